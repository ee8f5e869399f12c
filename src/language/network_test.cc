// tests/network/ holds a tiny network with random weights and what the training program says of a few sentences:
// training/make_fixture.py makes both.
#include "language/network.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "language/network_decode.h"
#include "language/network_kernels.h"
#include "language/network_weights.h"
#include "language/network_words.h"

namespace hearsay {
namespace {

using Json = nlohmann::json;
constexpr ContainerKind kKind{"LANG", 1};

std::string fixture(const char* name) { return std::string(HEARSAY_SOURCE_DIR "/tests/network/") + name; }

SectionFile tiny_model() {
  auto file = SectionFile::open(fixture("tiny.model"), kKind);
  EXPECT_TRUE(file.has_value());
  return *file;
}

Json expected() {
  std::ifstream in(fixture("tiny.json"));
  return Json::parse(in);
}

/// The sentences' words with a space between, a sentence a line, `times` over.
struct Text {
  explicit Text(const Json& sentences, int times = 1) : document(make(sentences, times)) {}

  Document make(const Json& sentences, int times) {
    std::string text;
    for (int t = 0; t < times; ++t) {
      for (const auto& s : sentences) add(s["words"], text);
    }
    return *Document::make(Origin{}, text);
  }
  void add(const Json& words, std::string& text) {
    const auto first = static_cast<std::uint32_t>(analysis.tokens.size());
    for (const auto& w : words) {
      Token token;
      token.at.begin = static_cast<std::uint32_t>(text.size());
      text += w.get<std::string>();
      token.at.end = static_cast<std::uint32_t>(text.size());
      text += ' ';
      analysis.tokens.push_back(token);
    }
    analysis.sentences.push_back({{}, first, static_cast<std::uint32_t>(analysis.tokens.size())});
  }

