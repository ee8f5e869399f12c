// From trees to claims, with the dictionaries and weights that the program has: sources, chains, who disagrees, ids.

#include "attribution/claims.h"

#include <gtest/gtest.h>

#include "hearsay/coder.h"
#include "support/assets.h"
#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

std::vector<Claim> claims(const Written& w) {
  static const Coder coder = *Coder::create(testing_support::lexicon(), nullptr);
  static Coder::Worker worker = coder.worker();
  std::vector<Claim> out;
  worker.code(*w.document, &w.analysis, out);
  return out;
}

/// "TYPE trigger CERTAINTY [source cue stance kind > …]" of each claim.
std::string show(const std::vector<Claim>& all) {
  std::string out;
  for (const Claim& claim : all) {
    if (!out.empty()) out += "; ";
    out += std::string(claim.event.type ? spelling(*claim.event.type) : "-") + ' ' + claim.event.trigger.text + ' ' + std::string(spelling(claim.certainty));
    std::string chain;
    for (const Source& source : claim.sources)
      chain += (chain.empty() ? "" : " > ") + source.text + ' ' + source.cue.text + ' ' + std::string(spelling(source.stance)) + ' ' +
               std::string(spelling(source.kind));
    if (!chain.empty()) out += " [" + chain + ']';
  }
  return out;
}

constexpr std::string_view kAttacked = "Rebels~rebel/NOUN/2/nsubj/NNS attacked~attack/VERB/0/root/VBD the/DET/4/det village/NOUN/2/obj/NN ./PUNCT/2/punct";

TEST(Claims, InTheArticlesOwnVoice) { EXPECT_EQ(show(claims(Written{kAttacked})), "ASSAULT attacked CT+"); }

TEST(Claims, CueBeforeItsContent) {
  const Written w{
      "Police/NOUN/2/nsubj/NN said~say/VERB/0/root/VBD that/SCONJ/5/mark rebels~rebel/NOUN/5/nsubj/NNS attacked~attack/VERB/2/ccomp/VBD the/DET/7/det "
      "village/NOUN/5/obj/NN ./PUNCT/2/punct"};
  EXPECT_EQ(show(claims(w)), "ASSAULT attacked CT+ [Police said asserts organisation]");
}

TEST(Claims, CueBehindItsContent) {
  const Written w{
      "Rebels~rebel/NOUN/2/nsubj/NNS attacked~attack/VERB/0/root/VBD the/DET/4/det village/NOUN/2/obj/NN ,/PUNCT/7/punct police/NOUN/7/nsubj/NN "
      "said~say/VERB/2/parataxis/VBD ./PUNCT/2/punct"};
  EXPECT_EQ(show(claims(w)), "ASSAULT attacked CT+ [police said asserts organisation]");
}

TEST(Claims, AccordingTo) {
  const Written w{
      "Rebels~rebel/NOUN/2/nsubj/NNS attacked~attack/VERB/0/root/VBD the/DET/4/det village/NOUN/2/obj/NN ,/PUNCT/2/punct according~accord/VERB/8/case/VBG "
      "to/ADP/6/fixed police/NOUN/2/obl/NN ./PUNCT/2/punct"};
  const auto all = claims(w);
  ASSERT_EQ(all.size(), 1u);
  ASSERT_EQ(all[0].sources.size(), 1u);
  EXPECT_EQ(all[0].sources[0].text, "police");
  EXPECT_EQ(all[0].sources[0].cue.text, "according to");
}

TEST(Claims, Denied) {
  const Written w{
      "Officials~official/NOUN/2/nsubj/NNS denied~deny/VERB/0/root/VBD that/SCONJ/5/mark troops~troop/NOUN/5/nsubj/NNS attacked~attack/VERB/2/ccomp/VBD "
      "the/DET/7/det village/NOUN/5/obj/NN ./PUNCT/2/punct"};
  EXPECT_EQ(show(claims(w)), "ASSAULT attacked CT- [Officials denied denies office]");
}

TEST(Claims, ChainGoesFromTheOutside) {
  const Written w{
      "State/NOUN/2/compound/NN television/NOUN/3/nsubj/NN said~say/VERB/0/root/VBD the/DET/5/det minister/NOUN/7/nsubj/NN had~have/AUX/7/aux/VBD "
      "denied~deny/VERB/3/ccomp/VBN "
      "that/SCONJ/10/mark troops~troop/NOUN/10/nsubj/NNS attacked~attack/VERB/7/ccomp/VBD the/DET/12/det village/NOUN/10/obj/NN ./PUNCT/3/punct"};
  EXPECT_EQ(show(claims(w)), "ASSAULT attacked CT- [State television said asserts media > the minister had denied denies office]");
}

