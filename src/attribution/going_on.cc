#include "attribution/going_on.h"

#include <algorithm>

#include "attribution/assembly.h"
#include "base/words.h"

namespace hearsay {
namespace {

class GoingOn {
 public:
  GoingOn(const Scene& scene, const std::vector<Attribution>& all) : scene_(scene), tree_(*scene.tree) {
    for (const Attribution& one : all) cues_.push_back(one.cue_head);
    std::sort(cues_.begin(), cues_.end());
  }

  void stretch(Attribution& one) const {
    if (!one.source || one.content.empty() || one.content.first < one.cue.first || !one.inserted.empty()) return;
    const TokenRange sentence = scene_.sentence(one.cue_head);
    if (one.content.last >= sentence.last || scene_.quoted(one.content.last - 1) || !has_clause(one.content)) return;
    const std::uint32_t joint = behind_marks(one.content.last, sentence.last);
    if (joint + 2 >= sentence.last) return;
    const bool joined = is_joint(joint) && (opens_content(joint + 1) || leaves_subject_out(joint + 1) || tells_on(one, {joint, sentence.last}));
    if (!joined && !wants_verb(one, joint)) return;
    std::uint32_t end = sentence.last;
    while (end > joint + 1 && tree_.token(end - 1).upos == Upos::punct && scene_.quotation_of[end - 1] < 0) --end;
    set_content(scene_, one, {one.content.first, end});
  }

 private:
  bool has_clause(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if ((tree_.token(i).features & feature::finite) != 0) return true;
    return false;
  }

  std::uint32_t behind_marks(std::uint32_t at, std::uint32_t end) const {
    while (at < end && tree_.token(at).upos == Upos::punct && scene_.quotation_of[at] < 0) ++at;
    return at;
  }

  bool is_joint(std::uint32_t i) const { return is_one_of(tree_.folded(i), {"and", "but", "or"}); }

  // "and that the", not "and that was all"
  bool opens_content(std::uint32_t i) const {
    return tree_.folded(i) == "that" && tree_.token(i + 1).upos != Upos::verb && tree_.token(i + 1).upos != Upos::aux;
  }

  // "said that two men fled, and police are looking for a third": nobody else speaks in the rest, and it has a subject of its own; behind
  // "but" it is as often the article that speaks.
  bool tells_on(const Attribution& one, TokenRange rest) const {
    return tree_.folded(rest.first) == "and" && says_clause(one) && opens_with_subject(rest) && !speaks_in(rest);
  }

  bool opens_with_subject(TokenRange words) const {
    bool subject = false;
    for (std::uint32_t i = words.first; i < words.last; ++i) {
      subject |= is_subject(tree_.relation(i));
      if ((tree_.token(i).features & feature::finite) != 0) return subject;
    }
    return false;
  }

  bool says_clause(const Attribution& one) const {
    const std::uint32_t clause = tree_.child(one.cue_head, Relation::ccomp);
    return scene_.cues[one.cue_head] && scene_.cues[one.cue_head]->kind == "say" && clause != kNoToken && one.content.has(clause);
  }

  // "said that one guard was killed and nine others, two of them children, | were hurt"
  bool wants_verb(const Attribution& one, std::uint32_t verb) const {
    return says_clause(one) && verb > one.content.last && leaves_subject_out(verb) && !speaks_in({verb, scene_.sentence(verb).last});
  }

  bool speaks_in(TokenRange words) const {
    const auto cue = std::lower_bound(cues_.begin(), cues_.end(), words.first);
    return cue != cues_.end() && *cue < words.last;
  }

  // "alleged that he had come in peace but was turned away"; not "but the army left", which may be told besides.
  bool leaves_subject_out(std::uint32_t i) const { return tree_.token(i).upos == Upos::aux && (tree_.token(i).features & feature::finite) != 0; }

  const Scene& scene_;
  const Tree& tree_;
  std::vector<std::uint32_t> cues_;  // sorted
};

}  // namespace

void let_contents_go_on(const Scene& scene, std::vector<Attribution>& all) {
  const GoingOn going_on(scene, all);
  for (Attribution& one : all) going_on.stretch(one);
}

}  // namespace hearsay
