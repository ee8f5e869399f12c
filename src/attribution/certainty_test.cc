#include "attribution/certainty.h"

#include <gtest/gtest.h>

#include "support/assets.h"
#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

const CertaintyReader& reader() {
  static const CertaintyReader one = *CertaintyReader::create(testing_support::lexicon());
  return one;
}

/// "CT+ actual" of this word in the article's own voice.
std::string own(std::string_view sentence, std::string_view event, int nth = 0) {
  const Written w{sentence};
  const CertaintyReading reading = reader().read(w.tree, w.at(event, nth), {});
  return std::string(spelling(reading.certainty)) + ' ' + std::string(spelling(reading.status));
}

/// The same as the content of a cue: all words behind `cue` (or before it, where the event stands before it).
std::string told(std::string_view sentence, std::string_view event, std::string_view cue, Stance stance, bool request = false) {
  const Written w{sentence};
  const std::uint32_t at = w.at(cue), word = w.at(event);
  CertaintyReader::Bound bound{word > at ? TokenRange{at + 1, w.tree.size()} : TokenRange{0, at}, at, stance, request};
  const CertaintyReading reading = reader().read(w.tree, word, bound);
  return std::string(spelling(reading.certainty)) + ' ' + std::string(spelling(reading.status));
}

constexpr std::string_view kPlain = "They/PRON/2/nsubj attacked~attack/VERB/0/root/VBD Brega/PROPN/2/obj";

TEST(Certainty, PlainFact) { EXPECT_EQ(own(kPlain, "attacked"), "CT+ actual"); }

TEST(Certainty, Negation) {
  EXPECT_EQ(own("They/PRON/4/nsubj did~do/AUX/4/aux not/PART/4/advmod attack/VERB/0/root/VB Brega/PROPN/4/obj", "attack"), "CT- actual");
  EXPECT_EQ(own("They/PRON/3/nsubj never/ADV/3/advmod attacked~attack/VERB/0/root/VBD Brega/PROPN/3/obj", "attacked"), "CT- actual");
  EXPECT_EQ(own("No/DET/2/det one/NOUN/4/nsubj:pass was~be/AUX/4/aux:pass killed~kill/VERB/0/root/VBN", "killed"), "CT- actual");
  EXPECT_EQ(own("Nobody/PRON/3/nsubj:pass was~be/AUX/3/aux:pass killed~kill/VERB/0/root/VBN", "killed"), "CT- actual");
  EXPECT_EQ(own("They/PRON/2/nsubj killed~kill/VERB/0/root/VBD no/DET/4/det civilians~civilian/NOUN/2/obj/NNS", "killed"), "CT- actual");
  EXPECT_EQ(own("They/PRON/2/nsubj left~leave/VERB/0/root/VBD without/SCONJ/4/mark attacking~attack/VERB/2/advcl/VBG Brega/PROPN/4/obj", "attacking"),
            "CT- actual");
  EXPECT_EQ(own("Nor/CCONJ/4/cc did~do/AUX/4/aux they/PRON/4/nsubj attack/VERB/0/root/VB Brega/PROPN/4/obj", "attack"), "CT- actual");
}

TEST(Certainty, NotOnlyIsNoNegation) {
  EXPECT_EQ(own("They/PRON/4/nsubj not/PART/4/advmod only/ADV/4/advmod shelled~shell/VERB/0/root/VBD Brega/PROPN/4/obj", "shelled"), "CT+ actual");
}

TEST(Certainty, WhatOneDoesInsteadLeavesTheOtherUndone) {
  EXPECT_EQ(
      own("They/PRON/2/nsubj left~leave/VERB/0/root/VBD instead/ADV/5/mark of/ADP/3/fixed attacking~attack/VERB/2/advcl/VBG Brega/PROPN/5/obj", "attacking"),
      "CT- actual");
  EXPECT_EQ(own("They/PRON/2/nsubj left~leave/VERB/0/root/VBD rather/ADV/5/cc than/ADP/3/fixed attack~attack/VERB/2/conj/VB Brega/PROPN/5/obj", "attack"),
            "CT- actual");
}

TEST(Certainty, GivenOrdersAreOrders) {
  constexpr std::string_view kGiven =
      "Orders~order/NOUN/3/nsubj:pass were~be/AUX/3/aux:pass given~give/VERB/0/root/VBN to/PART/5/mark shoot~shoot/VERB/3/xcomp/VB";
  EXPECT_EQ(own(kGiven, "shoot"), "Uu demanded");
}