  Analysis analysis;
  Document document;
};

/// O, B-PER, I-PER … of each word of a sentence.
std::vector<std::string> marks(const Analysis& a, const Sentence& s) {
  static constexpr const char* kKinds[] = {"PER", "ORG", "LOC", "OTH"};
  std::vector<std::string> out(s.last - s.first, "O");
  for (const Name& n : a.names) {
    for (auto i = std::max(n.first, s.first); i < std::min(n.last, s.last); ++i) {
      out[i - s.first] = std::string(i == n.first ? "B-" : "I-") + kKinds[static_cast<int>(n.kind)];
    }
  }
  return out;
}

void expect_said(const Analysis& a, const Json& sentences) {
  for (std::size_t k = 0; k < a.sentences.size(); ++k) {
    const Sentence& s = a.sentences[k];
    const Json& said = sentences[k % sentences.size()];
    EXPECT_EQ(Json(marks(a, s)), said["names"]);
    for (std::size_t i = 0; i < said["words"].size(); ++i) {
      const Token& t = a.tokens[s.first + i];
      EXPECT_EQ(spelling(t.upos), said["upos"][i].get<std::string>());
      EXPECT_EQ(xpos_spelling(t.xpos), said["xpos"][i].get<std::string>());
      EXPECT_EQ(t.features, parse_features(said["feats"][i].get<std::string>()));
      EXPECT_EQ(t.head - s.first, said["heads"][i].get<std::uint32_t>()) << said["words"][i];
      EXPECT_EQ(spelling(t.relation), said["relations"][i].get<std::string>()) << said["words"][i];
    }
  }
}

TEST(Network, SeesTheFeaturesThatTrainingSaw) {
  const SectionFile file = tiny_model();
  auto weights = NetworkWeights::read(file);
  ASSERT_TRUE(weights.has_value()) << weights.error().describe();
  NetworkFeatures::Scratch scratch;
  const Json told = expected()["rows"];
  for (const auto& [word, rows] : told.items()) { EXPECT_EQ(Json(weights->features.rows(word, scratch)), rows) << word; }
}

TEST(Network, SaysWhatTrainingSays) {
  auto network = Network::load(tiny_model());
  ASSERT_TRUE(network.has_value()) << network.error().describe();
  const Json said = expected()["sentences"];
  Network::Scratch scratch, other;  // words that one kept are not for the other
  Text fast(said), plain(said);
  (*network)->apply(fast.document, fast.analysis, scratch);
  expect_said(fast.analysis, said);
  (*network)->apply_plainly(plain.document, plain.analysis, other);
  expect_said(plain.analysis, said);
}

TEST(Network, DoesNotDependOnTheBatch) {
  auto network = Network::load(tiny_model());
  ASSERT_TRUE(network.has_value());
  const Json said = expected()["sentences"];
  Network::Scratch scratch;
  Text many(said, 30);
  (*network)->apply(many.document, many.analysis, scratch);
  expect_said(many.analysis, said);
  (*network)->apply(many.document, many.analysis, scratch);  // over what it left behind
  expect_said(many.analysis, said);
}

TEST(Network, CutsVeryLongSentences) {
  auto network = Network::load(tiny_model());
  ASSERT_TRUE(network.has_value());
  Json words = Json::array();
  for (int i = 0; i < 700; ++i) words.push_back(i % 3 ? "town" : "shelled");
  Text text(Json::array({{{"words", words}}}));
  Network::Scratch scratch;
  (*network)->apply(text.document, text.analysis, scratch);
  int roots = 0;
  for (std::uint32_t i = 0; i < 700; ++i) {
    const std::uint32_t head = text.analysis.tokens[i].head;
    EXPECT_EQ(head / Network::kMostWords, i / Network::kMostWords);
    EXPECT_EQ(head == i, text.analysis.tokens[i].relation == Relation::root);
    roots += head == i;
  }
  EXPECT_EQ(roots, 3);
}

TEST(Network, TakesTextWithoutWords) {
  auto network = Network::load(tiny_model());
  ASSERT_TRUE(network.has_value());
  Network::Scratch scratch;
  Analysis empty;
  empty.sentences.push_back({});
  (*network)->apply(*Document::make(Origin{}, ""), empty, scratch);
  EXPECT_TRUE(empty.names.empty());
}

TEST(Network, RefusesSectionsThatDoNotFit) {
  const SectionFile file = tiny_model();
  const std::vector<std::string> names{"net.json", "net.tensors", "net.vocabulary", "net.rows", "net.row_scales"};
  for (const auto& broken : names) {
    for (std::size_t keep : {0, 1, 64}) {
      SectionWriter writer(kKind, "broken");
      for (const auto& name : names) {
        const auto bytes = file.section(name);
        const std::string all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        writer.add(name, name == broken ? all.substr(0, keep) : all);
      }
      auto opened = SectionFile::over(writer.bytes(), kKind);
      ASSERT_TRUE(opened.has_value());
      auto network = Network::load(*opened);
      ASSERT_FALSE(network.has_value()) << broken << " cut to " << keep;
      EXPECT_EQ(network.error().fault, Fault::corrupt);
    }
  }
}

/// The best single-rooted tree by trying every one.
double best_by_trial(const ArcScores& scores) {
  const std::size_t n = scores.words;
  std::vector<std::size_t> heads(n, 0);
  double best = -1e30;
  for (;;) {
    std::size_t roots = 0;
    bool reaches = true;
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      roots += heads[i] == i;
      sum += scores.at(i, heads[i]);
      std::size_t at = i;
      for (std::size_t step = 0; step < n; ++step) at = heads[at];
      reaches &= heads[at] == at;
    }
    if (reaches && roots == 1) best = std::max(best, sum);
    std::size_t digit = 0;
    while (digit < n && ++heads[digit] == n) heads[digit++] = 0;
    if (digit == n) return best;
  }
}

TEST(DecodeTree, FindsTheBestTree) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal(0, 3);
  for (int trial = 0; trial < 3000; ++trial) {
    const std::size_t n = 1 + trial % 5;
    std::vector<float> values(n * 8);
    for (auto& v : values) v = normal(random);
    const ArcScores scores{values.data(), n, 8};
    std::vector<std::uint32_t> heads(n);
    decode_tree(scores, heads);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += scores.at(i, heads[i]);
    ASSERT_NEAR(sum, best_by_trial(scores), 1e-4) << n;
  }
}

TEST(DecodeTree, IsATreeAlsoWhenAllScoresAreEqual) {
  const std::vector<float> values(std::size_t{250} * 250, 1.0f);
  std::vector<std::uint32_t> heads(250);
  decode_tree({values.data(), 250, 250}, heads);
  for (std::uint32_t i = 0; i < 250; ++i) {
    std::uint32_t at = i;
    for (int step = 0; step < 250; ++step) at = heads[at];
    EXPECT_EQ(heads[at], at);
  }
}

TEST(DecodeNames, NeverBeginsInside) {
  // inside is likeliest everywhere, but a name must begin first
  const std::vector<float> scores{0, 1, 5, 0, 0, 0, 1, 5, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1, 5};
  std::vector<std::uint8_t> out;
  decode_names(scores.data(), 4, 5, 5, out);
  EXPECT_EQ(out, (std::vector<std::uint8_t>{1, 2, 0, 3}));
}

