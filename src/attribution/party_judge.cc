#include "attribution/party_judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numbers.h"
#include "coding/in_sentence.h"
#include "coding/party_words.h"

namespace hearsay {
namespace {

std::vector<Party>& parties_of(Claim& claim, std::size_t role) { return role == 0 ? claim.actors : claim.recipients; }

/// Carries out what was decided on the parties of one claim.
class Assignment {
 public:
  Assignment(const Tree& tree, const EventCoder::Reading& reading, DraftClaim& draft) : tree_(tree), reading_(reading), draft_(draft) {}

  /// `heads`: of the parties that it has in this role, one for each.
  void drop(std::size_t role, std::span<const std::uint32_t> heads, std::uint32_t head) {
    std::vector<Party>& parties = parties_of(draft_.claim, role);
    for (std::size_t i = 0; i < parties.size(); ++i)
      if (heads[i] == head) note(parties[i], "not taken", role);
    std::size_t at = 0;
    std::erase_if(parties, [&](const Party&) { return heads[at++] == head; });
  }

  void add(std::size_t role, std::uint32_t head) {
    if (any_over(reading_.times, tree_, head)) return;
    std::vector<CodedParty> coded;
    reading_.entities.parties(head, coded);
    std::vector<Party>& parties = parties_of(draft_.claim, role);
    for (CodedParty& one : coded) {
      trim_party(tree_, *reading_.frames, reading_.times, {draft_.head, role == 1 && draft_.claim.event.type == EventType::request, reading_.found_heads}, one);
      note(one.record, "added", role);
      const auto before = std::find_if(parties.begin(), parties.end(), [&](const Party& other) { return other.at.begin > one.record.at.begin; });
      parties.insert(before, std::move(one.record));
    }
  }

 private:
  void note(const Party& party, std::string_view what, std::size_t role) {
    draft_.trace.parties.push_back(fmt::format("\"{}\" {} as {}", party.text, what, spelling(static_cast<PartyRole>(role))));
  }

  const Tree& tree_;
  const EventCoder::Reading& reading_;
  DraftClaim& draft_;
};

bool overlap(TokenRange a, TokenRange b) { return a.first < b.last && b.first < a.last; }

}  // namespace

void decide_parts(std::span<const PartyCandidate> all, std::span<const PartyVotes> votes, const PartyBounds& bounds, std::vector<PartyParts>& out) {
  out.assign(all.size(), {});
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t role = 0; role < kPartyRoles; ++role) out[i][role] = votes[i][role] > (all[i].chosen[role] ? bounds.keep[role] : bounds.add[role]);
    if (out[i][0] && out[i][1] && !(all[i].chosen[0] && all[i].chosen[1])) out[i][votes[i][0] < votes[i][1] ? 0 : 1] = false;
  }
  // "the mayor's brother": one of them is meant, whom the rules chose or for whom more speaks
  const auto goes_before = [&](std::size_t other, std::size_t i, std::size_t role) {
    return other != i && out[other][role] && overlap(all[other].words, all[i].words) && (all[other].chosen[role] || votes[other][role] > votes[i][role]);
  };
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t role = 0; role < kPartyRoles; ++role)
      for (std::size_t other = 0; other < all.size() && out[i][role] && !all[i].chosen[role]; ++other) out[i][role] = !goes_before(other, i, role);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].known && !out[i][0] && !out[i][1]) out[i] = all[i].chosen;
}

Result<PartyJudge> PartyJudge::create(const Lexicon& lexicon) {
  const auto table = lexicon.table("party_weights");
  if (!table) return fail(Fault::corrupt, "this lexicon lacks table party_weights; build it from the complete folder");
  PartyJudge out;
  out.weights_.reserve(table->rows());
  const auto actor = table->column("actor"), recipient = table->column("recipient");
  if (!actor || !recipient) return fail(Fault::corrupt, "table party_weights has no column `actor` or no column `recipient`");
  for (RowId row = 0; row < table->rows(); ++row) {
    const auto for_actor = number_in<float>(table->cell(row, *actor)), for_recipient = number_in<float>(table->cell(row, *recipient));
    if (!for_actor || !for_recipient)
      return fail(Fault::corrupt, fmt::format("a weight of `{}` is no number", table->cell(row, 0)), {.source = table->origin(row)});
    out.weights_[feature_hash(kFeatureSeed, table->cell(row, 0))] = {*for_actor, *for_recipient};
  }
  return out;
}

PartyVotes PartyJudge::votes(const FeatureList& features) const {
  PartyVotes out = {};
  for (const std::uint64_t hash : features.hashes()) {
    const PartyVotes each = weights_.get(hash);
    for (std::size_t role = 0; role < kPartyRoles; ++role) out[role] += each[role];
  }
  return out;
}

void PartyJudge::assign(const Tree& tree, const EventCoder::Reading& reading, std::vector<DraftClaim>& drafts) const {
  constexpr std::uint32_t kLeast = 60;  // words: no page learned from is so short, and single sentences are what the rules were made on
  if (drafts.empty() || tree.size() < kLeast) return;
  PartyFeatures features(tree, reading, drafts);
  FeatureList list;
  std::vector<PartyCandidate> all;
  std::vector<PartyVotes> sums;
  std::vector<PartyParts> parts;
  for (std::size_t number = 0; number < drafts.size(); ++number) {
    if (!features.candidates(number, all)) continue;
    sums.clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
      features.list(all, i, list);
      sums.push_back(votes(list));
    }
    decide_parts(all, sums, kPartyBounds, parts);
    Assignment assignment(tree, reading, drafts[number]);
    for (std::size_t role = 0; role < kPartyRoles; ++role) {
      std::vector<std::uint32_t> heads(features.heads(number, role).begin(), features.heads(number, role).end());
      for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].chosen[role] && !parts[i][role]) assignment.drop(role, heads, all[i].head), std::erase(heads, all[i].head);
    }
    for (std::size_t role = 0; role < kPartyRoles; ++role)
      for (std::size_t i = 0; i < all.size(); ++i)
        if (!all[i].chosen[role] && parts[i][role]) assignment.add(role, all[i].head);
  }
}

}  // namespace hearsay
