// Learns the lemmatizer's tables: which rule makes the lemma of a word with its tags, and of any word with an ending.
//
//   lemma_train --out FOLDER --irregular FILE [--news FILE] --train A.conllu … [--dev B.conllu …]
//
// A word votes for every rule that makes its lemma ("Paris" for keep and for capital), so that words do not quarrel
// where only the spelling of a rule differs. Endings are learned over kinds of words, not their number: what is
// common is in the word table. Forms no ending tells are listed (data/language/irregular_lemmas.tsv); regular ones that
// the treebanks lack come from running text (lemma_news.h).
// Writes lemma.rules, lemma.words and lemma.endings, raw sections of the model file.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/section_file.h"
#include "hearsay/lexicon.h"
#include "language/lemmatizer.h"
#include "lemma_news.h"
#include "trees.h"

namespace {

using namespace hearsay;
using training::NewsWords;
using training::read_trees;

using RuleId = std::uint32_t;
using Votes = std::map<RuleId, int>;

constexpr int kFewestKinds = 2;  // of words, that an ending must win over the shorter one

/// All rules met, by number.
class Rules {
 public:
  /// The rules that make `lemma` of `form`: at most one for each way with capitals.
  std::vector<RuleId> making(std::string_view lemma, std::string_view form, std::string_view folded) {
    std::vector<RuleId> out;
    for (auto letters : {LemmaRule::lower, LemmaRule::capital, LemmaRule::upper, LemmaRule::keep})
      if (auto rule = shortest(letters, lemma, form, folded)) out.push_back(id(*rule));
    return out;
  }

  static std::string line(const LemmaRule& r) { return fmt::format("{} {} {}\n", "lcuk"[r.letters], r.drop, r.add); }
  const LemmaRule& operator[](RuleId id) const { return rules_[id]; }

 private:
  /// The rule that drops least.
  static std::optional<LemmaRule> shortest(LemmaRule::Case letters, std::string_view lemma, std::string_view form, std::string_view folded) {
    for (std::size_t drop = 0; drop <= std::min<std::size_t>(folded.size(), 255); ++drop) {
      LemmaRule rule{letters, static_cast<std::uint8_t>(drop), ""};
      std::string stem;
      rule.apply(form, folded, stem);
      if (!lemma.starts_with(stem)) continue;
      rule.add = lemma.substr(stem.size());
      std::string made;
      rule.apply(form, folded, made);
      if (made == lemma && rule.add.find('\n') == rule.add.npos) return rule;
    }
    return std::nullopt;
  }

  RuleId id(const LemmaRule& rule) {
    auto [found, fresh] = ids_.try_emplace(rule, static_cast<RuleId>(rules_.size()));
    if (fresh) rules_.push_back(rule);
    return found->second;
  }
  std::map<LemmaRule, RuleId> ids_;
  std::vector<LemmaRule> rules_;
};

/// What is known of a word when its lemma is looked for.
struct Kind {
  std::string folded;
  std::uint8_t xpos = 0;
  Upos upos = Upos::x;
  Capitals capitals = Capitals::none;
  auto operator<=>(const Kind&) const = default;
};

class Training {
 public:
  void read(const ParsedDocument& d) {
    for (const Sentence& s : d.analysis.sentences) {
      const bool shouted = sentence_of_capitals(d.document.text(s.at));
      for (std::uint32_t i = s.first; i < s.last; ++i) {
        const Token& t = d.analysis.tokens[i];
        const std::string_view lemma = d.analysis.lemma(t);
        if (lemma.empty() || t.relation == Relation::goeswith) continue;
        const std::string_view form = d.document.text(t.at);
        const Kind kind{fold(form), t.xpos, t.upos, capitals_of(form, shouted, i == s.first)};
        for (RuleId rule : rules_.making(lemma, form, kind.folded)) ++votes_[kind][rule];
      }
    }
  }

  /// A form of the list stands for itself with its tag, unless the treebanks say otherwise.
  void read_irregular(const std::string& path);
  /// The same for the forms of running text, which give way to the list too.
  void read_news(const std::string& path);

  void learn() {
    learn_endings();
    learn_words();
  }

  /// Rules that won nowhere are left out: a table's value has room for some thousands.
  std::vector<std::pair<std::string, std::string>> sections() const {
    std::map<RuleId, std::uint32_t> numbers;
    std::string lines;
    for (const Chosen* table : {&endings_, &words_})
      for (const auto& [key, rule] : *table)
        if (numbers.size() < Lemmatizer::RuleTable::kMostValue && numbers.try_emplace(rule, numbers.size() + 1).second) lines += Rules::line(rules_[rule]);
    return {{"lemma.rules", lines}, {"lemma.words", packed(words_, numbers)}, {"lemma.endings", packed(endings_, numbers)}};
  }