TEST(Certainty, InAdditionToDoingItIsDoneToo) {
  constexpr std::string_view kBoth =
      "In/ADP/2/case addition~addition/NOUN/8/obl to/SCONJ/4/mark shelling~shell/VERB/2/acl/VBG Brega/PROPN/4/obj ,/PUNCT/2/punct they/PRON/8/nsubj "
      "stormed~storm/VERB/0/root/VBD Ajdabiya/PROPN/8/obj";
  EXPECT_EQ(own(kBoth, "shelling"), "CT+ actual");
}

TEST(Certainty, WhoJoinsInDoingItDoesIt) {
  EXPECT_EQ(own("They/PRON/2/nsubj hope~hope/VERB/0/root/VBP to/PART/4/mark join~join/VERB/2/xcomp/VB us/PRON/4/obj in/SCONJ/7/mark "
                "condemning~condemn/VERB/4/advcl/VBG it/PRON/7/obj",
                "condemning"),
            "Uu future");
}

TEST(Certainty, HaveYetTo) {
  EXPECT_EQ(own("They/PRON/2/nsubj have~have/VERB/0/root/VBP yet/ADV/2/advmod to/PART/5/mark attack/VERB/2/xcomp/VB Brega/PROPN/5/obj", "attack"),
            "CT- actual");
}

TEST(Certainty, JoinedNegationCountsOnce) {
  constexpr std::string_view kNeither =
      "They/PRON/3/nsubj neither/CCONJ/3/cc:preconj shelled~shell/VERB/0/root/VBD nor/CCONJ/5/cc stormed~storm/VERB/3/conj/VBD Brega/PROPN/5/obj";
  EXPECT_EQ(own(kNeither, "shelled"), "CT- actual");
  EXPECT_EQ(own(kNeither, "stormed"), "CT- actual");
  EXPECT_EQ(own("They/PRON/4/nsubj did~do/AUX/4/aux not/PART/4/advmod shell/VERB/0/root/VB or/CCONJ/6/cc storm/VERB/4/conj/VB Brega/PROPN/6/obj", "storm"),
            "CT- actual");
}

TEST(Certainty, NegationOfAnotherWordIsNotTheEvents) {
  // "Nobody was killed in the attack": the attack happened.
  EXPECT_EQ(own("Nobody/PRON/3/nsubj:pass was~be/AUX/3/aux:pass killed~kill/VERB/0/root/VBN in/ADP/6/case the/DET/6/det attack/NOUN/3/obl", "attack"),
            "CT+ actual");
}

TEST(Certainty, Modals) {
  const auto with = [](const std::string& modal) { return own("They/PRON/3/nsubj " + modal + "/AUX/3/aux attack/VERB/0/root/VB Brega/PROPN/3/obj", "attack"); };
  EXPECT_EQ(with("may"), "PS+ future");
  EXPECT_EQ(with("might"), "PS+ future");
  EXPECT_EQ(with("could"), "PS+ future");
  EXPECT_EQ(with("will"), "CT+ future");
  EXPECT_EQ(with("shall"), "CT+ future");
  EXPECT_EQ(with("would"), "Uu conditional");
  EXPECT_EQ(with("should"), "Uu demanded");
  EXPECT_EQ(with("must"), "Uu demanded");
  EXPECT_EQ(own("They/PRON/4/nsubj will/AUX/4/aux not/PART/4/advmod attack/VERB/0/root/VB", "attack"), "CT- future");
  EXPECT_EQ(own("They/PRON/4/nsubj may/AUX/4/aux have/AUX/4/aux attacked~attack/VERB/0/root/VBN", "attacked"), "PS+ actual");
  EXPECT_EQ(own("They/PRON/4/nsubj may/AUX/4/aux not/PART/4/advmod attack/VERB/0/root/VB", "attack"), "PS- future");
}

