#include "linking/relink.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "linking/account.h"
#include "linking/blocking.h"
#include "linking/cluster.h"
#include "linking/order.h"
#include "linking/pair_score.h"
#include "linking/parallel.h"
#include "linking/testimony.h"

namespace hearsay::linking {
namespace {

constexpr std::size_t kPiece = 256;

// Some keys, asked for among millions of others, most of which a bit tells apart.
class Wanted {
 public:
  void add(Key key) {
    bits_[place(key)] = true;
    keys_.insert(key);
  }
  bool has(Key key) const { return bits_[place(key)] && keys_.contains(key); }
  bool empty() const { return keys_.empty(); }

 private:
  static std::size_t place(Key key) { return key & ((std::size_t{1} << 21) - 1); }
  std::vector<bool> bits_ = std::vector<bool>(std::size_t{1} << 21);
  std::unordered_set<Key> keys_;
};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

void sort_once(auto& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

class Relinker {
 public:
  Relinker(Memory& memory, std::vector<Claim> fresh, const LinkOptions& options) : memory_(memory), options_(options), claims_(std::move(fresh)) {}

  Result<std::optional<Relinked>> run() {
    if (auto done = read_fronts(); !done) return tl::unexpected(done.error());
    if (!usable_ || !take_in()) return std::nullopt;
    put_in_order();
    for (const auto step : {&Relinker::settle_stories, &Relinker::meet, &Relinker::regroup, &Relinker::report})
      if (auto done = (this->*step)(); !done) return tl::unexpected(done.error());
    if (!usable_) return std::nullopt;
    note();
    return std::move(out_);
  }

 private:
  struct Document {
    Front front;
    std::uint32_t first_account = 0, rank = 0;
    bool fresh = false, changed = false;
    std::optional<Body> body;           // where it is needed
    std::vector<std::uint32_t> claims;  // indices, in text order, where they are needed
  };

  Done read_fronts() {
    return memory_.fronts([&](std::string_view bytes) {
      auto front = front_of(bytes);
      if (!front) return void(usable_ = false);
      documents_.emplace_back().front = std::move(*front);
    });
  }

  // Documents and accounts that are new get the next numbers.
  bool take_in() {
    old_documents_ = static_cast<std::uint32_t>(documents_.size());
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_document;
    for (std::uint32_t i = 0; i < claims_.size(); ++i) by_document[claims_[i].document.id].push_back(i);
    for (const Document& one : documents_)
      if (by_document.contains(one.front.document)) return false;
    for (auto& [id, claims] : by_document) {
      Document& one = documents_.emplace_back();
      one.fresh = true;
      one.claims = std::move(claims);
    }
    // In the order of their ids: that of the table above is nobody's.
    std::sort(documents_.begin() + old_documents_, documents_.end(),
              [&](const Document& a, const Document& b) { return claims_[a.claims.front()].document.id < claims_[b.claims.front()].document.id; });
    in_pieces(documents_.size() - old_documents_, kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t d = old_documents_ + begin; d < old_documents_ + end; ++d) read(documents_[d]);
    });
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      documents_[d].first_account = static_cast<std::uint32_t>(document_of_.size());
      document_of_.resize(document_of_.size() + documents_[d].front.accounts.size(), d);
      if (!documents_[d].fresh) old_accounts_ = static_cast<std::uint32_t>(document_of_.size());
    }
    return true;
  }

  void read(Document& one) const {
    std::sort(one.claims.begin(), one.claims.end(), [&](std::uint32_t a, std::uint32_t b) { return stands_before(claims_[a], claims_[b]); });
    one.body = Body{tell(claims_, one.claims, rarity_), context_of(claims_, one.claims, rarity_), {}};
    note_text(claims_, one.claims, one.front, *one.body);
    for (const Account& account : one.body->telling.accounts) one.front.accounts.push_back({blocks_of(account.traits), {}, 0});
  }

