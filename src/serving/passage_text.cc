#include "serving/passage_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::string_view kBold = "\033[1m", kDim = "\033[2m", kRed = "\033[31m", kGreen = "\033[32m", kYellow = "\033[33m", kCyan = "\033[36m",
                           kPlain = "\033[0m";

/// ANSI codes, or nothing where colour is unwelcome.
struct Paint {
  bool on;
  std::string operator()(std::string_view code, std::string_view text) const { return on ? fmt::format("{}{}{}", code, text, kPlain) : std::string(text); }
};

std::string_view colour_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::ct_plus: return kGreen;
    case Certainty::ct_minus:
    case Certainty::pr_minus:
    case Certainty::ps_minus: return kRed;
    default: return kYellow;
  }
}

std::string in_words(Certainty certainty) {
  switch (certainty) {
    case Certainty::ct_plus: return "certain";
    case Certainty::pr_plus: return "probable";
    case Certainty::ps_plus: return "possible";
    case Certainty::ct_minus: return "denied";
    case Certainty::pr_minus: return "improbable";
    case Certainty::ps_minus: return "possibly not";
    default: return "unsaid whether";
  }
}

std::string party(const Party& one) {
  std::string note;
  if (one.name && *one.name != one.text) note += *one.name;
  if (one.code) note += (note.empty() ? "" : ", ") + *one.code;
  return note.empty() ? one.text : fmt::format("{} ({})", one.text, note);
}

std::string parties(const std::vector<Party>& all) {
  std::string out;
  for (const Party& one : all) out += (out.empty() ? "" : "; ") + party(one);
  return out;
}

std::string figure(const Quantity& one) {
  const std::string min = one.min ? std::to_string(*one.min) : "", max = one.max ? std::to_string(*one.max) : "";
  const std::string range = min == max ? min : one.min && one.max ? min + " to " + max : one.min ? min + " or more" : "up to " + max;
  return fmt::format("{} {} “{}”", one.kind, range, one.text);
}

std::string when(const Time& time) {
  if (!time.start) return time.text;
  const std::string stop = time.stop && *time.stop != *time.start ? " to " + *time.stop : "";
  return fmt::format("{}{} “{}”", *time.start, stop, time.text);
}

std::string where(const Place& place) {
  std::string out = place.name.value_or(place.text);
  if (place.country) out += ", " + *place.country;
  return out;
}

/// The sentence with its triggers in bold. Spans count code points.
std::string marked(const SentenceText& sentence, std::span<const Claim> claims, const Paint& paint) {
  if (!paint.on) return sentence.text;
  std::string out;
  std::uint32_t at = sentence.at.begin;
  for (std::size_t byte = 0; byte < sentence.text.size(); ++at) {
    for (const Claim& claim : claims)
      if (claim.event.trigger.at.begin == at) out += kBold;
    std::size_t next = byte;
    next_code_point(sentence.text, next);
    out.append(sentence.text, byte, next - byte);
    byte = next;
    for (const Claim& claim : claims)
      if (claim.event.trigger.at.end == at + 1) out += kPlain;
  }
  return out;
}

}  // namespace

void append_claim_text(const Claim& claim, std::string_view reason, bool colour, std::string& out) {
  const Paint paint{colour};
  const auto line = [&](std::string_view label, const std::string& text) {
    if (!text.empty()) fmt::format_to(std::back_inserter(out), "    {:<7} {}\n", label, text);
  };
  const std::string type = claim.event.type ? std::string(spelling(*claim.event.type)) : "HARM";
  const std::string mode = claim.event.mode ? "/" + *claim.event.mode : "";
  const std::string cameo = claim.event.cameo ? " " + *claim.event.cameo : "";
  const std::string sure = fmt::format("{} {}", spelling(claim.certainty), in_words(claim.certainty));
  const std::string status = claim.event.status == EventStatus::actual ? "" : fmt::format(", {}", spelling(claim.event.status));
  fmt::format_to(std::back_inserter(out), "  {}{}{}  “{}”  {}{}\n", paint(kCyan, type), paint(kCyan, mode), paint(kDim, cameo),
                 paint(kBold, claim.event.trigger.text), paint(colour_of(claim.certainty), sure), status);
  line("who", parties(claim.actors));
  line("to whom", parties(claim.recipients));
  for (const Source& source : claim.sources)
    line("says", fmt::format("{} — “{}” ({}, {})", party(source), source.cue.text, spelling(source.kind), spelling(source.stance)));
  for (const Quantity& quantity : claim.quantities) line("count", figure(quantity));
  for (const Quantity& victims : claim.victims) line("count", figure(victims));
  if (claim.event.place) line("where", where(*claim.event.place));
  if (claim.event.time) line("when", when(*claim.event.time));
  for (const Instrument& means : claim.event.instruments) line("with", fmt::format("{} ({})", means.text, means.kind));
  for (std::size_t at = 0; at < reason.size();) {
    const std::size_t end = std::min(reason.find('\n', at), reason.size());
    fmt::format_to(std::back_inserter(out), "    {}\n", paint(kDim, fmt::format("· {}", reason.substr(at, end - at))));
    at = end + 1;
  }
}

void append_passage_text(std::span<const Claim> claims, std::span<const std::string> reasons, bool colour, std::string& out) {
  const Paint paint{colour};
  if (claims.empty()) {
    out += "No claim found: nobody does anything to anybody here, as far as the lexicon knows.\n";
    return;
  }
  for (std::size_t first = 0; first < claims.size();) {
    std::size_t last = first;
    while (last < claims.size() && claims[last].sentence.index == claims[first].sentence.index) ++last;
    out += marked(claims[first].sentence, claims.subspan(first, last - first), paint) + "\n";
    for (std::size_t i = first; i < last; ++i) append_claim_text(claims[i], reasons.empty() ? std::string_view() : std::string_view(reasons[i]), colour, out);
    out += '\n';
    first = last;
  }
}

}  // namespace hearsay
