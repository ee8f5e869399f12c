#include "attribution/annotation_json.h"

#include <algorithm>
#include <cmath>

#include "base/words.h"
#include "record/json.h"

namespace hearsay {
namespace {

using record::Json;
using record::nullable;

class Annotation {
 public:
  Annotation(const Tree& tree, const EventCoder::Reading& reading, const CertaintyReader& certainty, const FactualityReader& factuality)
      : tree_(tree), reading_(reading), certainty_(certainty), factuality_(factuality), taken_(tree.size(), false) {}

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

  bool is_free(TokenRange words) const {
    return std::none_of(taken_.begin() + words.first, taken_.begin() + words.last, [](bool taken) { return taken; });
  }

  void add(Json& list, TokenRange words, std::string_view kind, const std::optional<std::string>& name, const std::optional<std::string>& code,
           const std::optional<std::string>& id) {
    if (!is_free(words)) return;
    std::fill(taken_.begin() + words.first, taken_.begin() + words.last, true);
    Json one = span(tree_.bytes(words));
    one["kind"] = kind;
    one["name"] = nullable(name);
    one["code"] = nullable(code);
    one["id"] = nullable(id);
    list.push_back(std::move(one));
  }

  /// The words that speak of somebody, as a claim's party has them: "the Iraqi Security Forces", "Foreign Minister Moussa
  /// Koussa"; not where they are or against whom. Very long ones are trees gone wrong; then the name alone.
  TokenRange phrase_of(const EntityMention& mention) const {
    constexpr std::uint32_t kLongest = 10;
    TokenRange phrase = reading_.entities.party(mention.head).words;
    for (const std::uint32_t c : tree_.children(mention.head)) {
      if (c < mention.head || tree_.relation(c) != Relation::nmod || is_one_of(tree_.preposition(c), {"of", "for", ""})) continue;
      phrase.last = std::min(phrase.last, std::max(tree_.subtree(c).first, mention.words.last));
    }
    return phrase.last - phrase.first <= kLongest && phrase.covers(mention.words) ? phrase : with_determiner(mention.words);
  }

  /// "the Gulf", "northern Iraq".
  TokenRange with_determiner(TokenRange words) const {
    const std::uint32_t begin = tree_.analysis().sentences[tree_.sentence_of(words.first)].first;
    const auto before = [&] { return words.first > begin && words.has(tree_.head(words.first - 1)) ? words.first - 1 : kNoToken; };
    if (before() != kNoToken && is_direction(tree_.folded(before()))) --words.first;
    if (before() != kNoToken && tree_.token(before()).upos == Upos::det) --words.first;
    return words;
  }

  static bool is_direction(std::string_view word) {
    return is_one_of(word, {"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "north",
                            "south", "east", "west", "upper", "lower", "inner", "outer"});
  }

  /// "the minister", "three soldiers"; not the bare noun of "a fighter jet".
  bool stands_for_somebody(const EntityMention& mention) const {
    if (mention.named || mention.plural) return true;
    const auto children = tree_.children(mention.head);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const Relation r = tree_.relation(c);
      return r == Relation::det || r == Relation::nmod_poss || r == Relation::compound || r == Relation::amod || r == Relation::nummod;
    });
  }

  /// A body one can be in stands for its place there: "in the hospital".
  std::string_view kind_of(const EntityMention& mention) const {
    const EntityKind kind = reading_.entities.entities()[mention.entity].kind;
    return kind == EntityKind::organisation && PlaceReader::is_located(tree_, mention.head) ? "place" : spelling(kind);
  }

  struct Spoken {
    TokenRange words;
    const EntityMention* mention;
  };

  /// Who is spoken of by name or by what they are, longer phrases first: "ISIL fighters" are not ISIL.
  std::vector<Spoken> parties() const {
    std::vector<Spoken> out;
    for (const EntityMention& mention : reading_.entities.mentions()) {
      const Entity& entity = reading_.entities.entities()[mention.entity];
      const Upos upos = tree_.token(mention.head).upos;
      const bool pronoun = upos == Upos::pron || upos == Upos::det;
      if (pronoun || entity.kind == EntityKind::place || entity.kind == EntityKind::thing || (!mention.named && entity.code.empty()) ||
          !stands_for_somebody(mention))
        continue;
      out.push_back({phrase_of(mention), &mention});
    }
    std::stable_sort(out.begin(), out.end(), [](const Spoken& a, const Spoken& b) { return a.words.last - a.words.first > b.words.last - b.words.first; });
    return out;
  }

  // People and bodies first, then places, then what else there is; no word belongs to two.
  Json entities() {
    Json list = Json::array();
    for (const auto& [words, mention] : parties()) {
      const Entity& entity = reading_.entities.entities()[mention->entity];
      add(list, words, kind_of(*mention), entity.name.empty() ? std::nullopt : std::optional(entity.name),
          entity.code.empty() ? std::nullopt : std::optional(entity.code), "e" + std::to_string(mention->entity + 1));
    }
    for (const PlaceMention& place : reading_.places)
      add(list, with_determiner(place.words), "place", place.record.name, place.record.country, place.record.gazetteer_id);
    for (const auto& weapon : reading_.instruments) add(list, weapon.words, "weapon", std::nullopt, std::nullopt, std::nullopt);
    for (const TimeMention& time : reading_.times) add(list, time.words, "date", time.record.start, std::nullopt, std::nullopt);
    for (const QuantityMention& quantity : reading_.quantities) add(list, quantity.words, "quantity", std::nullopt, std::nullopt, std::nullopt);
    std::stable_sort(list.begin(), list.end(), [](const Json& a, const Json& b) { return a["begin"].get<std::uint32_t>() < b["begin"].get<std::uint32_t>(); });
    return list;
  }

  Json places() const {
    Json list = Json::array();
    for (const PlaceMention& place : reading_.places) {
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
  const CertaintyReader& certainty_;
  const FactualityReader& factuality_;
  std::vector<bool> taken_;
};

}  // namespace

void append_annotation_json(const Tree& tree, const EventCoder::Reading& reading, const CertaintyReader& certainty, const FactualityReader& factuality,
                            std::string& out) {
  record::append(Annotation(tree, reading, certainty, factuality).json(), out);
}

}  // namespace hearsay
