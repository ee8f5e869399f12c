#include <gtest/gtest.h>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

/// "head relation" of a word.
std::string hangs(const Written& w, std::string_view word, int nth = 0) {
  const std::uint32_t i = w.at(word, nth);
  return w.form(w.tree.head(i)) + ' ' + std::string(spelling(w.tree.relation(i)));
}

TEST(ClauseMender, SubjectThatLostItsVerbToTheTeller) {
  const Written w{
      "Attacks~attack/NOUN/9/nsubj by/ADP/3/case gangs~gang/NOUN/1/nmod have/AUX/5/aux killed~kill/VERB/9/ccomp/VBN ten/NUM/5/obj ,/PUNCT/5/punct "
      "police/NOUN/9/nsubj said~say/VERB/0/root/VBD"};
  EXPECT_EQ(hangs(w, "Attacks"), "killed nsubj");
  EXPECT_EQ(hangs(w, "police"), "said nsubj");
}

TEST(ClauseMender, VerbTakenForAParticipleOfTheSubjectsLastNoun) {
  const Written told{
      "A/DET/2/det raid/NOUN/10/nsubj on/ADP/5/case a/DET/5/det village/NOUN/2/nmod killed~kill/VERB/5/acl/VBN ten/NUM/6/obj ,/PUNCT/6/punct "
      "police/NOUN/10/nsubj said~say/VERB/0/root/VBD"};
  EXPECT_EQ(hangs(told, "raid"), "killed nsubj");
  EXPECT_EQ(hangs(told, "killed"), "said ccomp");
  const Written alone{"A/DET/2/det raid/NOUN/0/root on/ADP/5/case a/DET/5/det village/NOUN/2/nmod killed~kill/VERB/5/acl/VBN ten/NUM/6/obj"};
  EXPECT_EQ(hangs(alone, "raid"), "killed nsubj");
  EXPECT_TRUE(alone.tree.is_root(alone.at("killed")));
  const Written headline{"A/DET/2/det village/NOUN/0/root hit/VERB/2/acl/VBN by/ADP/5/case rebels~rebel/NOUN/3/obl:agent"};
  EXPECT_EQ(hangs(headline, "hit"), "village acl");
}

TEST(ClauseMender, ASimplePastIsJoinedToNoPastPerfectOfWhatIsTold) {
  const Written w{
      "Officials/NOUN/2/nsubj denied~deny/VERB/0/root/VBD that/SCONJ/6/mark jets~jet/NOUN/6/nsubj had~have/AUX/6/aux/VBD come~come/VERB/2/ccomp/VBN "
      "and/CCONJ/8/cc accused~accuse/VERB/6/conj/VBD rebels~rebel/NOUN/8/obj"};
  EXPECT_EQ(hangs(w, "accused"), "denied conj");
  const Written perfect{
      "Officials/NOUN/2/nsubj said~say/VERB/0/root/VBD jets~jet/NOUN/5/nsubj had~have/AUX/5/aux/VBD come~come/VERB/2/ccomp/VBN and/CCONJ/7/cc "
      "gone~go/VERB/5/conj/VBN"};
  EXPECT_EQ(hangs(perfect, "gone"), "come conj");
}

TEST(ClauseMender, AGerundBehindItsMakerIsNoSecondSubject) {
  const Written w{"Police/NOUN/3/nsubj firing~fire/VERB/3/nsubj/VBG left~leave/VERB/0/root/VBD three/NUM/5/nummod dead/ADJ/3/xcomp"};
  EXPECT_EQ(hangs(w, "Police"), "left nsubj");
  EXPECT_EQ(hangs(w, "firing"), "Police acl");
}

TEST(ClauseMender, AParticipleBetweenCommasIsNoPredicate) {
  const Written w{
      "The/DET/2/det raid/NOUN/4/nsubj:pass ,/PUNCT/2/punct led~lead/VERB/0/root/VBN by/ADP/6/case rebels~rebel/NOUN/4/obl:agent ,/PUNCT/8/punct "
      "killed~kill/VERB/4/conj/VBN ten/NUM/8/obj"};
  EXPECT_TRUE(w.tree.is_root(w.at("killed")));
  EXPECT_EQ(hangs(w, "raid"), "killed nsubj");
  EXPECT_EQ(hangs(w, "led"), "raid acl");
  const Written list{
      "The/DET/2/det house/NOUN/4/nsubj:pass was~be/AUX/4/aux:pass raided~raid/VERB/0/root/VBN ,/PUNCT/6/punct searched~search/VERB/4/conj/VBN and/CCONJ/8/cc "
      "burned~burn/VERB/4/conj/VBN"};
  EXPECT_TRUE(list.tree.is_root(list.at("raided")));
}

