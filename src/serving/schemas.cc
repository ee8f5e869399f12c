#include "serving/schemas.h"

namespace hearsay::serving {
namespace embedded {
extern const std::string_view claim, incident, annotation, attributions, acled, ged, polecat;
}

std::string_view schema(std::string_view name) {
  if (name == "claim") return embedded::claim;
  if (name == "incident") return embedded::incident;
  if (name == "annotation") return embedded::annotation;
  if (name == "attributions") return embedded::attributions;
  if (name == "acled") return embedded::acled;
  if (name == "ged") return embedded::ged;
  if (name == "polecat") return embedded::polecat;
  return {};
}

}  // namespace hearsay::serving
