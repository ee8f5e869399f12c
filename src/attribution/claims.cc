#include "attribution/claims.h"

#include <algorithm>
#include <span>

#include "attribution/assembly.h"
#include "attribution/content_index.h"
#include "attribution/own_voice.h"
#include "attribution/spoken.h"
#include "base/words.h"

namespace hearsay {
namespace {

// On held-out news nearly all that the walk takes for happened and the votes put below -0.5 is still to come (docs/certainty.md).
constexpr float kToComeBelow = -0.5f, kOpenBelow = -0.75f;

using Chain = std::vector<const Attribution*>;  // outermost first

bool disagree(const Attribution& a, const Attribution& b) {
  const auto against = [](Stance s) { return s == Stance::denies || s == Stance::doubts; };
  return against(a.stance) != against(b.stance);
}

/// One document's claims.
class Maker {
 public:
  Maker(const Tree& tree, const EventCoder::Reading& reading, const std::vector<Attribution>& attributions, const CertaintyReader& certainty,
        const FactualityReader& factuality, const Habits& habits, const Table* cues)
      : tree_(tree),
        reading_(reading),
        attributions_(attributions),
        contents_(tree, attributions),
        certainty_(certainty),
        factuality_(factuality),
        habits_(habits),
        cues_(cues),
        own_voice_(tree, *reading.frames, reading.events) {
    features_.build(tree);
    find_deeds();
  }

  void run(std::vector<DraftClaim>& out) {
    const std::vector<Spoken> spoken = spoken_events(tree_, reading_, attributions_, contents_);
    auto next = spoken.begin();
    for (const CodedEvent& event : reading_.events) {
      for (; next != spoken.end() && next->event.trigger.first < event.trigger.first; ++next) speak(*next, out);
      if (is_answer(event)) continue;
      chains_of(event);
      if (chains_.empty()) chains_.emplace_back();
      for (const Chain& chain : chains_) {
        DraftClaim draft{.head = event.head};
        draft.claim = claim(event, chain, draft.trace);
        out.push_back(std::move(draft));
      }
    }
    for (; next != spoken.end(); ++next) speak(*next, out);
  }

 private:
  Effect told_as(const Attribution& one) const {
    const std::string_view kind = cue_kind(one);
    if (one.hedge || kind == "rumour" || certainty_.is_doubtful(tree_, one.source_head)) return Effect::possible;
    const bool nobodys = one.source_head == kNoToken && is_passive_cue(one) && (kind == "say" || kind == "think");  // "it is said that"
    return nobodys ? Effect::likely : Effect::none;
  }

  void speak(const Spoken& one, std::vector<DraftClaim>& out) {
    if (one.speaker)
      chains_ = {{one.speaker}};
    else
      chains_of(one.event);
    if (chains_.empty()) return;
    DraftClaim draft{.head = one.event.head};
    draft.claim = claim(one.event, chains_.front(), draft.trace);
    draft.claim.certainty = one.speaker && one.speaker->stance == Stance::denies ? Certainty::ct_minus : Certainty::ct_plus;
    draft.claim.event.status = EventStatus::actual;
    if (draft.claim.actors.empty())  // who speaks does it, wherever he stands
      for (const CodedParty& party : one.event.actors) draft.claim.actors.push_back(party.record);
    draft.trace.certainty.clear();
    draft.trace.learned.reset();
    out.push_back(std::move(draft));
  }

  bool tells(const Attribution& one, const CodedEvent& event) const {
    if (one.credit || !one.holds(event.head) || event.trigger.has(one.cue_head)) return false;
    if (is_beside(one, event) || is_nobody(tree_, *reading_.frames, one) || is_deed(one) || is_background(one, event) || is_around(one, event) ||
        is_own_plan(one, event) || own_voice_.tells(event, one, cue_kind(one)))
      return false;
    if (cue_kind(one) == "refuse" && tree_.child(one.cue_head, Relation::xcomp) != kNoToken) return false;  // who "refuses to leave" says nothing of it
    if (one.source || one.hedge) return true;
    const std::string_view kind = cue_kind(one);  // "rumours of", "is believed to", "were told"; not "have been ordered"
    if (kind == "rumour") return true;
    return is_passive_cue(one) && !is_beside_cue(one, event) && (kind == "tell" || kind == "think" || (kind == "say" && !is_release(one))) && !is_noticed(one);
  }