TEST(Certainty, ConditionsAndQuestions) {
  EXPECT_EQ(own("If/SCONJ/3/mark they/PRON/3/nsubj attack/VERB/5/advcl/VBP we/PRON/5/nsubj leave/VERB/0/root/VBP", "attack"), "Uu conditional");
  EXPECT_EQ(own("They/PRON/3/nsubj will/AUX/3/aux attack/VERB/0/root/VB if/SCONJ/6/mark talks~talk/NOUN/6/nsubj fail/VERB/3/advcl/VBP", "attack"),
            "Uu conditional");
  EXPECT_EQ(own("Unless/SCONJ/3/mark they/PRON/3/nsubj withdraw/VERB/5/advcl/VBP we/PRON/5/nsubj fight/VERB/0/root/VBP", "withdraw"), "Uu conditional");
  EXPECT_EQ(own("Did~do/AUX/3/aux they/PRON/3/nsubj attack/VERB/0/root/VB Brega/PROPN/3/obj ?/PUNCT/3/punct", "attack"), "Uu actual");
}

TEST(Certainty, Purposes) {
  EXPECT_EQ(own("They/PRON/2/nsubj marched~march/VERB/0/root/VBD to/PART/4/mark attack/VERB/2/advcl/VB Brega/PROPN/4/obj", "attack"), "Uu future");
}

// One embedding verb of each effect, plain and negated.
struct Embedded {
  const char* lemma;
  const char* plain;
  const char* negated;
};

TEST(Certainty, InfinitivesUnderEachEffect) {
  constexpr Embedded kVerbs[] = {{"manage", "CT+ actual", "CT- actual"},  {"try", "CT+ actual", "CT- actual"},      {"fail", "CT- actual", "CT+ actual"},
                                 {"refuse", "CT- actual", "CT+ actual"},  {"decline", "CT- actual", "CT+ actual"},  {"plan", "CT+ future", "CT- future"},
                                 {"promise", "CT+ future", "CT- future"}, {"threaten", "CT+ future", "CT- future"}, {"expect", "PR+ future", "PR- future"},
                                 {"appear", "PR+ actual", "PR- actual"},  {"want", "Uu future", "Uu future"},       {"hope", "Uu future", "Uu future"}};
  for (const Embedded& verb : kVerbs) {
    const std::string lemma = verb.lemma;
    EXPECT_EQ(own("They/PRON/2/nsubj V~" + lemma + "/VERB/0/root/VBD to/PART/4/mark attack/VERB/2/xcomp/VB Brega/PROPN/4/obj", "attack"), verb.plain) << lemma;
    EXPECT_EQ(own("They/PRON/4/nsubj did~do/AUX/4/aux not/PART/4/advmod V~" + lemma + "/VERB/0/root/VB to/PART/6/mark attack/VERB/4/xcomp/VB Brega/PROPN/6/obj",
                  "attack"),
              verb.negated)
        << "not " << lemma;
  }
}

TEST(Certainty, ClausesUnderEachEffect) {
  constexpr Embedded kVerbs[] = {{"confirm", "CT+ actual", "CT+ actual"},  {"know", "CT+ actual", "CT+ actual"}, {"believe", "PR+ actual", "PR- actual"},
                                 {"fear", "PS+ actual", "PS- actual"},     {"deny", "CT- actual", "CT+ actual"}, {"hope", "Uu future", "Uu future"},
                                 {"demand", "Uu demanded", "Uu demanded"}, {"doubt", "Uu actual", "Uu actual"}};
  for (const Embedded& verb : kVerbs) {
    const std::string lemma = verb.lemma,
                      plain = own("They/PRON/2/nsubj V~" + lemma + "/VERB/0/root/VBD that/SCONJ/5/mark troops/NOUN/5/nsubj attacked~attack/VERB/2/ccomp/VBD",
                                  "attacked");
    EXPECT_EQ(plain, verb.plain) << lemma;
  }
}

TEST(Certainty, ObjectsUnderEachEffect) {
  constexpr Embedded kVerbs[] = {{"cause", "CT+ actual", ""},  {"prevent", "CT- actual", ""}, {"foil", "CT- actual", ""},    {"plan", "CT+ future", ""},
                                 {"fear", "PS+ actual", ""},   {"deny", "CT- actual", ""},    {"demand", "Uu demanded", ""}, {"want", "Uu future", ""},
                                 {"expect", "PR+ future", ""}, {"condemn", "CT+ actual", ""}, {"doubt", "PR- actual", ""}};
  for (const Embedded& verb : kVerbs)
    EXPECT_EQ(own("They/PRON/2/nsubj V~" + std::string(verb.lemma) + "/VERB/0/root/VBD an/DET/4/det attack/NOUN/2/obj", "attack"), verb.plain) << verb.lemma;
}

