#include "serving/layout.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "serving/plain_text.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

constexpr std::uint64_t kMostNumber = 1'000'000'000'000'000;
constexpr std::size_t kFragmentWords = 5;  // at either end of a sentence, enough to find it
constexpr std::array kEvidence = {"status", "basis", "certainty", "n_sources", "n_independent", "source_chain", "quote", "claim_ids", "url"};

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (unsigned char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '~';
    out += plain ? std::string(1, static_cast<char>(c)) : fmt::format("%{:02X}", c);
  }
  return out;
}

std::string text_fragment(std::string_view sentence) {
  std::vector<std::string> words;
  const std::string line = printable(sentence);
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  if (words.size() <= 2 * kFragmentWords) return percent_encoded(line);
  const auto from = [&](std::size_t begin) {
    return percent_encoded(
        joined({words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(begin + kFragmentWords)}, " "));
  };
  return from(0) + ',' + from(words.size() - kFragmentWords);
}

std::optional<std::chrono::sys_days> day_of(const std::optional<std::string>& iso_date) {
  if (!iso_date || iso_date->size() < 10) return std::nullopt;
  int part[3] = {};
  const std::size_t begins[] = {0, 5, 8}, ends[] = {4, 7, 10};
  for (int i = 0; i < 3; ++i)
    if (std::from_chars(iso_date->data() + begins[i], iso_date->data() + ends[i], part[i]).ec != std::errc()) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(part[0]), std::chrono::month(static_cast<unsigned>(part[1])),
                                        std::chrono::day(static_cast<unsigned>(part[2]))};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days(day);
}

bool asserts(const Claim& claim) {
  const bool denied = !claim.sources.empty() && claim.sources.back().stance == Stance::denies;
  return claim.event.status == EventStatus::actual && claim.certainty == Certainty::ct_plus && !denied;
}

std::vector<std::string> with_evidence(std::vector<std::string> names, bool wanted) {
  if (wanted) names.insert(names.end(), kEvidence.begin(), kEvidence.end());
  return names;
}

void put_evidence(DelimitedRow& row, const Incident& incident, std::span<const Claim> claims, const Claim& lead) {
  row.put_all(spelling(incident.status), incident.basis, spelling(lead.certainty), std::uint64_t{incident.sources.size()}, incident.origins);
  std::vector<std::string> chain, ids;
  for (const Source& one : lead.sources) chain.push_back(party_words(one));
  for (const Claim& one : claims) ids.push_back(one.id);
  row.put_all(joined(chain, " > "), lead.sentence.text, joined(ids, ";"), link_to_words(lead));
}

}  // namespace

std::uint64_t stable_number(std::string_view text) { return XXH3_64bits(text.data(), text.size()) % kMostNumber + 1; }

const Claim& lead_claim(std::span<const Claim> claims) {
  const auto found = std::find_if(claims.begin(), claims.end(), asserts);
  return found == claims.end() ? claims.front() : *found;
}

std::string link_to_words(const Claim& claim) {
  if (!claim.document.url) return "";
  const std::string page = claim.document.url->substr(0, claim.document.url->find('#'));
  return page + "#:~:text=" + text_fragment(claim.sentence.text);
}

std::vector<std::string> outlets(std::span<const Claim> claims) {
  std::vector<std::string> out;
  for (const Claim& one : claims)
    if (std::string name = outlet(one.document); std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += between;
    out += part;
  }
  return out;
}

std::optional<DaySpan> day_span(const Incident& incident, std::span<const Claim> claims) {
  const auto first = day_of(incident.start ? incident.start : incident.stop), last = day_of(incident.stop ? incident.stop : incident.start);
  if (!first || !last || *last < *first) return std::nullopt;
  DaySpan span{*first, *last, true, "day"};
  const auto told = std::find_if(claims.begin(), claims.end(), [&](const Claim& one) {
    return one.event.time && one.event.time->start == incident.start && one.event.time->stop == incident.stop;
  });
  if (told != claims.end() && !told->event.time->precision.empty()) span.precision = told->event.time->precision;
  if (span.precision == "minute") span.precision = "day";
  span.exact = span.precision == "day";
  return span;
}

std::string iso(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int year_of(std::chrono::sys_days day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

Fineness fineness(const std::optional<Place>& place) {
  if (!place || !place->latitude || !place->longitude || !place->country) return Fineness::none;
  const std::string_view precision = place->precision;
  if (precision == "site" || precision == "settlement") return Fineness::exact;
  if (precision == "near") return Fineness::near;
  if (precision == "admin2") return Fineness::admin2;
  if (precision == "admin1") return Fineness::admin1;
  if (precision == "area") return Fineness::area;
  return precision == "sea" ? Fineness::sea : Fineness::country;
}

LayoutExporter::LayoutExporter(std::vector<std::string> names, char separator, const ExportOptions& options, const OpenExport& open)
    : options_(options),
      style_{separator, options.header, options.missing, options.byte_order},
      sidecar_style_{',', true, options.missing, options.byte_order},
      row_(style_),
      sidecar_row_(sidecar_style_),
      out_(open("")) {
  const std::string key = names.front();
  put_head(out_, with_evidence(std::move(names), options.extra), style_);
  if (options.extra) return;
  sidecar_ = &open("hearsay.csv");
  put_head(*sidecar_, with_evidence({key}, true), sidecar_style_);
}

bool LayoutExporter::takes(IncidentStatus status) {
  if (status == IncidentStatus::confirmed || status == IncidentStatus::reported) return true;
  if (std::find(options_.include.begin(), options_.include.end(), status) != options_.include.end()) return true;
  leave_out(spelling(status));
  return false;
}

void LayoutExporter::end_row(const std::string& key, const Incident& incident, std::span<const Claim> claims, const Claim& lead) {
  if (options_.extra) put_evidence(row_, incident, claims, lead);
  out_ << row_.take();
  ++rows_;
  if (!sidecar_) return;
  put_evidence(sidecar_row_.put(key), incident, claims, lead);
  *sidecar_ << sidecar_row_.take();
}

}  // namespace hearsay::serving
