#include "linking/stories.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>
#include <unordered_map>

#include "linking/parallel.h"
#include "linking/words.h"

namespace hearsay::linking {
namespace {

// Twelve bands of two: of two sentences that share 60 % of their shingles 99.5 % meet in a band, and what meets is compared.
constexpr std::size_t kBands = 12, kRows = 2, kHashes = kBands * kRows;
constexpr std::size_t kShingle = 3;
constexpr std::size_t kFewestWords = 7;  // "Five people were killed." is anybody's sentence
constexpr double kNearDuplicate = 0.55;
constexpr double kCopiedShare = 0.5;  // of the shorter one's sentences: papers cut wires and add to them

struct Sentence {
  std::uint32_t document = 0;
  std::vector<Key> shingles;  // sorted
  std::array<Key, kBands> bands{};
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

std::array<Key, kBands> bands_of(const std::vector<Key>& shingles) {
  std::array<Key, kHashes> least;
  least.fill(~Key{0});
  for (Key shingle : shingles)
    for (std::size_t i = 0; i < kHashes; ++i) least[i] = std::min(least[i], XXH3_64bits_withSeed(&shingle, sizeof shingle, i));
  std::array<Key, kBands> out;
  for (std::size_t band = 0; band < kBands; ++band) out[band] = XXH3_64bits_withSeed(&least[band * kRows], kRows * sizeof(Key), band);
  return out;
}

bool near_duplicates(const Sentence& one, const Sentence& other) {
  const auto common = static_cast<double>(shared(one.shingles, other.shingles));
  return common >= kNearDuplicate * (static_cast<double>(one.shingles.size() + other.shingles.size()) - common);
}

// The documents that share near-duplicate sentences, with how many. Each sentence is compared with the first of its band
// and the one before it: that chains a story's copies together without comparing all with all.
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
      if (sentences[j].document != sentences[i].document && near_duplicates(sentences[i], sentences[j])) met.push_back(sentences[j].document);
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

std::vector<std::uint32_t> stories(std::span<const std::vector<std::string_view>> documents, unsigned threads) {
  std::vector<std::vector<Sentence>> of(documents.size());
  in_pieces(documents.size(), 256, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t d = begin; d < end; ++d)
      for (std::string_view text : documents[d])
        if (auto shingles = shingles_of(text); !shingles.empty()) {
          const auto bands = bands_of(shingles);
          of[d].push_back({static_cast<std::uint32_t>(d), std::move(shingles), bands});
        }
  });
  std::vector<Sentence> sentences;
  std::vector<std::size_t> long_ones;
  for (auto& some : of) {
    long_ones.push_back(some.size());
    std::move(some.begin(), some.end(), std::back_inserter(sentences));
  }
  std::vector<std::uint32_t> story(documents.size());
  std::iota(story.begin(), story.end(), 0u);
  for (const auto& [pair, count] : shared_sentences(sentences)) {
    if (count < kCopiedShare * static_cast<double>(std::min(long_ones[pair.first], long_ones[pair.second]))) continue;
    const std::uint32_t a = root(story, pair.first), b = root(story, pair.second);
    story[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t d = 0; d < documents.size(); ++d) story[d] = root(story, d);
  return story;
}

}  // namespace hearsay::linking
