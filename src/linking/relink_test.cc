// However claims come in, what is made of them bit by bit is what link() makes of them all at once.

#include "linking/relink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "linking/claim_builder.h"

namespace hearsay::linking {
namespace {

/// Notes and claims in memory, and the incidents that were made so far.
class Kept : public Memory {
 public:
  Done fronts(const std::function<void(std::string_view)>& visit) override {
    for (const std::string& one : fronts_) visit(one);
    return {};
  }
  Result<std::vector<std::string>> bodies(std::span<const std::uint32_t> numbers) override {
    std::vector<std::string> out;
    for (std::uint32_t number : numbers) out.push_back(bodies_[number]);
    bodies_read += numbers.size();
    return out;
  }
  Result<std::vector<std::vector<Claim>>> claims(std::span<const std::string> documents) override {
    std::vector<std::vector<Claim>> out;
    for (const std::string& one : documents) out.push_back(claims_.at(one));
    return out;
  }

  void keep(const Note& note) {
    if (note.number == fronts_.size()) fronts_.emplace_back(), bodies_.emplace_back();
    fronts_.at(note.number) = note.front;
    if (note.body) bodies_.at(note.number) = *note.body;
  }

  /// Links the first claims and notes them, or those that come later.
  void add(const std::vector<Claim>& some) {
    for (const Claim& claim : some) claims_[claim.document.id].push_back(claim);
    if (fronts_.empty()) {
      for (Incident& one : link(some, {.on_note = [&](const Note& note) { keep(note); }}).incidents) incidents[one.id] = one;
      return;
    }
    auto done = relink(*this, some, {});
    ASSERT_TRUE(done && *done);
    for (const std::string& id : (*done)->gone) incidents.erase(id);
    for (Incident& one : (*done)->incidents) {
      EXPECT_FALSE(incidents.contains(one.id)) << one.id << " was not taken away";
      incidents[one.id] = one;
    }
    for (const Note& note : (*done)->notes) keep(note);
  }

  std::map<std::string, Incident> incidents;
  std::size_t bodies_read = 0;

 private:
  std::vector<std::string> fronts_, bodies_;
  std::map<std::string, std::vector<Claim>> claims_;
};

std::map<std::string, Incident> at_once(const std::vector<Claim>& claims) {
  std::map<std::string, Incident> out;
  for (Incident& one : link(claims).incidents) out[one.id] = one;
  return out;
}

/// A little war: few towns, few days, few people, so that blocks overflow, stories are copied and accounts compete.
class War {
 public:
  War(unsigned seed, int towns, int days) : random_(seed), towns_(towns), days_(days) {}

