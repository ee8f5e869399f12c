#include "linking/linker.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "linking/account.h"
#include "linking/blocking.h"
#include "linking/cluster.h"
#include "linking/notes.h"
#include "linking/order.h"
#include "linking/pair_score.h"
#include "linking/parallel.h"
#include "linking/stories.h"
#include "linking/telling.h"
#include "linking/testimony.h"

namespace hearsay::linking {
namespace {

constexpr std::size_t kPiece = 256;          // documents, accounts or incidents that a thread takes at a time
constexpr std::size_t kNotedAtOnce = 16384;  // documents

class Linker {
 public:
  Linker(std::span<const Claim> claims, const LinkOptions& options) : claims_(claims), options_(options) {}

  Linked run() {
    put_in_order();
    read_documents();
    read_accounts();
    join_accounts();
    carry_out_rulings();
    return report();
  }

 private:
  void put_in_order() {
    order_.resize(claims_.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::vector<Moment> at;
    for (const Claim& claim : claims_) at.push_back(moment_of(claim));
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
      std::sort(documents_[d].begin(), documents_[d].end(), [&](std::uint32_t a, std::uint32_t b) { return stands_before(claims_[a], claims_[b]); });
      sentences[d] = sentences_of(claims_, documents_[d]);
    }
    copies_ = copies(sentences, options_.threads);
    newsroom_.story_of = stories(copies_);
    newsroom_.outlets = options_.outlets;
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      const std::string outlet = outlet_of(claims_[documents_[newsroom_.story_of[d]].front()]);
      newsroom_.outlet_of.push_back(options_.outlets ? options_.outlets->voice_of(outlet) : outlet);
    }
  }
  // One account for each event that a document tells. Traits of claims are worked out and let go of: those of all claims at once
  // would take more room than the claims.
  void read_accounts() {
    std::vector<Telling> tellings(documents_.size());
    contexts_.resize(documents_.size());
    in_pieces(documents_.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t d = begin; d < end; ++d) {
        tellings[d] = tell(claims_, documents_[d], rarity_);
        contexts_[d] = context_of(claims_, documents_[d], rarity_);
      }
    });
    account_of_.assign(claims_.size(), kNone);
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      const auto before = static_cast<std::uint32_t>(accounts_.size());
      for (std::size_t i = 0; i < documents_[d].size(); ++i)
        if (tellings[d].account_of[i] != kNone) account_of_[documents_[d][i]] = before + tellings[d].account_of[i];
      for (Account& account : tellings[d].accounts) {
        document_of_.push_back(d);
        accounts_.push_back(std::move(account));
      }
      tellings[d] = {};
    }
  }

  void join_accounts() {
    const std::vector<Edge> edges = strong_pairs();
    const auto points = [&](std::uint32_t a, std::uint32_t b) { return points_across(seen(a), seen(b), document_of_[a] == document_of_[b]); };
    incident_of_ = average_link(static_cast<std::uint32_t>(accounts_.size()), edges, points, kOneEventAcross);
    if (options_.on_note) note(edges);
    accounts_ = {};
    contexts_ = {};
    copies_ = {};
  }

  Seen seen(std::uint32_t account) const { return {&accounts_[account], &contexts_[document_of_[account]]}; }

  // What may join, each pair once, by the later of the two.
  std::vector<Edge> strong_pairs() const {
    const Blocks blocks(accounts_);
    std::vector<std::vector<Edge>> found((accounts_.size() + kPiece - 1) / kPiece);
    in_pieces(accounts_.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
      std::vector<std::uint32_t> before;
      for (auto b = static_cast<std::uint32_t>(begin); b < end; ++b) {
        blocks.before(b, before);
        for (std::uint32_t a : before)
          if (const auto points = strong_points(seen(a), seen(b), document_of_[a] == document_of_[b])) found[begin / kPiece].push_back({a, b, *points});
      }
    });
    std::vector<Edge> out;
    for (auto& edges : found) {
      out.insert(out.end(), edges.begin(), edges.end());
      edges = {};
    }
    return out;
  }

  // Some documents at a time: the notes of all would take as much room as the accounts.
  void note(std::span<const Edge> edges) {
    std::vector<std::uint32_t> first_account(documents_.size() + 1);
    for (std::uint32_t d : document_of_) ++first_account[d + 1];
    for (std::size_t d = 0; d < documents_.size(); ++d) first_account[d + 1] += first_account[d];
    std::vector<std::size_t> first_edge(accounts_.size() + 1);
    for (const Edge& edge : edges) ++first_edge[edge.b + 1];
    for (std::size_t a = 0; a < accounts_.size(); ++a) first_edge[a + 1] += first_edge[a];
    for (std::size_t from = 0; from < documents_.size(); from += kNotedAtOnce) {
      const std::size_t to = std::min(from + kNotedAtOnce, documents_.size());
      std::vector<Note> notes(to - from);
      in_pieces(notes.size(), kPiece, options_.threads, [&](std::size_t begin, std::size_t end) {
        for (auto d = static_cast<std::uint32_t>(from + begin); d < from + end; ++d) {
          Front front;
          Body body;
          note_text(claims_, documents_[d], front, body);
          front.copies = copies_[d];
          body.context = contexts_[d];
          for (std::uint32_t a = first_account[d]; a < first_account[d + 1]; ++a) {
            auto& noted = front.accounts.emplace_back(Front::NotedAccount{blocks_of(accounts_[a].traits), {}, incident_of_[a]});
            for (std::size_t e = first_edge[a]; e < first_edge[a + 1]; ++e) noted.ties.push_back({edges[e].a, edges[e].points});
            body.telling.accounts.push_back(accounts_[a]);
          }
          for (std::uint32_t index : documents_[d])
            body.telling.account_of.push_back(account_of_[index] == kNone ? kNone : account_of_[index] - first_account[d]);
          notes[d - from] = {d, bytes_of(front), bytes_of(body)};
        }
      });
      for (const Note& one : notes) options_.on_note(one);
    }
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

  std::uint32_t new_group() {
    incident_of_.push_back(static_cast<std::uint32_t>(incident_of_.size()));
    return incident_of_.back();
  }

  void join_groups(const std::vector<std::uint32_t>& claims) {
    std::vector<std::uint32_t> groups;
    for (std::uint32_t index : claims) {
      if (account_of_[index] == kNone) account_of_[index] = new_group();
      groups.push_back(incident_of_[account_of_[index]]);
    }
    for (std::uint32_t& incident : incident_of_)
      if (std::find(groups.begin(), groups.end(), incident) != groups.end()) incident = groups.front();
  }

  void take_out(const std::vector<std::uint32_t>& claims) {
    const std::uint32_t apart = new_group();
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
  std::vector<WordBag> contexts_;                   // the words of each document's title and claims
  std::vector<std::vector<std::uint32_t>> copies_;  // of each document, until the accounts are joined
  std::vector<Account> accounts_;                   // until they are joined
  std::vector<std::uint32_t> document_of_;          // of each account
  std::vector<std::uint32_t> account_of_;           // of each claim, kNone for opinions and loose conditions
  std::vector<std::uint32_t> incident_of_;          // of each account its incident's first account
};

}  // namespace

Linked link(std::span<const Claim> claims, const LinkOptions& options) { return Linker(claims, options).run(); }

}  // namespace hearsay::linking
