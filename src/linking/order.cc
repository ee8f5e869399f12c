#include "linking/order.h"

#include <tuple>

#include "linking/days.h"

namespace hearsay::linking {

Moment moment_of(const Claim& claim) {
  const std::string published = claim.document.published.value_or("");
  return {day_of(published).value_or(INT32_MAX), minute_of(published).value_or(INT64_MAX)};
}

bool stands_before(const Claim& one, const Claim& other) {
  return std::tie(one.sentence.index, one.event.trigger.at.begin, one.id) < std::tie(other.sentence.index, other.event.trigger.at.begin, other.id);
}

}  // namespace hearsay::linking