TEST(Certainty, APurposeThatIsItsOwnDoing) {
  EXPECT_EQ(own("They/PRON/2/nsubj marched~march/VERB/0/root/VBD to/PART/4/mark protest/VERB/2/advcl/VB", "protest"), "CT+ actual");
}

TEST(Certainty, LyingDeadIsNoLie) {
  EXPECT_EQ(own("Ten/NUM/2/nsubj lay~lie/VERB/0/root/VBD dead/ADJ/2/xcomp", "dead"), "CT+ actual");
  EXPECT_EQ(own("Ten/NUM/3/nsubj:pass are~be/AUX/3/aux:pass believed~believe/VERB/0/root/VBN dead/ADJ/3/xcomp", "dead"), "PR+ actual");
}

TEST(Certainty, InfinitiveHungOnTheObject) {
  EXPECT_EQ(own("They/PRON/4/nsubj did~do/AUX/4/aux not/PART/4/advmod expect/VERB/0/root/VB people/NOUN/4/obj to/PART/7/mark leave/VERB/5/acl/VB", "leave"),
            "PR- future");
}

TEST(Certainty, BeforeAPlan) {
  EXPECT_EQ(own("They/PRON/2/nsubj discussed~discuss/VERB/0/root/VBD a/DET/5/det withdrawal/NOUN/5/compound plan/NOUN/2/obj", "withdrawal"), "Uu future");
  EXPECT_EQ(own("They/PRON/2/nsubj reviewed~review/VERB/0/root/VBD the/DET/5/det murder/NOUN/5/compound case/NOUN/2/obj", "murder"), "CT+ actual");
}

TEST(Certainty, PreventedFromDoing) {
  EXPECT_EQ(own("Police/NOUN/2/nsubj stopped~stop/VERB/0/root/VBD them/PRON/2/obj from/SCONJ/5/mark attacking~attack/VERB/2/advcl/VBG Brega/PROPN/5/obj",
                "attacking"),
            "CT- actual");
}

TEST(Certainty, NounsThatEmbed) {
  EXPECT_EQ(own("the/DET/2/det plan/NOUN/0/root to/PART/4/mark attack/VERB/2/acl/VB Brega/PROPN/4/obj", "attack"), "CT+ future");
  EXPECT_EQ(own("their/PRON/2/nmod:poss refusal/NOUN/0/root to/PART/4/mark attack/VERB/2/acl/VB", "attack"), "CT- actual");
  EXPECT_EQ(own("the/DET/2/det demand/NOUN/0/root to/PART/4/mark withdraw/VERB/2/acl/VB", "withdraw"), "Uu demanded");
  EXPECT_EQ(own("rumours~rumour/NOUN/0/root of/ADP/4/case an/DET/4/det attack/NOUN/1/nmod", "attack"), "PS+ actual");
  EXPECT_EQ(own("reports~report/NOUN/0/root of/ADP/4/case an/DET/4/det attack/NOUN/1/nmod", "attack"), "PR+ actual");
  EXPECT_EQ(own("reports~report/NOUN/0/root that/SCONJ/4/mark troops/NOUN/4/nsubj attacked~attack/VERB/1/acl/VBD", "attacked"), "PR+ actual");
}

TEST(Certainty, AdjectivesThatEmbed) {
  const auto adjective = [](const std::string& word, const std::string& mark) {
    return own("They/PRON/3/nsubj are~be/AUX/3/cop " + word + "/ADJ/0/root " + mark + " attack/VERB/3/xcomp/VB", "attack");
  };
  EXPECT_EQ(adjective("ready", "to/PART/5/mark"), "CT+ future");
  EXPECT_EQ(adjective("eager", "to/PART/5/mark"), "Uu future");
  EXPECT_EQ(own("It/PRON/3/nsubj is~be/AUX/3/cop possible/ADJ/0/root that/SCONJ/6/mark troops/NOUN/6/nsubj attacked~attack/VERB/3/csubj/VBD", "attacked"),
            "PS+ actual");
  EXPECT_EQ(own("It/PRON/3/nsubj is~be/AUX/3/cop untrue/ADJ/0/root that/SCONJ/6/mark troops/NOUN/6/nsubj attacked~attack/VERB/3/csubj/VBD", "attacked"),
            "CT- actual");
  EXPECT_EQ(own("It/PRON/3/nsubj is~be/AUX/3/cop unclear/ADJ/0/root whether/SCONJ/6/mark troops/NOUN/6/nsubj attacked~attack/VERB/3/csubj/VBD", "attacked"),
            "Uu actual");
}

