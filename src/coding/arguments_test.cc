#include "coding/arguments.h"

#include <gtest/gtest.h>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

/// Of the verbs that these tests are about.
const Frames& frames() {
  static const Frames made = [] {
    Frames out;
    for (const std::string_view lemma : {"kill", "stab"}) out.add(Frame::patient, lemma);
    for (const std::string_view lemma : {"accuse", "arrest", "charge"}) out.add(Frame::judge, lemma);
    for (const std::string_view lemma : {"order", "tell", "force", "call", "help"}) out.add(Frame::ask, lemma);
    for (const std::string_view lemma : {"say", "report"}) out.add(Frame::tell, lemma);
    for (const std::string_view lemma : {"regime", "union"}) out.add(Frame::body, lemma);
    out.add(Frame::resolve, "refusal");
    for (const std::string_view lemma : {"aim", "intend"}) out.add(Frame::point, lemma);
    return out;
  }();
  return made;
}

/// "subject > object" of a verb, "-" where there is none.
std::string roles(const Written& w, std::string_view verb, int nth = 0) {
  const Arguments arguments(w.tree, &frames());
  const std::uint32_t at = w.at(verb, nth);
  return w.form(arguments.logical_subject(at)) + " > " + w.form(arguments.logical_object(at));
}

std::string obliques(const Written& w, std::string_view node, std::string_view preposition) {
  std::vector<std::uint32_t> found;
  Arguments(w.tree, &frames()).oblique(w.at(node), preposition, found);
  return w.forms(found);
}

TEST(Arguments, OfAnActiveVerb) {
  const Written w{"Troops~troop/NOUN/3/nsubj have/AUX/3/aux shelled~shell/VERB/0/root/VBN Homs/PROPN/3/obj"};
  EXPECT_FALSE(Arguments(w.tree, &frames()).is_passive(w.at("shelled")));
  EXPECT_EQ(roles(w, "shelled"), "Troops > Homs");
}

TEST(Arguments, OfAPassiveWithItsAgent) {
  const Written w{"Homs/PROPN/3/nsubj:pass was~be/AUX/3/aux:pass shelled~shell/VERB/0/root/VBN by/ADP/5/case troops~troop/NOUN/3/obl:agent"};
  EXPECT_TRUE(Arguments(w.tree, &frames()).is_passive(w.at("shelled")));
  EXPECT_EQ(roles(w, "shelled"), "troops > Homs");
}

TEST(Arguments, OfAPassiveWhoseAgentIsAPlainOblique) {
  const Written w{"Homs/PROPN/3/nsubj:pass was~be/AUX/3/aux:pass shelled~shell/VERB/0/root/VBN by/ADP/5/case troops~troop/NOUN/3/obl"};
  EXPECT_EQ(roles(w, "shelled"), "troops > Homs");
}

TEST(Arguments, OfAClauseThatTellsOfAPlace) {
  const Written shot{"men~man/NOUN/0/root police/NOUN/3/nsubj shot~shoot/VERB/1/acl:relcl"};
  EXPECT_EQ(roles(shot, "shot"), "police > men");
  const Written where{"town/NOUN/0/root where/ADV/4/advmod/WRB ten/NUM/4/nsubj died~die/VERB/1/acl:relcl"};
  EXPECT_EQ(roles(where, "died"), "ten > -");
}

TEST(Arguments, OfAPassiveWithoutAgent) {
  const Written w{"Three/NUM/4/nsubj:pass people/NOUN/1/nmod were~be/AUX/4/aux:pass killed~kill/VERB/0/root/VBN"};
  EXPECT_EQ(roles(w, "killed"), "- > Three");
}

TEST(Arguments, PassiveWhoseSubjectStandsOnTheAuxiliarysSide) {
  // A parser that calls the subject nsubj though an auxiliary makes the verb passive.
  const Written w{"Homs/PROPN/3/nsubj was~be/AUX/3/aux:pass shelled~shell/VERB/0/root/VBN"};
  EXPECT_TRUE(Arguments(w.tree, &frames()).is_passive(w.at("shelled")));
}

TEST(Arguments, HeadlinesLeaveTheAuxiliaryOut) {
  const Written w{"Three/NUM/2/nsubj:pass killed~kill/VERB/0/root/VBN in/ADP/4/case raid/NOUN/2/obl"};
  EXPECT_EQ(roles(w, "killed"), "- > Three");
}

TEST(Arguments, RelativePronounStandsForItsNoun) {
  const Written w{"The/DET/2/det man/NOUN/0/root who/PRON/4/nsubj shot~shoot/VERB/2/acl:relcl/VBD him/PRON/4/obj"};
  EXPECT_EQ(roles(w, "shot"), "man > him");
}

