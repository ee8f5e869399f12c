// hearsay link: which claims tell of the same incident, and what they add up to.

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <utility>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/incident_input.h"
#include "cli/known.h"
#include "cli/output.h"
#include "cli/relink.h"
#include "hearsay/ledger.h"
#include "linking/linker.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::string claims = "-", incidents;
  KnownOptions known;
  bool quiet = false, anew = false;
};

/// The claims of one stream in its order. Lines that are none are told and counted.
struct Reading {
  std::vector<Claim> claims;
  std::uint64_t failed = 0;
};

Reading read_claims(std::istream& in, const std::string& name) {
  Reading out;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line) && !interrupted(); ++number) {
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    auto claim = parse_claim(line);
    if (claim) {
      out.claims.push_back(std::move(*claim));
      continue;
    }
    Error error = claim.error();
    error.where = {name, number, 0};
    complain(error);
    ++out.failed;
  }
  return out;
}

// Beside their name: they take it when the rest is done too.
void write_incidents(const std::string& path, const std::vector<Incident>& incidents, Output& output) {
  if (path.empty()) return;
  std::ostream& out = output.open(path);
  std::string line;
  for (const Incident& incident : incidents) {
    line.clear();
    append_json(incident, line);
    out << line << '\n';
  }
}

// What an incident adds up is counted in one list, as in a ledger's table: the figures, and behind them the victims whom none counts.
void count_victims(Claim& claim) {
  claim.quantities.insert(claim.quantities.end(), claim.victims.begin(), claim.victims.end());
  claim.victims.clear();
}

// What is told of an incident happened where the incident did.
void put_into_scene(Claim& claim) {
  if (claim.event.scene) claim.event.place = std::exchange(claim.event.scene, std::nullopt);
}

bool put_claims(std::vector<Claim>& claims, const linking::Linked& linked) {
  std::string line;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    claims[i].incident = linked.incident_of[i];
    count_victims(claims[i]);
    put_into_scene(claims[i]);
    line.clear();
    append_json(claims[i], line);
    line += '\n';
    if (!put(line)) return false;
  }
  return true;
}

// "41 incidents of 214 claims: 9 confirmed, 17 reported, 6 disputed"
std::string summary(const std::map<IncidentStatus, std::uint64_t>& incidents, std::uint64_t claims) {
  std::uint64_t all = 0;
  for (const auto& [status, count] : incidents) all += count;
  std::string out = fmt::format("{} incidents of {} claims", all, claims);
  const char* between = ": ";
  for (const auto& [status, count] : incidents) {
    out += fmt::format("{}{} {}", between, count, spelling(status));
    between = ", ";
  }
  return out;
}

void tell_of_reviews(const WorkedOut& known) {
  for (const Review& one : known.unattached)
    warn(fmt::format("the review of {} by {} ({}) does not find its words here and has no effect", one.at, one.by, spelling(one.action)));
  for (const auto& [one, error] : known.refused)
    warn(fmt::format("the review of {} by {} ({} {}) has no effect: {}", one.at, one.by, spelling(one.action), one.field, error.message));
}

int link_ledger(const Options& options) {
  auto ledger = Ledger::open(options.claims, Ledger::Mode::write);
  const auto linked = ledger ? link_ledger(*ledger, options.known, options.anew || !options.incidents.empty()) : tl::unexpected(ledger.error());
  if (!linked) {
    complain(linked.error());
    return kCouldNotStart;
  }
  if (interrupted()) return kSomeFailed;
  Output output;
  if (linked->anew) write_incidents(options.incidents, linked->anew->linked.incidents, output);
  const bool written = output.keep();
  if (options.quiet) return written ? kDone : kCouldNotStart;
  const auto statuses = ledger->incidents_by_status();
  if (!statuses) {
    complain(statuses.error());
    return kCouldNotStart;
  }
  std::string reviews;
  if (linked->anew && !linked->anew->reviews.empty()) {
    tell_of_reviews(*linked->anew);
    const std::size_t idle = linked->anew->unattached.size() + linked->anew->refused.size();
    reviews = fmt::format("; {} reviews worked in", linked->anew->reviews.size() - idle);
  }
  warn(fmt::format("{}: {}{}", ledger->file().string(), summary(*statuses, linked->claims), reviews));
  return written ? kDone : kCouldNotStart;
}

int link_claims(const Options& options) {
  std::ifstream file;
  const bool piped = options.claims == "-";
  if (!piped) {
    file.open(options.claims, std::ios::binary);
    if (!file) {
      complain({Fault::io, fmt::format("cannot read: {}", std::strerror(errno)), {options.claims}});
      return kCouldNotStart;
    }
  }
  Reading read = read_claims(piped ? std::cin : file, piped ? "standard input" : options.claims);
  if (interrupted()) return kSomeFailed;
  const auto outlets = open_outlets(options.known);
  if (!outlets) {
    complain(outlets.error());
    return kCouldNotStart;
  }
  const linking::Linked linked = linking::link(read.claims, {.outlets = &*outlets});
  Output output;
  write_incidents(options.incidents, linked.incidents, output);
  const bool put = put_claims(read.claims, linked);
  if (!output.keep()) return kCouldNotStart;
  return put && read.failed == 0 ? kDone : kSomeFailed;
}

}  // namespace

void add_link(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("link", "Group claims into incidents: status, tolls, contradictions");
  command->add_option("CLAIMS", options->claims, "A ledger, or claims as `hearsay code` writes them, or - for such on standard input (the default)")
      ->type_name("");
  command->add_option("--incidents", options->incidents, "Write the incidents there, one JSON object a line")->type_name("OUT");
  command->add_flag("-q,--quiet", options->quiet, "No summary and no warnings; errors are still told");
  command->add_flag("--anew", options->anew, "Link all claims of the ledger anew, also where linking what came since would do; so does --incidents");
  options->known.add_sources_to(*command);
  command->footer(
      "Claims come out on standard output in their order, each with its `incident`. In a ledger what came since it was last linked\n"
      "is linked, with the outcome that linking it all would have.\n"
      "Examples:\n  hearsay link crisis.db\n  hearsay link claims.jsonl --incidents incidents.jsonl > linked.jsonl");
  command->callback([options, &exit_code] { exit_code = is_database(options->claims) ? link_ledger(*options) : link_claims(*options); });
}

}  // namespace hearsay::cli
