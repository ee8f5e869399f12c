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

TEST(Attribution, WhatIsSaidGoesOnBehindAndThat) {
  EXPECT_EQ(
      said("The envoy announced that he was a regular visitor to the shrine and that fighters, who were hiding in the villages, have been detained."),
      (Lines{"[The envoy] announced (that he was a regular visitor to the shrine and that fighters, who were hiding in the villages, have been detained)"}));
  EXPECT_EQ(said("The envoy declared officers direct the rebels in Tora but was arrested at the gate."),
            (Lines{"[The envoy] declared (officers direct the rebels in Tora but was arrested at the gate)"}));
}

TEST(Attribution, WhatIsSaidGoesOnWithAnotherSubject) {
  EXPECT_EQ(said("The sheriff said two men robbed the mill, and a third man drove the truck."),
            (Lines{"[The sheriff] said (two men robbed the mill, and a third man drove the truck)"}));
  EXPECT_EQ(said("The sheriff said that two men robbed the mill and left for the coast.").size(), 1u);
}

TEST(Attribution, ADocumentThatIsAnnouncedGoesOnToItsSignature) {
  const std::string strike = "The dockers' union issued the following statement:\n\nThe army killed two workers.\n\nThe police arrested five others.";
  const Lines lines{"[The dockers' union] issued the following statement (The army killed two workers.\n\nThe police arrested five others.)"};
  EXPECT_EQ(said(strike), lines) << "nobody else speaks in it";
  EXPECT_EQ(said(strike + "\n\nSigned: Rafi Okoro\n\nThe mayor said the port was open.").front(), lines.front());
  EXPECT_NE(said(strike + "\n\nThe mayor said the port was open.").front(), lines.front()) << "where it ends nobody knows";
}

TEST(Attribution, WhoSignsATextHasWrittenIt) {
  const std::string text = "MARLE, 7 SEP 91 -- [TEXT] The army killed two workers. We shall not give in.";
  EXPECT_EQ(said(text + "\n\n[SIGNED] FREE UNIONS OF MARLE, 7 SEPTEMBER").front(),
            "[FREE UNIONS OF MARLE] [SIGNED] (The army killed two workers. We shall not give in.)");
  EXPECT_EQ(said("MARLE, 7 SEP 91 -- [TEXT] The army killed two workers.\n\n[SIGNED] FREE UNIONS OF MARLE"), Lines{});
}

TEST(Attribution, TheRecordOfABroadcastNamesItsSpeakersInBrackets) {
  EXPECT_EQ(said("[BEGIN RECORDING] [OKORO] The gate fell. [END RECORDING]\n\nThe road fell."), (Lines{"[OKORO] ] (The gate fell.)"}));
  EXPECT_EQ(said("[REPORTER] Did the gate fall?\n\n[RAUF BESKO, IN PROGRESS] The gate fell [WORDS INDISTINCT]."),
            (Lines{"[REPORTER] ] (Did the gate fall?)", "[RAUF BESKO] ] (The gate fell [WORDS INDISTINCT].)"}));
  EXPECT_EQ(said("[The] gate fell.\n\nThe road fell."), Lines{}) << "one bracket alone may be anything";
  EXPECT_EQ(said("[REPORT] [LINA OKORO] [TEXT] [OKORO] The gate fell.\n\n[REPORTER] The road fell."), Lines{}) << "whose report it is tells it";
}

TEST(Attribution, ADocumentMayEndInAConjunction) { EXPECT_FALSE(said("The camp is full, said Kofi Mensah and").empty()); }

TEST(Attribution, WhoSpeaksBesideAnotherIsNotAmongTheirWords) {
  EXPECT_EQ(said("Residents said the army shelled the market, but the army denied it."),
            (Lines{"[Residents] said (the army shelled the market)", "[the army] denied (it)"}));
  EXPECT_EQ(said("Residents said the army shelled the market, but the army denied doing so."),
            (Lines{"[Residents] said (the army shelled the market)", "[the army] denied (doing so)"}));
  EXPECT_EQ(said("Police said the blast killed 12 people, while the rebels said only two soldiers died."),
            (Lines{"[Police] said (the blast killed 12 people)", "[the rebels] said (only two soldiers died)"}));
  EXPECT_EQ(said("The Taliban claimed responsibility for the attack, but the interior ministry said the Islamic State carried it out."),
            (Lines{"[The Taliban] claimed (responsibility for the attack)", "[the interior ministry] said (the Islamic State carried it out)"}));
  EXPECT_EQ(
      said("The minister said that the army had shelled the town but that the rebels had denied it."),
      (Lines{"[The minister] said (that the army had shelled the town but that the rebels had denied it)", "[the rebels] had denied (it) < The minister"}));
}

