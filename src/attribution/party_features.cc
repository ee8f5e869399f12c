#include "attribution/party_features.h"

#include <algorithm>

#include "attribution/claim_features.h"
#include "base/words.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostSteps = 6;   // of the way from the event to a party
constexpr std::uint32_t kReach = 100;   // words from the event to a party: pages without full stops are not to take forever
constexpr std::size_t kNeighbours = 8;  // claims before and behind
constexpr std::string_view kFar = "far";
constexpr std::string_view kClasses[] = {"person",  "group",    "armed", "government", "organisation", "weapon",
                                         "vehicle", "building", "place", "document",   "abstract",     "media"};

std::string_view part_of_speech(Upos upos) {
  switch (upos) {
    case Upos::verb:
    case Upos::aux: return "V";
    case Upos::noun: return "N";
    case Upos::propn: return "NAME";
    case Upos::pron: return "PRON";
    case Upos::num: return "NUM";
    default: return "A";
  }
}

std::string_view up_to_two(std::size_t count) { return count == 0 ? "0" : count == 1 ? "1" : "2"; }

std::string_view rules_of(bool actor, bool recipient) { return actor && recipient ? "both" : actor ? "actor" : recipient ? "recipient" : "none"; }

bool has(std::span<const std::uint32_t> heads, std::uint32_t head) { return std::find(heads.begin(), heads.end(), head) != heads.end(); }

bool is_somebody(std::string_view kind) { return is_one_of(kind, {"person", "group", "organisation", "state", "pronoun"}); }

bool overlap(TokenRange a, TokenRange b) { return a.first < b.last && b.first < a.last; }

}  // namespace

std::string_view spelling(PartyRole role) { return role == PartyRole::actor ? "actor" : "recipient"; }

PartyFeatures::PartyFeatures(const Tree& tree, const EventCoder::Reading& reading, std::span<const DraftClaim> drafts)
    : tree_(tree), reading_(reading), drafts_(drafts), arguments_(tree, reading.frames) {
  for (std::size_t i = 0; i < std::size(kClasses); ++i) classes_[i] = reading.words->class_named(kClasses[i]);
  told_.resize(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) find_event(drafts[i], told_[i]);
}

// Parties in the record have no head in the tree: the event that the claim was made of knows it.
void PartyFeatures::find_event(const DraftClaim& draft, Told& out) const {
  if (!draft.trace.entry) return;
  const CharSpan trigger = draft.claim.event.trigger.at;
  const auto from = std::partition_point(reading_.events.begin(), reading_.events.end(),
                                         [&](const CodedEvent& event) { return event.record.trigger.at.begin < trigger.begin; });
  const auto found = std::find_if(from, reading_.events.end(), [&](const CodedEvent& event) {
    return event.head == draft.head && event.entry == draft.trace.entry && event.record.trigger.at == trigger;
  });
  if (found == reading_.events.end()) return;
  const auto take = [&](const std::vector<CodedParty>& coded, const std::vector<Party>& told, std::vector<std::uint32_t>& heads) {
    for (const CodedParty& party : coded) {
      if (heads.size() == told.size() || told[heads.size()].at != party.record.at) continue;
      heads.push_back(party.head);
      if (party.record.code) out.known.push_back(party.head);
    }
    return heads.size() == told.size();
  };
  if (take(found->actors, draft.claim.actors, out.heads[0]) && take(found->recipients, draft.claim.recipients, out.heads[1])) out.event = &*found;
}

bool PartyFeatures::may_be_party(std::uint32_t i) const {
  const Relation r = tree_.relation(i);
  if (r == Relation::flat || r == Relation::nummod || r == Relation::goeswith || r == Relation::fixed) return false;
  if (reading_.entities.mention_at(i)) return true;
  return is_nominal(tree_.token(i).upos) && r != Relation::compound && r != Relation::nmod_desc && r != Relation::amod;
}

std::string PartyFeatures::path_to(std::uint32_t token) const {
  std::array<std::uint32_t, kMostSteps + 1> above = {};  // from the event up
  std::size_t ups = 0;
  for (std::uint32_t at = head_; at != kNoToken && ups < above.size(); at = tree_.head(at)) above[ups++] = at;
  std::array<std::uint32_t, kMostSteps + 1> down = {};
  std::size_t downs = 0, met = ups;
  for (std::uint32_t at = token; at != kNoToken && downs < down.size(); at = tree_.head(at)) {
    met = static_cast<std::size_t>(std::find(above.begin(), above.begin() + static_cast<std::ptrdiff_t>(ups), at) - above.begin());
    if (met < ups) break;
    down[downs++] = at;
  }
  if (met >= ups || met + downs > kMostSteps) return std::string(kFar);
  std::string out;
  for (std::size_t i = 0; i < met; ++i) {
    (out += '<') += spelling(tree_.relation(above[i]));
    if (const std::string_view preposition = tree_.preposition(above[i]); !preposition.empty()) (out += ':') += preposition;
  }
  if (met > 0) (out += '=') += part_of_speech(tree_.token(above[met]).upos);
  for (std::size_t i = downs; i-- > 0;) {
    (out += '>') += spelling(tree_.relation(down[i]));
    if (const std::string_view preposition = tree_.preposition(down[i]); !preposition.empty()) (out += ':') += preposition;
  }
  return out;
}

