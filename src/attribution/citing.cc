#include "attribution/citing.h"

#include <algorithm>

#include "attribution/assembly.h"

namespace hearsay {
namespace {

class Citations {
 public:
  Citations(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all)
      : scene_(scene), tree_(*scene.tree), relayed_(relayed), all_(all) {}

  void run() {
    for (std::size_t i = 0, count = all_.size(); i < count; ++i)
      if (!quoted_as(i) && !read_by(i)) cited(i);
  }

 private:
  bool is_gerund(std::uint32_t i) const { return xpos_spelling(tree_.token(i).xpos) == "VBG"; }

  bool is_told_already(std::uint32_t cue) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Attribution& one) { return one.cue_head == cue; });
  }

  // "quoted a witness as saying that …", "a witness was quoted by the agency as saying that …"
  bool quoted_as(std::size_t number) {
    const std::uint32_t verb = all_[number].cue_head;
    std::uint32_t said = kNoToken, quoted = kNoToken, passive = kNoToken;
    for (const std::uint32_t c : tree_.children(verb)) {
      const std::uint32_t mark = tree_.child(c, Relation::mark);
      if (c > verb && is_gerund(c) && mark != kNoToken && tree_.folded(mark) == "as") said = c;
      if (tree_.relation(c) == Relation::obj && c > verb) quoted = c;
      if (tree_.relation(c) == Relation::nsubj_pass) passive = c;
    }
    if (passive != kNoToken) quoted = passive;
    if (said == kNoToken || quoted == kNoToken || quoted > said || said + 1 >= all_[number].content.last || is_told_already(said)) return false;
    const TokenRange content{said + 1, all_[number].content.last};
    const bool has_agent = all_[number].source && all_[number].source_head != quoted;
    if (!has_agent) {
      set_source(scene_, all_[number], quoted);
      set_content(scene_, all_[number], content);
      return true;
    }
    Attribution inner{.cue = {said, said + 1}, .cue_head = said, .score = all_[number].score};
    set_source(scene_, inner, quoted);
    set_content(scene_, inner, content);
    if (passive != kNoToken) set_content(scene_, all_[number], {verb + 1, content.last});
    all_.push_back(inner);
    return true;
  }

  // "a statement by the junta, read by a colonel, said …": the colonel says what the junta says.
  bool read_by(std::size_t number) {
    if (!all_[number].source || !relayed_.is_document(tree_.lemma(all_[number].source_head))) return false;
    for (std::uint32_t i = all_[number].source_head + 1; i < all_[number].source->last; ++i) {
      const std::uint32_t reader = tree_.child(i, Relation::obl_agent);
      if (tree_.token(i).upos != Upos::verb || reader == kNoToken || is_told_already(i)) continue;
      Attribution outer{.cue = {i, i + 1}, .cue_head = i, .score = all_[number].score};
      set_source(scene_, outer, reader);
      set_content(scene_, outer, all_[number].content);
      all_[number].source->last = i;
      while (tree_.token(all_[number].source->last - 1).upos == Upos::punct) --all_[number].source->last;
      all_[number].within = i;
      all_.push_back(outer);
      return true;
    }
    return false;
  }

  // "the paper, citing officials, reported …", "…, the paper reported, citing officials"
  void cited(std::size_t number) {
    const TokenRange sentence = words_of(tree_.sentence_of(all_[number].cue_head));
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!is_gerund(i) || !relayed_.is_citing(tree_.lemma(i))) continue;
      const std::uint32_t cited = tree_.child(i, Relation::obj);
      if (cited == kNoToken || cited < i || !belongs(i, all_[number]) || !speaks(cited)) continue;
      cut_source(all_[number], i);
      Attribution inner{.cue = {i, i + 1}, .cue_head = i, .within = all_[number].cue_head, .score = all_[number].score};
      set_source(scene_, inner, cited);
      inner.content = all_[number].content;
      inner.inserted = all_[number].inserted;
      inner.content_at = all_[number].content_at;
      const auto known = std::find_if(all_.begin(), all_.end(), [&](const Attribution& one) { return one.cue_head == i; });
      if (known == all_.end())
        all_.push_back(inner);
      else
        *known = inner;
      return;
    }
  }

  TokenRange words_of(std::uint32_t sentence) const {
    const Sentence& words = tree_.analysis().sentences[sentence];
    return {words.first, words.last};
  }

  // The citing phrase hangs on the source or on the cue.
  bool belongs(std::uint32_t citing, const Attribution& one) const {
    const std::uint32_t above = tree_.head(citing);
    if (one.source && one.source->has(citing)) return citing > one.source_head;
    return above != kNoToken && (above == one.cue_head || (one.source && one.source->has(above)));
  }

  bool speaks(std::uint32_t cited) const { return scene_.kinds->nominal_class(tree_, cited) != "noun"; }  // not "citing fears"

  void cut_source(Attribution& one, std::uint32_t from) const {
    if (!one.source || !one.source->has(from) || from <= one.source_head) return;
    one.source->last = from;
    while (tree_.token(one.source->last - 1).upos == Upos::punct) --one.source->last;
  }

  const Scene& scene_;
  const Tree& tree_;
  const Relayed& relayed_;
  std::vector<Attribution>& all_;
};

}  // namespace

void find_citations(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all) {
  Citations(scene, relayed, all).run();
  std::stable_sort(all.begin(), all.end(), [](const Attribution& a, const Attribution& b) { return a.cue_head < b.cue_head; });
}

}  // namespace hearsay