TEST(Arguments, GapOfARelativeClause) {
  const Written w{"The/DET/2/det man/NOUN/0/root police/NOUN/4/nsubj shot~shoot/VERB/2/acl:relcl/VBD"};
  EXPECT_EQ(roles(w, "shot"), "police > man");
}

TEST(Arguments, RelativeObject) {
  const Written w{"The/DET/2/det man/NOUN/0/root whom/PRON/5/obj police/NOUN/5/nsubj shot~shoot/VERB/2/acl:relcl/VBD"};
  EXPECT_EQ(roles(w, "shot"), "police > man");
}

TEST(Arguments, PassiveRelative) {
  const Written w{
      "The/DET/2/det man/NOUN/0/root who/PRON/5/nsubj:pass was~be/AUX/5/aux:pass shot~shoot/VERB/2/acl:relcl/VBN by/ADP/7/case police/NOUN/5/obl:agent"};
  EXPECT_EQ(roles(w, "shot"), "police > man");
}

TEST(Arguments, ReducedRelative) {
  const Written w{"The/DET/2/det man/NOUN/0/root shot~shoot/VERB/2/acl/VBN by/ADP/5/case police/NOUN/3/obl:agent"};
  EXPECT_EQ(roles(w, "shot"), "police > man");
}

TEST(Arguments, PresentParticipleAfterANoun) {
  const Written w{"The/DET/2/det gunmen~gunman/NOUN/0/root/NNS holding~hold/VERB/2/acl/VBG the/DET/5/det hostages~hostage/NOUN/3/obj/NNS"};
  EXPECT_EQ(roles(w, "holding"), "gunmen > hostages");
}

TEST(Arguments, CoordinatedVerbsShareTheirSubject) {
  const Written w{
      "Gunmen~gunman/NOUN/2/nsubj stormed~storm/VERB/0/root/VBD the/DET/4/det bank/NOUN/2/obj and/CCONJ/6/cc took~take/VERB/2/conj/VBD "
      "hostages~hostage/NOUN/6/obj"};
  EXPECT_EQ(roles(w, "took"), "Gunmen > hostages");
}

TEST(Arguments, CoordinatedVerbsMayShareTheLastObject) {
  const Written w{"Gunmen~gunman/NOUN/2/nsubj robbed~rob/VERB/0/root/VBD and/CCONJ/4/cc killed~kill/VERB/2/conj/VBD a/DET/6/det trader/NOUN/4/obj"};
  EXPECT_EQ(roles(w, "robbed"), "Gunmen > trader");
}

TEST(Arguments, CoordinatedPassives) {
  const Written w{"Five/NUM/3/nsubj:pass were~be/AUX/3/aux:pass beaten~beat/VERB/0/root/VBN and/CCONJ/5/cc arrested~arrest/VERB/3/conj/VBN"};
  EXPECT_EQ(roles(w, "arrested"), "- > Five");
}

// The active verb joined to a passive one does not become passive by it.
TEST(Arguments, ActiveVerbJoinedToAPassive) {
  const Written w{"He/PRON/3/nsubj:pass was~be/AUX/3/aux:pass wounded~wound/VERB/0/root/VBN and/CCONJ/5/cc fled~flee/VERB/3/conj/VBD Homs/PROPN/5/obj"};
  EXPECT_EQ(roles(w, "fled"), "He > Homs");
}

TEST(Arguments, SubjectControl) {
  const Written w{"Rebels~rebel/NOUN/2/nsubj want~want/VERB/0/root/VBP to/PART/4/mark capture~capture/VERB/2/xcomp/VB Brega/PROPN/4/obj"};
  EXPECT_EQ(roles(w, "capture"), "Rebels > Brega");
}

TEST(Arguments, ObjectControl) {
  const Written w{
      "Generals~general/NOUN/2/nsubj told~tell/VERB/0/root/VBD soldiers~soldier/NOUN/2/obj to/PART/5/mark leave~leave/VERB/2/xcomp/VB Brega/PROPN/5/obj"};
  EXPECT_EQ(roles(w, "leave"), "soldiers > Brega");
}

TEST(Arguments, ObjectControlOfAPassive) {
  const Written w{
      "Soldiers~soldier/NOUN/3/nsubj:pass were~be/AUX/3/aux:pass told~tell/VERB/0/root/VBN to/PART/5/mark leave~leave/VERB/3/xcomp/VB Brega/PROPN/5/obj"};
  EXPECT_EQ(roles(w, "leave"), "Soldiers > Brega");
}

