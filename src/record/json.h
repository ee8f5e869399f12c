// The parts of the JSON records that claims and incidents share; fields stand in the order in which docs/claim-record.md names them.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "hearsay/claim.h"

namespace hearsay::record {

using Json = nlohmann::ordered_json;

class JsonWriter;

/// Thrown inside the record's parsers only; parse_claim() and parse_incident() turn it into an Error.
struct WrongField {
  std::string name;
};

const Json& field(const Json& object, const char* name);  // null if it is missing
std::string text(const Json& object, const char* name);   // "" if missing or null
std::optional<std::string> optional_text(const Json& object, const char* name);
std::vector<std::string> texts(const Json& object, const char* name);
std::uint32_t number(const Json& object, const char* name);
std::optional<std::int64_t> optional_number(const Json& object, const char* name);
std::optional<double> optional_real(const Json& object, const char* name);
const Json& array(const Json& object, const char* name);  // an empty array if missing or null

template <class Enum, class Parse>
Enum choice(const Json& object, const char* name, Parse parse) {
  if (auto value = parse(text(object, name))) return *value;
  throw WrongField{name};
}

/// A place's fields.
void put(JsonWriter&, const Place&);
Place place_from(const Json&);

/// Writes `json` to the end of `line`, with U+FFFD for bytes that are not UTF-8.
void append(const Json&, std::string& line);

/// Parses one line and calls `read` on it; every failure becomes an Error of Fault::input.
template <class T, class Read>
Result<T> parse_line(std::string_view line, const char* what, Read read) {
  try {
    const Json json = Json::parse(line);
    if (!json.is_object()) return fail(Fault::input, std::string("this line holds no JSON object; wanted is ") + what);
    return read(json);
  } catch (const WrongField& wrong) {
    return fail(Fault::input, std::string(what) + ": field `" + wrong.name + "` is missing or of the wrong type");
  } catch (const nlohmann::json::exception& error) { return fail(Fault::input, std::string("this line is no JSON: ") + error.what()); }
}

}  // namespace hearsay::record
