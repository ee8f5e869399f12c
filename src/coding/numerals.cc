#include "coding/numerals.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hearsay {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "1,426", "2.5"; nothing for "5th", "1990s", "3-2".
std::optional<double> figures(std::string_view text) {
  if (text.empty() || !is_digit(text.front()) || text.size() > 18) return std::nullopt;
  char plain[20];
  std::size_t size = 0;
  for (char c : text) {
    if (c == ',') continue;
    if (!is_digit(c) && c != '.') return std::nullopt;
    plain[size++] = c;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain, plain + size, value);
  if (error != std::errc() || (end != plain + size && *end == '.' && end + 1 != plain + size)) return std::nullopt;
  return value;
}

bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }

/// A range in one token: "10-15".
std::optional<std::pair<double, double>> dashed(std::string_view text) {
  std::size_t at = text.find('-'), width = 1;
  if (at == text.npos) at = text.find("–"), width = 3;
  if (at == text.npos) return std::nullopt;
  const auto low = figures(text.substr(0, at)), high = figures(text.substr(at + width));
  if (!low || !high || *high <= *low) return std::nullopt;
  return std::pair{*low, *high};
}

std::int64_t whole(double value) { return static_cast<std::int64_t>(std::llround(value)); }

}  // namespace

std::optional<Numerals::Kind> Numerals::parse_kind(std::string_view name) {
  constexpr std::string_view kNames[] = {"cardinal", "scale", "vague", "none", "ordinal", "before", "after"};
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<Kind>(found - kNames);
}

Result<Numerals> Numerals::create(std::shared_ptr<const Lexicon> lexicon) {
  const auto table = lexicon->table("numbers");
  if (!table) return fail(Fault::corrupt, "the lexicon has no table numbers; build it again");
  const auto kind = table->column("class"), value = table->column("value"), approx = table->column("approx");
  if (!kind || !value || !approx) return fail(Fault::corrupt, "table numbers needs the columns class, value and approx");
  Numerals out;
  out.lexicon_ = std::move(lexicon);
  out.phrases_.add(*table);
  for (RowId row = 0; row < table->rows(); ++row) {
    const auto known = parse_kind(table->cell(row, *kind));
    if (!known) return fail(Fault::corrupt, fmt::format("{}: {} is no class of number", table->origin(row), table->cell(row, *kind)));
    const std::string_view digits = table->cell(row, *value);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    out.words_.push_back({*known, number, table->cell(row, *approx)});
  }
  return out;
}

const Numerals::Word* Numerals::word(std::string_view folded) const {
  const auto row = phrases_.find(folded);
  return row ? &words_[*row] : nullptr;
}

/// "twenty", "twenty-three".
std::optional<double> Numerals::number_word(std::string_view folded) const {
  const Word* whole_word = word(folded);
  if (whole_word) return whole_word->kind == Kind::cardinal ? std::optional<double>(static_cast<double>(whole_word->value)) : std::nullopt;
  const std::size_t hyphen = folded.find('-');
  if (hyphen == folded.npos) return std::nullopt;
  const Word *tens = word(folded.substr(0, hyphen)), *ones = word(folded.substr(hyphen + 1));
  if (!tens || !ones || tens->kind != Kind::cardinal) return std::nullopt;
  if (ones->kind == Kind::scale) return static_cast<double>(tens->value * ones->value);
  if (ones->kind != Kind::cardinal || tens->value < 20 || ones->value > 9) return std::nullopt;
  return static_cast<double>(tens->value + ones->value);
}

std::optional<double> Numerals::cardinal(const Tree& tree, std::uint32_t& at, std::uint32_t end) const {
  double total = 0, current = 0;
  bool any = false;
  std::uint32_t i = at;
  for (; i < end; ++i) {
    const std::string_view text = tree.folded(i);
    if (const auto value = figures(text)) {
      if (any) break;
      current = *value;
    } else if (const auto named = number_word(text)) {
      // "twenty three" and "hundred five" add up; "five six" are two numbers.
      const bool after_scale = current == 0 && total >= 1000 && *named < 1000;  // "two thousand five"
      if (any && !after_scale && !(current >= 20 && std::fmod(current, *named < 10 ? 10 : 100) == 0 && *named < current)) break;
      current += *named;
    } else if (const Word* scale = word(text); scale && scale->kind == Kind::scale) {
      const bool article = !any && i > 0 && (tree.folded(i - 1) == "a" || tree.folded(i - 1) == "one");
      if (!any && !article) return std::nullopt;
      current = std::max(current, 1.0) * static_cast<double>(scale->value);
      if (scale->value >= 1000) total += current, current = 0;
    } else if (any && (is_dash(text) || (text == "and" && current >= 100 && std::fmod(current, 100) == 0)) && i + 1 < end &&
               (number_word(tree.folded(i + 1)) || (word(tree.folded(i + 1)) && word(tree.folded(i + 1))->kind == Kind::scale))) {
      // "twenty-three" and "two-million" cut at the hyphen; "one hundred and five".
      if (is_dash(text) && number_word(tree.folded(i + 1)) && !(current >= 20 && current < 100)) break;
      continue;
    } else {
      break;
    }
    any = true;
  }
  if (!any) return std::nullopt;
  at = i;
  return total + current;
}