TEST(Arguments, ObjectDoesWhatItIsAccusedOf) {
  const Written w{
      "Police/NOUN/2/nsubj accused~accuse/VERB/0/root/VBD him/PRON/2/obj of/SCONJ/5/mark killing~kill/VERB/2/advcl/VBG a/DET/7/det judge/NOUN/5/obj"};
  EXPECT_EQ(roles(w, "killing"), "him > judge");
}

TEST(Arguments, AccusedOfAPassive) {
  const Written w{
      "He/PRON/3/nsubj:pass was~be/AUX/3/aux:pass accused~accuse/VERB/0/root/VBN of/SCONJ/5/mark killing~kill/VERB/3/advcl/VBG a/DET/7/det judge/NOUN/5/obj"};
  EXPECT_EQ(roles(w, "killing"), "He > judge");
}

TEST(Arguments, ParticipleClauseHasTheSubjectOfItsMainClause) {
  const Written w{
      "Gunmen~gunman/NOUN/2/nsubj attacked~attack/VERB/0/root/VBD the/DET/4/det bank/NOUN/2/obj ,/PUNCT/6/punct killing~kill/VERB/2/advcl/VBG two/NUM/6/obj"};
  EXPECT_EQ(roles(w, "killing"), "Gunmen > two");
}

TEST(Arguments, DecisionToDoSomethingIsItsOwners) {
  const Written w{"Turkey/PROPN/3/nmod:poss 's/PART/1/case decision/NOUN/0/root to/PART/5/mark close~close/VERB/3/acl/VB the/DET/7/det border/NOUN/5/obj"};
  EXPECT_EQ(roles(w, "close"), "Turkey > border");
}

TEST(Arguments, ObliquesByPreposition) {
  const Written w{
      "They/PRON/2/nsubj marched~march/VERB/0/root/VBD against/ADP/4/case corruption/NOUN/2/obl in/ADP/6/case Cairo/PROPN/2/obl and/CCONJ/8/cc "
      "Suez/PROPN/6/conj"};
  EXPECT_EQ(obliques(w, "marched", "against"), "corruption");
  EXPECT_EQ(obliques(w, "marched", "in"), "Cairo");
  EXPECT_EQ(obliques(w, "marched", "on"), "");
}

TEST(Arguments, ObliqueRelativePronounStandsForItsNoun) {
  const Written w{"the/DET/2/det rebels~rebel/NOUN/0/root with/ADP/4/case whom/PRON/6/obl they/PRON/6/nsubj talked~talk/VERB/2/acl:relcl/VBD"};
  EXPECT_EQ(obliques(w, "talked", "with"), "rebels");
}

// Mutual heads and chains longer than any sentence of people.
TEST(Arguments, GerundsAreTheirAgents) {
  const Written w{"Shelling~shell/VERB/4/csubj/VBG by/ADP/3/case troops~troop/NOUN/1/obl killed~kill/VERB/0/root/VBD ten/NUM/4/obj"};
  EXPECT_EQ(roles(w, "Shelling"), "troops > -");
}

TEST(Arguments, MeansOfAPassiveAreNotItsSubjects) {
  const Written w{"Ten/NUM/3/nsubj:pass were~be/AUX/3/aux:pass killed~kill/VERB/0/root/VBN by/SCONJ/5/mark shelling~shell/VERB/3/advcl/VBG"};
  EXPECT_EQ(roles(w, "shelling"), "- > -");
}

TEST(Arguments, AskedByAPreposition) {
  const Written w{"He/PRON/2/nsubj called~call/VERB/0/root on/ADP/4/case troops~troop/NOUN/2/obl to/PART/6/mark stop/VERB/2/advcl/VB"};
  EXPECT_EQ(roles(w, "stop"), "troops > -");
}

TEST(Arguments, WhoSpeaksOfNoBody) {
  const Written w{
      "an/DET/2/det aide/NOUN/8/nsubj to/ADP/5/case the/DET/5/det regime/NOUN/2/nmod who/PRON/7/nsubj fled~flee/VERB/5/acl:relcl/VBD "
      "spoke~speak/VERB/0/root/VBD"};
  EXPECT_EQ(roles(w, "fled"), "aide > -");
}

TEST(Arguments, AttributiveGerundsOfTheAccused) {
  const Written w{"He/PRON/2/nsubj accused~accuse/VERB/0/root troops~troop/NOUN/2/obj of/ADP/6/case burning~burn/VERB/6/amod/VBG homes~home/NOUN/3/nmod"};
  EXPECT_EQ(roles(w, "burning"), "troops > homes");
}

