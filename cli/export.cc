// hearsay export: incidents and claims in the shapes that others' scripts read.

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/filter_options.h"
#include "cli/known.h"
#include "cli/output.h"
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

// events.csv has events.hearsay.csv beside it.
fs::path beside(const fs::path& main, std::string_view suffix) { return main.parent_path() / (main.stem().string() + '.' + std::string(suffix)); }

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

int refuse(const Error& error) {
  complain(error);
  return kCouldNotStart;
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

/// The files of one export, by the names that the exporter has for them.
class Files {
 public:
  Files(Output& output, const std::string& path, bool folder) : output_(output), path_(path), folder_(folder) {}

  std::ostream& open(std::string_view file) {
    if (path_.empty() && !file.empty()) return sidecar_nowhere_ = true, nowhere_;
    return output_.open(folder_ ? fs::path(path_) / file : file.empty() ? fs::path(path_) : beside(path_, file));
  }
  bool sidecar_nowhere() const { return sidecar_nowhere_; }

 private:
  Output& output_;
  std::string path_;
  bool folder_, sidecar_nowhere_ = false;
  std::ostream nowhere_{nullptr};
};

int write(Ledger& ledger, const Options& options, const serving::ExportFormat& format) {
  Output output;
  if (format.folder && !output.make_folder(options.output)) return kCouldNotStart;
  Files files(output, options.output, format.folder);
  const IncidentFilter filter = options.filter.chosen();
  const auto exporter = format.make(options.style, [&](std::string_view file) -> std::ostream& { return files.open(file); });
  Done done = put_incidents(ledger, filter, *exporter);
  if (done && filter.describe() == IncidentFilter().describe()) done = put_loose(ledger, *exporter);
  if (!done) return refuse(done.error());
  if (interrupted()) return warn("stopped; nothing was written in the place of what was there"), kSomeFailed;
  exporter->finish();
  if (!output.keep()) return options.output.empty() ? kSomeFailed : kCouldNotStart;
  warn(fmt::format("{} rows{}{}", exporter->rows(), left_out(*exporter), files.sidecar_nowhere() ? "; the side-car needs -o FILE (or --extra)" : ""));
  return kDone;
}

int run_export(Options& options) {
  const serving::ExportFormat* format = serving::export_format(options.format);
  options.style.header = !options.no_header;
  options.style.program = "hearsay " HEARSAY_VERSION;
  for (const std::string& name : options.include) options.style.include.push_back(*parse_incident_status(name));
  if (format->folder && options.output.empty()) return refuse({Fault::argument, fmt::format("{} is several files; say -o FOLDER", options.format), {}});
  const auto outlets = open_outlets(options.filter.known);
  if (!outlets) return refuse(outlets.error());
  options.style.scale_of = [&](std::span<const Claim> claims) { return scale_of(*outlets, claims); };
  auto ledger = open_known(options.path, options.filter.known);
  const auto held = ledger ? ledger->snapshot() : tl::unexpected(ledger.error());
  return held ? write(*ledger, options, *format) : refuse(held.error());
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
