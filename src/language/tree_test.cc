#include "language/tree.h"

#include <gtest/gtest.h>

#include <random>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

TEST(Tree, KnowsHeadsChildrenAndSentences) {
  const Written w{"Rebels~rebel/NOUN/2/nsubj attacked~attack/VERB/0/root the/DET/4/det town/NOUN/2/obj ./PUNCT/2/punct",
                  "Nobody/PRON/2/nsubj died~die/VERB/0/root ./PUNCT/2/punct"};
  EXPECT_EQ(w.document->text(), "Rebels attacked the town. Nobody died.");
  EXPECT_EQ(w.form(w.tree.head(w.at("town"))), "attacked");
  EXPECT_TRUE(w.tree.is_root(w.at("died")));
  EXPECT_EQ(w.tree.sentence_of(w.at("Nobody")), 1u);
  EXPECT_EQ(w.tree.children(w.at("attacked")).size(), 3u);
  EXPECT_EQ(w.form(w.tree.child(w.at("attacked"), Relation::obj)), "town");
  EXPECT_EQ(w.tree.child(w.at("died"), Relation::obj), kNoToken);
  EXPECT_TRUE(w.tree.dominates(w.at("attacked"), w.at("the")));
  EXPECT_FALSE(w.tree.dominates(w.at("town"), w.at("Rebels")));
  EXPECT_EQ(w.text(w.tree.subtree(w.at("town"))), "the town");
}

TEST(Tree, FoldsFormsAsKeysAreFolded) {
  const Written w{"ÉLYSÉE/PROPN/2/nsubj didn’t/VERB/0/root"};
  EXPECT_EQ(w.tree.folded(0), "élysée");
  EXPECT_EQ(w.tree.folded(1), "didn't");
}

TEST(Tree, PhraseLeavesOutClausesConjunctsAndPreposition) {
  const Written w{
      "Troops~troop/NOUN/2/nsubj shelled~shell/VERB/0/root into/ADP/6/case the/DET/6/det old/ADJ/6/amod city/NOUN/2/obl of/ADP/8/case Homs/PROPN/6/nmod "
      ",/PUNCT/11/punct which/PRON/11/nsubj burned~burn/VERB/6/acl:relcl ,/PUNCT/14/punct and/CCONJ/14/cc Rastan/PROPN/6/conj ./PUNCT/2/punct"};
  EXPECT_EQ(w.text(w.tree.noun_phrase(w.at("city"))), "the old city of Homs");
  EXPECT_EQ(w.tree.preposition(w.at("city")), "into");
  EXPECT_EQ(w.tree.preposition(w.at("Troops")), "");
  std::vector<std::uint32_t> joined;
  w.tree.conjuncts(w.at("Rastan"), joined);
  EXPECT_EQ(w.forms(joined), "city Rastan");
}

TEST(Tree, PhraseKeepsPossessorsAndCompounds) {
  const Written w{"Syria/PROPN/4/nmod:poss 's/PART/1/case foreign/ADJ/4/amod minister/NOUN/5/nsubj resigned~resign/VERB/0/root"};
  EXPECT_EQ(w.text(w.tree.noun_phrase(w.at("minister"))), "Syria's foreign minister");
}

TEST(Tree, PrepositionHasItsFixedParts) {
  const Written w{"He/PRON/2/nsubj fled~flee/VERB/0/root because/ADP/6/case of/ADP/3/fixed the/DET/6/det war/NOUN/2/obl"};
  EXPECT_EQ(w.tree.preposition(w.at("war")), "because of");
}

TEST(Tree, PrepositionOfATitleIsThatOfItsName) {
  const Written w{"talks~talk/NOUN/0/root with/ADP/4/case Foreign/ADJ/4/amod Minister/NOUN/5/compound Koussa/PROPN/1/nmod"};
  EXPECT_EQ(w.tree.preposition(w.at("Koussa")), "with");
}

