#include "coding/times.h"

#include <algorithm>

#include "base/words.h"
#include "coding/clauses.h"

namespace hearsay {
namespace {

/// "said they would leave", which somebody saw coming; "would have left" did not come.
bool is_would(const Tree& tree, std::uint32_t verb, std::string_view word) {
  const auto children = tree.children(verb);
  const std::uint32_t mark = tree.child(verb, Relation::mark);
  const Relation r = tree.relation(verb);
  // "told reporters that talks would resume", read as a relative clause
  const bool told = r == Relation::ccomp || ((r == Relation::acl || r == Relation::acl_relcl) && mark != kNoToken && tree.folded(mark) == "that");
  return word == "would" && told && std::none_of(children.begin(), children.end(), [&](std::uint32_t c) { return tree.lemma(c) == "have"; });
}

/// Whether the clause above `at` speaks of what is to come ("will meet on Friday"), or was when it was said.
Outlook outlook(const Tree& tree, std::uint32_t at) {
  for (std::uint32_t i = at; i != kNoToken; i = tree.head(i)) {
    if (tree.token(i).upos != Upos::verb && tree.token(i).upos != Upos::aux && !tree.is_root(i)) continue;
    for (std::uint32_t c : tree.children(i)) {
      if (tree.relation(c) != Relation::aux && tree.relation(c) != Relation::cop) continue;
      const std::string_view word = tree.folded(c);
      if (word == "will" || word == "'ll" || word == "shall" || word == "wo") return Outlook::coming;
      if (is_would(tree, i, word)) return Outlook::foreseen;
    }
    const std::uint32_t above = tree.head(i);
    const std::uint32_t mark = tree.child(i, Relation::mark);
    const bool infinitive = mark != kNoToken && tree.folded(mark) == "to";
    if (!infinitive || above == kNoToken) return Outlook::past;
    constexpr std::string_view kPlans[] = {"go", "plan", "schedule", "expect", "due", "set", "intend", "prepare", "hope", "promise", "vow"};
    if (std::find(std::begin(kPlans), std::end(kPlans), tree.lemma(above)) != std::end(kPlans)) return Outlook::coming;
  }
  return Outlook::past;
}

/// "will free the detained farmers on Sunday": not the day they were detained.
bool is_beside_attribute(const Tree& tree, std::uint32_t event, std::uint32_t governor) {
  return tree.relation(event) == Relation::amod && tree.token(event).upos == Upos::verb && tree.head(event) != kNoToken &&
         !tree.dominates(tree.head(event), governor);
}

/// "is now charged with the killing", "has now named eleven people killed": what is now so, not what it is about.
bool is_of_another_now(const Tree& tree, const TimeMention& time, std::uint32_t event, std::uint32_t governor) {
  const bool now = tree.folded(time.words.last - 1) == "now" || tree.folded(time.words.first) == "currently";
  const bool about = tree.token(event).upos != Upos::verb || (tree.relation(event) == Relation::acl && xpos_spelling(tree.token(event).xpos) == "VBN");
  return now && time.words.last - time.words.first <= 2 && governor != event && about;
}

/// "the night before the shooting": not that of the shooting.
bool is_before_it(const Tree& tree, const TimeMention& time, std::uint32_t event) {
  if (!is_one_of(tree.folded(time.words.last - 1), {"before", "after"})) return false;
  return time.words.last <= event && tree.noun_phrase(event).first <= time.words.last;
}

/// "arrested on Monday in connection with a shooting", "charged on Monday for the attack": the day of the arrest.
bool is_of_judgement(const Tree& tree, const Frames& frames, std::uint32_t event, std::uint32_t governor) {
  for (std::uint32_t i = event; tree.head(i) != kNoToken && i != governor; i = tree.head(i)) {
    const std::uint32_t above = tree.head(i);
    const bool matter = tree.relation(i) == Relation::nmod && frames.has(Frame::matter, tree.lemma(above));
    const bool judged = tree.relation(i) == Relation::obl && tree.preposition(i) == "for" && frames.has(Frame::judge, tree.lemma(above));
    if (matter || judged) return !tree.dominates(i, governor);
    if (tree.token(i).upos == Upos::verb && i != event) return false;
  }
  return false;
}

/// "The wreck, pictured on Monday, shows where the bomb went off": the day of the picture.
bool is_of_picture(const Tree& tree, const Frames& frames, std::uint32_t event, std::uint32_t governor) {
  return governor != event && tree.relation(governor) == Relation::acl && frames.has(Frame::pictured, tree.lemma(governor)) && !tree.dominates(governor, event);
}

/// "was convicted of the murder of two farmers in 1998", told long after: reports of a verdict are of its days, whatever the tree says.
bool is_of_long_ago(const Tree& tree, const TimeMention& time, std::uint32_t event) {
  const auto& published = tree.document().origin().published;
  if (!published || !time.record.stop || time.record.precision != "year" || time.record.stop->substr(0, 4) >= published->substr(0, 4)) return false;
  const auto children = tree.children(event);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) { return is_one_of(tree.preposition(c), {"of", "for", "over"}); });
}