TEST(Certainty, Hedges) {
  const auto adverb = [](const std::string& word) { return own("They/PRON/3/nsubj " + word + "/ADV/3/advmod attacked~attack/VERB/0/root/VBD", "attacked"); };
  EXPECT_EQ(adverb("reportedly"), "PR+ actual");
  EXPECT_EQ(adverb("probably"), "PR+ actual");
  EXPECT_EQ(adverb("possibly"), "PS+ actual");
  EXPECT_EQ(adverb("nearly"), "CT+ actual");
  const auto before_noun = [](const std::string& word) { return own("the/DET/3/det " + word + "/ADJ/3/amod attack/NOUN/0/root", "attack"); };
  EXPECT_EQ(before_noun("alleged"), "PR+ actual");
  EXPECT_EQ(before_noun("possible"), "PS+ actual");
  EXPECT_EQ(before_noun("planned"), "CT+ future");
  EXPECT_EQ(before_noun("deadly"), "CT+ actual");
}

TEST(Certainty, ReportedlyTellsOfOthers) {
  const Written w{"They/PRON/3/nsubj reportedly/ADV/3/advmod attacked~attack/VERB/0/root/VBD"};
  EXPECT_EQ(reader().read(w.tree, w.at("attacked"), {}).public_cue, w.at("reportedly"));
  const Written plain{"They/PRON/3/nsubj probably/ADV/3/advmod attacked~attack/VERB/0/root/VBD"};
  EXPECT_EQ(reader().read(plain.tree, plain.at("attacked"), {}).public_cue, kNoToken);
}

TEST(Certainty, MultiwordEmbeddersWantTheirOtherWord) {
  // "call off" cancels; "call" alone does not.
  EXPECT_EQ(own("Unions~union/NOUN/2/nsubj called~call/VERB/0/root/VBD a/DET/4/det strike/NOUN/2/obj", "strike"), "CT+ actual");
  EXPECT_EQ(own("Unions~union/NOUN/2/nsubj called~call/VERB/0/root/VBD off/ADP/2/compound:prt a/DET/5/det strike/NOUN/2/obj", "strike"), "CT- actual");
  EXPECT_EQ(own("They/PRON/2/nsubj led~lead/VERB/0/root/VBD an/DET/4/det attack/NOUN/2/obj", "attack"), "CT+ actual");
}

TEST(Certainty, HedgesOfTwoWords) {
  EXPECT_EQ(own("They/PRON/4/nsubj most/ADV/3/advmod likely/ADV/4/advmod attacked~attack/VERB/0/root/VBD", "attacked"), "PR+ actual");
  EXPECT_EQ(own("They/PRON/4/nsubj no/ADV/3/advmod longer/ADV/4/advmod attack/VERB/0/root/VBP Brega/PROPN/4/obj", "attack"), "CT- actual");
}

TEST(Certainty, WhatIsSaidOfACarrierIsSaidOfItsNoun) {
  EXPECT_EQ(own("They/PRON/3/nsubj may/AUX/3/aux launch/VERB/0/root/VB an/DET/5/det attack/NOUN/3/obj", "attack"), "PS+ future");
  EXPECT_EQ(own("They/PRON/4/nsubj did~do/AUX/4/aux not/PART/4/advmod launch/VERB/0/root/VB an/DET/6/det attack/NOUN/4/obj", "attack"), "CT- actual");
}