 private:
  void add_unless_known(const std::string& form, std::string_view lemma, std::string_view tag, Upos upos) {
    Votes& votes = votes_[{form, *parse_xpos(tag), upos, Capitals::none}];
    if (votes.empty())
      for (RuleId rule : rules_.making(lemma, form, form)) votes[rule] = 1;
  }

  using Chosen = std::map<std::uint64_t, RuleId>;

  /// Most votes; of equals what keeps a name's letters, or gives it a capital where its own say nothing, and makes any
  /// other word lower case; then what drops least.
  RuleId best(const Votes& votes, std::uint8_t xpos, Capitals capitals = Capitals::first) const {
    const auto of_name = capitals == Capitals::none ? LemmaRule::capital : LemmaRule::keep;
    const auto usual = xpos_spelling(xpos).starts_with("NNP") ? of_name : LemmaRule::lower;
    return std::max_element(votes.begin(), votes.end(),
                            [&](const auto& a, const auto& b) {
                              const LemmaRule &x = rules_[a.first], &y = rules_[b.first];
                              return std::tuple(a.second, x.letters == usual, -x.drop) < std::tuple(b.second, y.letters == usual, -y.drop);
                            })
        ->first;
  }

  /// The rule of the longest known ending of at most `longest` bytes.
  std::optional<RuleId> by_ending(const Kind& k, std::size_t longest) const {
    for (std::size_t n = std::min(longest, k.folded.size()) + 1; n-- > 0;) {
      const auto found = endings_.find(LemmaKeys::ending(k.folded, n, Lemmatizer::xpos_key(k.xpos), k.capitals));
      if (found != endings_.end()) return found->second;
    }
    return std::nullopt;
  }

  // From the shortest to the longest, each only where it says something else than the shorter one.
  void learn_endings() {
    for (std::size_t n = 0; n <= LemmaKeys::kLongestEnding; ++n) {
      std::map<std::uint64_t, std::pair<const Kind*, Votes>> endings;
      for (const auto& [kind, votes] : votes_) {
        if (kind.folded.size() < n) continue;
        auto& [example, all] = endings[LemmaKeys::ending(kind.folded, n, Lemmatizer::xpos_key(kind.xpos), kind.capitals)];
        example = &kind;
        const int most = std::max_element(votes.begin(), votes.end(), [](auto& a, auto& b) { return a.second < b.second; })->second;
        for (const auto& [rule, count] : votes) all[rule] += count == most;
      }
      for (auto& [key, of] : endings) {
        auto& [example, votes] = of;
        const RuleId wanted = best(votes, example->xpos, example->capitals);
        const auto shorter = n > 0 ? by_ending(*example, n - 1) : std::nullopt;
        const int against = shorter ? votes[*shorter] : 0;
        if (votes[wanted] >= against + kFewestKinds) endings_[key] = wanted;
      }
    }
  }

  // Names are written in their one way; any other word may be met with a capital, though training never met it so.
  bool misleads(Kind kind, const Votes& votes) const {
    const auto wrong = [&] {
      const auto found = by_ending(kind, LemmaKeys::kLongestEnding);
      return !found || !votes.count(*found);
    };
    if (wrong() || kind.upos == Upos::propn) return wrong();
    for (Capitals capitals : {Capitals::none, Capitals::first, Capitals::all})
      if (kind.capitals = capitals; wrong()) return true;
    return false;
  }

  // Only words whose ending misleads: their rule, and apart from it that of a rarer part of speech with the same tag.
  void learn_words() {
    std::map<std::pair<std::string, std::uint8_t>, Votes> by_word;
    std::map<std::tuple<std::string, std::uint8_t, Upos>, Votes> by_upos;
    std::set<std::pair<std::string, std::uint8_t>> misled;
    for (const auto& [kind, votes] : votes_) {
      for (const auto& [rule, count] : votes) {
        by_word[{kind.folded, kind.xpos}][rule] += count;
        by_upos[{kind.folded, kind.xpos, kind.upos}][rule] += count;
      }
      if (misleads(kind, votes)) misled.emplace(kind.folded, kind.xpos);
    }
    for (const auto& word : misled) {
      const std::uint64_t key = Lemmatizer::xpos_key(word.second);
      const RuleId usual = words_[LemmaKeys::word(word.first, key)] = best(by_word[word], word.second);
      for (const Upos upos : {Upos::adj, Upos::adv, Upos::aux, Upos::noun, Upos::pron, Upos::propn, Upos::verb, Upos::x}) {
        const auto of = by_upos.find({word.first, word.second, upos});
        if (of == by_upos.end() || of->second.count(usual)) continue;
        words_[LemmaKeys::word(word.first, key, static_cast<std::uint64_t>(upos))] = best(of->second, word.second);
      }
    }
  }

  static std::string packed(const Chosen& chosen, const std::map<RuleId, std::uint32_t>& numbers) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> values;
    for (auto [key, rule] : chosen)
      if (const auto number = numbers.find(rule); number != numbers.end()) values.emplace_back(key, number->second);
    return Lemmatizer::RuleTable::pack(values);
  }

