#include "language/lemmatizer.h"

#include "hearsay/lexicon.h"
#include "language/testing.h"

namespace hearsay {
namespace {

using namespace testing_language;

std::string applied(const LemmaRule& rule, std::string_view form) {
  std::string out;
  rule.apply(form, fold(form), out);
  return out;
}

TEST(LemmaRule, DropsAddsAndChoosesCapitals) {
  EXPECT_EQ(applied({LemmaRule::lower, 3, "lee"}, "Fled"), "flee");
  EXPECT_EQ(applied({LemmaRule::keep, 0, ""}, "McCain"), "McCain");
  EXPECT_EQ(applied({LemmaRule::capital, 0, ""}, "KABUL"), "Kabul");
  EXPECT_EQ(applied({LemmaRule::upper, 0, ""}, "nato"), "NATO");
  EXPECT_EQ(applied({LemmaRule::keep, 3, "y"}, "FAMILIES"), "FAMILY");
  EXPECT_EQ(applied({LemmaRule::capital, 0, ""}, "élysée"), "Élysée");
}

TEST(LemmaRule, StandsWordsShorterThanWhatItDrops) {
  EXPECT_EQ(applied({LemmaRule::lower, 9, "x"}, "ab"), "x");
  EXPECT_EQ(applied({LemmaRule::upper, 0, ""}, ""), "");
}

TEST(LemmaRule, CutsNoLetterInHalves) {
  EXPECT_EQ(applied({LemmaRule::lower, 2, "'s"}, "\u2018"), "\u2018");
  EXPECT_EQ(applied({LemmaRule::keep, 1, "y"}, "Bogot\u00e1"), "Bogot\u00e1");
  EXPECT_EQ(applied({LemmaRule::lower, 2, "a"}, "Bogot\u00e1"), "bogota");
}

TEST(Capitals, SayNothingInHeadlinesAndAtTheBegin) {
  EXPECT_EQ(capitals_of("Kabul", false, false), Capitals::first);
  EXPECT_EQ(capitals_of("Kabul", false, true), Capitals::none);
  EXPECT_EQ(capitals_of("NATO", false, true), Capitals::all);
  EXPECT_EQ(capitals_of("NATO", true, false), Capitals::none);
  EXPECT_EQ(capitals_of("", false, false), Capitals::none);
  EXPECT_TRUE(sentence_of_capitals("THE FARC ATTACKED A POLICE STATION."));
  EXPECT_FALSE(sentence_of_capitals("The FARC attacked a police station."));
  EXPECT_FALSE(sentence_of_capitals("NATO."));
}

TEST(LemmaKeys, DifferForWordsThatAreTheirOwnTag) {
  const auto key = [](std::string_view word) { return LemmaKeys::word(word, Lemmatizer::xpos_key(*parse_xpos(word))); };
  EXPECT_NE(key(","), key("."));
  EXPECT_NE(key("."), key(":"));
}

/// One sentence of words with tags, as if the network had read it.
struct Tagged {
  struct Word {
    const char *form, *xpos;
    Upos upos;
  };
  explicit Tagged(const std::vector<Word>& words) : document(make(words)) {}

