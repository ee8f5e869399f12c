#include "attribution/layout.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "attribution/assembly.h"
#include "attribution/by_cue.h"
#include "attribution/content_index.h"
#include "base/words.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLongestLabel = 6, kLongestSignature = 14, kShortestOrphan = 4;

class LayoutSpeech {
 public:
  LayoutSpeech(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all)
      : scene_(scene), tree_(*scene.tree), sentences_(tree_.analysis().sentences), relayed_(relayed), all_(all) {}

  void run() {
    find_paragraphs();
    give_blocks();
    find_announced_documents();
    std::erase_if(all_, [](const Attribution& one) { return one.content.empty(); });
    contents_ = ContentIndex(tree_, all_);
    find_announced();
    find_turns();
    find_signatures();
    sort_by_cue(all_);
    contents_ = ContentIndex(tree_, all_);
    give_lone_quotations();
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
      const std::size_t announcement = paragraph_of(cue);
      const std::size_t end = announces_document(cue) ? end_of_document(announcement + 1) : 0;
      give_block(all_[i], end > 0 ? TokenRange{paragraphs_[announcement + 1].first, paragraphs_[end - 1].last} : block_below(announcement));
    }
  }

  // "The unions have issued the following statement:", which is no verb of saying.
  void find_announced_documents() {
    std::vector<Attribution> fresh;
    for (std::size_t p = 0; p + 1 < paragraphs_.size(); ++p) {
      const std::uint32_t colon = paragraphs_[p].last - 1;
      if (tree_.written(colon) != ":" || !announces_document(colon) || is_announced(colon)) continue;
      const std::uint32_t issuer = issuer_before(colon);
      const std::size_t end = issuer == kNoToken ? 0 : end_of_document(p + 1);
      if (end == 0) continue;
      const std::uint32_t verb = tree_.head(issuer) != kNoToken ? tree_.head(issuer) : scene_.sentence(colon).first;
      fresh.push_back({.cue = {verb, colon}, .cue_head = verb});
      set_source(scene_, fresh.back(), issuer);
      set_content(scene_, fresh.back(), {paragraphs_[p + 1].first, paragraphs_[end - 1].last});
    }
    all_.insert(all_.end(), fresh.begin(), fresh.end());
    sort_by_cue(all_);
  }

  // The subject of the announcement, or of what a line or a bracket broke off before it: "THE FREE UNIONS [FUT] | HAVE ISSUED THE FOLLOWING:".
  std::uint32_t issuer_before(std::uint32_t colon) const {
    if (const std::uint32_t verb = announcer(colon); verb != kNoToken) return tree_.child(verb, Relation::nsubj);
    const TokenRange sentence = scene_.sentence(colon);
    if (sentence.first == 0 || is_one_of(tree_.written(sentence.first - 1), {".", "!", "?", ":", "\"", "”"})) return kNoToken;
    const TokenRange before = scene_.sentence(sentence.first - 1);
    for (std::uint32_t i = before.last; i-- > before.first;) {
      const bool broken_off = tree_.head(i) == kNoToken && is_nominal(tree_.token(i).upos);
      if (tree_.relation(i) == Relation::nsubj || broken_off) return i;
    }
    return kNoToken;
  }

  // By whoever was given what stands below.
  bool is_announced(std::uint32_t colon) {
    const auto told = told_in(tree_.sentence_of(colon));
    return std::any_of(told.begin(), told.end(), [&](const Attribution& one) { return one.source && one.content.last > colon + 1; });
  }

  // "The unions have issued the following statement:"
  bool announces_document(std::uint32_t cue) const {
    const TokenRange sentence = scene_.sentence(cue);
    bool document = false, whole = false;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      document |= relayed_.is_document(tree_.lemma(i));
      whole |= relayed_.is_whole(tree_.folded(i));
    }
    return document && whole;
  }

  // It ends where it is signed, or with the page if nobody else speaks there; 0 where neither is so, or its first paragraph is quoted.
  std::size_t end_of_document(std::size_t first) const {
    if (!is_plain(paragraphs_[first])) return 0;
    for (std::size_t p = first + 1; p < paragraphs_.size(); ++p)
      if (is_signed(paragraphs_[p])) return p;
    return nobody_else_speaks(first + 1) ? paragraphs_.size() : 0;
  }

  // "Signed: Rafi Okoro", "[Signed] The Council"
  bool is_signed(TokenRange paragraph) const {
    const std::uint32_t word = paragraph.first + (tree_.written(paragraph.first) == "[" ? 1 : 0);
    if (word + 1 >= paragraph.last || tree_.folded(word) != "signed") return false;
    return word > paragraph.first || tree_.written(word + 1) == ":";
  }

  // What it said already stays: "the minister said the talks had failed: …"; but "made this statement: …".
  void give_block(Attribution& one, TokenRange block) const {
    const bool told = std::any_of(tree_.analysis().tokens.begin() + one.content.first, tree_.analysis().tokens.begin() + one.content.last,
                                  [](const Token& token) { return (token.features & feature::finite) != 0; });
    const bool goes_on = told && one.content.first > one.cue_head && one.content.last <= block.first && one.inserted.empty();
    if (!goes_on) return set_content(scene_, one, block);
    if (has_words({one.content.last, block.first})) one.inserted = {one.content.last, block.first};
    one.content.last = block.last;
    one.content_at = tree_.bytes(one.content);
  }

  // "Mr Ortiz made the following comment:" and a quotation behind it, or below, that nobody else tells; and "Mr Ortiz agreed." before one.
  void find_announced() {
    std::vector<Attribution> fresh;
    std::set<std::uint32_t> colons;  // cues that are part of a longer one
    for (std::size_t q = 0; q < scene_.quotations.size(); ++q) {
      const Quotation& quotation = scene_.quotations[q];
      if (quotation.scare || quotation.words.first == 0) continue;
      const std::uint32_t before = quotation.words.first - 1;
      const bool colon = tree_.written(before) == ":";
      if (is_told(quotation, colon ? before : kNoToken)) continue;  // by more than the colon
      const std::uint32_t verb = announcer(before);
      if (verb == kNoToken || (!colon && !(scene_.cues[verb] && follows_silence(quotation)))) continue;
      if (colon) colons.insert(before);
      fresh.push_back({.cue = {verb, colon ? before : verb + 1}, .cue_head = verb});
      set_source(scene_, fresh.back(), tree_.child(verb, Relation::nsubj));
      set_content(scene_, fresh.back(), quoted_from(q));
    }
    std::erase_if(all_, [&](const Attribution& one) { return colons.count(one.cue_head) > 0; });
    all_.insert(all_.end(), fresh.begin(), fresh.end());
    contents_ = ContentIndex(tree_, all_);
  }

  // The first verb of the sentence up to `end` that hangs on nothing before it and has somebody for its subject.
  std::uint32_t announcer(std::uint32_t end) const {
    for (std::uint32_t verb = scene_.sentence(end).first; verb < end; ++verb) {
      const std::uint32_t subject = tree_.child(verb, Relation::nsubj), above = tree_.head(verb);
      if (subject == kNoToken || subject > verb || (above != kNoToken && above < end)) continue;
      const bool somebody = !scene_.nominals[subject].empty() && scene_.nominals[subject] != "noun";
      return somebody && scene_.quotation_of[verb] < 0 ? verb : kNoToken;
    }
    return kNoToken;
  }

  // It stands alone behind a sentence of its paragraph in which nobody says anything.
  bool follows_silence(const Quotation& quotation) {
    const std::uint32_t sentence = tree_.sentence_of(quotation.words.first);
    return sentence > 0 && !sentences_[sentence].new_paragraph && stands_alone(quotation) && told_in(sentence - 1).empty();
  }

  bool has_words(TokenRange range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i)
      if (!is_punct(i)) return true;
    return false;
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
    if (is_first_person(block) && is_statement(last + 1)) last = paragraphs_.size() - 1;
    block.last = paragraphs_[last].last;
    return block;
  }

  // On the page of a ministry or another body nobody else speaks to its end: it is one statement.
  bool is_statement(std::size_t first) const {
    const auto& publisher = tree_.document().origin().source;
    return first < paragraphs_.size() && publisher && scene_.kinds->publisher_kind(*publisher) == SourceKind::organisation && nobody_else_speaks(first);
  }

  // From this paragraph on, other than in "I" and "we".
  bool nobody_else_speaks(std::size_t first) const {
    for (std::size_t next = first; next < paragraphs_.size(); ++next)
      if (!is_plain(paragraphs_[next])) return false;
    return std::none_of(all_.begin(), all_.end(), [&](const Attribution& one) {
      return first < paragraphs_.size() && one.cue_head >= paragraphs_[first].first && one.source_head != kNoToken && one.stance == Stance::asserts &&
             (tree_.token(one.source_head).features & feature::first_person) == 0;
    });
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

  // The words of "SMITH:" or "Jane Smith:" at the head of a paragraph, before the colon; none if it has no such label.
  TokenRange label_of(TokenRange paragraph) const {
    std::uint32_t begin = paragraph.first;
    while (begin < paragraph.last && is_punct(begin) && tree_.written(begin) != ":") ++begin;  // a transcript that is quoted opens with a mark
    for (std::uint32_t i = begin; i < std::min(paragraph.last, begin + kLongestLabel); ++i) {
      if (tree_.written(i) == ":") return i > begin && i + 1 < paragraph.last ? TokenRange{begin, i} : TokenRange{};
      const char initial = tree_.written(i).front();
      if (!(initial >= 'A' && initial <= 'Z') && tree_.written(i) != ".") return {};
    }
    return {};
  }

  struct Turn {
    TokenRange label, words;
  };

  std::vector<Turn> labelled_paragraphs() const {
    std::vector<Turn> turns;
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      const TokenRange label = label_of(paragraphs_[p]);
      if (label.empty()) continue;
      if (!turns.empty()) turns.back().words.last = paragraphs_[p - 1].last;
      turns.push_back({label, {label.last + 1, paragraphs_[p].last}});
    }
    return turns;
  }

  // Who takes turns speaks of himself or to another; "Background:" and "KYIV:" do not.
  bool is_talk(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if ((tree_.token(i).features & (feature::first_person | feature::second_person)) != 0 || tree_.written(i) == "?") return true;
    return false;
  }

  std::string_view text_of(TokenRange words) const { return tree_.document().text(tree_.bytes(words)); }

  bool may_speak(TokenRange label) const { return !scene_.names[label.first] || scene_.names[label.first]->kind != NameKind::place; }

  // Jane Smith: "…"
  void quote_labelled(const Turn& turn) {
    const std::int32_t q = scene_.quotation_of[turn.words.first];
    if (q < 0 || !scene_.is_person(turn.label.first) || scene_.quotations[q].words.first != turn.words.first) return;
    if (!scene_.quotations[q].scare && !is_told(scene_.quotations[q])) add(turn.label, {turn.label.last, turn.words.first}, scene_.quotations[q].words);
  }

  // Two who speak in turns make a transcript; a single label is a dateline or a rubric.
  void find_turns() {
    const std::vector<Turn> turns = labelled_paragraphs();
    std::set<std::string_view> labels;
    const bool again = std::any_of(turns.begin(), turns.end(), [&](const Turn& turn) { return !labels.insert(text_of(turn.label)).second; });
    for (const Turn& turn : turns) quote_labelled(turn);
    const auto talk = std::count_if(turns.begin(), turns.end(), [&](const Turn& turn) { return may_speak(turn.label) && is_talk(turn.words); });
    if (!again || labels.size() < 2 || talk * 2 < std::ssize(turns)) return;
    for (const Turn& turn : turns)
      if (may_speak(turn.label)) add(turn.label, {turn.label.last, turn.label.last + 1}, turn.words);
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

  // By somebody who does not speak inside it, other than by the cue `but_for`.
  bool is_told(const Quotation& quotation, std::uint32_t but_for = kNoToken) const {
    const auto tells = [&](std::uint32_t number) {
      const Attribution& one = all_[number];
      return one.cue_head != but_for && !quotation.words.has(one.cue_head) && one.content.first < quotation.words.last &&
             quotation.words.first < one.content.last;
    };
    for (std::uint32_t s = tree_.sentence_of(quotation.words.first); s <= tree_.sentence_of(quotation.words.last - 1); ++s) {
      const auto numbers = contents_.in_sentence(s);
      if (std::any_of(numbers.begin(), numbers.end(), tells)) return true;
    }
    return false;
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
    for (std::size_t q = 0; q < scene_.quotations.size(); ++q) {
      const Quotation& quotation = scene_.quotations[q];
      if (quotation.scare || quotation.inner < kShortestOrphan || !stands_alone(quotation) || is_told(quotation)) continue;
      if (Attribution* speaker = speaker_before(q)) stretch(*speaker, quotation.words);
    }
  }

  bool stands_alone(const Quotation& quotation) const {
    const std::uint32_t begin = sentences_[tree_.sentence_of(quotation.words.first)].first, end = sentences_[tree_.sentence_of(quotation.words.last - 1)].last;
    return !has_words({begin, quotation.words.first}) && !has_words({quotation.words.last, end});
  }

  // Who spoke last in the sentence before: in the same paragraph, or in marks too where the quotation is a paragraph of its own.
  Attribution* speaker_before(std::size_t quotation) {
    const TokenRange words = scene_.quotations[quotation].words;
    const std::uint32_t sentence = tree_.sentence_of(words.first);
    if (sentence == 0 || (sentences_[sentence].new_paragraph && !is_paragraph(words))) return nullptr;
    Attribution* best = nullptr;
    const auto consider = [&](Attribution& one) {
      if (!one.source || scene_.quoted(one.cue_head) || (sentences_[sentence].new_paragraph && !says_quoted(one, quotation))) return;
      if (!best || !best->content.covers(one.content)) best = &one;
    };
    for (Attribution& one : told_in(sentence - 1)) consider(one);
    for (const std::uint32_t number : contents_.in_sentence(sentence - 1))
      if (all_[number].content.last == sentences_[sentence].first) consider(all_[number]);
    if (stretched_ && stretched_->content.last == sentences_[sentence].first) consider(*stretched_);
    return best;
  }

  bool is_paragraph(TokenRange words) const {
    const TokenRange paragraph = paragraphs_[paragraph_of(words.first)];
    return !has_words({paragraph.first, words.first}) && !has_words({words.last, paragraph.last});
  }

  // The quotation before this one is among its words.
  bool says_quoted(const Attribution& one, std::size_t quotation) const {
    if (quotation == 0 || scene_.quotations[quotation - 1].scare) return false;
    const TokenRange before = scene_.quotations[quotation - 1].words;
    return one.content.covers(before) && paragraph_of(before.first) + 1 == paragraph_of(scene_.quotations[quotation].words.first);
  }

  std::span<Attribution> told_in(std::uint32_t sentence) {
    const auto from = [&](std::uint32_t token) {
      return std::partition_point(all_.begin(), all_.end(), [&](const Attribution& one) { return one.cue_head < token; });
    };
    return {from(sentences_[sentence].first), from(sentences_[sentence].last)};
  }

  void stretch(Attribution& one, TokenRange quotation) {
    if (one.content.last > quotation.first) return;
    const TokenRange gap{one.content.last, quotation.first};
    const bool spoken = has_words(gap);
    if (spoken && !one.inserted.empty()) return;
    if (spoken) one.inserted = gap;
    one.content.last = quotation.last;
    one.content_at = tree_.bytes(one.content);
    stretched_ = &one;
  }

  const Scene& scene_;
  const Tree& tree_;
  const std::vector<Sentence>& sentences_;
  const Relayed& relayed_;
  std::vector<Attribution>& all_;
  std::vector<TokenRange> paragraphs_;
  ContentIndex contents_;
  Attribution* stretched_ = nullptr;  // the last one that was given a lone quotation
};

}  // namespace

bool announces(const Scene& scene, std::uint32_t cue) {
  const auto& sentences = scene.tree->analysis().sentences;
  const std::uint32_t number = scene.tree->sentence_of(cue);
  const Sentence& sentence = sentences[number];
  if (scene.tree->written(sentence.last - 1) != ":") return false;
  return number + 1 < sentences.size() && sentences[number + 1].new_paragraph;
}

void find_layout_speech(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all) { LayoutSpeech(scene, relayed, all).run(); }

}  // namespace hearsay