  Rules rules_;
  std::map<Kind, Votes> votes_;
  Chosen words_, endings_;
};

std::vector<std::string> cut(const std::string& text, char at) {
  std::vector<std::string> out(1);
  for (char c : text) c == at ? (void)out.emplace_back() : out.back().push_back(c);
  return out;
}

/// The tags a form of the list may have: "-s" and "-ing" of verbs tell themselves, any other is past and participle.
std::vector<std::string_view> tags_of(std::string_view part, std::string_view form, std::string_view lemma) {
  if (part == "noun") return {"NNS"};
  if (part == "adjective") return form.ends_with("st") ? std::vector<std::string_view>{"JJS", "RBS"} : std::vector<std::string_view>{"JJR", "RBR"};
  if (form.ends_with("ing") && form.size() > lemma.size()) return {"VBG"};
  if (form.ends_with("s") && form.size() > lemma.size()) return {"VBZ"};
  return {"VBD", "VBN"};
}

void Training::read_irregular(const std::string& path) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto columns = cut(line, '\t');
    if (line.starts_with('#') || columns.size() != 3 || columns[0] == "lemma") continue;
    const Upos upos = columns[1] == "noun" ? Upos::noun : columns[1] == "verb" ? Upos::verb : Upos::adj;
    for (const std::string& form : cut(columns[2], '|'))
      for (const std::string_view tag : tags_of(columns[1], form, columns[0])) add_unless_known(form, columns[0], tag, upos);
  }
}

void Training::read_news(const std::string& path) {
  NewsWords news;
  news.read(path);
  for (const auto& [kind, votes] : votes_)
    if (kind.xpos == *parse_xpos("VB") || kind.xpos == *parse_xpos("NN")) news.add_lemma(kind.folded);
  for (const auto& [form, lemma, tag] : news.forms()) add_unless_known(form, lemma, tag, tag[0] == 'V' ? Upos::verb : Upos::noun);
}

std::string measure(const Lemmatizer& lemmatizer, const std::vector<ParsedDocument>& documents) {
  std::size_t words = 0, right = 0;
  Lemmatizer::Scratch scratch;
  for (const ParsedDocument& d : documents) {
    Analysis ours = d.analysis;
    lemmatizer.apply(d.document, ours, scratch);
    for (std::size_t i = 0; i < ours.tokens.size(); ++i) {
      const std::string_view gold = d.analysis.lemma(d.analysis.tokens[i]);
      ++words;
      right += gold.empty() || gold == ours.lemma(ours.tokens[i]);
    }
  }
  return fmt::format("{} words, {:.2f} % of the lemmas right with the treebank's tags", words,
                     100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(words, 1)));
}

struct Options {
  std::string out, irregular, news;
  std::vector<std::string> train, dev;
};

Options parse(int argc, char** argv) {
  Options o;
  std::vector<std::string>* list = nullptr;
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    if (a == "--train")
      list = &o.train;
    else if (a == "--dev")
      list = &o.dev;
    else if (a == "--out" && i + 1 < argc)
      o.out = argv[++i];
    else if (a == "--irregular" && i + 1 < argc)
      o.irregular = argv[++i];
    else if (a == "--news" && i + 1 < argc)
      o.news = argv[++i];
    else if (list)
      list->push_back(a);
  }
  return o;
}

int run(const Options& options) {
  Training training;
  const auto trees = read_trees(options.train);
  if (trees.empty()) return fmt::print(stderr, "lemma_train: no trees in the files of --train\n"), 2;
  for (const ParsedDocument& d : trees) training.read(d);
  training.read_irregular(options.irregular);
  if (!options.news.empty()) training.read_news(options.news);
  training.learn();

  SectionWriter writer({"LANG", 1}, "training");
  for (const auto& [name, bytes] : training.sections()) {
    writer.add(name, bytes);
    std::ofstream(options.out + "/" + name, std::ios::binary) << bytes;
    fmt::print("{}: {} bytes\n", name, bytes.size());
  }
  const auto file = SectionFile::over(writer.bytes(), {"LANG", 1});
  const auto lemmatizer = Lemmatizer::load(*file);
  if (!lemmatizer) return fmt::print(stderr, "lemma_train: {}\n", lemmatizer.error().describe()), 2;
  for (const std::string& path : options.dev) fmt::print("{}: {}\n", path.substr(path.rfind('/') + 1), measure(*lemmatizer, read_trees({path})));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse(argc, argv);
  if (options.out.empty() || options.irregular.empty() || options.train.empty()) {
    fmt::print(stderr, "usage: lemma_train --out FOLDER --irregular FILE [--news FILE] --train A.conllu ... [--dev B.conllu ...]\n");
    return 2;
  }
  return run(options);
}
