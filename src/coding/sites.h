// Named sites: "the Al Noor hospital", "the 500 block of Hill Street", "the University of Mosul". No gazetteer has them;
// the noun that ends them tells (table `site_nouns`), and the town beside them says where they are.
#pragma once

#include <memory>
#include <vector>

#include "base/text_index.h"
#include "coding/places.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// Immutable; share it between threads.
class SiteReader {
 public:
  /// A lexicon without table `site_nouns` gives a reader that finds none.
  static SiteReader create(const std::shared_ptr<const Lexicon>& lexicon);

  /// Appends the sites of the document in text order; `places` are its toponyms. A site takes the country and
  /// the point of the town in its name or behind it; of the last town named before it only the country.
  void read(const Tree&, const std::vector<PlaceMention>& places, std::vector<PlaceMention>& out) const;

 private:
  TokenRange name_behind(const Tree&, std::uint32_t noun) const;
  TokenRange name_at(const Tree&, std::uint32_t noun) const;
  bool is_noun(const Tree&, std::uint32_t) const;
  bool is_name(const Tree&, std::uint32_t) const;
  TextIndex demonyms_;
  TextIndex nouns_, scenes_;  // scenes_: those "in" or "at" which what is done there happened; of the others it is only done to them
};

}  // namespace hearsay
