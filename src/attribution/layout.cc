#include "attribution/layout.h"

#include <algorithm>
#include <set>
#include <string>

#include "attribution/assembly.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLongestLabel = 6, kLongestSignature = 14, kShortestOrphan = 4;

class LayoutSpeech {
 public:
  LayoutSpeech(const Scene& scene, std::vector<Attribution>& all) : scene_(scene), tree_(*scene.tree), sentences_(tree_.analysis().sentences), all_(all) {}

  void run() {
    find_paragraphs();
    give_blocks();
    std::erase_if(all_, [](const Attribution& one) { return one.content.empty(); });
    find_turns();
    find_signatures();
    give_lone_quotations();
    std::stable_sort(all_.begin(), all_.end(), [](const Attribution& a, const Attribution& b) { return a.cue_head < b.cue_head; });
  }

 private:
  bool is_punct(std::uint32_t i) const { return tree_.token(i).upos == Upos::punct; }

  void find_paragraphs() {
    for (const Sentence& sentence : sentences_) {
      if (paragraphs_.empty() || sentence.new_paragraph) paragraphs_.push_back({sentence.first, sentence.first});
      paragraphs_.back().last = sentence.last;
    }
  }

  std::size_t paragraph_of(std::uint32_t token) const {
    const auto after = std::upper_bound(paragraphs_.begin(), paragraphs_.end(), token, [](std::uint32_t t, TokenRange p) { return t < p.first; });
    return static_cast<std::size_t>(after - paragraphs_.begin()) - 1;
  }