  // "delivered food to the besieged town", "fired tear gas": verbs that may tell, where they do something.
  bool is_deed(const Attribution& one) const {
    if (tree_.child(one.cue_head, Relation::ccomp) != kNoToken || is_quoted_content(one)) return false;
    const std::string_view kind = cue_kind(one);
    if (kind != "say" && kind != "tell" && kind != "light") return false;
    return std::binary_search(deeds_.begin(), deeds_.end(), one.cue_head);
  }

  Stance stance_on(const CodedEvent& event, const Attribution& one) const { return is_spurned(one, event) ? Stance::asserts : one.stance; }

  static bool is_deed_type(const CodedEvent& event) {
    switch (event.record.type.value_or(EventType::accuse)) {
      case EventType::aid:
      case EventType::assault:
      case EventType::coerce:
      case EventType::mobilize:
      case EventType::protest:
      case EventType::sanction: return true;
      default: return false;
    }
  }

  // The words of verbs that tell of an act, sorted.
  void find_deeds() {
    for (const CodedEvent& event : reading_.events) {
      if (tree_.token(event.head).upos != Upos::verb) continue;
      for (std::uint32_t i = event.trigger.first; is_deed_type(event) && i < event.trigger.last; ++i) deeds_.push_back(i);
    }
    std::sort(deeds_.begin(), deeds_.end());
  }

  // "no official confirmed that they had shelled it": what nobody says is open.
  bool is_told_by_nobody(const CodedEvent& event) const {
    const auto numbers = contents_.in_sentence(tree_.sentence_of(event.head));
    return std::any_of(numbers.begin(), numbers.end(), [&](std::uint32_t number) {
      const Attribution& one = attributions_[number];
      return one.holds(event.head) && is_nobody(tree_, *reading_.frames, one) && is_in_clause_of(event.head, one.cue_head);
    });
  }

  bool is_in_clause_of(std::uint32_t word, std::uint32_t cue) const {
    std::uint32_t at = word;
    for (; tree_.head(at) != kNoToken && tree_.head(at) != cue; at = tree_.head(at))
      if (tree_.relation(at) == Relation::acl_relcl) return false;
    return tree_.head(at) == cue && (tree_.relation(at) == Relation::ccomp || tree_.relation(at) == Relation::xcomp);
  }

  // "rejected violence", "rejects the attack": who turns a deed down does not say that it was not, as who rejects a report or a charge does.
  bool is_spurned(const Attribution& one, const CodedEvent& event) const {
    return one.stance == Stance::denies && is_deed_type(event) && tree_.head(event.head) == one.cue_head && tree_.relation(event.head) == Relation::obj &&
           tree_.token(event.head).upos == Upos::noun && reading_.frames->has(Frame::spurn, tree_.lemma(one.cue_head));
  }

  // "denied the raid and accused the army of others": what is joined to the cue is not what the cue says.
  bool is_beside(const Attribution& one, const CodedEvent& event) const {
    std::uint32_t at = event.head;
    while (tree_.head(at) != kNoToken && tree_.head(at) != one.cue_head) at = tree_.head(at);
    if (tree_.head(at) != one.cue_head || tree_.relation(at) != Relation::conj || at < one.cue_head || is_quoted_content(one, event.head)) return false;
    return !goes_on(one, at);
  }

