#include "attribution/assembly.h"

#include <algorithm>

#include "attribution/content_index.h"

namespace hearsay {
namespace {

class Assembly {
 public:
  Assembly(const Scene& scene, Attribution& found) : scene_(scene), tree_(*scene.tree), found_(found) {}

  bool run(const std::vector<const ContentUnit*>& chosen) {
    for (const ContentUnit* unit : chosen) {
      take(unit->left);
      take(unit->right);
    }
    take_quotation_before();
    if (pieces_.empty()) return take_clause_before() && finish();
    stretch_over_quotations();
    keep_quotations();
    found_.content = pieces_.front();
    for (const TokenRange piece : pieces_) {
      found_.content.first = std::min(found_.content.first, piece.first);
      found_.content.last = std::max(found_.content.last, piece.last);
    }
    cut_out_cue();
    take_clause_before();
    go_on_over_sentences();
    return finish();
  }

 private:
  bool finish() {
    trim_content(scene_, found_);
    leave_connective();
    hand_over_preposition();
    found_.content_at = tree_.bytes(found_.content);
    return !found_.content.empty();
  }

  bool own(std::uint32_t i) const { return found_.cue.has(i) || (found_.source && found_.source->has(i)); }

  // A piece is what is left of a stretch once cue and source are taken out of it.
  void take(TokenRange range) {
    std::uint32_t begin = range.first;
    for (std::uint32_t i = range.first; i <= range.last; ++i) {
      if (i < range.last && !own(i)) continue;
      bool words = false;
      for (std::uint32_t k = begin; k < i; ++k) words |= tree_.token(k).upos != Upos::punct;
      if (words) pieces_.push_back({begin, i});
      begin = i + 1;
    }
  }

  void stretch_over_quotations() {
    for (TokenRange& piece : pieces_)
      for (const std::uint32_t edge : {piece.first, piece.last - 1}) {
        const std::int32_t q = scene_.quotation_of[edge];
        if (q < 0) continue;
        const TokenRange words = scene_.quotations[q].words;
        if (words.has(found_.cue_head) || (found_.source && words.has(found_.source_head))) continue;
        piece.first = std::min(piece.first, words.first);
        piece.last = std::max(piece.last, words.last);
      }
  }

  TokenRange own_words() const {
    if (!found_.source) return found_.cue;
    return {std::min(found_.source->first, found_.cue.first), std::max(found_.source->last, found_.cue.last)};
  }

  bool is_speech(std::uint32_t i) const { return scene_.quoted(i) && !scene_.quotations[scene_.quotation_of[i]].words.has(found_.cue_head); }

  // What ends in a mark right before the cue and its source is said: "Absolutely not," she said of it. The parser may take the mark for the
  // end of a sentence: "Who would shell a market?" the mayor said.
  void take_quotation_before() {
    const std::uint32_t begin = own_words().first;
    const TokenRange sentence = scene_.sentence(found_.cue_head), words = quotation_ending(begin);
    if (words.empty() || has_clause_content() || has_verb({begin, found_.cue_head})) return;  // "…," he said, referring to …
    const bool here = words.first == sentence.first, before = begin == sentence.first && tree_.written(begin - 2) != "," && !begins_paragraph(sentence.first);
    const auto holds = [&](TokenRange piece) { return piece.has(words.last - 1); };
    if ((here || before) && std::none_of(pieces_.begin(), pieces_.end(), holds)) pieces_.insert(pieces_.begin(), words);
  }

  bool has_verb(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if (tree_.token(i).upos == Upos::verb) return true;
    return false;
  }

  bool begins_paragraph(std::uint32_t token) const { return tree_.analysis().sentences[tree_.sentence_of(token)].new_paragraph; }

  // The quotation that ends in a comma or a louder mark right before `end`.
  TokenRange quotation_ending(std::uint32_t end) const {
    if (end < 2 || scene_.quotation_of[end - 1] < 0) return {};
    const TokenRange words = scene_.quotations[scene_.quotation_of[end - 1]].words;
    const std::string_view stop = tree_.written(end - 2);
    return words.last == end && (stop == "," || stop == "?" || stop == "!") ? words : TokenRange{};
  }