TEST(Certainty, ByTheStanceOfItsSource) {
  constexpr std::string_view kClause =
      "Officials~official/NOUN/2/nsubj said~say/VERB/0/root/VBD that/SCONJ/5/mark they/PRON/5/nsubj attacked~attack/VERB/2/ccomp/VBD";
  EXPECT_EQ(told(kClause, "attacked", "said", Stance::asserts), "CT+ actual");
  constexpr std::string_view kDenied =
      "Officials~official/NOUN/2/nsubj denied~deny/VERB/0/root/VBD that/SCONJ/5/mark they/PRON/5/nsubj attacked~attack/VERB/2/ccomp/VBD";
  EXPECT_EQ(told(kDenied, "attacked", "denied", Stance::denies), "CT- actual");
  constexpr std::string_view kDoubted =
      "Officials~official/NOUN/2/nsubj doubted~doubt/VERB/0/root/VBD that/SCONJ/5/mark they/PRON/5/nsubj attacked~attack/VERB/2/ccomp/VBD";
  EXPECT_EQ(told(kDoubted, "attacked", "doubted", Stance::doubts), "Uu actual");
  constexpr std::string_view kAsked = "Officials~official/NOUN/2/nsubj urged~urge/VERB/0/root/VBD them/PRON/2/obj to/PART/5/mark attack/VERB/2/xcomp/VB";
  EXPECT_EQ(told(kAsked, "attack", "urged", Stance::asks, true), "Uu demanded");
}

TEST(Certainty, DidNotConfirmAndDidNotDeny) {
  constexpr std::string_view kConfirm =
      "Officials~official/NOUN/4/nsubj did~do/AUX/4/aux not/PART/4/advmod confirm/VERB/0/root/VB that/SCONJ/7/mark they/PRON/7/nsubj "
      "attacked~attack/VERB/4/ccomp/VBD";
  EXPECT_EQ(told(kConfirm, "attacked", "confirm", Stance::asserts), "Uu actual");
  constexpr std::string_view kDeny =
      "Officials~official/NOUN/4/nsubj did~do/AUX/4/aux not/PART/4/advmod deny/VERB/0/root/VB that/SCONJ/7/mark they/PRON/7/nsubj "
      "attacked~attack/VERB/4/ccomp/VBD";
  EXPECT_EQ(told(kDeny, "attacked", "deny", Stance::denies), "Uu actual");
}

TEST(Certainty, NeitherConfirmedNorDenied) {
  constexpr std::string_view kNeither =
      "Officials~official/NOUN/3/nsubj neither/CCONJ/3/cc:preconj confirmed~confirm/VERB/0/root/VBD nor/CCONJ/5/cc denied~deny/VERB/3/conj/VBD the/DET/7/det "
      "attack/NOUN/3/obj";
  EXPECT_EQ(told(kNeither, "attack", "confirmed", Stance::asserts), "Uu actual");
}

TEST(Certainty, NoEvidenceThat) {
  EXPECT_EQ(own("There/PRON/2/expl is~be/VERB/0/root/VBZ no/DET/4/det evidence/NOUN/2/nsubj that/SCONJ/7/mark they/PRON/7/nsubj attacked~attack/VERB/4/acl/VBD",
                "attacked"),
            "Uu actual");
}

TEST(Certainty, WouldOfReportedSpeechIsThePastsFuture) {
  EXPECT_EQ(told("He/PRON/2/nsubj said~say/VERB/0/root/VBD they/PRON/5/nsubj would/AUX/5/aux attack/VERB/2/ccomp/VB", "attack", "said", Stance::asserts),
            "CT+ future");
}

// What one does with a means is done, whatever noun the parser hung it on; what a thing is able to do is not.
TEST(Certainty, WhatAMeansIsUsedForHappens) {
  EXPECT_EQ(own("They/PRON/2/nsubj use~use/VERB/0/root/VBP trucks~truck/NOUN/2/obj to/PART/5/mark carry~carry/VERB/2/advcl/VB launchers~launcher/NOUN/5/obj "
                "to/PART/8/mark strike~strike/VERB/6/acl/VB",
                "strike"),
            "CT+ actual");
  EXPECT_EQ(own("They/PRON/2/nsubj have~have/VERB/0/root/VBP launchers~launcher/NOUN/2/obj to/PART/5/mark strike~strike/VERB/3/acl/VB", "strike"), "Uu future");
}

TEST(Certainty, SpellingsGoBothWays) {
  for (int i = 0; i <= static_cast<int>(Effect::condition); ++i) EXPECT_EQ(parse_effect(spelling(static_cast<Effect>(i))), static_cast<Effect>(i));
  EXPECT_FALSE(parse_effect("perhaps"));
}

TEST(Certainty, ADIsHadBeforeAParticiple) {
  EXPECT_EQ(told("She/PRON/2/nsubj said~say/VERB/0/root/VBD they/PRON/6/nsubj:pass 'd~have/AUX/6/aux been~be/AUX/6/aux:pass attacked~attack/VERB/2/ccomp/VBN",
                 "attacked", "said", Stance::asserts),
            "CT+ actual");
}

