#include "serving/export_tables.h"

#include <array>

namespace hearsay::serving {
namespace embedded {
extern const std::string_view countries, actor_kinds, acled_events, event_names;
}
namespace {

// In the order of PartyKind.
constexpr std::array<std::string_view, 9> kKinds = {"", "state", "rebel", "militia", "identity", "rioters", "protesters", "civilians", "other"};

std::string_view spelling_of(PartyKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

PartyKind kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (kKinds[i] == name) return static_cast<PartyKind>(i);
  return PartyKind::unknown;
}

std::string_view next_piece(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return piece;
}

/// Calls `row` with each row's fields; lines that begin with # and the row of names are passed over.
template <class Row>
void each_row(std::string_view table, Row row) {
  bool named = false;
  while (!table.empty()) {
    std::string_view line = next_piece(table, '\n');
    if (line.empty() || line.front() == '#') continue;
    if (!std::exchange(named, true)) continue;
    std::array<std::string_view, 7> fields;
    for (std::string_view& field : fields) field = next_piece(line, '\t');
    row(fields);
  }
}

// Words of the text, as they stand: the table's are lower case, and so are such nouns in the middle of a sentence.
template <class Visit>
void each_word(std::string_view text, Visit visit) {
  while (!text.empty()) visit(next_piece(text, ' '));
}

bool fits(std::string_view wanted, PartyKind kind) { return wanted == "*" || (wanted == "armed" ? is_armed(kind) : wanted == spelling_of(kind)); }

}  // namespace

bool is_armed(PartyKind kind) {
  return kind == PartyKind::state || kind == PartyKind::rebel || kind == PartyKind::militia || kind == PartyKind::identity || kind == PartyKind::other;
}

ExportTables::ExportTables() {
  each_row(embedded::countries, [&](const auto& f) { countries_[f[0]] = {f[0], f[1], f[2], f[3], f[4], f[5], f[6]}; });
  each_row(embedded::actor_kinds, [&](const auto& f) { (f[0] == "word" ? words_ : roles_)[f[1]] = kind_named(f[2]); });
  each_row(embedded::event_names, [&](const auto& f) { names_[{f[0], f[1]}] = f[2]; });
  each_row(embedded::acled_events, [&](const auto& f) { acled_.push_back({f[0], f[1], f[2], f[3], {f[4], f[5], f[6]}}); });
}

const Country* ExportTables::country(std::string_view iso3) const {
  const auto found = countries_.find(iso3);
  return found == countries_.end() ? nullptr : &found->second;
}

PartyKind ExportTables::kind_of(std::string_view text, std::string_view code) const {
  PartyKind kind = PartyKind::unknown;
  each_word(text, [&](std::string_view word) {
    if (const auto found = words_.find(word); found != words_.end() && kind == PartyKind::unknown) kind = found->second;
  });
  if (kind != PartyKind::unknown) return kind;
  const bool national = country(code.substr(0, 3)) != nullptr;
  for (std::size_t at = national ? 3 : 0; at + 3 <= code.size(); at += 3)
    if (const auto found = roles_.find(code.substr(at, 3)); found != roles_.end()) return found->second;
  return national && code.size() == 3 ? PartyKind::state : PartyKind::unknown;
}

std::string ExportTables::event_name(const Incident& incident) const {
  const std::string_view type = incident.type ? spelling(*incident.type) : std::string_view();
  for (const std::string_view mode : {std::string_view(incident.mode ? *incident.mode : ""), std::string_view()})
    if (const auto found = names_.find({type, mode}); found != names_.end()) return std::string(found->second);
  return "Event";
}

std::optional<AcledEvent> ExportTables::acled_event(const Incident& incident, PartyKind actor, PartyKind recipient) const {
  const std::string_view type = incident.type ? spelling(*incident.type) : std::string_view();
  const std::string_view mode = incident.mode ? std::string_view(*incident.mode) : std::string_view();
  for (const AcledRule& rule : acled_)
    if (rule.type == type && (rule.mode == "*" || rule.mode == mode) && fits(rule.actor, actor) && fits(rule.recipient, recipient)) return rule.event;
  return std::nullopt;
}

}  // namespace hearsay::serving
