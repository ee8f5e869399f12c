// Where outlets are made that report of one town or region (tables `outlet_homes`, `outlet_words`).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_index.h"
#include "hearsay/lexicon.h"

namespace hearsay {

class OutletHomes {
 public:
  struct Home {
    std::string_view town, area, country;  // town and area may be empty
  };
  void read(const Lexicon&);
  /// Of an outlet's site or name; null if the table has none.
  const Home* find(std::string_view source) const;
  /// The names of towns, folded and maybe without their spaces, after which an outlet may be called: "lansing" of "lansingstatejournal.com".
  std::vector<std::string> towns_in(std::string_view source) const;

 private:
  bool is_made_of(const TextIndex& words, std::string_view text) const;

  TextMap<Home> homes_;
  TextIndex before_, behind_;
};

}  // namespace hearsay
