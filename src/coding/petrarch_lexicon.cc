#include "coding/petrarch_lexicon.h"

#include <charconv>

namespace hearsay {
namespace {

constexpr std::int32_t kRefusal = 0xFFFF;   // taken off a meaning that is turned down
constexpr std::int32_t kWords = 0x1000;     // from here on something is done with words

std::optional<std::int32_t> read_meaning(std::string_view text) {
  const bool refused = text.starts_with('!');
  if (refused) text.remove_prefix(1);
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return refused ? value - kRefusal : value;
}

std::uint32_t number_of(Day day) {
  const std::chrono::year_month_day date{day};
  return static_cast<std::uint32_t>(static_cast<int>(date.year())) * 10000 + static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
}

}  // namespace

Result<PetrarchLexicon> PetrarchLexicon::create(std::shared_ptr<const petrarch::Dictionaries> dictionaries, std::shared_ptr<const Lexicon> lexicon) {
  PetrarchLexicon out;
  out.dictionaries_ = std::move(dictionaries);
  out.lexicon_ = std::move(lexicon);
  if (auto done = out.read_codes(); !done) return tl::unexpected(done.error());
  out.index();
  return out;
}

Done PetrarchLexicon::read_codes() {
  const auto table = lexicon_->table("cameo");
  if (!table || !table->column("label")) return fail(Fault::corrupt, "this lexicon has no table `cameo` with the columns code type mode contexts meaning label");
  for (RowId row = 0; row < table->rows(); ++row) {
    const auto value = read_meaning(table->cell(row, 4));
    if (!value) return fail(Fault::corrupt, "the meaning is no hexadecimal number", {.source = table->origin(row)});
    codes_[std::string(table->cell(row, 0))] = {*value, row};
    spelled_.try_emplace(*value, table->cell(row, 0));
  }
  // To intend an attack is to threaten with one.
  spelled_.try_emplace(0x30A0, "138");
  return {};
}

void PetrarchLexicon::index() {
  // Of two entries of one name the later one counts, as in PETRARCH.
  for (std::uint32_t i = 0; i < dictionaries_->actors.size(); ++i)
    for (const std::string& name : dictionaries_->actors[i].names) names_.add(name, i);
  for (std::uint32_t i = 0; i < dictionaries_->agents.size(); ++i) agents_.add(dictionaries_->agents[i].name, i);
  for (std::uint32_t i = 0; i < dictionaries_->discards.size(); ++i) discards_.add(dictionaries_->discards[i].phrase, i);
  for (std::uint32_t i = 0; i < dictionaries_->verbs.size(); ++i) {
    const petrarch::Verb& verb = dictionaries_->verbs[i];
    by_form_[verb.form].push_back(i);
    if (verb.stem) by_stem_[verb.form].push_back(i);
  }
}

std::optional<PetrarchLexicon::NameHit> PetrarchLexicon::name_at(const Tree& tree, std::uint32_t first, std::uint32_t end, std::optional<Day> day) const {
  const auto hit = names_.longest(tree, first, end);
  if (!hit) return std::nullopt;
  const std::vector<petrarch::DatedCode>& codes = dictionaries_->actors[hit->row].codes;
  NameHit out{{}, hit->last};
  for (const petrarch::DatedCode& one : codes) {
    const bool dated = one.from != 0 || one.until != UINT32_MAX;
    if (dated && (!day || number_of(*day) < one.from || number_of(*day) >= one.until)) continue;
    out.code = one.code;
    break;
  }
  return out;
}

std::optional<PetrarchLexicon::AgentHit> PetrarchLexicon::agent_at(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  const auto hit = agents_.longest(tree, first, end);
  if (!hit) return std::nullopt;
  return AgentHit{&dictionaries_->agents[hit->row], hit->last};
}

std::optional<PetrarchLexicon::DiscardHit> PetrarchLexicon::discard_at(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  const auto hit = discards_.longest(tree, first, end);
  if (!hit) return std::nullopt;
  return DiscardHit{&dictionaries_->discards[hit->row], hit->last};
}

const std::vector<std::uint32_t>& PetrarchLexicon::verbs(std::string_view form, std::string_view lemma) const {
  static const std::vector<std::uint32_t> kNone;
  if (const auto found = by_form_.find(form); found != by_form_.end()) return found->second;
  const auto found = by_stem_.find(lemma);
  return found == by_stem_.end() ? kNone : found->second;
}

// Codes with more digits than the table knows count as the coarser one above them.
Meaning PetrarchLexicon::meaning(std::string_view code) const {
  if (code.empty()) return {};
  for (std::size_t size = code.size(); size >= 2; --size) {
    auto found = codes_.find(code.substr(0, size));
    if (found == codes_.end() && size == 2) found = codes_.find(std::string(code.substr(0, 2)) + "0");
    if (found != codes_.end()) return {found->second.value, code};
  }
  return {0, code};
}

PetrarchLexicon::Voices PetrarchLexicon::voices(std::string_view code) const {
  const std::size_t colon = code.find(':');
  if (colon == code.npos) return {meaning(code), {}};
  return {meaning(code.substr(0, colon)), meaning(code.substr(colon + 1))};
}

Meaning PetrarchLexicon::combine(Meaning outer, Meaning inner) const {
  if (!outer) return inner;
  if (!inner) return outer;
  if (inner.value >= 0 && (inner.value >= outer.value || (outer.value >= kWords && inner.value >= kWords))) return inner;
  // Two deeds are not one: "launched a strike to target" is the strike.
  if (outer.value < kWords && (outer.value & 0xF0) && (inner.value & 0xF0)) return outer;
  const Meaning sum{outer.value + inner.value, {}, outer.trigger};
  if (!code(sum).empty()) return sum;
  return outer.value >= kWords ? outer : inner;
}

Meaning PetrarchLexicon::negated(Meaning one) const {
  if (!one) return one;
  const Meaning refused{one.value - kRefusal, {}, one.trigger};
  // Of a deed without a refusal of its own at least its kind is turned down.
  for (const std::int32_t mask : {0, 0xF, 0xFF, 0xFFF})
    if (const Meaning coarse{(one.value & ~mask) - kRefusal, {}, one.trigger}; !code(coarse).empty() && (one.value & ~mask)) return coarse;
  // Aid (4) and diplomacy (8) are cooperation (7) when they are refused.
  if (one.value >= 0x40 && one.value < 0x90) return {0x70 - kRefusal, {}, one.trigger};
  return refused;
}

std::string_view PetrarchLexicon::code(const Meaning& one) const {
  if (!one.cameo.empty()) return one.cameo;
  const auto found = spelled_.find(one.value);
  return one.value == 0 || found == spelled_.end() ? std::string_view() : found->second;
}

bool PetrarchLexicon::is_kind_of(std::int32_t value, std::int32_t kind) const {
  if (value <= 0) return value == kind && value != 0;
  return value == kind || (value & ~0xF) == kind || (value & ~0xFF) == kind || (value & ~0xFFF) == kind;
}

std::int32_t PetrarchLexicon::meaning_of_verbs(std::string_view joined) const {
  std::int32_t sum = 0;
  while (!joined.empty()) {
    const std::string_view one = joined.substr(0, joined.find('_'));
    joined.remove_prefix(std::min(one.size() + 1, joined.size()));
    const std::vector<std::uint32_t>& found = verbs(one, one);
    if (!found.empty()) sum += voices(dictionaries_->verbs[found.front()].code).active.value;
  }
  return sum;
}

PetrarchLexicon::Facts PetrarchLexicon::facts(std::string_view cameo) const {
  const auto table = lexicon_->table("cameo");
  for (; cameo.size() >= 2; cameo.remove_suffix(1)) {
    auto found = codes_.find(cameo);
    if (found == codes_.end() && cameo.size() == 2) found = codes_.find(std::string(cameo) + "0");
    if (found == codes_.end()) continue;
    const RowId row = found->second.row;
    return {parse_event_type(table->cell(row, 1)), table->cell(row, 2), table->cell(row, 3)};
  }
  return {};
}

}  // namespace hearsay
