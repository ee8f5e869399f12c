// The word facts of the segmenter (section seg.words), counted from treebanks and running text.
#pragma once

#include <string>
#include <vector>

#include "segment_text.h"

namespace hearsay::training {

std::string make_word_facts(const std::vector<GoldDocument>&, const std::string& abbreviations_file, const std::string& news_file);

}  // namespace hearsay::training