TEST(ClauseMender, AClauseWithAConjunctionIsNotRelative) {
  const Written w{
      "They/PRON/2/nsubj denied~deny/VERB/0/root/VBD reports~report/NOUN/2/obj/NNS that/SCONJ/6/mark he/PRON/6/nsubj fled~flee/VERB/3/acl:relcl/VBD"};
  EXPECT_EQ(hangs(w, "fled"), "reports acl");
}

TEST(ClauseMender, SubjectOfTheClauseBehind) {
  const Written w{
      "Forty/NUM/3/nsubj:pass were~be/AUX/3/aux:pass killed~kill/VERB/0/root/VBN –/PUNCT/5/punct most/ADJ/3/nsubj:pass were~be/AUX/8/cop in/ADP/8/case "
      "villages~village/NOUN/3/parataxis"};
  EXPECT_EQ(hangs(w, "most"), "villages nsubj");
  EXPECT_EQ(hangs(w, "Forty"), "killed nsubj:pass");
}

TEST(ClauseMender, SubjectJoinedToTheVerbBeforeIt) {
  const Written w{
      "Six/NUM/2/nsubj died~die/VERB/8/ccomp and/CCONJ/4/cc 40/NUM/2/conj were~be/AUX/6/aux:pass hurt/VERB/8/ccomp/VBN ,/PUNCT/8/punct "
      "said~say/VERB/0/root doctors~doctor/NOUN/8/nsubj"};
  EXPECT_EQ(hangs(w, "40"), "hurt nsubj:pass");
  EXPECT_EQ(hangs(w, "hurt"), "died conj");
}

TEST(ClauseMender, ClauseOfTodayBehindWhatWasSaid) {
  const Written w{
      "He/PRON/2/nsubj said~say/VERB/0/root/VBD nobody/PRON/5/nsubj had~have/AUX/5/aux/VBD left~leave/VERB/2/ccomp/VBN and/CCONJ/9/cc they/PRON/9/nsubj "
      "do/AUX/9/aux/VBP expect/VERB/2/conj/VB it/PRON/9/obj"};
  EXPECT_EQ(hangs(w, "expect"), "left conj");
  const Written past{
      "He/PRON/2/nsubj said~say/VERB/0/root/VBD nobody/PRON/5/nsubj had~have/AUX/5/aux/VBD left~leave/VERB/2/ccomp/VBN and/CCONJ/8/cc they/PRON/8/nsubj "
      "went~go/VERB/2/conj/VBD home/ADV/8/advmod"};
  EXPECT_EQ(hangs(past, "went"), "said conj");
}

TEST(ClauseMender, APastFormIsJoinedToNoInfinitive) {
  const Written w{
      "They/PRON/2/nsubj refused~refuse/VERB/0/root/VBD to/PART/4/mark/TO leave/VERB/2/xcomp/VB and/CCONJ/6/cc called~call/VERB/4/conj/VBD for/ADP/8/case "
      "help/NOUN/6/obl"};
  EXPECT_EQ(hangs(w, "called"), "refused conj");
}

TEST(ClauseMender, OutcomeBeforeANumber) {
  const Written w{"Troops~troop/NOUN/2/nsubj shot/VERB/0/root dead/ADJ/5/amod ten/NUM/5/nummod people/NOUN/2/obj"};
  EXPECT_EQ(hangs(w, "dead"), "shot xcomp");
}

TEST(ClauseMender, ASecondSubjectThatNamesTheFirst) {
  const Written w{
      "The/DET/2/det envoy/NOUN/8/nsubj to/ADP/4/case Libya/PROPN/2/nmod ,/PUNCT/2/punct Omar/PROPN/8/nsubj Salem/PROPN/6/flat "
      "confirmed~confirm/VERB/0/root/VBD it/PRON/8/obj"};
  EXPECT_EQ(hangs(w, "Omar"), "envoy appos");
}

TEST(ClauseMender, WhatOneIsStandsBeforeHisName) {
  const Written w{
      "Tora/PROPN/2/compound goalkeeper/NOUN/6/nsubj:pass Omar/PROPN/6/nsubj:pass Salem/PROPN/3/flat was~be/AUX/6/aux:pass held~hold/VERB/0/root/VBN"};
  EXPECT_EQ(hangs(w, "goalkeeper"), "Omar nmod:desc");
}

