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

std::string_view pos_name(const Token& token) {
  if (token.upos == Upos::verb || token.upos == Upos::aux) return "verb";
  if (token.upos == Upos::adj) return "adj";
  return "noun";
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
    each_alternative(table.cell(row, 0), [&](std::string_view words) {
      // "be able" is looked up by its last word, "call for" by its first.
      if (words.starts_with("be ")) words.remove_prefix(3);
      const std::string_view lemma = words.substr(0, words.find(' '));
      const std::string_view rest = lemma.size() < words.size() ? words.substr(lemma.size() + 1) : std::string_view();
      auto& known = embedders_[fmt::format("{} {}", table.cell(row, 1), lemma)];
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
    each_alternative(table.cell(row, 0), [&](std::string_view word) {
      hedges_[fmt::format("{} {}", table.cell(row, 1), word)] = {*effect, table.cell(row, 3) == "yes"};
    });
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
      each_alternative(light->cell(row, 0), [&](std::string_view verb) { out.carriers_.emplace(verb.substr(0, verb.find(' '))); });
  return out;
}

// The exact frame goes before `any`, and "call off" before "call".
Effect CertaintyReader::embedder(const Tree& tree, std::uint32_t word, std::string_view frame) const {
  const auto found = embedders_.find(fmt::format("{} {}", pos_name(tree.token(word)), tree.lemma(word)));
  if (found == embedders_.end()) return Effect::none;
  Effect any = Effect::none;
  for (const Embedder& one : found->second) {
    if (!one.rest.empty() && !stands_with(tree, word, one.rest)) continue;
    if (one.frame == frame) return one.effect;
    if (one.frame == "any" && any == Effect::none) any = one.effect;
  }
  return any;
}

bool CertaintyReader::carries(const Tree& tree, std::uint32_t verb) const { return carriers_.contains(tree.lemma(verb)); }

const CertaintyReader::Hedge* CertaintyReader::hedge(const Tree& tree, std::uint32_t word, bool adjective) const {
  const std::string_view pos = adjective ? "adj" : "adv";
  auto found = hedges_.end();
  if (word > 0) found = hedges_.find(fmt::format("{} {} {}", pos, tree.folded(word - 1), tree.folded(word)));  // "no longer"
  if (found == hedges_.end()) found = hedges_.find(fmt::format("{} {}", pos, tree.folded(word)));
  return found == hedges_.end() ? nullptr : &found->second;
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
