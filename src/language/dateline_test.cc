#include "language/dateline.h"

#include <gtest/gtest.h>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

/// The words of a sentence that begins a paragraph, up to its dateline's end.
std::string dateline(const std::string& words) {
  std::string rows;
  std::size_t at = 0;
  for (std::size_t end; at < words.size(); at = end + 1) {
    end = std::min(words.find(' ', at), words.size());
    rows += (rows.empty() ? "" : " ") + words.substr(at, end - at) + "/X/0/dep";
  }
  const Written w{rows};
  Sentence sentence = w.tree.analysis().sentences.front();
  sentence.new_paragraph = true;
  return w.text({sentence.first, dateline_end(w.tree.document(), w.tree.analysis(), sentence)});
}

TEST(Dateline, EndsBehindItsDash) {
  EXPECT_EQ(dateline("CAIRO , June 6 ( Agency ) - Ten people died"), "CAIRO, June 6 (Agency) -");
  EXPECT_EQ(dateline("BEIRUT -- Ten people died"), "BEIRUT --");
  EXPECT_EQ(dateline("Gaborone , Botswana ( AP ) - Ten people died"), "Gaborone, Botswana (AP) -");
}

TEST(Dateline, EndsBehindTheColonOfATown) {
  EXPECT_EQ(dateline("new delhi : police arrested ten men on monday"), "new delhi:");
  EXPECT_EQ(dateline("Mumbai : Police arrested ten men"), "Mumbai:");
  EXPECT_EQ(dateline("Smith : \" We will not leave the town \""), "") << "a quotation is somebody's";
  EXPECT_EQ(dateline("He said three things : we leave , we go , we stay"), "");
}

TEST(Dateline, OtherDashesEndNone) {
  EXPECT_EQ(dateline("Bob - thanks for the paper"), "");
  EXPECT_EQ(dateline("TEN SOLDIERS - ALL OF THEM CONSCRIPTS - DIED"), "");
  EXPECT_EQ(dateline("The ARMY of Egypt - so they say - left"), "");
  EXPECT_EQ(dateline("CAIRO - gone"), "") << "nothing is told behind it";
}

}  // namespace
}  // namespace hearsay
