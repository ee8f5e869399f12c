#include "attribution/citing.h"

#include <algorithm>

#include "attribution/assembly.h"
#include "attribution/by_cue.h"

namespace hearsay {
namespace {

class Citations {
 public:
  Citations(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all)
      : scene_(scene), tree_(*scene.tree), relayed_(relayed), all_(all), by_cue_(all) {}

  void run() {
    for (std::size_t i = 0, count = all_.size(); i < count; ++i)
      if (!quoted_as(i) && !read_by(i)) cited(i);
    std::erase_if(all_, [&](const Attribution& one) { return std::find(dropped_.begin(), dropped_.end(), one.cue_head) != dropped_.end(); });
  }

 private:
  bool is_gerund(std::uint32_t i) const { return xpos_spelling(tree_.token(i).xpos) == "VBG"; }
  bool is_punct(std::uint32_t i) const { return tree_.token(i).upos == Upos::punct; }

  /// "quoted a witness as saying": the gerund and who is quoted.
  struct Quoted {
    std::uint32_t said = kNoToken, who = kNoToken;
    bool passive = false;
  };
  Quoted read_quoted(std::uint32_t verb) const {
    Quoted out;
    for (const std::uint32_t c : tree_.children(verb)) {
      const std::uint32_t mark = tree_.child(c, Relation::mark);
      if (c > verb && is_gerund(c) && mark != kNoToken && tree_.folded(mark) == "as") out.said = c;
      if (tree_.relation(c) == Relation::nsubj_pass) out.who = c, out.passive = true;
      if (tree_.relation(c) == Relation::obj && c > verb && !out.passive) out.who = c;
    }
    return out;
  }

  // "quoted a witness as saying that …", "a witness was quoted by the agency as saying that …", "…, a witness was quoted as saying by the agency"
  bool quoted_as(std::size_t number) {
    const std::uint32_t verb = all_[number].cue_head;
    const Quoted quoted = read_quoted(verb);
    if (quoted.said == kNoToken || quoted.who == kNoToken || quoted.who > quoted.said) return false;
    Attribution inner{.cue = {quoted.said, quoted.said + 1}, .cue_head = quoted.said, .score = all_[number].score};
    set_source(scene_, inner, quoted.who);
    TokenRange content = all_[number].content;
    const bool before = content.first < std::min(verb, inner.source->first);
    if (before)
      content.last = std::min(content.last, inner.source->first);
    else
      content.first = quoted.said + 1;
    while (!content.empty() && is_punct(content.last - 1) && scene_.quotation_of[content.last - 1] < 0) --content.last;
    if (content.empty()) return false;
    set_content(scene_, inner, content);
    Attribution& outer = all_[number];
    if (const std::uint32_t agent = agent_of(quoted, verb); agent != kNoToken && quoted.passive) set_source(scene_, outer, agent);
    if (!outer.source || outer.source_head == quoted.who) {
      outer.cue.last = std::max(outer.cue.last, inner.cue.last);
      outer.source_head = inner.source_head;
      outer.source = inner.source;
      outer.kind = inner.kind;
      set_content(scene_, outer, content);
      dropped_.push_back(quoted.said);
      return true;
    }
    if (before)
      set_content(scene_, outer, content), inner.within = verb;
    else if (quoted.passive)
      set_content(scene_, outer, {verb + 1, content.last});
    by_cue_.put(inner);
    return true;
  }

  std::uint32_t agent_of(const Quoted& quoted, std::uint32_t verb) const {
    for (const std::uint32_t above : {quoted.said, verb})
      for (const std::uint32_t c : tree_.children(above))
        if (tree_.relation(c) == Relation::obl_agent || (tree_.relation(c) == Relation::obl && tree_.preposition(c) == "by")) return c;
    return kNoToken;
  }

