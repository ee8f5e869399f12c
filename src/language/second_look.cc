#include "language/second_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "language/char_kind.h"
#include "language/word_facts.h"

namespace hearsay {
namespace {

// Both chosen on the development parts of the treebanks: the margin below which the network is right in little more than half of the cases,
// and what the linear model's scores weigh beside the network's.
constexpr float kDoubt = 2.5f, kShare = 0.8f;
constexpr std::size_t kLongestAffix = 5, kLongestShape = 8;

/// The letters of a word as the models see them.
class Letters {
 public:
  explicit Letters(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = next_code_point(word, at);
      const CharKind kind = char_kind(c);
      whole_ = mix(whole_, model_char(c, kind));
      if (size_ < kLongestAffix) first_[size_] = model_char(c, kind);
      last_[size_ % kLongestAffix] = model_char(c, kind);
      add_shape(kind);
      ++size_;
    }
  }

  std::uint64_t whole() const { return whole_; }
  std::uint64_t shape() const { return shape_; }
  std::uint64_t prefix(std::size_t length) const {
    std::uint64_t hash = kEmptyWord;
    for (std::size_t i = 0; i < std::min(length, size_); ++i) hash = mix(hash, first_[i]);
    return hash;
  }
  std::uint64_t suffix(std::size_t length) const {
    std::uint64_t hash = kEmptyWord;
    for (std::size_t i = 0; i < std::min(length, size_); ++i) hash = mix(hash, last_[(size_ - 1 - i) % kLongestAffix]);
    return hash;
  }

 private:
  /// Kinds, each at most twice in a row.
  void add_shape(CharKind kind) {
    const auto code = static_cast<std::uint64_t>(kind) + 1;
    const bool thrice = (shape_ & 31) == code && (shape_ >> 5 & 31) == code;
    if (!thrice && shape_ >> (5 * kLongestShape) == 0) shape_ = shape_ << 5 | code;
  }

  std::uint64_t whole_ = kEmptyWord, shape_ = 0;
  std::uint16_t first_[kLongestAffix] = {}, last_[kLongestAffix] = {};
  std::size_t size_ = 0;
};

/// What stands around a word; 0 beyond the stretch.
class Around {
 public:
  Around(const Document& document, const Analysis& analysis, SecondLook::Stretch stretch, std::uint32_t at)
      : document_(document), analysis_(analysis), stretch_(stretch), at_(at) {}

  std::uint64_t word(int k) const { return inside(k) ? letters(at_ + k).whole() : 0; }
  std::uint64_t tag(int k) const { return inside(k) ? of(at_ + k) : 0; }
  Letters letters(std::int64_t i) const { return Letters(analysis_.read(document_.text(), analysis_.tokens[static_cast<std::size_t>(i)].at)); }
  std::uint64_t of(std::int64_t i) const { return static_cast<std::uint64_t>(analysis_.tokens[static_cast<std::size_t>(i)].upos) + 1; }

 private:
  bool inside(int k) const { return at_ + k >= stretch_.first && at_ + k < stretch_.last; }
  const Document& document_;
  const Analysis& analysis_;
  SecondLook::Stretch stretch_;
  std::int64_t at_;
};

/// Which relations hang on the word, a bit each: a verb has subjects, a noun has determiners.
std::uint64_t hung_on(const Analysis& analysis, SecondLook::Stretch stretch, std::uint32_t at) {
  constexpr std::array kTelling{Relation::nsubj, Relation::nsubj_pass, Relation::aux, Relation::aux_pass, Relation::cop,      Relation::det,
                                Relation::case_, Relation::mark,       Relation::obj, Relation::amod,     Relation::nmod_poss};
  std::uint64_t bits = 0;
  for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
    const Token& token = analysis.tokens[i];
    if (token.head != at || i == at) continue;
    const auto found = std::find(kTelling.begin(), kTelling.end(), token.relation);
    if (found != kTelling.end()) bits |= std::uint64_t{1} << (found - kTelling.begin());
  }
  return bits;
}

std::optional<std::uint16_t> place_in(const auto& values, auto wanted) {
  const auto found = std::find(values.begin(), values.end(), wanted);
  if (found == values.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - values.begin());
}

/// Cuts the text before the first `mark` off `rest`.
std::string_view take(std::string_view& rest, char mark) {
  const std::size_t at = std::min(rest.find(mark), rest.size());
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return taken;
}

/// Whether two labels are so near each other that the better one may be wrong.
bool in_doubt(std::span<const float> scores) {
  float best = scores[0], second = -1e9f;
  for (const float score : scores.subspan(1)) {
    if (score > best) {
      second = best, best = score;
    } else {
      second = std::max(second, score);
    }
  }
  return best - second < kDoubt;
}

}  // namespace

