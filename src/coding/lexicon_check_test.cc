#include "coding/lexicon_check.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace hearsay {
namespace {

namespace fs = std::filesystem;

class LexiconCheckTest : public testing::Test {
 protected:
  LexiconCheckTest() : folder_(fs::path(testing::TempDir()) / ("check_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~LexiconCheckTest() override { fs::remove_all(folder_); }

  /// "WHERE: MESSAGE" of the only finding of this table, "" for none.
  std::string check(const std::string& file, const std::string& text) {
    std::ofstream(folder_ / file) << text;
    const auto lexicon = Lexicon::compile(folder_);
    EXPECT_TRUE(lexicon);
    std::string out;
    for (const LexiconFinding& one : check_lexicon(**lexicon))
      out += (out.empty() ? "" : "\n") + std::string(one.is_error ? "" : "warning: ") + one.where + ": " + one.message;
    return out;
  }
  std::string events(const std::string& rows) { return check("events.tsv", "words\tpos\ttype\tmode\tcameo\troles\tconditions\tcontexts\n" + rows); }
  std::string actors(const std::string& row) { return check("actors.tsv", "names\tname\tcode\tkind\tfrom\tto\n" + row); }

  fs::path folder_;
};

TEST_F(LexiconCheckTest, GoodEventsPass) {
  EXPECT_EQ(events("attack|assail\tverb\tASSAULT\t\t190\tactor:subj recipient:obj\tobj:* !subj=heart\tmilitary\nattack\tnoun\tASSAULT\t\t190\t\t\t\n"), "");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\tobj=town\t\nattack\tverb\tASSAULT\t\t190\t\t\t\n"), "") << "the finer entry is tried first";
}

TEST_F(LexiconCheckTest, EventColumns) {
  EXPECT_EQ(events("attack\tverbs\tASSAULT\t\t190\t\t\t\n"), "events.tsv:2: pos `verbs` is none of verb, noun, adj");
  EXPECT_EQ(events("attack\tverb\tATTACK\t\t190\t\t\t\n"), "events.tsv:2: type `ATTACK` is none of PLOVER's, nor -");
  EXPECT_EQ(events("attack\tverb\tASSAULT\taerials\t190\t\t\t\n"), "events.tsv:2: mode `aerials` is none of ASSAULT");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t199\t\t\t\n"), "events.tsv:2: `199` is no CAMEO code");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t036\t\t\t\n"), "warning: events.tsv:2: CAMEO code 036 does not fit type ASSAULT");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\t\tmilitary war\n"), "events.tsv:2: context `war` is unknown");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\tactor:subject\t\t\n"),
            "events.tsv:2: `subject` is neither a slot (subj obj iobj poss mod) nor a preposition");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\tagent:subj\t\t\n"), "events.tsv:2: role `agent:subj` is neither actor:… nor recipient:…");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\tobj:wepon\t\n"), "events.tsv:2: condition `obj:wepon`: no word is of class `wepon`");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\tobj=\t\n"), "events.tsv:2: condition `obj=` is none of slot:class, slot=word, slot:*");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\tobj=town !obj=town\t\n"),
            "events.tsv:2: condition `!obj=town` forbids all that another one wants: this entry can never hold");
}

TEST_F(LexiconCheckTest, EntriesThatAreNeverUsed) {
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\t\t\nattack\tverb\tTHREATEN\t\t130\t\t\t\n"),
            "events.tsv:3: `attack` is never used: events.tsv:2 has the same words and conditions");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\tobj=town,city\t\nattack\tverb\tTHREATEN\t\t130\t\tobj=town\t\n"),
            "events.tsv:3: `attack` is never used: events.tsv:2 is tried before it and holds wherever this one does");
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\t!obj=town\t\nattack\tverb\tTHREATEN\t\t130\t\t!obj=town,city\t\n"),
            "events.tsv:3: `attack` is never used: events.tsv:2 is tried before it and holds wherever this one does");
  EXPECT_EQ(events("open fire on|open on fire\tverb\tASSAULT\t\t190\t\t\t\n"),
            "events.tsv:2: `open on fire` is never used: events.tsv:2 has the same words and conditions");
  EXPECT_EQ(events("bomb attack\tnoun\tASSAULT\t\t190\t\t\t\nattack bomb\tnoun\tASSAULT\t\t190\t\t\t\n"), "") << "the words before a noun have an order";
  EXPECT_EQ(events("attack\tverb\tASSAULT\t\t190\t\t\t\nattack\tnoun\tASSAULT\t\t190\t\t\t\n"), "");
}

