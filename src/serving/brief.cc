#include "serving/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "serving/export_tables.h"
#include "serving/layout.h"
#include "serving/plain_text.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

constexpr std::size_t kMostReferences = 4;      // a sentence that rests on more names these, of different speakers first
constexpr std::size_t kMostContradictions = 4;  // of one incident

struct Heading {
  IncidentStatus status;
  const char* title;
};
constexpr Heading kHeadings[] = {
    {IncidentStatus::confirmed, "Confirmed"}, {IncidentStatus::disputed, "Disputed"}, {IncidentStatus::reported, "Reported by one source"},
    {IncidentStatus::rumoured, "Rumoured"},   {IncidentStatus::denied, "Denied"},     {IncidentStatus::expected, "Expected"},
};

bool told_since(const Claim& claim, const std::string& since) { return claim.document.published && *claim.document.published >= since; }

class BriefMaker {
 public:
  explicit BriefMaker(const std::optional<std::string>& since) : since_(since) {}

  BriefItem item(const BriefIncident& told) {
    incident_ = &told.incident;
    claims_ = &told.claims;
    BriefItem out;
    out.id = incident_->id;
    out.heading = heading();
    out.fresh = !since_ || std::all_of(claims_->begin(), claims_->end(), [&](const Claim& one) { return told_since(one, *since_); });
    out.sentences.push_back(what());
    out.sentences.push_back(standing());
    for (const auto& [kind, toll] : incident_->casualties) out.sentences.push_back(casualties(kind, toll));
    denials(out.sentences);
    contradictions(out.sentences);
    changes(out.sentences);
    return out;
  }

  std::vector<BriefWords> take_words() { return std::move(words_); }

 private:
  std::size_t reference(const Claim& claim) {
    const auto [found, fresh] = numbers_.try_emplace(claim.document.id + ':' + std::to_string(claim.sentence.index), words_.size() + 1);
    if (fresh)
      words_.push_back({fmt::format("{}, {}, {}", outlet(claim.document), claim.document.published.value_or("no date"), source_chain(claim)),
                        printable(claim.sentence.text), fmt::format("{}:{}-{}", printable(claim.document.id), claim.sentence.at.begin, claim.sentence.at.end),
                        link_to_words(claim)});
    return found->second;
  }

  // One sentence of each speaker first, then others.
  template <class Which>
  std::vector<std::size_t> references(Which which) {
    std::vector<std::size_t> out;
    std::vector<std::string> heard;
    for (const bool anew : {true, false})
      for (const Claim& claim : *claims_) {
        if (out.size() >= kMostReferences || !which(claim)) continue;
        const bool known = std::find(heard.begin(), heard.end(), speaker(claim)) != heard.end();
        if (known == anew) continue;
        heard.push_back(speaker(claim));
        if (const std::size_t number = reference(claim); std::find(out.begin(), out.end(), number) == out.end()) out.push_back(number);
      }
    std::sort(out.begin(), out.end());
    return out;
  }

  const Claim* claim_of(const std::string& id) const {
    const auto found = std::find_if(claims_->begin(), claims_->end(), [&](const Claim& one) { return one.id == id; });
    return found == claims_->end() ? nullptr : &*found;
  }

  std::string heading() const {
    std::string out = tables_.event_name(*incident_);
    if (incident_->place) out += ", " + place_words(*incident_->place);
    return out + ", " + days(incident_->start, incident_->stop);
  }

  BriefSentence what() {
    const std::string who = names(incident_->actors), whom = names(incident_->recipients);
    std::string text = fmt::format("{}, {}", tables_.event_name(*incident_), days(incident_->start, incident_->stop));
    if (incident_->place) text += fmt::format(", {}", place_words(*incident_->place));
    if (!who.empty()) text += fmt::format("; by {}", who);
    if (!whom.empty()) text += fmt::format("; to or with {}", whom);
    return {text + '.', references([&](const Claim& claim) { return verdict(claim) != "denied"; })};
  }

