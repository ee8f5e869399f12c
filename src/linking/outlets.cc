#include "linking/outlets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/csv.h"
#include "linking/words.h"

namespace hearsay::linking {
namespace {

constexpr std::array<std::string_view, 8> kColumns = {"name", "also", "kind", "scale", "country", "party", "reliability", "wire"};
constexpr std::array<std::string_view, 7> kKinds = {"agency", "newspaper", "broadcaster", "online", "magazine", "monitor", "igo"};
constexpr std::array<std::string_view, 5> kScales = {"local", "subnational", "national", "regional", "international"};

template <class List>
std::string choices(const List& list) {
  std::string out;
  for (std::string_view one : list) out += (out.empty() ? "" : ", ") + std::string(one);
  return out;
}

template <class List>
bool is_in(const List& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string fault_of(const std::vector<std::string>& row) {
  if (row.size() != kColumns.size()) return fmt::format("{} columns; wanted are {}: {}", row.size(), kColumns.size(), choices(kColumns));
  if (row[0].empty()) return "an outlet without a name";
  if (!is_in(kKinds, row[2])) return fmt::format("kind \"{}\"; wanted is one of {}", row[2], choices(kKinds));
  if (!is_in(kScales, row[3])) return fmt::format("scale \"{}\"; wanted is one of {}", row[3], choices(kScales));
  if (row[4].size() != 3 && !row[4].empty()) return fmt::format("country \"{}\"; wanted is an ISO code of three letters, or nothing", row[4]);
  if (row[6].size() != 1 || row[6][0] < 'A' || row[6][0] > 'F') return fmt::format("reliability \"{}\"; wanted is A to F", row[6]);
  return "";
}

}  // namespace

Result<OutletRegister> OutletRegister::open(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(Fault::io, fmt::format("cannot read: {}", std::strerror(errno)), {file.string(), 0, 0});
  return parse(std::string(std::istreambuf_iterator<char>(in), {}), file.string());
}

Result<OutletRegister> OutletRegister::parse(std::string_view csv, const std::string& name) {
  OutletRegister out;
  out.fingerprint_ = key_of(csv);
  std::string_view rest = csv;
  const auto line = [&] {
    return static_cast<std::uint64_t>(1 + std::count(csv.begin(), csv.begin() + static_cast<std::ptrdiff_t>(csv.size() - rest.size()), '\n'));
  };
  const auto head = next_csv_record(rest);
  if (!head || !std::equal(head->begin(), head->end(), kColumns.begin(), kColumns.end()))
    return fail(Fault::input, fmt::format("a source register begins with a row of these names: {}", choices(kColumns)), {name, 1, 0});
  for (;;) {
    auto row = next_csv_record(rest);
    if (!row) return out;
    if (std::string fault = fault_of(*row); !fault.empty()) return fail(Fault::input, "this line has " + fault, {name, line(), 0});
    std::string_view also = (*row)[1];
    out.by_name_.emplace(plain((*row)[0]), out.outlets_.size());
    while (!also.empty()) {
      const std::size_t end = std::min(also.find('|'), also.size());
      out.by_name_.emplace(plain(also.substr(0, end)), out.outlets_.size());
      also.remove_prefix(std::min(end + 1, also.size()));
    }
    out.outlets_.push_back({(*row)[0], (*row)[2], (*row)[3], (*row)[4], (*row)[5], (*row)[6], (*row)[7]});
  }
}

const Outlet* OutletRegister::find(std::string_view name) const {
  const auto found = by_name_.find(plain(name));
  return found == by_name_.end() ? nullptr : &outlets_[found->second];
}

std::string OutletRegister::voice_of(std::string_view name) const {
  const Outlet* outlet = find(name);
  if (!outlet) return std::string(name);
  return outlet->wire.empty() ? outlet->name : outlet->wire;
}

}  // namespace hearsay::linking
