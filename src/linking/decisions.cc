#include "linking/decisions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace hearsay::linking {
namespace {

bool has_words(const Claim& claim, const ReviewedClaim& wanted) { return claim.sentence.text == wanted.sentence && claim.event.trigger.text == wanted.trigger; }

// A newer splitter may cut a sentence off, or join two.
bool overlaps(const Claim& claim, const ReviewedClaim& wanted) {
  if (wanted.sentence.empty() || claim.sentence.text.empty()) return false;
  return claim.sentence.text.find(wanted.sentence) != std::string::npos || wanted.sentence.find(claim.sentence.text) != std::string::npos;
}

bool has_source(const Claim& claim, const ReviewedClaim& wanted) { return reviewed(claim).source == wanted.source; }

}  // namespace

Attacher::Attacher(std::span<const Claim> claims) : claims_(claims), by_id_(claims.size()) {
  std::iota(by_id_.begin(), by_id_.end(), 0u);
  std::sort(by_id_.begin(), by_id_.end(), [&](std::uint32_t a, std::uint32_t b) { return claims_[a].id < claims_[b].id; });
  by_trigger_ = by_id_;
  std::stable_sort(by_trigger_.begin(), by_trigger_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return claims_[a].event.trigger.text < claims_[b].event.trigger.text; });
}

std::optional<std::uint32_t> Attacher::find(const ReviewedClaim& wanted) const {
  const auto id =
      std::lower_bound(by_id_.begin(), by_id_.end(), wanted.id, [&](std::uint32_t index, const std::string& key) { return claims_[index].id < key; });
  if (id != by_id_.end() && claims_[*id].id == wanted.id && has_words(claims_[*id], wanted)) return *id;
  const auto trigger = std::lower_bound(by_trigger_.begin(), by_trigger_.end(), wanted.trigger,
                                        [&](std::uint32_t index, const std::string& key) { return claims_[index].event.trigger.text < key; });
  std::vector<std::uint32_t> candidates;
  for (auto at = trigger; at != by_trigger_.end() && claims_[*at].event.trigger.text == wanted.trigger; ++at)
    if (overlaps(claims_[*at], wanted)) candidates.push_back(*at);
  if (const auto found = among(candidates, wanted, true)) return found;
  return among(candidates, wanted, false);
}

// The whole sentence before a part of it, the same source before another; in another document only what can be no other.
std::optional<std::uint32_t> Attacher::among(const std::vector<std::uint32_t>& candidates, const ReviewedClaim& wanted, bool same_document) const {
  std::vector<std::uint32_t> best;
  int most = -1;
  for (std::uint32_t index : candidates) {
    if (same_document != (claims_[index].document.id == wanted.document)) continue;
    const int likeness = 2 * has_words(claims_[index], wanted) + has_source(claims_[index], wanted);
    if (likeness > most) best.clear();
    if (likeness >= most) best.push_back(index), most = likeness;
  }
  if (best.empty() || (!same_document && (best.size() > 1 || most < 2))) return std::nullopt;
  return best.front();
}

namespace {

class Decisions {
 public:
  Decisions(std::span<const Claim> claims, std::span<const Review> reviews) : reviews_(reviews), attacher_(claims) {
    out_.claims.assign(claims.begin(), claims.end());
    rejected_.assign(claims.size(), false);
  }

  Reviewed run(const LinkOptions& options) {
    for (const Review& review : reviews_) carry_out(review);
    std::vector<Claim> taking_part;  // moved out and back: a copy of a million claims is two gigabytes
    std::vector<std::uint32_t> position(out_.claims.size(), kNowhere);
    std::vector<std::uint32_t> origin;
    for (std::uint32_t i = 0; i < out_.claims.size(); ++i) {
      if (rejected_[i]) continue;
      position[i] = static_cast<std::uint32_t>(taking_part.size());
      taking_part.push_back(std::move(out_.claims[i]));
      origin.push_back(i);
    }
    LinkOptions with_rulings = options;
    for (Ruling ruling : rulings_) with_rulings.rulings.push_back(moved(std::move(ruling), position));
    Linked linked = link(taking_part, with_rulings);
    for (std::size_t i = 0; i < origin.size(); ++i) out_.claims[origin[i]] = std::move(taking_part[i]);
    vouch(linked, position);
    spread(std::move(linked), origin);
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNowhere = UINT32_MAX;

  void carry_out(const Review& review) {
    std::vector<std::uint32_t> about;
    for (const ReviewedClaim& one : review.claims)
      if (const auto found = attacher_.find(one)) about.push_back(*found);
    if (about.empty()) return out_.unattached.push_back(review);
    const bool of_incident = !review.incident.empty();
    switch (review.action) {
      case ReviewAction::accept:
      case ReviewAction::reject:
        for (std::uint32_t index : about) rejected_[index] = review.action == ReviewAction::reject;
        if (of_incident) vouched_.emplace_back(&review, about);
        break;
      case ReviewAction::edit:
        for (std::uint32_t index : about) {
          auto done = edit(out_.claims[index], review.field, review.value);
          if (!done) return out_.refused.emplace_back(review, std::move(done.error())), void();
        }
        break;
      case ReviewAction::merge: rulings_.push_back({true, about}); break;
      case ReviewAction::split: rulings_.push_back({false, about}); break;
      case ReviewAction::grade:
      case ReviewAction::note: break;
    }
  }

  static Ruling moved(Ruling ruling, const std::vector<std::uint32_t>& position) {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t index : ruling.claims)
      if (position[index] != kNowhere) kept.push_back(position[index]);
    ruling.claims = std::move(kept);
    return ruling;
  }

  // The incident that holds most of the claims an accepted one had is the one that was accepted. A later rejection undoes it.
  void vouch(Linked& linked, const std::vector<std::uint32_t>& position) const {
    std::map<std::string, const Review*> accepted;
    for (const auto& [review, about] : vouched_) {
      std::map<std::string, std::size_t> held;
      for (std::uint32_t index : about)
        if (position[index] != kNowhere && linked.incident_of[position[index]]) ++held[*linked.incident_of[position[index]]];
      const auto most = std::max_element(held.begin(), held.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      if (most != held.end()) accepted[most->first] = review->action == ReviewAction::accept ? review : nullptr;
    }
    for (Incident& incident : linked.incidents) {
      const auto found = accepted.find(incident.id);
      if (found == accepted.end() || !found->second) continue;
      incident.status = IncidentStatus::confirmed;
      incident.basis = "reviewer";
      const std::string day = found->second->at.substr(0, 10);
      if (incident.history.empty() || incident.history.back().status != IncidentStatus::confirmed) incident.history.push_back({day, IncidentStatus::confirmed});
    }
  }

  void spread(Linked linked, const std::vector<std::uint32_t>& origin) {
    out_.linked.incidents = std::move(linked.incidents);
    out_.linked.incident_of.resize(out_.claims.size());
    for (std::size_t i = 0; i < origin.size(); ++i) out_.linked.incident_of[origin[i]] = std::move(linked.incident_of[i]);
  }

  std::span<const Review> reviews_;
  Attacher attacher_;  // of the claims as they were coded
  Reviewed out_;
  std::vector<bool> rejected_;
  std::vector<Ruling> rulings_;
  std::vector<std::pair<const Review*, std::vector<std::uint32_t>>> vouched_;
};

}  // namespace

Reviewed link_reviewed(std::span<const Claim> claims, std::span<const Review> reviews, const LinkOptions& options) {
  return Decisions(claims, reviews).run(options);
}

}  // namespace hearsay::linking
