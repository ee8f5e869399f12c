#include "attribution/beginning.h"

#include <algorithm>
#include <cmath>

#include "attribution/assembly.h"
#include "attribution/decisions.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostInside = 8, kMostOutside = 3;

// By how much another beginning must be likelier than the present one: people who mark contents disagree about near calls.
constexpr float kMargin = 0.7f;

class Pieces {
 public:
  Pieces(const Scene& scene, const Attribution& found, std::vector<OpeningPiece>& out)
      : scene_(scene), tree_(*scene.tree), found_(found), sentence_(scene.sentence(found.cue_head)), out_(out) {}

  void run() {
    if (!sentence_.has(found_.content.first)) return;
    find_cuts();
    std::sort(cuts_.begin(), cuts_.end(), [](const Cut& a, const Cut& b) { return a.at > b.at; });
    if (cuts_.size() > kMostInside) cuts_.erase(cuts_.begin(), cuts_.end() - kMostInside);
    for (std::size_t i = 0; i < cuts_.size(); ++i)
      out_.push_back({{i + 1 < cuts_.size() ? cuts_[i + 1].at : found_.content.first, cuts_[i].at}, cuts_[i].head, true, cuts_[i].branch});
    find_outside();
  }

 private:
  struct Cut {
    std::uint32_t at, head;
    bool branch;
  };

  bool is_punct(std::uint32_t i) const { return tree_.token(i).upos == Upos::punct; }
  bool own(std::uint32_t i) const { return found_.cue.has(i) || (found_.source && found_.source->has(i)); }
  bool holds_source(TokenRange words) const { return found_.source && words.first < found_.source->last && found_.source->first < words.last; }
  bool opens_quotation(std::uint32_t i) const { return scene_.quotation_of[i] >= 0 && scene_.quotations[scene_.quotation_of[i]].words.first == i; }

  void find_cuts() {
    std::uint32_t first = found_.content.first, last = std::min(found_.content.last, sentence_.last);
    if (!found_.inserted.empty()) last = std::min(last, found_.inserted.first);
    while (last > first + 1 && is_punct(last - 1)) --last;
    while (first + 1 < last && is_punct(first)) ++first;
    for (std::uint32_t i = found_.content.first; i < last; ++i) {
      const TokenRange branch = tree_.subtree(i);
      if (branch.first <= first && branch.last < last && branch.last > first && may_be_left(i)) add_cut(branch.last, i, true);
      if (branch.last >= last && branch.first > first && is_clausal(tree_.relation(i))) add_cut(branch.first, i, false);
      if (opens_quotation(i) && i > first) add_cut(i, i, false);
    }
  }

  // Whom it was said to, where and when, and a preposition; whatever else opens a content is a part of it.
  bool may_be_left(std::uint32_t i) const {
    switch (tree_.relation(i)) {
      case Relation::obj:
      case Relation::iobj:
      case Relation::obl:
      case Relation::obl_unmarked:
      case Relation::case_:
      case Relation::xcomp: return true;
      default: return false;
    }
  }

  // Nobody's words begin within what is quoted as speech. Of several branches that are cut at one place the topmost names it.
  void add_cut(std::uint32_t at, std::uint32_t head, bool branch) {
    const bool splits_speech = scene_.quoted(at) && scene_.quotation_of[at] == scene_.quotation_of[at - 1];
    if (splits_speech) return;
    const auto same = std::find_if(cuts_.begin(), cuts_.end(), [&](const Cut& cut) { return cut.at == at; });
    if (same == cuts_.end())
      cuts_.push_back({at, head, branch});
    else if (tree_.dominates(head, same->head))
      *same = {at, head, branch};
  }

  void find_outside() {
    std::uint32_t at = found_.content.first;
    for (std::size_t n = 0; n < kMostOutside; ++n) {
      std::uint32_t end = at;
      while (end > sentence_.first && is_punct(end - 1)) --end;
      if (end == sentence_.first || own(end - 1)) return;
      const std::uint32_t top = top_of(end - 1, {sentence_.first, end});
      const TokenRange branch = tree_.subtree(top);
      if (branch.has(found_.cue_head) || holds_source(branch) || tree_.relation(top) == Relation::cc) return;  // "But" is the writer's
      out_.push_back({{branch.first, at}, top, false, true});
      at = branch.first;
    }
  }

  // The topmost word above `token` whose branch stays in `room`.
  std::uint32_t top_of(std::uint32_t token, TokenRange room) const {
    std::uint32_t top = token;
    for (std::uint32_t above = tree_.head(top); above != kNoToken && room.covers(tree_.subtree(above)); above = tree_.head(above)) top = above;
    return top;
  }

