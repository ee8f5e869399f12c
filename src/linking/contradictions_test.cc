// Places that sources state against places that the coder took over from elsewhere in the report.

#include <gtest/gtest.h>

#include <algorithm>

#include "linking/claim_builder.h"
#include "linking/linker.h"

namespace hearsay::linking {
namespace {

Claim shelling(const char* document, const char* outlet, const char* town, double latitude, CharSpan named_at) {
  Claim claim = ClaimBuilder(document)
                    .by(outlet)
                    .published("2026-05-02")
                    .on("2026-05-02")
                    .place(town, latitude, 36.25)
                    .recipient("Abel Stone", "")
                    .count("killed", 12, 12);
  claim.recipients.front().name = "Abel Stone";
  claim.recipients.front().entity_kind = EntityKind::person;
  claim.event.place->at = named_at;
  return claim;
}

bool differ_on_place(const Claim& one, const Claim& other) {
  const Linked linked = link(std::vector{one, other}, {.rulings = {{true, {0, 1}}}});
  return linked.incidents.size() == 1 && std::any_of(linked.incidents.front().contradictions.begin(), linked.incidents.front().contradictions.end(),
                                                     [](const Contradiction& found) { return found.on == "place"; });
}

TEST(Contradictions, TwoTownsStatedInTheirSentencesDiffer) {
  EXPECT_TRUE(differ_on_place(shelling("a", "Post", "Tora", 34.5, {30, 34}), shelling("b", "Times", "Mendal", 35.5, {30, 36})));
}

TEST(Contradictions, ATownOfAnotherSentenceIsNobodysStatement) {
  EXPECT_FALSE(differ_on_place(shelling("a", "Post", "Tora", 34.5, {30, 34}), shelling("b", "Times", "Mendal", 35.5, {430, 436})));
  EXPECT_FALSE(differ_on_place(shelling("a", "Post", "Tora", 34.5, {430, 434}), shelling("b", "Times", "Mendal", 35.5, {30, 36})));
}

std::string kinds(const std::vector<Claim>& claims) {
  std::string out;
  const Linked linked = link(claims, {.rulings = {{true, {0, 1, 2}}}});
  for (const Contradiction& found : linked.incidents.front().contradictions) out += found.on + ' ';
  return out;
}

// Nobody has a code for the two bands, but "members of the Red Eagles" are not "guards of the Front".
TEST(Contradictions, BodiesWithoutACodeAreToldApartByTheirNames) {
  const auto told = [](const char* document, const char* who, const char* head) {
    Claim claim = shelling(document, document, "Tora", 34.5, {30, 34});
    Party party;
    party.text = who;
    party.head = head;
    party.entity_kind = EntityKind::group;
    claim.actors = {party};
    return claim;
  };
  const auto differ = [](const Claim& one, const Claim& other) {
    const Linked linked = link(std::vector{one, other}, {.rulings = {{true, {0, 1}}}});
    const auto& found = linked.incidents.front().contradictions;
    return std::any_of(found.begin(), found.end(), [](const Contradiction& c) { return c.on == "actor"; });
  };
  EXPECT_TRUE(differ(told("Post", "members of the Red Eagles", "members"), told("Times", "guards of the Front", "guards")));
  EXPECT_FALSE(differ(told("Post", "men on motorbikes", "men"), told("Times", "guards of the Front", "guards")));
}

// Of two who tell of a defection one names the general by his office alone: who denies it says that nobody left.
TEST(Contradictions, ADepartureThatIsDeniedIsNobodyElses) {
  const auto told = [](const char* document, const char* who, const char* code) {
    return ClaimBuilder(document)
        .by(document)
        .published("2026-05-02")
        .nowhere()
        .type(EventType::retreat, "defect")
        .trigger("defected", "defect")
        .actor(who, code);
  };
  const Claim one = told("Post", "the commander of the fleet", "SYRMIL"), other = told("Times", "General Stone", "SYRMIL");
  const Claim denied = told("Herald", "General Stone", "SYRMIL").denied_by("the ministry", "SYRGOV");
  EXPECT_EQ(kinds({one, other, denied}), "occurrence occurrence ");
}

}  // namespace
}  // namespace hearsay::linking
