// hearsay export: incidents and claims in the shapes that others' scripts read.

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/filter_options.h"
#include "cli/known.h"
#include "serving/exports.h"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string path, format, output;
  FilterOptions filter;
  std::vector<std::string> include;
  bool no_header = false;
  serving::ExportOptions style;
};

/// The files of one export. Each is written beside its name and takes it only when all is written, so that a full disk or a
/// kill leaves what was there before.
class Files {
 public:
  explicit Files(const std::string& output, bool folder) : output_(output), folder_(folder) {}
  Files(const Files&) = delete;
  ~Files() {
    std::error_code ignored;
    for (const auto& one : open_) fs::remove(one->unfinished, ignored);
  }

  Done prepare() {
    std::error_code error;
    if (folder_) fs::create_directories(output_, error);
    if (error) return fail(Fault::io, fmt::format("cannot make this folder: {}", error.message()), {output_, 0, 0});
    return {};
  }

  std::ostream& open(std::string_view file) {
    if (output_.empty()) return std::cout;
    auto one = std::make_unique<File>();
    one->path = folder_ ? fs::path(output_) / file : file.empty() ? fs::path(output_) : beside(file);
    one->unfinished = one->path.string() + ".unfinished";
    errno = 0;
    one->stream.open(one->unfinished, std::ios::binary);
    one->fault = one->stream ? 0 : errno;
    open_.push_back(std::move(one));
    return open_.back()->stream;
  }

  Done finish() {
    for (const auto& one : open_) {
      errno = 0;
      one->stream.close();
      if (!one->stream && one->fault == 0) one->fault = errno;
      if (one->stream && std::rename(one->unfinished.c_str(), one->path.c_str()) != 0) one->fault = errno;
      if (!one->stream || one->fault != 0)
        return fail(Fault::io, fmt::format("cannot write: {}", std::strerror(one->fault ? one->fault : EIO)), {one->path.string(), 0, 0});
    }
    return {};
  }

 private:
  struct File {
    fs::path path, unfinished;
    std::ofstream stream;
    int fault = 0;  // errno of what went wrong first
  };

  // events.csv has events.hearsay.csv beside it.
  fs::path beside(std::string_view suffix) const {
    const fs::path main(output_);
    return main.parent_path() / (main.stem().string() + '.' + std::string(suffix));
  }

  std::string output_;
  bool folder_;
  std::vector<std::unique_ptr<File>> open_;
};

// How far the outlets of an incident reach, in ACLED's words; those that nobody registered are passed over.
std::string scale_of(const linking::OutletRegister& outlets, std::span<const Claim> claims) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"local", "Subnational"}, {"subnational", "Subnational"}, {"national", "National"}, {"regional", "Regional"}, {"international", "International"}};
  std::set<std::string_view> told;
  for (const Claim& claim : claims) {
    const linking::Outlet* outlet = outlets.find(claim.document.source.value_or(""));
    if (outlet && (outlet->kind == "monitor" || outlet->kind == "igo"))
      told.insert("Other");
    else if (outlet)
      told.insert(outlet->scale);
  }
  std::string out;
  const auto put = [&](std::string_view words) {
    if (out.size() < words.size() || !out.ends_with(words)) out += (out.empty() ? "" : "-") + std::string(words);
  };
  if (told.contains("Other")) put("Other");
  for (const auto& [scale, words] : kWords)
    if (told.contains(scale)) put(words);
  return out;
}

Done put_incidents(Ledger& ledger, const IncidentFilter& filter, serving::Exporter& exporter) {
  const auto visited = ledger.accounts(filter, [&](Incident& incident, std::vector<Claim>& claims) {
    exporter.add(incident, claims);
    return !interrupted();
  });
  if (!visited) return tl::unexpected(visited.error());
  return {};
}

// What belongs to no incident goes with everything only: no filter can have asked for it.
Done put_loose(Ledger& ledger, serving::Exporter& exporter) {
  const auto visited = ledger.claims([&](Claim& claim) {
    if (!claim.incident) exporter.add_loose(claim);
    return !interrupted();
  });
  if (!visited) return tl::unexpected(visited.error());
  return {};
}

