// Incidents and claims in the shapes that others' scripts read. docs/exports.md is the page of what each field is made from.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/incident.h"
#include "serving/delimited.h"

namespace hearsay::serving {

struct ExportOptions {
  bool header = true;
  bool byte_order = false;              // for Excel
  bool extra = false;                   // the side-car's columns at the end of the rows, and no side-car
  std::string missing;                  // instead of an empty field
  std::vector<IncidentStatus> include;  // beside confirmed and reported, in layouts that cannot say otherwise
  std::string program;                  // "hearsay 0.9", for layouts that name who coded
  /// How far the outlets of these claims reach, in ACLED's words; unset: not known.
  std::function<std::string(std::span<const Claim>)> scale_of;
};

/// Where an export writes: asked for each file once, by its name ("claims.csv"; "" is the only or main one,
/// "hearsay.csv" a layout's side-car). The stream outlives the exporter.
using OpenExport = std::function<std::ostream&(std::string_view file)>;

class Exporter {
 public:
  virtual ~Exporter() = default;
  /// In the order of their days; `claims` in the incident's order.
  virtual void add(const Incident& incident, std::span<const Claim> claims) = 0;
  /// A claim that belongs to no incident.
  virtual void add_loose(const Claim&) {}
  virtual void finish() {}

  std::uint64_t rows() const { return rows_; }
  /// Why something has no row in this layout, and how often.
  const std::map<std::string, std::uint64_t>& left_out() const { return left_out_; }

 protected:
  void leave_out(std::string_view reason) { ++left_out_[std::string(reason)]; }
  std::uint64_t rows_ = 0;

 private:
  std::map<std::string, std::uint64_t> left_out_;
};

struct ExportFormat {
  std::string_view name;
  bool folder;   // several files
  bool sidecar;  // has one
  std::unique_ptr<Exporter> (*make)(const ExportOptions&, const OpenExport&);
};

/// acled ged polecat geojson tidy jsonl
std::span<const ExportFormat> export_formats();
const ExportFormat* export_format(std::string_view name);

}  // namespace hearsay::serving
