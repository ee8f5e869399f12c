#include "attribution/claim_features.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

std::string_view part_of_speech(Upos upos) {
  return upos == Upos::verb ? "V" : upos == Upos::noun || upos == Upos::propn ? "N" : upos == Upos::aux ? "X" : "A";
}

std::string_view up_to_two(std::size_t count) { return count == 0 ? "0" : count == 1 ? "1" : "2"; }

std::string_view yes_no(bool yes) { return yes ? "1" : "0"; }

/// Whether a child with this relation is told of by its relation and word.
bool is_telling(Relation r) {
  switch (r) {
    case Relation::obj:
    case Relation::iobj:
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::compound:
    case Relation::compound_prt:
    case Relation::amod:
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::advcl:
    case Relation::acl:
    case Relation::conj: return true;
    default: return false;
  }
}

/// Whether such a child goes with this very word ("take" and "part").
bool is_close(Relation r) {
  return r == Relation::obj || r == Relation::nsubj || r == Relation::nsubj_pass || r == Relation::compound || r == Relation::compound_prt ||
         r == Relation::xcomp || r == Relation::amod;
}

bool is_function(Relation r) {
  return r == Relation::aux || r == Relation::aux_pass || r == Relation::det || r == Relation::mark || r == Relation::cop || r == Relation::nummod;
}

}  // namespace

std::string_view type_name(std::optional<EventType> type) { return type ? spelling(*type) : "disaster"; }

ClaimFeatures::ClaimFeatures(const Tree& tree, std::span<const DraftClaim> drafts) : tree_(tree) {
  std::map<std::string_view, int> counts;
  int most = 0;
  for (const DraftClaim& draft : drafts) {
    const std::string_view type = type_name(draft.claim.event.type);
    types_.try_emplace(draft.head, type);
    if (const int count = ++counts[type]; count > most) {
      most = count;
      dominant_ = type;
    }
  }
  constexpr std::size_t kPer = 100, kMost = 6;  // words
  density_ = std::to_string(std::min(kMost, drafts.size() * kPer / (tree.size() + 1)));
}

std::string_view ClaimFeatures::type_at(std::uint32_t head) const {
  const auto found = head == kNoToken ? types_.end() : types_.find(head);
  return found == types_.end() ? std::string_view("-") : found->second;
}

void ClaimFeatures::list(const DraftClaim& draft, FeatureList& out) {
  out.clear();
  part_ = part_of_speech(tree_.token(draft.head).upos);
  own(draft, out);
  below(draft.head, out);
  beside(draft.head, out);
  coded(draft, out);
  told_before(draft, out);
}

void ClaimFeatures::own(const DraftClaim& draft, FeatureList& out) const {
  const std::uint32_t head = draft.head, above = tree_.head(head);
  const std::string_view lemma = tree_.lemma(head), relation = spelling(tree_.relation(head)), type = type_name(draft.claim.event.type);
  const std::string_view over = above == kNoToken ? "-" : tree_.lemma(above), over_part = above == kNoToken ? "-" : part_of_speech(tree_.token(above).upos);
  out.add(kEach);
  out.add("part=", part_);
  out.add("tag=", xpos_spelling(tree_.token(head).xpos));
  out.add("relation=", relation);
  out.add("lemma=", lemma, "/", part_);
  out.add("lemma=", lemma, " ", relation);
  out.add("above=", over);
  out.add("above part=", over_part, " ", relation, "/", part_);
  out.add("above type=", type_at(above), " ", relation);
  out.add("above type=", type_at(above), " ", type, " ", relation);
  out.add("type=", type, " above=", over);
  out.add("type=", type, " ", relation);
}

void ClaimFeatures::below(std::uint32_t head, FeatureList& out) const {
  const std::string_view lemma = tree_.lemma(head);
  bool subject = false;
  const auto children = tree_.children(head);
  for (const std::uint32_t child : children) {
    const Relation r = tree_.relation(child);
    const std::string_view name = spelling(r), word = tree_.lemma(child);
    subject |= is_subject(r);
    if (is_telling(r)) {
      out.add("has ", name, "/", part_);
      out.add("has ", name, "=", word);
      if (is_close(r)) out.add("has ", name, "=", word, " ", lemma);
      if (tree_.token(child).upos == Upos::propn) out.add("has ", name, "=NAME/", part_);
    }
    if (const std::string_view preposition = tree_.preposition(child); !preposition.empty()) {
      out.add("preposition=", preposition, "/", part_);
      out.add("preposition=", preposition, " ", lemma);
    }
    if (is_function(r)) out.add(name, "=", word, "/", part_);
  }
  if (!subject) out.add("no subject/", part_);
  if (children.empty()) out.add("bare/", part_);
}

