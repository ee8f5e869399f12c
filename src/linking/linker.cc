#include "linking/linker.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "linking/account.h"
#include "linking/blocking.h"
#include "linking/cluster.h"
#include "linking/pair_score.h"
#include "linking/stories.h"
#include "linking/testimony.h"

namespace hearsay::linking {
namespace {

constexpr std::size_t kClaimsBefore = 120;  // with how many of its document before it a claim is compared
constexpr std::size_t kJoinsBefore = 12;    // among how many members the reason of a join is sought, the first and the latest
constexpr double kMostPoints = 8;           // no pair says more than this, for or against
constexpr double kSameDocument = 0.4;       // a document's accounts are of one event more often than two documents'
// Two reports whose main event is one share names, ages and streets all through, also where the sentences that tell the event
// do not; that says little of what either tells in passing. Times likeness and the accounts' shares of their documents.
constexpr double kContext = 12;
constexpr double kMostContext = 4;
constexpr double kMostContextAgainst = 2.5;  // one town is shelled day after day, in the same words
constexpr double kAgainst = -1;              // points of place or time from which they speak against
constexpr double kFollower = 0.5;            // more is asked of what only speaks of the event: conditions, demands, habits
constexpr std::uint32_t kNone = UINT32_MAX;

double clipped(const Points& points) { return std::clamp(points.total(), -kMostPoints, kMostPoints); }

// A sum over many events tells of none.
bool is_sum(const Claim& claim) {
  const auto cumulative = [](const Quantity& quantity) { return quantity.scope == "cumulative"; };
  return !claim.quantities.empty() && std::all_of(claim.quantities.begin(), claim.quantities.end(), cumulative);
}

// Opinions and sums never join; conditions, demands and habits follow an event that others tell.
bool tells(const Claim& claim) { return (claim.event.status == EventStatus::actual || claim.event.status == EventStatus::future) && !is_sum(claim); }
bool follows(const Claim& claim) { return !tells(claim) && !is_sum(claim) && claim.event.status != EventStatus::opinion; }

class Linker {
 public:
  Linker(std::span<const Claim> claims, const LinkOptions& options) : claims_(claims), options_(options) {}

  Linked run() {
    put_in_order();
    read_documents();
    read_traits();
    group_documents();
    join_accounts();
    attach_followers();
    carry_out_rulings();
    return report();
  }

 private:
  struct Account {
    std::uint32_t document = 0;
    std::vector<std::uint32_t> claims;
    double share = 1;  // how much of its document it is: of all, and beside the greatest; their geometric mean
  };

  // The day first: an outlet's clock and zone matter less than what was known when the day ended.
  void put_in_order() {
    order_.resize(claims_.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::vector<std::pair<std::int64_t, std::int64_t>> at;
    for (const Claim& claim : claims_) {
      const std::string published = claim.document.published.value_or("");
      at.emplace_back(day_of(published).value_or(INT32_MAX), minute_of(published).value_or(INT64_MAX));
    }
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (at[a] != at[b]) return at[a] < at[b];
      if (claims_[a].id != claims_[b].id) return claims_[a].id < claims_[b].id;
      return in_full(claims_[a]) < in_full(claims_[b]);
    });
  }
  static std::string in_full(const Claim& claim) {
    std::string line;
    append_json(claim, line);
    return line;
  }