  // "said they fled and that the town fell", "allege Jonas shot two men": the tree joins to the cue what is its content.
  bool goes_on(const Attribution& one, std::uint32_t joined) const {
    const std::uint32_t mark = tree_.child(joined, Relation::mark);
    if (mark != kNoToken && tree_.folded(mark) == "that") return true;
    const std::uint32_t clause = tree_.child(one.cue_head, Relation::ccomp);
    const bool behind_clause = clause != kNoToken && clause > one.cue_head && clause < joined && one.content.has(clause);
    if (one.content.first > one.cue_head && (behind_clause || tree_.folded(one.content.first) == "that")) return true;
    const std::uint32_t subject = tree_.child(joined, Relation::nsubj);
    return subject == one.cue.last && subject < joined;
  }

  /// "no deaths were reported in the clashes": the clashes nobody reported.
  bool is_beside_cue(const Attribution& one, const CodedEvent& event) const {
    return tree_.head(event.head) == one.cue_head && tree_.relation(event.head) == Relation::obl;
  }

  bool is_quoted_content(const Attribution& one, std::uint32_t event = kNoToken) const { return is_quoted(tree_, one, event); }

  // "supports the strike", "decided to leave after the raids", "hopes for the recovery of those wounded": who takes a stand on something or
  // plans it does not say that what stands beside it, or what the stand is about, took place; the article does.
  bool is_background(const Attribution& one, const CodedEvent& event) const {
    if (!is_stand(one) || is_quoted_content(one, event.head)) return false;
    std::uint32_t at = event.head;
    bool aside = false;
    for (; tree_.head(at) != kNoToken && tree_.head(at) != one.cue_head; at = tree_.head(at)) aside |= stands_aside(at);
    if (tree_.head(at) != one.cue_head) return false;
    const std::string_view kind = cue_kind(one);
    if (aside || stands_aside(at)) return true;
    const bool object = tree_.token(at).upos == Upos::noun && tree_.relation(at) == Relation::obj, itself = at == event.head;
    const bool toll = reading_.frames->has(Frame::tally, tree_.lemma(at));
    if (kind == "light" && itself && ((object && !toll) || tree_.relation(at) == Relation::xcomp)) return true;  // "attempted to retake"
    if (kind == "oppose") return object && itself && is_author(one.source_head);
    return object && (kind == "name" || (itself && kind == "support"));
  }

  /// "claimed the raid which killed nine": what is told beside the thing that is named is the article's, unless that is denied with it.
  bool is_around(const Attribution& one, const CodedEvent& event) const {
    if (tree_.token(one.cue_head).upos != Upos::verb || is_quoted_content(one, event.head) || one.stance == Stance::denies) return false;
    if (tree_.child(one.cue_head, Relation::ccomp) != kNoToken || !tree_.dominates(one.cue_head, event.head)) return false;
    std::uint32_t at = event.head;
    bool aside = false;
    for (; tree_.head(at) != one.cue_head; at = tree_.head(at)) aside |= tree_.relation(at) == Relation::acl_relcl;
    return aside && tree_.relation(at) == Relation::obj;
  }

  /// "plans to meet the rebels", "has decided to withdraw": what somebody means to do himself the article tells.
  bool is_own_plan(const Attribution& one, const CodedEvent& event) const {
    const std::string_view kind = cue_kind(one);
    return (kind == "expect" || kind == "think") && !is_passive_cue(one) && tree_.head(event.head) == one.cue_head &&
           tree_.relation(event.head) == Relation::xcomp && xpos_spelling(tree_.token(event.head).xpos) == "VB";
  }

  /// "We condemn the attack": whoever wrote the page.
  bool is_author(std::uint32_t source) const { return source != kNoToken && is_one_of(tree_.folded(source), {"we", "i"}); }

  /// A cue by which somebody judges, wants or plans.
  bool is_stand(const Attribution& one) const {
    const std::string_view kind = cue_kind(one);
    const bool clause = tree_.child(one.cue_head, Relation::ccomp) != kNoToken;
    if (tree_.token(one.cue_head).upos != Upos::verb || clause) return false;
    return is_one_of(kind, {"want", "expect", "promise", "support", "oppose", "name", "light"}) ||
           (kind == "think" && tree_.child(one.cue_head, Relation::xcomp) != kNoToken);
  }