TEST(Certainty, WhatWasDoneWaitsForNoConditionOfToday) {
  EXPECT_EQ(own("Troops~troop/NOUN/3/nsubj:pass were~be/AUX/3/aux:pass/VBD sent~send/VERB/0/root/VBN if/SCONJ/7/mark it/PRON/7/nsubj does~do/AUX/7/aux "
                "continue/VERB/3/advcl/VB",
                "sent"),
            "CT+ actual");
}

TEST(Certainty, WhatSomebodyCameSomewhereForIsToCome) {
  EXPECT_EQ(own("They/PRON/2/nsubj came~come/VERB/0/root/VBD to/ADP/4/case Brega/PROPN/2/obl to/PART/6/mark attack/VERB/2/advcl/VB troops~troop/NOUN/6/obj",
                "attack"),
            "Uu future");
}

TEST(Certainty, WhatReportsSayIsNoRelativeClause) {
  EXPECT_EQ(own("Reports~report/NOUN/5/nsubj that/SCONJ/4/mark troops~troop/NOUN/4/nsubj fled~flee/VERB/1/acl:relcl/VBD spread~spread/VERB/0/root/VBD", "fled"),
            "PR+ actual");
}

TEST(Certainty, WhatIsReportedByNobody) {
  EXPECT_EQ(own("No/DET/2/det deaths~death/NOUN/4/nsubj:pass/NNS were~be/AUX/4/aux:pass reported~report/VERB/0/root/VBN in/ADP/7/case the/DET/7/det "
                "attack/NOUN/4/obl",
                "deaths"),
            "PR- actual");
  EXPECT_EQ(own("No/DET/2/det deaths~death/NOUN/4/nsubj:pass/NNS were~be/AUX/4/aux:pass reported~report/VERB/0/root/VBN in/ADP/7/case the/DET/7/det "
                "attack/NOUN/4/obl",
                "attack"),
            "CT+ actual");
}

TEST(Certainty, ConfirmedReportsAreFacts) {
  EXPECT_EQ(own("Envoys~envoy/NOUN/2/nsubj confirmed~confirm/VERB/0/root/VBD reports~report/NOUN/2/obj that/SCONJ/6/mark rebels~rebel/NOUN/6/nsubj "
                "fled~flee/VERB/3/acl/VBD",
                "fled"),
            "CT+ actual");
}

TEST(Certainty, APastTenseIsJoinedToNoBareVerb) {
  EXPECT_EQ(own("They/PRON/2/nsubj failed~fail/VERB/0/root/VBD to/PART/4/mark win~win/VERB/2/xcomp/VB and/CCONJ/6/cc attacked~attack/VERB/4/conj/VBD "
                "Brega/PROPN/6/obj",
                "attacked"),
            "CT+ actual");
  EXPECT_EQ(own("They/PRON/4/nsubj did~do/AUX/4/aux not/PART/4/advmod answer/VERB/0/root/VB but/CCONJ/6/cc attacked~attack/VERB/4/conj/VBD", "attacked"),
            "CT+ actual");
}

TEST(Certainty, NeitherOfTwo) {
  EXPECT_EQ(own("Neither/DET/2/det side/NOUN/3/nsubj attacked~attack/VERB/0/root/VBD", "attacked"), "CT- actual");
  EXPECT_EQ(own("Neither/CCONJ/2/cc:preconj rebels~rebel/NOUN/5/nsubj nor/CCONJ/4/cc troops~troop/NOUN/2/conj attacked~attack/VERB/0/root/VBD", "attacked"),
            "CT- actual");
}

TEST(Certainty, WhatCannotBeDoneIsNot) {
  EXPECT_EQ(own("They/PRON/4/nsubj can/AUX/4/aux not/PART/4/advmod attack/VERB/0/root/VB", "attack"), "CT- actual");
  EXPECT_EQ(own("They/PRON/3/nsubj can/AUX/3/aux attack/VERB/0/root/VB", "attack"), "Uu actual");
}

