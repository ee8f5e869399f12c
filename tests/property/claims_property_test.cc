// What must hold of every claim of every text, also of text that is none and of trees that are none: spans give back
// their words, chains nest, and the same document gives the same claims whatever was coded before it.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "hearsay/coder.h"
#include "support/assets.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;

const Coder& coder() {
  static const Coder one = *Coder::create(testing_support::lexicon(), testing_support::model());
  return one;
}

Document document(std::string text, std::string id = "p") {
  Origin origin;
  origin.id = std::move(id);
  origin.published = "2011-04-06";
  return *Document::make(std::move(origin), std::move(text));
}

/// The bytes of these code points, counted anew and not by Document::chars().
std::string_view cut(std::string_view text, CharSpan at) {
  std::size_t begin = text.size(), end = text.size(), count = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool starts = i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (!starts) continue;
    if (count == at.begin) begin = i;
    if (count == at.end) end = i;
    ++count;
  }
  return text.substr(begin, end - begin);
}

class Checked {
 public:
  explicit Checked(const Document& document) : document_(document) {}

  void check(const std::vector<Claim>& claims) const {
    for (const Claim& claim : claims) {
      words(claim.event.trigger);
      EXPECT_FALSE(claim.event.trigger.text.empty());
      words(claim.sentence);
      inside(claim.event.trigger.at, claim.sentence.at, "a trigger stands in its sentence");
      for (const Instrument& one : claim.event.instruments) words(one);
      if (claim.event.time) words(*claim.event.time);
      if (claim.event.place) words(*claim.event.place);
      for (const Party& one : claim.actors) words(one);
      for (const Party& one : claim.recipients) words(one);
      for (const auto* counts : {&claim.quantities, &claim.victims})
        for (const Quantity& one : *counts) {
          words(one);
          if (one.min && one.max) EXPECT_LE(*one.min, *one.max);
        }
      for (const Source& one : claim.sources) {
        words(one);
        words(one.cue);
        EXPECT_LE(one.content.begin, one.content.end);
        EXPECT_FALSE(one.cue.text.empty());
      }
      for (std::size_t i = 0; i + 1 < claim.sources.size(); ++i) {
        // What is told within a content has its cue there; who is cited for the content itself ("the paper, citing officials,
        // reported") says the same words or fewer.
        const CharSpan outer = claim.sources[i].content, inner = claim.sources[i + 1].cue.at, said = claim.sources[i + 1].content;
        const auto holds = [&](CharSpan span) { return outer.begin <= span.begin && span.end <= outer.end; };
        EXPECT_TRUE(holds(inner) || holds(said)) << "the cue `" << claim.sources[i + 1].cue.text << "` lies outside what `" << claim.sources[i].text
                                                 << "` says: " << claim.sentence.text;
      }
    }
    std::vector<std::string> ids;
    for (const Claim& claim : claims) ids.push_back(claim.id);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end()) << "an id is given twice";
  }

 private:
  void words(const Mention& mention) const {
    ASSERT_LE(mention.at.begin, mention.at.end);
    EXPECT_EQ(cut(document_.text(), mention.at), mention.text);
  }
  void inside(CharSpan inner, CharSpan outer, const char* why) const { EXPECT_TRUE(outer.begin <= inner.begin && inner.end <= outer.end) << why; }
  const Document& document_;
};

std::string json(const std::vector<Claim>& claims) {
  std::string out;
  for (const Claim& claim : claims) append_json(claim, out), out += '\n';
  return out;
}

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