  // "The minister said:" and what stands below it. Of several cues the last one before the colon has it.
  void give_blocks() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const std::uint32_t cue = all_[i].cue_head;
      if (!all_[i].source || !announces(scene_, cue)) continue;
      if (i + 1 < all_.size() && tree_.sentence_of(all_[i + 1].cue_head) == tree_.sentence_of(cue)) continue;
      set_content(scene_, all_[i], block_below(paragraph_of(cue)));
    }
  }

  TokenRange block_below(std::size_t announcement) const {
    std::size_t last = announcement + 1;
    TokenRange block = paragraphs_[last];
    const std::int32_t quotation = scene_.quotation_of[block.first];
    if (quotation >= 0 && !scene_.quotations[quotation].scare) return quoted_from(static_cast<std::size_t>(quotation));
    // It goes on as long as it speaks of itself: in "I" and "we", with at most one paragraph between.
    for (std::size_t next = last + 1; next < paragraphs_.size() && next <= last + 2; ++next) {
      if (!is_plain(paragraphs_[next])) break;
      if (is_first_person(paragraphs_[next])) last = next;
    }
    block.last = paragraphs_[last].last;
    return block;
  }

  TokenRange quoted_from(std::size_t quotation) const {
    TokenRange words = scene_.quotations[quotation].words;
    while (scene_.quotations[quotation].goes_on && quotation + 1 < scene_.quotations.size()) words.last = scene_.quotations[++quotation].words.last;
    return words;
  }

  // Nobody else's words are set off in it, nor announced by it.
  bool is_plain(TokenRange paragraph) const {
    for (std::uint32_t i = paragraph.first; i < paragraph.last; ++i)
      if (scene_.quoted(i)) return false;
    return tree_.form(paragraph.last - 1) != ":";
  }

  bool is_first_person(TokenRange paragraph) const {
    for (std::uint32_t i = paragraph.first; i < paragraph.last; ++i)
      if ((tree_.token(i).features & feature::first_person) != 0) return true;
    return false;
  }

  // The colon of "SMITH:" or "Jane Smith:" at the head of a paragraph, or kNoToken.
  std::uint32_t label_end(TokenRange paragraph) const {
    for (std::uint32_t i = paragraph.first; i < std::min(paragraph.last, paragraph.first + kLongestLabel); ++i) {
      if (tree_.written(i) == ":") return i > paragraph.first && i + 1 < paragraph.last ? i : kNoToken;
      const char initial = tree_.written(i).front();
      if (!(initial >= 'A' && initial <= 'Z') && tree_.written(i) != ".") return kNoToken;
    }
    return kNoToken;
  }

  // Two who speak in turns make a transcript; a single label is a dateline or a rubric.
  void find_turns() {
    std::vector<std::pair<std::size_t, std::uint32_t>> turns;
    std::set<std::string_view> labels, again;
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      const std::uint32_t colon = label_end(paragraphs_[p]);
      if (colon == kNoToken) continue;
      turns.emplace_back(p, colon);
      const std::string_view label = tree_.document().text(tree_.bytes({paragraphs_[p].first, colon}));
      if (!labels.insert(label).second) again.insert(label);
    }
    if (labels.size() < 2 || again.empty()) return;
    for (std::size_t t = 0; t < turns.size(); ++t) {
      const auto [paragraph, colon] = turns[t];
      const std::size_t last = t + 1 < turns.size() ? turns[t + 1].first - 1 : paragraph;
      add({paragraphs_[paragraph].first, colon}, {colon, colon + 1}, {colon + 1, paragraphs_[last].last});
    }
  }

  bool is_dash(std::uint32_t i) const {
    const std::string_view form = tree_.written(i);
    return form == "-" || form == "--" || form == "–" || form == "—" || form == "―";
  }

  // "…" — Jane Smith, teacher
  void find_signatures() {
    for (const Quotation& quotation : scene_.quotations) {
      const std::uint32_t dash = quotation.words.last;
      if (quotation.scare || dash + 1 >= tree_.size() || !is_dash(dash) || is_told(quotation)) continue;
      const TokenRange name{dash + 1, paragraphs_[paragraph_of(dash)].last};
      if (name.empty() || name.last - name.first > kLongestSignature || tree_.token(name.first).upos != Upos::propn || has_clause(name)) continue;
      add(name, {dash, dash + 1}, quotation.words);
    }
  }

  bool has_clause(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if ((tree_.token(i).features & feature::finite) != 0 || scene_.quoted(i)) return true;
    return false;
  }

  bool is_told(const Quotation& quotation) const {
    return std::any_of(all_.begin(), all_.end(),
                       [&](const Attribution& one) { return one.content.first < quotation.words.last && quotation.words.first < one.content.last; });
  }

  void add(TokenRange source, TokenRange cue, TokenRange content) {
    while (!source.empty() && is_punct(source.last - 1)) --source.last;
    if (source.empty() || content.empty()) return;
    Attribution fresh{.source = source, .source_head = top_of(source), .cue = cue, .cue_head = cue.first};
    fresh.kind = scene_.kinds->kind(tree_, source, fresh.source_head);
    set_content(scene_, fresh, content);
    all_.push_back(fresh);
  }

  std::uint32_t top_of(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if (is_nominal(tree_.token(i).upos) && !words.has(tree_.head(i))) return i;
    return words.first;
  }

  // The minister said they would stay. "We have no reason to go."
  void give_lone_quotations() {
    for (const Quotation& quotation : scene_.quotations) {
      if (quotation.scare || quotation.inner < kShortestOrphan || !stands_alone(quotation) || is_told(quotation)) continue;
      if (Attribution* speaker = speaker_before(quotation.words.first)) stretch(*speaker, quotation.words);
    }
  }

  bool stands_alone(const Quotation& quotation) const {
    const Sentence& first = sentences_[tree_.sentence_of(quotation.words.first)];
    const Sentence& last = sentences_[tree_.sentence_of(quotation.words.last - 1)];
    for (std::uint32_t i = first.first; i < quotation.words.first; ++i)
      if (!is_punct(i)) return false;
    for (std::uint32_t i = quotation.words.last; i < last.last; ++i)
      if (!is_punct(i)) return false;
    return true;
  }

  // Who spoke last in the sentence before, in the same paragraph.
  Attribution* speaker_before(std::uint32_t token) {
    const std::uint32_t sentence = tree_.sentence_of(token);
    if (sentence == 0 || sentences_[sentence].new_paragraph) return nullptr;
    Attribution* best = nullptr;
    for (Attribution& one : all_) {
      const bool before = tree_.sentence_of(one.cue_head) + 1 == sentence || one.content.last == sentences_[sentence].first;
      if (one.source && before && (!best || best->content.covers(one.content) == false)) best = &one;
    }
    return best;
  }

  void stretch(Attribution& one, TokenRange quotation) const {
    if (one.content.last > quotation.first) return;
    const TokenRange gap{one.content.last, quotation.first};
    const bool spoken = std::any_of(tree_.analysis().tokens.begin() + gap.first, tree_.analysis().tokens.begin() + gap.last,
                                    [](const Token& token) { return token.upos != Upos::punct; });
    if (spoken && !one.inserted.empty()) return;
    if (spoken) one.inserted = gap;
    one.content.last = quotation.last;
    one.content_at = tree_.bytes(one.content);
  }

  const Scene& scene_;
  const Tree& tree_;
  const std::vector<Sentence>& sentences_;
  std::vector<Attribution>& all_;
  std::vector<TokenRange> paragraphs_;
};

}  // namespace

bool announces(const Scene& scene, std::uint32_t cue) {
  const auto& sentences = scene.tree->analysis().sentences;
  const std::uint32_t number = scene.tree->sentence_of(cue);
  const Sentence& sentence = sentences[number];
  if (scene.tree->written(sentence.last - 1) != ":") return false;
  return number + 1 < sentences.size() && sentences[number + 1].new_paragraph;
}

void find_layout_speech(const Scene& scene, std::vector<Attribution>& all) { LayoutSpeech(scene, all).run(); }

}  // namespace hearsay