TEST(Certainty, WhoWouldNotTellDidNot) {
  EXPECT_EQ(own("He/PRON/4/nsubj would/AUX/4/aux not/PART/4/advmod comment/VERB/0/root/VB", "comment"), "CT- actual");
  EXPECT_EQ(own("He/PRON/4/nsubj would/AUX/4/aux not/PART/4/advmod attack/VERB/0/root/VB", "attack"), "Uu conditional");
}

TEST(Certainty, AnyIsNoneWhereItIsDenied) {
  const auto with = [](const std::string& determiner) {
    return own("They/PRON/4/nsubj did~do/AUX/4/aux not/PART/4/advmod mention/VERB/0/root/VB " + determiner + "/DET/6/det deaths~death/NOUN/4/obj/NNS",
               "deaths");
  };
  EXPECT_EQ(with("any"), "CT- actual");
  EXPECT_EQ(with("the"), "CT+ actual");
}

TEST(Certainty, WhatEndsHasBeen) { EXPECT_EQ(own("the/DET/2/det end/NOUN/0/root of/ADP/5/case the/DET/5/det siege/NOUN/2/nmod", "siege"), "CT+ actual"); }

// A gerund beside a verb is not what the verb is about, nor is a participle beside what somebody alleges.
TEST(Certainty, WhatStandsBesideIsNotEmbedded) {
  EXPECT_EQ(own("He/PRON/2/nsubj refused~refuse/VERB/0/root/VBD ,/PUNCT/4/punct blaming~blame/VERB/2/advcl/VBG rebels~rebel/NOUN/4/obj", "blaming"),
            "CT+ actual");
  EXPECT_EQ(own("Police/NOUN/2/nsubj prevented~prevent/VERB/0/root/VBD it/PRON/2/obj by/SCONJ/5/mark firing~fire/VERB/2/advcl/VBG", "firing"), "CT+ actual");
  EXPECT_EQ(
      own("He/PRON/2/nsubj denied~deny/VERB/0/root/VBD allegations~allegation/NOUN/2/obj filed~file/VERB/3/acl/VBN in/ADP/6/case court/NOUN/4/obl", "filed"),
      "CT+ actual");
  EXPECT_EQ(own("They/PRON/2/nsubj stopped~stop/VERB/0/root/VBD firing~fire/VERB/2/advcl/VBG", "firing"), "CT+ actual");
}

TEST(Certainty, MustHaveIsAGuess) {
  EXPECT_EQ(own("They/PRON/4/nsubj must/AUX/4/aux have/AUX/4/aux attacked~attack/VERB/0/root/VBN", "attacked"), "PR+ actual");
}

TEST(Certainty, WhoIsTooWeakForItDoesNot) {
  EXPECT_EQ(own("They/PRON/4/nsubj were~be/AUX/4/cop too/ADV/4/advmod weak/ADJ/0/root to/PART/6/mark attack/VERB/4/xcomp/VB", "attack"), "CT- actual");
}

TEST(Certainty, WordsThatAreDeniedWereSaid) {
  EXPECT_EQ(own("He/PRON/2/nsubj denied~deny/VERB/0/root/VBD allegations~allegation/NOUN/2/obj of/ADP/5/case murder/NOUN/3/nmod", "allegations"), "CT+ actual");
  EXPECT_EQ(own("He/PRON/2/nsubj denied~deny/VERB/0/root/VBD allegations~allegation/NOUN/2/obj of/ADP/5/case murder/NOUN/3/nmod", "murder"), "PR- actual");
}

TEST(Certainty, WhenItWasIsNotDenied) {
  EXPECT_EQ(own("They/PRON/4/nsubj did~do/AUX/4/aux not/PART/4/advmod make/VERB/0/root/VB arrests~arrest/NOUN/4/obj after/ADP/8/case the/DET/8/det "
                "attack/NOUN/4/obl",
                "attack"),
            "CT+ actual");
  EXPECT_EQ(own("The/DET/2/det siege/NOUN/5/nsubj did~do/AUX/5/aux not/PART/5/advmod end/VERB/0/root/VB", "siege"), "CT+ actual");
}

TEST(Certainty, WhatMayHaveTakenPlace) {
  EXPECT_EQ(own("A/DET/2/det struggle/NOUN/5/nsubj may/AUX/5/aux have/AUX/5/aux taken~take/VERB/0/root/VBN place/NOUN/5/obj", "struggle"), "PS+ actual");
}

}  // namespace
}  // namespace hearsay
