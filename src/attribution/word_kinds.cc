#include "attribution/word_kinds.h"

#include <algorithm>

namespace hearsay {

WordKinds::WordKinds(const Tree& tree, const EventLexicon& events, const ActorLexicon& actors)
    : tree_(tree),
      events_(events),
      actors_(actors),
      people_(bits({"person", "group", "armed", "government", "organisation"})),
      persons_(bits({"person"})),
      bodies_(bits({"group", "organisation"})),
      grounds_(bits({"building", "place", "territory"})) {}

ClassBits WordKinds::bits(std::initializer_list<std::string_view> classes) const {
  ClassBits all = 0;
  for (const std::string_view one : classes) all |= events_.class_named(one);
  return all;
}

// Taggers take "the Members" for a name, which has no plural.
bool WordKinds::is_plural(std::uint32_t i) const {
  if (tree_.token(i).features & feature::plural) return true;
  if (tree_.token(i).upos != Upos::propn || !tree_.folded(i).ends_with("s")) return false;
  const auto agent = actors_.agent_at(tree_, i);
  return agent && agent->kind == EntityKind::person;
}

bool WordKinds::is_title(std::uint32_t i) const {
  const auto agent = actors_.agent_at(tree_, i);
  return agent && agent->kind == EntityKind::person && !is_plural(i);
}

bool WordKinds::is_known(std::uint32_t i) const {
  return is_people(i) || is_ground(i) || actors_.agent_at(tree_, i) || !actors_.demonym(tree_.folded(i)).empty();
}

bool is_acronym(std::string_view form) {
  if (form.ends_with("s")) form.remove_suffix(1);
  return form.size() > 2 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace hearsay