TEST_F(LexiconCheckTest, WordsThatMatchNothing) {
  EXPECT_EQ(events("president's rule\tnoun\tCOERCE\t\t175\t\t\t\n"),
            "events.tsv:2: `president's` in `president's rule` can match no word of a text: words are compared one by one");
  EXPECT_EQ(events("president 's rule\tnoun\tCOERCE\t\t175\t\t\t\n"), "");
  EXPECT_EQ(events("attack||assail\tverb\tASSAULT\t\t190\t\t\t\n"), "events.tsv:2: an alternative between two `|` is empty");
  EXPECT_EQ(events("attack|Attack\tverb\tASSAULT\t\t190\t\t\t\n"), "events.tsv:2: `Attack` stands twice in this row");
  std::ofstream(folder_ / "nonevents.tsv") << "phrases\nheart attack\n";
  EXPECT_EQ(events("heart attack\tnoun\tASSAULT\t\t190\t\t\t\n"), "events.tsv:2: `heart attack` never matches: nonevents.tsv:2 says that it is no event");
}

TEST_F(LexiconCheckTest, Actors) {
  EXPECT_EQ(actors("Syria|Syrian Arab Republic\t\tSYR\tstate\t\t\n"), "");
  EXPECT_EQ(actors("United Nations\t\tIGOUNO\torganisation\t1945-10-24\t\n"), "");
  EXPECT_EQ(actors("Syria\t\tSYY\tstate\t\t\n"),
            "actors.tsv:2: code: `SYY` is no actor code: three capitals each, a country or an international body (IGO, NGO …) first");
  EXPECT_EQ(actors("Syria\t\tSYRGO\tstate\t\t\n"),
            "actors.tsv:2: code: `SYRGO` is no actor code: three capitals each, a country or an international body (IGO, NGO …) first");
  EXPECT_EQ(actors("Syria\t\tSYR\tcountry\t\t\n"), "actors.tsv:2: kind: `country` is not one of: person group organisation state place");
  EXPECT_EQ(actors("A\t\tSYRGOV\tperson\t2011-02-30\t\n"), "actors.tsv:2: from: `2011-02-30` is no date: wanted is YYYY, YYYY-MM or YYYY-MM-DD");
  EXPECT_EQ(actors("A\t\tSYRGOV\tperson\t2011\t2010-12\n"), "actors.tsv:2: ends (2010-12) before it begins (2011)");
  EXPECT_EQ(actors("A\t\tSYRGOV\tperson\t2010\t2011\nA\t\tSYRELI\tperson\t2012\t\n"), "") << "one name may have a code for each time";
  EXPECT_EQ(actors("A\t\tSYRGOV\tperson\t\t\nB|A\t\tSYRGOV\tperson\t\t\n"), "actors.tsv:3: `A` is said before, at actors.tsv:2");
}