/// "found guilty of the killings in 1998 and jailed": the days of the crime.
bool is_of_crime(const Tree& tree, const Frames& frames, const TimeMention& time, std::uint32_t event, std::uint32_t governor) {
  if (!frames.has(Frame::judge, tree.lemma(event))) return false;
  if (is_of_long_ago(tree, time, event)) return true;
  if (governor == event || tree.dominates(governor, event)) return false;
  for (std::uint32_t i = governor; i != kNoToken && i != event && !tree.dominates(i, event); i = tree.head(i)) {
    const std::uint32_t mark = tree.child(i, Relation::mark);
    if (is_one_of(tree.preposition(i), {"of", "for", "over"}) || (mark != kNoToken && is_one_of(tree.folded(mark), {"of", "for", "over"}))) return true;
  }
  return false;
}

/// "arrested ten men ahead of Saturday's march": the day of the march.
bool is_of_later_event(const Tree& tree, std::uint32_t event, std::uint32_t governor) {
  if (governor == event || !is_nominal(tree.token(governor).upos) || tree.dominates(governor, event)) return false;
  const std::uint32_t preposition = tree.child(governor, Relation::case_);
  if (preposition == kNoToken || preposition == 0) return false;
  return is_one_of(tree.folded(preposition), {"before", "prior"}) || is_one_of(tree.folded(preposition - 1), {"ahead", "prior"});
}

/// "Updated: Wednesday, March 20", "(05/09/16) - A man ...": when the page was worked over.
bool is_of_page(const Tree& tree, TokenRange words) {
  std::uint32_t first = words.first;
  const std::uint32_t begin = tree.analysis().sentences[tree.sentence_of(first)].first;
  const bool bracketed = first == begin + 1 && tree.form(begin) == "(" && words.last < tree.size() && tree.form(words.last) == ")";
  if (bracketed) return true;
  if (first > 0 && tree.form(first - 1) == ":") --first;
  return first > 0 && is_one_of(tree.folded(first - 1), {"updated", "modified"}) && is_capital(tree.form(first - 1));
}

/// "will leave, he said on Sunday": the day on which somebody says what is still to come.
bool is_of_announcement(const Tree& tree, std::uint32_t event, std::uint32_t governor) {
  const std::uint32_t auxiliary = tree.child(event, Relation::aux);
  if (auxiliary == kNoToken || !is_one_of(tree.folded(auxiliary), {"will", "would", "shall", "may", "might", "could", "should"})) return false;
  for (std::uint32_t i = event; tree.head(i) != kNoToken; i = tree.head(i)) {
    if (tree.relation(i) == Relation::ccomp || tree.relation(i) == Relation::parataxis) return tree.head(i) == governor;
    if (tree.relation(i) != Relation::conj && tree.relation(i) != Relation::xcomp) return false;
  }
  return false;
}

Time make_record(const Tree& tree, TokenRange words, const TimePhrase& phrase) {
  Time out;
  const ByteSpan at = tree.bytes(words);
  out.text = tree.document().text(at);
  out.at = tree.document().chars(at);
  if (phrase.days) {
    out.start = iso(phrase.days->first);
    out.stop = iso(phrase.days->last);
  }
  out.precision = spelling(phrase.precision);
  return out;
}

}  // namespace

Result<TimeReader> TimeReader::create(std::shared_ptr<const Lexicon> lexicon) {
  auto grammar = TimeGrammar::create(lexicon);
  if (!grammar) return tl::unexpected(grammar.error());
  return TimeReader(std::move(*grammar), Frames::create(*lexicon));
}

void TimeReader::read(const Tree& tree, std::vector<TimeMention>& out) const {
  TimeContext context;
  const auto& published = tree.document().origin().published;
  if (published) context.published = parse_iso_day(*published);
  for (const Sentence& sentence : tree.analysis().sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      if (!grammar_.may_begin(tree, i)) {
        ++i;
        continue;
      }
      context.outlook = outlook(tree, i);
      const auto found = grammar_.read(tree, i, sentence.last, context);
      if (!found || found->last <= i) {
        ++i;
        continue;
      }
      // "a day earlier" than what was told, not than what is planned
      const bool planned = found->days && context.published && found->days->first > *context.published;
      if (found->days && !planned && found->precision <= TimePrecision::day) context.told = found->days->first;
      const TokenRange words{i, found->last};
      out.push_back({words, make_record(tree, words, *found)});
      i = found->last;
    }
  }
}

std::optional<Time> TimeReader::of_event(const std::vector<TimeMention>& times, const Tree& tree, std::uint32_t event_head) const {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(event_head)];
  // In text order: those of the sentence are found by halving, for a long document has many.
  const auto first =
      std::lower_bound(times.begin(), times.end(), sentence.first, [](const TimeMention& one, std::uint32_t at) { return one.words.first < at; });
  const TimeMention* best = nullptr;
  int best_cost = kUnrelated;
  for (auto at = first; at != times.end() && at->words.first < sentence.last; ++at) {
    const TimeMention& time = *at;
    const std::uint32_t governor = governor_of(tree, time.words);
    if (is_of_page(tree, time.words) || is_before_it(tree, time, event_head) || is_of_picture(tree, frames_, event_head, governor) ||
        is_of_judgement(tree, frames_, event_head, governor) || is_of_another_now(tree, time, event_head, governor) ||
        is_beside_attribute(tree, event_head, governor) || is_of_announcement(tree, event_head, governor) || is_of_later_event(tree, event_head, governor) ||
        is_of_crime(tree, frames_, time, event_head, governor))
      continue;
    const int cost = attachment_cost(tree, event_head, governor);
    // Of two as close the finer one tells more.
    if (cost < best_cost) {
      best = &time;
      best_cost = cost;
    }
  }
  if (!best) return std::nullopt;
  return best->record;
}

}  // namespace hearsay
