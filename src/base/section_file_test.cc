#include "base/section_file.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

constexpr ContainerKind kKind{"TEST", 3};

std::string sample() {
  SectionWriter writer(kKind, "2026-01");
  writer.add("first", "hello");
  writer.add("second", std::string(1000, 'x'));
  return writer.bytes();
}

TEST(SectionFile, GivesBackWhatWasWritten) {
  auto file = SectionFile::over(sample(), kKind);
  ASSERT_TRUE(file) << file.error().describe();
  EXPECT_EQ(file->edition(), "2026-01");
  const auto first = file->section("first");
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(first.data()), first.size()), "hello");
  EXPECT_EQ(file->section("second").size(), 1000u);
  EXPECT_FALSE(file->has("third"));
}

TEST(SectionFile, RefusesAnotherFormatInWords) {
  auto file = SectionFile::over(sample(), {"TEST", 4});
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().fault, Fault::version);
  EXPECT_NE(file.error().message.find("format 3"), std::string::npos);
}

TEST(SectionFile, NamesTheDamagedSection) {
  std::string bytes = sample();
  bytes.back() = 'y';  // padding: still fine
  bytes[bytes.size() - 100] ^= 1;
  auto file = SectionFile::over(bytes, kKind);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().fault, Fault::corrupt);
  EXPECT_NE(file.error().message.find("second"), std::string::npos);
}

TEST(SectionFile, EveryTruncationIsRefused) {
  const std::string bytes = sample();
  for (std::size_t size = 0; size < bytes.size(); size += 7) EXPECT_FALSE(SectionFile::over(bytes.substr(0, size), kKind)) << size;
}

}  // namespace
}  // namespace hearsay