  BriefSentence standing() {
    std::string text = status_words(*incident_);
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    std::vector<std::string> speakers;
    const auto asserts = [](const Claim& claim) {
      return verdict(claim) == "it happened" || verdict(claim) == "it will happen" || verdict(claim) == "expected";
    };
    for (const Claim& claim : *claims_)
      if (asserts(claim) && std::find(speakers.begin(), speakers.end(), speaker(claim)) == speakers.end()) speakers.push_back(speaker(claim));
    if (!speakers.empty()) text += fmt::format(" ({})", joined(speakers, "; "));
    return {text + '.', references([&](const Claim& claim) { return speakers.empty() || asserts(claim); })};
  }

  BriefSentence casualties(const std::string& kind, const Toll& toll) {
    BriefSentence out;
    out.text = fmt::format("{}: {}", kind, range_words(toll.min, toll.max));
    out.text.front() = static_cast<char>(out.text.front() - 'a' + 'A');
    if (toll.best) out.text += fmt::format(", best {}", *toll.best);
    const char* between = " — ";
    for (const Figure& one : toll.by_source) {
      out.text += fmt::format("{}{}: {} ({})", between, printable(one.source), range_words(one.min, one.max), quoted(one.text));
      between = "; ";
      if (const Claim* claim = claim_of(one.claim)) out.words.push_back(reference(*claim));
    }
    out.text += '.';
    return out;
  }

  void denials(std::vector<BriefSentence>& out) {
    std::vector<std::string> deniers;
    for (const Claim& claim : *claims_)
      if (verdict(claim) == "denied" && std::find(deniers.begin(), deniers.end(), speaker(claim)) == deniers.end()) deniers.push_back(speaker(claim));
    if (deniers.empty()) return;
    out.push_back({fmt::format("Denied by {}.", joined(deniers, "; ")), references([](const Claim& claim) { return verdict(claim) == "denied"; })});
  }

  void contradictions(std::vector<BriefSentence>& out) {
    std::size_t shown = 0;
    for (const Contradiction& one : incident_->contradictions) {
      const Claim *first = claim_of(one.first), *second = claim_of(one.second);
      if (one.on == "occurrence" || !first || !second || shown++ >= kMostContradictions) continue;  // denials told the first
      out.push_back({fmt::format("{} and {} differ on {}.", speaker(*first), speaker(*second), one.on == "count" ? "the count" : "the " + one.on),
                     {reference(*first), reference(*second)}});
    }
  }

  void changes(std::vector<BriefSentence>& out) {
    for (std::size_t i = 1; i < incident_->history.size(); ++i) {
      const StatusChange &before = incident_->history[i - 1], &now = incident_->history[i];
      if (since_ && now.as_of < since_->substr(0, 10)) continue;
      out.push_back({fmt::format("It was {} until {}, and {} from then on.", spelling(before.status), now.as_of, spelling(now.status)),
                     references([&](const Claim& claim) { return claim.document.published && claim.document.published->substr(0, 10) == now.as_of; })});
    }
  }

  const ExportTables tables_;
  const std::optional<std::string>& since_;
  const Incident* incident_ = nullptr;  // the caller's, while item() runs
  const std::vector<Claim>* claims_ = nullptr;
  std::map<std::string, std::size_t> numbers_;
  std::vector<BriefWords> words_;
};

std::string summary(std::size_t all, const Brief& brief, const std::optional<std::string>& since) {
  std::size_t items = 0, fresh = 0;
  for (const BriefSection& section : brief.sections)
    for (const BriefItem& item : section.items) ++items, fresh += item.fresh;
  if (!since) return fmt::format("Incidents: {}.", items);
  return fmt::format("Incidents told of since {}: {} of {}; {} for the first time, {} with more to say.", *since, items, all, fresh, items - fresh);
}

