#include "attribution/cue_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <optional>

#include "attribution/features.h"
#include "base/numbers.h"

namespace hearsay {
namespace {

std::optional<CuePos> parse_pos(std::string_view text) {
  for (const CuePos pos : {CuePos::verb, CuePos::noun, CuePos::adjective, CuePos::particle})
    if (spelling(pos) == text) return pos;
  return std::nullopt;
}

/// The dependent of `token` that is `word`: a particle, an adverb, or the preposition or head of a dependent.
std::uint32_t companion(const Tree& tree, std::uint32_t token, std::string_view word) {
  for (const std::uint32_t child : tree.children(token)) {
    if (tree.folded(child) == word || tree.lemma(child) == word) return child;
    for (const std::uint32_t below : tree.children(child))
      if ((tree.relation(below) == Relation::case_ || tree.relation(below) == Relation::mark) && tree.folded(below) == word) return below;
  }
  return token + 1 < tree.size() && tree.folded(token + 1) == word ? token + 1 : kNoToken;
}

}  // namespace

CuePos cue_pos(const Token& token) {
  switch (token.upos) {
    case Upos::verb:
    case Upos::aux: return CuePos::verb;
    case Upos::noun:
    case Upos::propn: return CuePos::noun;
    case Upos::adj: return CuePos::adjective;
    default: return CuePos::particle;
  }
}

std::string_view spelling(CuePos pos) {
  constexpr std::string_view kNames[] = {"verb", "noun", "adjective", "particle"};
  return kNames[static_cast<std::size_t>(pos)];
}

Result<CueTable> CueTable::read(const Table& table) {
  const auto pos = table.column("pos"), kind = table.column("kind"), stance = table.column("stance"), weight = table.column("weight");
  if (!pos || !kind || !stance || !weight) return fail(Fault::input, "table cues wants columns cue, pos, kind, stance, weight");
  CueTable out;
  for (RowId row = 0; row < table.rows(); ++row) {
    const auto read_pos = parse_pos(table.cell(row, *pos));
    const auto read_stance = parse_stance(table.cell(row, *stance));
    if (!read_pos || !read_stance)
      return fail(Fault::input,
                  fmt::format("{}: pos is `{}` and stance `{}`; one of them is unknown", table.origin(row), table.cell(row, *pos), table.cell(row, *stance)));
    Cue cue{.row = row, .kind = table.cell(row, *kind), .pos = *read_pos, .stance = *read_stance};
    cue.weight = number_in<float>(table.cell(row, *weight)).value_or(0);
    std::string_view words = table.key(row);
    for (bool first = true; !words.empty(); first = false) {
      const std::string_view word = words.substr(0, words.find(' '));
      words.remove_prefix(std::min(word.size() + 1, words.size()));
      if (first)
        cue.lemma = word;
      else
        cue.rest.push_back(word);
    }
    out.cues_.push_back(std::move(cue));
  }
  out.index();
  return out;
}

void CueTable::index() {
  std::stable_sort(cues_.begin(), cues_.end(),
                   [](const Cue& a, const Cue& b) { return a.lemma != b.lemma ? a.lemma < b.lemma : a.rest.size() > b.rest.size(); });
  buckets_.assign(std::bit_ceil(2 * cues_.size() + 2), Bucket{});
  for (std::uint32_t i = 0; i < cues_.size();) {
    std::uint32_t end = i + 1;
    while (end < cues_.size() && cues_[end].lemma == cues_[i].lemma) ++end;
    const std::uint64_t hash = feature_hash(kFeatureSeed, cues_[i].lemma);
    std::size_t slot = hash & (buckets_.size() - 1);
    while (buckets_[slot].count != 0) slot = (slot + 1) & (buckets_.size() - 1);
    buckets_[slot] = {hash, i, end - i};
    i = end;
  }
}

const CueTable::Bucket* CueTable::bucket(std::string_view lemma) const {
  if (buckets_.empty()) return nullptr;
  const std::uint64_t hash = feature_hash(kFeatureSeed, lemma);
  for (std::size_t slot = hash & (buckets_.size() - 1); buckets_[slot].count != 0; slot = (slot + 1) & (buckets_.size() - 1))
    if (buckets_[slot].hash == hash && cues_[buckets_[slot].first].lemma == lemma) return &buckets_[slot];
  return nullptr;
}

const Cue* CueTable::find(const Tree& tree, std::uint32_t token, std::vector<std::uint32_t>* extra) const {
  const Bucket* found = bucket(tree.lemma(token));
  if (!found) return nullptr;
  const CuePos pos = cue_pos(tree.token(token));
  for (std::uint32_t i = found->first; i < found->first + found->count; ++i) {
    const Cue& cue = cues_[i];
    if (cue.pos != pos) continue;
    if (extra) extra->clear();
    const bool whole = std::all_of(cue.rest.begin(), cue.rest.end(), [&](std::string_view word) {
      const std::uint32_t at = companion(tree, token, word);
      if (at != kNoToken && extra) extra->push_back(at);
      return at != kNoToken;
    });
    if (whole) return &cue;
  }
  return nullptr;
}

}  // namespace hearsay