TEST(ClauseMender, ASecondVerbBehindTheConjunction) {
  const Written w{
      "Raids~raid/NOUN/2/nsubj/NNS killed~kill/VERB/0/root/VBD ten/NUM/4/nummod men/NOUN/2/obj/NNS and/CCONJ/6/cc injured~injure/VERB/7/amod/VBN "
      "scores~score/NOUN/4/conj/NNS"};
  EXPECT_EQ(hangs(w, "injured"), "killed conj");
  EXPECT_EQ(hangs(w, "scores"), "injured obj");
}

TEST(ClauseMender, AParticipleThatIsAPreposition) {
  const Written w{"Concerning~concern/VERB/4/advcl/VBG Homs/PROPN/1/obj he/PRON/4/nsubj gave~give/VERB/0/root/VBD figures~figure/NOUN/4/obj/NNS"};
  EXPECT_EQ(hangs(w, "Homs"), "gave obl");
  EXPECT_EQ(hangs(w, "Concerning"), "Homs case");
}

TEST(ClauseMender, WhatWentOnMeanwhile) {
  const Written w{
      "They/PRON/2/nsubj said~say/VERB/0/root/VBD he/PRON/4/nsubj fired~fire/VERB/2/ccomp/VBD ,/PUNCT/8/punct as/SCONJ/8/mark riots~riot/NOUN/8/nsubj/NNS "
      "spread/VERB/4/advcl/VBD"};
  EXPECT_EQ(hangs(w, "spread"), "said advcl");
}

TEST(ClauseMender, WhatOneDoesWithItsOwn) {
  const Written w{
      "Presidency/PROPN/2/nsubj said~say/VERB/0/root/VBD farmers~farmer/NOUN/4/nsubj/NNS died~die/VERB/2/ccomp/VBD and/CCONJ/6/cc "
      "expressed~express/VERB/4/conj/VBD its/PRON/8/nmod:poss sorrow/NOUN/6/obj"};
  EXPECT_EQ(hangs(w, "expressed"), "said conj");
}

TEST(ClauseMender, GerundBehindAPlace) {
  const Written w{"She/PRON/5/nsubj is~be/AUX/5/cop in/ADP/4/case Geneva/PROPN/5/compound holding~hold/VERB/0/root/VBG talks~talk/NOUN/5/obj"};
  EXPECT_TRUE(w.tree.is_root(w.at("Geneva")));
  EXPECT_EQ(hangs(w, "She"), "Geneva nsubj");
  EXPECT_EQ(hangs(w, "holding"), "Geneva advcl");
}

TEST(ClauseMender, OutcomeBeforeAnArticle) {
  const Written w{"Officers~officer/NOUN/2/nsubj shot~shoot/VERB/0/root dead/ADJ/5/amod a/DET/5/det student/NOUN/2/obj"};
  EXPECT_EQ(hangs(w, "dead"), "shot xcomp");
}

TEST(ClauseMender, ObjectWithoutAPreposition) {
  const Written w{
      "Shelling/NOUN/2/nsubj killed~kill/VERB/0/root/VBD at/ADP/4/case least/ADJ/5/nmod nine/NUM/6/nummod civilians~civilian/NOUN/2/obl on/ADP/8/case "
      "Sunday/PROPN/2/obl"};
  EXPECT_EQ(hangs(w, "civilians"), "killed obj");
  EXPECT_EQ(hangs(w, "Sunday"), "killed obl");
}

TEST(ClauseMender, SecondSubjectsWithConjunctionOrPreposition) {
  const Written joined{
      "Fighting/NOUN/8/nsubj between/ADP/4/case the/DET/4/det army/NOUN/1/nmod and/CCONJ/6/cc rebels~rebel/NOUN/8/nsubj has/AUX/8/aux "
      "displaced/VERB/0/root/VBN"};
  EXPECT_EQ(hangs(joined, "rebels"), "army conj");
  const Written marked{"Bombs~bomb/NOUN/5/nsubj dropped~drop/VERB/1/acl/VBN by/ADP/4/case planes~plane/NOUN/5/nsubj killed~kill/VERB/0/root/VBD"};
  EXPECT_EQ(hangs(marked, "planes"), "dropped obl:agent");
}

TEST(ClauseMender, ArgumentsOfAParticipleBeforeTheVerb) {
  const Written oblique{"An/DET/2/det attack/NOUN/6/nsubj blamed~blame/VERB/2/acl/VBN on/ADP/5/case rebels~rebel/NOUN/6/obl killed~kill/VERB/0/root/VBD"};
  EXPECT_EQ(hangs(oblique, "rebels"), "blamed obl");
  const Written object{"A/DET/2/det bomb/NOUN/6/nsubj targeting~target/VERB/2/acl/VBG a/DET/5/det convoy/NOUN/6/obj killed~kill/VERB/0/root/VBD ten/NUM/6/obj"};
  EXPECT_EQ(hangs(object, "convoy"), "targeting obj");
}