  const Scene& scene_;
  const Tree& tree_;
  const Attribution& found_;
  TokenRange sentence_;
  std::vector<OpeningPiece>& out_;
  std::vector<Cut> cuts_;
};

class Votes {
 public:
  Votes(const Scene& scene, const Attribution& found, const std::vector<OpeningPiece>& pieces, std::size_t number, FeatureList& out)
      : scene_(scene),
        tree_(*scene.tree),
        found_(found),
        pieces_(pieces),
        piece_(pieces[number]),
        number_(number),
        out_(out),
        cue_(*scene.cues[found.cue_head]),
        side_(piece_.inside ? "begin in " : "begin out "),
        relation_(spelling(tree_.relation(piece_.head))),
        comma_(is_punct(piece_.words.last - 1) ? tree_.written(piece_.words.last - 1) : std::string_view("no")),
        place_(!found.inserted.empty()                ? "amid"
               : found.cue_head < found.content.first ? "cue before"
                                                      : "cue behind") {}

  void run() {
    out_.clear();
    what_hangs();
    where_it_stands();
    what_it_holds();
  }

 private:
  bool is_punct(std::uint32_t i) const { return tree_.token(i).upos == Upos::punct; }
  std::string_view tag(std::uint32_t i) const { return xpos_spelling(tree_.token(i).xpos); }

  std::uint32_t words(TokenRange range) const {
    std::uint32_t n = 0;
    for (std::uint32_t i = range.first; i < range.last; ++i) n += !is_punct(i);
    return n;
  }

  void what_hangs() {
    const std::uint32_t mark = tree_.child(piece_.head, Relation::mark), above = tree_.head(piece_.head);
    const std::string_view kind = piece_.branch ? "" : "before ", more = mark != kNoToken ? tree_.folded(mark) : tree_.preposition(piece_.head);
    const std::string_view parent = above == kNoToken          ? "root"
                                    : above == found_.cue_head ? "cue"
                                    : found_.holds(above)      ? spelling(tree_.token(above).upos)
                                                               : "else";
    out_.add(side_);
    out_.add(side_, kind, relation_);
    out_.add(side_, kind, relation_, " kind=", cue_.kind);
    out_.add(side_, kind, relation_, " ", cue_.lemma);
    out_.add(side_, kind, relation_, " of=", parent);
    out_.add(side_, kind, relation_, ":", more);
    out_.add(side_, kind, relation_, ":", more, " kind=", cue_.kind);
    out_.add(side_, kind, relation_, ":", more, " of=", parent);
    out_.add(side_, kind, relation_, " tag=", tag(piece_.head), " ", comma_);
    out_.add(side_, kind, relation_, " ", comma_, " ", place_);
    out_.add(side_, kind, relation_, " size=", size_class(words(piece_.words)));
    out_.add(side_, "head=", tree_.lemma(piece_.head));
    if (above != kNoToken) out_.add(side_, kind, relation_, ":", more, " under=", tree_.lemma(above));
    if (scene_.cues[piece_.head]) out_.add(side_, kind, relation_, " says=", scene_.cues[piece_.head]->kind);
  }

  void where_it_stands() {
    std::uint32_t first = piece_.words.first;
    while (first + 1 < piece_.words.last && is_punct(first)) ++first;
    const std::string_view opens = tree_.folded(first), next = piece_.words.last < tree_.size() ? tree_.folded(piece_.words.last) : std::string_view("$");
    out_.add(side_, "comma=", comma_);
    out_.add(side_, "comma=", comma_, " ", place_);
    out_.add(side_, "comma=", comma_, " kind=", cue_.kind);
    out_.add(side_, "first=", opens);
    out_.add(side_, "first=", opens, " ", comma_);
    out_.add(side_, "first=", opens, " kind=", cue_.kind);
    out_.add(side_, "first tag=", tag(first), " ", comma_);
    out_.add(side_, "next=", next);
    out_.add(side_, "last=", tree_.folded(piece_.words.last - 1));
    out_.add(side_, number_ == 0 ? "innermost " : "", number_ + 1 == pieces_.size() ? "outermost" : "");
    const std::uint32_t heart = words({std::max(found_.content.first, pieces_.front().words.last), found_.content.last}), top = content_top();
    const std::string_view top_upos = spelling(tree_.token(top).upos);
    out_.add(side_, "heart=", size_class(heart), " size=", size_class(words(piece_.words)));
    out_.add(side_, "top=", spelling(tree_.relation(top)), " ", top_upos, " piece=", relation_);
    out_.add(side_, "top=", top_upos, " ", cue_.lemma);
    if (number_ > 0) out_.add(side_, "behind piece=", spelling(tree_.relation(pieces_[number_ - 1].head)), " ", relation_);
    if (tree_.head(piece_.head) == top) out_.add(side_, "on top ", relation_, " ", top_upos);
  }