TEST(Arguments, EndOnEndlessChains) {
  const Written w{"a/VERB/2/conj b/VERB/1/conj c/VERB/2/xcomp d/VERB/3/xcomp e/VERB/4/conj f/VERB/5/advcl g/VERB/6/acl h/VERB/7/conj i/VERB/8/conj"};
  for (std::uint32_t i = 0; i < w.tree.size(); ++i) {
    const Arguments arguments(w.tree, &frames());
    for (const std::uint32_t found : {arguments.logical_subject(i), arguments.logical_object(i), arguments.antecedent(i)})
      EXPECT_TRUE(found == kNoToken || found < w.tree.size());
  }
}

TEST(Arguments, ParticiplesThatPointPassTheirObliquesOn) {
  const Written w{"They/PRON/2/nsubj fired~fire/VERB/0/root/VBD shells~shell/NOUN/2/obj aimed~aim/VERB/3/acl/VBN at/ADP/6/case Homs/PROPN/4/obl"};
  EXPECT_EQ(obliques(w, "shells", "at"), "Homs");
  const Written other{"They/PRON/2/nsubj met~meet/VERB/0/root/VBD men~man/NOUN/2/obj seen~see/VERB/3/acl/VBN at/ADP/6/case Homs/PROPN/4/obl"};
  EXPECT_EQ(obliques(other, "men", "at"), "");
}

TEST(Arguments, OwnersThatAreNamedGoBeforeTheSubject) {
  const Written own{"France/PROPN/2/nsubj renewed~renew/VERB/0/root/VBD its/PRON/4/nmod:poss pledge/NOUN/2/obj to/PART/6/mark help/VERB/4/acl/VerbForm=Inf"};
  EXPECT_EQ(roles(own, "help"), "France > -");
  const Written named{
      "It/PRON/2/nsubj backed~back/VERB/0/root/VBD Mali/PROPN/5/nmod:poss 's/PART/3/case plan/NOUN/2/obj to/PART/7/mark attack/VERB/5/acl/VerbForm=Inf"};
  EXPECT_EQ(roles(named, "attack"), "Mali > -");
}

TEST(Arguments, HeadlinesStabPassively) {
  const Written w{"Teen/NOUN/2/nsubj stabbed~stab/VERB/0/root/VBD during/ADP/4/case fight/NOUN/2/obl"};
  EXPECT_EQ(roles(w, "stabbed"), "- > Teen");
}

TEST(Arguments, JoinedVerbsShareTheLastOnesObject) {
  const Written w{"They/PRON/2/nsubj donated~donate/VERB/0/root/VBD and/CCONJ/5/cc personally/ADV/5/advmod delivered~deliver/VERB/2/conj/VBD goods/NOUN/5/obj"};
  EXPECT_EQ(roles(w, "donated"), "They > goods");
  const Written apart{
      "They/PRON/2/nsubj rested~rest/VERB/0/root/VBD there/ADV/2/advmod and/CCONJ/7/cc the/DET/6/det men/NOUN/7/nsubj delivered~deliver/VERB/2/conj/VBD "
      "goods/NOUN/7/obj"};
  EXPECT_EQ(roles(apart, "rested"), "They > -");
}

TEST(Arguments, TheSubjectBehindTheMarkIsTheVerbsOwn) {
  const Written w{"the/DET/2/det story/NOUN/6/nsubj is~be/AUX/6/cop that/SCONJ/6/mark soldiers~soldier/NOUN/6/nsubj/NNS fled~flee/VERB/0/root/VBD"};
  EXPECT_EQ(Arguments(w.tree).surface_subject(w.at("fled")), w.at("soldiers"));
}

TEST(Arguments, OfAnInfinitiveStandBeforeIt) {
  const Written called{"She/PRON/2/nsubj called~call/VERB/0/root/VBD for/ADP/4/case Orban/PROPN/2/obl to/PART/6/mark resign/VERB/2/advcl/VerbForm=Inf"};
  EXPECT_EQ(roles(called, "resign"), "Orban > -");
  const Written time{"It/PRON/3/nsubj is~be/AUX/3/cop time/NOUN/0/root for/ADP/5/case rebels~rebel/NOUN/3/nmod to/PART/7/mark leave/VERB/3/acl/VerbForm=Inf"};
  EXPECT_EQ(roles(time, "leave"), "rebels > -");
  const Written left{
      "She/PRON/2/nsubj left~leave/VERB/0/root/VBD for/ADP/4/case Oslo/PROPN/2/obl to/PART/6/mark meet/VERB/2/advcl/VerbForm=Inf him/PRON/6/obj"};
  EXPECT_EQ(roles(left, "meet"), "She > him");
}