void ClaimFeatures::beside(std::uint32_t head, FeatureList& out) const {
  const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(head)];
  const std::string_view lemma = tree_.lemma(head);
  const std::string_view before = head > sentence.first ? tree_.lemma(head - 1) : "-", after = head + 1 < sentence.last ? tree_.lemma(head + 1) : "-";
  out.add("before=", before);
  out.add("after=", after);
  out.add("before=", before, " ", lemma);
  out.add("after=", after, " ", lemma);
  if (head > sentence.first && is_capital(tree_.form(head))) out.add("capital");
}

void ClaimFeatures::parties(std::string_view role, std::span<const Party> all, std::string_view type, FeatureList& out) const {
  constexpr std::size_t kMost = 2;
  out.add(role, "s=", up_to_two(all.size()));
  out.add(role, "s=", yes_no(!all.empty()), " ", type);
  for (const Party& party : all.first(std::min(kMost, all.size()))) {
    out.add(role, " kind=", spelling(party.entity_kind), " ", type);
    out.add(role, " head=", fold(party.head));
    out.add(role, " named=", yes_no(party.name.has_value()));
    if (party.sectors.empty()) out.add(role, " sector=- ", type);
    for (const std::string& sector : std::span(party.sectors).first(std::min(kMost, party.sectors.size()))) out.add(role, " sector=", sector, " ", type);
  }
}

void ClaimFeatures::coded(const DraftClaim& draft, FeatureList& out) const {
  const Claim& claim = draft.claim;
  const Event& event = claim.event;
  const std::string_view type = type_name(event.type), status = spelling(event.status), certainty = spelling(claim.certainty);
  out.add("type=", type);
  out.add("type=", type, " ", tree_.lemma(draft.head));
  out.add("type=", type, "/", part_);
  out.add("type=", type, " mode=", event.mode ? std::string_view(*event.mode) : "-");
  out.add("type=", type, " dominant=", dominant_);
  out.add("density=", density_);
  out.add("dominant=", dominant_);
  out.add("dominant=", dominant_, "/", part_);
  if (event.cameo) out.add("cameo=", *event.cameo);
  out.add("status=", status);
  out.add("status=", status, " ", type);
  out.add("certainty=", certainty);
  out.add("certainty=", certainty, " ", type);
  parties("actor", claim.actors, type, out);
  parties("recipient", claim.recipients, type, out);
  out.add("sources=", up_to_two(claim.sources.size()));
  if (!claim.sources.empty()) {
    out.add("source kind=", spelling(claim.sources.back().kind), " ", type);
    out.add("cue=", fold(claim.sources.back().cue.text));
  }
  out.add("numbers=", yes_no(!claim.quantities.empty()), " ", type);
  out.add("place=", yes_no(event.place && !event.place->text.empty()), " ", type);
  out.add("time=", yes_no(event.time.has_value()), " ", type);
  const auto words = std::count(event.trigger.text.begin(), event.trigger.text.end(), ' ');
  out.add("words=", up_to_two(static_cast<std::size_t>(words)));
}

// What a report comes back to ("the attack") is told otherwise than what is new.
void ClaimFeatures::told_before(const DraftClaim& draft, FeatureList& out) {
  constexpr std::string_view kCounts[] = {"0", "1", "2", "more"};
  constexpr int kMost = 3;
  const std::string_view type = type_name(draft.claim.event.type);
  int& same_lemma = lemmas_[std::string(tree_.lemma(draft.head))];
  int& same_type = by_type_[std::string(type)];
  out.add("lemma before=", kCounts[std::min(same_lemma, kMost)], "/", part_);
  out.add("type before=", kCounts[std::min(same_type, kMost)], " ", type);
  const std::uint32_t determiner = tree_.child(draft.head, Relation::det);
  out.add("determiner=", determiner == kNoToken ? "-" : tree_.lemma(determiner), "/", part_, " type before=", kCounts[std::min(same_type, kMost)]);
  out.add("sentence=", kCounts[std::min<std::uint32_t>(tree_.sentence_of(draft.head), kMost)]);
  ++same_lemma;
  ++same_type;
}

}  // namespace hearsay
