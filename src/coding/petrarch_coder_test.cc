#include "coding/petrarch_coder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using testing_support::Written;

/// A lexicon with CAMEO's codes and nobody in it, so that every code comes from the dictionaries of the test.
std::shared_ptr<const Lexicon> bare_lexicon() {
  const fs::path folder = fs::path(testing::TempDir()) / "petrarch_coder_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::copy_file(fs::path(HEARSAY_SOURCE_DIR) / "data/lexicon/cameo.tsv", folder / "cameo.tsv");
  std::ofstream(folder / "actors.tsv") << "names\tname\tcode\tkind\tfrom\tto\nUtopia\t\tUTO\tstate\t\t\n";
  std::ofstream(folder / "agents.tsv") << "words\tcode\tkind\nhermit\tCVL\tperson\n";
  std::ofstream(folder / "demonyms.tsv") << "words\tcountry\nUtopian\tUTO\n";
  return *Lexicon::compile(folder);
}

struct World {
  World() : lexicon(bare_lexicon()), actors(std::make_shared<const ActorLexicon>(*ActorLexicon::create(lexicon))) {
    auto read = std::make_shared<petrarch::Dictionaries>();
    petrarch::read_actors("RURITANIA_ [RUR]\n+RURITANIAN\nSTRELSAU [RUR]\nGRAUSTARK [GRA]\nRUDOLF\n[RURGOV <19330101]\n[RURELI >19330101]\n", "a", *read);
    petrarch::read_agents("SOLDIER [~MIL]\nMAYOR [~GOV]\nREBEL [~REB]\nRELIEF_BODY [NGO~]\n", "g", *read);
    petrarch::read_verbs(
        "&TALK\n+TALKS_\n+NEGOTIATION\n#\n--- SAY [010] ---\nSAY {SAID SAYS}\n--- WANT [030] ---\nWANT\n--- ATTACK [190] ---\nATTACK\n--- MEET [040] ---\nMEET {MET}\n"
        "--- HELP [070] ---\nHELP\n--- HOLD [---] ---\nHOLD {HELD}\n- * &TALK (WITH) [046:046]\n- * {MILITARY EXERCISES} (IN ^) [150]\n--- RECEIVE [---] ---\nRECEIVE\n- * MINISTER [043:042]\n"
        "~ a (b . ATTACK) SAY = a b 112\n~ a (a b ATTACK) SAY = a b 015\n",
        "v", *read);
    petrarch::read_discards("YEARS AGO\n", "d", *read);
    EXPECT_EQ(read->left_out, 0u) << (read->notes.empty() ? "" : read->notes[0]);
    coder = std::make_shared<const PetrarchCoder>(*PetrarchCoder::create(read, lexicon));
  }

  /// "SOURCE,SOURCE>TARGET CODE" of each event, parted by blanks.
  std::string events(const Written& w) const {
    EntityTable entities(actors);
    entities.build(w.tree);
    std::vector<PetrarchFound> found;
    coder->find(w.tree, entities, found);
    std::string out;
    const auto put = [&](const NounCodes& codes) {
      for (const NounCode& one : codes) out += (out.empty() || out.back() == '>' || out.back() == ' ' ? "" : ",") + one.code;
    };
    for (const PetrarchFound& one : found) {
      if (!out.empty()) out += ' ';
      put(one.actors);
      out += '>';
      put(one.recipients);
      out += ' ' + one.cameo;
    }
    return out;
  }

  std::shared_ptr<const Lexicon> lexicon;
  std::shared_ptr<const ActorLexicon> actors;
  std::shared_ptr<const PetrarchCoder> coder;
};

const World& world() {
  static const World one;
  return one;
}

TEST(PetrarchCoder, AgentsAreAppendedToTheirActors) {
  const Written w{"Ruritanian/ADJ/2/amod soldiers~soldier/NOUN/3/nsubj/NNS attacked~attack/VERB/0/root/VBD the/DET/5/det mayor/NOUN/3/obj/NN of/ADP/7/case Graustark/PROPN/5/nmod"};
  EXPECT_EQ(world().events(w), "RURMIL>GRAGOV 190");
}

TEST(PetrarchCoder, APassiveTurnsTheSidesRound) {
  const Written w{"Graustark/PROPN/3/nsubj:pass was~be/AUX/3/aux:pass/VBD attacked~attack/VERB/0/root/VBN by/ADP/5/case rebels~rebel/NOUN/3/obl:agent/NNS"};
  EXPECT_EQ(world().events(w), "---REB>GRA 190");
}

