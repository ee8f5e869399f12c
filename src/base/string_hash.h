// Looks strings up in a hashed map or set by a view of them, without making a string of it.
#pragma once

#include <functional>
#include <string_view>

namespace hearsay {

struct StringHash : std::hash<std::string_view> {
  using is_transparent = void;
};

}  // namespace hearsay
