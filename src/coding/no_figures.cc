#include "coding/no_figures.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

constexpr std::int64_t kCrowd = 10;  // fewer attackers are parties, told by their names and uniforms

std::int64_t size(const Quantity& figure) { return figure.min.value_or(figure.max.value_or(0)); }

/// "carried out 14 raids", "the two raids destroyed a mill": the event itself is counted, and not what it touched. "Fired 14 shots" counts shots.
bool tells_how_often(const Tree& tree, const QuantityReader::Context& event, const QuantityMention& figure, bool by_actor) {
  if (figure.record.kind != "other" || figure.unit == kNoToken) return false;
  if (by_actor && event.type == EventType::assault) return true;
  if (event.mode == "trial" && event.trigger.has(figure.unit)) return true;  // "faces three charges"
  return figure.unit == event.head && is_nominal(tree.token(event.head).upos);
}

/// "two men shot him". Those who fight are counted, however few.
bool is_handful_of_attackers(const QuantityReader::Context& event, const Quantity& figure, bool by_actor) {
  return by_actor && figure.kind == "participants" && event.type == EventType::assault && event.mode != "battle" && size(figure) < kCrowd;
}

}  // namespace

bool is_no_figure(const Tree& tree, const QuantityReader::Context& event, const QuantityMention& figure, bool of_its_own, bool by_actor) {
  const Quantity& record = figure.record;
  if (record.max == 0 && !is_one_of(record.kind, {"killed", "injured", "missing"})) return true;  // "no arrests were made"
  return (!of_its_own && tells_how_often(tree, event, figure, by_actor)) || is_handful_of_attackers(event, record, by_actor);
}

bool counts_some_of_them(const Tree& tree, const QuantityReader::Context& event, std::uint32_t figure) {
  if (tree.preposition(figure) != "including") return false;
  const std::uint32_t above = tree.head(figure);
  return above == event.head || std::find(event.recipient_heads.begin(), event.recipient_heads.end(), above) != event.recipient_heads.end();
}

bool is_age_behind_name(const Tree& tree, std::uint32_t first, std::uint32_t last, std::uint32_t end) {
  if (last < end && is_one_of(tree.form(last), {",", ".", ";"})) return true;
  const bool name = first > 1 && tree.sentence_of(first - 2) == tree.sentence_of(first) && tree.token(first - 2).upos == Upos::propn;
  return name && last < end && (tree.token(last).upos == Upos::verb || tree.token(last).upos == Upos::aux);
}

}  // namespace hearsay
