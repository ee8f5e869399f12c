#include "attribution/scene.h"

#include <algorithm>

namespace hearsay {

bool can_be_source(const Tree& tree, std::uint32_t i) {
  const Upos upos = tree.token(i).upos;
  return is_nominal(upos) || ((upos == Upos::adj || upos == Upos::det) && is_subject(tree.relation(i)));
}

void Scene::build(const Tree& from, const CueTable& table, const SourceKinds& source_kinds, const TimeWords& time_words) {
  tree = &from;
  kinds = &source_kinds;
  times = &time_words;
  find_quotations(from, quotations);
  quotation_of.assign(from.size(), -1);
  for (std::size_t q = 0; q < quotations.size(); ++q)
    for (std::uint32_t i = quotations[q].words.first; i < quotations[q].words.last; ++i) quotation_of[i] = static_cast<std::int32_t>(q);
  cues.resize(from.size());
  nominals.resize(from.size());
  for (std::uint32_t i = 0; i < from.size(); ++i) {
    cues[i] = table.find(from, i);
    nominals[i] = can_be_source(from, i) || is_nominal(from.token(i).upos) ? source_kinds.nominal_class(from, i) : std::string_view();
  }
  names.assign(from.size(), nullptr);
  for (const Name& name : from.analysis().names) std::fill(names.begin() + name.first, names.begin() + name.last, &name);
}

}  // namespace hearsay