TEST(Attribution, WhoGoesOnInOtherWordsIsDoneWithTheFirst) {
  EXPECT_EQ(said("The army denied the shelling, saying it had no guns near the town."),
            (Lines{"[The army] denied (the shelling)", "[The army] saying (it had no guns near the town)"}));
  EXPECT_EQ(said("The mayor called the raid a crime and demanded an apology from the army."),
            (Lines{"[The mayor] called (the raid a crime)", "[The mayor] demanded (an apology from the army)"}));
}

TEST(Attribution, APrepositionIsTheCues) {
  EXPECT_EQ(said("The bishop called for a truce in the valley."), (Lines{"[The bishop] called for (a truce in the valley)"}));
  EXPECT_EQ(said("Villagers spoke of burning houses."), (Lines{"[Villagers] spoke of (burning houses)"}));
}

TEST(Attribution, WhatJoinsASentenceToTheOneBeforeIsTheWriters) {
  EXPECT_EQ(said("The town is quiet. But the road is still closed, the driver said."), (Lines{"[the driver] said (the road is still closed)"}));
}

TEST(Attribution, ADaySaysNothing) {
  EXPECT_EQ(said("THE SIX ISLAND STATES THURSDAY CONDEMNED THE RAID ON THE CONVENT.").front().find("[THURSDAY]"), std::string::npos);
  EXPECT_EQ(said("The mayor never once Thursday mentioned the raid.").front().substr(0, 11), "[The mayor]");
}

TEST(Attribution, WhoWasToldIsNotWhoTellsIt) {
  EXPECT_EQ(said("Reuters has been told that troops had shelled the town."), (Lines{"[] has been told (that troops had shelled the town)"}));
}

TEST(Attribution, WhoIsCitedSaysWhatIsTold) {
  EXPECT_EQ(said("The strikes killed 12 people, according to Reuters, citing local officials."),
            (Lines{"[Reuters] according to (The strikes killed 12 people)", "[local officials] citing (The strikes killed 12 people) < Reuters"}));
  EXPECT_EQ(said("The army shelled the town on Friday, AFP said on Saturday, citing a local doctor."),
            (Lines{"[AFP] said (The army shelled the town on Friday)", "[a local doctor] citing (The army shelled the town on Friday) < AFP"}));
  EXPECT_EQ(said("The rebels shelled the town, according to El Tiempo, which cited two officials."),
            (Lines{"[El Tiempo] according to (The rebels shelled the town)", "[two officials] cited (The rebels shelled the town) < El Tiempo"}));
  EXPECT_EQ(said("The president ordered the strikes, according to El Tiempo, citing two officials."),
            (Lines{"[The president] ordered (the strikes) < two officials", "[El Tiempo] according to (The president ordered the strikes)",
                   "[two officials] citing (The president ordered the strikes) < El Tiempo"}));
}

TEST(Attribution, ReasonsAreNoSource) {
  EXPECT_EQ(said("The strikes killed 12 people, according to Reuters, citing fears of more.").back().substr(0, 5), "[Reut");
  EXPECT_EQ(said("The ministry denied the raid, citing a report of its own.").front(), "[The ministry] denied (the raid)");
}

TEST(Attribution, WhoIsQuotedMayFollowTheQuotation) {
  EXPECT_EQ(said("\"It was a massacre,\" the priest was quoted as saying by state radio."),
            (Lines{"[state radio] was quoted (\"It was a massacre,\")", "[the priest] saying (\"It was a massacre,\") < state radio"}));
  EXPECT_EQ(said("\"It was a massacre,\" the priest was quoted as saying."), (Lines{"[the priest] was quoted as saying (\"It was a massacre,\")"}));
}

TEST(Attribution, WhomItWasSaidToIsNoPartOfIt) {
  EXPECT_EQ(said("The governor told a crowd of farmers in the valley that the dam had burst."), (Lines{"[The governor] told (that the dam had burst)"}));
}

