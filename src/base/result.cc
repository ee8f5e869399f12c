#include "hearsay/result.h"

namespace hearsay {

std::string Error::describe() const {
  std::string out = where.source;
  if (where.line) out += ':' + std::to_string(where.line);
  if (!out.empty()) out += ": ";
  return out + message;
}

}  // namespace hearsay
