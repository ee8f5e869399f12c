#include "linking/outlets.h"

#include <gtest/gtest.h>

#include "linking/claim_builder.h"
#include "linking/linker.h"

namespace hearsay::linking {
namespace {

constexpr const char* kHead = "name,also,kind,scale,country,party,reliability,wire\n";

OutletRegister sample() {
  return *OutletRegister::parse(std::string(kHead) +
                                    "Example Wire,EW|Example Wire Service,agency,international,GBR,,B,EW\n"
                                    "Example Wire Arabic,,agency,regional,GBR,,B,EW\n\"Post, The\",,newspaper,national,SYR,SYRGOV,F,\n",
                                "sources.csv");
}

TEST(OutletRegister, FindsNamesWhateverTheirCase) {
  const OutletRegister outlets = sample();
  EXPECT_EQ(outlets.size(), 3u);
  ASSERT_TRUE(outlets.find("EXAMPLE WIRE SERVICE"));
  EXPECT_EQ(outlets.find("ew")->reliability, "B");
  EXPECT_EQ(outlets.find("post, the")->party, "SYRGOV");
  EXPECT_FALSE(outlets.find("Example"));
  EXPECT_EQ(outlets.voice_of("Example Wire Arabic"), "EW");
  EXPECT_EQ(outlets.voice_of("POST, The"), "Post, The");
  EXPECT_EQ(outlets.voice_of("Somebody"), "Somebody");
}

TEST(OutletRegister, NamesTheLineThatIsWrong) {
  const auto wrong = [](const std::string& rows) { return OutletRegister::parse(kHead + rows, "mine.csv").error().describe(); };
  EXPECT_EQ(wrong("A,,newspaper,national,SYR,,F,\nB,,newspaper,national,SYR,,G,\n"), "mine.csv:3: this line has reliability \"G\"; wanted is A to F");
  EXPECT_NE(wrong("A,,paper,national,SYR,,F,\n").find("wanted is one of agency"), std::string::npos);
  EXPECT_NE(wrong("A,,newspaper\n").find("3 columns"), std::string::npos);
  EXPECT_NE(OutletRegister::parse("outlet;kind\n", "mine.csv").error().message.find("begins with"), std::string::npos);
}

TEST(OutletRegister, TheOneThatShipsIsRight) {
  const auto shipped = OutletRegister::open(std::string(HEARSAY_SOURCE_DIR) + "/data/sources.csv");
  ASSERT_TRUE(shipped) << shipped.error().describe();
  EXPECT_GE(shipped->size(), 400u);
  EXPECT_EQ(shipped->voice_of("BBC Arabic"), shipped->voice_of("BBC News"));
  EXPECT_EQ(shipped->find("SANA")->party, "SYRGOV");
  EXPECT_EQ(shipped->find("Reuters")->reliability, "F");  // nobody is graded before the user does it
}

std::uint32_t origins_of(const std::vector<Claim>& claims, const OutletRegister* outlets) {
  const Linked linked = link(claims, {.outlets = outlets});
  return linked.incidents.size() == 1 ? linked.incidents.front().origins : 0;
}

ClaimBuilder report(const char* document, const char* outlet, const char* words) {
  return ClaimBuilder(document).by(outlet).published("2026-05-02").on("2026-05-02").words(words);
}

TEST(OutletRegister, OutletsOfOneWireAreOneOrigin) {
  const std::vector<Claim> claims = {report("a", "Example Wire", "Guns opened up on Tora at dawn and did not stop until noon."),
                                     report("b", "Example Wire Arabic", "The shelling of Tora went on for six hours, our man there saw.")};
  EXPECT_EQ(origins_of(claims, nullptr), 2u);
  const OutletRegister outlets = sample();
  EXPECT_EQ(origins_of(claims, &outlets), 1u);
}

TEST(OutletRegister, AnOutletQuotedIsTheOutletItself) {
  const std::vector<Claim> claims = {report("a", "Example Wire", "Guns opened up on Tora at dawn and did not stop until noon."),
                                     report("b", "Daily", "The shelling of Tora went on for six hours, EW reported.").says("EW", "EW", "", SourceKind::media)};
  EXPECT_EQ(origins_of(claims, nullptr), 2u);
  const OutletRegister outlets = sample();
  EXPECT_EQ(origins_of(claims, &outlets), 1u);
}

}  // namespace
}  // namespace hearsay::linking
