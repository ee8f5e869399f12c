#include "attribution/place_features.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "attribution/claim_features.h"
#include "base/words.h"
#include "coding/clauses.h"
#include "coding/in_sentence.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kBack = 2;  // sentences
constexpr std::string_view kCounts[] = {"0", "1", "2", "3", "more"};

std::string_view count_class(std::size_t count) { return kCounts[std::min(count, std::size(kCounts) - 1)]; }

std::string_view yes_no(bool yes) { return yes ? "1" : "0"; }

std::string key_of(const Place& place) { return fold(place.name.value_or(place.text)); }

std::string_view part_of_speech(Upos upos) {
  return upos == Upos::verb ? "V" : upos == Upos::noun || upos == Upos::propn ? "N" : upos == Upos::aux ? "X" : "A";
}

int fineness(const Place& place) {
  constexpr std::string_view kFromWide[] = {"sea", "country", "area", "admin1", "admin2", "near", "settlement"};
  return static_cast<int>(std::find(std::begin(kFromWide), std::end(kFromWide), place.precision) - std::begin(kFromWide));
}

std::string_view distance_class(std::uint32_t words) {
  return words <= 1 ? "1" : words <= 3 ? "3" : words <= 6 ? "6" : words <= 12 ? "12" : words <= 25 ? "25" : "more";
}

bool is_in(const Mention& part, const Mention& whole) { return whole.at.begin <= part.at.begin && part.at.end <= whole.at.end; }

bool is_in_any(const Place& place, std::span<const Party> parties) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return is_in(place, party); });
}

bool does_harm(const Event& event) { return !event.type || *event.type == EventType::assault; }

bool is_town_on_map(const Place& place) { return place.precision == "settlement" && place.latitude; }

}  // namespace

/// One claim and one place, with what several features ask of them.
struct PlaceFeatures::View {
  const DraftClaim& draft;
  const PlaceCandidate& one;
  std::string_view type, lemma, part, how, far, kind;
};

PlaceFeatures::PlaceFeatures(const Tree& tree, const NamedPlaces& named, std::span<const DraftClaim> drafts)
    : tree_(tree), named_(named), drafts_(drafts), title_(fold(tree.document().origin().title.value_or(""))) {
  int most = 0;
  for (const auto* mentions : {&named.places, &named.sites})
    for (const PlaceMention& mention : *mentions)
      if (const int count = ++times_[key_of(mention.record)]; count > most && mention.record.precision == "settlement") {
        most = count;
        most_named_ = key_of(mention.record);
      }
  std::map<std::string_view, int> types;
  int told = 0;
  for (const DraftClaim& draft : drafts) {
    ++in_sentence_[tree.sentence_of(draft.head)];
    const std::string_view type = type_name(draft.claim.event.type);
    if (const int count = ++types[type]; count > told) {
      told = count;
      dominant_ = type;
    }
  }
}

const PlaceMention* PlaceFeatures::mention_at(CharSpan at) const {
  for (const auto* mentions : {&named_.places, &named_.sites}) {
    const auto found = std::partition_point(mentions->begin(), mentions->end(), [&](const PlaceMention& one) { return one.record.at.begin < at.begin; });
    if (found != mentions->end() && found->record.at == at) return &*found;
  }
  return nullptr;
}

void PlaceFeatures::candidates(const DraftClaim& draft, std::vector<PlaceCandidate>& out) const {
  out.clear();
  const auto& rules = draft.claim.event.place;
  const auto& sentences = tree_.analysis().sentences;
  const std::uint32_t here = tree_.sentence_of(draft.head);
  const bool towns_only = !rules && does_harm(draft.claim.event);  // whose site nobody told would part it from the incident it is of
  const bool named_here = rules && is_in(*rules, draft.claim.sentence);
  bool known = !rules;
  for (std::uint32_t sentence = named_here ? here : here - std::min(here, kBack); sentence <= here; ++sentence)
    for (const auto* mentions : {&named_.places, &named_.sites})
      for (const PlaceMention& mention : hearsay::in_sentence(*mentions, tree_, sentences[sentence].first)) {
        const bool by_rules = rules && rules->at == mention.record.at;
        if (towns_only && !is_town_on_map(mention.record)) continue;
        known |= by_rules;
        out.push_back({by_rules ? &*rules : &mention.record, &mention, by_rules});
      }
  if (!known) out.push_back({&*rules, mention_at(rules->at), true});
}

void PlaceFeatures::list(const DraftClaim& draft, const PlaceCandidate& one, std::span<const PlaceCandidate> all, FeatureList& out) const {
  out.clear();
  const std::uint32_t here = tree_.sentence_of(draft.head), there = one.mention ? tree_.sentence_of(one.mention->head) : here;
  const std::string_view far = !one.mention            ? "nowhere"
                               : there == here         ? "0"
                               : there > here          ? "behind"
                               : here - there <= kBack ? kCounts[here - there]
                                                       : "more";
  const std::string_view how = one.by_rules ? (far == "0" ? "own" : "taken") : draft.claim.event.place ? "other" : "none";
  const View view{
      draft, one, type_name(draft.claim.event.type), tree_.lemma(draft.head), part_of_speech(tree_.token(draft.head).upos), how, far, one.record->precision};
  standing(view, out);
  if (one.mention) {
    if (far == "0") way(view, out);
    mention(view, out);
  }
  rivals(view, all, out);
  claim(view, out);
  document(view, out);
}

