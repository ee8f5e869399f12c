#include "lexicon/petrarch_patterns.h"

#include <fmt/format.h>

#include <algorithm>

#include "hearsay/lexicon.h"
#include "lexicon/petrarch_lines.h"

namespace hearsay::petrarch {
namespace {

bool is_marker(std::string_view word) { return word == "+" || word == "$" || word == "%" || word == "^"; }

// "({A" is three pieces: brackets stand alone, words are cut at blanks.
std::vector<std::string_view> pieces(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::string_view word : split(text, " \t")) {
    while (!word.empty()) {
      const std::size_t end = word.find_first_of("(){}");
      if (end == 0) {
        out.push_back(word.substr(0, 1));
        word.remove_prefix(1);
        continue;
      }
      out.push_back(word.substr(0, end));
      word.remove_prefix(std::min(end, word.size()));
    }
  }
  return out;
}

class SideReader {
 public:
  SideReader(const Synsets& synsets, std::string& fault) : synsets_(synsets), fault_(fault) {}

  bool read(std::string_view text, Side& out) {
    PrepositionPattern* inside = nullptr;
    bool opened = false;
    std::vector<std::string_view> group;
    bool grouping = false;
    for (std::string_view piece : pieces(text)) {
      if (piece == "(") opened = true;
      else if (piece == ")") inside = nullptr, opened = false;
      else if (piece == "{") grouping = true, group.clear();
      else if (piece == "}") grouping = false, add_noun(group, inside ? inside->nouns : out.nouns);
      else if (opened && !inside) inside = &out.prepositions.emplace_back(PrepositionPattern{fold(piece), {}});
      else if (grouping) group.push_back(piece);
      else if (is_marker(piece)) add_marker(piece, inside ? inside->nouns : out.nouns);
      else add_noun(split(piece, "_"), inside ? inside->nouns : out.nouns);
    }
    if (grouping) fault_ = "a brace is not closed";
    return fault_.empty();
  }

  bool read_sequence(std::string_view text, std::vector<Slot>& out) {
    bool joined = false;
    for (std::string_view word : split(text, " \t")) {
      for (std::string_view part : split(word, "_")) {
        if (is_marker(part)) {  // where the words of a sequence stand, the tree tells who is who
          joined = false;
          continue;
        }
        out.push_back(slot(part));
        out.back().joined = joined;
        joined = true;
      }
      joined = false;
    }
    return fault_.empty();
  }

 private:
  Slot slot(std::string_view word) {
    if (!word.starts_with('&')) return {fold(word), nullptr};
    const auto found = synsets_.find(synset_name(word));
    if (found == synsets_.end()) {
      fault_ = fmt::format("the synonym set {} is not defined", word);
      return {};
    }
    return {std::string(), found->second};
  }

  static void add_marker(std::string_view marker, std::vector<NounPattern>& out) {
    using Marker = NounPattern::Marker;
    if (marker != "%") out.emplace_back().marker = marker == "$" ? Marker::source : Marker::target;
  }

  void add_noun(std::vector<std::string_view> words, std::vector<NounPattern>& out) {
    std::erase_if(words, is_marker);
    if (words.empty()) return;
    NounPattern noun;
    noun.head = slot(words.back());
    words.pop_back();
    for (std::string_view word : words) noun.beside.push_back(slot(word));
    out.push_back(std::move(noun));
  }

  const Synsets& synsets_;
  std::string& fault_;
};

}  // namespace

std::string synset_name(std::string_view text) {
  while (text.ends_with('_')) text.remove_suffix(1);
  return fold(text);
}

std::optional<Pattern> read_pattern(std::string_view text, bool sequences, const Synsets& synsets, std::string& fault) {
  fault.clear();
  const std::size_t star = text.find('*');
  if (star == text.npos) {
    fault = "a pattern wants a * where the verb stands";
    return std::nullopt;
  }
  const std::string_view before = text.substr(0, star), after = text.substr(star + 1);
  Pattern out;
  SideReader reader(synsets, fault);
  const bool read = sequences ? reader.read_sequence(before, out.before.sequence) && reader.read_sequence(after, out.after.sequence)
                              : reader.read(before, out.before) && reader.read(after, out.after);
  if (!read) return std::nullopt;
  // "TO_*" and "*_OUT": right beside the verb.
  if (sequences && after.starts_with('_') && !out.after.sequence.empty()) out.after.joined_to_verb = true;
  if (sequences && before.ends_with('_') && !out.before.sequence.empty()) out.before.joined_to_verb = true;
  return out;
}

}  // namespace hearsay::petrarch
