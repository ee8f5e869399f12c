// A Done or Result that should be good, with its words if it is not.
#pragma once

#include <gtest/gtest.h>

#include "hearsay/result.h"

namespace hearsay {

template <class T>
testing::AssertionResult good(const Result<T>& result) {
  if (result) return testing::AssertionSuccess();
  return testing::AssertionFailure() << result.error().describe();
}

}  // namespace hearsay