/// The texts of the demo's reports, and each file as it is: words are words.
std::vector<std::string> demo_texts() {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(HEARSAY_SOURCE_DIR) / "demo/reports")) {
    if (!entry.is_regular_file() || entry.file_size() > 200000) continue;
    out.push_back(slurp(entry.path()));
    if (entry.path().extension() != ".jsonl") continue;
    std::istringstream lines(out.back());
    for (std::string line; std::getline(lines, line);) {
      const auto report = nlohmann::json::parse(line, nullptr, false);
      if (report.is_object() && report.contains("text")) out.push_back(report["text"].get<std::string>());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Words of news, marks and code points from everywhere, in any order.
std::string random_text(std::mt19937& random) {
  static const char* const kWords[] = {"rebels",
                                       "Troops",
                                       "said",
                                       "denied",
                                       "that",
                                       "killed",
                                       "12",
                                       "at least",
                                       "people",
                                       "in",
                                       "Homs",
                                       "on Friday",
                                       "“",
                                       "”",
                                       "\"",
                                       ",",
                                       ".",
                                       "?",
                                       "attacked",
                                       "the",
                                       "police",
                                       "according to",
                                       "he",
                                       "who",
                                       "bombed",
                                       "reportedly",
                                       "may",
                                       "not",
                                       "if",
                                       "ceasefire",
                                       "Gaddafi's",
                                       "and",
                                       "by",
                                       "a car bomb",
                                       "\n\n",
                                       "—",
                                       "é",
                                       "Ägypten",
                                       "دمشق",
                                       "北京",
                                       "🙂",
                                       "\u00a0",
                                       "\u200b",
                                       "e\u0301",
                                       "told reporters",
                                       "signed a deal",
                                       "Mr.",
                                       "U.N.",
                                       "was",
                                       "arrested",
                                       "$5m",
                                       "(",
                                       ")"};
  std::string out;
  const int count = 1 + static_cast<int>(random() % 120);
  for (int i = 0; i < count; ++i) {
    if (random() % 12 == 0) {
      std::uint32_t point = random() % 0x11000;
      if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
      if (point == 0) point = ' ';
      if (point < 0x80)
        out += static_cast<char>(point);
      else if (point < 0x800)
        out += static_cast<char>(0xC0 | point >> 6), out += static_cast<char>(0x80 | (point & 63));
      else if (point < 0x10000)
        out += static_cast<char>(0xE0 | point >> 12), out += static_cast<char>(0x80 | (point >> 6 & 63)), out += static_cast<char>(0x80 | (point & 63));
      else
        out += static_cast<char>(0xF0 | point >> 18), out += static_cast<char>(0x80 | (point >> 12 & 63)), out += static_cast<char>(0x80 | (point >> 6 & 63)),
            out += static_cast<char>(0x80 | (point & 63));
    } else {
      out += kWords[random() % std::size(kWords)];
    }
    if (random() % 8) out += ' ';
  }
  return out;
}

TEST(ClaimsProperty, SpansAndChainsOfTheDemo) {
  auto worker = coder().worker();
  const auto texts = demo_texts();
  EXPECT_GT(texts.size(), 1u);
  std::size_t found = 0;
  for (const std::string& text : texts) {
    const Document one = document(text);
    std::vector<Claim> claims;
    worker.code(one, nullptr, claims);
    Checked(one).check(claims);
    found += claims.size();
  }
  EXPECT_GT(found, 20u);
}

TEST(ClaimsProperty, SpansAndChainsOfRandomText) {
  std::mt19937 random(1);
  auto worker = coder().worker();
  for (int round = 0; round < 400; ++round) {
    const Document one = document(random_text(random));
    std::vector<Claim> claims;
    worker.code(one, nullptr, claims);
    Checked(one).check(claims);
    if (HasFailure()) FAIL() << "text: " << one.text();
  }
}

TEST(ClaimsProperty, SameClaimsWhateverWasCodedBefore) {
  std::mt19937 random(2);
  auto used = coder().worker();
  for (int round = 0; round < 60; ++round) {
    const Document one = document(random_text(random));
    std::vector<Claim> again, fresh;
    used.code(one, nullptr, again);
    auto worker = coder().worker();
    worker.code(one, nullptr, fresh);
    ASSERT_EQ(json(again), json(fresh)) << one.text();
  }
}

// Trees of a parser gone wrong, over real words: nothing crashes, and what is claimed still stands in the text.
TEST(ClaimsProperty, DamagedTrees) {
  std::mt19937 random(3);
  auto language = LanguageModel::Worker(testing_support::model());
  auto worker = coder().worker();
  const auto texts = demo_texts();
  for (int round = 0; round < 120; ++round) {
    const Document one = document(round % 3 == 0 ? texts[random() % texts.size()] : random_text(random));
    Analysis analysis;
    language.analyse(one, analysis);
    const int kind = static_cast<int>(random() % 4);
    for (Token& token : analysis.tokens) {
      const auto self = static_cast<std::uint32_t>(&token - analysis.tokens.data());
      if (kind == 0) token.head = static_cast<std::uint32_t>(random() % (analysis.tokens.size() + 2));
      if (kind == 1) token.head = self;
      if (kind == 2) token.head = self + 1;
      if (kind != 1 && random() % 2) token.relation = static_cast<Relation>(random() % (static_cast<unsigned>(Relation::xcomp) + 1));
      if (kind == 3) token.upos = static_cast<Upos>(random() % 17), token.features = static_cast<std::uint32_t>(random());
    }
    std::vector<Claim> claims;
    worker.code(one, &analysis, claims);
    Checked(one).check(claims);
    if (HasFailure()) FAIL() << "kind " << kind << ", text: " << one.text();
  }
}

// One sentence that is one chain of words, longer than any the program itself would leave whole: walks must not eat the
// stack.
TEST(ClaimsProperty, DeepTrees) {
  constexpr std::uint32_t kWords = 1000;
  std::string text;
  Analysis analysis;
  analysis.lemmas = "attack";
  for (std::uint32_t i = 0; i < kWords; ++i) {
    Token token;
    token.at.begin = static_cast<std::uint32_t>(text.size());
    text += "attack";
    token.at.end = static_cast<std::uint32_t>(text.size());
    text += ' ';
    token.lemma_at = {0, 6};
    token.head = i == 0 ? 0 : i - 1;
    token.upos = Upos::noun;
    token.relation = i == 0 ? Relation::root : Relation::nmod;
    token.flags = token_flag::space_after;
    analysis.tokens.push_back(token);
  }
  analysis.sentences.push_back({{0, static_cast<std::uint32_t>(text.size() - 1)}, 0, kWords, true});
  const Document one = document(std::move(text));
  std::vector<Claim> claims;
  coder().worker().code(one, &analysis, claims);
  EXPECT_FALSE(claims.empty());
}

}  // namespace
}  // namespace hearsay