  /// In a relative clause, or behind "after", "amid", "because".
  bool stands_aside(std::uint32_t at) const {
    const Relation r = tree_.relation(at);
    if (r == Relation::acl_relcl) return true;
    if (r == Relation::acl) return xpos_spelling(tree_.token(at).xpos) == "VBN";
    if (r == Relation::obl || r == Relation::nmod) return reading_.frames->has(Frame::aside, tree_.preposition(at));
    const std::uint32_t mark = r == Relation::advcl ? tree_.child(at, Relation::mark) : kNoToken;
    return mark != kNoToken && reading_.frames->has(Frame::aside, tree_.folded(mark));
  }

  // "were seen setting fire", "was found dead", "is determined to leave": nobody says so, it was or is so.
  bool is_noticed(const Attribution& one) const {
    return tree_.child(one.cue_head, Relation::ccomp) == kNoToken && reading_.frames->has(Frame::noticed, tree_.lemma(one.cue_head));
  }

  // What "was released" or "was issued" is set free or sent out more often than said.
  bool is_release(const Attribution& one) const {
    const std::string_view lemma = tree_.lemma(one.cue_head);
    return lemma == "release" || lemma == "issue" || lemma == "post" || lemma == "file" || lemma == "explain" || lemma == "mention" || lemma == "pass" ||
           lemma == "register";
  }

  bool is_passive_cue(const Attribution& one) const {
    for (const std::uint32_t c : tree_.children(one.cue_head))
      if (tree_.relation(c) == Relation::aux_pass) return true;
    return false;
  }

  std::string_view cue_kind(const Attribution& one) const { return one.entry && cues_ ? cues_->cell(*one.entry, 2) : std::string_view(); }

  // "laughed off all suggestions of it": the suggestions are nobody's words but what is laughed off.
  void drop_denied_nouns(Chain& chain) const {
    std::erase_if(chain, [&](const Attribution* one) {
      if (!is_nominal(tree_.token(one->cue_head).upos)) return false;
      return std::any_of(chain.begin(), chain.end(), [&](const Attribution* other) {
        return other != one && other->stance == Stance::denies && tree_.head(one->cue_head) == other->cue_head &&
               (one->source_head == kNoToken || one->source_head == other->source_head);
      });
    });
  }

  // Those whose content holds the event, by size; where two that do not hold each other disagree, a chain for each.
  void chains_of(const CodedEvent& event) {
    chains_.clear();
    Chain all;
    for (const std::uint32_t number : contents_.in_sentence(tree_.sentence_of(event.head)))
      if (tells(attributions_[number], event)) all.push_back(&attributions_[number]);
    if (all.empty()) return;
    const auto size = [](const Attribution* a) { return a->content.last - a->content.first; };
    std::stable_sort(all.begin(), all.end(), [&](auto* a, auto* b) { return size(a) != size(b) ? size(a) > size(b) : b->within == a->cue_head; });
    // One speaker with two cues ("neither confirmed nor denied") speaks once.
    for (std::size_t i = 0; i + 1 < all.size();)
      if (all[i]->source_head != kNoToken && all[i]->source_head == all[i + 1]->source_head &&
          tree_.sentence_of(all[i]->cue_head) == tree_.sentence_of(all[i + 1]->cue_head) && tree_.relation(all[i + 1]->cue_head) == Relation::conj)
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      else
        ++i;
    drop_denied_nouns(all);
    const Attribution* innermost = all.back();
    Chain rival;
    const auto beside = std::find_if(all.begin(), all.end(), [&](const Attribution* one) {
      return one != innermost && !one->holds(innermost->cue_head) && !innermost->holds(one->cue_head) && innermost->within != one->cue_head &&
             disagree(*one, *innermost);
    });
    if (beside != all.end()) rival = {*beside};
    std::erase_if(all, [&](const Attribution* one) { return !rival.empty() && one == rival.front(); });
    if (rival.empty())
      if (const Attribution* other = who_answers(*innermost)) rival = {other};
    keep_nested(all);
    chains_.push_back(std::move(all));
    if (!rival.empty()) chains_.push_back(std::move(rival));
  }

