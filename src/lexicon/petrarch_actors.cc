// Actors, agents and discards.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "lexicon/petrarch_lines.h"

namespace hearsay::petrarch {
namespace {

// YYMMDD or YYYYMMDD; two-digit years up to 30 are of this century. Of a slip of the pen ("201005011") the first digits
// count, as they do for PETRARCH.
std::optional<std::uint32_t> read_day(std::string_view text) {
  text = text.substr(0, text.size() > 7 ? 8 : 6);
  std::uint32_t day = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), day);
  if (error != std::errc() || end != text.data() + text.size() || (text.size() != 6 && text.size() != 8)) return std::nullopt;
  if (text.size() == 6) day += day / 10000 <= 30 ? 20000000 : 19000000;
  const std::uint32_t month = day / 100 % 100;
  if (month < 1 || month > 12 || day % 100 < 1 || day % 100 > 31) return std::nullopt;
  return day;
}

bool is_code(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '+'; });
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

/// "CODE", "CODE 620101-780427", "CODE > 20070101", "CODE <950601"; several codes are parted by '/'.
class CodeReader {
 public:
  explicit CodeReader(Lines& lines) : lines_(lines) {}

  void read(std::string_view inside, std::vector<DatedCode>& out) {
    const std::size_t blank = std::min(inside.find_first_of(" \t<>"), inside.size());
    const std::string_view code = inside.substr(0, blank);
    if (!is_code(code)) return lines_.fault(fmt::format("[{}] holds no code", inside));
    DatedCode dated{upper(code)};
    std::string when;
    for (char c : inside.substr(blank))
      if (c != ' ' && c != '\t') when += c;
    if (!when.empty() && !read_days(when, dated)) return lines_.fault(fmt::format("[{}] holds no dates of the form YYMMDD-YYMMDD, <YYMMDD or >YYMMDD", inside));
    out.push_back(std::move(dated));
  }

 private:
  static bool read_days(std::string_view when, DatedCode& out) {
    const auto bound = [](std::string_view text, std::uint32_t& into) {
      const auto day = read_day(text);
      if (day) into = *day;
      return day.has_value();
    };
    if (when[0] == '<') return bound(when.substr(1), out.until);
    if (when[0] == '>') return bound(when.substr(1), out.from);
    const std::size_t dash = when.find('-');
    if (dash == when.npos) return bound(when, out.from);  // a bare day is a beginning
    return bound(when.substr(0, dash), out.from) && bound(when.substr(dash + 1), out.until);
  }

  Lines& lines_;
};

// The name before the first bracket and what stands in each pair of brackets.
std::string_view take_brackets(std::string_view line, Lines& lines, std::vector<std::string_view>& inside) {
  const std::size_t first = line.find('[');
  std::string_view rest = first == line.npos ? std::string_view() : line.substr(first);
  while (!rest.empty()) {
    const std::size_t open = rest.find('['), close = rest.find(']', open == rest.npos ? 0 : open);
    if (open == rest.npos) break;
    if (close == rest.npos) {
      lines.fault("a bracket is not closed");
      break;
    }
    inside.push_back(trim(rest.substr(open + 1, close - open - 1)));
    rest.remove_prefix(close + 1);
  }
  return trim(line.substr(0, first));
}

class ActorReader {
 public:
  ActorReader(std::string_view text, const std::string& name, Dictionaries& out) : lines_(text, name, out), codes_(lines_), out_(out) {}

  void run() {
    std::string_view line;
    while (lines_.next(line)) {
      std::vector<std::string_view> inside;
      std::string_view name = take_brackets(line, lines_, inside);
      if (name.starts_with('+')) name.remove_prefix(1);
      else if (!name.empty()) finish();
      if (!name.empty()) add_name(name);
      for (std::string_view one : inside) codes_.read(one, actor_.codes);
    }
    finish();
  }

 private:
  void add_name(std::string_view name) {
    if (actor_.names.empty()) first_line_ = lines_.number();
    std::string folded = phrase(name);
    // A full stop of the phrase goes with it ("U.N."), brackets and commas do not.
    std::erase_if(folded, [](char c) { return c == '(' || c == ')' || c == '{' || c == '}'; });
    if (!folded.empty()) actor_.names.push_back(std::move(folded));
  }