class KernelsAgree : public testing::Test {
 protected:
  std::vector<float> floats(std::size_t n, float spread = 2) {
    std::normal_distribution<float> normal(0, spread);
    std::vector<float> out(n);
    for (auto& v : out) v = normal(random_);
    return out;
  }
  template <class T>
  std::vector<T> integers(std::size_t n, int most) {
    std::uniform_int_distribution<int> any(-most, most);
    std::vector<T> out(n);
    for (auto& v : out) v = static_cast<T>(any(random_));
    return out;
  }
  void expect_near(const std::vector<float>& a, const std::vector<float>& b, float slack) {
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], slack) << i;
  }

  std::mt19937 random_{11};
  const Kernels& fast_ = fast_kernels();
  const Kernels& plain_ = plain_kernels();
  const Kernels& vectors_ = vector_kernels();
};

TEST_F(KernelsAgree, TilesAndVectorsToTheLastBit) {
  if (!tile_multiply()) GTEST_SKIP() << "this processor has no matrix unit";
  for (std::size_t inner : {2, 48, 64, 200, 576}) {
    for (std::size_t columns : {1, 16, 40, 97}) {
      for (std::size_t rows : {1, 15, 16, 45}) {
        const std::size_t stride = inner / 2, width = padded(columns);
        const auto in = integers<std::int16_t>(rows * stride + inner, kLargestInput);
        const auto units = floats(rows, 0.01f);
        const auto m = PackedMatrix::pack(integers<std::int8_t>(columns * inner, 127), floats(columns), floats(columns), inner);
        std::vector<float> tiles(rows * width), vectors(rows * width);
        tile_multiply()(in.data(), stride, units.data(), rows, m, tiles.data(), width);
        vectors_.multiply(in.data(), stride, units.data(), rows, m, vectors.data(), width);
        ASSERT_EQ(tiles, vectors) << inner << " inputs, " << columns << " columns, " << rows << " rows";
      }
    }
  }
}

TEST_F(KernelsAgree, WithAndWithoutDotsToTheLastBit) {
  const Products dots = vector_products(true), none = vector_products(false);
  if (dots.multiply == none.multiply) GTEST_SKIP() << "this processor multiplies and adds in two steps";
  for (std::size_t inner : {2, 48, 200, 576}) {
    for (std::size_t columns : {1, 40, 97}) {
      for (std::size_t rows : {1, 15, 56}) {
        const std::size_t width = padded(columns);
        const auto in = integers<std::int16_t>(rows * inner, kLargestInput);
        const auto units = floats(rows, 0.01f);
        const auto m = PackedMatrix::pack(integers<std::int8_t>(columns * inner, 127), floats(columns), floats(columns), inner);
        std::vector<float> a(rows * width), b(rows * width);
        dots.multiply(in.data(), inner, units.data(), rows, m, a.data(), width);
        none.multiply(in.data(), inner, units.data(), rows, m, b.data(), width);
        ASSERT_EQ(a, b) << inner << " inputs, " << columns << " columns, " << rows << " rows";
      }
    }
  }
  const std::size_t width = 48, rows = 57;
  const auto in = integers<std::int16_t>((rows + 2) * width, 32767 / 10);
  const auto units = floats(rows, 0.01f);
  const auto m = PackedMatrix::pack_convolution(integers<std::int8_t>(6 * width * width, 60), floats(2 * width), floats(2 * width), 3 * width);
  auto x = floats(rows * width), y = x;
  AlignedArray<std::int16_t> room;
  ASSERT_TRUE(dots.convolve(in.data(), units.data(), rows, m, room, x.data()));
  ASSERT_TRUE(none.convolve(in.data(), units.data(), rows, m, room, y.data()));
  EXPECT_EQ(x, y);
}

