// What the layouts of other projects share: which incidents they take, days and places in their precisions, and the
// side-car that says what a row cannot.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "serving/export_tables.h"
#include "serving/exports.h"

namespace hearsay::serving {

/// A number of at most 15 digits that stays the same from run to run: spreadsheets and R keep it exact.
std::uint64_t stable_number(std::string_view text);

/// The claim that speaks for an incident: the first that asserts it outright, else its first. `claims` is not empty.
const Claim& lead_claim(std::span<const Claim> claims);

/// The document's address with a text fragment, so that a browser opens it at the sentence; empty without an address.
std::string link_to_words(const Claim& claim);

/// Outlets of the claims, each once, in their order.
std::vector<std::string> outlets(std::span<const Claim> claims);
std::string joined(const std::vector<std::string>& parts, std::string_view between);

struct DaySpan {
  std::chrono::sys_days first, last;
  bool exact = false;     // told to the day: the event took all of these days, else one of them
  std::string precision;  // day week month year
  std::int64_t width() const { return (last - first).count() + 1; }
};
std::optional<DaySpan> day_span(const Incident& incident, std::span<const Claim> claims);
std::string iso(std::chrono::sys_days day);
int year_of(std::chrono::sys_days day);

enum class Fineness : std::uint8_t { none, country, sea, area, admin1, admin2, near, exact };
Fineness fineness(const std::optional<Place>& place);

class LayoutExporter : public Exporter {
 protected:
  LayoutExporter(std::vector<std::string> names, char separator, const ExportOptions& options, const OpenExport& open);

  /// Whether incidents of this status have rows; counts those that have none.
  bool takes(IncidentStatus status);
  DelimitedRow& row() { return row_; }
  /// Writes the row that was put together. `key` is its identifying cell.
  void end_row(const std::string& key, const Incident& incident, std::span<const Claim> claims, const Claim& lead);

  const ExportTables tables_;
  const ExportOptions options_;

 private:
  DelimitedStyle style_, sidecar_style_;
  DelimitedRow row_, sidecar_row_;
  std::ostream& out_;
  std::ostream* sidecar_ = nullptr;
};

}  // namespace hearsay::serving