  std::uint32_t content_top() const {
    std::uint32_t top = found_.content.first;
    for (std::uint32_t above = tree_.head(top); above != kNoToken && found_.holds(above); above = tree_.head(above)) top = above;
    return top;
  }

  void what_it_holds() {
    bool time = false, finite = false, verb = false, me = false;
    for (std::uint32_t i = piece_.words.first; i < piece_.words.last; ++i) {
      time |= scene_.times->tells_time(tree_, i);
      finite |= (tree_.token(i).features & feature::finite) != 0;
      verb |= tree_.token(i).upos == Upos::verb;
      me |= (tree_.token(i).features & feature::first_person) != 0;
    }
    if (time) out_.add(side_, "time ", relation_);
    if (time && only_tells_when(scene_, piece_.words)) out_.add(side_, "only time ", relation_, " ", place_);
    out_.add(side_, finite ? "finite " : verb ? "verb " : "no verb ", relation_);
    if (me) out_.add(side_, "first person ", place_);
    const std::uint32_t inner = std::min(piece_.words.last, tree_.size() - 1);
    const bool quoted = scene_.quoted(piece_.words.first) && scene_.quoted(piece_.words.last - 1);
    const bool same = scene_.quotation_of[inner] >= 0 && scene_.quotation_of[inner] == scene_.quotation_of[piece_.words.last - 1];
    const std::string_view quotes = quoted ? (same ? "goes on" : "quoted") : scene_.quoted(inner) ? "before quotation" : "none";
    out_.add(side_, "quotes=", quotes);
    out_.add(side_, "quotes=", quotes, " ", relation_);
    out_.add(side_, "quotes=", quotes, " ", place_, " ", comma_);
  }

  const Scene& scene_;
  const Tree& tree_;
  const Attribution& found_;
  const std::vector<OpeningPiece>& pieces_;
  const OpeningPiece& piece_;
  std::size_t number_;
  FeatureList& out_;
  const Cue& cue_;
  std::string_view side_, relation_, comma_, place_;
};

float log_of_probability(float score) { return -std::log1p(std::exp(-score)); }

// How many of the pieces belong to it, from the heart outwards, if all votes count; `now` is how many do so far.
std::size_t best_number(const std::vector<float>& scores, std::size_t now) {
  float total = 0;
  for (const float score : scores) total += log_of_probability(-score);
  float best = total + (now == 0 ? kMargin : 0);
  std::size_t number = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    total += scores[i];  // log p - log (1 - p)
    const float gain = total + (now == i + 1 ? kMargin : 0);
    if (gain > best) best = gain, number = i + 1;
  }
  return number;
}

}  // namespace

void opening_pieces(const Scene& scene, const Attribution& found, std::vector<OpeningPiece>& out) {
  out.clear();
  if (!found.content.empty()) Pieces(scene, found, out).run();
}

void opening_features(const Scene& scene, const Attribution& found, const std::vector<OpeningPiece>& pieces, std::size_t number, FeatureList& out) {
  Votes(scene, found, pieces, number, out).run();
}

void move_beginning(const Scene& scene, const FeatureWeights& weights, Attribution& found) {
  std::vector<OpeningPiece> pieces;
  opening_pieces(scene, found, pieces);
  if (pieces.empty()) return;
  std::vector<float> scores;
  FeatureList features;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    opening_features(scene, found, pieces, i, features);
    scores.push_back(weights.sum(features));
  }
  const auto now = std::count_if(pieces.begin(), pieces.end(), [](const OpeningPiece& piece) { return piece.inside; });
  const std::size_t number = best_number(scores, static_cast<std::size_t>(now));
  const std::uint32_t first = number == 0 ? pieces.front().words.last : pieces[number - 1].words.first;
  if (first == found.content.first || first >= found.content.last) return;
  const TokenRange inserted = found.inserted;
  set_content(scene, found, {inserted.has(first) ? inserted.last : first, found.content.last});
  found.inserted = inserted.first > found.content.first ? inserted : TokenRange{};
  trim_content(scene, found);
  found.content_at = scene.tree->bytes(found.content);
}

}  // namespace hearsay
