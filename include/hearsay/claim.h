// The claim record, field for field (docs/claim-record.md). A Claim owns all it says,
// so it may outlive its document, cross threads and be stored. Claims are few (a
// handful a document): clarity is worth more here than the allocations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/origin.h"
#include "hearsay/result.h"

namespace hearsay {

// Closed sets are enums. Open sets (modes, contexts, codes) are strings.
enum class EventType : std::uint8_t {
  accuse,
  agree,
  aid,
  assault,
  coerce,
  concede,
  consult,
  cooperate,
  mobilize,
  protest,
  reject,
  request,
  retreat,
  sanction,
  support,
  threaten
};
enum class EventStatus : std::uint8_t { actual, future, conditional, demanded, generic, opinion };
enum class Certainty : std::uint8_t { ct_plus, pr_plus, ps_plus, ct_minus, pr_minus, ps_minus, ct_u, uu };
enum class Stance : std::uint8_t { asserts, denies, doubts, expects, asks };
enum class SourceKind : std::uint8_t { named, office, organisation, media, witness, anonymous, public_ };
enum class EntityKind : std::uint8_t { person, group, organisation, state, place, thing };

std::string_view spelling(EventType);  // "ASSAULT"
std::string_view spelling(EventStatus);
std::string_view spelling(Certainty);  // "CT+"
std::string_view spelling(Stance);
std::string_view spelling(SourceKind);  // "public"
std::string_view spelling(EntityKind);
std::optional<EventType> parse_event_type(std::string_view);
std::optional<EventStatus> parse_event_status(std::string_view);
std::optional<Certainty> parse_certainty(std::string_view);
std::optional<Stance> parse_stance(std::string_view);
std::optional<SourceKind> parse_source_kind(std::string_view);
std::optional<EntityKind> parse_entity_kind(std::string_view);

struct Mention {
  std::string text;
  CharSpan at;
  bool operator==(const Mention&) const = default;
};
struct Trigger : Mention {
  std::string lemma;
  bool operator==(const Trigger&) const = default;
};
struct Instrument : Mention {
  std::string kind;  // firearm bomb artillery aircraft drone vehicle blade chemical other
  bool operator==(const Instrument&) const = default;
};
struct Time : Mention {
  std::optional<std::string> start, stop;  // ISO dates, inclusive; open without a publication date
  std::string precision;                   // minute day week month year
  bool operator==(const Time&) const = default;
};
struct Place : Mention {
  std::optional<std::string> name, country, admin1, gazetteer_id;
  std::optional<double> latitude, longitude;
  std::string precision;  // site settlement near admin2 admin1 area sea country
  bool operator==(const Place&) const = default;
};
struct Party : Mention {
  std::string head, entity;
  EntityKind entity_kind = EntityKind::thing;
  std::optional<std::string> name, code, country;
  std::vector<std::string> sectors;
  bool operator==(const Party&) const = default;
};
struct Source : Party {
  Mention cue;
  CharSpan content;
  SourceKind kind = SourceKind::named;
  Stance stance = Stance::asserts;
  bool operator==(const Source&) const = default;
};
struct Quantity : Mention {
  std::string kind, unit, approx, scope, of;
  std::optional<std::int64_t> min, max;
  bool operator==(const Quantity&) const = default;
};

struct SentenceText : Mention {
  std::uint32_t index = 0;
  bool operator==(const SentenceText&) const = default;
};
struct Event {
  std::optional<EventType> type;  // empty: harm without an attacker, mode `disaster`
  EventStatus status = EventStatus::actual;
  std::optional<std::string> mode, cameo;
  std::vector<std::string> contexts;
  Trigger trigger;
  std::vector<Instrument> instruments;
  std::optional<Time> time;
  std::optional<Place> place;
  std::optional<Place> scene;  // where the report goes on, if that is not what `place` says
  bool operator==(const Event&) const = default;
};

/// Where whoever puts reports together looks for the event.
inline const std::optional<Place>& scene_of(const Event& event) { return event.scene ? event.scene : event.place; }

struct Claim {
  std::string id;  // DOCUMENT:SENTENCE:N
  Origin document;
  SentenceText sentence;
  Event event;
  std::vector<Party> actors, recipients;
  std::vector<Source> sources;  // outermost first; empty is the article's own voice
  Certainty certainty = Certainty::uu;
  std::vector<Quantity> quantities;
  std::vector<Quantity> victims;  // told without a figure: "a soldier was killed" is one
  std::optional<std::string> incident;
  bool operator==(const Claim&) const = default;
};

/// Appends the record as one line of JSON, without the newline.
void append_json(const Claim&, std::string& line);
/// Fields it does not know are ignored. Fault::input names the field that is missing or of the wrong type.
Result<Claim> parse_claim(std::string_view line);

}  // namespace hearsay