TEST(Claims, QuotationOverSentencesKeepsItsSource) {
  const Written w{
      "“/PUNCT/3/punct Rebels~rebel/NOUN/3/nsubj/NNS attacked~attack/VERB/0/root/VBD the/DET/5/det village/NOUN/3/obj/NN ,/PUNCT/9/punct ”/PUNCT/9/punct "
      "police/NOUN/9/nsubj/NN said~say/VERB/3/parataxis/VBD ./PUNCT/3/punct",
      "“/PUNCT/3/punct They/PRON/3/nsubj killed~kill/VERB/0/root/VBD two/NUM/5/nummod farmers~farmer/NOUN/3/obj/NNS ./PUNCT/3/punct ”/PUNCT/3/punct"};
  EXPECT_EQ(show(claims(w)), "ASSAULT attacked CT+ [police said asserts organisation]; ASSAULT killed CT+ [police said asserts organisation]");
}

TEST(Claims, ReportedlyIsAPublicSource) {
  const Written w{"Rebels~rebel/NOUN/3/nsubj/NNS reportedly/ADV/3/advmod attacked~attack/VERB/0/root/VBD the/DET/5/det village/NOUN/3/obj/NN ./PUNCT/3/punct"};
  EXPECT_EQ(show(claims(w)), "ASSAULT attacked PR+ [reportedly reportedly asserts public]");
}

TEST(Claims, IdsCountWithinTheSentence) {
  const Written w{kAttacked,
                  "Troops~troop/NOUN/2/nsubj/NNS killed~kill/VERB/0/root/VBD rebels~rebel/NOUN/2/obj/NNS and/CCONJ/5/cc arrested~arrest/VERB/2/conj/VBD "
                  "villagers~villager/NOUN/5/obj/NNS ./PUNCT/2/punct"};
  const auto all = claims(w);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].id, "written:0:1");
  EXPECT_EQ(all[1].id, "written:1:1");
  EXPECT_EQ(all[2].id, "written:1:2");
}

TEST(Claims, CompoundPartiesStayTogether) {
  const Written w{
      "Troops~troop/NOUN/4/nsubj/NNS and/CCONJ/3/cc police/NOUN/1/conj/NN attacked~attack/VERB/0/root/VBD the/DET/6/det village/NOUN/4/obj/NN ./PUNCT/4/punct"};
  const auto all = claims(w);
  ASSERT_EQ(all.size(), 1u);
  ASSERT_EQ(all[0].actors.size(), 2u);
  EXPECT_EQ(all[0].actors[0].text, "Troops");
  EXPECT_EQ(all[0].actors[1].text, "police");
}

// X says so and Y denies it, in one sentence: two claims of one trigger.
TEST(Claims, TwoWhoDisagreeMakeTwoClaims) {
  const Written w{
      "Police/NOUN/2/nsubj/NN confirmed~confirm/VERB/0/root/VBD and/CCONJ/6/cc the/DET/5/det army/NOUN/6/nsubj/NN denied~deny/VERB/2/conj/VBD the/DET/8/det "
      "attack/NOUN/6/obj/NN ./PUNCT/2/punct"};
  for (const Claim& claim : claims(w)) EXPECT_EQ(claim.event.trigger.text, "attack");
}

// The name stands beside the subject: who denies it and who is said not to have done it are one person, with one name.
TEST(Claims, WhoDeniesTheirOwnPartIsNamedInIt) {
  const Written w{
      "The/DET/2/det/DT coordinator/NOUN/7/nsubj/NN ,/PUNCT/4/punct Ivo/PROPN/2/appos/NNP Beck/PROPN/4/flat/NNP ,/PUNCT/4/punct "
      "denied~deny/VERB/0/root/VBD attacking~attack/VERB/7/xcomp/VBG the/DET/10/det/DT village/NOUN/8/obj/NN ./PUNCT/7/punct"};
  const auto all = claims(w);
  ASSERT_EQ(all.size(), 1u);
  ASSERT_EQ(all[0].actors.size(), 1u);
  ASSERT_EQ(all[0].sources.size(), 1u);
  EXPECT_EQ(all[0].actors[0].entity, all[0].sources[0].entity);
  EXPECT_EQ(all[0].actors[0].name, all[0].sources[0].name);
  EXPECT_EQ(all[0].certainty, Certainty::ct_minus);
}

