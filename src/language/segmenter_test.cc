// The shipped segmenter on sentences as news writes them. The sentences are ours.
#include "language/segmenter.h"

#include "language/testing.h"

namespace hearsay {
namespace {

using namespace testing_language;
using Lines = std::vector<std::string>;

const Segmenter& segmenter() {
  static const SectionFile file = shipped_model();
  static const auto loaded = Segmenter::load(file);
  EXPECT_TRUE(loaded.has_value());
  return *loaded;
}

Lines cut(std::string_view text) {
  const auto document = Document::make(Origin{}, std::string(text));
  Analysis a;
  Segmenter::Scratch scratch;
  segmenter().apply(*document, a, scratch);
  expect_whole(text, a.tokens);
  expect_covered(a.tokens, a.sentences);
  Lines out;
  for (const Sentence& s : a.sentences) out.push_back(spelled(text, a.tokens, s.first, s.last));
  return out;
}

TEST(Segmenter, PlainSentences) {
  EXPECT_EQ(cut("Gunmen killed two soldiers. Nobody was arrested. What happened? Nobody knows!"),
            (Lines{"Gunmen killed two soldiers .", "Nobody was arrested .", "What happened ?", "Nobody knows !"}));
}

TEST(Segmenter, ContractionsAndPossessives) {
  EXPECT_EQ(cut("The army's spokesman didn't say who'd won."), (Lines{"The army 's spokesman did n't say who 'd won ."}));
  EXPECT_EQ(cut("He can't go and cannot stay."), (Lines{"He ca n't go and can not stay ."}));
}

TEST(Segmenter, OwnersOfEveryKind) {
  for (const std::string owner : {"Monday", "Tuesday", "Wednesday", "Friday", "Yesterday", "Hamas", "Syria", "Khan", "police"})
    for (const std::string apostrophe : {"'", "’"}) {
      const std::string s = apostrophe + "s";
      EXPECT_EQ(cut(owner + s + " raid was the worst. It followed " + owner + s + " strike."),
                (Lines{owner + " " + s + " raid was the worst .", "It followed " + owner + " " + s + " strike ."}));
    }
}

TEST(Segmenter, PluralsAreWhole) {
  EXPECT_EQ(cut("Doctors treated the wounded. Drivers fled and traders closed their shops. Visitors to the park, workers and smokers left."),
            (Lines{"Doctors treated the wounded .", "Drivers fled and traders closed their shops .", "Visitors to the park , workers and smokers left ."}));
  EXPECT_EQ(cut("Owners, friends and travellers waited. Teams of plumbers came. Mothers wept; persons unknown had fired."),
            (Lines{"Owners , friends and travellers waited .", "Teams of plumbers came .", "Mothers wept ; persons unknown had fired ."}));
  EXPECT_EQ(cut("The army said its men had left."), (Lines{"The army said its men had left ."}));
}

TEST(Segmenter, TitlesInitialsAndRanks) {
  EXPECT_EQ(cut("Lt. Gen. Ahmed Khan met Dr. J. Smith Jr. on Monday. Mrs. Adams left."),
            (Lines{"Lt. Gen. Ahmed Khan met Dr. J. Smith Jr. on Monday .", "Mrs. Adams left ."}));
}

TEST(Segmenter, AbbreviationsInsideAndAtTheEnd) {
  EXPECT_EQ(cut("The U.S. Army said so on Jan. 5 at 5 p.m. Tuesday. He went to the U.S. He stayed there."),
            (Lines{"The U.S. Army said so on Jan. 5 at 5 p.m. Tuesday .", "He went to the U.S.", "He stayed there ."}));
}

TEST(Segmenter, AbbreviationsBeforeTitles) {
  EXPECT_EQ(cut("They met U.S. Secretary of State Harmon in Rome. He spoke with U.S. Rep. Ann Teller and U.N. Special Envoy Lena Brandt."),
            (Lines{"They met U.S. Secretary of State Harmon in Rome .", "He spoke with U.S. Rep. Ann Teller and U.N. Special Envoy Lena Brandt ."}));
  EXPECT_EQ(cut("Sgt. Maj. Tom Hale died. Troops went home to the U.S. Officials said more would follow."),
            (Lines{"Sgt. Maj. Tom Hale died .", "Troops went home to the U.S.", "Officials said more would follow ."}));
}

TEST(Segmenter, DatelinesBeginASentence) {
  EXPECT_EQ(cut("JUBA, South Sudan, Aug. 3 (Xinhua) -- Gunmen killed two farmers. The army said so."),
            (Lines{"JUBA , South Sudan , Aug. 3 ( Xinhua ) -- Gunmen killed two farmers .", "The army said so ."}));
  EXPECT_EQ(cut("GAZA CITY, Gaza Strip — Israeli jets struck. Three died."), (Lines{"GAZA CITY , Gaza Strip — Israeli jets struck .", "Three died ."}));
}

TEST(Segmenter, CapitalsThroughout) {
  EXPECT_EQ(cut("GUERRILLAS ATTACKED A U.S. EMBASSY VEHICLE TODAY. THE ARMY SAID SIX POLICEMEN DIED."),
            (Lines{"GUERRILLAS ATTACKED A U.S. EMBASSY VEHICLE TODAY .", "THE ARMY SAID SIX POLICEMEN DIED ."}));
}

TEST(Segmenter, QuotesOfEveryKind) {
  EXPECT_EQ(cut("\"We heard a blast,\" he said. \"Then people ran.\""), (Lines{"\" We heard a blast , \" he said .", "\" Then people ran . \""}));
  EXPECT_EQ(cut("“We won’t go,” she said. “They’ve gone.”"), (Lines{"“ We wo n’t go , ” she said .", "“ They ’ve gone . ”"}));
}

TEST(Segmenter, HeadlinesHaveNoStop) {
  EXPECT_EQ(cut("Suicide bomber kills 12 at mosque\n\nA bomber killed 12 people on Friday."),
            (Lines{"Suicide bomber kills 12 at mosque", "A bomber killed 12 people on Friday ."}));
}

TEST(Segmenter, WrappedLinesRunOn) {
  EXPECT_EQ(cut("Police said the attackers had come at night and set fire to\n"
                "several houses on the edge of the village before they fled\n"
                "into the hills. Two people died in the fire, and a third is\n"
                "missing. The army sent a helicopter.\n")
                .size(),
            3u);
}

TEST(Segmenter, AddressesNumbersAndHyphens) {
  EXPECT_EQ(cut("It is at http://images.example.net/2014.07/20140712_33small.png?size=12&lang=en-GB:official now."),
            (Lines{"It is at http://images.example.net/2014.07/20140712_33small.png?size=12&lang=en-GB:official now ."}));
  EXPECT_EQ(cut("The page (www.example.org/a,b) is gone."), (Lines{"The page ( www.example.org/a,b ) is gone ."}));
  EXPECT_EQ(cut("See http://www.example.com/a-b/news_5.html?id=3 or write to press.office@example.org today."),
            (Lines{"See http://www.example.com/a-b/news_5.html?id=3 or write to press.office@example.org today ."}));
  EXPECT_EQ(cut("Some 1,200 people (40%) lost $3.5 million in the oil-rich north."),
            (Lines{"Some 1,200 people ( 40 % ) lost $ 3.5 million in the oil - rich north ."}));
}

TEST(Segmenter, NothingOfNothing) {
  EXPECT_TRUE(cut("").empty());
  EXPECT_TRUE(cut(" \n\n\t ").empty());
}

TEST(Segmenter, GivesBackTheText) {
  std::mt19937 random(17);
  for (int round = 0; round < 1000; ++round) {
    const std::string text = random_text(random, 300);
    cut(text);
    if (HasFatalFailure()) FAIL() << "round " << round << ": " << text;
  }
}

TEST(Segmenter, WantsItsSections) {
  const SectionWriter empty({"LANG", 1}, "test");
  const auto file = SectionFile::over(empty.bytes(), {"LANG", 1});
  const auto loaded = Segmenter::load(*file);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().fault, Fault::corrupt);
  EXPECT_NE(loaded.error().describe().find("seg.words"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
