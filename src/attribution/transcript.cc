#include "attribution/transcript.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "attribution/assembly.h"
#include "attribution/layout.h"
#include "base/words.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLongestBracket = 24, kLongestDateline = 24, kLongestSignature = 80, kPart = 1;

class Transcript {
 public:
  Transcript(const Scene& scene, const Table& words, std::vector<Attribution>& all)
      : scene_(scene), tree_(*scene.tree), words_(words), all_(all), sentences_(tree_.analysis().sentences) {}

  void run() {
    if (tree_.document().text().find('[') == std::string_view::npos || sentences_.empty()) return;
    find_marks();
    find_author();
    find_turns();
    if (author_ && speaks_of_itself(text_from_)) add_statement({text_from_, end_of(text_from_)});
    if (!author_ && !recorded_) find_signer();
    for (std::size_t i = 0; is_transcript() && i < turns_.size(); ++i) {
      const std::uint32_t next = i + 1 < turns_.size() ? turns_[i + 1].opens : tree_.size();
      add_turn(turns_[i], {turns_[i].begins, std::min(next, end_of(turns_[i].begins))});
    }
  }

 private:
  /// Words in brackets: a note of whoever wrote the record, or a name.
  struct Bracket {
    TokenRange words;
    bool recording = false, end = false, note = false, statement = false;
    bool may_speak() const { return !note && !statement; }
  };

  /// The label of who speaks, where its bracket opens and where the words begin.
  struct Turn {
    TokenRange label;
    std::uint32_t opens = 0, begins = 0;
  };

  bool is_punct(std::uint32_t i) const { return tree_.token(i).upos == Upos::punct; }

  std::optional<Bracket> bracket_at(std::uint32_t open) const {
    if (open >= tree_.size() || tree_.written(open) != "[") return std::nullopt;
    Bracket out;
    for (std::uint32_t i = open + 1; i < std::min(tree_.size(), open + kLongestBracket); ++i) {
      if (tree_.written(i) == "]") {
        out.words = {open + 1, i};
        return out.words.empty() ? std::nullopt : std::optional(out);
      }
      const std::string_view word = tree_.folded(i);
      for (const RowId row : words_.find(word)) {
        const std::string_view part = words_.cell(row, kPart);
        out.recording |= part == "recording";
        out.end |= part == "end";
        (part == "statement" ? out.statement : out.note) = true;
      }
    }
    return std::nullopt;
  }