TEST(ClauseMender, ObjectOfARelativeClause) {
  const Written w{
      "The/DET/2/det guard/NOUN/8/nsubj who/PRON/4/nsubj shot~shoot/VERB/2/acl:relcl/VBD a/DET/6/det thief/NOUN/8/obj also/ADV/8/advmod "
      "hit~hit/VERB/0/root/VBD a/DET/10/det boy/NOUN/8/obj"};
  EXPECT_EQ(hangs(w, "thief"), "shot obj");
  EXPECT_EQ(hangs(w, "boy"), "hit obj");
}

TEST(ClauseMender, ThatWithNothingToStandFor) {
  const Written w{
      "the/DET/2/det bazaar/NOUN/0/root that/PRON/5/obj soldiers~soldier/NOUN/5/nsubj/NNS shot~shoot/VERB/2/acl:relcl/VBD the/DET/7/det mayor/NOUN/5/obj"};
  EXPECT_EQ(hangs(w, "that"), "shot mark");
  EXPECT_EQ(hangs(w, "shot"), "bazaar acl");
}

TEST(ClauseMender, NominalBeforeAPassiveWithoutSubject) {
  const Written w{"At/ADP/2/case least/ADJ/3/nmod three/NUM/4/nummod guards~guard/NOUN/6/obl/NNS were~be/AUX/6/aux:pass killed~kill/VERB/0/root/VBN"};
  EXPECT_EQ(hangs(w, "guards"), "killed nsubj:pass");
}

TEST(ClauseMender, NumbersHungOnTheWrongWord) {
  const Written object{"killing~kill/VERB/0/root/VBG 11/NUM/5/nummod and/CCONJ/4/cc injuring~injure/VERB/1/conj/VBG others~other/NOUN/4/obj/NNS"};
  EXPECT_EQ(hangs(object, "11"), "killing obj");
  const Written subject{"Two/NUM/2/nsubj killed~kill/VERB/0/root/VBN ,/PUNCT/5/punct five/NUM/5/obl:unmarked wounded~wound/VERB/2/advcl/VBN"};
  EXPECT_EQ(hangs(subject, "five"), "wounded nsubj:pass");
  const Written age{
      "drivers~driver/NOUN/8/nsubj:pass/NNS ,/PUNCT/3/punct Deeb/PROPN/1/appos/NNP ,/PUNCT/5/punct 61/NUM/1/conj ,/PUNCT/1/punct were~be/AUX/8/aux:pass "
      "hurt~hurt/VERB/0/root/VBN"};
  EXPECT_EQ(hangs(age, "61"), "Deeb nummod");
}

TEST(ClauseMender, NamesInARow) {
  const Written torn{"arrested~arrest/VERB/0/root/VBD Deeb/PROPN/1/obj/NNP and/CCONJ/4/cc Jamil/PROPN/2/conj/NNP Saad/PROPN/2/conj/NNP"};
  EXPECT_EQ(hangs(torn, "Saad"), "Jamil flat");
  const Written named{"Two/NUM/2/nummod drivers~driver/NOUN/0/root/NNS ,/PUNCT/4/punct Deeb/PROPN/2/appos/NNP and/CCONJ/6/cc Saad/PROPN/2/conj/NNP"};
  EXPECT_EQ(hangs(named, "Saad"), "Deeb conj");
}

TEST(ClauseMender, AVerbWithItsSubjectInAPhrase) {
  const Written w{"say~say/VERB/0/root/VBP the/DET/3/det police/NOUN/4/nsubj tortured~torture/VERB/5/amod/VBD inmates~inmate/NOUN/1/obj/NNS"};
  EXPECT_EQ(hangs(w, "tortured"), "say ccomp");
  EXPECT_EQ(hangs(w, "inmates"), "tortured obj");
}

TEST(ClauseMender, NounsTakenForPartsOfTheVerb) {
  const Written clause{
      "fled~flee/VERB/0/root/VBD after/SCONJ/5/mark a/DET/4/det gunman/NOUN/5/compound shot~shoot/VERB/1/advcl/VBD guards~guard/NOUN/5/obj/NNS"};
  EXPECT_EQ(hangs(clause, "gunman"), "shot nsubj");
  const Written gerund{"people/NOUN/2/nsubj:pass/NNS died~die/VERB/0/root/VBD in/ADP/4/case police/NOUN/2/obl firing~fire/VERB/2/advcl/VBG"};
  EXPECT_EQ(hangs(gerund, "firing"), "died obl");
  EXPECT_EQ(hangs(gerund, "police"), "firing compound");
  EXPECT_EQ(hangs(gerund, "in"), "firing case");
}

