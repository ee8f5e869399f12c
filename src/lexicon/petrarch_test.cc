#include "lexicon/petrarch.h"

#include <gtest/gtest.h>

#include <random>

namespace hearsay::petrarch {
namespace {

TEST(PetrarchActors, ReadsNamesSynonymsAndDates) {
  Dictionaries out;
  read_actors("# comment\nRURITANIA_ [RUR]\n+RURITANIAN # a demonym\n\nRUDOLF_ELPHBERG\n+KING_RUDOLF\n\t[RURELI 320101-331108]\n\t[RURGOV > 19331108]\n[RUROPP <320101]\n", "a", out);
  ASSERT_EQ(out.actors.size(), 2u);
  EXPECT_EQ(out.actors[0].names, (std::vector<std::string>{"ruritania", "ruritanian"}));
  EXPECT_EQ(out.actors[0].codes[0].code, "RUR");
  const Actor& king = out.actors[1];
  EXPECT_EQ(king.names[1], "king rudolf");
  ASSERT_EQ(king.codes.size(), 3u);
  EXPECT_EQ(king.codes[0].from, 19320101u);
  EXPECT_EQ(king.codes[0].until, 19331108u);
  EXPECT_EQ(king.codes[1].from, 19331108u);
  EXPECT_EQ(king.codes[1].until, UINT32_MAX);
  EXPECT_EQ(king.codes[2].until, 19320101u);
  EXPECT_EQ(out.left_out, 0u);
}

TEST(PetrarchActors, SlipsInDatesAreReadAsPetrarchReadsThem) {
  Dictionaries out;
  read_actors("FLAVIA\n[RURGOV >201005011]\n[RURELI 20121204]\n[RUROPP 9008223-911221]\n", "a", out);
  ASSERT_EQ(out.actors.size(), 1u);
  ASSERT_EQ(out.actors[0].codes.size(), 3u);
  EXPECT_EQ(out.actors[0].codes[0].from, 20100501u);
  EXPECT_EQ(out.actors[0].codes[1].from, 20121204u);
  EXPECT_EQ(out.actors[0].codes[2].from, 19900822u);
}

TEST(PetrarchActors, ABadDateCostsItsCodeAlone) {
  Dictionaries out;
  read_actors("STRELSAU [RUR]\nZENDA [RUR 20041301-2006]\n+ZENDA_CASTLE\n[RURCVL]\nNOBODY\nHENTZAU [RUR\n", "b.actors.txt", out);
  ASSERT_EQ(out.actors.size(), 2u);
  EXPECT_EQ(out.actors[1].codes.size(), 1u);
  EXPECT_EQ(out.actors[1].codes[0].code, "RURCVL");
  EXPECT_EQ(out.left_out, 4u);
  EXPECT_TRUE(out.notes[0].starts_with("b.actors.txt:2: ")) << out.notes[0];
  EXPECT_TRUE(out.notes[2].starts_with("b.actors.txt:5: ")) << out.notes[2];
}

TEST(PetrarchAgents, ReadsPluralsPrefixesAndSets) {
  Dictionaries out;
  read_agents("!PERSON! = MAN, WOMEN\nDEPUTY [~LEG]\nPOLICE {} [ ~COP]\nATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]\nRELIEF_BODY [NGO~]\nCONGRESS!PERSON! [~LEG]\n!NONE!_X [~LEG]\nX\n", "c", out);
  std::vector<std::string> names;
  for (const Agent& agent : out.agents) names.push_back(agent.name + "=" + agent.code);
  EXPECT_EQ(names, (std::vector<std::string>{"deputy=LEG", "deputies=LEG", "police=COP", "attorney general=GOV", "attorneys general=GOV", "relief body=NGO",
                                             "relief bodies=NGO", "congressman=LEG", "congresswomen=LEG"}));
  EXPECT_TRUE(out.agents[5].prefix);
  EXPECT_EQ(out.left_out, 2u);
}

constexpr std::string_view kVerbs =
    "&WEAPON\n+GUN\n+CRUISE_MISSILE\n+TEAR_GAS_\n\n&ARMS_\n+&WEAPON\n+KNIFE\n####### VERB PATTERNS #######\n"
    "---  FIRE   [190]  ---\nFIRE  # comment\nSHOOT {SHOOTS SHOT SHOOTING} [193]\n+OPEN_FIRE\n"
    "- * &WEAPON (AT {BORDER TOWN}) [194] # FIRE\n- SOLDIERS * (ON ^) [:193]\n- * &NONE [100]\n- no star [100]\n- * X\n"
    "~ a (b . FIRE) SAY = a b 112\n~ a SAY = b\n";

TEST(PetrarchVerbs, ReadsBlocksPatternsAndTransformations) {
  Dictionaries out;
  read_verbs(kVerbs, "v", out);
  ASSERT_EQ(out.blocks.size(), 1u);
  ASSERT_EQ(out.blocks[0].patterns.size(), 2u);
  const Pattern& first = out.blocks[0].patterns[0];
  EXPECT_EQ(first.code, "194");
  ASSERT_TRUE(first.after.nouns[0].head.set);
  EXPECT_EQ(first.after.nouns[0].head.set->by_head.at("missiles")[0], Words{"cruise"});
  EXPECT_EQ(first.after.nouns[0].head.set->by_head.count("gass"), 0u);
  EXPECT_EQ(first.after.prepositions[0].preposition, "at");
  EXPECT_EQ(first.after.prepositions[0].nouns[0].head.word, "town");
  EXPECT_EQ(first.after.prepositions[0].nouns[0].beside[0].word, "border");
  EXPECT_EQ(out.blocks[0].patterns[1].after.prepositions[0].nouns[0].marker, NounPattern::Marker::target);
  EXPECT_EQ(out.verbs[0].form, "fire");
  EXPECT_TRUE(out.verbs[0].stem);
  EXPECT_EQ(out.verbs[4].code, "193");
  EXPECT_EQ(out.verbs[8].form, "open");
  EXPECT_EQ(out.verbs[8].after, Words{"fire"});
  ASSERT_EQ(out.transformations.size(), 1u);
  EXPECT_EQ(out.transformations[0].inner_verb, "fire");
  EXPECT_EQ(out.left_out, 4u);
}

TEST(PetrarchVerbs, OlderPatternsAreSequences) {
  Dictionaries out;
  read_verbs("--- ACT [100] ---\nACT\n- INDICATED WOULD * NOW_THEN [1010]\n- IN_* [074]\n", "v", out);
  ASSERT_EQ(out.blocks[0].patterns.size(), 2u);
  const Pattern& first = out.blocks[0].patterns[0];
  EXPECT_EQ(first.before.sequence.size(), 2u);
  EXPECT_FALSE(first.after.sequence[0].joined);
  EXPECT_TRUE(first.after.sequence[1].joined);
  EXPECT_TRUE(out.blocks[0].patterns[1].before.joined_to_verb);
}

// Bytes changed, lost and doubled at random: every file is read to its end, whatever stands in it.
TEST(Petrarch, NoLineCanBreakTheReaders) {
  const std::string seeds[] = {std::string(kVerbs), "A_B [C 320101-331108]\n+D\n\t[E >20070101]\n", "!P! = M, W\nA {B} [~C]\nX!P! [D~]\n", "+A B\nC_\n",
                               "--- ACT [100] ---\nACT {A B}\n- A_B * C [:1]\n"};
  constexpr std::string_view kSigns = "[]{}()&+-~*!=_#<>:^$%|, \n\t\0\xff" "A9";
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    std::string text = seeds[random() % std::size(seeds)];
    for (unsigned change = random() % 12; change > 0 && !text.empty(); --change) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0: text[at] = kSigns[random() % kSigns.size()]; break;
        case 1: text.erase(at, 1 + random() % 5); break;
        default: text.insert(at, text.substr(random() % text.size(), random() % 9));
      }
    }
    Dictionaries out;
    read_actors(text, "x", out);
    read_agents(text, "x", out);
    read_verbs(text, "x", out);
    read_discards(text, "x", out);
    ASSERT_LE(out.notes.size(), 100u);
  }
}

TEST(Petrarch, SaysThatAFolderHoldsNone) { EXPECT_FALSE(read("/nowhere/at/all")); }

}  // namespace
}  // namespace hearsay::petrarch
