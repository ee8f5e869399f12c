// Least squares with a pull to zero (ridge regression) over features that are there or not.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace hearsay::training {

/// What is learned from: features by number, which may stand several times, and the answer that their weights should sum up to.
struct Instance {
  std::vector<std::uint32_t> features;
  double answer = 0;
};

inline constexpr std::uint32_t kRare = 3;  // a feature seen less often gets no weight
inline constexpr float kLeast = 0.004f;    // nor is one written that weighs less
inline constexpr std::size_t kFolds = 8;   // of cross-validation, by document

/// Numbers for the names of features, with how many instances have each.
struct FeatureNumbers {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::string> names;
  std::vector<std::uint32_t> counts;

  /// Appends the numbers of one instance's features, each once.
  void number(std::span<const std::string> list, std::vector<std::uint32_t>& features) {
    for (const std::string& name : std::set<std::string>(list.begin(), list.end())) {
      const auto [found, fresh] = numbers.try_emplace(name, static_cast<std::uint32_t>(names.size()));
      if (fresh) names.push_back(name), counts.push_back(0);
      features.push_back(found->second);
      ++counts[found->second];
    }
  }

  void drop_rare(std::vector<std::uint32_t>& features, std::uint32_t least = kRare) const {
    std::erase_if(features, [&](std::uint32_t f) { return counts[f] < least; });
  }

  /// Those that a table may hold, by name.
  std::vector<std::uint32_t> in_order() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t f = 0; f < names.size(); ++f)
      if (counts[f] >= kRare && names[f].find_first_of("|\t\n#\"") == std::string::npos) out.push_back(f);
    std::sort(out.begin(), out.end(), [&](auto a, auto b) { return names[a] < names[b]; });
    return out;
  }
};

/// The weights whose sums come nearest to the answers, by least squares with a pull to zero: conjugate gradients, the same at each run.
class Regression {
 public:
  Regression(const std::vector<Instance>& instances, std::size_t features, double pull) : instances_(instances), size_(features), pull_(pull) {}

  std::vector<double> solve() const {
    constexpr int kMostSteps = 200;
    constexpr double kNear = 1e-6;  // of what there was to explain
    std::vector<double> weights(size_), rest = answered(), step = rest;
    double left = product(rest, rest);
    const double enough = kNear * left;
    for (int i = 0; i < kMostSteps && left > enough; ++i) {
      const std::vector<double> image = applied(step);
      const double length = left / product(step, image);
      move(weights, length, step);
      move(rest, -length, image);
      const double now = product(rest, rest);
      for (std::size_t f = 0; f < size_; ++f) step[f] = rest[f] + now / left * step[f];
      left = now;
    }
    return weights;
  }

 private:
  static double product(const std::vector<double>& a, const std::vector<double>& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

  static void move(std::vector<double>& to, double length, const std::vector<double>& along) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += length * along[i];
  }

  std::vector<double> answered() const {
    std::vector<double> out(size_);
    for (const Instance& one : instances_)
      for (const std::uint32_t f : one.features) out[f] += one.answer;
    return out;
  }

  std::vector<double> applied(const std::vector<double>& weights) const {
    std::vector<double> out(size_);
    move(out, pull_, weights);
    for (const Instance& one : instances_) {
      double sum = 0;
      for (const std::uint32_t f : one.features) sum += weights[f];
      for (const std::uint32_t f : one.features) out[f] += sum;
    }
    return out;
  }

  const std::vector<Instance>& instances_;
  std::size_t size_;
  double pull_;
};

}  // namespace hearsay::training