// The parser lost "the defector will not be granted": its subject became the object of "declare", its verb hung on "fact".
TEST(Tree, MendsAnUnmarkedContentClause) {
  const Written w{
      "fact~fact/NOUN/0/root they/PRON/3/nsubj declare~declare/VERB/1/acl the/DET/5/det defector/NOUN/3/obj will/AUX/9/aux//VerbForm=Fin not/PART/9/advmod "
      "be/AUX/9/aux:pass granted~grant/VERB/1/acl immunity/NOUN/9/obj"};
  EXPECT_EQ(w.form(w.tree.head(w.at("granted"))), "declare");
  EXPECT_EQ(w.tree.relation(w.at("granted")), Relation::ccomp);
  EXPECT_EQ(w.form(w.tree.head(w.at("defector"))), "granted");
  EXPECT_EQ(w.tree.relation(w.at("defector")), Relation::nsubj_pass);
}

// Heads at random, out of the sentence, on cycles, every word a root: each walk ends and each range stays inside.
TEST(Tree, IsTotalOverTreesThatAreNone) {
  std::mt19937 random(20110406);
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t count = 1 + random() % 24;
    Analysis analysis;
    std::string text;
    for (std::uint32_t i = 0; i < count; ++i) {
      Token token;
      token.at.begin = static_cast<std::uint32_t>(text.size());
      text += "word";
      token.at.end = static_cast<std::uint32_t>(text.size());
      text += ' ';
      token.head = random() % (count + 3);
      token.relation = static_cast<Relation>(random() % (static_cast<unsigned>(Relation::xcomp) + 1));
      token.upos = static_cast<Upos>(random() % 17);
      analysis.tokens.push_back(token);
    }
    const std::uint32_t cut = random() % (count + 1);
    if (cut > 0) analysis.sentences.push_back({{0, analysis.tokens[cut - 1].at.end}, 0, cut, true});
    if (cut < count) analysis.sentences.push_back({{analysis.tokens[cut].at.begin, analysis.tokens[count - 1].at.end}, cut, count, false});
    const Document document = *Document::make({}, text);
    Tree tree;
    tree.build(document, analysis);
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t steps = 0;
      for (std::uint32_t at = i; at != kNoToken; at = tree.head(at)) ASSERT_LE(++steps, count) << "a cycle is left";
      const Sentence& own = analysis.sentences[tree.sentence_of(i)];
      for (const TokenRange range : {tree.subtree(i), tree.noun_phrase(i)}) {
        ASSERT_TRUE(range.has(i));
        ASSERT_GE(range.first, own.first);
        ASSERT_LE(range.last, own.last);
      }
      std::vector<std::uint32_t> joined;
      tree.conjuncts(i, joined);
      for (std::uint32_t j : joined) ASSERT_LT(j, count);
    }
  }
}

TEST(Tree, MendsObjectsAndSubjectsOfCoordinatedClauses) {
  const Written own{
      "The/DET/2/det blast/NOUN/3/nsubj killed~kill/VERB/0/root/VBD 12/NUM/5/nummod soldiers~soldier/NOUN/3/obj/NNS and/CCONJ/7/cc "
      "wounded~wound/VERB/3/conj/VBD 30/NUM/5/conj"};
  EXPECT_EQ(own.tree.head(own.at("30")), own.at("wounded"));
  EXPECT_EQ(own.tree.relation(own.at("30")), Relation::obj);
  const Written joined{
      "Ten/NUM/3/nsubj:pass were~be/AUX/3/aux:pass killed~kill/VERB/0/root/VBN and/CCONJ/5/cc scores~score/NOUN/3/conj/NNS were~be/AUX/7/aux:pass "
      "injured~injure/VERB/3/conj/VBN"};
  EXPECT_EQ(joined.tree.head(joined.at("scores")), joined.at("injured"));
  const Written bare{"Two/NUM/3/nsubj are~be/AUX/3/cop dead/ADJ/0/root and/CCONJ/7/cc a/DET/7/det third/ADJ/7/amod wounded~wound/VERB/3/conj/VBN"};
  EXPECT_EQ(bare.tree.relation(bare.at("third")), Relation::nsubj_pass);
  EXPECT_EQ(bare.tree.head(bare.at("a")), bare.at("third"));
}

}  // namespace
}  // namespace hearsay