  // Words right behind the cue that are its content: "Trump said the vote was lost".
  bool has_clause_content() const {
    const auto is_clause = [&](std::uint32_t c) {
      return c >= found_.cue.last && (tree_.relation(c) == Relation::ccomp || tree_.relation(c) == Relation::xcomp) && !scene_.quoted(c);
    };
    const auto children = tree_.children(found_.cue_head);
    return tree_.written(std::min(found_.cue.last, tree_.size() - 1)) != "," && std::any_of(children.begin(), children.end(), is_clause);
  }

  // Where a quotation ends right before the cue and its source it is what was said, not also what was done there: "…," she said in the capital.
  // So it is behind a colon or a participle: attacked the minister, saying, "…".
  void keep_quotations() {
    const TokenRange own = own_words(), cue = found_.cue;
    const auto opens_behind = [&](TokenRange piece) {
      return piece.first > cue.last && is_speech(piece.first) && only_tells_when(scene_, {cue.last, piece.first}) &&
             (tree_.written(piece.first - 1) == ":" || xpos_spelling(tree_.token(found_.cue_head).xpos) == "VBG");
    };
    const auto ends_before = [&](TokenRange piece) {
      if (piece.last != own.first || piece.last == 0 || scene_.quotation_of[piece.last - 1] < 0) return false;
      return quotation_ending(own.first) == piece || (is_speech(piece.last - 1) && has_finite_verb(piece));
    };
    const bool before = !has_clause_content() && std::any_of(pieces_.begin(), pieces_.end(), ends_before);
    const bool after = std::any_of(pieces_.begin(), pieces_.end(), opens_behind);
    if (before) std::erase_if(pieces_, [&](TokenRange piece) { return piece.first >= own.last && !has_quotation(piece); });
    for (TokenRange& piece : pieces_)  // "He was blunt about it: "…," he told the paper."
      if (before && piece.last == own.first) piece.first = behind_colon(piece);
    if (after) std::erase_if(pieces_, [&](TokenRange piece) { return piece.last <= cue.first && !has_quotation(piece); });
  }

  bool has_finite_verb(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if ((tree_.token(i).features & feature::finite) != 0) return true;
    return false;
  }

  std::uint32_t behind_colon(TokenRange piece) const {
    const std::uint32_t begin = scene_.quotations[scene_.quotation_of[piece.last - 1]].words.first;
    return begin > piece.first && tree_.written(begin - 1) == ":" ? begin : piece.first;
  }

  bool has_quotation(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if (scene_.quotation_of[i] >= 0) return true;
    return false;
  }

  void cut_out_cue() {
    found_.inserted = {};
    if (!found_.content.has(found_.cue_head)) {
      // A cue or source that sticks into the content from outside bounds it.
      if (found_.cue_head < found_.content.first)
        found_.content.first = std::max(found_.content.first, found_.cue.last);
      else
        found_.content.last = std::min(found_.content.last, found_.cue.first);
      return;
    }
    TokenRange hole = found_.cue;
    if (found_.source && found_.content.covers(*found_.source)) hole = {std::min(hole.first, found_.source->first), std::max(hole.last, found_.source->last)};
    std::uint32_t left = found_.content.first, right = found_.content.last;
    for (const TokenRange piece : pieces_) {
      if (piece.last <= hole.first) left = std::max(left, piece.last);
      if (piece.first >= hole.last) right = std::min(right, piece.first);
    }
    found_.inserted = {left, right};
    if (left <= found_.content.first)
      found_.content.first = right, found_.inserted = {};
    else if (right >= found_.content.last)
      found_.content.last = left, found_.inserted = {};
  }

  // "…, police said.": a cue and its source that end the sentence behind a comma have all before it for content,
  // whatever the tree makes of it.
  bool take_clause_before() {
    if (!found_.source || (!found_.content.empty() && found_.content.first >= found_.cue.first)) return false;
    const TokenRange sentence = scene_.sentence(found_.cue_head);
    const TokenRange own = own_words();
    if (!only_tells_when(scene_, {own.last, sentence.last})) return false;
    for (std::uint32_t i = own.first; i < own.last; ++i)
      if (!this->own(i)) return false;
    if (own.first < sentence.first + 3 || tree_.form(own.first - 1) != ",") return false;
    if (!found_.content.empty() && (found_.content.first < sentence.first || found_.content.first >= own.first)) return false;
    found_.content = {sentence.first, own.first - 1};
    found_.inserted = {};
    return true;
  }