  std::vector<std::vector<Claim>> reports(int count) {
    std::vector<std::vector<Claim>> out;
    for (int i = 0; i < count; ++i) out.push_back(report("d" + std::to_string(i)));
    return out;
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  static std::string day(int n) { return "2026-0" + std::to_string(3 + n / 28) + "-" + (n % 28 < 9 ? "0" : "") + std::to_string(1 + n % 28); }

  std::vector<Claim> report(const std::string& document) {
    std::vector<Claim> out;
    const int town = below(towns_), on = below(days_), published = on + below(3);
    const std::string outlet = "Outlet " + std::to_string(below(6));
    for (int i = 0, claims = 1 + below(3); i < claims; ++i) {
      auto claim = ClaimBuilder(document, static_cast<std::uint32_t>(i)).by(outlet);
      const int where = below(4) == 0 ? below(towns_) : town;
      if (below(9) != 0) claim.published(day(published));
      if (below(5) != 0)
        claim.place("Town" + std::to_string(where), 30 + 0.2 * where, 36);
      else
        claim.nowhere();
      if (below(3) != 0) claim.on(day(on));
      claim.words(sentence(where));
      static constexpr std::pair<const char*, const char*> kKinds[] = {{"shelled", "shell"}, {"killed", "kill"}, {"struck", "strike"}};
      const auto [text, lemma] = kKinds[below(3)];
      claim.trigger(text, lemma);
      if (below(3) == 0) claim.recipient(person(), "");
      if (below(2) == 0) claim.count("killed", 1 + below(9), 1 + below(9) + 9);
      if (below(3) == 0) claim.says("General " + person(), person(), "SYRMIL", SourceKind::named);
      if (below(6) == 0) claim.denied_by("the army", "SYRMIL");
      if (below(9) == 0) claim.sure(Certainty::uu);
      if (below(12) == 0) claim.status(below(2) ? EventStatus::conditional : EventStatus::opinion);
      Claim made = claim;
      for (Party& one : made.recipients) one.name = one.text, one.entity_kind = EntityKind::person;
      out.push_back(std::move(made));
    }
    return out;
  }

  std::string person() { return "Omar Salem" + std::to_string(below(5)); }

  std::string sentence(int town) {
    if (!told_.empty() && below(3) == 0) return told_[static_cast<std::size_t>(below(static_cast<int>(told_.size())))];
    std::string out = "Guns in Town" + std::to_string(town) + " fired at";
    static constexpr const char* kWords[] = {"the mill", "a weir", "lorries", "the quay", "a dairy", "tanneries", "the foundry", "an orchard"};
    for (int i = 0; i < 4; ++i) out += std::string(" ") + kWords[below(8)] + (below(2) ? " again" : " and");
    told_.push_back(out + " there.");
    return told_.back();
  }

  std::mt19937 random_;
  int towns_, days_;
  std::vector<std::string> told_;
};

void add_in_parts(const std::vector<std::vector<Claim>>& reports, std::mt19937& random, unsigned parts, Kept& kept) {
  std::vector<std::vector<Claim>> part(parts);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    auto& into = part[random() % parts];
    into.insert(into.end(), reports[i].begin(), reports[i].end());
  }
  for (auto& one : part) {
    std::shuffle(one.begin(), one.end(), random);
    if (!one.empty()) kept.add(one);
  }
}

std::vector<Claim> all_of(const std::vector<std::vector<Claim>>& reports) {
  std::vector<Claim> out;
  for (const auto& one : reports) out.insert(out.end(), one.begin(), one.end());
  return out;
}

TEST(Relink, AnySplitInAnyOrderGivesTheSameIncidents) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937 random(seed);
    auto reports = War(seed, 2 + seed % 7, 3 + static_cast<int>(seed) % 20).reports(60 + static_cast<int>(seed) * 6);
    const auto expected = at_once(all_of(reports));
    std::shuffle(reports.begin(), reports.end(), random);
    Kept kept;
    add_in_parts(reports, random, 2 + seed % 6, kept);
    EXPECT_EQ(kept.incidents, expected) << "seed " << seed;
  }
}

TEST(Relink, OneReportAtATime) {
  for (unsigned seed = 100; seed < 104; ++seed) {
    std::mt19937 random(seed);
    auto reports = War(seed, 3, 9).reports(90);
    const auto expected = at_once(all_of(reports));
    std::shuffle(reports.begin(), reports.end(), random);
    Kept kept;
    for (const auto& one : reports) kept.add(one);
    EXPECT_EQ(kept.incidents, expected) << "seed " << seed;
  }
}

// Hundreds of accounts in one block: what comes in late with an early date parts those that met across it.
TEST(Relink, FullBlocks) {
  for (unsigned seed = 200; seed < 206; ++seed) {
    std::mt19937 random(seed);
    auto reports = War(seed, 1, 2).reports(260);
    const auto expected = at_once(all_of(reports));
    std::shuffle(reports.begin(), reports.end(), random);
    Kept kept;
    add_in_parts(reports, random, 5, kept);
    EXPECT_EQ(kept.incidents, expected) << "seed " << seed;
  }
}

TEST(Relink, WhatIsFarFromTheNewIsNotRead) {
  const auto reports = War(7, 40, 50).reports(600);
  Kept kept;
  kept.add(all_of(reports));
  kept.add(
      {ClaimBuilder("late").by("Post").published("2027-01-02").on("2027-01-02").place("Balad", 12, 96).words("Balad's ferry sank.").trigger("sank", "sink")});
  EXPECT_LT(kept.bodies_read, 60u);
}

TEST(Relink, ADocumentThatWasThereIsNotForIt) {
  const auto reports = War(7, 4, 5).reports(6);
  Kept kept;
  kept.add(all_of(reports));
  const auto again = relink(kept, reports.front(), {});
  ASSERT_TRUE(again);
  EXPECT_FALSE(*again);
}

TEST(Relink, DamagedNotesAreNotUsed) {
  Kept kept;
  kept.add(all_of(War(7, 4, 5).reports(6)));
  kept.keep({3, "damaged", std::nullopt});
  const auto done = relink(kept, {ClaimBuilder("late").published("2026-03-02")}, {});
  ASSERT_TRUE(done);
  EXPECT_FALSE(*done);
}

}  // namespace
}  // namespace hearsay::linking