  void read_documents() {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    newsroom_.document_of.resize(claims_.size());
    for (std::uint32_t index : order_) {
      const auto [found, fresh] = numbers.try_emplace(claims_[index].document.id, static_cast<std::uint32_t>(documents_.size()));
      if (fresh) documents_.emplace_back();
      documents_[found->second].push_back(index);
      newsroom_.document_of[index] = found->second;
    }
    std::vector<std::vector<std::string_view>> sentences(documents_.size());
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      std::sort(documents_[d].begin(), documents_[d].end(), [&](std::uint32_t a, std::uint32_t b) { return place_in_text(a) < place_in_text(b); });
      for (std::uint32_t index : documents_[d])
        if (sentences[d].empty() || sentences[d].back() != claims_[index].sentence.text) sentences[d].push_back(claims_[index].sentence.text);
    }
    newsroom_.story_of = stories(sentences);
    newsroom_.outlets = options_.outlets;
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      const Origin& first = claims_[documents_[newsroom_.story_of[d]].front()].document;
      const std::string outlet = first.source.value_or(first.id);
      newsroom_.outlet_of.push_back(options_.outlets ? options_.outlets->voice_of(outlet) : outlet);
    }
  }
  std::tuple<std::uint32_t, std::uint32_t, std::string_view> place_in_text(std::uint32_t index) const {
    const Claim& claim = claims_[index];
    return {claim.sentence.index, claim.event.trigger.at.begin, claim.id};
  }

  void read_traits() {
    traits_.resize(claims_.size());
    std::vector<std::vector<Key>> words(documents_.size());
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      for (std::uint32_t index : documents_[d]) {
        traits_[index] = traits_of(claims_[index]);
        words[d].insert(words[d].end(), traits_[index].words.keys.begin(), traits_[index].words.keys.end());
        for (const auto* parties : {&traits_[index].actors, &traits_[index].recipients})
          for (const PartyTrait& party : *parties)
            if (party.person && party.name.size() > 1) words[d].push_back(key_of(party.name.front() + ' ' + party.name.back()));
      }
      const std::vector<Key> title = word_keys(claims_[documents_[d].front()].document.title.value_or(""));
      words[d].insert(words[d].end(), title.begin(), title.end());
      sort_unique(words[d]);
    }
    rarity_.emplace(words);
    for (Traits& traits : traits_) rarity_->weigh(traits.words);
    for (auto& keys : words) {
      contexts_.push_back({std::move(keys), {}, 0});
      rarity_->weigh(contexts_.back());
    }
  }

  Spot spot_of(std::uint32_t index) const {
    const Claim& claim = claims_[index];
    return {claim.sentence.index, claim.sentence.at, claim.event.trigger.at};
  }
  Points in_document(std::uint32_t a, std::uint32_t b) const { return score_in_document(traits_[a], spot_of(a), traits_[b], spot_of(b)); }

  // One account for each event that a document tells.
  void group_documents() {
    account_of_.assign(claims_.size(), kNone);
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      std::vector<std::uint32_t> telling;
      for (std::uint32_t index : documents_[d])
        if (tells(claims_[index])) telling.push_back(index);
      const auto points = [&](std::uint32_t a, std::uint32_t b) { return clipped(in_document(telling[a], telling[b])); };
      std::vector<Edge> edges;
      for (std::uint32_t j = 1; j < telling.size(); ++j)
        for (std::uint32_t i = j > kClaimsBefore ? j - kClaimsBefore : 0; i < j; ++i) edges.push_back({i, j, points(i, j)});
      const auto groups = average_link(static_cast<std::uint32_t>(telling.size()), edges, points, kOneEventInDocument);
      for (std::uint32_t i = 0; i < telling.size(); ++i) {
        if (groups[i] == i)
          account_of_[telling[i]] = static_cast<std::uint32_t>(accounts_.size()), accounts_.push_back({d, {}});
        else
          account_of_[telling[i]] = account_of_[telling[groups[i]]];
        accounts_[account_of_[telling[i]]].claims.push_back(telling[i]);
      }
    }
  }

  void join_accounts() {
    std::vector<std::uint32_t> telling(documents_.size(), 0);
    for (const Account& one : accounts_) telling[one.document] += static_cast<std::uint32_t>(one.claims.size());
    std::vector<std::uint32_t> most(documents_.size(), 0);
    for (const Account& one : accounts_) most[one.document] = std::max(most[one.document], static_cast<std::uint32_t>(one.claims.size()));
    for (Account& one : accounts_) {
      const auto claims = static_cast<double>(one.claims.size());
      one.share = std::sqrt(claims / telling[one.document] * claims / most[one.document]);
    }
    std::vector<Traits> merged;
    for (const Account& one : accounts_) {
      std::vector<const Traits*> parts;
      for (std::uint32_t index : one.claims) parts.push_back(&traits_[index]);
      merged.push_back(merge(parts));
      rarity_->weigh(merged.back().words);
    }
    const auto points = [&](std::uint32_t a, std::uint32_t b) { return across(merged[a], accounts_[a], merged[b], accounts_[b]); };
    std::vector<Edge> edges;
    for (const auto& [a, b] : candidate_pairs(merged, options_.block_bound))
      if (const double value = points(a, b); value >= kOneEventAcross) edges.push_back({a, b, value});
    incident_of_ = average_link(static_cast<std::uint32_t>(accounts_.size()), edges, points, kOneEventAcross);
  }

  double across(const Traits& one, const Account& first, const Traits& other, const Account& second) const {
    Points points = score(one, other);
    if (first.document == second.document) return clipped(points) + kSameDocument;
    const double context = kContext * std::sqrt(first.share * second.share) * likeness(contexts_[first.document], contexts_[second.document]);
    const double most = points.place < kAgainst || points.time < kAgainst ? kMostContextAgainst : kMostContext;
    points.context = std::min(context, most);
    return clipped(points);
  }

  void attach_followers() {
    for (std::uint32_t d = 0; d < documents_.size(); ++d)
      for (std::uint32_t index : documents_[d])
        if (follows(claims_[index])) account_of_[index] = nearest_account(d, index);
  }

  std::uint32_t nearest_account(std::uint32_t document, std::uint32_t follower) const {
    std::map<std::uint32_t, std::pair<double, double>> sums;  // account: points, claims
    for (std::uint32_t index : documents_[document]) {
      if (!tells(claims_[index])) continue;
      auto& [points, count] = sums[account_of_[index]];
      points += clipped(in_document(index, follower));
      ++count;
    }
    std::uint32_t best = kNone;
    double most = kOneEventInDocument + kFollower;
    for (const auto& [account, sum] : sums)
      if (sum.first / sum.second > most) most = sum.first / sum.second, best = account;
    return best;
  }

  // Groups are accounts' incidents; a claim that is taken out becomes an account of its own.
  void carry_out_rulings() {
    for (const Ruling& ruling : options_.rulings) {
      if (ruling.claims.empty()) continue;
      if (ruling.together)
        join_groups(ruling.claims);
      else
        take_out(ruling.claims);
    }
  }

  std::uint32_t new_group(std::uint32_t index) {
    accounts_.push_back({newsroom_.document_of[index], {index}});
    incident_of_.push_back(static_cast<std::uint32_t>(incident_of_.size()));
    return incident_of_.back();
  }

  void join_groups(const std::vector<std::uint32_t>& claims) {
    std::vector<std::uint32_t> groups;
    for (std::uint32_t index : claims) {
      if (account_of_[index] == kNone) account_of_[index] = new_group(index);
      groups.push_back(incident_of_[account_of_[index]]);
    }
    for (std::uint32_t& incident : incident_of_)
      if (std::find(groups.begin(), groups.end(), incident) != groups.end()) incident = groups.front();
  }

  void take_out(const std::vector<std::uint32_t>& claims) {
    const std::uint32_t apart = new_group(claims.front());
    for (std::uint32_t index : claims) account_of_[index] = apart;
  }

  Linked report() {
    Linked out;
    out.incident_of.resize(claims_.size());
    out.joins.resize(claims_.size());
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;  // by incident
    std::vector<std::uint32_t> in_time;                           // incidents by their first claims
    for (std::uint32_t index : order_) {
      if (account_of_[index] == kNone) continue;
      auto& list = members[incident_of_[account_of_[index]]];
      if (list.empty()) in_time.push_back(incident_of_[account_of_[index]]);
      list.push_back(index);
    }
    for (std::uint32_t incident : in_time) {
      const auto& list = members[incident];
      // What only leaves open whether it happened is no incident.
      if (std::all_of(list.begin(), list.end(), [&](std::uint32_t index) { return position_of(claims_[index]) == Position::silent; })) continue;
      out.incidents.push_back(account(claims_, list, newsroom_));
      for (std::size_t i = 0; i < list.size(); ++i) {
        out.incident_of[list[i]] = out.incidents.back().id;
        if (i > 0) out.joins[list[i]] = reason(std::span(list).first(i), list[i]);
      }
    }
    return out;
  }

  Join reason(std::span<const std::uint32_t> before, std::uint32_t index) const {
    Join best;
    Points why;
    best.points = -1e9;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (i >= kJoinsBefore && before.size() - i > kJoinsBefore) continue;
      const bool same = newsroom_.document_of[before[i]] == newsroom_.document_of[index];
      const Points points = same ? in_document(before[i], index) : score(traits_[before[i]], traits_[index]);
      if (points.total() > best.points) best.points = points.total(), best.with = before[i], why = points;
    }
    const std::pair<const char*, double> parts[] = {{"type", why.type},       {"place", why.place},           {"time", why.time},
                                                    {"actors", why.actors},   {"recipients", why.recipients}, {"figures", why.figures},
                                                    {"trigger", why.trigger}, {"words", why.words},           {"nearness", why.nearness}};
    for (const auto& [what, points] : parts)
      if (points != 0) best.reasons.push_back({what, points});
    return best;
  }

  std::span<const Claim> claims_;
  LinkOptions options_;
  std::vector<std::uint32_t> order_;                   // claims in time order
  std::vector<std::vector<std::uint32_t>> documents_;  // the claims of each in text order; documents in time order
  Newsroom newsroom_;
  std::vector<Traits> traits_;
  std::optional<Rarity> rarity_;
  std::vector<WordBag> contexts_;  // the words of each document's title and claims
  std::vector<Account> accounts_;
  std::vector<std::uint32_t> account_of_;   // of each claim, kNone for opinions and loose conditions
  std::vector<std::uint32_t> incident_of_;  // of each account its incident's first account
};

}  // namespace

Linked link(std::span<const Claim> claims, const LinkOptions& options) { return Linker(claims, options).run(); }

}  // namespace hearsay::linking
