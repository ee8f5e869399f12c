// Verb dictionaries of PETRARCH-1 (*.verbs.txt) and PETRARCH-2 (CAMEO.2.0.txt). They differ in their patterns: the older
// ones list words in the order of the text, the newer ones say which noun heads which phrase.

#include <fmt/format.h>

#include <algorithm>

#include "hearsay/lexicon.h"
#include "lexicon/petrarch_lines.h"
#include "lexicon/petrarch_patterns.h"

namespace hearsay::petrarch {
namespace {

constexpr std::size_t kMostPhrases = 4096;  // of one synonym set, with the sets inside it

bool is_code(std::string_view text) {
  return text.size() <= 16 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ':' || c == '-' || c == '#'; });
}

/// "---" stands for no code, alone or on one side of a pair.
std::string plain_code(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto side = [](std::string_view one) { return one == "---" ? std::string() : std::string(one); };
  if (colon == text.npos) return side(text);
  return side(text.substr(0, colon)) + ":" + side(text.substr(colon + 1));
}

/// Whether a file's patterns are of the newer kind.
bool has_phrases(std::string_view text) {
  for (std::string_view line : split(text, "\n")) {
    line = trim(line.substr(0, line.find('#')));
    if (line.starts_with('~')) return true;
    if (line.starts_with("- ") && line.find_first_of("({") < line.find('[')) return true;
  }
  return false;
}

class VerbReader {
 public:
  VerbReader(std::string_view text, const std::string& name, Dictionaries& out) : sequences_(!has_phrases(text)), lines_(text, name, out), out_(out) {}

  void run() {
    std::string_view line;
    while (lines_.next(line)) {
      if (line.starts_with("---")) read_block(line);
      else if (line.starts_with('-')) read_one_pattern(line);
      else if (line.starts_with('&')) read_synset(line);
      else if (line.starts_with('~')) read_transformation(line);
      else read_verb(line);
    }
  }

 private:
  // The code in brackets, taken off the line. False if there is one and it cannot be read.
  bool take_code(std::string_view& line, std::optional<std::string>& code) {
    const std::size_t open = line.find('[');
    if (open == line.npos) return true;
    const std::size_t close = line.find(']', open);
    const std::string_view inside = close == line.npos ? std::string_view() : trim(line.substr(open + 1, close - open - 1));
    if (inside.empty() || !is_code(inside)) {
      lines_.fault("the brackets hold no code");
      return false;
    }
    code = plain_code(inside);
    line = trim(line.substr(0, open));
    return true;
  }

  void read_block(std::string_view line) {
    std::optional<std::string> code;
    while (line.starts_with('-')) line.remove_prefix(1);
    block_code_.clear();
    open_ = true;
    if (!take_code(line, code)) code.reset();
    const auto words = split(line, " \t-");
    out_.blocks.push_back({words.empty() ? std::string() : fold(words.front()), {}});
    block_code_ = code.value_or(std::string());
  }

  void read_one_pattern(std::string_view line) {
    line.remove_prefix(1);
    std::optional<std::string> code;
    if (!take_code(line, code)) return;
    if (!code) return lines_.fault("a pattern wants a code in brackets");
    if (!open_) return lines_.fault("a pattern stands before any block of verbs");
    std::string fault;
    auto pattern = read_pattern(line, sequences_, synsets_, fault);
    if (!pattern) return lines_.fault(fault);
    pattern->code = std::move(*code);
    pattern->line = lines_.number();
    out_.blocks.back().patterns.push_back(std::move(*pattern));
  }

  void read_synset(std::string_view name) {
    const bool plurals = !name.ends_with('_');
    std::vector<Words> phrases;
    std::string_view line;
    while (lines_.next(line)) {
      if (!line.starts_with('+')) {
        lines_.again();
        break;
      }
      add_phrase(line.substr(1), plurals, phrases);
    }
    if (phrases.empty()) return lines_.fault(fmt::format("the synonym set {} is empty", name));
    auto set = std::make_shared<Synset>();
    for (Words& words : phrases) {
      std::string head = std::move(words.back());
      words.pop_back();
      set->by_head[std::move(head)].push_back(std::move(words));
    }
    synsets_[synset_name(name)] = std::move(set);
  }

  void add_phrase(std::string_view text, bool plurals, std::vector<Words>& out) {
    text = trim(text);
    const bool plural = plurals && !text.ends_with('_') && !text.starts_with('&');
    std::vector<Words> variants(1);
    for (std::string_view word : split(text, "_ \t")) {
      if (!word.starts_with('&')) {
        for (Words& words : variants) words.push_back(fold(word));
        continue;
      }
      if (!put_synset(word, variants)) return;
    }
    for (Words& words : variants) {
      if (words.empty() || out.size() >= kMostPhrases) continue;
      out.push_back(words);
      if (!plural) continue;
      std::string& last = words.back();
      if (last.ends_with('y')) last.replace(last.size() - 1, 1, "ies");
      else last += last.ends_with('s') ? "es" : "s";
      out.push_back(std::move(words));
    }
  }

