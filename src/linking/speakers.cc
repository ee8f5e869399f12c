#include "linking/speakers.h"

#include <algorithm>
#include <array>

namespace hearsay::linking {
namespace {

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 14> kPronouns = {"he", "she", "they", "it", "who", "we", "i", "him", "her", "them", "his", "their", "this", "that"};
constexpr std::array<std::string_view, 13> kStaff = {"correspondent", "correspondents", "reporter", "reporters", "journalist", "journalists", "staff",
                                                     "photographer",  "team",           "crew",     "newspaper", "station",    "stringer"};
// Words for a speaker that do not tell whose: stems.
constexpr std::array<std::string_view, 12> kRoles = {"spokes", "offici", "head",   "chief",  "member", "leader",
                                                     "source", "repres", "senior", "statem", "people", "person"};
constexpr std::array<std::string_view, 7> kStateRoles = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI"};

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) == 0xC3; });
}

bool subset(const std::vector<Key>& few, const std::vector<Key>& many) { return !few.empty() && shared(few, many) == few.size(); }

bool has_role(const Party& party) { return party.code && party.code->size() > 3; }

}  // namespace

const Source* innermost(const Claim& claim) { return claim.sources.empty() ? nullptr : &claim.sources.back(); }

bool is_nobody(const Source& source) {
  if (source.kind == SourceKind::anonymous || source.kind == SourceKind::public_) return true;
  return source.kind == SourceKind::media && !(source.name && has_capital(*source.name)) &&
         !has_capital(source.text.substr(std::min<std::size_t>(1, source.text.size())));
}

std::string label(const Claim& claim) {
  const Source* source = innermost(claim);
  if (!source) return claim.document.source.value_or(claim.document.id);
  const std::vector<std::string> words = words_of(source->text);
  const bool pronoun = words.empty() || (words.size() == 1 && contains(kPronouns, words[0]));
  return pronoun && source->name ? *source->name : source->text;
}

bool is_staff(const Source& source, std::string_view outlet) {
  const std::vector<std::string> words = words_of(source.text);
  const std::vector<std::string> own = name_words(outlet);
  if (words.empty() || is_named_person(source)) return false;
  const auto of_outlet = [&](const std::string& word) { return std::find(own.begin(), own.end(), word) != own.end(); };
  const bool staff = std::any_of(words.begin(), words.end(), [](const std::string& word) { return contains(kStaff, word); });
  const bool ours = words[0] == "our" || words[0] == "this" || words.size() == 1;
  if (staff) return ours || std::any_of(words.begin(), words.end(), of_outlet);
  const std::vector<std::string> name = name_words(source.text);
  return !name.empty() && std::all_of(name.begin(), name.end(), of_outlet);
}

bool is_named_person(const Party& party) { return party.entity_kind == EntityKind::person && party.name && has_capital(*party.name); }

std::vector<Key> telling_words(const Party& party) {
  std::vector<Key> out;
  for (const std::string& word : words_of(party.text + " " + party.name.value_or("")))
    if (word.size() > 1 && !is_function_word(word) && !contains(kPronouns, word) && !contains(kRoles, stem(word)) && stem(word) != "spokes")
      out.push_back(key_of(stem(word)));
  sort_unique(out);
  return out;
}

bool is_state(const Party& party) {
  const auto role = [](std::string_view text) { return contains(kStateRoles, text); };
  if (std::any_of(party.sectors.begin(), party.sectors.end(), role)) return true;
  return has_role(party) && role(std::string_view(*party.code).substr(3, 3));
}

bool same_body(const Party& one, const Party& other) {
  if (one.name && other.name && has_capital(*one.name) && same_name(name_words(*one.name), name_words(*other.name))) return true;
  if (has_role(one) && one.code == other.code) return true;
  if (is_state(one) && is_state(other)) return one.country && one.country == other.country;
  if (one.entity_kind == EntityKind::person && other.entity_kind == EntityKind::person && is_named_person(one) && is_named_person(other)) return false;
  return subset(telling_words(one), telling_words(other)) || subset(telling_words(other), telling_words(one));
}

}  // namespace hearsay::linking
