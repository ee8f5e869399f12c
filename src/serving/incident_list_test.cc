#include "serving/incident_list.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/sample_record.h"

namespace hearsay::serving {
namespace {

std::vector<Incident> two() {
  Incident expected;
  expected.id = "wire-2:4:0";
  expected.type = EventType::protest;
  expected.status = IncidentStatus::expected;
  expected.start = "2026-04-30";
  expected.stop = "2026-05-02";
  expected.place = sample::tora();
  expected.place->name = "大馬士革";
  expected.casualties["injured"] = Toll{3, 5, 5, {}};
  expected.actors = {{"students"}, {"teachers, and others"}, {"nurses"}};
  return {sample::strike_incident(), expected};
}

TEST(IncidentTable, SetsOutALineAnIncident) {
  EXPECT_EQ(incident_table(two(), ShortIds({"radio-1:0:0", "wire-2:4:0"}), {}),
            "ID       DATE              STATUS    TYPE            PLACE                KILLED  INJURED  ORIGINS  WHO → WHOM\n"
            "radio-1  2026-05-01        disputed  ASSAULT aerial  Tora, Homs, SYR      ≥14              2        Syrian Air Force → people\n"
            "wire-2   2026-04-30–05-02  expected  PROTEST         大馬士革, Homs, SYR          3–5      0        students, teachers, and others +1 → ?\n");
}

TEST(IncidentTable, CutsTheLastColumnToTheTerminal) {
  const std::string table = incident_table(two(), ShortIds({}), {.colour = false, .width = 114});
  EXPECT_NE(table.find("Syrian Air Fo…\n"), table.npos) << table;
}

TEST(IncidentTable, ColoursOnlyWhenAsked) {
  EXPECT_EQ(incident_table(two(), ShortIds({}), {}).find('\033'), std::string::npos);
  EXPECT_NE(incident_table(two(), ShortIds({}), {.colour = true}).find("\033[33mdisputed\033[0m"), std::string::npos);
}

TEST(IncidentTable, ShowsEscapesOfADocumentButDoesNotObeyThem) {
  Incident hostile = sample::strike_incident();
  hostile.actors[0].name = "army\033[2J\nof \u202Eright";
  EXPECT_NE(incident_table(std::vector{hostile}, ShortIds({}), {}).find("army\uFFFD[2J of \uFFFDright"), std::string::npos);
}

TEST(IncidentCsv, QuotesWhatMustBeAndLeavesTheUnknownEmpty) {
  EXPECT_EQ(incident_csv(two()),
            "id,start,stop,status,basis,origins,type,mode,cameo,place,country,admin1,latitude,longitude,place_precision,"
            "actors,actor_codes,recipients,recipient_codes,killed_min,killed_max,killed_best,injured_min,injured_max,injured_best,"
            "claims,sources,contradictions\n"
            "radio-1:0:0,2026-05-01,2026-05-01,disputed,,2,ASSAULT,aerial,195,Tora,SYR,Homs,34.75,36.71,settlement,"
            "Syrian Air Force,SYRMIL,people,CVL,14,,40,,,,3,3,2\n"
            "wire-2:4:0,2026-04-30,2026-05-02,expected,,0,PROTEST,,,大馬士革,SYR,Homs,34.75,36.71,settlement,"
            "\"students; teachers, and others; nurses\",,,,,,,3,5,5,0,0,0\n");
}

TEST(IncidentJsonl, IsWhatWasRead) {
  const std::string lines = incident_jsonl(two());
  EXPECT_EQ(*parse_incident(lines.substr(0, lines.find('\n'))), two()[0]);
}

TEST(SortByDay, PutsTheUndatedLast) {
  std::vector<Incident> incidents = two();
  incidents.insert(incidents.begin(), Incident{.id = "undated"});
  sort_by_day(incidents);
  EXPECT_EQ(incidents[0].id, "wire-2:4:0");
  EXPECT_EQ(incidents[2].id, "undated");
}

TEST(ShortIds, AreUniqueAndEndWithAWord) {
  const std::vector<std::string> all = {"reuters-0412:3:0", "reuters-0412:12:0", "reuters-0417:1:0", "ap-0001:0:0", "ap-0001:0:01"};
  const ShortIds ids(all);
  EXPECT_EQ(ids.of("reuters-0417:1:0"), "reuters-0417");
  EXPECT_EQ(ids.of("reuters-0412:12:0"), "reuters-0412:12");
  EXPECT_EQ(ids.of("ap-0001:0:0"), "ap-0001:0:0");
  for (const std::string& id : all) {
    const std::string cut = ids.of(id);
    if (cut == id) continue;
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [&](const std::string& one) { return one.starts_with(cut); }), 1);
  }
}

}  // namespace
}  // namespace hearsay::serving