  Document make(const std::vector<Word>& words) {
    std::string text;
    for (const Word& w : words) {
      Token t;
      t.at.begin = static_cast<std::uint32_t>(text.size());
      text += w.form;
      t.at.end = static_cast<std::uint32_t>(text.size());
      t.xpos = *parse_xpos(w.xpos);
      t.upos = w.upos;
      t.head = static_cast<std::uint32_t>(analysis.tokens.size());
      analysis.tokens.push_back(t);
      text += ' ';
    }
    const auto n = static_cast<std::uint32_t>(words.size());
    analysis.sentences.push_back({{0, analysis.tokens.back().at.end}, 0, n});
    return *Document::make(Origin{}, text);
  }
  Analysis analysis;
  Document document;
};

const Lemmatizer& lemmatizer() {
  static const SectionFile file = shipped_model();
  static const auto loaded = Lemmatizer::load(file);
  EXPECT_TRUE(loaded.has_value());
  return *loaded;
}

std::vector<std::string> lemmas(Tagged tagged) {
  Lemmatizer::Scratch scratch;
  lemmatizer().apply(tagged.document, tagged.analysis, scratch);
  std::vector<std::string> out;
  for (const Token& t : tagged.analysis.tokens) out.emplace_back(tagged.analysis.lemma(t));
  return out;
}

std::string verb(const char* form, const char* xpos) { return lemmas(Tagged({{"they", "PRP", Upos::pron}, {form, xpos, Upos::verb}}))[1]; }
std::string noun(const char* form, const char* xpos) { return lemmas(Tagged({{"the", "DT", Upos::det}, {form, xpos, Upos::noun}}))[1]; }

TEST(Lemmatizer, StrongVerbsOfConflict) {
  const std::vector<std::array<const char*, 3>> forms = {
      {"fled", "VBD", "flee"},        {"shot", "VBN", "shoot"},        {"slain", "VBN", "slay"},      {"struck", "VBD", "strike"},
      {"sought", "VBD", "seek"},      {"withdrew", "VBD", "withdraw"}, {"overran", "VBD", "overrun"}, {"fought", "VBN", "fight"},
      {"swore", "VBD", "swear"},      {"stabbed", "VBN", "stab"},      {"bombed", "VBD", "bomb"},     {"gunned", "VBN", "gun"},
      {"kidnapped", "VBN", "kidnap"}, {"fleeing", "VBG", "flee"},      {"dying", "VBG", "die"},       {"seized", "VBD", "seize"},
      {"raided", "VBD", "raid"},      {"besieged", "VBN", "besiege"},  {"ambushed", "VBN", "ambush"}, {"overthrown", "VBN", "overthrow"},
      {"executed", "VBN", "execute"}, {"clashes", "VBZ", "clash"},     {"denies", "VBZ", "deny"},     {"forbade", "VBD", "forbid"}};
  for (const auto& [form, xpos, lemma] : forms) EXPECT_EQ(verb(form, xpos), lemma);
}

TEST(Lemmatizer, Plurals) {
  const std::vector<std::array<const char*, 2>> forms = {
      {"gunmen", "gunman"},    {"policemen", "policeman"}, {"children", "child"},   {"bodies", "body"},    {"crises", "crisis"},
      {"troops", "troop"},     {"wives", "wife"},          {"houses", "house"},     {"attacks", "attack"}, {"clashes", "clash"},
      {"hostages", "hostage"}, {"casualties", "casualty"}, {"aircraft", "aircraft"}};
  for (const auto& [form, lemma] : forms) EXPECT_EQ(noun(form, "NNS"), lemma);
}

TEST(Lemmatizer, NamesKeepTheirCapitals) {
  const auto out = lemmas(Tagged({{"In", "IN", Upos::adp},
                                  {"Kabul", "NNP", Upos::propn},
                                  {"NATO", "NNP", Upos::propn},
                                  {"Left", "VBD", Upos::verb},
                                  {",", ",", Upos::punct},
                                  {".", ".", Upos::punct}}));
  EXPECT_EQ(out, (std::vector<std::string>{"in", "Kabul", "NATO", "leave", ",", "."}));
}

TEST(Lemmatizer, SentencesOfCapitals) {
  const auto out = lemmas(Tagged({{"GUERRILLAS", "NNS", Upos::noun}, {"KILLED", "VBD", Upos::verb}, {"POLICEMEN", "NNS", Upos::noun}}));
  EXPECT_EQ(out, (std::vector<std::string>{"guerrilla", "kill", "policeman"}));
}

// Words met again share the lemma that stands there already.
TEST(Lemmatizer, WritesALemmaOnce) {
  Tagged tagged({{"attacks", "NNS", Upos::noun}, {"and", "CC", Upos::cconj}, {"attacks", "NNS", Upos::noun}});
  Lemmatizer::Scratch scratch;
  for (int round = 0; round < 3; ++round) lemmatizer().apply(tagged.document, tagged.analysis, scratch);
  EXPECT_EQ(tagged.analysis.lemmas.size(), std::string("attackandattack").size());
}

TEST(Lemmatizer, WantsItsSections) {
  const SectionWriter empty({"LANG", 1}, "test");
  const auto loaded = Lemmatizer::load(*SectionFile::over(empty.bytes(), {"LANG", 1}));
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().fault, Fault::corrupt);
}

TEST(Lemmatizer, RefusesRulesThatAreNone) {
  for (const char* rules : {"", "x 1 y\n", "l one y\n", "l 1\n", "l 999 y\n"}) {
    SectionWriter writer({"LANG", 1}, "test");
    writer.add("lemma.rules", rules);
    writer.add("lemma.words", Lemmatizer::RuleTable::pack({}));
    writer.add("lemma.endings", Lemmatizer::RuleTable::pack({}));
    EXPECT_FALSE(Lemmatizer::load(*SectionFile::over(writer.bytes(), {"LANG", 1})).has_value()) << rules;
  }
}

}  // namespace
}  // namespace hearsay
