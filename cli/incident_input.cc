#include "cli/incident_input.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "cli/console.h"
#include "hearsay/ledger.h"
#include "serving/incident_list.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kMostIds = 10'000'000;

Result<IncidentInput> from_ledger(const std::string& path, const IncidentFilter& filter, const KnownOptions& known) {
  auto ledger = open_known(path, known);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto held = ledger->snapshot();
  if (!held) return tl::unexpected(held.error());
  IncidentInput out;
  auto ids = ledger->incident_ids("", kMostIds);
  if (!ids) return tl::unexpected(ids.error());
  out.all_ids = std::move(*ids);
  const auto done = ledger->incidents(filter, [&](Incident& incident) {
    out.chosen.push_back(std::move(incident));
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return out;
}

Result<IncidentInput> from_lines(std::istream& lines, const std::string& path, const IncidentFilter& filter) {
  IncidentInput out;
  std::string line;
  for (std::uint64_t number = 1; std::getline(lines, line); ++number) {
    if (line.empty()) continue;
    auto incident = parse_incident(line);
    if (!incident) {
      incident.error().where = {path, number, 0};
      return tl::unexpected(incident.error());
    }
    out.all_ids.push_back(incident->id);
    if (matches(*incident, filter)) out.chosen.push_back(std::move(*incident));
  }
  serving::sort_by_day(out.chosen);
  return out;
}

}  // namespace

bool is_database(const std::string& path) {
  if (Ledger::is_address(path)) return true;
  char magic[15] = {};
  std::ifstream file(path, std::ios::binary);
  return file.read(magic, sizeof magic) && std::memcmp(magic, "SQLite format 3", sizeof magic) == 0;
}

Result<IncidentInput> read_incidents(const std::string& path, const IncidentFilter& filter, const KnownOptions& known) {
  if (is_database(path)) return from_ledger(path, filter, known);
  if (known.as_of) return fail(Fault::argument, "what was known on a day only a ledger can tell; hearsay code -o makes one", {path, 0, 0});
  if (path == "-") return from_lines(std::cin, "standard input", filter);
  std::ifstream file(path);
  if (!file) return fail(Fault::io, fmt::format("cannot be read: {}", std::strerror(errno)), {path, 0, 0});
  return from_lines(file, path, filter);
}

serving::TextStyle output_style() {
  if (isatty(STDOUT_FILENO) != 1) return {};
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return {is_terminal_output(), known ? size.ws_col : std::size_t{100}};
}

}  // namespace hearsay::cli