TEST(PetrarchCoder, VerbsAddTheirMeaningToWhatTheyGovern) {
  const Written wants{"Ruritania/PROPN/2/nsubj wants~want/VERB/0/root/VBZ to/PART/4/mark help/VERB/2/xcomp/VB Graustark/PROPN/4/obj"};
  EXPECT_EQ(world().events(wants), "RUR>GRA 033");
  const Written refuses{"Ruritania/PROPN/4/nsubj will/AUX/4/aux/MD not/PART/4/advmod help/VERB/0/root/VB Graustark/PROPN/4/obj"};
  EXPECT_EQ(world().events(refuses), "RUR>GRA 121");
}

TEST(PetrarchCoder, TransformationsMakeTheSpeakersEvents) {
  const Written other{"Ruritania/PROPN/2/nsubj said~say/VERB/0/root/VBD that/SCONJ/5/mark rebels~rebel/NOUN/5/nsubj/NNS attacked~attack/VERB/2/ccomp/VBD Graustark/PROPN/5/obj"};
  EXPECT_EQ(world().events(other), "RUR>---REB 112");
  const Written own{"Ruritania/PROPN/2/nsubj said~say/VERB/0/root/VBD Ruritania/PROPN/4/nsubj attacked~attack/VERB/2/ccomp/VBD Graustark/PROPN/4/obj"};
  EXPECT_EQ(world().events(own), "RUR>GRA 015");
}

TEST(PetrarchCoder, PatternsSayWhereTheTargetStandsAndUseTheirWordsUp) {
  const Written talks{"Rebels~rebel/NOUN/2/nsubj/NNS held~hold/VERB/0/root/VBD talks~talk/NOUN/2/obj/NNS with/ADP/5/case Graustark/PROPN/2/obl in/ADP/7/case Strelsau/PROPN/2/obl"};
  EXPECT_EQ(world().events(talks), "GRA>---REB 046 ---REB>GRA 046");
  const Written exercises{"Ruritania/PROPN/2/nsubj held~hold/VERB/0/root/VBD military/ADJ/4/amod exercises~exercise/NOUN/2/obj/NNS in/ADP/6/case Graustark/PROPN/4/nmod"};
  EXPECT_EQ(world().events(exercises), "RUR>GRA 150");
}

TEST(PetrarchCoder, ThoseWhoMeetMeetEachOther) {
  const Written w{"Ruritania/PROPN/4/nsubj and/CCONJ/3/cc Graustark/PROPN/1/conj met~meet/VERB/0/root/VBD"};
  EXPECT_EQ(world().events(w), "RUR>GRA 040 GRA>RUR 040");
}

TEST(PetrarchCoder, DatesDecideAndOwnNamesFillIn) {
  const std::string_view text = "Rudolf/PROPN/2/nsubj attacked~attack/VERB/0/root/VBD Utopia/PROPN/2/obj";
  EXPECT_EQ(world().events(Written({text}, "1932-05-01")), "RURGOV>UTO 190");
  EXPECT_EQ(world().events(Written({text}, "1933-05-01")), "RURELI>UTO 190");
}

TEST(PetrarchCoder, HyphenatedWordsNameNobody) {
  const Written w{"Ruritania/PROPN/3/compound -/PUNCT/3/punct backed~back/VERB/4/amod/VBN rebels~rebel/NOUN/5/nsubj/NNS attacked~attack/VERB/0/root/VBD Graustark/PROPN/5/obj"};
  EXPECT_EQ(world().events(w), "---REB>GRA 190");
}

TEST(PetrarchCoder, DiscardsAreWordsBetweenBlanks) {
  const Written said{"Rebels~rebel/NOUN/2/nsubj/NNS attacked~attack/VERB/0/root/VBD Graustark/PROPN/2/obj years~year/NOUN/2/obl:unmarked ago/ADV/4/advmod here/ADV/2/advmod"};
  EXPECT_TRUE(world().coder->discarded(said.tree)[0]);
  const Written other{"Rebels~rebel/NOUN/2/nsubj/NNS attacked~attack/VERB/0/root/VBD Graustark/PROPN/2/obj"};
  EXPECT_FALSE(world().coder->discarded(other.tree)[0]);
}

// Any tree at all: the rules see heads that are verbs without being so, and phrases that hang on themselves.
TEST(PetrarchCoder, BareTreesTellNothing) {
  EXPECT_EQ(world().events(Written{"./PUNCT/0/root"}), "");
  EXPECT_EQ(world().events(Written{"to/PART/2/mark attack/VERB/0/root/VB"}), "");
  EXPECT_EQ(world().events(Written{"he/PRON/2/nsubj said~say/VERB/0/root/VBD his/PRON/4/nmod:poss rebels~rebel/NOUN/2/obj/NNS"}), ">---REB 010");
}

}  // namespace
}  // namespace hearsay
