#include "linking/linker.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "linking/account.h"
#include "linking/blocking.h"
#include "linking/cluster.h"
#include "linking/pair_score.h"
#include "linking/parallel.h"
#include "linking/rarity.h"
#include "linking/stories.h"
#include "linking/testimony.h"

namespace hearsay::linking {
namespace {

constexpr std::size_t kClaimsBefore = 120;  // with how many of its document before it a claim is compared
constexpr double kMostPoints = 8;           // no pair says more than this, for or against
constexpr double kSameDocument = 0.4;       // a document's accounts are of one event more often than two documents'
// Two reports whose main event is one share names, ages and streets all through, also where the sentences that tell the event
// do not; that says little of what either tells in passing. Times likeness and the accounts' shares of their documents.
constexpr double kContext = 18;
constexpr double kUnsaid = 200;  // six rare words or so: that two short reports name one town is no likeness yet
constexpr double kMostContext = 4;
constexpr double kMostContextAgainst = 2.5;  // one town is shelled day after day, in the same words
constexpr double kAgainst = -1;              // points of place or time from which they speak against
constexpr double kFollower = 0.5;            // more is asked of what only speaks of the event: conditions, demands, habits
constexpr std::uint32_t kNone = UINT32_MAX;
constexpr std::size_t kPiece = 256;  // documents, accounts or incidents that a thread takes at a time

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
    read_contexts();
    group_documents();
    join_accounts();
    carry_out_rulings();
    return report();
  }

 private:
  struct Account {
    std::uint32_t document = 0;
    double share = 1;  // how much of its document it is
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
    newsroom_.story_of = stories(sentences, options_.threads);
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