  // Each variant continued by each phrase of a set defined before.
  bool put_synset(std::string_view name, std::vector<Words>& variants) {
    const auto found = synsets_.find(synset_name(name));
    if (found == synsets_.end()) {
      lines_.fault(fmt::format("the synonym set {} is not defined", name));
      return false;
    }
    std::vector<Words> longer;
    for (const Words& words : variants) {
      for (const auto& [head, modifiers] : found->second->by_head) {
        for (const Words& beside : modifiers) {
          if (longer.size() >= kMostPhrases) break;
          Words& made = longer.emplace_back(words);
          made.insert(made.end(), beside.begin(), beside.end());
          made.push_back(head);
        }
      }
    }
    variants = std::move(longer);
    return true;
  }

  void read_transformation(std::string_view line) {
    std::string plain(line.substr(1));
    std::replace_if(plain.begin(), plain.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
    const std::size_t equals = plain.find('=');
    if (equals == plain.npos) return lines_.fault("a transformation wants the form ~ a (b c VERB) VERB = a b CODE");
    const auto from = split(std::string_view(plain).substr(0, equals), " \t"), to = split(std::string_view(plain).substr(equals + 1), " \t");
    if (from.size() != 5 || to.size() != 3) return lines_.fault("a transformation wants the form ~ a (b c VERB) VERB = a b CODE");
    Transformation out{std::string(from[0]), std::string(from[1]), std::string(from[2]), fold(from[3]), fold(from[4]), std::string(to[0]), std::string(to[1]), fold(to[2])};
    out.line = lines_.number();
    out_.transformations.push_back(std::move(out));
  }

  // FORM {FORM FORM} [CODE]
  void read_verb(std::string_view line) {
    std::optional<std::string> code;
    if (!take_code(line, code)) return;
    if (!open_) return lines_.fault("a verb stands before any block of verbs");
    const std::size_t open = line.find('{');
    const auto stems = split(line.substr(0, open), " \t");
    if (stems.empty()) return lines_.fault("a verb is missing");
    const std::string entered = code.value_or(block_code_);
    add_verb(stems.front(), entered, true);
    if (open == line.npos) return add_regular(stems.front(), entered);
    for (std::string_view form : split(line.substr(open + 1), " \t{}")) add_verb(form, entered, false);
  }

  // "+CORDON_OFF", "RE_+ARREST": the word after + is the verb; without one the first is.
  void add_verb(std::string_view text, const std::string& code, bool stem) {
    Verb verb;
    const auto words = split(text, "_");
    const auto marked = std::find_if(words.begin(), words.end(), [](std::string_view word) { return word.starts_with('+'); });
    const std::size_t at = marked == words.end() ? 0 : static_cast<std::size_t>(marked - words.begin());
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string word = fold(words[i].starts_with('+') ? words[i].substr(1) : words[i]);
      if (i == at) verb.form = word;
      else (i < at ? verb.before : verb.after).push_back(word);
    }
    if (verb.form.empty()) return lines_.fault("a verb is missing");
    verb.code = code;
    verb.block = static_cast<std::uint32_t>(out_.blocks.size() - 1);
    verb.line = lines_.number();
    verb.stem = stem;
    out_.verbs.push_back(std::move(verb));
  }

  // Regular forms; the coder looks stems up by lemma too, so doubled consonants need no rule here.
  void add_regular(std::string_view text, const std::string& code) {
    const std::size_t plus = text.find('+');
    const std::size_t begin = plus == text.npos ? 0 : plus + 1;
    const std::size_t end = std::min(text.find('_', begin), text.size());
    const std::string stem(text.substr(begin, end - begin));
    if (stem.empty()) return;
    const bool e = stem.back() == 'E' || stem.back() == 'e';
    for (const std::string& form : {stem + "S", e ? stem + "D" : stem + "ED", (e ? stem.substr(0, stem.size() - 1) : stem) + "ING"})
      add_verb(std::string(text.substr(0, begin)) + form + std::string(text.substr(end)), code, false);
  }

  bool sequences_;
  Lines lines_;
  Dictionaries& out_;
  Synsets synsets_;
  std::string block_code_;
  bool open_ = false;
};

}  // namespace

void read_verbs(std::string_view text, const std::string& name, Dictionaries& out) { VerbReader(text, name, out).run(); }

}  // namespace hearsay::petrarch
