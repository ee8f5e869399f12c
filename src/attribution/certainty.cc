#include "attribution/certainty.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/words.h"
#include "record/spellings.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 13> kEffects = {"none",     "fact",    "does",   "not",  "future",    "likely",  "possible",
                                                       "unlikely", "unknown", "demand", "want", "condition", "expected"};

constexpr std::array<std::string_view, 3> kEmbedderPos = {"verb", "adj", "noun"};
constexpr std::array<std::string_view, 2> kHedgePos = {"adv", "adj"};

std::size_t embedder_pos(const Token& token) { return token.upos == Upos::verb || token.upos == Upos::aux ? 0 : token.upos == Upos::adj ? 1 : 2; }

/// Where the table's word for a part of speech stands among those that are asked for; nothing is found of others.
template <std::size_t size>
std::optional<std::size_t> place_in(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

/// Whether `rest` ("off", "stop short") is the word's particle, adverb or object, or the preposition of what hangs on it.
bool stands_with(const Tree& tree, std::uint32_t word, std::string_view rest) {
  const auto is_rest = [&](std::uint32_t i) { return tree.folded(i) == rest || tree.lemma(i) == rest; };
  for (const std::uint32_t c : tree.children(word)) {
    if (is_rest(c) || tree.preposition(c) == rest) return true;
    const std::uint32_t mark = tree.child(c, Relation::mark);
    if (mark != kNoToken && is_rest(mark)) return true;
  }
  return word + 1 < tree.size() && is_rest(word + 1);
}

}  // namespace

std::string_view spelling(Effect effect) { return kEffects[static_cast<std::size_t>(effect)]; }
std::optional<Effect> parse_effect(std::string_view text) { return parse_spelling<Effect>(kEffects, text); }

Done CertaintyReader::read_embedders(const Table& table) {
  if (!table.column("effect")) return fail(Fault::corrupt, "table embedders needs the columns words pos frame effect");
  for (RowId row = 0; row < table.rows(); ++row) {
    const auto effect = parse_effect(table.cell(row, 3));
    if (!effect) return fail(Fault::corrupt, fmt::format("effect `{}` is unknown", table.cell(row, 3)), {.source = table.origin(row)});
    const auto pos = place_in(kEmbedderPos, table.cell(row, 1));
    if (!pos) continue;
    each_alternative(table.cell(row, 0), [&](std::string_view words) {
      // "be able" is looked up by its last word, "call for" by its first.
      if (words.starts_with("be ")) words.remove_prefix(3);
      const std::string_view lemma = words.substr(0, words.find(' '));
      const std::string_view rest = lemma.size() < words.size() ? words.substr(lemma.size() + 1) : std::string_view();
      auto& known = embedders_[*pos][lemma];
      // "call off" is asked before "call".
      known.insert(rest.empty() ? known.end() : known.begin(), {rest, table.cell(row, 2), *effect});
    });
  }
  return {};
}

Done CertaintyReader::read_hedges(const Table& table) {
  if (!table.column("public")) return fail(Fault::corrupt, "table hedges needs the columns words pos effect public");
  for (RowId row = 0; row < table.rows(); ++row) {
    const auto effect = parse_effect(table.cell(row, 2));
    if (!effect) return fail(Fault::corrupt, fmt::format("effect `{}` is unknown", table.cell(row, 2)), {.source = table.origin(row)});
    const auto pos = place_in(kHedgePos, table.cell(row, 1));
    if (!pos) continue;
    each_alternative(table.cell(row, 0), [&](std::string_view word) { hedges_[*pos][word] = {*effect, table.cell(row, 3) == "yes"}; });
  }
  return {};
}

Result<CertaintyReader> CertaintyReader::create(std::shared_ptr<const Lexicon> lexicon) {
  CertaintyReader out;
  out.lexicon_ = std::move(lexicon);
  const auto embedders = out.lexicon_->table("embedders"), hedges = out.lexicon_->table("hedges");
  if (!embedders || !hedges) return fail(Fault::corrupt, "this lexicon lacks table embedders or hedges; build it from the complete folder");
  if (auto done = out.read_embedders(*embedders); !done) return tl::unexpected(done.error());
  if (auto done = out.read_hedges(*hedges); !done) return tl::unexpected(done.error());
  if (const auto light = out.lexicon_->table("light_verbs"))
    for (RowId row = 0; row < light->rows(); ++row)
      each_alternative(light->cell(row, 0), [&](std::string_view verb) { out.carriers_.add(verb.substr(0, verb.find(' '))); });
  return out;
}

// The exact frame goes before `any`, and "call off" before "call".
Effect CertaintyReader::embedder(const Tree& tree, std::uint32_t word, std::string_view frame) const {
  const std::vector<Embedder>* found = embedders_[embedder_pos(tree.token(word))].find(tree.lemma(word));
  if (!found) return Effect::none;
  Effect any = Effect::none;
  for (const Embedder& one : *found) {
    if (!one.rest.empty() && !stands_with(tree, word, one.rest)) continue;
    if (one.frame == frame) return one.effect;
    if (one.frame == "any" && any == Effect::none) any = one.effect;
  }
  return any;
}

bool CertaintyReader::carries(const Tree& tree, std::uint32_t verb) const { return carriers_.contains(tree.lemma(verb)); }

const CertaintyReader::Hedge* CertaintyReader::hedge(const Tree& tree, std::uint32_t word, bool adjective) const {
  const TextMap<Hedge>& hedges = hedges_[adjective];
  const Hedge* found = nullptr;
  if (word > 0) found = hedges.find(fmt::format("{} {}", tree.folded(word - 1), tree.folded(word)));  // "no longer"
  return found ? found : hedges.find(tree.folded(word));
}

bool CertaintyReader::is_doubtful(const Tree& tree, std::uint32_t source) const {
  if (source == kNoToken) return false;
  for (const std::uint32_t c : tree.children(source)) {
    const Hedge* found = tree.relation(c) == Relation::amod ? hedge(tree, c, true) : nullptr;
    if (found && found->is_public && found->effect == Effect::possible) return true;
  }
  return false;
}

}  // namespace hearsay