TEST(Arguments, WhoseRefusalItIsRefuses) {
  const Written of{
      "He/PRON/2/nsubj regrets~regret/VERB/0/root/VBZ the/DET/4/det refusal/NOUN/2/obj of/ADP/6/case guards~guard/NOUN/4/nmod to/PART/8/mark "
      "leave/VERB/2/advcl/VerbForm=Inf"};
  EXPECT_EQ(roles(of, "leave"), "guards > -");
  const Written owned{
      "He/PRON/2/nsubj spoke~speak/VERB/0/root/VBD after/ADP/5/case their/PRON/5/nmod:poss refusal/NOUN/2/obl to/PART/7/mark leave/VERB/2/advcl/VerbForm=Inf"};
  EXPECT_EQ(roles(owned, "leave"), "their > -");
}

TEST(Arguments, OfWhatIsToldAfterOtherContent) {
  const Written w{
      "Police/NOUN/2/nsubj said~say/VERB/0/root/VBD they/PRON/4/nsubj took~take/VERB/2/ccomp/VBD cash/NOUN/4/obj ,/PUNCT/7/punct shot~shoot/VERB/2/ccomp/VBD "
      "him/PRON/7/obj"};
  EXPECT_EQ(roles(w, "shot"), "they > him");
}

TEST(Arguments, WhoIsSaidToBeOneThatDidIt) {
  const Written is{"Lee/PROPN/4/nsubj is~be/AUX/4/cop a/DET/4/det singer/NOUN/0/root who/PRON/6/nsubj sued~sue/VERB/4/acl:relcl/VBD them/PRON/6/obj"};
  EXPECT_EQ(roles(is, "sued"), "Lee > them");
  const Written apposed{"Lee/PROPN/0/root ,/PUNCT/4/punct a/DET/4/det singer/NOUN/1/appos who/PRON/6/nsubj sued~sue/VERB/4/acl:relcl/VBD them/PRON/6/obj"};
  EXPECT_EQ(roles(apposed, "sued"), "Lee > them");
  const Written cleft{"It/PRON/4/nsubj was~be/AUX/4/cop the/DET/4/det army/NOUN/0/root that/PRON/6/nsubj fired~fire/VERB/4/acl:relcl/VBD"};
  EXPECT_EQ(roles(cleft, "fired"), "army > -");
  const Written body{"Lee/PROPN/0/root ,/PUNCT/4/punct a/DET/4/det union/NOUN/1/appos that/PRON/6/nsubj sued~sue/VERB/4/acl:relcl/VBD them/PRON/6/obj"};
  EXPECT_EQ(roles(body, "sued"), "union > them");
  const Written dateline{"Rome/PROPN/0/root --/PUNCT/3/punct judges~judge/NOUN/1/appos/NNS who/PRON/5/nsubj ruled~rule/VERB/3/acl:relcl/VBD"};
  EXPECT_EQ(roles(dateline, "ruled"), "judges > -");
}

TEST(Arguments, WhoSpeaksOfNoNamedBody) {
  const Written w{
      "owner/NOUN/7/nsubj of/ADP/4/case the/DET/4/det Lions~lion/PROPN/1/nmod/@organisation who/PRON/6/nsubj refused~refuse/VERB/4/acl:relcl/VBD "
      "spoke~speak/VERB/0/root/VBD"};
  EXPECT_EQ(roles(w, "refused"), "owner > -");
}

TEST(Arguments, HelpedInDoing) {
  const Written w{"They/PRON/2/nsubj helped~help/VERB/0/root/VBD Mali/PROPN/2/obj in/SCONJ/5/mark defeating~defeat/VERB/2/advcl/VBG rebels~rebel/NOUN/5/obj"};
  EXPECT_EQ(roles(w, "defeating"), "Mali > rebels");
}

TEST(Arguments, HopesOfTheSubject) {
  const Written w{
      "Envoys~envoy/NOUN/2/nsubj came~come/VERB/0/root/VBD in/ADP/4/case hope/NOUN/2/obl of/SCONJ/6/mark meeting~meet/VERB/4/acl/VBG him/PRON/6/obj"};
  EXPECT_EQ(roles(w, "meeting"), "Envoys > him");
}

TEST(Arguments, JoinedPassivesShareTheLastOnesAgent) {
  const Written w{
      "He/PRON/3/nsubj:pass was~be/AUX/3/aux:pass jeered~jeer/VERB/0/root/VBN and/CCONJ/5/cc pelted~pelt/VERB/3/conj/VBN by/ADP/7/case "
      "crowds~crowd/NOUN/5/obl:agent"};
  EXPECT_EQ(roles(w, "jeered"), "crowds > He");
}

}  // namespace
}  // namespace hearsay
