// The source register: what is known of outlets (docs/sources.md). A user edits the file and gives their own.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/result.h"

namespace hearsay::linking {

struct Outlet {
  std::string name;
  std::string kind;         // agency newspaper broadcaster online magazine monitor igo
  std::string scale;        // local subnational national regional international
  std::string country;      // ISO alpha-3
  std::string party;        // CAMEO code of the party to a conflict that it speaks for; mostly empty
  std::string reliability;  // A to F; F cannot be judged, which is what nobody judged is
  std::string wire;         // outlets with one wire are one voice
};

/// Immutable. Names are found whatever their case and accents.
class OutletRegister {
 public:
  OutletRegister() = default;  // knows nobody
  static Result<OutletRegister> open(const std::filesystem::path& file);
  /// Fault::input names the line that is wrong and what it should be.
  static Result<OutletRegister> parse(std::string_view csv, const std::string& name);

  const Outlet* find(std::string_view name) const;  // null if it is not in the register
  /// Who speaks where this outlet speaks itself: its wire, else its name, else `name` as it is.
  std::string voice_of(std::string_view name) const;
  std::size_t size() const { return outlets_.size(); }
  std::uint64_t fingerprint() const { return fingerprint_; }  // of what was read

 private:
  std::vector<Outlet> outlets_;
  std::uint64_t fingerprint_ = 0;
  std::unordered_map<std::string, std::size_t> by_name_;  // folded, also by other names
};

}  // namespace hearsay::linking