TEST_F(LexiconCheckTest, SmallTables) {
  EXPECT_EQ(check("embedders.tsv", "words\tpos\tframe\teffect\nfail\tverb\tinf\tnever\n"),
            "embedders.tsv:2: effect: `never` is not one of: none fact does not future likely possible unlikely unknown demand want condition expected");
  EXPECT_EQ(check("embedders.tsv", "words\tpos\tframe\teffect\nfail\tverb\tinf\tnot\nfail\tverb\tinf\tdoes\n"),
            "embedders.tsv:3: `fail` is said before, at embedders.tsv:2");
  EXPECT_EQ(check("embedders.tsv", "words\tpos\tframe\teffect\nfail\tverb\tin\tnot\nfail\tverb\tinf\tnot\n"), "");
  EXPECT_EQ(check("hedges.tsv", "words\tpos\teffect\tpublic\nmaybe\tadverb\tpossible\t\n"), "hedges.tsv:2: pos: `adverb` is not one of: adv adj");
  fs::remove(folder_ / "hedges.tsv");
  EXPECT_EQ(check("cues.tsv", "cue\tpos\tkind\tstance\tweight\nsay\tverb\tsay\tasserts\theavy\n"), "cues.tsv:2: weight: `heavy` is no number");
  EXPECT_EQ(check("cues.tsv", "cue\tpos\tkind\tstance\tweight\nsay\tverb\tspeak\tagrees\t1\n").substr(0, 30), "cues.tsv:2: kind: `speak` is n");
  fs::remove(folder_ / "cues.tsv");
  EXPECT_EQ(check("calendar.tsv", "words\tclass\tvalue\nundecimber\tmonth\t13\n"), "calendar.tsv:2: `13` is no value of class month");
  EXPECT_EQ(check("calendar.tsv", "words\tclass\tvalue\nthanksgiving\tfixed\t11-4:4\n"), "");
  EXPECT_EQ(check("calendar.tsv", "words\tclass\tvalue\nthanksgiving\tfixed\t11-8:4\n"), "calendar.tsv:2: `11-8:4` is no value of class fixed");
  EXPECT_EQ(check("calendar.tsv", "words\tclass\tvalue\nleap day\tfixed\t02-30\n"), "calendar.tsv:2: `02-30` is no value of class fixed");
  fs::remove(folder_ / "calendar.tsv");
  EXPECT_EQ(check("numbers.tsv", "words\tclass\tvalue\tapprox\nlots\tmany\t3\t\n"),
            "numbers.tsv:2: class: `many` is not one of: cardinal scale vague none ordinal before after");
  fs::remove(folder_ / "numbers.tsv");
  EXPECT_EQ(check("demonyms.tsv", "words\tcountry\nBritish\tGB\n"), "demonyms.tsv:2: country: `GB` is no ISO 3166-1 alpha-3 code");
  fs::remove(folder_ / "demonyms.tsv");
  EXPECT_EQ(check("classes.tsv", "words\tclasses\nspear\twepon\n").substr(0, 39), "classes.tsv:2: class `wepon` is unknown");
  fs::remove(folder_ / "classes.tsv");
  EXPECT_EQ(check("cuez.tsv", "cue\nsay\n"), "warning: cuez: no part of the program reads a table of this name");
}

TEST(LexiconCodes, OfCameoAndIso) {
  for (const char* code : {"01", "190", "1951", "042", "0874", "1056", "2042"}) EXPECT_TRUE(is_cameo_code(code)) << code;
  for (const char* code : {"", "1", "21", "047", "0875", "19511", "x90", "00"}) EXPECT_FALSE(is_cameo_code(code)) << code;
  EXPECT_TRUE(is_country_code("SYR"));
  EXPECT_TRUE(is_country_code("YUG"));
  EXPECT_FALSE(is_country_code("SY"));
  EXPECT_FALSE(is_country_code("R S"));
  EXPECT_TRUE(is_actor_code("SYRMILREB"));
  EXPECT_TRUE(is_actor_code("IGOUNO"));
  EXPECT_FALSE(is_actor_code("MILSYR"));
  EXPECT_FALSE(is_actor_code("syr"));
}

TEST_F(LexiconCheckTest, CountsRowsAndPatterns) {
  std::ofstream(folder_ / "events.tsv")
      << "words\tpos\ttype\tmode\tcameo\troles\tconditions\tcontexts\nbomb|bombard\tverb\tASSAULT\taerial\t195\t\t\t\nmeet\tverb\tCONSULT\t\t040\t\t\t\n";
  std::ofstream(folder_ / "actors.tsv") << "names\tname\tcode\tkind\tfrom\tto\nSyria\t\tSYR\tstate\t\t\nA|B\t\tSYRGOV\tperson\t\t\n";
  std::string out;
  for (const LexiconCount& one : count_lexicon(**Lexicon::compile(folder_)))
    out += one.group + ' ' + one.name + ' ' + std::to_string(one.rows) + ' ' + std::to_string(one.patterns) + '\n';
  EXPECT_EQ(out, "table actors 2 3\ntable events 2 3\ntype ASSAULT aerial 1 2\ntype CONSULT 1 1\ncountry SYR 2 3\n");
}

}  // namespace
}  // namespace hearsay