TEST(ClauseMender, GerundForASubject) {
  const Written w{
      "Shelling~shell/VERB/8/advcl/VBG by/ADP/3/case rebels~rebel/NOUN/1/obl/NNS killed~kill/VERB/1/advcl/VBD ten/NUM/4/obj ,/PUNCT/1/punct "
      "police/NOUN/8/nsubj "
      "said~say/VERB/0/root/VBD"};
  EXPECT_EQ(hangs(w, "killed"), "said ccomp");
  EXPECT_EQ(hangs(w, "Shelling"), "killed nsubj");
}

TEST(ClauseMender, Objects) {
  const Written two{"gave~give/VERB/0/root/VBD the/DET/3/det rebels~rebel/NOUN/1/obj/NNS weapons~weapon/NOUN/1/obj/NNS"};
  EXPECT_EQ(hangs(two, "rebels"), "gave iobj");
  EXPECT_EQ(hangs(two, "weapons"), "gave obj");
  const Written adjective{"rejected~reject/VERB/0/root/VBD as/ADP/3/case false/ADJ/1/xcomp the/DET/5/det rumours~rumour/NOUN/3/obj/NNS"};
  EXPECT_EQ(hangs(adjective, "rumours"), "rejected obj");
}

TEST(ClauseMender, WhatBecameOfThemAll) {
  const Written w{
      "leaving~leave/VERB/0/root/VBG 100/NUM/3/nummod people/NOUN/1/obj/NNS including/ADP/5/case firemen~fireman/NOUN/3/nmod/NNS "
      "wounded~wound/VERB/5/acl/VBN"};
  EXPECT_EQ(hangs(w, "wounded"), "people acl");
}

TEST(ClauseMender, TellerJoinedToWhatWasTold) {
  const Written w{
      "Soldiers~soldier/NOUN/2/nsubj fled~flee/VERB/6/ccomp/VBD ,/PUNCT/5/punct Rights/PROPN/5/compound Watch/PROPN/1/conj said~say/VERB/0/root/VBD"};
  EXPECT_EQ(hangs(w, "Watch"), "said nsubj");
}

TEST(ClauseMender, MainClauseBehindAParticiple) {
  const Written w{
      "Backed~back/VERB/0/root/VBN by/ADP/3/case tanks~tank/NOUN/1/obl:agent ,/PUNCT/5/punct troops~troop/NOUN/3/conj advanced~advance/VERB/5/acl/VBD"};
  EXPECT_EQ(hangs(w, "troops"), "advanced nsubj");
  EXPECT_EQ(hangs(w, "Backed"), "advanced advcl");
}

TEST(ClauseMender, ReportsOfSomethingBeingHit) {
  const Written w{
      "They/PRON/2/nsubj accused~accuse/VERB/0/root/VBD it/PRON/2/obj with/ADP/5/case reports~report/NOUN/9/nsubj:pass of/ADP/7/case "
      "clinics~clinic/NOUN/5/nmod being~be/AUX/9/aux:pass/VBG hit/VERB/2/advcl/VBN"};
  EXPECT_EQ(hangs(w, "reports"), "accused obl");
  EXPECT_EQ(hangs(w, "hit"), "clinics acl");
}

TEST(ClauseMender, AGerundBeforeItsVerb) {
  const Written w{
      "Shelling~shell/VERB/4/advcl/VBG by/ADP/3/case troops~troop/NOUN/1/obl killed~kill/VERB/8/ccomp/VBD civilians~civilian/NOUN/4/obj ,/PUNCT/4/punct "
      "doctors~doctor/NOUN/8/nsubj said~say/VERB/0/root/VBD"};
  EXPECT_EQ(hangs(w, "Shelling"), "killed nsubj");
}

TEST(ClauseMender, ConjunctionBetweenTwoSubjects) {
  const Written w{
      "Fighting~fight/NOUN/5/nsubj raged~rage/VERB/1/acl/VBD when/ADV/5/advmod rebels~rebel/NOUN/5/nsubj attacked~attack/VERB/0/root/VBD "
      "posts~post/NOUN/5/obj"};
  EXPECT_EQ(hangs(w, "Fighting"), "raged nsubj");
  EXPECT_EQ(hangs(w, "attacked"), "raged advcl");
  EXPECT_EQ(hangs(w, "rebels"), "attacked nsubj");
}

}  // namespace
}  // namespace hearsay
