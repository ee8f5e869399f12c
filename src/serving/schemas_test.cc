// Every field that the writers emit is in the schema, and the schema asks for none that they do not.

#include "serving/schemas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/sample_record.h"

namespace hearsay::serving {
namespace {

using Json = nlohmann::json;

/// As much of JSON Schema as ours use, and stricter: a field without a description of its own is a fault.
class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}

  std::vector<std::string> check(const Json& value) {
    faults_.clear();
    check(root_, value, "$");
    return faults_;
  }

 private:
  bool fits(const Json& schema, const Json& value, const std::string& path) {
    const std::size_t before = faults_.size();
    check(schema, value, path);
    const bool good = faults_.size() == before;
    faults_.resize(before);
    return good;
  }

  void check(const Json& schema, const Json& value, const std::string& path) {
    if (schema.contains("$ref")) return check(root_.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))), value, path);
    if (schema.contains("const") && schema["const"] != value) faults_.push_back(path + " is not " + schema["const"].dump());
    if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
      faults_.push_back(path + " is none of the choices: " + value.dump());
    if (schema.contains("anyOf")) {
      for (const Json& one : schema["anyOf"])
        if (fits(one, value, path)) return check(one, value, path);
      faults_.push_back(path + " fits none of its forms: " + value.dump());
    }
    if (schema.contains("type") && !of_type(schema["type"], value)) faults_.push_back(path + " is not " + schema["type"].dump());
    if (value.is_object()) check_fields(schema, value, path);
    if (value.is_array() && schema.contains("items"))
      for (const Json& one : value) check(schema["items"], one, path + "[]");
  }

  void check_fields(const Json& schema, const Json& value, const std::string& path) {
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [name, field] : value.items()) {
      if (properties.contains(name))
        check(properties[name], field, path + "." + name);
      else if (schema.contains("additionalProperties"))
        check(schema["additionalProperties"], field, path + "." + name);
      else
        faults_.push_back(path + "." + name + " is not in the schema");
    }
    for (const Json& name : schema.value("required", Json::array()))
      if (!value.contains(name.get<std::string>())) faults_.push_back(path + "." + name.get<std::string>() + " is missing");
  }

  static bool of_type(const Json& type, const Json& value) {
    if (type.is_array()) return std::any_of(type.begin(), type.end(), [&](const Json& one) { return of_type(one, value); });
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "string") return value.is_string();
    return type == "array" ? value.is_array() : value.is_object();
  }

  const Json& root_;
  std::vector<std::string> faults_;
};

template <class Record>
std::vector<std::string> faults(const char* name, const Record& record) {
  const Json root = Json::parse(schema(name));
  std::string line;
  append_json(record, line);
  return Validator(root).check(Json::parse(line));
}

const std::vector<std::string> kNone;

TEST(Schemas, HoldEveryFieldOfAClaim) {
  for (Claim claim : sample::accounts()) {
    claim.event.instruments.emplace_back().kind = "bomb";
    EXPECT_EQ(faults("claim", claim), kNone);
  }
  EXPECT_EQ(faults("claim", Claim{}), kNone);
}

TEST(Schemas, HoldEveryFieldOfAnIncident) {
  EXPECT_EQ(faults("incident", sample::strike_incident()), kNone);
  EXPECT_EQ(faults("incident", Incident{}), kNone);
}

TEST(Schemas, AreOfTheRecordsTheyName) {
  for (std::string_view name : kSchemaNames) {
    const Json root = Json::parse(schema(name));
    EXPECT_EQ(root["$id"], "hearsay." + std::string(name) + "/1");
    EXPECT_EQ(root["properties"]["schema"]["const"], root["$id"]);
  }
  EXPECT_EQ(schema("else"), "");
}

TEST(Schemas, TheValidatorFindsFaults) {
  const Json root = Json::parse(schema("incident"));
  std::string line;
  append_json(sample::strike_incident(), line);
  Json wrong = Json::parse(line);
  wrong["status"] = "certain";
  wrong["colour"] = "red";
  wrong.erase("claims");
  EXPECT_EQ(Validator(root).check(wrong).size(), 3u);
}

}  // namespace
}  // namespace hearsay::serving
