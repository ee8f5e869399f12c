// Learns the weights of a LinearModel.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "language/linear_model.h"

namespace hearsay::training {

/// Logistic regression over hashed features, by AdaGrad. One class: the sign of the score; more: the best score.
class Learner {
 public:
  Learner(int bits, int classes) : bits_(bits), classes_(classes) {
    weights_.assign((std::size_t{1} << bits) * classes, 0);
    squares_.assign(weights_.size(), 0);
  }

  /// One step on one example, with some of its features left out so that none is leant on alone.
  void learn(const Features& features, int gold, float rate) {
    std::array<float, LinearModel::kMostClasses> score{}, slope{};
    kept_.clear();
    for (auto key : features.keys()) {
      if (static_cast<float>(random_() >> 8) < kDrop * static_cast<float>(1 << 24)) continue;
      kept_.push_back(at(key));
      for (int c = 0; c < classes_; ++c) score[c] += weights_[kept_.back() + c];
    }
    for (int c = 0; c < classes_; ++c) score[c] /= 1 - kDrop;
    if (classes_ == 1) {
      slope[0] = 1 / (1 + std::exp(-score[0])) - static_cast<float>(gold);
      if (gold == 1) slope[0] *= kMissed;
    } else {
      float top = *std::max_element(score.begin(), score.begin() + classes_), sum = 0;
      for (int c = 0; c < classes_; ++c) sum += slope[c] = std::exp(score[c] - top);
      for (int c = 0; c < classes_; ++c) slope[c] = slope[c] / sum - static_cast<float>(c == gold);
    }
    for (auto i : kept_)
      for (int c = 0; c < classes_; ++c) step(i + c, slope[c], rate);
  }

  /// Takes the weights as they are now into the mean that is written: single runs differ by chance, their mean less.
  void take() {
    sums_.resize(weights_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i) sums_[i] += weights_[i];
    ++taken_;
  }

  /// The class that scores best now.
  int best(const Features& features) const {
    std::array<float, LinearModel::kMostClasses> score{};
    for (auto key : features.keys())
      for (int c = 0; c < classes_; ++c) score[c] += weights_[at(key) + c];
    return static_cast<int>(std::max_element(score.begin(), score.begin() + classes_) - score.begin());
  }

  std::string section() const {
    std::string out(LinearModel::kHeader, '\0');
    out[0] = static_cast<char>(bits_), out[1] = static_cast<char>(classes_);
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const float w = taken_ > 0 ? sums_[i] / static_cast<float>(taken_) : weights_[i];
      int q = std::clamp(static_cast<int>(std::lround(w * LinearModel::kScale)), -32767, 32767);
      out.push_back(static_cast<char>(q)), out.push_back(static_cast<char>(q >> 8));
    }
    return out;
  }

 private:
  static constexpr float kShrink = 3e-4f, kDrop = 0.3f;
  static constexpr float kMissed = 2.0f;  // a missed end weighs more: else many more are missed than are made up
  std::size_t at(std::uint64_t key) const { return LinearModel::bucket(key, bits_) * classes_; }
  void step(std::size_t i, float slope, float rate) {
    slope += kShrink * weights_[i];
    squares_[i] += slope * slope;
    weights_[i] -= rate * slope / (std::sqrt(squares_[i]) + 0.1f);
  }
  int bits_, classes_;
  std::mt19937 random_{1};
  std::vector<std::size_t> kept_;
  std::vector<float> weights_, squares_, sums_;
  int taken_ = 0;
};

}  // namespace hearsay::training
