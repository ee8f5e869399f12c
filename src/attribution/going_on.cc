#include "attribution/going_on.h"

#include "attribution/assembly.h"
#include "base/words.h"

namespace hearsay {
namespace {

class GoingOn {
 public:
  explicit GoingOn(const Scene& scene) : scene_(scene), tree_(*scene.tree) {}

  void stretch(Attribution& one) const {
    if (!one.source || one.content.empty() || one.content.first < one.cue.first || !one.inserted.empty()) return;
    const TokenRange sentence = scene_.sentence(one.cue_head);
    if (one.content.last >= sentence.last || scene_.quoted(one.content.last - 1) || !has_clause(one.content)) return;
    const std::uint32_t joint = behind_marks(one.content.last, sentence.last);
    if (joint + 2 >= sentence.last || !is_joint(joint) || !(opens_content(joint + 1) || leaves_subject_out(joint + 1))) return;
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

  // "alleged that he had come in peace but was turned away"; not "but the army left", which may be told besides.
  bool leaves_subject_out(std::uint32_t i) const { return tree_.token(i).upos == Upos::aux && (tree_.token(i).features & feature::finite) != 0; }

  const Scene& scene_;
  const Tree& tree_;
};

}  // namespace

void let_contents_go_on(const Scene& scene, std::vector<Attribution>& all) {
  const GoingOn going_on(scene);
  for (Attribution& one : all) going_on.stretch(one);
}

}  // namespace hearsay
