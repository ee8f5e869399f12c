// Who, what and where a text speaks of, with the model and the lexicon that the program has. The sentences are ours.
#include "attribution/spoken_of.h"

#include <gtest/gtest.h>

#include <random>

#include "language/testing.h"
#include "support/assets.h"

namespace hearsay {
namespace {

struct Spoken {
  std::string text;
  std::vector<SpokenOf> all;
  std::vector<std::string> phrases;
};

Spoken read(std::string text) {
  static const EventCoder coder = *EventCoder::create(testing_support::lexicon());
  static LanguageModel::Worker worker(testing_support::model());
  static EventCoder::Reading reading(coder);
  const auto document = Document::make(Origin{}, std::move(text));
  Analysis analysis;
  worker.analyse(*document, analysis);
  Tree tree;
  tree.build(*document, analysis);
  coder.code(tree, reading);
  coder.read_mentions(tree, reading);
  Spoken out;
  out.all = read_spoken_of(tree, reading, coder);
  for (const SpokenOf& one : out.all) out.phrases.push_back(std::string(document->text(tree.bytes(one.words))) + " = " + std::string(one.kind));
  return out;
}

using Phrases = std::vector<std::string>;
Phrases spoken(std::string text) { return read(std::move(text)).phrases; }

TEST(SpokenOf, PhrasesEndBeforeWhereAndAgainstWhom) {
  EXPECT_EQ(spoken("The members of the council praised the Libyan army for its work. Police in Nairobi met villagers from the north."),
            (Phrases{"The members of the council = group", "the Libyan army = group", "Police = group", "Nairobi = place", "villagers = group"}));
}

TEST(SpokenOf, WhatCountsThemIsNoPartOfThem) { EXPECT_EQ(spoken("Two rebel units left."), (Phrases{"rebel units = group"})); }

TEST(SpokenOf, AnAcronymTellsWhoseNameStandsBeforeIt) {
  const auto has = [](std::string text, const char* phrase) {
    const Phrases all = spoken(std::move(text));
    return std::find(all.begin(), all.end(), phrase) != all.end();
  };
  EXPECT_TRUE(has("The Free Officers Movement (FOM) left.", "The Free Officers Movement = organisation"));
  EXPECT_TRUE(has("The Front for the Liberation of Palestine (FLP) left.", "The Front for the Liberation of Palestine = organisation"));
  EXPECT_TRUE(has("The Anti-Kidnapping Wing (AKW) left.", "The Anti-Kidnapping Wing = organisation"));
  EXPECT_FALSE(has("Families of victims in the Oromia Movement (FOM) met.", "Families of victims in the Oromia Movement = organisation"));
  EXPECT_FALSE(has("The group of farmers (FOG) left.", "The group of farmers = organisation"));
  EXPECT_FALSE(has("Old friends of the Movement (FOM) left.", "friends of the Movement = organisation"));
}

TEST(SpokenOf, ACountryActsOrIsAPlace) {
  EXPECT_EQ(spoken("Kenya sent troops to Somalia."), (Phrases{"Kenya = organisation", "troops = group", "Somalia = place"}));
  EXPECT_EQ(spoken("Talks between Kenya and Sudan failed."), (Phrases{"Kenya = organisation", "Sudan = organisation"}));
  EXPECT_EQ(spoken("The members include Chad, Niger and Benin."),
            (Phrases{"The members = group", "Chad = organisation", "Niger = organisation", "Benin = organisation"}));
}

TEST(SpokenOf, NeitherAGodNorAWordForAPeopleIsSomebody) { EXPECT_EQ(spoken("It praises the Druze tradition and thanks God for rain."), Phrases()); }

TEST(SpokenOf, TownsBehindWhichTheCountryStands) {
  EXPECT_EQ(spoken("The ministers met in Nairobi, Kenya, on Monday."), (Phrases{"The ministers = group", "Nairobi, Kenya = place", "Monday = date"}));
}

TEST(SpokenOf, TitlesBelongToNames) {
  EXPECT_EQ(spoken("Deputy Foreign Minister Salma Idris spoke."), (Phrases{"Deputy Foreign Minister Salma Idris = person"}));
  EXPECT_EQ(spoken("She met Tom Barnes, commander of the fleet."), (Phrases{"She = person", "Tom Barnes = person", "commander of the fleet = person"}));
}

TEST(SpokenOf, OutletsOfOneCountryAreNotOne) {
  Phrases names;
  for (const SpokenOf& one : read("Interfax and RT reported the attack.").all)
    if (one.name) names.push_back(*one.name);
  EXPECT_EQ(names, (Phrases{"Interfax", "Russia Today"}));
}

TEST(SpokenOf, PlacesWithoutAName) {
  EXPECT_EQ(spoken("Rebels took the village and left the hospital."), (Phrases{"Rebels = group", "the village = place", "the hospital = place"}));
  EXPECT_EQ(spoken("Rebels took the city of Misrata."), (Phrases{"Rebels = group", "the city of Misrata = place"}));
}

TEST(SpokenOf, WhatIsOfSomebodyIsNobody) { EXPECT_EQ(spoken("Terrorist attacks on the coalition rose."), (Phrases{"the coalition = group"})); }

TEST(SpokenOf, AcronymsThatTheTextDefines) {
  EXPECT_EQ(spoken("The Northern Harvest Support Trust (NHST) paid. Since then NHST has grown."),
            (Phrases{"The Northern Harvest Support Trust = organisation", "NHST = organisation", "NHST = organisation"}));
}

TEST(SpokenOf, PronounsThatAct) { EXPECT_EQ(spoken("We will go on."), (Phrases{"We = group"})); }

// No word belongs to two, and they come in text order, whatever the text.
TEST(SpokenOf, NoWordBelongsToTwo) {
  std::mt19937 random(23);
  const std::vector<std::string> words = {"the", "U.S.",   "army",   "(",  ")",  "NATO", "of",   "Berlin", ",",    "Germany", "and",  "General", "Haddad",
                                          "'s",  "Mount",  "two",    "\n", "we", "met",  "Dec.", "7th",    "\"",   "include", "town", "said",    "Gulf",
                                          "-",   "rifles", "police", "IS", "in", "by",   "he",   "Kenya",  "SDFs", "50",      "."};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int n = 0; n < 40; ++n) text += words[random() % words.size()] + ' ';
    if (round % 3 == 0) text = testing_language::random_text(random, 200);
    std::uint32_t end = 0;
    for (const SpokenOf& one : read(text).all) {
      ASSERT_LE(end, one.words.first) << text;
      ASSERT_LT(one.words.first, one.words.last) << text;
      end = one.words.last;
    }
  }
}

}  // namespace
}  // namespace hearsay