  // The words of one speaker that stand in quotation marks right behind one another.
  void go_on_over_sentences() {
    const std::uint32_t end = std::max(found_.content.last, found_.cue.last);
    std::int32_t q = -1;
    for (std::uint32_t i = found_.content.first; i < found_.content.last; ++i)
      if (scene_.quoted(i)) q = std::max(q, scene_.quotation_of[i]);
    if (q < 0) return;
    std::uint32_t at = end;
    for (auto next = static_cast<std::size_t>(q) + 1; next < scene_.quotations.size(); ++next) {
      const Quotation& quotation = scene_.quotations[next];
      if (!stands_alone(at, quotation, scene_.quotations[next - 1].goes_on)) return;
      if (found_.inserted.empty() && found_.cue.first >= found_.content.last) found_.inserted = {found_.content.last, quotation.words.first};
      found_.content.last = at = quotation.words.last;
    }
  }

  // Nothing but punctuation between `from` and the quotation, which no other words follow in its last sentence.
  bool stands_alone(std::uint32_t from, const Quotation& quotation, bool same_speech) const {
    if (quotation.words.first < from || quotation.scare) return false;
    const auto& sentences = tree_.analysis().sentences;
    const std::uint32_t first_sentence = tree_.sentence_of(quotation.words.first);
    for (std::uint32_t i = from; i < quotation.words.first; ++i)
      if (tree_.token(i).upos != Upos::punct) return false;
    const Sentence& last = sentences[tree_.sentence_of(quotation.words.last - 1)];
    for (std::uint32_t i = quotation.words.last; i < last.last; ++i)
      if (tree_.token(i).upos != Upos::punct) return false;
    const std::uint32_t before = from > 0 ? tree_.sentence_of(from - 1) : 0;
    for (std::uint32_t s = before + 1; s <= first_sentence; ++s)
      if (sentences[s].new_paragraph && !same_speech) return false;
    return true;
  }

  // "called for a truce", "spoke of an attack": the preposition is the cue's.
  void hand_over_preposition() {
    const std::uint32_t first = found_.content.first;
    if (found_.content.empty() || first != found_.cue.last || first + 1 == found_.content.last || scene_.quoted(first)) return;
    if (!is_governed(first) || has_clause_content()) return;  // "said in a letter that …"
    ++found_.content.first;
    ++found_.cue.last;
  }

  // A preposition before a noun, a gerund or a question: "for talks", "of selling it", "about who fired".
  bool is_governed(std::uint32_t i) const {
    const std::string_view tag = xpos_spelling(tree_.token(i).xpos);
    if (tree_.relation(i) == Relation::case_) return tree_.token(i).upos == Upos::adp;
    if (tree_.relation(i) != Relation::mark || tag != "IN") return false;
    if (tree_.head(i) == kNoToken) return false;
    const std::string_view head = xpos_spelling(tree_.token(tree_.head(i)).xpos), next = xpos_spelling(tree_.token(i + 1).xpos);
    return head == "VBG" || next.starts_with('W');
  }

  // "But the road is closed, the driver said.": what joins the sentence to the one before is the writer's.
  void leave_connective() {
    const std::uint32_t first = found_.content.first;
    if (found_.content.empty() || first != scene_.sentence(first).first || first + 1 == found_.content.last || scene_.quoted(first)) return;
    if (tree_.relation(first) == Relation::cc) ++found_.content.first;
  }