  void finish() {
    // Names without a code of their own ("[---]" is one) say that the phrase is nobody.
    if (!actor_.names.empty() && actor_.codes.empty()) lines_.fault(fmt::format("\"{}\" has no code", actor_.names.front()), first_line_);
    else if (!actor_.names.empty()) out_.actors.push_back(std::move(actor_));
    actor_ = {};
  }

  Lines lines_;
  CodeReader codes_;
  Dictionaries& out_;
  Actor actor_;
  std::uint32_t first_line_ = 0;
};

std::string plural_of(const std::string& singular) {
  if (singular.ends_with('y')) return singular.substr(0, singular.size() - 1) + "ies";
  return singular + (singular.ends_with('s') ? "es" : "s");
}

class AgentReader {
 public:
  AgentReader(std::string_view text, const std::string& name, Dictionaries& out) : lines_(text, name, out), out_(out) {}

  void run() {
    std::string_view line;
    while (lines_.next(line)) {
      if (line.starts_with('!') && line.find('=') != line.npos) read_set(line);
      else read_agent(line);
    }
  }

 private:
  void read_set(std::string_view line) {
    const std::size_t end = line.find('!', 1), equals = line.find('=');
    if (end == line.npos || end > equals) return lines_.fault("a substitution set wants the form !NAME! = WORD, WORD");
    std::vector<std::string>& words = sets_[std::string(line.substr(0, end + 1))];
    for (std::string_view word : split(line.substr(equals + 1), ",")) words.emplace_back(trim(word));
  }

  void read_agent(std::string_view line) {
    std::vector<std::string_view> inside;
    std::string_view name = take_brackets(line, lines_, inside);
    if (inside.empty()) return lines_.fault("an agent wants a code in brackets");
    std::string_view code = inside.front();
    Agent agent;
    agent.prefix = code.ends_with('~');
    if (agent.prefix) code.remove_suffix(1);
    else if (code.starts_with('~')) code.remove_prefix(1);
    code = trim(code);
    if (!is_code(code)) return lines_.fault(fmt::format("[{}] holds no code", inside.front()));
    agent.code = upper(code);
    std::optional<std::string> plural;
    if (const std::size_t open = name.find('{'); open != name.npos) {
      const std::size_t close = name.find('}', open);
      if (close == name.npos) return lines_.fault("a brace is not closed");
      plural = phrase(name.substr(open + 1, close - open - 1));
      name = trim(name.substr(0, open));
    }
    if (name.find('!') != name.npos) substitute(name, agent);
    else add(phrase(name), plural, agent);
  }

  void substitute(std::string_view name, const Agent& agent) {
    const std::size_t open = name.find('!'), close = name.find('!', open + 1);
    const auto set = close == name.npos ? sets_.end() : sets_.find(std::string(name.substr(open, close - open + 1)));
    if (set == sets_.end()) return lines_.fault("no such substitution set");
    for (const std::string& word : set->second)
      add(phrase(std::string(name.substr(0, open)) + word + std::string(name.substr(close + 1))), std::string(), agent);
  }

  // Without braces the plural is regular; empty braces say that there is none.
  void add(std::string name, const std::optional<std::string>& plural, Agent agent) {
    if (name.empty()) return lines_.fault("an agent wants a name");
    const std::string second = plural ? *plural : plural_of(name);
    agent.name = std::move(name);
    out_.agents.push_back(agent);
    if (second.empty()) return;
    agent.name = second;
    out_.agents.push_back(std::move(agent));
  }

  Lines lines_;
  Dictionaries& out_;
  std::map<std::string, std::vector<std::string>> sets_;
};

}  // namespace

void read_actors(std::string_view text, const std::string& name, Dictionaries& out) { ActorReader(text, name, out).run(); }
void read_agents(std::string_view text, const std::string& name, Dictionaries& out) { AgentReader(text, name, out).run(); }

void read_discards(std::string_view text, const std::string& name, Dictionaries& out) {
  Lines lines(text, name, out);
  std::string_view line;
  while (lines.next(line)) {
    Discard discard;
    discard.whole_document = line.starts_with('+');
    discard.phrase = phrase(discard.whole_document ? line.substr(1) : line);
    if (discard.phrase.empty()) lines.fault("a discard wants words");
    else out.discards.push_back(std::move(discard));
  }
}

}  // namespace hearsay::petrarch
