// Who says what, with the model and the lexicon that the program has. The sentences are ours.
#include "attribution/attribution.h"

#include <gtest/gtest.h>

#include "hearsay/language_model.h"
#include "support/assets.h"

namespace hearsay {
namespace {

/// One line an attribution: "[source] cue (content)", "…" where the cue cuts the content in two, and "<" with whose words it is among.
std::vector<std::string> said(std::string text) {
  static const Attributor attributor = *Attributor::create(testing_support::lexicon());
  static LanguageModel::Worker worker(testing_support::model());
  const auto document = Document::make(Origin{}, std::move(text));
  Analysis analysis;
  worker.analyse(*document, analysis);
  Tree tree;
  tree.build(*document, analysis);
  std::vector<Attribution> all;
  attributor.find(tree, all);
  const auto words = [&](TokenRange range) { return std::string(document->text(tree.bytes(range))); };
  const auto source = [&](const Attribution& one) { return one.source ? words(*one.source) : std::string(); };
  std::vector<std::string> out;
  for (const Attribution& one : all) {
    const std::string content =
        one.inserted.empty() ? words(one.content) : words({one.content.first, one.inserted.first}) + " … " + words({one.inserted.last, one.content.last});
    out.push_back("[" + source(one) + "] " + words(one.cue) + " (" + content + ")");
    if (one.parent >= 0) out.back() += " < " + source(all[static_cast<std::size_t>(one.parent)]);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(Attribution, WhenSomebodySpokeIsNoPartOfThem) {
  EXPECT_EQ(said("Haiti's police on Wednesday said that gangs had burned the market."), (Lines{"[Haiti's police] said (that gangs had burned the market)"}));
  EXPECT_EQ(said("The ministry on Tuesday denied that its troops had shelled the town."),
            (Lines{"[The ministry] denied (that its troops had shelled the town)"}));
  EXPECT_EQ(said("The army late Friday denied that its troops had shelled the town."), (Lines{"[The army] denied (that its troops had shelled the town)"}));
  EXPECT_EQ(said("Officials in the capital last week said that troops had shelled the town."),
            (Lines{"[Officials in the capital] said (that troops had shelled the town)"}));
}

TEST(Attribution, ADocumentMayEndInAConjunction) { EXPECT_NO_FATAL_FAILURE(said("The camp is full, said Urban and")); }

}  // namespace
}  // namespace hearsay
