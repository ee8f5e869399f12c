// The lexicon and the model as the program finds them, for tests of what they say together. A test that includes this
// depends on target `assets`.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "hearsay/language_model.h"
#include "hearsay/lexicon.h"

namespace hearsay::testing_support {

inline std::shared_ptr<const Lexicon> lexicon() {
  static const std::shared_ptr<const Lexicon> one = [] {
    auto opened = Lexicon::open(std::filesystem::path(HEARSAY_BINARY_DIR) / "share/hearsay/lexicon.bin");
    EXPECT_TRUE(opened) << "build target assets first";
    return *opened;
  }();
  return one;
}

inline std::shared_ptr<const LanguageModel> model() {
  static const std::shared_ptr<const LanguageModel> one = [] {
    auto opened = LanguageModel::open(std::filesystem::path(HEARSAY_SOURCE_DIR) / "models/english.model");
    EXPECT_TRUE(opened);
    return *opened;
  }();
  return one;
}

}  // namespace hearsay::testing_support
