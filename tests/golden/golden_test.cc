// One folder a phenomenon, named for it: in.txt (first line "# published DATE source NAME", then the text), why.txt (one line:
// what it shows) and claims.jsonl (what must come out, the fields that a person reads). With HEARSAY_UPDATE=1 in the
// environment claims.jsonl is written anew; a person reads the difference.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "hearsay/coder.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

Document read_document(const fs::path& folder) {
  std::string text = slurp(folder / "in.txt");
  Origin origin;
  origin.id = folder.filename().string();
  if (text.starts_with("# ")) {
    std::istringstream words(text.substr(2, text.find('\n') - 2));
    for (std::string key, value; words >> key >> value;) (key == "published" ? origin.published : origin.source) = value;
    text.erase(0, text.find('\n') + 1);
  }
  return *Document::make(std::move(origin), std::move(text));
}

Json texts(const std::vector<Party>& parties) {
  Json out = Json::array();
  for (const Party& party : parties) out.push_back(party.code ? party.text + " = " + *party.code : party.text);
  return out;
}

Json brief(const Claim& claim) {
  Json out;
  out["trigger"] = claim.event.trigger.text;
  out["type"] = claim.event.type ? Json(spelling(*claim.event.type)) : Json(nullptr);
  if (claim.event.mode) out["mode"] = *claim.event.mode;
  out["certainty"] = spelling(claim.certainty);
  if (claim.event.status != EventStatus::actual) out["status"] = spelling(claim.event.status);
  if (!claim.actors.empty()) out["actors"] = texts(claim.actors);
  if (!claim.recipients.empty()) out["recipients"] = texts(claim.recipients);
  for (const Source& source : claim.sources)
    out["sources"].push_back({{"text", source.text}, {"cue", source.cue.text}, {"kind", spelling(source.kind)}, {"stance", spelling(source.stance)}});
  const auto count = [](const Quantity& q) { return Json{q.kind, q.min ? Json(*q.min) : Json(nullptr), q.max ? Json(*q.max) : Json(nullptr)}; };
  for (const Quantity& q : claim.quantities) out["quantities"].push_back(count(q));
  for (const Quantity& q : claim.victims) out["victims"].push_back(count(q));
  if (claim.event.place && claim.event.place->name) out["place"] = *claim.event.place->name;
  if (claim.event.scene && claim.event.scene->name) out["scene"] = *claim.event.scene->name;
  if (claim.event.time && claim.event.time->start) out["time"] = {*claim.event.time->start, claim.event.time->stop.value_or("")};
  return out;
}

/// The coder of the program as it was just built; one for all tests.
const Coder& coder() {
  static const Coder one = [] {
    auto model = LanguageModel::open(fs::path(HEARSAY_SOURCE_DIR) / "models/english.model");
    auto lexicon = Lexicon::open(HEARSAY_LEXICON);
    return *Coder::create(*lexicon, *model);
  }();
  return one;
}

std::string code(const fs::path& folder) {
  const Document document = read_document(folder);
  std::vector<Claim> claims;
  coder().worker().code(document, nullptr, claims);
  std::string out;
  for (const Claim& claim : claims) {
    EXPECT_EQ(claim.event.trigger.text.empty(), false);
    out += brief(claim).dump() + '\n';
  }
  return out;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, GivesTheClaimsThatAPersonExpects) {
  const fs::path& folder = GetParam();
  const std::string got = code(folder);
  if (std::getenv("HEARSAY_UPDATE")) std::ofstream(folder / "claims.jsonl", std::ios::binary) << got;
  EXPECT_EQ(got, slurp(folder / "claims.jsonl")) << slurp(folder / "why.txt");
  EXPECT_TRUE(fs::exists(folder / "why.txt")) << "each folder says in why.txt what it shows";
}

std::vector<fs::path> folders() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(fs::path(HEARSAY_SOURCE_DIR) / "tests/golden"))
    if (entry.is_directory()) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.filename().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Phenomena, Golden, testing::ValuesIn(folders()), name_of);

}  // namespace
}  // namespace hearsay
