#include "coding/actor_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/words.h"

namespace hearsay {
namespace {

// A year alone is its first day as a beginning and its last as an end.
std::optional<Day> read_bound(std::string_view text, bool end) {
  if (text.empty()) return std::nullopt;
  std::string full(text);
  if (full.size() == 4)
    full += end ? "-12-31" : "-01-01";
  else if (full.size() == 7)
    full += end ? "-28" : "-01";
  return parse_iso_day(full);
}

bool is_international(std::string_view part) {
  return part == "IGO" || part == "NGO" || part == "IMG" || part == "MNC" || part == "NGM" || part == "UIS" || part == "INT";
}

}  // namespace

ActorCode split_actor_code(std::string_view code) {
  ActorCode out;
  for (std::size_t at = 0; at + 3 <= code.size(); at += 3) {
    const std::string_view part = code.substr(at, 3);
    if (part == "---") continue;  // nobody's: PETRARCH writes ---GOV for a government of no country
    if (at == 0 && !is_international(part))
      out.country = std::string(part);
    else
      out.sectors.emplace_back(part);
  }
  return out;
}

Done ActorLexicon::read_actors(const Table& table) {
  const auto name = table.column("name"), code = table.column("code"), kind = table.column("kind"), from = table.column("from"), to = table.column("to");
  if (!name || !code || !kind || !from || !to) return fail(Fault::corrupt, "table actors needs the columns names name code kind from to");
  std::vector<std::pair<std::uint32_t, RowId>> names;
  std::uint32_t known = 0;
  entries_.reserve(table.rows());
  names.reserve(table.keys());
  names_.reserve(table.keys());
  for (RowId row = 0; row < table.rows(); ++row) {
    Entry entry{row, table.cell(row, *name), table.cell(row, *code)};
    if (entry.name.empty()) entry.name = table.key(row);
    const auto parsed = parse_entity_kind(table.cell(row, *kind));
    if (!parsed)
      return fail(Fault::corrupt, fmt::format("kind is `{}`, wanted is person, group, organisation, state or place", table.cell(row, *kind)),
                  {.source = table.origin(row)});
    entry.kind = *parsed;
    entry.from = read_bound(table.cell(row, *from), false);
    entry.to = read_bound(table.cell(row, *to), true);
    entries_.push_back(entry);
    each_alternative(table.cell(row, 0), [&](std::string_view spelled) {
      names.emplace_back(names_.add_once(spelled, known), row);
      known = std::max(known, names.back().first + 1);
    });
  }
  meanings_.assign(known + 1, 0);
  gather_meanings(std::move(names));
  return {};
}

// Lists the rows of each name in the order of the table.
void ActorLexicon::gather_meanings(std::vector<std::pair<std::uint32_t, RowId>> names) {
  for (const auto& [name, row] : names) ++meanings_[name + 1];
  std::partial_sum(meanings_.begin(), meanings_.end(), meanings_.begin());
  std::vector<std::uint32_t> next = meanings_;
  rows_.resize(names.size());
  for (const auto& [name, row] : names) rows_[next[name]++] = row;
}

Done ActorLexicon::read_agents(const Table& table) {
  const auto code = table.column("code"), kind = table.column("kind");
  if (!code || !kind) return fail(Fault::corrupt, "table agents needs the columns words code kind");
  for (RowId row = 0; row < table.rows(); ++row) {
    const auto parsed = parse_entity_kind(table.cell(row, *kind));
    if (!parsed)
      return fail(Fault::corrupt, fmt::format("kind is `{}`, wanted is person, group or organisation", table.cell(row, *kind)), {.source = table.origin(row)});
    each_alternative(table.cell(row, 0), [&](std::string_view phrase) {
      Agent agent{{}, table.cell(row, *code), *parsed};
      std::string folded = fold(phrase);
      std::replace(folded.begin(), folded.end(), '-', ' ');
      std::size_t end = folded.size();
      std::string head;
      while (end != std::string::npos && end > 0) {
        const std::size_t space = folded.rfind(' ', end - 1);
        const std::size_t begin = space == std::string::npos ? 0 : space + 1;
        (head.empty() ? head : agent.before.emplace_back()) = folded.substr(begin, end - begin);
        end = space;
      }
      agents_[head].push_back(std::move(agent));
    });
  }
  for (std::vector<Agent>& list : agents_)
    std::stable_sort(list.begin(), list.end(), [](const Agent& a, const Agent& b) { return a.before.size() > b.before.size(); });
  return {};
}

Done ActorLexicon::read_demonyms(const Table& table) {
  const auto country = table.column("country");
  if (!country) return fail(Fault::corrupt, "table demonyms needs the columns words country");
  for (RowId row = 0; row < table.rows(); ++row)
    each_alternative(table.cell(row, 0), [&](std::string_view word) { demonyms_.try_emplace(fold(word), table.cell(row, *country)); });
  return {};
}

Result<ActorLexicon> ActorLexicon::create(std::shared_ptr<const Lexicon> lexicon) {
  ActorLexicon out;
  out.lexicon_ = std::move(lexicon);
  const auto read = [&](std::string_view name, Done (ActorLexicon::*reader)(const Table&)) -> Done {
    const auto table = out.lexicon_->table(name);
    if (!table) return fail(Fault::corrupt, fmt::format("this lexicon has no table `{}`; build it from the complete folder", name));
    return (out.*reader)(*table);
  };
  if (auto done = read("actors", &ActorLexicon::read_actors); !done) return tl::unexpected(done.error());
  if (auto done = read("agents", &ActorLexicon::read_agents); !done) return tl::unexpected(done.error());
  if (auto done = read("demonyms", &ActorLexicon::read_demonyms); !done) return tl::unexpected(done.error());
  if (const auto words = out.lexicon_->table("partitives"))
    for (RowId row = 0; row < words->rows(); ++row) each_alternative(words->cell(row, 0), [&](std::string_view word) { out.partitives_.add(fold(word)); });
  return out;
}

const ActorLexicon::Entry* ActorLexicon::choose(std::uint32_t name, std::optional<Day> day, bool& past) const {
  past = false;
  const std::span<const RowId> meanings(rows_.data() + meanings_[name], rows_.data() + meanings_[name + 1]);
  const Entry* first = &entries_[meanings.front()];
  if (!day) return first;
  const Entry* last = nullptr;
  for (const RowId row : meanings) {
    const Entry& entry = entries_[row];
    if ((!entry.from || *entry.from <= *day) && (!entry.to || *day <= *entry.to)) return &entry;
    if (entry.to && *entry.to < *day && (!last || *last->to < *entry.to)) last = &entry;
  }
  past = last != nullptr;
  return last ? last : first;
}

std::optional<ActorLexicon::NameHit> ActorLexicon::name_at(const Tree& tree, std::uint32_t first, std::uint32_t end, std::optional<Day> day) const {
  const auto hit = names_.longest(tree, first, end);
  if (!hit) return std::nullopt;
  NameHit out;
  out.entry = choose(hit->row, day, out.past);
  out.last = hit->last;
  return out;
}

std::optional<ActorLexicon::AgentHit> ActorLexicon::agent_at(const Tree& tree, std::uint32_t head) const {
  const std::vector<Agent>* found = agents_.find(tree.lemma(head));
  if (!found) found = agents_.find(tree.folded(head));
  if (!found) return std::nullopt;
  const std::uint32_t begin = tree.analysis().sentences[tree.sentence_of(head)].first;
  for (const Agent& agent : *found) {
    std::uint32_t at = head;
    bool same = true;
    for (const std::string& word : agent.before) {
      if (at > begin && tree.folded(at - 1) == "-") --at;
      if (at == begin || (tree.folded(at - 1) != word && tree.lemma(at - 1) != word)) {
        same = false;
        break;
      }
      --at;
    }
    if (same) return AgentHit{agent.code, agent.kind, at};
  }
  return std::nullopt;
}

std::string_view ActorLexicon::demonym(std::string_view folded) const {
  const std::string_view* found = demonyms_.find(folded);
  return found ? *found : std::string_view();
}

}  // namespace hearsay