void PartyFeatures::take_event(std::size_t number) {
  number_ = number;
  const Told& told = told_[number];
  head_ = told.event->head;
  type_ = type_name(drafts_[number].claim.event.type);
  part_ = part_of_speech(tree_.token(head_).upos);
  lemma_ = tree_.lemma(head_);
  voice_ = part_ != "V" ? "noun" : arguments_.is_passive(head_) ? "passive" : "active";
  subject_ = arguments_.logical_subject(head_);
  object_ = arguments_.logical_object(head_);
  verb_ = tree_.head(head_);
  while (verb_ != kNoToken && tree_.token(verb_).upos != Upos::verb) verb_ = tree_.head(verb_);
  verb_subject_ = verb_ == kNoToken ? kNoToken : arguments_.logical_subject(verb_);
  found_ = std::string(up_to_two(told.heads[0].size())) + std::string(up_to_two(told.heads[1].size()));
}

std::optional<PartyCandidate> PartyFeatures::candidate(std::uint32_t token) {
  const Told& told = told_[number_];
  PartyCandidate out;
  out.head = token;
  out.chosen = {has(told.heads[0], token), has(told.heads[1], token)};
  out.path = path_to(token);
  if (out.path == kFar && !out.chosen[0] && !out.chosen[1]) return std::nullopt;
  const auto [phrase, fresh] = phrases_.try_emplace(token);
  if (fresh) phrase->second = tree_.noun_phrase(token);
  out.words = phrase->second;
  out.known = has(told.known, token);
  out.rules = rules_of(out.chosen[0], out.chosen[1]);
  out.kind = kind_of(token);
  return out;
}

bool PartyFeatures::candidates(std::size_t number, std::vector<PartyCandidate>& out) {
  out.clear();
  if (!told_[number].event) return false;
  take_event(number);
  const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(head_)];
  std::vector<std::uint32_t> tokens;
  for (const auto& heads : told_[number].heads) tokens.insert(tokens.end(), heads.begin(), heads.end());  // also in other sentences
  const std::uint32_t first = std::max(sentence.first, head_ - std::min(head_, kReach)), last = std::min(sentence.last, head_ + kReach);
  for (std::uint32_t i = first; i < last; ++i)
    if (i != head_ && may_be_party(i)) tokens.push_back(i);
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  for (const std::uint32_t i : tokens)
    if (auto one = candidate(i)) out.push_back(std::move(*one));
  return true;
}

std::string_view PartyFeatures::kind_of(std::uint32_t token) const {
  if (const EntityMention* mention = reading_.entities.mention_at(token)) return spelling(reading_.entities.entities()[mention->entity].kind);
  if (tree_.token(token).upos == Upos::pron) return "pronoun";
  const ClassBits bits = reading_.words->classes(tree_.lemma(token));
  for (std::size_t i = 0; i < std::size(kClasses); ++i)
    if (bits & classes_[i]) return kClasses[i];
  return bits ? "known" : "unknown";
}

void PartyFeatures::list(std::span<const PartyCandidate> all, std::size_t which, FeatureList& out) const {
  out.clear();
  const PartyCandidate& one = all[which];
  out.add(kEach);
  place(all, one, out);
  identity(one, out);
  grammar(one, out);
  beside(one, out);
  among(all, one, out);
}

void PartyFeatures::place(std::span<const PartyCandidate> all, const PartyCandidate& one, FeatureList& out) const {
  const std::string_view side = one.head < head_ ? "before" : "after";
  const std::uint32_t distance = one.head < head_ ? head_ - one.head : one.head - head_;
  out.add("rules=", one.rules);
  out.add("rules=", one.rules, " ", type_);
  out.add("rules=", one.rules, "/", part_, " ", voice_);
  out.add("rules=", one.rules, " found=", found_);
  out.add("rules=", one.rules, " lemma=", lemma_);
  out.add("path=", one.path);
  out.add("path=", one.path, " rules=", one.rules);
  out.add("path=", one.path, "/", part_, " ", voice_);
  out.add("path=", one.path, " ", type_);
  out.add("path=", one.path, " lemma=", lemma_);
  out.add("path=", one.path, " found=", found_);
  out.add("side=", side, " ", voice_, " ", size_class(distance));
  out.add("side=", side, " rules=", one.rules, " ", voice_);
  const auto between = std::count_if(all.begin(), all.end(), [&](const PartyCandidate& other) {
    const bool nearer = one.head < head_ ? other.head > one.head && other.head < head_ : other.head < one.head && other.head >= head_;
    return nearer && is_somebody(other.kind);
  });
  out.add("nearer=", up_to_two(static_cast<std::size_t>(between)), " ", side, " ", voice_);
}