  void put_in_order() {
    ranked_.resize(documents_.size());
    std::iota(ranked_.begin(), ranked_.end(), 0u);
    const auto key = [&](std::uint32_t d) { return std::tie(documents_[d].front.moment, documents_[d].front.first_claim); };
    std::sort(ranked_.begin(), ranked_.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    at_.resize(document_of_.size());
    for (std::uint32_t rank = 0; rank < ranked_.size(); ++rank) {
      Document& one = documents_[ranked_[rank]];
      one.rank = rank;
      for (std::uint32_t a = 0; a < one.front.accounts.size(); ++a) {
        at_[one.first_account + a] = static_cast<std::uint32_t>(in_time_.size());
        in_time_.push_back(one.first_account + a);
      }
    }
  }

  Front::NotedAccount& noted(std::uint32_t account) {
    Document& one = documents_[document_of_[account]];
    return one.front.accounts[account - one.first_account];
  }
  bool is_fresh(std::uint32_t account) const { return account >= old_accounts_; }

  Done need_bodies(std::vector<std::uint32_t> documents) {
    sort_once(documents);
    std::erase_if(documents, [&](std::uint32_t d) { return documents_[d].body.has_value(); });
    const auto bytes = memory_.bodies(documents);
    if (!bytes) return tl::unexpected(bytes.error());
    in_pieces(documents.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) documents_[documents[i]].body = body_of((*bytes)[i], rarity_);
    });
    for (std::uint32_t d : documents)
      if (!documents_[d].body || documents_[d].body->telling.accounts.size() != documents_[d].front.accounts.size() ||
          documents_[d].body->shingles.size() != documents_[d].front.sentences.size())
        usable_ = false, documents_[d].body.emplace();
    return {};
  }

  Done need_claims(std::vector<std::uint32_t> documents) {
    sort_once(documents);
    std::erase_if(documents, [&](std::uint32_t d) { return !documents_[d].claims.empty(); });
    std::vector<std::string> ids;
    for (std::uint32_t d : documents) ids.push_back(documents_[d].front.document);
    auto claims = memory_.claims(ids);
    if (!claims) return tl::unexpected(claims.error());
    for (std::size_t i = 0; i < documents.size(); ++i) {
      auto& indices = documents_[documents[i]].claims;
      for (Claim& claim : (*claims)[i]) {
        claim.incident.reset();
        indices.push_back(static_cast<std::uint32_t>(claims_.size()));
        claims_.push_back(std::move(claim));
      }
      std::sort(indices.begin(), indices.end(), [&](std::uint32_t a, std::uint32_t b) { return stands_before(claims_[a], claims_[b]); });
    }
    return {};
  }

  // The first documents of all stories, by rank; `copies_of` gives a document's.
  template <class CopiesOf>
  std::vector<std::uint32_t> first_of_stories(CopiesOf copies_of) const {
    std::vector<std::vector<std::uint32_t>> by_rank(documents_.size());
    for (const Document& one : documents_)
      for (std::uint32_t earlier : copies_of(one)) by_rank[one.rank].push_back(documents_[earlier].rank);
    return stories(by_rank);
  }

  // A sentence is compared with the first of each of its bands and with the one before it there. Documents with a sentence that is
  // new, or gets another first or another before it, are looked at again, whole.
  Done settle_stories() {
    const auto noted_copies = [](const Document& one) -> const std::vector<std::uint32_t>& { return one.front.copies; };
    const auto before = first_of_stories(noted_copies);  // new documents copy nobody yet
    Wanted joined, looked_at;
    for (std::size_t d = old_documents_; d < documents_.size(); ++d)
      for (const Bands& bands : documents_[d].front.sentences)
        for (Key band : bands) joined.add(band);
    const std::vector<bool> affected = with_new_candidates(places_in(joined));
    for (std::uint32_t d = 0; d < documents_.size(); ++d)
      for (std::size_t s = 0; affected[d] && s < documents_[d].front.sentences.size(); ++s)
        for (Key band : documents_[d].front.sentences[s]) looked_at.add(band);
    const auto candidates = candidates_for_copies(places_in(looked_at), affected);
    std::vector<std::uint32_t> compared;
    for (const auto& [one, other] : candidates)
      for (const Place& place : {one, other}) compared.push_back(ranked_[place.first]);
    if (auto done = need_bodies(compared); !done || !usable_) return done;
    find_copies(candidates, affected);
    story_of_ = first_of_stories(noted_copies);
    for (std::uint32_t d = 0; d < old_documents_; ++d) documents_[d].changed = story_of_[documents_[d].rank] != before[documents_[d].rank];
    return {};
  }

  using Place = Pair;                                 // a document's rank and the number of a sentence of it
  using Places = std::vector<std::pair<Key, Place>>;  // by band, in time order
  Places places_in(const Wanted& bands) const {
    Places all;
    for (const Document& one : documents_)
      for (std::uint32_t s = 0; s < one.front.sentences.size(); ++s)
        for (Key band : one.front.sentences[s])
          if (bands.has(band)) all.push_back({band, {one.rank, s}});
    sort_once(all);
    return all;
  }

  std::vector<bool> with_new_candidates(const Places& all) const {
    std::vector<bool> out(documents_.size());
    const auto is_new = [&](std::size_t i) { return documents_[ranked_[all[i].second.first]].fresh; };
    for (std::size_t i = 0, first = 0; i < all.size(); ++i) {
      if (all[i].first != all[first].first) first = i;
      if (is_new(i) || is_new(first) || (i > first && is_new(i - 1))) out[ranked_[all[i].second.first]] = true;
    }
    return out;
  }

  std::vector<std::pair<Place, Place>> candidates_for_copies(const Places& all, const std::vector<bool>& affected) const {
    std::vector<std::pair<Place, Place>> out;
    for (std::size_t i = 0, first = 0; i < all.size(); ++i) {
      if (all[i].first != all[first].first) first = i;
      if (i == first || !affected[ranked_[all[i].second.first]]) continue;
      for (std::size_t other : {first, i - 1})
        if (all[other].second.first != all[i].second.first) out.push_back({all[i].second, all[other].second});
    }
    sort_once(out);
    return out;
  }

  void find_copies(const std::vector<std::pair<Place, Place>>& candidates, const std::vector<bool>& affected) {
    const auto sentences = [&](std::uint32_t rank) -> const auto& { return documents_[ranked_[rank]].body->shingles; };
    std::vector<std::pair<Place, std::uint32_t>> met;  // a sentence and the document that has it too
    for (const auto& [one, other] : candidates)
      if (near_duplicates(sentences(one.first)[one.second], sentences(other.first)[other.second])) met.push_back({one, other.first});
    sort_once(met);
    std::map<Pair, std::size_t> shared;  // sentences, of a later and an earlier document
    for (const auto& [place, other] : met) ++shared[{place.first, other}];
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> copies;  // by rank
    for (const auto& [pair, count] : shared)
      if (are_copies(count, sentences(pair.first).size(), sentences(pair.second).size())) copies[pair.first].push_back(ranked_[pair.second]);
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      if (!affected[d]) continue;
      auto& now = copies[documents_[d].rank];
      std::sort(now.begin(), now.end());
      if (documents_[d].front.copies != now) documents_[d].front.copies = now, rewritten_.insert(d);
    }
  }

  // The accounts of some blocks, in time order.
  using Stands = std::vector<std::pair<Key, std::uint32_t>>;  // by block; the second is a place in time
  Stands stands_in(const Wanted& blocks) const {
    Stands out;
    for (const Document& one : documents_)
      for (std::uint32_t a = 0; a < one.front.accounts.size(); ++a)
        for (Key block : one.front.accounts[a].blocks)
          if (blocks.has(block)) out.emplace_back(block, at_[one.first_account + a]);
    std::sort(out.begin(), out.end());
    return out;
  }

  Done meet() {
    Wanted blocks;
    for (std::uint32_t account = old_accounts_; account < document_of_.size(); ++account)
      for (Key block : noted(account).blocks) blocks.add(block);
    const Stands stands = stands_in(blocks);
    std::vector<Pair> fresh, parted;    // numbers of accounts, the earlier first
    std::optional<std::size_t> latest;  // stand of a new one in the block
    for (std::size_t i = 0, first = 0; i < stands.size(); ++i) {
      if (stands[i].first != stands[first].first) first = i, latest.reset();
      const bool is_new = is_fresh(in_time_[stands[i].second]);
      if (is_new || (latest && i - *latest <= kBlockBound)) meet_before(stands, first, i, fresh, parted);
      if (is_new) latest = i;
    }
    if (auto done = score(std::move(fresh)); !done) return done;
    part(std::move(parted));
    return {};
  }

  // Whom the account at `i` of a block that begins at `first` meets there: those of the new ones, and those of the old ones that it met
  // before new ones came between and meets no more.
  void meet_before(const Stands& stands, std::size_t first, std::size_t i, std::vector<Pair>& fresh, std::vector<Pair>& parted) {
    const std::uint32_t later = in_time_[stands[i].second];
    std::size_t old = 0;
    for (std::size_t j = i, met = 0; j-- > first && old < kBlockBound; ++met) {
      const std::uint32_t earlier = in_time_[stands[j].second];
      old += !is_fresh(earlier);
      if (met < kBlockBound) {
        if (is_fresh(later) || is_fresh(earlier)) fresh.emplace_back(earlier, later);
      } else if (is_fresh(later)) {
        break;
      } else if (!is_fresh(earlier) && tie_of(later, earlier)) {
        parted.emplace_back(earlier, later);
      }
    }
  }

  const Front::Tie* tie_of(std::uint32_t later, std::uint32_t earlier) {
    const auto& ties = noted(later).ties;
    const auto found = std::find_if(ties.begin(), ties.end(), [&](const Front::Tie& tie) { return tie.to == earlier; });
    return found == ties.end() ? nullptr : &*found;
  }

  Done score(std::vector<Pair> pairs) {
    sort_once(pairs);
    std::vector<std::uint32_t> documents;
    for (const auto& [a, b] : pairs)
      for (std::uint32_t account : {a, b}) documents.push_back(document_of_[account]);
    if (auto done = need_bodies(std::move(documents)); !done || !usable_) return done;
    std::vector<std::optional<double>> points(pairs.size());
    in_pieces(pairs.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto [a, b] = pairs[i];
        points[i] = strong_points(seen(a), seen(b), document_of_[a] == document_of_[b]);
      }
    });
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (!points[i]) continue;
      noted(pairs[i].second).ties.push_back({pairs[i].first, *points[i]});
      rewritten_.insert(document_of_[pairs[i].second]);
    }
    return {};
  }

  Seen seen(std::uint32_t account) const {
    const Document& one = documents_[document_of_[account]];
    return {&one.body->telling.accounts[account - one.first_account], &one.body->context};
  }

  // Those that no longer meet in one block may meet in another one.
  void part(std::vector<Pair> pairs) {
    sort_once(pairs);
    Wanted blocks;
    for (const auto& [a, b] : pairs)
      for (Key block : common_blocks(a, b)) blocks.add(block);
    if (blocks.empty()) return;
    const Stands stands = stands_in(blocks);
    const auto place = [&](Key block, std::uint32_t account) {
      return std::lower_bound(stands.begin(), stands.end(), std::pair(block, at_[account])) - stands.begin();
    };
    for (const auto& [a, b] : pairs) {
      const auto common = common_blocks(a, b);
      if (std::any_of(common.begin(), common.end(), [&](Key block) { return place(block, b) - place(block, a) <= static_cast<long>(kBlockBound); })) continue;
      std::erase_if(noted(b).ties, [&](const Front::Tie& tie) { return tie.to == a; });
      rewritten_.insert(document_of_[b]);
      parted_.insert(parted_.end(), {a, b});
    }
  }

  std::vector<Key> common_blocks(std::uint32_t a, std::uint32_t b) {
    const auto &one = noted(a).blocks, &other = noted(b).blocks;
    std::vector<Key> out;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(out));
    return out;
  }

  void list_groups() {
    members_.resize(document_of_.size());
    tied_.resize(document_of_.size());
    for (std::uint32_t account = 0; account < document_of_.size(); ++account) {
      if (!is_fresh(account)) members_[noted(account).group].push_back(account);
      for (const Front::Tie& tie : noted(account).ties) tied_[tie.to].push_back(account);
    }
  }

  Done regroup() {
    list_groups();
    std::vector<bool> inside(document_of_.size());  // what is grouped anew
    std::vector<std::uint32_t> taken;               // the old groups of it
    const auto take = [&](std::uint32_t group) {
      if (inside[members_[group].front()]) return;
      taken.push_back(group);
      for (std::uint32_t account : members_[group]) inside[account] = true;
    };
    for (std::uint32_t account = old_accounts_; account < document_of_.size(); ++account) inside[account] = true;
    for (std::uint32_t account : parted_) take(noted(account).group);
    for (;;) {
      const std::vector<std::uint32_t> beside = groups_beside(taken, inside);
      if (auto done = group(taken, beside, inside); !done || !usable_) return done;
      std::vector<std::uint32_t> broken;
      for (std::uint32_t one : beside)
        if (!came_out_again(one)) broken.push_back(one);
      if (broken.empty()) break;
      for (std::uint32_t one : broken) take(one);
    }
    adopt(taken, inside);
    return {};
  }

  // The old groups with a tie to what is inside.
  std::vector<std::uint32_t> groups_beside(const std::vector<std::uint32_t>& taken, const std::vector<bool>& inside) {
    std::vector<std::uint32_t> out;
    const auto look = [&](std::uint32_t account) {
      for (const Front::Tie& tie : noted(account).ties)
        if (!inside[tie.to]) out.push_back(noted(tie.to).group);
      for (std::uint32_t other : tied_[account])
        if (!inside[other]) out.push_back(noted(other).group);
    };
    for (std::uint32_t account = old_accounts_; account < document_of_.size(); ++account) look(account);
    for (std::uint32_t one : taken)
      for (std::uint32_t account : members_[one]) look(account);
    sort_once(out);
    return out;
  }

  // Groups the new accounts and those of some old groups; `group_of_` and `size_of_` are of the last grouping. Ties between two groups
  // that lie beside need no looking at: what did not join them before does not now, as long as both come out again.
  Done group(const std::vector<std::uint32_t>& taken, const std::vector<std::uint32_t>& beside, const std::vector<bool>& inside) {
    std::vector<std::uint32_t> nodes(document_of_.size() - old_accounts_);
    std::iota(nodes.begin(), nodes.end(), old_accounts_);
    for (const auto* groups : {&taken, &beside})
      for (std::uint32_t one : *groups) nodes.insert(nodes.end(), members_[one].begin(), members_[one].end());
    std::sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) { return at_[a] < at_[b]; });
    std::vector<std::uint32_t> documents;
    for (std::uint32_t account : nodes) documents.push_back(document_of_[account]);
    if (auto done = need_bodies(std::move(documents)); !done || !usable_) return done;
    std::unordered_map<std::uint32_t, std::uint32_t> number;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) number.emplace(nodes[i], i);
    std::vector<Edge> edges;
    for (std::uint32_t b = 0; b < nodes.size(); ++b)
      for (const Front::Tie& tie : noted(nodes[b]).ties)
        if (inside[tie.to] || inside[nodes[b]] || noted(tie.to).group == noted(nodes[b]).group)
          if (const auto a = number.find(tie.to); a != number.end()) edges.push_back({a->second, b, tie.points});
    const auto points = [&](std::uint32_t a, std::uint32_t b) {
      return points_across(seen(nodes[a]), seen(nodes[b]), document_of_[nodes[a]] == document_of_[nodes[b]]);
    };
    const auto groups = average_link(static_cast<std::uint32_t>(nodes.size()), edges, points, kOneEventAcross);
    group_of_.clear();
    size_of_.clear();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      group_of_[nodes[i]] = nodes[groups[i]];
      ++size_of_[nodes[groups[i]]];
    }
    return {};
  }

  bool came_out_again(std::uint32_t group) const {
    const auto& members = members_[group];
    const std::uint32_t now = group_of_.at(members.front());
    return size_of_.at(now) == members.size() && std::all_of(members.begin(), members.end(), [&](std::uint32_t one) { return group_of_.at(one) == now; });
  }

  // What was grouped anew becomes the groups; those of before that did not come out again are gone.
  void adopt(const std::vector<std::uint32_t>& taken, const std::vector<bool>& inside) {
    for (std::uint32_t one : taken) {
      if (came_out_again(one)) continue;
      for (std::uint32_t account : members_[one]) dissolved_[one].push_back(account);
    }
    for (const auto& [account, group] : group_of_) {
      if (!inside[account]) continue;
      if (!is_fresh(account) && !dissolved_.contains(noted(account).group)) continue;
      rebuilt_[group].push_back(account);
      if (is_fresh(account) || noted(account).group != group) rewritten_.insert(document_of_[account]);
    }
    for (const auto& [group, accounts] : rebuilt_)
      for (std::uint32_t account : accounts) noted(account).group = group;
  }

  // Where a document's story changed, the incidents it speaks of are summed up anew.
  void add_retold() {
    for (std::uint32_t d = 0; d < old_documents_; ++d)
      for (std::size_t a = 0; documents_[d].changed && a < documents_[d].front.accounts.size(); ++a) {
        const std::uint32_t group = documents_[d].front.accounts[a].group;
        if (rebuilt_.contains(group)) continue;
        rebuilt_[group] = dissolved_[group] = members_[group];
      }
  }

  Done report() {
    add_retold();
    std::vector<std::uint32_t> documents;
    for (const auto* groups : {&dissolved_, &rebuilt_})
      for (const auto& [group, accounts] : *groups)
        for (std::uint32_t account : accounts) documents.push_back(document_of_[account]);
    sort_once(documents);
    if (auto done = need_bodies(documents); !done) return done;
    if (auto done = need_claims(documents); !done) return done;
    for (std::uint32_t d : documents)
      if (documents_[d].claims.size() != documents_[d].body->telling.account_of.size()) usable_ = false;
    if (!usable_) return {};
    out_newsroom(documents);
    for (const auto& [group, accounts] : dissolved_) out_.gone.push_back(claims_[claims_of(accounts).front()].id);
    std::vector<std::vector<std::uint32_t>> members;
    for (const auto& [group, accounts] : rebuilt_) {
      members.push_back(claims_of(accounts));
      const auto silent = [&](std::uint32_t index) { return position_of(claims_[index]) == Position::silent; };
      if (std::all_of(members.back().begin(), members.back().end(), silent)) members.pop_back();
    }
    out_.incidents.resize(members.size());
    in_pieces(members.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) out_.incidents[i] = account(claims_, members[i], newsroom_);
    });
    return {};
  }

  // Of all documents as far as it is asked for: of those given.
  void out_newsroom(const std::vector<std::uint32_t>& documents) {
    newsroom_.document_of.resize(claims_.size());
    newsroom_.story_of = story_of_;
    newsroom_.outlet_of.resize(documents_.size());
    newsroom_.outlets = options_.outlets;
    for (std::uint32_t d : documents) {
      const Document& one = documents_[d];
      for (std::uint32_t index : one.claims) newsroom_.document_of[index] = one.rank;
      const std::string& outlet = documents_[ranked_[story_of_[one.rank]]].front.outlet;
      newsroom_.outlet_of[one.rank] = options_.outlets ? options_.outlets->voice_of(outlet) : outlet;
    }
  }

  // In time order.
  std::vector<std::uint32_t> claims_of(const std::vector<std::uint32_t>& accounts) const {
    std::vector<std::tuple<Moment, std::string_view, std::uint32_t>> all;
    for (std::uint32_t account : accounts) {
      const Document& one = documents_[document_of_[account]];
      for (std::size_t i = 0; i < one.claims.size(); ++i)
        if (one.body->telling.account_of[i] == account - one.first_account) {
          const Claim& claim = claims_[one.claims[i]];
          all.emplace_back(moment_of(claim), claim.id, one.claims[i]);
        }
    }
    std::sort(all.begin(), all.end());
    std::vector<std::uint32_t> out;
    for (const auto& one : all) out.push_back(std::get<2>(one));
    return out;
  }

  void note() {
    for (std::uint32_t d = old_documents_; d < documents_.size(); ++d) rewritten_.insert(d);
    std::vector<std::uint32_t> numbers(rewritten_.begin(), rewritten_.end());
    std::sort(numbers.begin(), numbers.end());
    for (std::uint32_t d : numbers) {
      const Document& one = documents_[d];
      out_.notes.push_back({d, bytes_of(one.front), one.fresh ? std::optional(bytes_of(*one.body)) : std::nullopt});
    }
  }

  Memory& memory_;
  const LinkOptions& options_;
  std::vector<Claim> claims_;  // the new ones, then those that were needed
  Rarity rarity_;
  bool usable_ = true;  // all notes can be read
  std::vector<Document> documents_;
  std::uint32_t old_documents_ = 0, old_accounts_ = 0;
  std::vector<std::uint32_t> ranked_;                                        // documents in time order
  std::vector<std::uint32_t> document_of_;                                   // of each account
  std::vector<std::uint32_t> at_;                                            // of each account its place in time
  std::vector<std::uint32_t> in_time_;                                       // accounts by that
  std::vector<std::uint32_t> story_of_;                                      // of each rank the first of its story
  std::vector<std::uint32_t> parted_;                                        // accounts that lost a tie
  std::vector<std::vector<std::uint32_t>> members_;                          // of each old group, by its first account
  std::vector<std::vector<std::uint32_t>> tied_;                             // of each account the later ones with a tie to it
  std::unordered_map<std::uint32_t, std::uint32_t> group_of_, size_of_;      // of the last grouping
  std::map<std::uint32_t, std::vector<std::uint32_t>> dissolved_, rebuilt_;  // accounts by group: as they were, as they are
  std::unordered_set<std::uint32_t> rewritten_;                              // documents whose notes changed
  Newsroom newsroom_;
  Relinked out_;
};

}  // namespace

std::string rules_of(const OutletRegister& outlets) { return std::string(HEARSAY_LINKING_SOURCES) + '/' + std::to_string(outlets.fingerprint()); }

Result<std::optional<Relinked>> relink(Memory& memory, std::vector<Claim> fresh, const LinkOptions& options) {
  return Relinker(memory, std::move(fresh), options).run();
}

}  // namespace hearsay::linking
