#include "attribution/annotation_json.h"

#include <algorithm>
#include <cmath>

#include "attribution/spoken_of.h"
#include "record/json.h"

namespace hearsay {
namespace {

using record::Json;
using record::nullable;

class Annotation {
 public:
  Annotation(const Tree& tree, const EventCoder::Reading& reading, const EventCoder& coder, const CertaintyReader& certainty,
             const FactualityReader& factuality)
      : tree_(tree), reading_(reading), coder_(coder), certainty_(certainty), factuality_(factuality) {}

  Json json() {
    Json out;
    out["schema"] = "hearsay.annotation/1";
    out["id"] = tree_.document().origin().id;
    out["document"]["id"] = tree_.document().origin().id;
    out["entities"] = entities();
    out["places"] = places();
    out["predicates"] = predicates();
    return out;
  }

 private:
  Json span(ByteSpan at) const {
    const CharSpan chars = tree_.document().chars(at);
    Json out;
    out["text"] = tree_.document().text(at);
    out["begin"] = chars.begin;
    out["end"] = chars.end;
    return out;
  }

  Json entities() const {
    Json list = Json::array();
    for (const SpokenOf& one : read_spoken_of(tree_, reading_, coder_)) {
      Json entity = span(tree_.bytes(one.words));
      entity["kind"] = one.kind;
      entity["name"] = nullable(one.name);
      entity["code"] = nullable(one.code);
      entity["id"] = nullable(one.id);
      list.push_back(std::move(entity));
    }
    return list;
  }

  Json places() const {
    Json list = Json::array();
    for (const PlaceMention& place : reading_.toponyms) {
      Json one = span(tree_.bytes(place.words));
      one["name"] = nullable(place.record.name);
      one["latitude"] = nullable(place.record.latitude);
      one["longitude"] = nullable(place.record.longitude);
      one["gazetteer_id"] = nullable(place.record.gazetteer_id);
      one["country"] = nullable(place.record.country);
      one["precision"] = place.record.precision;
      list.push_back(std::move(one));
    }
    return list;
  }

  static bool is_auxiliary(Relation r) { return r == Relation::aux || r == Relation::aux_pass || r == Relation::cop; }

  bool is_predicate(std::uint32_t i) const {
    const Token& token = tree_.token(i);
    if (token.upos == Upos::verb || factuality_.is_event_noun(tree_, i)) return true;
    if (token.upos == Upos::aux) return !is_auxiliary(tree_.relation(i));  // "there is", "as they did"
    if (!is_nominal(token.upos) && token.upos != Upos::adj && token.upos != Upos::adv) return false;
    return tree_.child(i, Relation::cop) != kNoToken ||
           std::any_of(reading_.events.begin(), reading_.events.end(), [&](const CodedEvent& event) { return event.head == i; });
  }

  static double rounded(float value) { return std::round(value * 100.0) / 100.0; }

  Json predicates() const {
    std::vector<CertaintyReading> walks(tree_.size());
    std::vector<FactualityReader::Predicate> asked;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (!is_predicate(i)) continue;
      walks[i] = certainty_.read(tree_, i, {});
      asked.push_back({i, &walks[i]});
    }
    std::vector<Factuality> answers;
    factuality_.read(tree_, asked, answers);
    Json list = Json::array();
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const std::uint32_t token = asked[i].token;
      Json one = span(tree_.token(token).at);
      one["lemma"] = tree_.lemma(token);
      one["certainty"] = spelling(asked[i].walk->certainty);
      one["status"] = spelling(asked[i].walk->status);
      one["happened"] = rounded(answers[i].happened);
      one["held"] = rounded(answers[i].held);
      one["value"] = rounded(answers[i].value);
      list.push_back(std::move(one));
    }
    return list;
  }

  const Tree& tree_;
  const EventCoder::Reading& reading_;
  const EventCoder& coder_;
  const CertaintyReader& certainty_;
  const FactualityReader& factuality_;
};

}  // namespace

void append_annotation_json(const Tree& tree, const EventCoder::Reading& reading, const EventCoder& coder, const CertaintyReader& certainty,
                            const FactualityReader& factuality, std::string& out) {
  record::append(Annotation(tree, reading, coder, certainty, factuality).json(), out);
}

}  // namespace hearsay
