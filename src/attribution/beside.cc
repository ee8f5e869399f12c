#include "attribution/beside.h"

#include <algorithm>

#include "attribution/scene.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLongestApposition = 30, kMostCommas = 4;

class Neighbours {
 public:
  Neighbours(const Scene& scene, std::uint32_t cue) : scene_(scene), tree_(*scene.tree), cue_(cue), sentence_(scene.sentence(cue)) {}

  Neighbour before() const {
    std::uint32_t end = cue_;
    while (end > sentence_.first && is_light(end - 1)) --end;
    if (end == sentence_.first) return {};
    if (tree_.form(end - 1) == ",") return before_apposition(end - 1);
    const TokenRange words = chunk_ending(end);
    return words.empty() ? Neighbour{} : Neighbour{head_of(words), words, words, "before"};
  }

  Neighbour after() const {
    std::uint32_t last = cue_ + 1;
    while (last < sentence_.last && in_chunk(last) && !is_adposition(last)) ++last;
    const TokenRange words{cue_ + 1, last};
    return words.empty() || !ends_in_nominal(words) ? Neighbour{} : Neighbour{head_of(words), words, words, "after"};
  }

 private:
  Upos upos(std::uint32_t i) const { return tree_.token(i).upos; }
  bool is_adposition(std::uint32_t i) const { return upos(i) == Upos::adp; }
  bool is_light(std::uint32_t i) const { return upos(i) == Upos::aux || upos(i) == Upos::adv; }

  // Within a word, not the dash behind a dateline.
  bool is_hyphen(std::uint32_t i) const {
    return tree_.form(i) == "-" && i > sentence_.first && (tree_.token(i - 1).flags & token_flag::space_after) == 0 &&
           (tree_.token(i).flags & token_flag::space_after) == 0;
  }

  // A word that a noun phrase without clauses may have; marks of other quotations end it.
  bool in_chunk(std::uint32_t i) const {
    if (scene_.quotation_of[i] != scene_.quotation_of[cue_]) return false;
    switch (upos(i)) {
      case Upos::noun:
      case Upos::propn:
      case Upos::adj:
      case Upos::det:
      case Upos::num:
      case Upos::adp:
      case Upos::part: return true;
      case Upos::pron: return (tree_.token(i).features & (feature::pronoun_relative | feature::pronoun_interrogative)) == 0;
      case Upos::cconj:
        return i > sentence_.first && i + 1 < sentence_.last && upos(i - 1) == Upos::propn && upos(i + 1) == Upos::propn;  // "Urban and Rural Affairs"
      case Upos::punct: return is_hyphen(i) || tree_.form(i) == "(" || tree_.form(i) == ")";
      default: return false;
    }
  }

  // No noun stands before a pronoun or an article in one phrase, only a preposition: "the story he told".
  bool opens(std::uint32_t i) const {
    const bool article = upos(i) == Upos::det || upos(i) == Upos::pron;
    return article && i > sentence_.first && is_nominal(upos(i - 1));
  }

  bool ends_in_nominal(TokenRange words) const {
    std::uint32_t last = words.last - 1;
    while (last > words.first && upos(last) == Upos::punct) --last;
    return is_nominal(upos(last));
  }

  // "On Thursday Mr X": what a preposition opens is no subject, but a person's name that ends it is.
  TokenRange chunk_ending(std::uint32_t end) const {
    TokenRange words{end, end};
    bool bracket = false;  // "(" belongs to the phrase if its pair does
    while (words.first > sentence_.first && in_chunk(words.first - 1) && !(words.first < end && opens(words.first))) {
      const std::string_view form = tree_.form(words.first - 1);
      if (form == "(" && !bracket) break;
      if (form == "(" || form == ")") bracket = form == ")";
      --words.first;
    }
    while (words.first < end && upos(words.first) == Upos::punct) ++words.first;
    if (words.empty() || !ends_in_nominal(words)) return {};
    if (!is_adposition(words.first)) return words;
    const Name* name = scene_.names[words.last - 1];
    const bool ends_it = name && name->kind == NameKind::person && name->last == words.last && name->first > words.first + 1;
    return ends_it ? TokenRange{name->first, name->last} : TokenRange{};
  }

  // The last nominal before the first preposition: "advisers to the president".
  std::uint32_t head_of(TokenRange words) const {
    std::uint32_t head = kNoToken;
    for (std::uint32_t i = words.first; i < words.last && !(is_adposition(i) && head != kNoToken) && tree_.form(i) != "("; ++i)
      if (is_nominal(upos(i))) head = i;
    return head == kNoToken ? words.last - 1 : head;
  }

  bool has_person(TokenRange words) const {
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if (scene_.is_person(i) && words.covers({scene_.names[i]->first, scene_.names[i]->last})) return true;
    return false;
  }

  // "X, the head of A, one of B, said": the person before one of the commas, else what stands before the last of them.
  Neighbour before_apposition(std::uint32_t end) const {
    const std::uint32_t from = end > sentence_.first + kLongestApposition ? end - kLongestApposition : sentence_.first;
    Neighbour nearest;
    std::uint32_t commas = 0;
    for (std::uint32_t i = end; i-- > from && commas < kMostCommas;) {
      if (scene_.quotation_of[i] != scene_.quotation_of[cue_]) break;
      if (tree_.form(i) != ",") continue;
      ++commas;
      const TokenRange words = chunk_ending(i);
      if (words.empty()) continue;
      const bool apposition = in_chunk(i + 1) && !is_adposition(i + 1);  // not "who …", "speaking …"
      const Neighbour found{head_of(words), words, {words.first, apposition ? end : words.last}, "before appos"};
      if (has_person(words)) return found;
      if (!nearest) nearest = found;
    }
    return nearest;
  }

  const Scene& scene_;
  const Tree& tree_;
  std::uint32_t cue_;
  TokenRange sentence_;
};

}  // namespace

Neighbour neighbour_before(const Scene& scene, std::uint32_t cue) { return Neighbours(scene, cue).before(); }
Neighbour neighbour_after(const Scene& scene, std::uint32_t cue) { return Neighbours(scene, cue).after(); }

}  // namespace hearsay
