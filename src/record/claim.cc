#include "hearsay/claim.h"

#include "hearsay/incident.h"
#include "record/spellings.h"

namespace hearsay {
namespace {

using Names = std::string_view;
constexpr std::array<Names, 16> kTypes = {"ACCUSE",   "AGREE",   "AID",    "ASSAULT", "COERCE",  "CONCEDE",  "CONSULT", "COOPERATE",
                                          "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"};
constexpr std::array<Names, 6> kStatuses = {"actual", "future", "conditional", "demanded", "generic", "opinion"};
constexpr std::array<Names, 8> kCertainties = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"};
constexpr std::array<Names, 5> kStances = {"asserts", "denies", "doubts", "expects", "asks"};
constexpr std::array<Names, 7> kSourceKinds = {"named", "office", "organisation", "media", "witness", "anonymous", "public"};
constexpr std::array<Names, 6> kEntityKinds = {"person", "group", "organisation", "state", "place", "thing"};
constexpr std::array<Names, 6> kIncidentStatuses = {"confirmed", "reported", "disputed", "rumoured", "denied", "expected"};

}  // namespace

std::string_view spelling(EventType v) { return kTypes[static_cast<std::size_t>(v)]; }
std::string_view spelling(EventStatus v) { return kStatuses[static_cast<std::size_t>(v)]; }
std::string_view spelling(Certainty v) { return kCertainties[static_cast<std::size_t>(v)]; }
std::string_view spelling(Stance v) { return kStances[static_cast<std::size_t>(v)]; }
std::string_view spelling(SourceKind v) { return kSourceKinds[static_cast<std::size_t>(v)]; }
std::string_view spelling(EntityKind v) { return kEntityKinds[static_cast<std::size_t>(v)]; }
std::string_view spelling(IncidentStatus v) { return kIncidentStatuses[static_cast<std::size_t>(v)]; }

std::optional<EventType> parse_event_type(std::string_view t) { return parse_spelling<EventType>(kTypes, t); }
std::optional<EventStatus> parse_event_status(std::string_view t) { return parse_spelling<EventStatus>(kStatuses, t); }
std::optional<Certainty> parse_certainty(std::string_view t) { return parse_spelling<Certainty>(kCertainties, t); }
std::optional<Stance> parse_stance(std::string_view t) { return parse_spelling<Stance>(kStances, t); }
std::optional<SourceKind> parse_source_kind(std::string_view t) { return parse_spelling<SourceKind>(kSourceKinds, t); }
std::optional<EntityKind> parse_entity_kind(std::string_view t) { return parse_spelling<EntityKind>(kEntityKinds, t); }
std::optional<IncidentStatus> parse_incident_status(std::string_view t) { return parse_spelling<IncidentStatus>(kIncidentStatuses, t); }

}  // namespace hearsay