void PlaceFeatures::standing(const View& v, FeatureList& out) const {
  const std::string_view known = v.one.record->latitude ? "known" : "unknown";
  out.add(kEach);
  out.add("how=", v.how, " far=", v.far);
  out.add("how=", v.how, " far=", v.far, " kind=", v.kind, " ", known);
  out.add("how=", v.how, " far=", v.far, " type=", v.type);
  out.add("how=", v.how, " far=", v.far, " part=", v.part);
  out.add("kind=", v.kind, " far=", v.far);
  out.add("kind=", v.kind, " type=", v.type);
  out.add("far=", v.far, " lemma=", v.lemma);
  out.add("how=", v.how, " lemma=", v.lemma);
}

// Up from the event and down to the place, by the names of relations: "^conj obl".
std::string PlaceFeatures::path(std::uint32_t from, std::uint32_t to) const {
  constexpr int kMost = 4;
  std::string out;
  std::uint32_t top = from;
  int steps = 0;
  while (!tree_.dominates(top, to)) {
    if (++steps > kMost || tree_.head(top) == kNoToken) return "far";
    out += '^';
    out += spelling(tree_.relation(top));
    out += ' ';
    top = tree_.head(top);
  }
  std::string down;
  for (; to != top; to = tree_.head(to)) {
    if (++steps > kMost) return "far";
    down = std::string(spelling(tree_.relation(to))).append(down.empty() ? "" : " ").append(down);
  }
  return out + down;
}

void PlaceFeatures::way(const View& v, FeatureList& out) const {
  const PlaceMention& mention = *v.one.mention;
  const std::string way = path(v.draft.head, mention.head);
  const std::string_view preposition = tree_.preposition(mention.head), side = mention.head < v.draft.head ? "before" : "after";
  const std::uint32_t words = mention.head < v.draft.head ? v.draft.head - mention.head : mention.head - v.draft.head;
  out.add("way=", way);
  out.add("way=", way, " how=", v.how);
  out.add("way=", way, " by=", preposition);
  out.add("way=", way, " by=", preposition, " type=", v.type);
  out.add("way=", way, " kind=", v.kind);
  out.add("words=", distance_class(words), " ", side);
  out.add("words=", distance_class(words), " ", side, " how=", v.how);
  out.add("inside=", yes_no(mention.words.has(v.draft.head)));
}

void PlaceFeatures::mention(const View& v, FeatureList& out) const {
  const PlaceMention& mention = *v.one.mention;
  const std::string_view preposition = tree_.preposition(mention.head), relation = spelling(tree_.relation(mention.head));
  const std::uint32_t governor = tree_.head(mention.head);
  const std::string_view above = governor == kNoToken ? "-" : tree_.lemma(governor);
  const std::string_view above_part = governor == kNoToken ? "-" : part_of_speech(tree_.token(governor).upos);
  out.add("preposition=", preposition, " far=", v.far);
  out.add("preposition=", preposition, " how=", v.how);
  out.add("preposition=", preposition, " kind=", v.kind);
  out.add("preposition=", preposition, " type=", v.type);
  out.add("relation=", relation, " far=", v.far);
  out.add("relation=", relation, " above=", above_part, " how=", v.how);
  out.add("above=", above, " by=", preposition);
  out.add("above=", above, " far=", v.far);
  out.add("locates=", yes_no(mention.locates), " far=", v.far);
  out.add("locates=", yes_no(mention.locates), " how=", v.how, " far=", v.far);
  const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(mention.head)];
  out.add("opens=", yes_no(mention.words.first <= sentence.first + 2), " far=", v.far);
  const Claim& claim = v.draft.claim;
  const bool actor = is_in_any(*v.one.record, claim.actors), recipient = is_in_any(*v.one.record, claim.recipients);
  const bool source = std::any_of(claim.sources.begin(), claim.sources.end(), [&](const Source& each) { return is_in(*v.one.record, each); });
  const std::string_view role = actor ? "actor" : recipient ? "recipient" : source ? "source" : "-";
  out.add("role=", role, " far=", v.far);
  out.add("role=", role, " how=", v.how, " kind=", v.kind);
}