  /// "We repeat that the port was shelled": in nobody's mouth but that of the page, or of whoever is quoted with it.
  bool is_authors(const Attribution& one, bool within) const {
    return is_author(one.source_head) && (within || one.stance == Stance::asserts) && !is_quoted_content(one);
  }

  // "Police confirmed the attack but the army denied it": who takes the other side of what `one` says, in the same sentence.
  const Attribution* who_answers(const Attribution& one) const {
    for (const Attribution& other : told_in(tree_.sentence_of(one.cue_head)))
      if (disagree(one, other) && answered(other) == &one) return &other;
    return nullptr;
  }

  // "…, a claim the army denies": the denial of what is told beside it is no event of its own.
  bool is_answer(const CodedEvent& event) const {
    if (event.record.type != EventType::reject) return false;
    const auto told = told_in(tree_.sentence_of(event.head));
    return std::any_of(told.begin(), told.end(), [&](const Attribution& one) {
      return one.cue_head == event.head && one.stance == Stance::denies && one.content.last - one.content.first == 2 && answered(one);
    });
  }

  // What is meant by content that only points back ("it", "the claim"): the words of whoever spoke last before.
  const Attribution* answered(const Attribution& one) const {
    if (!one.source || !answers(one.content)) return nullptr;
    const Attribution* before = nullptr;
    for (const Attribution& other : told_in(tree_.sentence_of(one.cue_head))) {
      if (other.cue_head >= one.cue_head) break;
      if (other.source_head != one.source_head) before = &other;
    }
    return before;
  }

  // They stand in the order of their cues.
  std::span<const Attribution> told_in(std::uint32_t sentence) const {
    const Sentence& words = tree_.analysis().sentences[sentence];
    const auto from = [&](std::uint32_t token) {
      return std::partition_point(attributions_.begin(), attributions_.end(), [&](const Attribution& one) { return one.cue_head < token; });
    };
    return {from(words.first), from(words.last)};
  }

  bool answers(TokenRange content) const {
    if (points_back(tree_, content)) return true;
    if (content.last - content.first != 2 || !is_one_of(tree_.folded(content.first), {"the", "a", "an", "this", "that", "such"}) || !cues_) return false;
    const auto rows = cues_->find(tree_.lemma(content.last - 1));
    return std::any_of(rows.begin(), rows.end(), [&](RowId row) { return cues_->cell(row, 1) == "noun"; });
  }

