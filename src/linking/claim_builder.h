// Hand-made claims for the tests of linking: a report of violence in one place, changed word by word.
#pragma once

#include <string>

#include "hearsay/claim.h"

namespace hearsay::linking {

class ClaimBuilder {
 public:
  /// Sentence `index` of document `document`: soldiers shelled Tora, says nobody but the article.
  explicit ClaimBuilder(const std::string& document, std::uint32_t index = 0) {
    claim_.id = document + ":" + std::to_string(index) + ":0";
    claim_.document.id = document;
    claim_.sentence.index = index;
    claim_.sentence.text = "Soldiers shelled the village of Tora.";
    claim_.sentence.at = {index * 100, index * 100 + 90};
    claim_.event.type = EventType::assault;
    claim_.event.mode = "heavy-weapons";
    trigger("shelled", "shell");
    place("Tora", 34.5, 36.25);
    claim_.certainty = Certainty::ct_plus;
  }

  ClaimBuilder& numbered(int n) {
    return claim_.id = claim_.document.id + ":" + std::to_string(claim_.sentence.index) + ":" + std::to_string(n), trigger_moves(n);
  }
  ClaimBuilder& by(const std::string& outlet) { return claim_.document.source = outlet, *this; }
  ClaimBuilder& published(const std::string& date) { return claim_.document.published = date, *this; }
  ClaimBuilder& words(const std::string& sentence) { return claim_.sentence.text = sentence, *this; }
  ClaimBuilder& type(EventType type, const std::string& mode) { return claim_.event.type = type, claim_.event.mode = mode, *this; }
  ClaimBuilder& trigger(const std::string& text, const std::string& lemma) {
    claim_.event.trigger.text = text;
    claim_.event.trigger.lemma = lemma;
    return trigger_moves(0);
  }
  ClaimBuilder& place(const std::string& name, double latitude, double longitude) {
    Place& place = claim_.event.place.emplace();
    place.text = name;
    place.name = place.gazetteer_id = name;
    place.country = "SYR";
    place.latitude = latitude;
    place.longitude = longitude;
    place.precision = "settlement";
    return *this;
  }
  ClaimBuilder& nowhere() { return claim_.event.place.reset(), *this; }
  ClaimBuilder& on(const std::string& day, const std::string& text = "") {
    Time& time = claim_.event.time.emplace();
    time.text = text;
    time.start = time.stop = day;
    time.precision = text.empty() ? "day" : "minute";
    return *this;
  }
  ClaimBuilder& sure(Certainty certainty) { return claim_.certainty = certainty, *this; }
  ClaimBuilder& status(EventStatus status) { return claim_.event.status = status, *this; }

  ClaimBuilder& actor(const std::string& text, const std::string& code) { return claim_.actors.push_back(party(text, code)), *this; }
  ClaimBuilder& recipient(const std::string& text, const std::string& code) { return claim_.recipients.push_back(party(text, code)), *this; }
  /// `name` empty: an office, a body or nobody, by `kind`.
  ClaimBuilder& says(const std::string& text, const std::string& name, const std::string& code, SourceKind kind, Stance stance = Stance::asserts) {
    Source source;
    static_cast<Party&>(source) = party(text, code);
    if (!name.empty()) source.name = name;
    source.entity_kind = kind == SourceKind::named ? EntityKind::person : EntityKind::organisation;
    source.kind = kind;
    source.stance = stance;
    claim_.sources.push_back(source);
    return *this;
  }
  ClaimBuilder& denied_by(const std::string& text, const std::string& code) {
    return sure(Certainty::ct_minus).says(text, "", code, SourceKind::office, Stance::denies);
  }
  ClaimBuilder& count(const std::string& kind, std::optional<std::int64_t> min, std::optional<std::int64_t> max, const std::string& scope = "event") {
    Quantity quantity;
    quantity.kind = kind;
    quantity.min = min;
    quantity.max = max;
    quantity.scope = scope;
    quantity.text = std::to_string(min.value_or(0)) + " people";
    claim_.quantities.push_back(quantity);
    return *this;
  }
  operator Claim() const { return claim_; }

 private:
  static Party party(const std::string& text, const std::string& code) {
    Party party;
    party.text = text;
    party.head = text.substr(text.rfind(' ') + 1);
    if (!code.empty()) party.code = code, party.country = code.substr(0, 3);
    if (code.size() > 3) party.sectors = {code.substr(3, 3)};
    party.entity_kind = EntityKind::group;
    return party;
  }
  ClaimBuilder& trigger_moves(int n) {
    const auto begin = static_cast<std::uint32_t>(claim_.sentence.index * 100 + 10 * n);
    return claim_.event.trigger.at = {begin, begin + 5}, *this;
  }
  Claim claim_;
};

}  // namespace hearsay::linking
