// The fields that a reviewer may set, one function each.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "hearsay/review.h"

namespace hearsay {
namespace {

Done wrong(std::string_view field, const std::string& value, const char* wanted) {
  return fail(Fault::argument, fmt::format("{} cannot be \"{}\"; wanted is {}", field, value, wanted));
}

bool is_day(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  return text.size() == kShape.size() &&
         std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) { return shape == 'd' ? c >= '0' && c <= '9' : c == shape; });
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<double> coordinate(const std::string& text, double most) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= -most && value <= most ? std::optional(value) : std::nullopt;
}

Done set_type(Claim& claim, const std::string& value) {
  const auto type = parse_event_type(value);
  if (!type) return wrong("type", value, "a PLOVER type, such as ASSAULT");
  claim.event.type = type;
  return {};
}
Done set_mode(Claim& claim, const std::string& value) { return claim.event.mode = value, Done{}; }
Done set_cameo(Claim& claim, const std::string& value) { return claim.event.cameo = value, Done{}; }
Done set_status(Claim& claim, const std::string& value) {
  const auto status = parse_event_status(value);
  if (!status) return wrong("status", value, "actual, future, conditional, demanded, generic or opinion");
  claim.event.status = *status;
  return {};
}
Done set_certainty(Claim& claim, const std::string& value) {
  const auto certainty = parse_certainty(value);
  if (!certainty) return wrong("certainty", value, "CT+, PR+, PS+, CT-, PR-, PS-, CTu or Uu");
  claim.certainty = *certainty;
  return {};
}

// "2026-05-01" or "2026-05-01..2026-05-03"
Done set_date(Claim& claim, const std::string& value) {
  const std::size_t dots = value.find("..");
  const std::string first = value.substr(0, dots), last = dots == value.npos ? first : value.substr(dots + 2);
  if (!is_day(first) || !is_day(last) || last < first) return wrong("date", value, "a day, YYYY-MM-DD, or two with .. between");
  Time& time = claim.event.time ? *claim.event.time : claim.event.time.emplace();
  time.start = first;
  time.stop = last;
  time.precision = "day";
  return {};
}

Place& place_of(Claim& claim) { return claim.event.place ? *claim.event.place : claim.event.place.emplace(); }
Done set_place(Claim& claim, const std::string& value) {
  Place& place = place_of(claim);
  if (place.text.empty()) place.at = claim.sentence.at;
  place.text = value;
  place.name = value;
  place.gazetteer_id.reset();
  place.latitude.reset();
  place.longitude.reset();
  place.admin1.reset();
  place.precision = "settlement";
  return {};
}
Done set_country(Claim& claim, const std::string& value) {
  if (value.size() != 3) return wrong("country", value, "an ISO code of three letters");
  return place_of(claim).country = value, Done{};
}
Done set_latitude(Claim& claim, const std::string& value) {
  const auto degrees = coordinate(value, 90);
  if (!degrees) return wrong("latitude", value, "degrees from -90 to 90");
  return place_of(claim).latitude = degrees, Done{};
}
Done set_longitude(Claim& claim, const std::string& value) {
  const auto degrees = coordinate(value, 180);
  if (!degrees) return wrong("longitude", value, "degrees from -180 to 180");
  return place_of(claim).longitude = degrees, Done{};
}

// "14", "40+", "10-15", "-30" (up to), "none"
Done set_count(Claim& claim, const char* kind, const std::string& value) {
  Quantity count;
  const std::size_t dash = value.find('-');
  const bool open = value.ends_with('+');
  if (open)
    count.min = number(std::string_view(value).substr(0, value.size() - 1));
  else if (dash != value.npos)
    count.min = number(std::string_view(value).substr(0, dash)), count.max = number(std::string_view(value).substr(dash + 1));
  else
    count.min = count.max = number(value);
  const bool none = value == "none";
  const bool good = none || (open ? count.min.has_value() : count.max && (count.min ? *count.min <= *count.max : dash == 0));
  if (!good) return wrong(kind, value, "a number, 40+, 10-15, -30 or none");
  std::erase_if(claim.quantities, [&](const Quantity& one) { return one.kind == kind; });
  if (none) return {};
  count.kind = kind;
  count.unit = "people";
  count.scope = "event";
  count.of = "recipient";
  count.approx = open ? "atleast" : count.min == count.max ? "exact" : count.min ? "range" : "atmost";
  count.text = value;
  count.at = claim.sentence.at;
  claim.quantities.push_back(std::move(count));
  return {};
}
Done set_killed(Claim& claim, const std::string& value) { return set_count(claim, "killed", value); }
Done set_injured(Claim& claim, const std::string& value) { return set_count(claim, "injured", value); }

// "the air force/SYRMIL", "none"
void set_parties(std::vector<Party>& parties, const std::string& value, const Claim& claim) {
  parties.clear();
  if (value == "none") return;
  const std::size_t slash = value.rfind('/');
  Party party;
  party.text = value.substr(0, slash);
  party.name = party.text;
  party.head = party.text.substr(party.text.rfind(' ') + 1);
  party.entity_kind = EntityKind::group;
  party.at = claim.sentence.at;
  if (slash != value.npos) {
    party.code = value.substr(slash + 1);
    party.country = party.code->substr(0, 3);
    for (std::size_t at = 3; at + 3 <= party.code->size(); at += 3) party.sectors.push_back(party.code->substr(at, 3));
  }
  parties.push_back(std::move(party));
}
Done set_actor(Claim& claim, const std::string& value) { return set_parties(claim.actors, value, claim), Done{}; }
Done set_recipient(Claim& claim, const std::string& value) { return set_parties(claim.recipients, value, claim), Done{}; }

struct Field {
  std::string_view name;
  Done (*set)(Claim&, const std::string&);
};
constexpr Field kFields[] = {{"type", set_type},           {"mode", set_mode},           {"cameo", set_cameo},   {"status", set_status},
                             {"certainty", set_certainty}, {"date", set_date},           {"place", set_place},   {"country", set_country},
                             {"latitude", set_latitude},   {"longitude", set_longitude}, {"killed", set_killed}, {"injured", set_injured},
                             {"actor", set_actor},         {"recipient", set_recipient}};

}  // namespace

Done edit(Claim& claim, std::string_view field, const std::string& value) {
  std::string known;
  for (const Field& one : kFields) {
    if (one.name == field) return one.set(claim, value);
    known += (known.empty() ? "" : " ") + std::string(one.name);
  }
  return fail(Fault::argument, fmt::format("a claim has no field {} to edit; there are {}", field, known));
}

}  // namespace hearsay