  // The words of each document's title, claims and persons. Traits are worked out when they are needed: those of all claims at
  // once would take more room than the claims.
  void read_contexts() {
    contexts_.resize(documents_.size());
    in_pieces(documents_.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t d = begin; d < end; ++d) {
        contexts_[d].keys = words_of_document(documents_[d]);
        rarity_.weigh(contexts_[d], kUnsaid);
      }
    });
  }

  std::vector<Key> words_of_document(std::span<const std::uint32_t> claims) const {
    std::vector<Key> out = word_keys(claims_[claims.front()].document.title.value_or(""));
    for (std::uint32_t index : claims) {
      const Traits traits = traits_of(claims_[index]);
      out.insert(out.end(), traits.words.keys.begin(), traits.words.keys.end());
      for (const auto* parties : {&traits.actors, &traits.recipients})
        for (const PartyTrait& party : *parties)
          if (party.person && party.name.size() > 1) out.push_back(key_of(party.name.front() + ' ' + party.name.back()));
    }
    sort_unique(out);
    return out;
  }

  // What one document tells: its events, each with the positions of its claims in the document.
  struct Telling {
    std::vector<Traits> traits;  // of its claims
    std::vector<std::vector<std::uint32_t>> accounts;
    std::vector<std::uint32_t> account_of;  // of each claim, kNone for opinions and loose conditions
    std::vector<Traits> merged;             // of each account
  };

  Spot spot_of(std::uint32_t index) const {
    const Claim& claim = claims_[index];
    return {claim.sentence.index, claim.sentence.at, claim.event.trigger.at};
  }

  // One account for each event that a document tells.
  void group_documents() {
    std::vector<Telling> tellings(documents_.size());
    in_pieces(documents_.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t d = begin; d < end; ++d) tellings[d] = read_document(documents_[d]);
    });
    account_of_.assign(claims_.size(), kNone);
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      const auto before = static_cast<std::uint32_t>(accounts_.size());
      for (std::size_t i = 0; i < documents_[d].size(); ++i)
        if (tellings[d].account_of[i] != kNone) account_of_[documents_[d][i]] = before + tellings[d].account_of[i];
      for (std::size_t i = 0; i < tellings[d].accounts.size(); ++i) {
        accounts_.push_back({d, share_of(tellings[d], i)});
        merged_.push_back(std::move(tellings[d].merged[i]));
      }
      tellings[d] = {};
    }
  }

  Telling read_document(std::span<const std::uint32_t> claims) const {
    Telling out;
    for (std::uint32_t index : claims) {
      out.traits.push_back(traits_of(claims_[index]));
      rarity_.weigh(out.traits.back().words);
    }
    group(claims, out);
    for (const auto& account : out.accounts) {
      std::vector<const Traits*> parts;
      for (std::uint32_t i : account) parts.push_back(&out.traits[i]);
      out.merged.push_back(merge(parts));
      rarity_.weigh(out.merged.back().words);
    }
    attach_followers(claims, out);
    out.traits.clear();
    return out;
  }

  double points_in_document(std::span<const std::uint32_t> claims, const Telling& telling, std::uint32_t a, std::uint32_t b) const {
    return clipped(score_in_document(telling.traits[a], spot_of(claims[a]), telling.traits[b], spot_of(claims[b])));
  }

  void group(std::span<const std::uint32_t> claims, Telling& out) const {
    std::vector<std::uint32_t> telling;
    for (std::uint32_t i = 0; i < claims.size(); ++i)
      if (tells(claims_[claims[i]])) telling.push_back(i);
    const auto points = [&](std::uint32_t a, std::uint32_t b) { return points_in_document(claims, out, telling[a], telling[b]); };
    std::vector<Edge> edges;
    for (std::uint32_t j = 1; j < telling.size(); ++j)
      for (std::uint32_t i = j > kClaimsBefore ? j - kClaimsBefore : 0; i < j; ++i) edges.push_back({i, j, points(i, j)});
    const auto groups = average_link(static_cast<std::uint32_t>(telling.size()), edges, points, kOneEventInDocument);
    out.account_of.assign(claims.size(), kNone);
    for (std::uint32_t i = 0; i < telling.size(); ++i) {
      const bool first = groups[i] == i;
      if (first) out.accounts.emplace_back();
      out.account_of[telling[i]] = first ? static_cast<std::uint32_t>(out.accounts.size() - 1) : out.account_of[telling[groups[i]]];
      out.accounts[out.account_of[telling[i]]].push_back(telling[i]);
    }
  }

  void attach_followers(std::span<const std::uint32_t> claims, Telling& out) const {
    for (std::uint32_t i = 0; i < claims.size(); ++i)
      if (follows(claims_[claims[i]])) out.account_of[i] = nearest_account(claims, out, i);
  }

  std::uint32_t nearest_account(std::span<const std::uint32_t> claims, const Telling& telling, std::uint32_t follower) const {
    std::uint32_t best = kNone;
    double most = kOneEventInDocument + kFollower;
    for (std::uint32_t account = 0; account < telling.accounts.size(); ++account) {
      double sum = 0;
      for (std::uint32_t i : telling.accounts[account]) sum += points_in_document(claims, telling, i, follower);
      if (const double average = sum / static_cast<double>(telling.accounts[account].size()); average > most) most = average, best = account;
    }
    return best;
  }

  // Of all that the document tells, and beside the most that it tells of one event; their geometric mean.
  static double share_of(const Telling& telling, std::size_t account) {
    std::size_t all = 0, most = 0;
    for (const auto& one : telling.accounts) all += one.size(), most = std::max(most, one.size());
    const auto claims = static_cast<double>(telling.accounts[account].size());
    return std::sqrt(claims / static_cast<double>(all) * claims / static_cast<double>(most));
  }

  void join_accounts() {
    const auto points = [&](std::uint32_t a, std::uint32_t b) { return across(a, b); };
    incident_of_ = average_link(static_cast<std::uint32_t>(accounts_.size()), strong_pairs(), points, kOneEventAcross);
    merged_ = {};
    contexts_ = {};
  }

  // What may join, each pair once.
  std::vector<Edge> strong_pairs() const {
    const Blocks blocks(merged_, options_.block_bound);
    std::vector<std::vector<Edge>> found((accounts_.size() + kPiece - 1) / kPiece);
    in_pieces(accounts_.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      std::vector<std::uint32_t> before;
      for (auto b = static_cast<std::uint32_t>(begin); b < end; ++b) {
        blocks.before(b, before);
        for (std::uint32_t a : before)
          if (const auto points = strong(a, b)) found[begin / kPiece].push_back({a, b, *points});
      }
    });
    std::vector<Edge> out;
    for (auto& edges : found) {
      out.insert(out.end(), edges.begin(), edges.end());
      edges = {};
    }
    return out;
  }

  double across(std::uint32_t a, std::uint32_t b) const {
    Points points = facts(merged_[a], merged_[b]);
    points.words = word_points(merged_[a], merged_[b]);
    return with_context(points, a, b);
  }

  // Nothing where the two cannot reach what a join takes. Most pairs of a block differ in what is quick to compare, and
  // their words, which are not, are left alone.
  std::optional<double> strong(std::uint32_t a, std::uint32_t b) const {
    Points points = facts(merged_[a], merged_[b]);
    const double context = accounts_[a].document == accounts_[b].document ? kSameDocument : most_context(points);
    if (points.total() + kMostWordPoints + context < kOneEventAcross) return std::nullopt;
    points.words = word_points(merged_[a], merged_[b]);
    if (points.total() + context < kOneEventAcross) return std::nullopt;
    const double sum = with_context(points, a, b);
    return sum < kOneEventAcross ? std::nullopt : std::optional(sum);
  }

  static double most_context(const Points& points) { return points.place < kAgainst || points.time < kAgainst ? kMostContextAgainst : kMostContext; }

  double with_context(Points points, std::uint32_t a, std::uint32_t b) const {
    const Account &one = accounts_[a], &other = accounts_[b];
    if (one.document == other.document) return clipped(points) + kSameDocument;
    const double context = kContext * std::sqrt(one.share * other.share) * likeness(contexts_[one.document], contexts_[other.document]);
    points.context = std::min(context, most_context(points));
    return clipped(points);
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
    accounts_.push_back({newsroom_.document_of[index]});
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
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> members;  // by incident
    std::vector<std::uint32_t> in_time;                                     // incidents by their first claims
    for (std::uint32_t index : order_) {
      if (account_of_[index] == kNone) continue;
      auto& list = members[incident_of_[account_of_[index]]];
      if (list.empty()) in_time.push_back(incident_of_[account_of_[index]]);
      list.push_back(index);
    }
    // What only leaves open whether it happened is no incident.
    std::erase_if(in_time, [&](std::uint32_t incident) {
      const auto& list = members[incident];
      return std::all_of(list.begin(), list.end(), [&](std::uint32_t index) { return position_of(claims_[index]) == Position::silent; });
    });
    out.incidents.resize(in_time.size());
    in_pieces(in_time.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) out.incidents[i] = account(claims_, members.at(in_time[i]), newsroom_);
    });
    for (std::size_t i = 0; i < in_time.size(); ++i)
      for (std::uint32_t index : members[in_time[i]]) out.incident_of[index] = out.incidents[i].id;
    return out;
  }

  std::span<const Claim> claims_;
  LinkOptions options_;
  std::vector<std::uint32_t> order_;                   // claims in time order
  std::vector<std::vector<std::uint32_t>> documents_;  // the claims of each in text order; documents in time order
  Newsroom newsroom_;
  Rarity rarity_;
  std::vector<WordBag> contexts_;  // the words of each document's title and claims
  std::vector<Account> accounts_;
  std::vector<Traits> merged_;              // of each account, until they are joined
  std::vector<std::uint32_t> account_of_;   // of each claim, kNone for opinions and loose conditions
  std::vector<std::uint32_t> incident_of_;  // of each account its incident's first account
};

}  // namespace

Linked link(std::span<const Claim> claims, const LinkOptions& options) { return Linker(claims, options).run(); }

}  // namespace hearsay::linking