// "Five killed as police attack, doctor says", with the doctor for whoever was killed
TEST(Claims, WhoTellsItBehindItHasNoPartInIt) {
  const Written w{
      "Five/NUM/2/nsubj killed~kill/VERB/0/root/VBD as/SCONJ/5/mark police/NOUN/5/nsubj/NN attack/VERB/8/advcl/VBP ,/PUNCT/8/punct doctor/NOUN/8/nsubj/NN "
      "says~say/VERB/2/parataxis/VBZ"};
  for (const Claim& claim : claims(w)) {
    for (const Party& actor : claim.actors) EXPECT_NE(actor.text, "doctor");
    for (const Party& recipient : claim.recipients) EXPECT_NE(recipient.text, "doctor");
  }
}

// Who condemns something tells of it, but not of what is only told beside it.
TEST(Claims, WhoTakesAStandDoesNotTellWhatStandsBesideIt) {
  const Written w{
      "Kenya/PROPN/2/nsubj condemned~condemn/VERB/0/root/VBD the/DET/4/det raid/NOUN/2/obj/NN that/PRON/6/nsubj killed~kill/VERB/4/acl:relcl/VBD "
      "farmers~farmer/NOUN/6/obj/NNS ./PUNCT/2/punct"};
  for (const Claim& claim : claims(w)) EXPECT_EQ(claim.sources.empty(), claim.event.trigger.text != "raid") << claim.event.trigger.text;
}

// A name that no finder knew is somebody's, and "he" is who spoke before, whoever stands between.
TEST(Claims, HeWhoSpokeBefore) {
  const Written w{
      "Ivo/PROPN/3/nsubj Tarle/PROPN/1/flat said~say/VERB/0/root/VBD troops~troop/NOUN/5/nsubj/NNS attacked~attack/VERB/3/ccomp/VBD the/DET/7/det "
      "camp/NOUN/5/obj/NN ./PUNCT/3/punct",
      "They/PRON/2/nsubj burned~burn/VERB/7/ccomp/VBD the/DET/4/det market/NOUN/2/obj/NN ,/PUNCT/2/punct he/PRON/7/nsubj said~say/VERB/0/root/VBD "
      "./PUNCT/7/punct"};
  const auto all = claims(w);
  ASSERT_EQ(all.size(), 2u);
  for (const Claim& claim : all) {
    ASSERT_EQ(claim.sources.size(), 1u);
    EXPECT_EQ(claim.sources[0].name.value_or("-"), "Ivo Tarle");
  }
}

TEST(Claims, NothingOfNothing) {
  EXPECT_TRUE(claims(Written{}).empty());
  EXPECT_TRUE(claims(Written{"./PUNCT/0/root"}).empty());
}

TEST(Claims, RecordsSpansOfTheText) {
  const Written w{kAttacked};
  const Claim claim = claims(w).at(0);
  EXPECT_EQ(claim.event.trigger.at, (CharSpan{7, 15}));
  EXPECT_EQ(claim.recipients.at(0).text, "the village");
  EXPECT_EQ(claim.sentence.at, (CharSpan{0, static_cast<std::uint32_t>(w.document->text().size())}));
}

// No table has "going to": the walk meets nothing that speaks against the event, the votes do, and the explanation owns up to it.
TEST(Claims, LearnedVotesSeeWhatIsToCome) {
  const Coder coder = *Coder::create(testing_support::lexicon(), nullptr);
  Coder::Worker worker = coder.worker();
  const auto code = [&](const Written& w) {
    std::vector<Claim> out;
    worker.code(*w.document, &w.analysis, out);
    return out;
  };
  const Written to_come{
      "The/DET/2/det/DT army/NOUN/4/nsubj/NN was~be/AUX/4/aux/VBD going~go/VERB/0/root/VBG to/PART/6/mark/TO shell/VERB/4/xcomp/VB the/DET/8/det/DT "
      "town/NOUN/6/obj/NN ./PUNCT/4/punct/."};
  const auto future = code(to_come);
  ASSERT_EQ(future.size(), 1u);
  EXPECT_EQ(future.front().event.status, EventStatus::future);
  EXPECT_EQ(future.front().certainty, Certainty::uu);
  EXPECT_NE(worker.explanations().front().find("learned weights"), std::string::npos);
  const auto past = code(Written{kAttacked});
  ASSERT_EQ(past.size(), 1u);
  EXPECT_EQ(past.front().event.status, EventStatus::actual);
  EXPECT_EQ(worker.explanations().front().find("learned weights"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
