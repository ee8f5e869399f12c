// The made-up conflict is the same from run to run, and linking it does not hang on the order of the claims.

#include "model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "linking/linker.h"

namespace hearsay::bench {
namespace {

TEST(MadeUpClaims, AreTheSameForOneSeed) {
  EXPECT_EQ(made_up_claims(500, 7), made_up_claims(500, 7));
  EXPECT_NE(made_up_claims(500, 7), made_up_claims(500, 8));
}

TEST(MadeUpClaims, LinkTheSameInAnyOrder) {
  auto claims = made_up_claims(2000, 1);
  const auto first = linking::link(claims).incidents;
  EXPECT_GT(first.size(), 200u);
  EXPECT_LT(first.size(), 1500u);
  std::reverse(claims.begin(), claims.end());
  EXPECT_EQ(linking::link(claims).incidents, first);
  std::rotate(claims.begin(), claims.begin() + 777, claims.end());
  EXPECT_EQ(linking::link(claims).incidents, first);
}

}  // namespace
}  // namespace hearsay::bench