std::optional<int> Numerals::ordinal(std::string_view folded) const {
  std::size_t digits = 0;
  while (digits < folded.size() && is_digit(folded[digits])) ++digits;
  const std::string_view tail = folded.substr(digits);
  if (digits > 0 && digits < 4 && (tail == "st" || tail == "nd" || tail == "rd" || tail == "th")) {
    int value = 0;
    std::from_chars(folded.data(), folded.data() + digits, value);
    return value;
  }
  const Word* named = word(folded);
  if (named && named->kind == Kind::ordinal) return static_cast<int>(named->value);
  return std::nullopt;
}

/// The 16 of "F-16": a model, not a number of them.
bool Numerals::is_of_name(const Tree& tree, std::uint32_t i) {
  const auto joined = [&](std::uint32_t k) { return !(tree.token(k).flags & token_flag::space_after); };
  if (i < 2 || !is_dash(tree.folded(i - 1)) || !joined(i - 1) || !joined(i - 2)) return false;
  const std::string_view before = tree.folded(i - 2);
  return before.size() <= 3 && !is_digit(before.back()) && tree.token(i - 2).upos != Upos::num;
}

std::optional<Numerals::Core> Numerals::core(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  const std::string_view text = tree.folded(first);
  if (is_of_name(tree, first)) return std::nullopt;
  if (const auto pair = dashed(text)) return Core{first + 1, whole(pair->first), whole(pair->second), "range", false, true};
  if (const auto hit = phrases_.longest(tree, first, end)) {
    const Word& found = words_[hit->row];
    if (found.kind == Kind::none) return Core{hit->last, 0, 0, "exact", false, false};
    if (found.kind == Kind::vague) {
      const bool open = found.approx != "exact" && found.approx != "about";
      return Core{hit->last, found.value, open ? std::nullopt : std::optional(found.value), found.approx, open, false};
    }
  }
  std::uint32_t at = first;
  if ((text == "a" || text == "an") && first + 1 < end) ++at;  // "a dozen"
  const bool figure = is_digit(text.empty() ? ' ' : text.front());
  if (at != first && (!word(tree.folded(at)) || word(tree.folded(at))->kind != Kind::scale)) return std::nullopt;
  if (text == "one" && tree.token(first).upos == Upos::pron) return std::nullopt;
  const std::uint32_t begin = at;
  const auto value = cardinal(tree, at, end);
  if (!value || *value > 1e15) return std::nullopt;
  return Core{at, whole(*value), whole(*value), "exact", false, figure && at == begin + 1};
}

/// "10 to 15", "between 10 and 15", "10 or 15".
std::optional<Numerals::Core> Numerals::range(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  const std::string_view opening = tree.folded(first);
  const bool between = opening == "between" || opening == "from";
  auto low = core(tree, between ? first + 1 : first, end);
  if (!low || !low->max || low->last + 1 >= end || (between && first + 1 >= end)) return between ? std::nullopt : low;
  const std::string_view joint = tree.folded(low->last);
  const bool joins = opening == "between" ? joint == "and" || is_dash(joint) : joint == "to" || (!between && (is_dash(joint) || joint == "or"));
  const auto high = joins ? core(tree, low->last + 1, end) : std::nullopt;
  if (!high || !high->max || *high->max <= low->min) return between ? std::nullopt : low;
  std::int64_t bottom = low->min;
  // "two to three thousand": the scale is said once.
  if (high->min >= 1000 && bottom < 100 && high->min % 1000 == 0 && !low->digits) bottom *= high->min % 1000000 == 0 ? 1000000 : 1000;
  return Core{high->last, bottom, high->max, "range", false, low->digits && high->digits};
}

std::optional<Numeral> Numerals::read(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  std::uint32_t at = first;
  std::string_view before;
  for (int guard = 0; guard < 3 && at < end; ++guard) {
    const auto hit = phrases_.longest(tree, at, end);
    if (!hit || words_[hit->row].kind != Kind::before) break;
    if (before.empty() || before == "about" || before == "exact") before = words_[hit->row].approx;
    at = hit->last;
  }
  if (at >= end) return std::nullopt;
  const auto found = range(tree, at, end);
  if (!found) return std::nullopt;
  Numeral out{{first, found->last}, at, found->min, found->max, found->approx, found->many, found->digits};
  if (found->last < end)
    if (const auto hit = phrases_.longest(tree, found->last, end))
      if (const Word& after = words_[hit->row]; after.kind == Kind::after && after.approx != "exact") {
        before = after.approx;
        out.words.last = hit->last;
      }
  if (before == "atleast") out.max.reset();
  if (before == "atmost") {
    out.max = out.max ? out.max : out.min;
    out.min.reset();
  }
  if (!before.empty() && before != "exact" && (found->approx == "exact" || found->approx == "range")) out.approx = before;
  return out;
}

}  // namespace hearsay
