#include "linking/stories.h"

#include <xxhash.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "linking/parallel.h"
#include "linking/words.h"

namespace hearsay::linking {
namespace {

constexpr std::size_t kBands = std::tuple_size_v<Bands>, kRows = 2, kHashes = kBands * kRows;
constexpr std::size_t kShingle = 3;
constexpr std::size_t kFewestWords = 7;  // "Five people were killed." is anybody's sentence
constexpr double kNearDuplicate = 0.55;
constexpr double kCopiedShare = 0.5;  // of the shorter one's sentences: papers cut wires and add to them

struct Sentence : LongSentence {
  std::uint32_t document = 0;
};

std::vector<Key> shingles_of(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  std::vector<Key> out;
  if (words.size() < kFewestWords) return out;
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::string joined = words[i];
    for (std::size_t j = 1; j < kShingle; ++j) (joined += ' ') += words[i + j];
    out.push_back(key_of(joined));
  }
  sort_unique(out);
  return out;
}

Bands bands_of(const std::vector<Key>& shingles) {
  std::array<Key, kHashes> least;
  least.fill(~Key{0});
  for (Key shingle : shingles)
    for (std::size_t i = 0; i < kHashes; ++i) least[i] = std::min(least[i], XXH3_64bits_withSeed(&shingle, sizeof shingle, i));
  Bands out;
  for (std::size_t band = 0; band < kBands; ++band) out[band] = XXH3_64bits_withSeed(&least[band * kRows], kRows * sizeof(Key), band);
  return out;
}

// The documents that share near-duplicate sentences, with how many.
using Shared = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>;
Shared shared_sentences(const std::vector<Sentence>& sentences) {
  std::unordered_map<Key, std::pair<std::uint32_t, std::uint32_t>> bands;  // first and latest sentence of a band
  Shared out;
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    std::vector<std::uint32_t> candidates;
    for (Key key : sentences[i].bands) {
      const auto [found, fresh] = bands.try_emplace(key, i, i);
      if (fresh) continue;
      candidates.insert(candidates.end(), {found->second.first, found->second.second});
      found->second.second = i;
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<std::uint32_t> met;
    for (std::uint32_t j : candidates)
      if (sentences[j].document != sentences[i].document && near_duplicates(sentences[i].shingles, sentences[j].shingles)) met.push_back(sentences[j].document);
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (std::uint32_t document : met) ++out[{document, sentences[i].document}];
  }
  return out;
}

std::uint32_t root(std::vector<std::uint32_t>& parents, std::uint32_t node) {
  while (parents[node] != node) node = parents[node] = parents[parents[node]];
  return node;
}

}  // namespace

std::vector<LongSentence> long_sentences(std::span<const std::string_view> sentences) {
  std::vector<LongSentence> out;
  for (std::string_view text : sentences)
    if (auto shingles = shingles_of(text); !shingles.empty()) {
      const Bands bands = bands_of(shingles);
      out.push_back({std::move(shingles), bands});
    }
  return out;
}

bool near_duplicates(const std::vector<Key>& shingles, const std::vector<Key>& others) {
  const auto common = static_cast<double>(shared(shingles, others));
  return common >= kNearDuplicate * (static_cast<double>(shingles.size() + others.size()) - common);
}

bool are_copies(std::size_t shared, std::size_t one, std::size_t other) {
  return static_cast<double>(shared) >= kCopiedShare * static_cast<double>(std::min(one, other));
}

std::vector<std::vector<std::uint32_t>> copies(std::span<const std::vector<std::string_view>> documents, unsigned threads) {
  std::vector<std::vector<LongSentence>> of(documents.size());
  in_pieces(documents.size(), 256, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t d = begin; d < end; ++d) of[d] = long_sentences(documents[d]);
  });
  std::vector<Sentence> sentences;
  std::vector<std::size_t> long_ones;
  for (std::uint32_t d = 0; d < of.size(); ++d) {
    long_ones.push_back(of[d].size());
    for (LongSentence& one : of[d]) sentences.push_back({std::move(one), d});
    of[d] = {};
  }
  std::vector<std::vector<std::uint32_t>> out(documents.size());
  for (const auto& [pair, count] : shared_sentences(sentences))
    if (are_copies(count, long_ones[pair.first], long_ones[pair.second])) out[pair.second].push_back(pair.first);
  return out;
}

std::vector<std::uint32_t> stories(std::span<const std::vector<std::uint32_t>> copies) {
  std::vector<std::uint32_t> story(copies.size());
  std::iota(story.begin(), story.end(), 0u);
  for (std::uint32_t d = 0; d < copies.size(); ++d)
    for (std::uint32_t earlier : copies[d]) {
      const std::uint32_t a = root(story, earlier), b = root(story, d);
      story[std::max(a, b)] = std::min(a, b);
    }
  for (std::uint32_t d = 0; d < copies.size(); ++d) story[d] = root(story, d);
  return story;
}

}  // namespace hearsay::linking
