#include "base/iso_date.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace hearsay {
namespace {

bool has_shape(std::string_view text, std::string_view shape) {
  return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char s) { return s == 'd' ? c >= '0' && c <= '9' : c == s; });
}

int number(std::string_view text, std::size_t at, std::size_t length) {
  int out = 0;
  for (char c : text.substr(at, length)) out = 10 * out + (c - '0');
  return out;
}

}  // namespace

bool is_iso_day(std::string_view text) {
  if (!has_shape(text, "dddd-dd-dd")) return false;
  const std::chrono::year_month_day day{std::chrono::year(number(text, 0, 4)), std::chrono::month(static_cast<unsigned>(number(text, 5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(text, 8, 2)))};
  return day.ok();
}

bool is_iso_date(std::string_view text) {
  constexpr std::string_view kFirstDay = "0000-01-01";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  return is_iso_day(std::string(text) + std::string(kFirstDay.substr(text.size())));
}

bool is_iso_moment(std::string_view text) {
  if (text.size() == 10) return is_iso_day(text);
  return is_iso_day(text.substr(0, 10)) && has_shape(text.substr(10), "Tdd:dd:ddZ") && number(text, 11, 2) < 24 && number(text, 14, 2) < 60 &&
         number(text, 17, 2) < 60;
}

bool is_after(std::string_view first, std::string_view second) { return first.substr(0, second.size()) > second.substr(0, first.size()); }

}  // namespace hearsay
