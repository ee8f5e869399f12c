#include "attribution/apart.h"

#include <algorithm>

#include "attribution/assembly.h"

namespace hearsay {
namespace {

class Apart {
 public:
  Apart(const Scene& scene, const Relayed& relayed) : scene_(scene), tree_(*scene.tree), relayed_(relayed) {}

  void part(Attribution& first, const Attribution& second) const {
    if (!second.source || second.cue_head < first.cue_head || !first.holds(second.cue_head)) return;
    if (first.source_head == second.source_head || is_quoted_in(first, second.cue_head)) return;
    const std::uint32_t begin = speaks_beside(second) ? begin_of_clause(second.cue_head) : speaks_about(second, first) ? begin_of(second) : kNoToken;
    const bool told = begin != kNoToken && begin > first.cue_head &&
                      (first.content.first < first.cue_head || has_clause({first.content.first, begin}) || !speaks_beside(second));
    if (told) end_content_before(scene_, first, begin);
  }

  // "the rebels claimed it, but the ministry said …": what stands before the conjunction is not the ministry's.
  void part_before(Attribution& second) const {
    if (!second.source || second.inserted.empty() || scene_.quoted(second.content.first)) return;
    const std::uint32_t begin = begin_of(second);
    if (begin > second.content.first + 1 && relayed_.sets_apart(tree_.folded(begin - 1)) && second.inserted.has(begin))
      set_content(scene_, second, {second.inserted.last, second.content.last});
  }

  // "The army denied the shelling, saying it had no guns there", "called it a lie and vowed to stay": the same one goes on in other words.
  void part_from_next(Attribution& first, const Attribution& second) const {
    if (second.cue_head < first.cue.last || first.source_head == kNoToken || first.source_head != second.source_head) return;
    if (!first.holds(second.cue_head) || is_quoted_in(first, second.cue_head) || second.cue.first <= first.content.first + 1) return;
    const std::string_view before = tree_.form(second.cue.first - 1);
    const bool participle = xpos_spelling(tree_.token(second.cue_head).xpos) == "VBG" && before == ",";
    const bool joined = tree_.relation(second.cue_head) == Relation::conj && tree_.relation(second.cue.first - 1) == Relation::cc;
    if (participle || joined) end_content_before(scene_, first, second.cue.first);
  }

  // "…," the mayor said, adding, "…": each cue has its own words.
  void part_going_on(Attribution& first, const Attribution& second) const {
    const bool behind = first.content.first < first.cue_head && first.cue_head < second.cue_head && second.cue_head < second.content.first;
    if (behind && second.content.first < first.content.last && scene_.quoted(first.content.first) && opens_quotation(second))
      end_content_before(scene_, first, second.cue.first);
  }

 private:
  // What is said in quotation marks stays whole.
  bool is_quoted_in(const Attribution& one, std::uint32_t token) const {
    const std::int32_t q = scene_.quotation_of[token];
    return q >= 0 && one.content.covers(scene_.quotations[q].words);
  }

  // Right behind its cue: "adding later, …", "adding that …".
  bool opens_quotation(const Attribution& one) const {
    constexpr std::uint32_t kFar = 3;
    if (scene_.quoted(one.cue_head) || one.content.first > one.cue.last + kFar) return false;
    for (std::uint32_t i = one.content.first; i < std::min(one.content.last, one.content.first + kFar); ++i)
      if (scene_.quoted(i)) return true;
    return false;
  }

  // Something was said before it: not "said that, while police say …, others deny it".
  bool has_clause(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if ((tree_.token(i).features & feature::finite) != 0) return true;
    return false;
  }

  // "…, but the army denied it", "…, while the army said …", "…; the army denies it"; not "said that …, but that the army …".
  bool speaks_beside(const Attribution& one) const {
    const Relation r = tree_.relation(one.cue_head);
    if (r != Relation::conj && r != Relation::advcl && r != Relation::parataxis && r != Relation::ccomp) return false;
    bool parts = false, subject = false;
    for (const std::uint32_t c : tree_.children(one.cue_head)) {
      if (c > one.cue_head) break;
      const Relation relation = tree_.relation(c);
      subject |= is_subject(relation);
      if (relation == Relation::mark && tree_.folded(c) == "that") return false;
      if (relation == Relation::cc || relation == Relation::mark || relation == Relation::advmod)
        parts |= relayed_.sets_apart(tree_.folded(c)) || (relation == Relation::cc && points_back(tree_, one.content));
    }
    const std::uint32_t begin = begin_of_clause(one.cue_head);
    parts |= begin > 0 && tree_.form(begin - 1) == ";";
    const bool clause = r != Relation::advcl || (tree_.head(one.cue_head) < begin && tree_.form(begin - 1) == ",");  // not "while police shout at him"
    return parts && subject && clause;
  }

  // "the president ordered the strikes, according to the paper": the paper tells of the order.
  bool speaks_about(const Attribution& one, const Attribution& told) const {
    const std::uint32_t begin = begin_of(one);
    return one.content.first <= told.cue.first && one.holds(told.cue_head) && begin > told.cue_head && begin > told.content.first &&
           only_tells_when(scene_, {end_of(one), told.content.last});
  }

  static std::uint32_t begin_of(const Attribution& one) { return std::min(one.source->first, one.cue.first); }
  static std::uint32_t end_of(const Attribution& one) { return std::max(one.source->last, one.cue.last); }

  std::uint32_t begin_of_clause(std::uint32_t verb) const {
    std::uint32_t begin = verb;
    for (const std::uint32_t c : tree_.children(verb))
      if (c < verb && tree_.token(c).upos != Upos::punct) begin = std::min(begin, tree_.subtree(c).first);
    return begin;
  }

  const Scene& scene_;
  const Tree& tree_;
  const Relayed& relayed_;
};

}  // namespace

void keep_apart(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all) {
  const Apart apart(scene, relayed);
  for (Attribution& one : all) apart.part_before(one);
  for (std::size_t first = 0; first < all.size(); ++first) {
    const std::uint32_t sentence = scene.tree->sentence_of(all[first].cue_head);
    for (std::size_t second = first + 1; second < all.size() && scene.tree->sentence_of(all[second].cue_head) == sentence; ++second) {
      apart.part(all[first], all[second]);
      apart.part_from_next(all[first], all[second]);
      apart.part_going_on(all[first], all[second]);
    }
  }
}

}  // namespace hearsay
