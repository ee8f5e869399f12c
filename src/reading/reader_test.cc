// Files, folders and standard input; ids; packings.
#include "reading/reader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "reading/reading_fixture.h"

namespace hearsay {
namespace {

constexpr std::string_view kStory = "Rebels shelled the town on Monday, the army said.";

std::vector<std::string> ids(const Reading& reading) {
  std::vector<std::string> out;
  for (const ReadDocument& read : reading.documents) out.push_back(read.document.origin().id);
  return out;
}

TEST(Reader, ReadsAFolderSortedByPathWithoutHiddenFiles) {
  const TestFolder folder;
  folder.write("b/two.txt", "Two men were killed in the north.");
  folder.write("a.txt", "One man was killed in the south.");
  folder.write("b/one.txt", kStory);
  folder.write(".hidden.txt", "Nothing to see.");
  folder.write(".git/config.txt", "Nothing to see.");
  const Reading reading = read_all({folder.path()});
  EXPECT_EQ(ids(reading), (std::vector<std::string>{"a", "b/one", "b/two"}));
  EXPECT_TRUE(reading.errors.empty());
}

TEST(Reader, SaysThatAFolderIsEmptyAndAFileMissingAndGoesOn) {
  const TestFolder folder;
  std::filesystem::create_directory(folder.path("empty"));
  const Reading reading = read_all({folder.path("empty"), folder.path("gone.txt"), folder.write("a.txt", kStory)});
  EXPECT_TRUE(says(reading.errors, {"empty", "no files"}));
  EXPECT_TRUE(says(reading.errors, {"gone.txt", "No such file"}));
  EXPECT_EQ(ids(reading), std::vector<std::string>{"a"});
}

TEST(Reader, ReadsStandardInput) {
  const TestFolder folder;
  const int kept = dup(0), file = open(folder.write("in", kStory).c_str(), O_RDONLY);
  dup2(file, 0);
  const Reading reading = read_all({"-"});
  dup2(kept, 0);
  close(kept);
  close(file);
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].document.text(), kStory);
  EXPECT_EQ(ids(reading), std::vector<std::string>{"stdin"});
}

TEST(Reader, TakesPublisherAndDateForDocumentsThatHaveNone) {
  ReadOptions options;
  options.published = "3 May 2026";
  options.source = "Example Wire";
  const Reading reading = read_bytes(kStory, "a.txt", options);
  ASSERT_EQ(reading.documents.size(), 1u);
  const Origin& origin = reading.documents[0].document.origin();
  EXPECT_EQ(origin.published, "2026-05-03");
  EXPECT_EQ(origin.source, "Example Wire");
  EXPECT_EQ(origin.language, "en");
  EXPECT_EQ(origin.sha256->size(), 64u);
}

TEST(Reader, RefusesOptionsThatAreWrong) {
  ReadOptions date, format;
  date.published = "03/04/2026";
  format.format = "docx";
  EXPECT_TRUE(says(read_all({"-"}, date).errors, {"could be"}));
  EXPECT_TRUE(says(read_all({"-"}, format).errors, {"docx", "conllu"}));
  EXPECT_TRUE(says(read_all({}).errors, {"no input"}));
}

TEST(Reader, TwoFilesOfOneStemAreTwoDocuments) {
  const TestFolder folder;
  folder.write("a.txt", kStory);
  folder.write("a.text", "Two men were killed in the north.");
  EXPECT_EQ(ids(read_all({folder.path()})), (std::vector<std::string>{"a", "a.txt"}));
}

TEST(Packing, IsUndoneOnTheWay) {
  for (const int filter : {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD}) {
    const Reading reading = read_bytes(pack(ARCHIVE_FORMAT_RAW, filter, {{"a.txt", std::string(kStory)}}), "a.txt.gz");
    ASSERT_EQ(reading.documents.size(), 1u) << filter;
    EXPECT_EQ(reading.documents[0].document.text(), kStory);
    EXPECT_EQ(ids(reading), std::vector<std::string>{"a"});
  }
}

TEST(Packing, ArchivesAreReadMemberByMember) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"wire/a.txt", std::string(kStory)}, {"wire/.b.txt", "hidden"}, {"c.json", R"({"id":"j","text":"Two men were killed."})"}};
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED}) {
    for (const int filter : {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP}) {
      const Reading reading = read_bytes(pack(format, filter, files), "news.zip");
      EXPECT_EQ(ids(reading), (std::vector<std::string>{"news/wire/a", "j"})) << format << ' ' << filter;
      EXPECT_TRUE(reading.errors.empty());
    }
  }
}

TEST(Packing, ArchivesInArchivesAreReadToADepth) {
  std::string packed = pack(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"a.txt", std::string(kStory)}});
  packed = pack(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, {{"one.zip", packed}});
  EXPECT_EQ(read_bytes(packed, "two.tgz").documents.size(), 1u);
  for (int i = 0; i < 3; ++i) packed = pack(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"more.zip", packed}});
  EXPECT_TRUE(says(read_bytes(packed, "five.zip").errors, {"five.zip", "archive in an archive"}));
}

TEST(Packing, DamageCostsWhatComesBehindIt) {
  const TestFolder folder;
  std::string packed = pack(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP, {{"a.txt", std::string(kStory)}});
  packed.resize(packed.size() - 12);
  const Reading reading = read_all({folder.write("cut.gz", packed), folder.write("b.txt", kStory)});
  EXPECT_TRUE(says(reading.errors, {"cut.gz", "cut short", "fetch it again"}));
  EXPECT_EQ(ids(reading), std::vector<std::string>{"b"});
}

TEST(Packing, OfficeFilesAreNoArchives) {
  const std::string docx = pack(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}});
  EXPECT_TRUE(says(read_bytes(docx, "report.docx").errors, {"report.docx", "Office", "save it as text"}));
}

TEST(Packing, ABombIsLeftAlone) {
  const std::string zeros(300u << 20, ' ');
  const Reading reading = read_bytes(pack(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP, {{"a.txt", zeros}}), "bomb.gz");
  EXPECT_TRUE(reading.documents.empty());
  EXPECT_EQ(reading.errors.size(), 1u);
}

}  // namespace
}  // namespace hearsay
