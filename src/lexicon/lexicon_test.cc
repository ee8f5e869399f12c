#include "hearsay/lexicon.h"

#include <gtest/gtest.h>

#include <fstream>

namespace hearsay {
namespace {

namespace fs = std::filesystem;

class LexiconTest : public testing::Test {
 protected:
  LexiconTest() : folder_(fs::path(testing::TempDir()) / fs::path("lexicon_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "actors");
  }
  ~LexiconTest() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
  fs::path folder_;
};

TEST_F(LexiconTest, FindsEverySpelling) {
  write("actors/a.tsv", "# a comment\nnames\tcode\nUnited Kingdom|Britain|UK\tGBR\n");
  write("actors/b.tsv", "names\tcode\nCôte d’Ivoire|Ivory Coast\tCIV\nUnited Nations|UN\tIGOUNO\n");
  write("cues.tsv", "word\tweight\nsay\t1\n");
  const auto lexicon = Lexicon::compile(folder_);
  ASSERT_TRUE(lexicon) << lexicon.error().describe();
  const auto actors = (*lexicon)->table("actors");
  ASSERT_TRUE(actors);
  EXPECT_EQ(actors->rows(), 3u);
  const auto code = *actors->column("code");
  for (const char* name : {"united kingdom", "britain", "uk"}) {
    ASSERT_EQ(actors->find(name).size(), 1u) << name;
    EXPECT_EQ(actors->cell(actors->find(name)[0], code), "GBR");
  }
  EXPECT_EQ(actors->find("côte d'ivoire").size(), 1u);
  EXPECT_TRUE(actors->find("nowhere").empty());
  EXPECT_EQ(actors->origin(actors->find("un")[0]), "actors/b.tsv:3");
  std::vector<Table::Start> starts;
  actors->starting("united", starts);
  EXPECT_EQ(starts.size(), 2u);
  EXPECT_EQ(starts[0].words, 2u);
  EXPECT_TRUE((*lexicon)->table("cues"));
  EXPECT_FALSE((*lexicon)->table("places"));
}

TEST_F(LexiconTest, NamesFileAndLineOfABadRow) {
  write("cues.tsv", "word\tweight\nsay\t1\textra\n");
  const auto lexicon = Lexicon::compile(folder_);
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.error().where.source, "cues.tsv");
  EXPECT_EQ(lexicon.error().where.line, 2u);
}

TEST_F(LexiconTest, SameContentsGiveTheSameEdition) {
  write("cues.tsv", "word\nsay\n");
  const auto first = Lexicon::compile(folder_), second = Lexicon::compile(folder_);
  EXPECT_EQ((*first)->edition(), (*second)->edition());
  write("cues.tsv", "word\ntell\n");
  EXPECT_NE((*first)->edition(), (*Lexicon::compile(folder_))->edition());
}

TEST_F(LexiconTest, GoesThroughAFile) {
  write("cues.tsv", "word\nsay\n");
  const fs::path out = folder_ / "lexicon.bin";
  ASSERT_TRUE(Lexicon::build(folder_, out));
  const auto lexicon = Lexicon::open(out);
  ASSERT_TRUE(lexicon) << lexicon.error().describe();
  EXPECT_EQ((*lexicon)->table("cues")->find("say").size(), 1u);
}

TEST(Fold, LowersAndUnifies) {
  EXPECT_EQ(fold("  The  UK’s\tÉlysée "), "the uk's élysée");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold(""), "");
}

}  // namespace
}  // namespace hearsay
