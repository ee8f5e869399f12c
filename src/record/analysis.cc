#include "hearsay/analysis.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 17> kUpos = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 50> kRelations = {
    "dep",         "root",       "acl",  "acl:relcl",  "advcl",        "advcl:relcl", "advmod",        "amod",  "appos",       "aux",
    "aux:pass",    "case",       "cc",   "cc:preconj", "ccomp",        "compound",    "compound:prt",  "conj",  "cop",         "csubj",
    "csubj:outer", "csubj:pass", "det",  "det:predet", "discourse",    "dislocated",  "expl",          "fixed", "flat",        "goeswith",
    "iobj",        "list",       "mark", "nmod",       "nmod:desc",    "nmod:poss",   "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass",
    "nummod",      "obj",        "obl",  "obl:agent",  "obl:unmarked", "orphan",      "parataxis",     "punct", "reparandum",  "vocative"};
static_assert(static_cast<std::size_t>(Relation::xcomp) == kRelations.size(), "xcomp is spelled apart, last");

// Penn Treebank tags as EWT and GUM use them.
constexpr std::array<std::string_view, 51> kXpos = {"_",   "NN",  "IN",   "DT", "NNP", "JJ",  "PRP", "RB",  ".",    ",",     "NNS",   "VB", "CC",
                                                    "VBP", "VBD", "VBZ",  "CD", "VBN", "VBG", "TO",  "MD",  "PRP$", "-RRB-", "-LRB-", ":",  "WDT",
                                                    "UH",  "WRB", "HYPH", "``", "''",  "WP",  "POS", "RP",  "NNPS", "JJR",   "JJS",   "EX", "RBR",
                                                    "SYM", "NFP", "FW",   "$",  "GW",  "ADD", "PDT", "RBS", "LS",   "AFX",   "WP$",   "#"};

struct FeatureName {
  std::string_view text;
  std::uint32_t bit;
};

// In the order CoNLL-U wants. Mood=Ind, PronType=Art, Degree=Pos follow from other columns and take no bit.
constexpr FeatureName kFeatures[] = {
    {"Case=Acc", feature::accusative},
    {"Case=Nom", feature::nominative},
    {"Definite=Def", feature::definite},
    {"Definite=Ind", feature::indefinite},
    {"Degree=Cmp", feature::comparative},
    {"Degree=Sup", feature::superlative},
    {"Gender=Fem", feature::feminine},
    {"Gender=Masc", feature::masculine},
    {"Gender=Neut", feature::neuter},
    {"Mood=Imp", feature::imperative},
    {"Mood=Sub", feature::subjunctive},
    {"Number=Plur", feature::plural},
    {"Number=Sing", feature::singular},
    {"NumType=Card", feature::cardinal},
    {"NumType=Ord", feature::ordinal},
    {"Person=1", feature::first_person},
    {"Person=2", feature::second_person},
    {"Person=3", feature::third_person},
    {"Polarity=Neg", feature::negative},
    {"Poss=Yes", feature::possessive},
    {"PronType=Dem", feature::pronoun_demonstrative},
    {"PronType=Int", feature::pronoun_interrogative},
    {"PronType=Prs", feature::pronoun_personal},
    {"PronType=Rel", feature::pronoun_relative},
    {"Tense=Past", feature::past},
    {"Tense=Pres", feature::present},
    {"VerbForm=Fin", feature::finite},
    {"VerbForm=Ger", feature::gerund},
    {"VerbForm=Inf", feature::infinitive},
    {"VerbForm=Part", feature::participle},
    {"Voice=Pass", feature::passive},
};

template <std::size_t N>
std::optional<std::size_t> index_in(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::optional<Relation> exact_relation(std::string_view text) {
  if (text == "xcomp") return Relation::xcomp;
  if (auto at = index_in(kRelations, text)) return static_cast<Relation>(*at);
  return std::nullopt;
}

// UD v1, which older parsers still write, and names that treebanks of English have changed since.
struct OldRelation {
  std::string_view text;
  Relation now;
};
constexpr OldRelation kOldRelations[] = {{"dobj", Relation::obj},
                                         {"nsubjpass", Relation::nsubj_pass},
                                         {"csubjpass", Relation::csubj_pass},
                                         {"auxpass", Relation::aux_pass},
                                         {"nmod:agent", Relation::obl_agent},
                                         {"nmod:tmod", Relation::nmod_unmarked},
                                         {"nmod:npmod", Relation::nmod_unmarked},
                                         {"obl:tmod", Relation::obl_unmarked},
                                         {"obl:npmod", Relation::obl_unmarked},
                                         {"neg", Relation::advmod},
                                         {"name", Relation::flat},
                                         {"mwe", Relation::fixed},
                                         {"foreign", Relation::flat}};

void append_feature(std::string& out, std::string_view name) {
  if (!out.empty()) out += '|';
  out += name;
}

}  // namespace

std::string_view spelling(Upos upos) { return kUpos[static_cast<std::size_t>(upos)]; }

std::string_view spelling(Relation relation) { return relation == Relation::xcomp ? "xcomp" : kRelations[static_cast<std::size_t>(relation)]; }

std::optional<Upos> parse_upos(std::string_view text) {
  if (auto at = index_in(kUpos, text)) return static_cast<Upos>(*at);
  return std::nullopt;
}

std::optional<Relation> parse_relation(std::string_view text) {
  if (auto exact = exact_relation(text)) return exact;
  for (const OldRelation& old : kOldRelations)
    if (old.text == text) return old.now;
  const std::size_t colon = text.find(':');
  return colon == text.npos ? std::nullopt : exact_relation(text.substr(0, colon));
}

std::string_view xpos_spelling(std::uint8_t xpos) { return xpos < kXpos.size() ? kXpos[xpos] : "_"; }

std::optional<std::uint8_t> parse_xpos(std::string_view text) {
  if (auto at = index_in(kXpos, text)) return static_cast<std::uint8_t>(*at);
  return std::nullopt;
}

std::uint32_t parse_features(std::string_view feats) {
  std::uint32_t bits = 0;
  while (!feats.empty()) {
    const std::size_t bar = std::min(feats.find('|'), feats.size());
    const std::string_view one = feats.substr(0, bar);
    for (const FeatureName& known : kFeatures)
      if (known.text == one) bits |= known.bit;
    if (one == "Number=Ptan") bits |= feature::plural;  // "troops", which has no singular
    feats.remove_prefix(std::min(bar + 1, feats.size()));
  }
  return bits;
}

std::string spell_features(std::uint32_t bits) {
  std::string out;
  for (const FeatureName& known : kFeatures)
    if (bits & known.bit) append_feature(out, known.text);
  return out.empty() ? "_" : out;
}

}  // namespace hearsay