  // Who quotes the next one has its cue among their words; contents that only cross make no chain.
  static void keep_nested(Chain& chain) {
    const Attribution* inner = chain.back();
    for (std::size_t i = chain.size() - 1; i-- > 0;) {
      if (chain[i]->content.has(inner->cue_head) || inner->within == chain[i]->cue_head)
        inner = chain[i];
      else
        chain.erase(chain.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  // A name that nobody knew for one: "Orsel Vant-Kirim, a vet", who is somebody all the same.
  void name_unknown(std::uint32_t head, Party& out) const {
    if (out.name || tree_.token(head).upos != Upos::propn || !is_capital(tree_.form(head)) || reading_.entities.mention_at(head)) return;
    const auto is_part = [&](std::uint32_t i) { return tree_.form(i) == "-" || (tree_.token(i).upos == Upos::propn && is_capital(tree_.form(i))); };
    const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(head)];
    std::uint32_t first = head, last = head + 1;
    while (first > sentence.first && is_part(first - 1)) --first;
    while (last < sentence.last && is_part(last)) ++last;
    if (last < first + 2) return;  // one word alone may be anything
    out.name = std::string(tree_.document().text(tree_.bytes({first, last})));
    out.entity_kind = EntityKind::person;
  }

  // "he said": whoever spoke before, one person, where that was not long ago.
  const Attribution* speaker_before(const Attribution& one) const {
    constexpr std::uint32_t kReach = 3;  // sentences
    const bool he = one.source_head != kNoToken && is_one_of(tree_.folded(one.source_head), {"he", "she"});
    const std::uint32_t sentence = he ? tree_.sentence_of(one.source_head) : 0;
    for (std::size_t i = he ? static_cast<std::size_t>(&one - attributions_.data()) : 0; i-- > 0;) {
      const Attribution& other = attributions_[i];
      if (other.source_head == kNoToken || tree_.token(other.source_head).upos == Upos::pron) continue;
      if (tree_.sentence_of(other.source_head) + kReach < sentence) return nullptr;
      const bool one_person =
          (other.kind == SourceKind::named || other.kind == SourceKind::office) && !(tree_.token(other.source_head).features & feature::plural);
      if (one_person) return &other;
    }
    return nullptr;
  }

  // Of whoever the name finder did not know, the entities know nothing that "he" could stand for.
  void name_by_speech(const Attribution& one, Party& out) const {
    const Attribution* before = speaker_before(one);
    if (!before || reading_.entities.mention_at(before->source_head)) return;
    Party speaker;
    name_unknown(before->source_head, speaker);
    if (!speaker.name) return;
    out.name = speaker.name;
    out.entity.clear();
    out.code.reset();
    out.country.reset();
    out.sectors.clear();
  }

  Source source(const Attribution& one, const CodedEvent& event) const {
    Source out;
    if (one.source_head != kNoToken) {
      const CodedParty party = reading_.entities.party(one.source_head);
      static_cast<Party&>(out) = party.record;
      name_unknown(one.source_head, out);
      name_by_speech(one, out);
      const ByteSpan at = tree_.bytes(*one.source);
      out.text = tree_.document().text(at);
      out.at = tree_.document().chars(at);
    } else {
      const ByteSpan at = tree_.bytes({one.cue.first, one.cue_head + 1});
      out.text = tree_.document().text(at);
      out.at = tree_.document().chars(at);
      out.head = std::string(tree_.written(one.cue_head));
      out.entity_kind = EntityKind::thing;
    }
    const ByteSpan cue = tree_.bytes(one.cue);
    out.cue = {std::string(tree_.document().text(cue)), tree_.document().chars(cue)};
    out.content = tree_.document().chars(one.content_at);
    out.kind = one.kind;
    if (out.kind == SourceKind::anonymous && out.name) out.kind = out.entity_kind == EntityKind::person ? SourceKind::named : SourceKind::organisation;
    if (one.source_head == kNoToken) out.kind = is_passive_told(one) ? SourceKind::anonymous : SourceKind::public_;
    out.stance = is_unsaid(one) ? Stance::doubts : stance_on(event, one);
    return out;
  }

  // "did not confirm", "neither confirmed nor denied"
  bool is_unsaid(const Attribution& one) const {
    if (one.stance != Stance::asserts && one.stance != Stance::denies) return false;
    if (!one.content.empty() && xpos_spelling(tree_.token(one.content.first).xpos).starts_with('W')) return false;  // "does not know who did it"
    for (const std::uint32_t c : tree_.children(one.cue_head)) {
      const std::string_view word = tree_.folded(c);
      if (word == "not" || word == "n't" || word == "neither" || word == "nor" || word == "never") return true;
    }
    return false;
  }

  // "RT was told", "families were informed": somebody told them, who is not named.
  bool is_passive_told(const Attribution& one) const {
    const std::string_view lemma = tree_.lemma(one.cue_head);
    return is_passive_cue(one) && (lemma == "tell" || lemma == "inform" || lemma == "assure" || lemma == "notify" || lemma == "advise");
  }

  // "reportedly": the word itself is source and cue.
  Source public_source(std::uint32_t cue, ByteSpan content) const {
    Source out;
    const ByteSpan at = tree_.token(cue).at;
    out.text = tree_.document().text(at);
    out.at = tree_.document().chars(at);
    out.head = out.text;
    out.cue = {out.text, out.at};
    out.content = tree_.document().chars(content);
    out.kind = SourceKind::public_;
    return out;
  }

  Claim claim(const CodedEvent& event, const Chain& chain, ClaimTrace& trace) {
    Claim out;
    out.document = tree_.document().origin();
    const std::uint32_t number = tree_.sentence_of(event.head);
    const Sentence& sentence = tree_.analysis().sentences[number];
    out.sentence.text = tree_.document().text(sentence.at);
    out.sentence.at = tree_.document().chars(sentence.at);
    out.sentence.index = number;
    out.event = event.record;
    const auto take = [&](const std::vector<CodedParty>& parties, std::vector<Party>& into) {
      for (const CodedParty& party : parties)
        if (!only_tells(party, event, chain)) into.push_back(party.record);
    };
    take(event.actors, out.actors);
    take(event.recipients, out.recipients);
    out.quantities = event.quantities;
    out.victims = event.victims;
    for (const Attribution* one : chain)
      if (!is_authors(*one, one != chain.front()) && (one == chain.front() || !own_voice_.says_nothing_yet(*one, cue_kind(*one))))
        out.sources.push_back(source(*one, event));
    if (!out.sources.empty()) name_speaker(event, *chain.back(), out);
    set_certainty(event, chain, out, trace);
    if (is_to_come(out, event.head) && out.event.status == EventStatus::actual) out.event.status = EventStatus::future;
    if (out.event.status == EventStatus::actual && habits_.is_habit(tree_, event)) out.event.status = EventStatus::generic;
    trace.entry = event.entry;
    for (const Attribution* one : chain)
      if (one->entry) trace.cues.push_back(*one->entry);
    return out;
  }

  // "Nine hurt as mob storms court, medic says": behind what is told stands who tells it, whatever the tree makes of a headline;
  // not in "killing five, the group said", where it is the subject of both, "they should go, he said", where it asks, and
  // "responsibility for it was claimed by the group".
  bool only_tells(const CodedParty& party, const CodedEvent& event, const Chain& chain) const {
    if (chain.empty() || tree_.token(event.head).upos == Upos::aux || tree_.relation(party.head) == Relation::obl_agent) return false;
    const Attribution& teller = *chain.back();
    if (party.head != teller.source_head || teller.content.last > party.head || !teller.holds(event.head)) return false;
    return tree_.head(event.head) != teller.cue_head || xpos_spelling(tree_.token(event.head).xpos) != "VBG";
  }

  // "The coordinator of the movement, Mr X, denied any part in it": the subject of the cue and its source are one.
  void name_speaker(const CodedEvent& event, const Attribution& teller, Claim& out) const {
    if (teller.source_head == kNoToken) return;
    const std::uint32_t subject = Arguments(tree_, reading_.frames).surface_subject(teller.cue_head);
    if (subject == teller.source_head) return;
    for (const CodedParty& party : event.actors)
      for (Party& actor : out.actors) {
        if (party.head != subject || actor.at != party.record.at) continue;
        actor.entity = out.sources.back().entity;
        if (!actor.name) actor.name = out.sources.back().name;
      }
  }

  // "called a strike for Friday": a day after the report's is still to come, but not where a verb says that it is over: what
  // is late on one day at the publisher's is the next where it happened.
  bool is_to_come(const Claim& claim, std::uint32_t event) const {
    const auto& published = tree_.document().origin().published;
    const std::uint32_t perfect = tree_.child_with_lemma(event, Relation::aux, "have"), passive = tree_.child(event, Relation::aux_pass);
    const auto is_past = [&](std::uint32_t verb) { return (tree_.token(verb).features & (feature::past | feature::participle)) == feature::past; };
    if (tree_.token(event).upos == Upos::verb && is_past(perfect != kNoToken ? perfect : passive != kNoToken ? passive : event)) return false;
    return published && claim.event.time && claim.event.time->start && published->size() >= 10 &&
           claim.event.time->start->substr(0, 10) > published->substr(0, 10);
  }

  // "denied responsibility for the raid", "denied any part in it": there may have been one, but none of his.
  bool denies_share(const CodedEvent& event, const Attribution& inner) const {
    const std::uint32_t above = tree_.head(event.head);
    if (inner.stance != Stance::denies || above == kNoToken || !is_nominal(tree_.token(event.head).upos)) return false;
    const std::uint32_t share = above == inner.cue_head ? tree_.child(above, Relation::obj) : above;
    return share != kNoToken && tree_.head(share) == inner.cue_head && reading_.frames->has(Frame::share, tree_.lemma(share));
  }

  void set_certainty(const CodedEvent& event, const Chain& chain, Claim& out, ClaimTrace& trace) {
    CertaintyReader::Bound bound;
    Stance answers_it = Stance::asserts;
    if (!chain.empty()) {
      const Attribution& inner = *chain.back();
      const Attribution* before = inner.holds(event.head) ? nullptr : answered(inner);
      const Attribution& told = before ? *before : inner;
      const std::string_view kind = cue_kind(told);
      bound = {told.content, told.cue_head, before ? told.stance : stance_on(event, inner), kind == "want" || kind == "ask", told_as(told)};
      answers_it = before ? inner.stance : Stance::asserts;
    }
    CertaintyReading reading = certainty_.read(tree_, event.head, bound);
    if (answers_it == Stance::denies) reading.certainty = Certainty::ct_minus;  // "…; the army denies it"
    if (!chain.empty() && denies_share(event, *chain.back())) reading.certainty = Certainty::ct_minus;
    if (answers_it == Stance::doubts) reading.certainty = Certainty::uu;
    doubt(event.head, reading, trace);
    out.certainty = chain.empty() && is_told_by_nobody(event) ? Certainty::uu : reading.certainty;
    out.event.status = reading.status;
    // "said he was worried by reports that …", "allegedly shot him, police said": what they pass on; "has reportedly left, according to
    // several papers": it is they who report
    const bool passed_on = !chain.empty() && reading.public_cue != kNoToken && chain.back()->stance == Stance::asserts &&
                           chain.back()->holds(reading.public_cue) &&
                           (chain.back()->kind != SourceKind::media || is_nominal(tree_.token(reading.public_cue).upos));
    if (reading.public_cue != kNoToken && (out.sources.empty() || passed_on))
      out.sources.push_back(public_source(reading.public_cue, tree_.bytes(event.trigger)));
    trace.certainty = std::move(reading.steps);
  }

  // Where no word on the way speaks against an event, yet all that readers judged like it was still to come, the walk missed something.
  void doubt(std::uint32_t event, CertaintyReading& reading, ClaimTrace& trace) {
    if (tree_.token(event).upos != Upos::verb) return;  // readers were asked of verbs only
    if (reading.certainty != Certainty::ct_plus || reading.status != EventStatus::actual) return;
    const CertaintyReading walk = certainty_.read(tree_, event, {});
    const Factuality learned = factuality_.read(features_, {event, &walk});
    if (learned.happened > kToComeBelow) return;
    reading.status = EventStatus::future;
    if (learned.happened < kOpenBelow) reading.certainty = Certainty::uu;
    trace.learned = learned;
  }

  const Tree& tree_;
  const EventCoder::Reading& reading_;
  const std::vector<Attribution>& attributions_;
  ContentIndex contents_;
  const CertaintyReader& certainty_;
  const FactualityReader& factuality_;
  const Habits& habits_;
  FactualityFeatures features_;
  const Table* cues_;
  OwnVoice own_voice_;
  std::vector<Chain> chains_;
  std::vector<std::uint32_t> deeds_;  // sorted
};

}  // namespace

void ClaimMaker::draft(const Tree& tree, const EventCoder::Reading& reading, const std::vector<Attribution>& attributions, std::vector<DraftClaim>& out) const {
  out.clear();
  const auto cues = lexicon_->table("cues");
  Maker(tree, reading, attributions, certainty_, factuality_, habits_, cues ? &*cues : nullptr).run(out);
}

}  // namespace hearsay
