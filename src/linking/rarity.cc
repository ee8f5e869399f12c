#include "linking/rarity.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace hearsay::linking {
namespace embedded {
extern const std::string_view word_rarity;
}
namespace {

// A word of every third report or so weighs next to nothing; what one in seven hundred has is as rare as a name.
constexpr double kCommonest = 0.75, kRarest = 6.5, kLeastWeight = 0.05;

float weight_of(double rarity) { return static_cast<float>(std::max(kLeastWeight, std::min(rarity, kRarest) - kCommonest)); }

std::string_view next_piece(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return piece;
}

}  // namespace

Rarity::Rarity() {
  for (std::string_view table = embedded::word_rarity; !table.empty();) {
    std::string_view line = next_piece(table, '\n');
    const std::string_view number = next_piece(line, '\t');
    double rarity = 0;
    if (std::from_chars(number.data(), number.data() + number.size(), rarity).ec != std::errc()) continue;  // a remark, the names of the columns
    while (!line.empty()) weights_.emplace(key_of(next_piece(line, ' ')), weight_of(rarity));
  }
}

void Rarity::weigh(WordBag& bag, double unsaid) const {
  bag.weights.clear();
  double squares = unsaid;
  for (Key word : bag.keys) {
    const auto found = weights_.find(word);
    bag.weights.push_back(found == weights_.end() ? weight_of(kRarest) : found->second);
    squares += double{bag.weights.back()} * bag.weights.back();
  }
  bag.norm = static_cast<float>(std::sqrt(squares));
}

}  // namespace hearsay::linking