TEST(Attribution, InTalkOnlyAClauseIsToldBySomebody) {
  const std::string talk =
      "How did you come to the river?\n\nI grew up on a boat. We like the water, and I want my children to learn the trade. My father showed me the "
      "nets.\n\nDo you think the dam will be built?\n\nI hope that we will stop it. You know us.";
  EXPECT_EQ(said(talk), (Lines{"[you] think (the dam will be built)", "[I] hope (that we will stop it)"}));
}

TEST(Attribution, AQuotationIsWhatWasSaid) {
  EXPECT_EQ(said("\"Our people are united,\" she said in the capital.").front(), "[she] said (\"Our people are united,\")");
  EXPECT_EQ(said("\"The soldiers came at night,\" Kofi Mensah said, adding later, \"They burned the church.\""),
            (Lines{"[Kofi Mensah] said (\"The soldiers came at night,\")", "[Kofi Mensah] adding later (\"They burned the church.\")"}));
}

TEST(Attribution, AQuotationMayBeShortOrStandBehindAColon) {
  EXPECT_EQ(said("\"Absolutely not,\" she said of the plan.").front(), "[she] said (\"Absolutely not,\")");
  EXPECT_EQ(said("Mr Okello was blunt about the army: \"It burned our houses,\" he told the paper.").front(), "[he] told (\"It burned our houses,\")");
  EXPECT_EQ(said("Mr Okello, in an answer to the court, worded it more carefully: \"The army burned our houses.\"").front(),
            "[Mr Okello] worded it more carefully (\"The army burned our houses.\")");
  EXPECT_EQ(said("Kofi Mensah, a teacher, agreed. \"The army burned our houses. It must go.\"").front(),
            "[Kofi Mensah, a teacher] agreed (\"The army burned our houses. It must go.\")");
}

TEST(Attribution, AQuotationThatIsAParagraphGoesOn) {
  EXPECT_EQ(said("\"No one helped us,\" he said.\n\n\"The soldiers watched while our neighbours died.\"\n\nThe camp is full.").front(),
            "[he] said (\"No one helped us,\" … \"The soldiers watched while our neighbours died.\")");
}

TEST(Attribution, WhatIsAnnouncedStandsBelow) {
  EXPECT_EQ(said("Torres made the following comment:\n\n\"The army burned our house.\"").front(),
            "[Torres] made the following comment (\"The army burned our house.\")");
  EXPECT_EQ(said("The minister said the talks had failed:\n\n\"We will take the town back.\"").front(),
            "[The minister] said (the talks had failed:\n\n\"We will take the town back.\")");
}

TEST(Attribution, WhoCountsTheDeadSaysSo) {
  EXPECT_EQ(said("The ministry put the death toll at 45."), (Lines{"[The ministry] put (the death toll at 45)"}));
  EXPECT_EQ(said("The governor gave a toll of seven dead and 19 wounded."), (Lines{"[The governor] gave (a toll of seven dead and 19 wounded)"}));
  EXPECT_EQ(said("The blast raised the death toll to 45."), Lines());
  EXPECT_EQ(said("The bank put the figure at $70 million."), Lines());
}

TEST(Attribution, WhoMadeAPictureIsTheSourceOfItsCaption) {
  EXPECT_EQ(said("Families queue for water at a camp near Dori. Photo: Awa Sanou\n\nThe camp opened in May."),
            (Lines{"[Awa Sanou] Photo: (Families queue for water at a camp near Dori.)"}));
  EXPECT_TRUE(said("They had a map: red stood for roads.").empty());
}

TEST(Attribution, HeadingsAndPlacesTakeNoTurns) {
  EXPECT_EQ(said("KYIV: The president met generals.\n\nMOSCOW: The talks failed.\n\nKYIV: The army left."), Lines());
  EXPECT_EQ(said("Background: The war began in 2011.\n\nAnalysis: The rebels lost ground.\n\nBackground: The town fell in 2012."), Lines());
  EXPECT_EQ(said("\"MORALES: Did you see it?\n\n\"QUISPE: We fled.\n\n\"MORALES: Did you go back?\n\n\"QUISPE: No.\"").size(), 4u);
}

}  // namespace
}  // namespace hearsay