Result<SecondLook> SecondLook::load(const SectionFile& file, const TagLabels& labels) {
  const auto refuse = [](const char* name) {
    return fail(Fault::corrupt, fmt::format("The language model's section '{}' is missing or not as it should be; install the model file again.", name));
  };
  const auto model = LinearModel::over(file.section("look.weights"), kClasses);
  if (!model) return refuse("look.weights");
  SecondLook look(labels, *model);
  const auto bytes = file.section("look.tags");
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    const auto upos = parse_upos(take(line, '\t'));
    const auto xpos = parse_xpos(take(line, '\t'));
    if (!upos || !xpos) return refuse("look.tags");
    const auto u = place_in(labels.upos, *upos), x = place_in(labels.xpos, *xpos), f = place_in(labels.feature_sets, parse_features(line));
    if (u && x && f) look.tags_.push_back({*u, *x, *f});
  }
  return look;
}

void SecondLook::see(const Document& document, const Analysis& analysis, Stretch stretch, std::uint32_t at, Features& out) {
  const Around around(document, analysis, stretch, at);
  const Letters word = around.letters(at);
  const std::uint64_t w = word.whole(), shape = word.shape();
  const std::uint64_t before = around.word(-1), after = around.word(1);
  const std::uint64_t tag_before = around.tag(-1), tag_after = around.tag(1);
  out.clear();
  out.add(0);
  out.add(1, w);
  out.add(2, w, shape);
  out.add(3, shape, at == stretch.first);
  out.add(4, before);
  out.add(5, after);
  out.add(6, around.word(-2));
  out.add(7, around.word(2));
  out.add(8, before, w);
  out.add(9, after, w);
  out.add(10, tag_before);
  out.add(11, tag_after);
  out.add(12, tag_before, tag_after);
  out.add(13, around.tag(-2), tag_before);
  out.add(14, tag_after, around.tag(2));
  out.add(15, w, tag_before);
  out.add(16, w, tag_after);
  out.add(17, shape, tag_before, tag_after);
  for (std::size_t length = 1; length <= kLongestAffix; ++length) out.add(18, length, word.suffix(length));
  for (std::size_t length = 1; length <= 3; ++length) out.add(19, length, word.prefix(length));
  out.add(20, word.suffix(3), tag_before);
  out.add(21, word.suffix(3), tag_after);
  out.add(22, word.suffix(2), tag_before, tag_after);
  const Token& token = analysis.tokens[at];
  const auto relation = static_cast<std::uint64_t>(token.relation);
  const bool has_head = token.head != at && token.head >= stretch.first && token.head < stretch.last;
  out.add(23, relation);
  out.add(24, relation, w);
  out.add(25, relation, word.suffix(3));
  out.add(26, relation, shape);
  out.add(27, relation, has_head ? around.of(token.head) : 0);
  out.add(28, relation, has_head ? around.letters(token.head).whole() : 0);
  const std::uint64_t hung = hung_on(analysis, stretch, at);
  out.add(29, hung);
  out.add(30, hung, relation);
  out.add(31, hung, word.suffix(2));
  out.add(32, hung, w);
}

void SecondLook::apply(const Document& document, Analysis& analysis, Stretch stretch, std::uint32_t at, std::span<const float> scores) const {
  const auto upos = scores.first(labels_.upos.size());
  if (!in_doubt(upos)) return;
  Features features;
  see(document, analysis, stretch, at, features);
  const auto seen = model_.scores(features);
  const auto total = [&](std::size_t k) {
    return upos[k] + kShare / LinearModel::kScale * static_cast<float>(seen[static_cast<std::size_t>(labels_.upos[k])]);
  };
  std::size_t best = 0;
  for (std::size_t k = 1; k < upos.size(); ++k)
    if (total(k) > total(best)) best = k;
  Token& token = analysis.tokens[at];
  if (labels_.upos[best] == token.upos) return;
  const Tags* tags = best_of(static_cast<std::uint16_t>(best), scores);
  if (!tags) return;
  token.upos = labels_.upos[tags->upos];
  token.xpos = labels_.xpos[tags->xpos];
  token.features = labels_.feature_sets[tags->features];
}

/// The tags that the network likes most of those that go with `upos`.
const SecondLook::Tags* SecondLook::best_of(std::uint16_t upos, std::span<const float> scores) const {
  const auto xpos = scores.subspan(labels_.upos.size()), features = xpos.subspan(labels_.xpos.size());
  const Tags* best = nullptr;
  for (const Tags& tags : tags_) {
    if (tags.upos != upos) continue;
    if (!best || xpos[tags.xpos] + features[tags.features] > xpos[best->xpos] + features[best->features]) best = &tags;
  }
  return best;
}

}  // namespace hearsay