std::string markdown(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string html(std::string_view text) {
  std::string out;
  for (char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

// An address comes from the document: only what a browser opens as a page becomes a link.
bool is_web(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --line: #8884; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { border-bottom: 1px solid var(--line); margin-top: 2.5rem; } h3 { font-size: 1rem; margin-bottom: .2rem; }
h3 small { font-weight: normal; opacity: .7; } p { margin: .2rem 0; } sup a { text-decoration: none; padding: 0 .1rem; }
.new { border: 1px solid; border-radius: .3rem; padding: 0 .3rem; font-size: .75rem; font-weight: normal; }
ol.words { font-size: .9rem; padding-left: 2.2rem; } ol.words li { margin: .4rem 0; } li:target { outline: 2px solid; outline-offset: .2rem; } code { opacity: .7; }
@media print { body { margin: 0; max-width: none; } h3 { break-after: avoid; } }
)";

}  // namespace

Brief make_brief(const std::vector<BriefIncident>& told, const std::optional<std::string>& since, const std::optional<std::string>& as_of) {
  Brief out;
  out.title = "Situation report";
  if (since) out.title += " since " + *since;
  if (as_of) out.title += ", as known on " + *as_of;
  BriefMaker maker(since);
  for (const Heading& heading : kHeadings) {
    BriefSection section{heading.title, {}};
    for (const BriefIncident& one : told) {
      const bool recent = !since || std::any_of(one.claims.begin(), one.claims.end(), [&](const Claim& claim) { return told_since(claim, *since); });
      if (one.incident.status == heading.status && recent && !one.claims.empty()) section.items.push_back(maker.item(one));
    }
    if (!section.items.empty()) out.sections.push_back(std::move(section));
  }
  out.words = maker.take_words();
  out.summary = summary(told.size(), out, since);
  return out;
}

std::string brief_markdown(const Brief& brief) {
  std::string out = fmt::format("# {}\n\n{}\n", markdown(brief.title), markdown(brief.summary));
  for (const BriefSection& section : brief.sections) {
    out += fmt::format("\n## {}\n", section.title);
    for (const BriefItem& item : section.items) {
      out += fmt::format("\n### {}{}\n\n", markdown(item.heading), item.fresh ? " (new)" : "");
      for (const BriefSentence& sentence : item.sentences) {
        out += "- " + markdown(sentence.text);
        for (std::size_t number : sentence.words) out += fmt::format("[^{}]", number);
        out += '\n';
      }
      out += fmt::format("- `hearsay why LEDGER {}`\n", item.id);
    }
  }
  if (!brief.words.empty()) out += "\n## The words\n\n";
  for (std::size_t i = 0; i < brief.words.size(); ++i) {
    const BriefWords& one = brief.words[i];
    out += fmt::format("[^{}]: {}: “{}” {}", i + 1, markdown(one.said), markdown(one.quote), markdown(one.position));
    out += is_web(one.url) ? fmt::format(" <{}>\n", one.url) : "\n";
  }
  return out;
}

std::string brief_html(const Brief& brief) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n<p>{2}</p>\n",
      html(brief.title), kStyle, html(brief.summary));
  for (const BriefSection& section : brief.sections) {
    out += fmt::format("<section>\n<h2>{}</h2>\n", html(section.title));
    for (const BriefItem& item : section.items) {
      out +=
          fmt::format("<article>\n<h3>{} {}<small>{}</small></h3>\n", html(item.heading), item.fresh ? "<span class=\"new\">new</span> " : "", html(item.id));
      for (const BriefSentence& sentence : item.sentences) {
        out += "<p>" + html(sentence.text) + "<sup>";
        for (std::size_t number : sentence.words) out += fmt::format(" <a href=\"#w{0}\">{0}</a>", number);
        out += "</sup></p>\n";
      }
      out += "</article>\n";
    }
    out += "</section>\n";
  }
  out += "<h2>The words</h2>\n<ol class=\"words\">\n";
  for (std::size_t i = 0; i < brief.words.size(); ++i) {
    const BriefWords& one = brief.words[i];
    const std::string position = fmt::format("<code>{}</code>", html(one.position));
    out += fmt::format("<li id=\"w{}\">{}: <q>{}</q> {}</li>\n", i + 1, html(one.said), html(one.quote),
                       is_web(one.url) ? fmt::format("<a href=\"{}\">{}</a>", html(one.url), position) : position);
  }
  return out + "</ol>\n</body>\n</html>\n";
}

}  // namespace hearsay::serving