void PartyFeatures::identity(const PartyCandidate& one, FeatureList& out) const {
  const std::string_view upos = part_of_speech(tree_.token(one.head).upos), word = tree_.lemma(one.head);
  out.add("kind=", one.kind);
  out.add("kind=", one.kind, " ", type_);
  out.add("kind=", one.kind, " ", type_, " rules=", one.rules);
  out.add("kind=", one.kind, " path=", one.path);
  out.add("part=", upos, " rules=", one.rules);
  out.add("part=", upos, " path=", one.path);
  if (upos != "NAME") {
    out.add("word=", word);
    out.add("word=", word, " ", type_);
    out.add("word=", word, " rules=", one.rules);
  }
  if (const EntityMention* mention = reading_.entities.mention_at(one.head))
    for (const std::string& sector : reading_.entities.entities()[mention->entity].sectors) out.add("sector=", sector, " ", type_);
  const bool plural = tree_.token(one.head).features & feature::plural;
  out.add("plural=", plural ? "1" : "0", "/", upos, " ", type_);
}

void PartyFeatures::grammar(const PartyCandidate& one, FeatureList& out) const {
  const std::uint32_t above = tree_.head(one.head);
  const std::string_view relation = spelling(tree_.relation(one.head)), preposition = tree_.preposition(one.head);
  out.add("relation=", relation, ":", preposition, " ", voice_);
  out.add("relation=", relation, ":", preposition, " rules=", one.rules);
  if (above != kNoToken) out.add("above=", tree_.lemma(above), " ", relation, ":", preposition, " ", above == head_ ? "event" : "");
  if (one.head == subject_) out.add("subject ", type_), out.add("subject rules=", one.rules);
  if (one.head == object_) out.add("object ", type_), out.add("object rules=", one.rules);
  if (verb_ == kNoToken) return;
  if (one.head == verb_subject_) {
    out.add("subject of verb above ", part_);
    out.add("subject of verb above ", tree_.lemma(verb_), " ", spelling(tree_.relation(head_)));
    out.add("subject of verb above found=", found_, " ", type_);
  } else if (above == verb_) {
    out.add("beside ", tree_.lemma(verb_), " ", relation, ":", preposition, " ", spelling(tree_.relation(head_)));
  }
}

// Coordinated verbs share subjects, and who speaks does not do what he tells.
void PartyFeatures::beside(const PartyCandidate& one, FeatureList& out) const {
  const std::uint32_t sentence = drafts_[number_].claim.sentence.index;
  const auto in_sentence = [&](std::size_t i) { return drafts_[i].claim.sentence.index == sentence; };
  std::size_t first = number_, last = number_ + 1;
  while (first > 0 && first + kNeighbours > number_ && in_sentence(first - 1)) --first;
  while (last < drafts_.size() && last < number_ + kNeighbours && in_sentence(last)) ++last;
  for (std::size_t i = first; i < last; ++i)
    if (told_[i].event && told_[i].event->head != head_) part_in(i, one, out);
  const Claim& claim = drafts_[number_].claim;
  if (claim.sources.empty()) return;
  const CharSpan at = tree_.document().chars(tree_.bytes({one.head, one.head + 1})), source = claim.sources.back().at;
  if (source.begin >= at.end || at.begin >= source.end) return;
  out.add("source rules=", one.rules);
  out.add("source ", type_);
  out.add("source found=", found_);
}

void PartyFeatures::part_in(std::size_t other, const PartyCandidate& one, FeatureList& out) const {
  const std::uint32_t there = told_[other].event->head;
  const bool up = tree_.head(head_) == there, down = tree_.head(there) == head_;
  const std::string_view way = down ? spelling(tree_.relation(there)) : up ? spelling(tree_.relation(head_)) : "-", turn = up ? "up " : "down ";
  for (std::size_t role = 0; role < kPartyRoles; ++role) {
    if (!has(told_[other].heads[role], one.head)) continue;
    const std::string_view name = spelling(static_cast<PartyRole>(role));
    out.add(name, " also of ", type_name(drafts_[other].claim.event.type), " ", type_);
    out.add(name, " also ", turn, way, " rules=", one.rules);
    out.add(name, " also, found=", found_);
  }
  if (there == one.head) out.add("is event ", type_, " rules=", one.rules);
}

// "the mayor's brother", "soldiers and police": whom the rules chose beside them.
void PartyFeatures::among(std::span<const PartyCandidate> all, const PartyCandidate& one, FeatureList& out) const {
  for (const PartyCandidate& other : all) {
    if (other.head == one.head || !(other.chosen[0] || other.chosen[1])) continue;
    const bool less = one.words.last - one.words.first < other.words.last - other.words.first;
    if (overlap(other.words, one.words)) out.add(less ? "within " : "around ", other.rules, " rules=", one.rules);
    if (tree_.head(one.head) == other.head)
      out.add(spelling(tree_.relation(one.head)), ":", tree_.preposition(one.head), " of ", other.rules, " rules=", one.rules);
    if (tree_.head(other.head) == one.head)
      out.add("has ", spelling(tree_.relation(other.head)), ":", tree_.preposition(other.head), " ", other.rules, " rules=", one.rules);
  }
}

}  // namespace hearsay