std::string left_out(const serving::Exporter& exporter) {
  std::string out;
  for (const auto& [reason, count] : exporter.left_out()) out += fmt::format("{}{} {}", out.empty() ? "; left out: " : ", ", count, reason);
  return out;
}

Done write(Ledger& ledger, const Options& options, const serving::ExportFormat& format, Files& files) {
  bool sidecar_nowhere = false;
  std::ofstream nowhere;
  const auto open = [&](std::string_view file) -> std::ostream& {
    if (!options.output.empty() || file.empty()) return files.open(file);
    sidecar_nowhere = true;
    return nowhere;
  };
  const IncidentFilter filter = options.filter.chosen();
  const auto exporter = format.make(options.style, open);
  Done done = put_incidents(ledger, filter, *exporter);
  if (done && filter.describe() == IncidentFilter().describe()) done = put_loose(ledger, *exporter);
  exporter->finish();
  if (done) done = files.finish();
  if (!done) return done;
  warn(fmt::format("{} rows{}{}", exporter->rows(), left_out(*exporter), sidecar_nowhere ? "; the side-car needs -o FILE (or --extra)" : ""));
  return done;
}

int run_export(Options& options) {
  const serving::ExportFormat* format = serving::export_format(options.format);
  options.style.header = !options.no_header;
  options.style.program = "hearsay " HEARSAY_VERSION;
  for (const std::string& name : options.include) options.style.include.push_back(*parse_incident_status(name));
  if (format->folder && options.output.empty()) {
    complain({Fault::argument, fmt::format("{} is several files; say -o FOLDER", options.format), {}});
    return kCouldNotStart;
  }
  const auto outlets = open_outlets(options.filter.known);
  if (!outlets) {
    complain(outlets.error());
    return kCouldNotStart;
  }
  options.style.scale_of = [&](std::span<const Claim> claims) { return scale_of(*outlets, claims); };
  auto ledger = open_known(options.path, options.filter.known);
  const auto held = ledger ? ledger->snapshot() : tl::unexpected(ledger.error());
  Files files(options.output, format->folder);
  Done done = held ? files.prepare() : tl::unexpected(held.error());
  if (done) done = write(*ledger, options, *format, files);
  if (done) return interrupted() ? kSomeFailed : kDone;
  complain(done.error());
  return kCouldNotStart;
}

std::vector<std::string> format_names() {
  std::vector<std::string> out;
  for (const serving::ExportFormat& one : serving::export_formats()) out.emplace_back(one.name);
  return out;
}

}  // namespace

void add_export(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("export", "Incidents for other programs: ACLED, UCDP GED and POLECAT layouts, GeoJSON, tidy CSV, JSON lines");
  command->add_option("LEDGER", options->path, "A ledger whose claims have been linked")->required();
  command->add_option("--as", options->format, "acled ged polecat geojson tidy jsonl")->required()->check(CLI::IsMember(format_names()));
  command->add_option("-o,--output", options->output, "File to write; of tidy and jsonl a folder. Default: standard output")->type_name("PATH");
  command->add_option("--include", options->include, "Of layouts that cannot say how sure: also disputed, rumoured, denied, expected")
      ->delimiter(',')
      ->check(CLI::IsMember({"disputed", "rumoured", "denied", "expected"}));
  command->add_flag("--extra", options->style.extra, "The side-car's columns at the end of each row, and no side-car");
  command->add_flag("--no-header", options->no_header, "No row of names");
  command->add_flag("--excel", options->style.byte_order, "Begin with the mark by which Excel knows UTF-8");
  command->add_option("--na", options->style.missing, "Write this where nothing is known (default: nothing)")->type_name("TEXT");
  options->filter.add_to(*command);
  command->footer(
      "A layout has a side-car beside it, NAME.hearsay.csv: for each row its status, who says so, the words and the claims.\n"
      "Examples:\n  hearsay export crisis.db --as acled -o acled.csv\n  hearsay export crisis.db --as ged --include disputed --since 2026-05 > ged.csv\n"
      "  hearsay export crisis.db --as tidy -o tables/\n  hearsay export crisis.db --as geojson --as-of 2026-05-03 -o known.geojson");
  command->callback([options, &exit_code] { exit_code = run_export(*options); });
}

}  // namespace hearsay::cli
