#include "attribution/annotation_json.h"

#include <algorithm>
#include <cmath>

#include "attribution/spoken_of.h"
#include "record/json_writer.h"

namespace hearsay {
namespace {

using record::JsonWriter;

class Annotation {
 public:
  Annotation(const Tree& tree, const EventCoder::Reading& reading, const EventCoder& coder, const CertaintyReader& certainty,
             const FactualityReader& factuality, JsonWriter& out)
      : tree_(tree), reading_(reading), coder_(coder), certainty_(certainty), factuality_(factuality), out_(out) {}

  void write() {
    out_.object([&] {
      out_.field("schema", "hearsay.annotation/1");
      out_.field("id", tree_.document().origin().id);
      out_.object("document", [&] { out_.field("id", tree_.document().origin().id); });
      write_entities();
      write_places();
      write_predicates();
    });
  }

 private:
  void write_span(ByteSpan at) {
    const CharSpan chars = tree_.document().chars(at);
    out_.field("text", tree_.document().text(at));
    out_.field("begin", chars.begin);
    out_.field("end", chars.end);
  }

  void write_entities() {
    out_.list("entities", read_spoken_of(tree_, reading_, coder_), [&](const SpokenOf& one) {
      out_.object([&] {
        write_span(tree_.bytes(one.words));
        out_.field("kind", one.kind);
        out_.field("name", one.name);
        out_.field("code", one.code);
        out_.field("id", one.id);
      });
    });
  }

  void write_places() {
    out_.list("places", reading_.toponyms, [&](const PlaceMention& mention) {
      const Place& place = mention.record;
      out_.object([&] {
        write_span(tree_.bytes(mention.words));
        out_.field("name", place.name);
        out_.field("latitude", place.latitude);
        out_.field("longitude", place.longitude);
        out_.field("gazetteer_id", place.gazetteer_id);
        out_.field("country", place.country);
        out_.field("precision", place.precision);
      });
    });
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

  void write_predicates() {
    std::vector<CertaintyReading> walks(tree_.size());
    std::vector<FactualityReader::Predicate> asked;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (!is_predicate(i)) continue;
      walks[i] = certainty_.read(tree_, i, {});
      asked.push_back({i, &walks[i]});
    }
    std::vector<Factuality> answers;
    factuality_.read(tree_, asked, answers);
    std::size_t at = 0;
    out_.list("predicates", asked, [&](const FactualityReader::Predicate& predicate) {
      const Factuality& answer = answers[at++];
      out_.object([&] {
        write_span(tree_.token(predicate.token).at);
        out_.field("lemma", tree_.lemma(predicate.token));
        out_.field("certainty", spelling(predicate.walk->certainty));
        out_.field("status", spelling(predicate.walk->status));
        out_.field("happened", rounded(answer.happened));
        out_.field("held", rounded(answer.held));
        out_.field("value", rounded(answer.value));
      });
    });
  }

  const Tree& tree_;
  const EventCoder::Reading& reading_;
  const EventCoder& coder_;
  const CertaintyReader& certainty_;
  const FactualityReader& factuality_;
  JsonWriter& out_;
};

}  // namespace

void append_annotation_json(const Tree& tree, const EventCoder::Reading& reading, const EventCoder& coder, const CertaintyReader& certainty,
                            const FactualityReader& factuality, std::string& out) {
  JsonWriter writer(out);
  Annotation(tree, reading, coder, certainty, factuality, writer).write();
}

}  // namespace hearsay
