#include "record/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "hearsay/claim.h"
#include "hearsay/incident.h"

namespace hearsay {
namespace {

using Json = nlohmann::ordered_json;
using record::JsonWriter;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <class Value>
std::string written(const Value& value) {
  std::string line;
  JsonWriter out(line);
  out.object([&] { out.field("value", value); });
  return line;
}

TEST(JsonWriter, EscapesTextAsNlohmannDoes) {
  const std::vector<std::string> some = {"",
                                         "plain",
                                         "\"quoted\" \\ and / all",
                                         "tab\tline\nreturn\rback\bfeed\f",
                                         std::string("nul\0one\x01 unit\x1f del\x7f", 20),
                                         "São Tomé, Львів, 東京, 🙂",
                                         "\xEF\xBF\xBD is a character of its own",
                                         "cut \xC3",
                                         "\xE2\x82 cut, too",
                                         "overlong \xC0\xAF, surrogate \xED\xA0\x80, too large \xF4\x90\x80\x80, never \xFF"};
  for (const std::string& text : some) EXPECT_EQ(written(text), dumped({{"value", text}}));
}

TEST(JsonWriter, EscapesAnyBytesAsNlohmannDoes) {
  std::mt19937 random(5);
  const std::string pieces[] = {"a", "\"", "\\", "\n", "\x02", "é", "€", "🙂", "\x80", "\xC3", "\xE2\x82", "\xF0\x9F", "\xFF"};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left) text += round % 2 ? pieces[random() % std::size(pieces)] : std::string(1, static_cast<char>(random()));
    ASSERT_EQ(written(text), dumped({{"value", text}}));
  }
}

TEST(JsonWriter, WritesNumbersAsNlohmannDoes) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> degrees(-180, 180);
  std::vector<double> reals = {0,
                               -0.0,
                               1,
                               -1,
                               0.1,
                               33.5,
                               1e-7,
                               1e21,
                               123456789.125,
                               5e-324,
                               1.7976931348623157e308,
                               std::numeric_limits<double>::quiet_NaN(),
                               std::numeric_limits<double>::infinity()};
  for (int i = 0; i < 2000; ++i) reals.push_back(i % 2 ? degrees(random) : std::round(degrees(random) * 100) / 100);
  for (const double real : reals) EXPECT_EQ(written(real), dumped({{"value", real}}));
  for (const std::int64_t whole :
       {std::int64_t{0}, std::int64_t{-7}, std::int64_t{40}, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
    EXPECT_EQ(written(whole), dumped({{"value", whole}}));
  EXPECT_EQ(written(std::uint32_t{4294967295}), "{\"value\":4294967295}");
  EXPECT_EQ(written(std::optional<double>()), "{\"value\":null}");
  EXPECT_EQ(written(std::vector<std::string>{"a", "b\n"}), "{\"value\":[\"a\",\"b\\n\"]}");
}

TEST(JsonWriter, PutsCommasBetween) {
  std::string line = "before ";
  JsonWriter out(line);
  out.object([&] {
    out.object("empty", [] {});
    out.list("none", std::vector<int>(), [](int) {});
    out.list("two", std::vector<int>{1, 2}, [&](int i) { out.object([&] { out.field("i", std::int64_t{i}); }); });
    out.null("last");
  });
  EXPECT_EQ(line, R"(before {"empty":{},"none":[],"two":[{"i":1},{"i":2}],"last":null})");
}

/// Read and dumped by nlohmann, a line is the same.
template <class Record>
void expect_as_nlohmann(const Record& one) {
  std::string line;
  append_json(one, line);
  EXPECT_EQ(line, dumped(Json::parse(line)));
}

TEST(JsonWriter, WritesRecordsAsNlohmannDoes) {
  Claim claim;
  claim.id = "d\"1:0:0";
  claim.document = {.id = "d\"1", .source = "Radio\tExample", .published = "2026-05-03"};
  claim.sentence.text = "“They shelled us,”\nhe said. \x01";
  claim.event.type = EventType::assault;
  claim.event.contexts = {"military", "a\\b"};
  claim.event.trigger.lemma = "shell";
  claim.event.instruments.resize(2);
  claim.event.instruments[1].kind = "vehicle";
  claim.event.time.emplace().start = "2026-05-01";
  Place& place = claim.event.place.emplace();
  place.name = "Żabno";
  place.latitude = 50.13333;
  place.longitude = -0.1;
  Source source;
  source.text = "he";
  source.sectors = {"GOV", "MIL"};
  source.entity = "e3";
  claim.sources = {source, source};
  claim.actors = {source};
  Quantity dead;
  dead.kind = "killed";
  dead.min = 40;
  claim.quantities = {dead};
  expect_as_nlohmann(claim);
  expect_as_nlohmann(Claim{});
  claim.sentence.text = "broken \xC3";  // as the id of a file may be
  std::string line;
  append_json(claim, line);
  EXPECT_NE(line.find("broken \xEF\xBF\xBD\""), line.npos);

  Incident incident;
  incident.id = "d1:0:0";
  incident.place = claim.event.place;
  incident.actors = {{"the army", "army", {}, "SYR", {"d1:0:0", "d2:0:0"}}};
  incident.casualties["killed"] = Toll{40, std::nullopt, 40, {{"bishop", "at least 40", "d1", "2026-05-03", "d1:0:0", 40, {}}}};
  incident.casualties["a \"kind\""] = Toll{};
  incident.sources = {{"the army", "organisation", "denies", 1}};
  incident.contradictions = {{"occurrence", "d1:0:0", "d2:1:0"}};
  incident.history = {{"2026-05-03", IncidentStatus::reported}};
  expect_as_nlohmann(incident);
  expect_as_nlohmann(Incident{});
}

}  // namespace
}  // namespace hearsay