  const Scene& scene_;
  const Tree& tree_;
  Attribution& found_;
  std::vector<TokenRange> pieces_;
};

}  // namespace

bool assemble_content(const Scene& scene, const std::vector<const ContentUnit*>& chosen, Attribution& found) { return Assembly(scene, found).run(chosen); }

void trim_content(const Scene& scene, Attribution& one) {
  const auto idle = [&](std::uint32_t i) { return scene.tree->token(i).upos == Upos::punct && scene.quotation_of[i] < 0; };
  while (!one.content.empty() && idle(one.content.last - 1)) --one.content.last;
  while (!one.content.empty() && idle(one.content.first)) ++one.content.first;
  if (!one.inserted.empty() && (one.inserted.first <= one.content.first || one.inserted.last >= one.content.last)) one.inserted = {};
}

void set_source(const Scene& scene, Attribution& one, std::uint32_t head) {
  one.source_head = head;
  one.source = source_phrase(scene, head, one.cue_head);
  one.kind = scene.kinds->kind(*scene.tree, *one.source, head);
}

void set_content(const Scene& scene, Attribution& one, TokenRange content) {
  one.content = content;
  one.inserted = {};
  one.content_at = scene.tree->bytes(content);
}

void end_content_before(const Scene& scene, Attribution& one, std::uint32_t end) {
  const auto idle = [&](std::uint32_t i) {
    return (scene.tree->token(i).upos == Upos::punct && scene.quotation_of[i] < 0) || scene.tree->relation(i) == Relation::cc;
  };
  while (end > one.content.first && (idle(end - 1) || one.inserted.has(end - 1))) --end;
  if (end <= one.content.first || end >= one.content.last) return;
  const TokenRange inserted = one.inserted.last < end ? one.inserted : TokenRange{};
  set_content(scene, one, {one.content.first, end});
  one.inserted = inserted;
}

bool only_tells_when(const Scene& scene, TokenRange words) {
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    const Upos upos = scene.tree->token(i).upos;
    if (upos != Upos::punct && upos != Upos::adp && upos != Upos::adv && !scene.times->tells_time(*scene.tree, i)) return false;
  }
  return true;
}

bool points_back(const Tree& tree, TokenRange content) {
  if (content.empty()) return false;
  const std::uint32_t last = content.last - 1;
  const auto is_pointer = [&](std::uint32_t i) { return tree.token(i).upos == Upos::pron && (tree.token(i).features & feature::plural) == 0; };
  if (content.first == last) return is_pointer(last);
  return content.first + 1 == last && tree.lemma(content.first) == "do" && (is_pointer(last) || tree.folded(last) == "so");
}

namespace {

/// Among those whose content reaches into the sentence of a cue, the one with the smallest content that holds it.
class Parents {
 public:
  Parents(const Tree& tree, std::vector<Attribution>& all) : tree_(tree), all_(all), contents_(tree, all) {}

  std::int32_t parent_of(std::size_t i) const { return all_[i].within != kNoToken ? passes_on(all_[i].within) : holder(i); }

 private:
  std::int32_t passes_on(std::uint32_t cue) const {
    const auto outer = std::lower_bound(all_.begin(), all_.end(), cue, [](const Attribution& one, std::uint32_t head) { return one.cue_head < head; });
    return outer != all_.end() && outer->cue_head == cue ? static_cast<std::int32_t>(outer - all_.begin()) : -1;
  }

  static std::uint32_t size(const Attribution& one) { return one.content.last - one.content.first; }

  std::int32_t holder(std::size_t i) const {
    std::int32_t best = -1;
    for (const std::uint32_t k : contents_.in_sentence(tree_.sentence_of(all_[i].cue_head))) {
      if (k == i || !all_[k].holds(all_[i].cue_head) || are_wrong_way_round(i, k)) continue;
      if (best < 0 || size(all_[k]) < size(all_[best]) || all_[k].within == all_[best].cue_head) best = static_cast<std::int32_t>(k);
    }
    return best;
  }

  // Of two that hold each other the one whose cue stands higher is the parent, which is the later found longer one.
  bool are_wrong_way_round(std::size_t i, std::size_t k) const {
    if (!all_[i].holds(all_[k].cue_head)) return false;
    return size(all_[i]) > size(all_[k]) || (size(all_[i]) == size(all_[k]) && i < k);
  }

  const Tree& tree_;
  const std::vector<Attribution>& all_;
  ContentIndex contents_;
};

}  // namespace

void resolve_parents(const Tree& tree, std::vector<Attribution>& all) {
  const Parents parents(tree, all);
  for (std::size_t i = 0; i < all.size(); ++i) all[i].parent = parents.parent_of(i);
}

}  // namespace hearsay
