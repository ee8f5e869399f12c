// Words and names as keys: folded so that one outlet's spelling meets another's, and cheap to compare.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::linking {

using Key = std::uint64_t;

/// Lower case, Latin letters without their marks, '’' as '\''. Other scripts pass unchanged.
std::string plain(std::string_view text);

/// The words of `text` folded by plain(), without a possessive 's.
std::vector<std::string> words_of(std::string_view text);

/// True for words that carry grammar and no meaning, and for the words every report uses ("said", "told").
bool is_function_word(std::string_view plain_word);

/// A crude stem: without plural s, cut to six letters, so that minister meets ministry and burned meets burning.
std::string_view stem(std::string_view plain_word);

Key key_of(std::string_view text);

/// Keys of the stems of the meaningful words of `text`, sorted, each once.
std::vector<Key> word_keys(std::string_view text);

/// A name as the set of its words, titles and function words left out, in text order.
std::vector<std::string> name_words(std::string_view name);

/// One name has all the words of the other. One letter may
/// differ in words of five letters or more, two from eight on: outlets transliterate.
bool same_name(const std::vector<std::string>& one, const std::vector<std::string>& other);
bool same_spelling(std::string_view one, std::string_view other);

/// How many keys two sorted lists share.
std::size_t shared(const std::vector<Key>& one, const std::vector<Key>& other);
void sort_unique(std::vector<Key>& keys);

}  // namespace hearsay::linking