  // Where a recording or a statement ends, in their order; and whether anybody was recorded.
  void find_marks() {
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const auto bracket = tree_.written(i) == "[" ? bracket_at(i) : std::nullopt;
      if (bracket && bracket->end) ends_.push_back(i);
      recorded_ |= bracket && bracket->recording;
    }
  }

  std::uint32_t end_of(std::uint32_t begin) const {
    const auto end = std::lower_bound(ends_.begin(), ends_.end(), begin);
    return end == ends_.end() ? tree_.size() : *end;
  }

  // "TARMO, 7 SEP 91 (RADIO TARMO) -- [": where a line of brackets may stand behind a dateline.
  std::uint32_t first_bracket(const Sentence& sentence) const {
    if (sentence.first > 0) return sentence.first;
    for (std::uint32_t i = 1; i < std::min(tree_.size(), kLongestDateline); ++i)
      if (tree_.written(i) == "[") return tree_.written(i - 1).starts_with("-") ? i : 0;
    return 0;
  }

  // "[STATEMENT] [FREE UNIONS] [TEXT]": a kind of text in which somebody speaks for himself, and who that is.
  void find_author() {
    const auto kind = bracket_at(first_bracket(sentences_.front()));
    if (!kind || kind->may_speak() || kind->recording) return;
    const auto who = bracket_at(kind->words.last + 1);
    if (!who || !who->may_speak()) return;
    (kind->statement ? author_ : reporter_) = name_in(who->words);
    text_from_ = who->words.last + 1;
  }

  // "… We shall not give in. [SIGNED] FREE UNIONS, TARMO": whoever signs a text that speaks of itself has written it all.
  void find_signer() {
    if (ends_.empty() || ends_.back() + kLongestSignature < tree_.size()) return;
    const std::uint32_t end = ends_.back();
    const auto bracket = bracket_at(end);
    const std::uint32_t from = begin_of_text();
    if (!bracket || from + 1 >= end || tree_.folded(bracket->words.first) != "signed" || !speaks_of_itself(from) || is_told(end - 1)) return;
    const TokenRange name = name_in({bracket->words.last + 1, tree_.size()});
    if (name.last < name.first + kLongestBracket && is_name(name)) add(name, {end, bracket->words.last + 1}, {from, end});
  }

  // Behind "[TEXT]".
  std::uint32_t begin_of_text() const {
    const auto kind = bracket_at(first_bracket(sentences_.front()));
    return kind ? kind->words.last + 1 : sentences_.front().first;
  }

  // By somebody in another sentence, who passes the text on.
  bool is_told(std::uint32_t word) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Attribution& one) {
      return one.source && one.content.has(word) && tree_.sentence_of(one.cue_head) != tree_.sentence_of(word);
    });
  }

  // A press office may tell what happened as a report does; who speaks says "I" or "we".
  bool speaks_of_itself(std::uint32_t from) const {
    for (std::uint32_t i = from; i < tree_.size(); ++i)
      if (tree_.token(i).upos == Upos::pron && is_one_of(tree_.folded(i), {"we", "i"})) return true;
    return false;
  }

  // "[COMMUNIQUE] [FREE UNIONS] [TEXT] The Free Unions announce the following: …" speaks of its author once.
  void add_statement(TokenRange content) {
    const std::uint32_t sentence = tree_.sentence_of(std::min(content.first, tree_.size() - 1));
    for (Attribution& one : all_) {
      const std::uint32_t at = tree_.sentence_of(one.cue_head);
      if (!one.source || at < sentence || at > sentence + 1 || !announces(scene_, one.cue_head)) continue;
      one.content.last = std::max(one.content.last, content.last);
      one.content_at = tree_.bytes(one.content);
      return;
    }
    add(*author_, {text_from_ - 1, text_from_}, content);
  }

  // "The mayor, Linda Okoro, had this to say: [BEGIN RECORDING] [OKORO] …": the announcement names her better than the label.
  void add_turn(const Turn& turn, TokenRange content) {
    for (Attribution& one : all_) {
      if (!one.source || one.content.first < turn.opens || one.content.first > turn.begins || !names(*one.source, turn.label)) continue;
      one.content.last = std::max(one.content.last, content.last);
      one.content_at = tree_.bytes(one.content);
      return;
    }
    add(turn.label, {turn.begins - 1, turn.begins}, content);
  }

  bool names(TokenRange phrase, TokenRange label) const {
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i)
      if (tree_.folded(i) == tree_.folded(label.last - 1)) return true;
    return false;
  }

  void find_turns() {
    for (const Sentence& sentence : sentences_)
      if (sentence.new_paragraph || sentence.first == 0) take_turn(first_bracket(sentence));
    std::set<std::string, std::less<>> labels;
    for (const Turn& turn : turns_) labels.insert(folded_text(turn.label));
    const std::size_t opening = turns_.size();
    for (const Sentence& sentence : sentences_) {  // "[REPORTER] Why? [OKORO] Because": in the midst of a paragraph only who is known to speak
      const auto bracket = sentence.new_paragraph ? std::nullopt : bracket_at(sentence.first);
      if (bracket && bracket->may_speak() && labels.count(folded_text(name_in(bracket->words))) > 0) take_turn(sentence.first);
    }
    if (turns_.size() > opening) std::sort(turns_.begin(), turns_.end(), [](const Turn& a, const Turn& b) { return a.opens < b.opens; });
    names_ = labels.size();
  }

  // The last of the brackets that stand here in a row names who speaks.
  void take_turn(std::uint32_t at) {
    const std::uint32_t opens = at;
    std::optional<Bracket> last;
    while (const auto bracket = bracket_at(at)) last = bracket, at = bracket->words.last + 1;
    if (!last || !last->may_speak() || at >= tree_.size()) return;
    const TokenRange name = name_in(last->words);
    if (is_name(name) && !is_author(name)) turns_.push_back({name, opens, at});
  }

  // "[REPORT] [RAFI OKORO] [TEXT] [OKORO] …": what he reports the article tells, and a statement's author is known.
  bool is_author(TokenRange name) const { return (author_ && name.first == author_->first) || (reporter_ && names(*reporter_, name)); }

  // "OKORO, IN PROGRESS"
  TokenRange name_in(TokenRange words) const {
    TokenRange name{words.first, words.first};
    while (name.last < words.last && tree_.written(name.last) != "," && !tree_.written(name.last).starts_with("-")) ++name.last;
    return name.empty() ? words : name;
  }

  bool is_name(TokenRange words) const {
    if (!is_capital(tree_.written(words.first)) || !is_nominal(tree_.token(words.last - 1).upos) || tree_.token(words.first).upos == Upos::pron) return false;
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if ((tree_.token(i).features & feature::finite) != 0) return false;
    return true;
  }

  std::string folded_text(TokenRange words) const { return fold(tree_.document().text(tree_.bytes(words))); }

  // One bracket at the head of a paragraph may be anything; a recording has a speaker, and two who take turns talk.
  bool is_transcript() const { return recorded_ || names_ > 1; }

  void add(TokenRange source, TokenRange cue, TokenRange content) {
    Attribution fresh{.source = source, .source_head = top_of(source), .cue = cue, .cue_head = cue.first};
    fresh.kind = scene_.kinds->kind(tree_, source, fresh.source_head);
    set_content(scene_, fresh, content);
    if (!fresh.content.empty()) all_.push_back(fresh);
  }

  std::uint32_t top_of(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if (is_nominal(tree_.token(i).upos) && !words.has(tree_.head(i))) return i;
    return words.first;
  }

  const Scene& scene_;
  const Tree& tree_;
  const Table& words_;
  std::vector<Attribution>& all_;
  const std::vector<Sentence>& sentences_;
  std::vector<std::uint32_t> ends_;
  std::vector<Turn> turns_;
  std::optional<TokenRange> author_, reporter_;
  std::uint32_t text_from_ = 0;  // behind the bracket of its author
  std::size_t names_ = 0;
  bool recorded_ = false;
};

}  // namespace

void find_transcript_speech(const Scene& scene, const Table& words, std::vector<Attribution>& all) { Transcript(scene, words, all).run(); }

}  // namespace hearsay