TEST_F(KernelsAgree, OnProductsOfBytesToTheLastBit) {
  if (!vectors_.multiply_bytes) GTEST_SKIP() << "this processor is as quick with 16 bits";
  for (std::size_t inner : {2, 48, 200, 256, 1024}) {
    for (std::size_t columns : {1, 40, 97}) {
      for (std::size_t rows : {1, 15, 56, 103}) {
        const std::size_t width = padded(columns), stride = inner + 3;
        auto in = integers<std::int8_t>(rows * stride, kLargestByte);
        if (inner == 1024) std::fill(in.begin(), in.end(), std::int8_t{-kLargestByte});
        const std::vector<std::int16_t> widened(in.begin(), in.end());
        const auto units = floats(rows, 0.01f);
        const auto m = PackedMatrix::pack(integers<std::int8_t>(columns * inner, 127), floats(columns), floats(columns), inner);
        std::vector<float> a(rows * width), b(rows * width);
        vectors_.multiply_bytes(in.data(), stride, units.data(), rows, m, a.data(), width);
        vectors_.multiply(widened.data(), stride, units.data(), rows, m, b.data(), width);
        ASSERT_EQ(a, b) << inner << " inputs, " << columns << " columns, " << rows << " rows";
      }
    }
  }
}

TEST_F(KernelsAgree, OnProductsExactly) {
  for (std::size_t columns : {1, 16, 17, 50, 96}) {
    for (std::size_t rows : {1, 7, 8, 19}) {
      const std::size_t inner = 48, stride = 16, width = padded(columns);
      const auto in = integers<std::int16_t>(rows * stride + inner, kLargestInput);
      const auto units = floats(rows, 0.01f);
      const auto m = PackedMatrix::pack(integers<std::int8_t>(columns * inner, 127), floats(columns), floats(columns), inner);
      std::vector<float> a(rows * width), b(rows * width);
      fast_.multiply(in.data(), stride, units.data(), rows, m, a.data(), width);
      plain_.multiply(in.data(), stride, units.data(), rows, m, b.data(), width);
      for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], 1e-6f * std::max(1.0f, std::fabs(b[i]))) << i;
    }
  }
}

TEST_F(KernelsAgree, WhereWeightsAreLeftOut) {
  const std::size_t inner = 32, columns = 48, rows = 21;
  auto weights = integers<std::int8_t>(columns * inner, 127);
  for (std::size_t c = 0; c < columns; ++c) {
    // panel 0 keeps every second pair of inputs, panel 1 none, panel 2 all
    for (std::size_t k = 0; k < inner; ++k) {
      if (c / kPanel == 1 || (c / kPanel == 0 && k / 2 % 2 == 1)) weights[c * inner + k] = 0;
    }
  }
  const auto in = integers<std::int16_t>(rows * inner, kLargestInput);
  const auto units = floats(rows, 0.01f), scales = floats(columns), bias = floats(columns);
  const auto m = PackedMatrix::pack(weights, scales, bias, inner);
  EXPECT_EQ(m.starts, (std::vector<std::uint32_t>{0, 8, 8, 24}));
  std::vector<float> a(rows * columns), b(rows * columns);
  fast_.multiply(in.data(), inner, units.data(), rows, m, a.data(), columns);
  plain_.multiply(in.data(), inner, units.data(), rows, m, b.data(), columns);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < inner; ++k) sum += in[r * inner + k] * weights[c * inner + k];
      const float told = static_cast<float>(sum) * (units[r] * scales[c]) + bias[c];
      ASSERT_NEAR(a[r * columns + c], told, 1e-5f * std::max(1.0f, std::fabs(told)));
      ASSERT_NEAR(b[r * columns + c], told, 1e-5f * std::max(1.0f, std::fabs(told)));
    }
  }
}

TEST_F(KernelsAgree, ConvolutionsWithFewerProductsToTheLastBit) {
  for (std::size_t width : {16, 48, 256}) {
    // 235 rows are 59 fours: two groups, of which the last is smaller
    for (std::size_t rows : {1, 2, 5, 12, 13, 57, 116, 235}) {
      const auto in = integers<std::int16_t>((rows + 2) * width, 32767 / 10);
      const auto units = floats(rows, 0.01f);
      const auto m = PackedMatrix::pack_convolution(integers<std::int8_t>(6 * width * width, 60), floats(2 * width), floats(2 * width), 3 * width);
      ASSERT_TRUE(m.folded.data());
      auto x = floats(rows * width), y = x;
      AlignedArray<std::int16_t> room;
      ASSERT_TRUE(vectors_.convolve(in.data(), units.data(), rows, m, room, x.data()));
      std::vector<float> pairs(rows * 2 * width);
      vectors_.multiply(in.data(), width, units.data(), rows, m, pairs.data(), 2 * width);
      for (std::size_t r = 0; r < rows; ++r) vectors_.add_maxout(pairs.data() + r * 2 * width, width, y.data() + r * width);
      ASSERT_EQ(x, y) << width << " wide, " << rows << " rows";
    }
  }
}

