// One claim, field by field, each with the words it rests on.

#include <fmt/format.h>

#include "serving/account.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

class Fields {
 public:
  explicit Fields(const Claim& claim) : claim_(claim) {}

  void put(const char* label, const std::string& value) { out_ += fmt::format("{:<11}{}\n", label, value); }

  void put(const char* label, const std::string& value, const Mention& words) {
    // Harm of an implicit party has no words of its own.
    if (words.text.empty()) return put(label, value);
    put(label, fmt::format("{}  {} {}:{}-{}", value, quoted(words.text), printable(claim_.document.id), words.at.begin, words.at.end));
  }

  std::string take() { return std::move(out_); }

 private:
  const Claim& claim_;
  std::string out_;
};

std::string party(const Party& one) {
  std::string out = party_words(one);
  if (one.code) out += fmt::format(" ({})", printable(*one.code));
  return out + fmt::format(", {}", spelling(one.entity_kind));
}

void put_sources(Fields& fields, const Claim& claim) {
  if (claim.sources.empty()) fields.put("source", outlet(claim.document) + ", in its own voice");
  for (std::size_t i = 0; i < claim.sources.size(); ++i) {
    const Source& one = claim.sources[i];
    fields.put(i == 0 ? "source" : "quoting", fmt::format("{}, {}, {}", party_words(one), spelling(one.kind), spelling(one.stance)), one);
    if (!one.cue.text.empty()) fields.put("  cue", printable(one.cue.text), one.cue);
  }
}

void put_event(Fields& fields, const Claim& claim) {
  const Event& event = claim.event;
  std::string type = type_words(event.type, event.mode);
  if (event.cameo) type += fmt::format(" (CAMEO {})", printable(*event.cameo));
  for (const std::string& context : event.contexts) type += ", " + printable(context);
  fields.put("event", type, event.trigger);
  for (const Instrument& one : event.instruments) fields.put("means", printable(one.kind), one);
  if (event.time) fields.put("when", fmt::format("{} ({})", days(event.time->start, event.time->stop), printable(event.time->precision)), *event.time);
  if (!event.place) return;
  const Place& at = *event.place;
  std::string place = fmt::format("{} ({})", place_words(at), printable(at.precision));
  if (at.latitude && at.longitude) place += fmt::format(" {:.4f}, {:.4f}", *at.latitude, *at.longitude);
  fields.put("where", place, at);
}

std::string document_words(const Origin& origin) {
  std::string out = fmt::format("{}, {}", outlet(origin), printable(origin.published.value_or("no date")));
  if (origin.title) out += ", " + quoted(*origin.title);
  if (origin.url) out += ", " + printable(*origin.url);
  return out;
}

}  // namespace

std::string claim_account(const Claim& claim, const Incident* incident, const TextStyle& style) {
  Fields fields(claim);
  fields.put("claim", printable(claim.id));
  fields.put("incident", incident ? fmt::format("{} ({})", printable(incident->id), spelling(incident->status)) : "none");
  fields.put("document", document_words(claim.document));
  put_event(fields, claim);
  for (const Party& one : claim.actors) fields.put("who", party(one), one);
  for (const Party& one : claim.recipients) fields.put("to whom", party(one), one);
  for (const Quantity& one : claim.quantities) fields.put("number", figure_words(one), one);
  for (const Quantity& one : claim.victims) fields.put("victims", figure_words(one), one);
  put_sources(fields, claim);
  fields.put("certainty", fmt::format("{}, {}: {}", spelling(claim.certainty), spelling(claim.event.status), verdict(claim)));
  const std::string words =
      fmt::format("{} {}:{}-{}", quoted(claim.sentence.text), printable(claim.document.id), claim.sentence.at.begin, claim.sentence.at.end);
  return fields.take() + '\n' + wrapped(words, 0, style);
}

}  // namespace hearsay::serving