void PlaceFeatures::rivals(const View& v, std::span<const PlaceCandidate> all, FeatureList& out) const {
  std::size_t beside = 0, finer = 0, nearer = 0, here = 0;
  const auto sentence = [&](const PlaceCandidate& one) { return one.mention ? static_cast<std::int64_t>(tree_.sentence_of(one.mention->head)) : -1; };
  const auto distance = [&](const PlaceCandidate& one) {
    return one.mention ? std::abs(static_cast<std::int64_t>(one.mention->head) - static_cast<std::int64_t>(v.draft.head)) : 1000;
  };
  for (const PlaceCandidate& other : all) {
    if (sentence(other) == tree_.sentence_of(v.draft.head)) ++here;
    if (other.record == v.one.record) continue;
    nearer += distance(other) < distance(v.one);
    if (sentence(other) != sentence(v.one)) continue;
    ++beside;
    finer += fineness(*other.record) > fineness(*v.one.record);
  }
  out.add("beside=", count_class(beside), " far=", v.far);
  out.add("finer=", count_class(finer), " far=", v.far, " kind=", v.kind);
  out.add("nearer=", count_class(nearer), " how=", v.how);
  out.add("nearer=", count_class(nearer), " far=", v.far);
  out.add("here=", count_class(here), " far=", v.far, " how=", v.how);
  const PlaceMention* mention = v.one.mention;
  const bool comma = mention && mention->words.last < tree_.size() && tree_.form(mention->words.last) == ",";
  const bool within = comma && std::any_of(all.begin(), all.end(),
                                           [&](const PlaceCandidate& other) { return other.mention && other.mention->words.first == mention->words.last + 1; });
  const bool holds = mention && std::any_of(all.begin(), all.end(), [&](const PlaceCandidate& other) {
                       return other.mention && mention->words.first == other.mention->words.last + 1 && tree_.form(other.mention->words.last) == ",";
                     });
  out.add("chain=", within ? "inner" : holds ? "outer" : "-", " far=", v.far);
}

void PlaceFeatures::claim(const View& v, FeatureList& out) const {
  const Claim& claim = v.draft.claim;
  const Event& event = claim.event;
  const std::string_view status = spelling(event.status), relation = spelling(tree_.relation(v.draft.head));
  const std::uint32_t above = tree_.head(v.draft.head), determiner = tree_.child(v.draft.head, Relation::det);
  out.add("status=", status, " how=", v.how, " far=", v.far);
  out.add("certainty=", spelling(claim.certainty), " how=", v.how);
  out.add("mode=", event.mode ? std::string_view(*event.mode) : "-", " type=", v.type, " how=", v.how);
  out.add("numbers=", yes_no(!claim.quantities.empty()), yes_no(!claim.victims.empty()), " how=", v.how, " far=", v.far);
  out.add("time=", yes_no(event.time.has_value()), " how=", v.how, " far=", v.far);
  out.add("sources=", claim.sources.empty() ? "-" : spelling(claim.sources.back().kind), " how=", v.how, " far=", v.far);
  out.add("event relation=", relation, " part=", v.part, " how=", v.how, " far=", v.far);
  out.add("event above=", above == kNoToken ? "-" : tree_.lemma(above), " far=", v.far);
  out.add("determiner=", determiner == kNoToken ? "-" : tree_.lemma(determiner), " part=", v.part, " how=", v.how, " far=", v.far);
  out.add("parties=", yes_no(!claim.actors.empty()), yes_no(!claim.recipients.empty()), " how=", v.how, " far=", v.far);
  if (!claim.recipients.empty()) out.add("recipient=", spelling(claim.recipients.front().entity_kind), " how=", v.how, " far=", v.far);
  if (!claim.actors.empty()) out.add("actor=", spelling(claim.actors.front().entity_kind), " how=", v.how, " far=", v.far);
}

void PlaceFeatures::document(const View& v, FeatureList& out) const {
  const std::uint32_t here = tree_.sentence_of(v.draft.head);
  const std::string key = key_of(*v.one.record);
  std::size_t same = 0, before = 0, first = 0;
  for (const DraftClaim& other : drafts_) {
    const std::uint32_t there = tree_.sentence_of(other.head);
    if (there > here) break;
    if (there == here && other.head < v.draft.head) ++first;
    if (&other == &v.draft || !other.claim.event.place || other.claim.event.place->at != v.one.record->at) continue;
    (there == here ? same : before) += 1;
  }
  const auto found = times_.find(key);
  const int times = found == times_.end() ? 0 : found->second;
  out.add("same=", count_class(same), " how=", v.how, " far=", v.far);
  out.add("told before=", count_class(before), " how=", v.how, " far=", v.far);
  out.add("claims here=", count_class(static_cast<std::size_t>(in_sentence_.at(here))), " how=", v.how, " far=", v.far);
  out.add("earlier here=", count_class(first), " how=", v.how, " far=", v.far);
  out.add("sentence=", count_class(here), " how=", v.how, " far=", v.far);
  out.add("named=", count_class(static_cast<std::size_t>(times)), " far=", v.far);
  out.add("named=", count_class(static_cast<std::size_t>(times)), " how=", v.how);
  out.add("most named=", yes_no(key == most_named_), " how=", v.how, " far=", v.far);
  out.add("title=", yes_no(!title_.empty() && title_.find(key) != std::string::npos), " how=", v.how, " far=", v.far);
  out.add("dominant=", dominant_, " how=", v.how, " far=", v.far);
  out.add("opening=", yes_no(v.one.mention && tree_.sentence_of(v.one.mention->head) == 0), " how=", v.how, " far=", v.far);
}

}  // namespace hearsay