TEST_F(KernelsAgree, ConvolutionsOnTheLargestSumsAndNoLarger) {
  const std::size_t width = 128, rows = 4;
  const std::vector<float> some(2 * width, 1.0f);
  std::vector<std::int8_t> weights(6 * width * width, 85);  // 384 times 85 is 32,640
  const auto m = PackedMatrix::pack_convolution(weights, some, some, 3 * width);
  ASSERT_TRUE(m.folded.data());
  AlignedArray<std::int16_t> room;
  std::vector<std::int16_t> in((rows + 2) * width, 5461);  // folded six-fold at most, since all are alike
  std::vector<float> x(rows * width);
  EXPECT_TRUE(vectors_.convolve(in.data(), some.data(), rows, m, room, x.data()));
  for (float value : x) ASSERT_FLOAT_EQ(value, 85.0f * 5461 * 3 * width + 1);
  const auto before = x;
  in[2 * width] = 5462;
  EXPECT_FALSE(vectors_.convolve(in.data(), some.data(), rows, m, room, x.data()));
  EXPECT_EQ(x, before);
  weights.assign(weights.size(), 86);
  EXPECT_FALSE(PackedMatrix::pack_convolution(weights, some, some, 3 * width).folded.data());
  std::fill(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(weights.size() / 2), std::int8_t{0});
  std::fill(weights.begin() + static_cast<std::ptrdiff_t>(weights.size() / 2), weights.end(), std::int8_t{1});
  EXPECT_FALSE(PackedMatrix::pack_convolution(weights, some, some, 3 * width).folded.data()) << "half of the weights are left out";
}

TEST(WordMemory, KeepsWordsAndForgetsThoseWithoutRoom) {
  WordMemory memory;
  const int one = 0, other = 0;
  memory.begin(&one, 8);
  EXPECT_TRUE(memory.place("rebels").fresh);
  const auto again = memory.place("rebels");
  EXPECT_FALSE(again.fresh);
  EXPECT_NE(again.number, WordMemory::kNothing);
  for (std::size_t i = 1; i < WordMemory::kMost; ++i) memory.place("word" + std::to_string(i));
  EXPECT_TRUE(memory.place("late").fresh);
  EXPECT_TRUE(memory.place("late").fresh) << "there was no room for it";
  memory.begin(&one, 8);
  EXPECT_FALSE(memory.place("rebels").fresh);
  memory.begin(&other, 8);
  EXPECT_TRUE(memory.place("rebels").fresh) << "another network's";
  for (int i = 0; i < 8; ++i) EXPECT_EQ(memory.values(WordMemory::kNothing)[i], 0);
}

TEST_F(KernelsAgree, OnTheLargestSums) {
  const std::vector<std::int16_t> in(kMostInputs, kLargestInput);
  const std::vector<std::int8_t> weights(kMostInputs, 127);
  const std::vector<float> one{1}, none{0};
  const auto m = PackedMatrix::pack(weights, one, none, kMostInputs);
  std::vector<float> out(kPanel);
  for (const Kernels* kernels : {&fast_, &vectors_, &plain_}) {
    kernels->multiply(in.data(), kMostInputs, one.data(), 1, m, out.data(), kPanel);
    EXPECT_FLOAT_EQ(out[0], 16383.0f * 127.0f * 1024.0f);
  }
}

TEST_F(KernelsAgree, OnRows) {
  const std::size_t width = 48;
  const auto x = floats(width), y = floats(width), weight = floats(width), bias = floats(width), pair = floats(2 * width);
  std::vector<float> a(width), b(width);
  fast_.normalise(x.data(), weight.data(), bias.data(), width, a.data());
  plain_.normalise(x.data(), weight.data(), bias.data(), width, b.data());
  expect_near(a, b, 1e-4f);
  std::vector<std::int8_t> small(width), plain_small(width);
  EXPECT_EQ(fast_.quantise_bytes(x.data(), width, small.data()), plain_.quantise_bytes(x.data(), width, plain_small.data()));
  EXPECT_EQ(small, plain_small);
  a = b = y;
  fast_.add_maxout(pair.data(), width, a.data());
  plain_.add_maxout(pair.data(), width, b.data());
  EXPECT_EQ(a, b);
  const auto c = floats(2 * width), d = floats(2 * width), shared = floats(2 * width);
  fast_.add_maxout_of(x.data(), pair.data(), c.data(), d.data(), shared.data(), width, a.data());
  plain_.add_maxout_of(x.data(), pair.data(), c.data(), d.data(), shared.data(), width, b.data());
  EXPECT_EQ(a, b);
  fast_.add(x.data(), width, a.data());
  plain_.add(x.data(), width, b.data());
  EXPECT_EQ(a, b);
  for (const float* other : {y.data(), static_cast<const float*>(nullptr)}) {
    fast_.add_relu(x.data(), other, width, a.data());
    plain_.add_relu(x.data(), other, width, b.data());
    EXPECT_EQ(a, b);
  }
  std::vector<std::int16_t> p(width), q(width);
  for (float unit : {1e-6f, 1e-3f, 1.0f}) {
    fast_.quantise(x.data(), width, unit, p.data());
    plain_.quantise(x.data(), width, unit, q.data());
    EXPECT_EQ(p, q);
  }
}

