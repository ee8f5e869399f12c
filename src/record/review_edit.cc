// The fields that a reviewer may set, one function each.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/iso_date.h"
#include "hearsay/review.h"
#include "record/modes.h"

namespace hearsay {
namespace {

Done wrong(std::string_view field, const std::string& value, std::string_view wanted) {
  return fail(Fault::argument, fmt::format("{} cannot be \"{}\"; wanted is {}", field, value, wanted));
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

// Capitals in threes.
bool is_code(std::string_view text) {
  return !text.empty() && text.size() % 3 == 0 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
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

// All of them: whoever wrote a wrong one wants to see the right ones.
std::string all_types() {
  std::string out;
  for (auto type = EventType{};; type = static_cast<EventType>(static_cast<int>(type) + 1)) {
    out += fmt::format("{}{}", out.empty() ? "" : " ", spelling(type));
    if (type == EventType::threaten) return out;
  }
}
std::string all_modes() {
  std::string out;
  for (const record::ModesOfType& one : record::modes_of_types())
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", one.modes, one.type == "-" ? "of no type" : one.type);
  return out;
}

Done set_type(Claim& claim, const std::string& value) {
  const auto type = parse_event_type(value);
  if (!type) return wrong("type", value, "a PLOVER type: " + all_types());
  claim.event.type = type;
  return {};
}
Done set_mode(Claim& claim, const std::string& value) {
  if (value == "none") return claim.event.mode.reset(), Done{};
  if (!record::is_mode(value)) return wrong("mode", value, "none or one of " + all_modes());
  return claim.event.mode = value, Done{};
}
Done set_cameo(Claim& claim, const std::string& value) {
  if (value == "none") return claim.event.cameo.reset(), Done{};
  const bool digits = value.size() >= 2 && value.size() <= 4 && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::string_view root = std::string_view(value).substr(0, 2);
  if (!digits || root < "01" || root > "20") return wrong("cameo", value, "none or a CAMEO code of 2 to 4 digits that begins with 01 to 20, such as 190");
  return claim.event.cameo = value, Done{};
}
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
  if (!is_iso_day(first) || !is_iso_day(last) || last < first) return wrong("date", value, "a day of the calendar, YYYY-MM-DD, or two with .. between");
  Time& time = claim.event.time ? *claim.event.time : claim.event.time.emplace();
  time.start = first;
  time.stop = last;
  time.precision = "day";
  return {};
}

// Where a reviewer says it was is also where the report has it.
Place& place_of(Claim& claim) {
  Event& event = claim.event;
  if (!event.place) event.place = event.scene ? std::move(event.scene) : std::optional<Place>(std::in_place);
  event.scene.reset();
  return *event.place;
}
Done set_place(Claim& claim, const std::string& value) {
  if (is_blank(value)) return wrong("place", value, "a name");
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
  if (!is_code(value) || value.size() != 3) return wrong("country", value, "an ISO code of three capitals, such as SYR");
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
  for (auto* counts : {&claim.quantities, &claim.victims}) std::erase_if(*counts, [&](const Quantity& one) { return one.kind == kind; });
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
Done set_parties(std::vector<Party>& parties, const char* field, const std::string& value, const Claim& claim) {
  if (value == "none") return parties.clear(), Done{};
  const std::size_t slash = value.rfind('/');
  Party party;
  party.text = value.substr(0, slash);
  if (is_blank(party.text) || (slash != value.npos && !is_code(std::string_view(value).substr(slash + 1))))
    return wrong(field, value, "none, or a name, or NAME/CODE with a CAMEO code of capitals in threes, such as the air force/SYRMIL");
  party.name = party.text;
  party.head = party.text.substr(party.text.rfind(' ') + 1);
  party.entity_kind = EntityKind::group;
  party.at = claim.sentence.at;
  if (slash != value.npos) {
    party.code = value.substr(slash + 1);
    party.country = party.code->substr(0, 3);
    for (std::size_t at = 3; at + 3 <= party.code->size(); at += 3) party.sectors.push_back(party.code->substr(at, 3));
  }
  parties.assign(1, std::move(party));
  return {};
}
Done set_actor(Claim& claim, const std::string& value) { return set_parties(claim.actors, "actor", value, claim); }
Done set_recipient(Claim& claim, const std::string& value) { return set_parties(claim.recipients, "recipient", value, claim); }

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

Done check(const Review& review) {
  if (!is_iso_moment(review.at))
    return fail(Fault::argument, fmt::format("\"{}\" is no time of a decision; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ, in UTC", review.at));
  if (is_blank(review.by)) return fail(Fault::argument, "a decision says who decided; --by NAME does");
  if (review.claims.empty()) return fail(Fault::argument, fmt::format("{} names no claim", spelling(review.action)));
  if (review.action == ReviewAction::grade && is_blank(review.value)) return fail(Fault::argument, "a grade may not be empty");
  if (review.action == ReviewAction::note && is_blank(review.note)) return fail(Fault::argument, "a note may not be empty");
  if (review.action == ReviewAction::merge && review.claims.size() < 2) return fail(Fault::argument, "a merge joins two incidents, and this names one claim");
  Claim any;
  return review.action == ReviewAction::edit ? edit(any, review.field, review.value) : Done{};
}

}  // namespace hearsay