  // "a statement by the junta, read by a colonel, said …": the colonel says what the junta says.
  bool read_by(std::size_t number) {
    if (!all_[number].source || !relayed_.is_document(tree_.lemma(all_[number].source_head))) return false;
    for (std::uint32_t i = all_[number].source_head + 1; i < all_[number].source->last; ++i) {
      const std::uint32_t reader = tree_.child(i, Relation::obl_agent);
      if (tree_.token(i).upos != Upos::verb || reader == kNoToken || by_cue_.find(i)) continue;
      Attribution outer{.cue = {i, i + 1}, .cue_head = i, .score = all_[number].score};
      set_source(scene_, outer, reader);
      set_content(scene_, outer, all_[number].content);
      end_before(*all_[number].source, i);
      all_[number].within = i;
      by_cue_.put(outer);
      return true;
    }
    return false;
  }

  // "the paper, citing officials, reported …", "…, the paper reported, citing officials", "…, according to the paper, which cited officials".
  // Only who tells cites for whom they tell it; who denies or asks for something cites reasons.
  void cited(std::size_t number) {
    if (all_[number].stance != Stance::asserts) return;
    const TokenRange sentence = scene_.sentence(all_[number].cue_head);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!relayed_.is_citing(tree_.lemma(i)) || !belongs(i, all_[number])) continue;
      const std::uint32_t cited = tree_.child(i, Relation::obj);
      if (cited == kNoToken || cited < i) continue;
      if (!speaks(cited)) {
        if (all_[number].cue_head != i) dropped_.push_back(i);
        continue;
      }
      cut_off(is_gerund(i) ? i : tree_.subtree(i).first, sentence);
      Attribution inner = all_[number];
      inner.cue = {i, i + 1};
      inner.cue_head = i;
      inner.entry.reset();
      inner.within = all_[number].cue_head;
      set_source(scene_, inner, cited);
      by_cue_.put(inner);
      return;
    }
  }

  // The citing phrase hangs on the source or on the cue, or follows them behind a comma.
  bool belongs(std::uint32_t citing, const Attribution& one) const {
    if (citing == one.cue_head) return false;
    if (!is_gerund(citing)) return is_relative(citing, one);
    const std::uint32_t above = tree_.head(citing);
    if (one.source && one.source->has(citing)) return citing > one.source_head;
    return (above != kNoToken && (above == one.cue_head || (one.source && one.source->has(above)))) || follows(citing, one);
  }

  bool is_relative(std::uint32_t citing, const Attribution& one) const {
    return tree_.relation(citing) == Relation::acl_relcl && tree_.head(citing) == one.source_head && one.source_head != kNoToken;
  }

  bool follows(std::uint32_t citing, const Attribution& one) const {
    if (!one.source) return false;
    const std::uint32_t end = std::max(one.cue.last, one.source->last);
    return end < citing && tree_.form(citing - 1) == "," && only_tells_when(scene_, {end, citing});
  }

  bool speaks(std::uint32_t cited) const { return scene_.kinds->nominal_class(tree_, cited) != "noun"; }  // not "citing fears"

  // Whom somebody cites is no part of anybody's words or name before it.
  void cut_off(std::uint32_t citing, TokenRange sentence) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      Attribution* one = by_cue_.find(i);
      if (!one) continue;
      if (one->source && one->source->has(citing) && citing > one->source_head) end_before(*one->source, citing);
      if (one->content.has(citing) && !one->inserted.has(citing) && one->content.last <= sentence.last) end_content_before(scene_, *one, citing);
    }
  }

  void end_before(TokenRange& words, std::uint32_t end) const {
    words.last = end;
    while (words.last > words.first + 1 && is_punct(words.last - 1)) --words.last;
  }

  const Scene& scene_;
  const Tree& tree_;
  const Relayed& relayed_;
  std::vector<Attribution>& all_;
  ByCue by_cue_;
  std::vector<std::uint32_t> dropped_;  // cues of what is told by another or by nobody
};

}  // namespace

void find_citations(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all) {
  Citations(scene, relayed, all).run();
  sort_by_cue(all);
}

}  // namespace hearsay