TEST_F(KernelsAgree, OnQuantisedNorms) {
  const std::size_t width = 48;
  const auto weight = floats(width), bias = floats(width);
  for (std::size_t rows : {1, 4, 7}) {
    const auto x = floats(rows * width);
    std::vector<std::int16_t> many(rows * width), one(rows * width), plain(rows * width);
    vectors_.quantise_normals(x.data(), weight.data(), bias.data(), 1e-3f, width, rows, many.data());
    plain_.quantise_normals(x.data(), weight.data(), bias.data(), 1e-3f, width, rows, plain.data());
    std::vector<float> normal(width);
    for (std::size_t r = 0; r < rows; ++r) {
      vectors_.normalise(x.data() + r * width, weight.data(), bias.data(), width, normal.data());
      vectors_.quantise(normal.data(), width, 1e-3f, one.data() + r * width);
    }
    EXPECT_EQ(many, one);
    for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_NEAR(many[i], plain[i], 1);
    std::vector<std::int8_t> bytes(rows * width), plain_bytes(rows * width);
    std::vector<float> units(rows), plain_units(rows);
    vectors_.quantise_normals_bytes(x.data(), weight.data(), bias.data(), width, rows, bytes.data(), units.data());
    plain_.quantise_normals_bytes(x.data(), weight.data(), bias.data(), width, rows, plain_bytes.data(), plain_units.data());
    expect_near(units, plain_units, 1e-6f);
    for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_NEAR(bytes[i], plain_bytes[i], 1);
    for (std::size_t r = 0; r < rows; ++r)
      EXPECT_EQ(std::abs(*std::max_element(bytes.begin() + static_cast<std::ptrdiff_t>(r * width), bytes.begin() + static_cast<std::ptrdiff_t>((r + 1) * width),
                                           [](int a, int b) { return std::abs(a) < std::abs(b); })),
                kLargestByte);
  }
}

TEST_F(KernelsAgree, OnSumsOfRows) {
  const auto table = integers<std::int8_t>(std::size_t{20} * 32, 127);
  const auto scales = floats(20, 0.1f);
  const std::vector<std::uint32_t> rows{3, 19, 0, 3, 7, 11, 2, 5, 8};
  std::vector<float> a(32), b(32);
  fast_.sum_rows(table.data(), scales.data(), rows.data(), rows.size(), 32, a.data());
  plain_.sum_rows(table.data(), scales.data(), rows.data(), rows.size(), 32, b.data());
  expect_near(a, b, 1e-4f);
}

TEST_F(KernelsAgree, OnAttention) {
  for (std::size_t n : {1, 15, 16, 33}) {
    const std::size_t columns = padded(n), inner = 24;
    const auto a = floats(n * inner, 1), b = floats(inner * columns, 1), bias = floats(columns);
    std::vector<float> c(n * columns), d(n * columns);
    fast_.multiply_small(a.data(), inner, n, b.data(), columns, inner, columns, c.data(), columns);
    plain_.multiply_small(a.data(), inner, n, b.data(), columns, inner, columns, d.data(), columns);
    expect_near(c, d, 1e-3f);
    std::vector<float> turned(columns * n), as_plain(columns * n);
    fast_.transpose(c.data(), columns, n, columns, turned.data(), n);
    plain_.transpose(c.data(), columns, n, columns, as_plain.data(), n);
    EXPECT_EQ(turned, as_plain);
    c = d;
    for (std::size_t i = 0; i < n; ++i) {
      fast_.softmax(c.data() + i * columns, bias.data(), 0.5f, n);
      plain_.softmax(d.data() + i * columns, bias.data(), 0.5f, n);
    }
    expect_near(c, d, 1e-5f);
  }
}

}  // namespace
}  // namespace hearsay
