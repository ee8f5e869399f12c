// Regular forms that the treebanks lack, with the lemma that running text speaks for: "raided" is of "raid" where
// "raid" is a word and "raide" is none.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hearsay::training {

class NewsWords {
 public:
  /// Counts the lower-case words of a text.
  void read(const std::string& path);
  /// A lemma of a verb or noun in a treebank is a word without a doubt.
  void add_lemma(std::string_view lemma) { counts_[std::string(lemma)] += kSure; }

  struct Form {
    std::string form, lemma;
    const char* tag;
  };
  /// Forms in -ed, -ing and -s whose lemma is plain.
  std::vector<Form> forms() const;

 private:
  static constexpr long kSure = 100, kFewest = 3;
  long count(const std::string& word) const;
  /// The candidate that is a word, if all others are far rarer.
  std::string likeliest(const std::vector<std::string>& candidates) const;

  std::unordered_map<std::string, long> counts_;
};

}  // namespace hearsay::training
