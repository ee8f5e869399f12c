#include "coding/sides.h"

#include <algorithm>
#include <optional>

#include "base/words.h"

namespace hearsay {
namespace {

bool is_of(const Party& party, std::initializer_list<std::string_view> sectors) {
  return std::any_of(party.sectors.begin(), party.sectors.end(), [&](const std::string& sector) { return is_one_of(sector, sectors); });
}

bool is_unnamed_battle(const CodedEvent& event) {
  return event.record.type == EventType::assault && event.record.mode == "battle" && event.actors.empty() && event.recipients.empty();
}

}  // namespace

void give_sides(const Tree& tree, std::vector<CodedEvent>& events) {
  for (CodedEvent& battle : events) {
    if (!is_unnamed_battle(battle)) continue;
    const std::uint32_t here = tree.sentence_of(battle.head);
    const CodedParty *forces = nullptr, *rebels = nullptr;
    const auto begin = std::partition_point(events.begin(), events.end(), [&](const CodedEvent& one) { return tree.sentence_of(one.head) < here; });
    for (auto one = begin; one != events.end() && tree.sentence_of(one->head) == here; ++one)
      for (const CodedParty& party : one->actors) {
        if (!forces && is_of(party.record, {"MIL", "COP"})) forces = &party;
        if (!rebels && is_of(party.record, {"REB", "SEP", "INS", "UAF"})) rebels = &party;
      }
    if (!forces || !rebels) continue;
    const std::vector<CodedParty> sides = {*forces, *rebels};
    battle.actors = sides;
  }
}

}  // namespace hearsay
