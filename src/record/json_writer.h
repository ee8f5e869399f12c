// Writes JSON straight into a line, byte for byte as nlohmann's ordered_json would dump it (U+FFFD for bytes that are not UTF-8), without building
// it first: claims come by the thousand a second.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::record {

class JsonWriter {
 public:
  /// Writes to the end of `line`.
  explicit JsonWriter(std::string& line) : line_(line) {}

  /// An object in a list, or the whole line; write() writes its fields.
  template <class Write>
  void object(Write write) {
    between();
    inside('{', '}', write);
  }

  template <class Value>
  void field(std::string_view name, const Value& value) {
    key(name);
    put(value);
  }
  template <class Write>
  void object(std::string_view name, Write write) {
    key(name);
    inside('{', '}', write);
  }
  /// Calls write(item) for each of `items`, which writes its value.
  template <class Items, class Write>
  void list(std::string_view name, const Items& items, Write write) {
    key(name);
    inside('[', ']', [&] {
      for (const auto& item : items) write(item);
    });
  }
  void null(std::string_view name) { field(name, std::optional<double>()); }

 private:
  void between() {
    if (!first_) line_ += ',';
    first_ = false;
  }
  void key(std::string_view name);
  template <class Write>
  void inside(char open, char close, Write write) {
    line_ += open;
    first_ = true;
    write();
    line_ += close;
    first_ = false;
  }

  void put(std::string_view text);
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(const char* text) { put(std::string_view(text)); }
  void put(std::int64_t number);
  void put(std::uint32_t number) { put(static_cast<std::int64_t>(number)); }
  void put(double number);
  template <class Value>
  void put(const std::optional<Value>& value) {
    if (value)
      put(*value);
    else
      line_ += "null";
  }
  void put(const std::vector<std::string>& texts);

  std::string& line_;
  bool first_ = true;  // nothing stands yet in the object or list that is open
};

}  // namespace hearsay::record
