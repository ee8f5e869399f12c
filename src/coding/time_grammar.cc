#include "coding/time_grammar.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numbers.h"
#include "coding/clocks.h"

namespace hearsay {
namespace {

using std::chrono::days;

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> digits(std::string_view text) { return number_in<int>(text); }

constexpr std::string_view kOpeners[] = {"last",      "next",  "this",   "that",    "past",    "previous", "following", "coming",   "recent",
                                         "the",       "same",  "a",      "an",      "early",   "late",     "mid",       "earlier",  "later",
                                         "overnight", "since", "within", "between", "from",    "several",  "few",       "couple",   "mid-",
                                         "following", "at",    "around", "about",   "shortly", "half",     "end",       "beginning"};

}  // namespace

Result<TimeGrammar> TimeGrammar::create(std::shared_ptr<const Lexicon> lexicon) {
  const auto table = lexicon->table("calendar");
  if (!table) return fail(Fault::corrupt, "the lexicon has no table calendar; build it again");
  const auto kind = table->column("class"), value = table->column("value");
  if (!kind || !value) return fail(Fault::corrupt, "table calendar needs the columns class and value");
  auto numerals = Numerals::create(lexicon);
  if (!numerals) return tl::unexpected(numerals.error());
  TimeGrammar out;
  out.numerals_ = std::move(*numerals);
  out.phrases_.add(*table);
  for (RowId row = 0; row < table->rows(); ++row) {
    constexpr std::string_view kKinds[] = {"month", "weekday", "unit", "part", "day", "now", "fixed", "season"};
    constexpr std::string_view kUnits[] = {"second", "minute", "hour", "day", "night", "weekend", "week", "fortnight", "month", "year", "decade", "century"};
    const std::string_view name = table->cell(row, *kind), text = table->cell(row, *value);
    const auto known_kind = std::find(std::begin(kKinds), std::end(kKinds), name);
    if (known_kind == std::end(kKinds)) return fail(Fault::corrupt, fmt::format("{}: {} is no class of time word", table->origin(row), name));
    Word word{static_cast<Kind>(known_kind - kKinds), 0, text};
    if (word.kind == Kind::unit) {
      const auto unit = std::find(std::begin(kUnits), std::end(kUnits), text);
      if (unit == std::end(kUnits)) return fail(Fault::corrupt, fmt::format("{}: {} is no unit of time", table->origin(row), text));
      word.value = static_cast<int>(unit - kUnits);
    } else {
      word.value = digits(text.substr(text.starts_with('-') ? 1 : 0)).value_or(0) * (text.starts_with('-') ? -1 : 1);
    }
    out.words_.push_back(word);
  }
  for (std::string_view opener : kOpeners) out.openers_.add(opener, 0);
  out.lexicon_ = std::move(lexicon);
  return out;
}

std::optional<TimeGrammar::Known> TimeGrammar::known(const Tree& tree, std::uint32_t at, std::uint32_t end) const {
  if (at >= end) return std::nullopt;
  const auto hit = phrases_.longest(tree, at, end);
  if (!hit) return std::nullopt;
  return Known{&words_[hit->row], hit->last};
}

bool TimeGrammar::may_begin(const Tree& tree, std::uint32_t at) const {
  const std::string_view word = tree.folded(at);
  if (word.empty()) return false;
  return is_digit(word.front()) || openers_.find(word) || phrases_.longest(tree, at, at + 3 < tree.size() ? at + 3 : tree.size()) || numerals_.ordinal(word) ||
         tree.token(at).upos == Upos::num;
}

/// One attempt at one token. Each method reads one kind of phrase at `at` and gives where it ends.
class TimePhraseReader {
  using Kind = TimeGrammar::Kind;
  using Unit = TimeGrammar::Unit;
  using Phrase = std::optional<TimePhrase>;

 public:
  TimePhraseReader(const TimeGrammar& grammar, const Tree& tree, std::uint32_t end, const TimeContext& context)
      : grammar_(grammar), tree_(tree), end_(end), context_(context) {}

  Phrase any(std::uint32_t at) const {
    if (word(at) == "since") return since(at);
    if (word(at) == "between" || word(at) == "from") return two_days(at + 1);
    if (auto clock = clock_then_date(at)) return clock;
    if (auto found = edge(at)) return found;
    Phrase found = date(at);
    if (found) date_then_clock(*found);
    return found;
  }

 private:
  std::string_view word(std::uint32_t at) const { return at < end_ ? tree_.folded(at) : std::string_view(); }
  std::optional<TimeGrammar::Known> known(std::uint32_t at, Kind kind) const {
    const auto found = grammar_.known(tree_, at, end_);
    return found && found->word->kind == kind ? found : std::nullopt;
  }
  static TimePhrase phrase(std::uint32_t last, std::optional<DayRange> range, TimePrecision precision = TimePrecision::day) {
    return TimePhrase{last, range, precision};
  }
  std::optional<DayRange> on(std::optional<Day> day, int offset = 0) const {
    if (!day) return std::nullopt;
    return DayRange{*day + days(offset), *day + days(offset)};
  }
  bool is_future() const { return context_.outlook == Outlook::coming; }
  std::optional<Day> told() const { return context_.told ? context_.told : context_.published; }

  Phrase date(std::uint32_t at) const;
  Phrase explicit_date(std::uint32_t at) const;
  Phrase month_first(std::uint32_t at) const;
  Phrase iso_or_slashed(std::uint32_t at) const;
  Phrase year(std::uint32_t at) const;
  Phrase weekday(std::uint32_t at) const;
  Phrase deictic(std::uint32_t at) const;
  Phrase relative_unit(std::uint32_t at) const;
  Phrase of_unit(std::uint32_t last, Unit unit, int step, bool from_told, bool earlier) const;
  Phrase amount_away(std::uint32_t at) const;
  Phrase amount_around(std::uint32_t at) const;
  Phrase that_day(std::uint32_t at) const;
  Phrase day_beside(std::uint32_t at) const;
  Phrase edge(std::uint32_t at) const;
  Phrase since(std::uint32_t at) const;
  Phrase two_days(std::uint32_t at) const;
  Phrase clock_then_date(std::uint32_t at) const;
  void date_then_clock(TimePhrase&) const;
  std::optional<std::uint32_t> clock(std::uint32_t at) const { return clock_end(tree_, at, end_); }
  std::optional<std::uint32_t> part_of_day(std::uint32_t at) const;
  std::optional<TimeGrammar::Amount> amount(std::uint32_t at) const;
  std::optional<int> day_number(std::uint32_t at) const;
  std::optional<int> year_number(std::uint32_t at) const;
  bool is_month_name(std::uint32_t at) const;
  std::optional<Day> resolve(int month, int day, std::optional<int> year) const;
  template <class DayOfYear>
  std::optional<Day> nearest(DayOfYear day, std::optional<int> year) const;
  std::optional<int> year_for_month(int month) const;
  DayRange back(Unit unit, int count) const;
  Day moved(Day from, Unit unit, int count) const;

  const TimeGrammar& grammar_;
  const Tree& tree_;
  std::uint32_t end_;
  const TimeContext& context_;
};

using Reader = TimePhraseReader;

std::optional<TimePhrase> TimeGrammar::read(const Tree& tree, std::uint32_t first, std::uint32_t end, const TimeContext& context) const {
  return TimePhraseReader(*this, tree, end, context).any(first);
}

std::optional<TimePhrase> Reader::date(std::uint32_t at) const {
  const std::uint32_t begin = is_any(word(at), {"early", "late", "mid", "earlier", "later"}) ? at + 1 : at;
  if (begin != at && word(begin) == "-") return date(begin + 1);
  const std::uint32_t inner = begin != at && is_any(word(begin), {"on", "in"}) ? begin + 1 : begin;
  for (auto method : {&Reader::iso_or_slashed, &Reader::explicit_date, &Reader::month_first, &Reader::weekday, &Reader::amount_away, &Reader::amount_around,
                      &Reader::deictic, &Reader::that_day, &Reader::year})
    if (auto found = (this->*method)(inner)) return found;
  if (auto found = relative_unit(at)) return found;
  return begin == at ? std::nullopt : relative_unit(inner);
}

std::optional<int> Reader::day_number(std::uint32_t at) const {
  const std::string_view text = word(at);
  if (text.empty() || text.size() > 4 || !is_digit(text.front())) return std::nullopt;
  const auto value = digits(text);
  const auto day = value ? value : grammar_.numerals_.ordinal(text);
  return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
}

std::optional<int> Reader::year_number(std::uint32_t at) const {
  const auto value = digits(word(at));
  if (!value || word(at).size() != 4 || *value < 1800 || *value > 2100) return std::nullopt;
  return value;
}

// "may" and "march" are months only where a name or a number says so.
bool Reader::is_month_name(std::uint32_t at) const {
  if (!known(at, Kind::month)) return false;
  if (!is_any(word(at), {"may", "march", "mar", "dec", "sun", "sat"})) return true;
  const bool number_beside = digits(word(at + 1)).has_value() || (at > 0 && day_number(at - 1));
  return number_beside || (tree_.token(at).upos == Upos::propn && tree_.form(at).front() != 'm');
}

std::optional<Day> Reader::resolve(int month, int day, std::optional<int> year) const {
  return nearest([&](int y) { return make_day(y, month, day); }, year);
}

// Without a year: the nearest such day that is not after the publication, or for the future not before it.
template <class DayOfYear>
std::optional<Day> Reader::nearest(DayOfYear day, std::optional<int> year) const {
  if (year) return day(*year);
  if (!context_.published) return std::nullopt;
  const int now = year_of(*context_.published);
  const std::optional<Day> here = day(now);
  if (here && is_future() && *here < *context_.published) return day(now + 1);
  return here && !is_future() && *here > *context_.published + days(60) ? day(now - 1) : here;
}

std::optional<int> Reader::year_for_month(int month) const {
  if (!context_.published) return std::nullopt;
  const int now = year_of(*context_.published), this_month = month_of(*context_.published);
  if (is_future()) return month < this_month ? now + 1 : now;
  return month > this_month ? now - 1 : now;
}

std::optional<TimePhrase> Reader::explicit_date(std::uint32_t at) const {
  const auto day = day_number(at);
  if (!day) return std::nullopt;
  std::uint32_t i = at + 1;
  std::optional<int> until;
  if (is_any(word(i), {"-", "–", "to", "and"}) && day_number(i + 1)) until = day_number(i + 1), i += 2;
  if (word(i) == "of") ++i;
  if (!is_month_name(i)) return std::nullopt;
  const auto month = known(i, Kind::month);
  i = month->last;
  if (word(i) == ".") ++i;
  auto year = year_number(i);
  std::uint32_t last = year ? i + 1 : i;
  if (!year && word(i) == "," && year_number(i + 1)) year = year_number(i + 1), last = i + 2;
  if (const auto small = digits(word(i)); !year && small && word(i).size() == 2 && *small > 31) year = 1900 + *small, last = i + 1;
  const auto first = resolve(month->word->value, *day, year);
  const auto second = until ? resolve(month->word->value, *until, year) : first;
  if (!first || !second) return phrase(last, std::nullopt);
  return phrase(last, DayRange{*first, std::max(*first, *second)});
}

std::optional<TimePhrase> Reader::month_first(std::uint32_t at) const {
  const bool last_month = word(at) == "last", next_month = word(at) == "next", this_month = word(at) == "this";
  if (last_month || next_month || this_month) ++at;
  if (!is_month_name(at)) return std::nullopt;
  const auto month = known(at, Kind::month);
  std::uint32_t i = month->last;
  if (word(i) == "." && (day_number(i + 1) || year_number(i + 1))) ++i;
  const int number = month->word->value;
  if (const auto day = day_number(i)) {
    ++i;
    std::optional<int> until;
    if (is_any(word(i), {"-", "–", "to", "and"}) && day_number(i + 1) && !is_month_name(i + 2)) until = day_number(i + 1), i += 2;
    std::optional<int> year = year_number(i);
    if (year)
      ++i;
    else if (word(i) == "," && year_number(i + 1))
      year = year_number(i + 1), i += 2;
    const auto first = resolve(number, *day, year), second = until ? resolve(number, *until, year) : first;
    if (!first || !second) return phrase(i, std::nullopt);
    return phrase(i, DayRange{*first, std::max(*first, *second)});
  }
  std::optional<int> year = year_number(i);
  if (year)
    ++i;
  else if (is_any(word(i), {"of", ","}) && year_number(i + 1))
    year = year_number(i + 1), i += 2;
  if (!year && word(i) == "last" && word(i + 1) == "year" && context_.published) year = year_of(*context_.published) - 1, i += 2;
  if (!year && is_any(word(at), {"march", "may", "mar"}) && tree_.token(at).upos != Upos::propn) return std::nullopt;
  if (!year) {
    year = year_for_month(number);
    if (year && last_month && context_.published && number == month_of(*context_.published)) --*year;
    if (year && next_month && DayRange(month_of_year(*year, number)).last < *context_.published) ++*year;
  }
  return phrase(i, year ? std::optional(month_of_year(*year, number)) : std::nullopt, TimePrecision::month);
}

// "2011-03-12", "3/12/2011", "12.03.2011" in one token or cut at the hyphens.
std::optional<TimePhrase> Reader::iso_or_slashed(std::uint32_t at) const {
  const std::string_view text = word(at);
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  if (const auto day = parse_iso_day(text)) return phrase(at + 1, DayRange{*day, *day});
  if (year_number(at) && word(at + 1) == "-" && word(at + 3) == "-") {
    const auto month = digits(word(at + 2)), day = digits(word(at + 4));
    const auto whole = month && day ? make_day(*year_number(at), *month, *day) : std::nullopt;
    if (whole) return phrase(at + 5, DayRange{*whole, *whole});
  }
  const char mark = text.find('/') != text.npos ? '/' : '.';
  const std::size_t one = text.find(mark), two = one == text.npos ? one : text.find(mark, one + 1);
  if (two == text.npos) return std::nullopt;
  auto a = digits(text.substr(0, one)), b = digits(text.substr(one + 1, two - one - 1)), y = digits(text.substr(two + 1));
  if (!a || !b || !y || (text.size() - two != 5 && text.size() - two != 3)) return std::nullopt;
  if (*y < 100) *y += *y < 50 ? 2000 : 1900;
  // Months come first with a slash (American), days with a dot (European), unless they cannot.
  if ((mark == '.' && *b <= 12) || *a > 12) std::swap(a, b);
  const auto day = make_day(*y, *a, *b);
  if (!day) return std::nullopt;
  return phrase(at + 1, DayRange{*day, *day});
}

// A bare year is one after a preposition of time or in brackets, or before a noun of which there is one: "the 2011 raid".
std::optional<TimePhrase> Reader::year(std::uint32_t at) const {
  const std::string_view text = word(at);
  if (text.size() == 5 && text[4] == 's' && digits(text.substr(0, 4)) && text[3] == '0') {
    const int decade = *digits(text.substr(0, 4));
    return phrase(at + 1, DayRange{year_range(decade).first, year_range(decade + 9).last}, TimePrecision::year);
  }
  const auto number = year_number(at);
  if (!number || *number < 1900) return std::nullopt;
  const std::string_view before = at > 0 ? tree_.folded(at - 1) : std::string_view();
  const bool placed = is_any(before, {"in",   "since", "of",  "until", "till", "by",   "from",   "during", "before", "after",  "(", "early",
                                      "late", "the",   "mid", "-",     "and",  "year", "spring", "summer", "autumn", "winter", ","});
  const std::uint32_t head = tree_.head(at);
  const bool counts = head != kNoToken && tree_.relation(at) == Relation::nummod && (tree_.token(head).features & feature::plural) && head > at;
  const bool modifies = head != kNoToken && head == at + 1 && tree_.token(head).upos == Upos::noun;
  if (is_any(word(at + 1), {"block", "blk", "hundred"})) return std::nullopt;  // "in the 1900 block of a street"
  if (counts || !(placed || modifies)) return std::nullopt;
  return phrase(at + 1, year_range(*number), TimePrecision::year);
}

std::optional<TimePhrase> Reader::weekday(std::uint32_t at) const {
  const bool last_one = is_any(word(at), {"last", "previous", "past"}), next_one = is_any(word(at), {"next", "coming", "following"});
  const std::uint32_t begin = last_one || next_one || is_any(word(at), {"this"}) ? at + 1 : at;
  const auto named = known(begin, Kind::weekday);
  if (!named) return std::nullopt;
  std::uint32_t last = named->last;
  if (const auto part = part_of_day(last)) last = *part;
  if (word(last) == "last" && word(last + 1) == "week") {
    if (!context_.published) return phrase(last + 2, std::nullopt);
    const Day monday = week_of(*context_.published - days(7)).first;
    return phrase(last + 2, on(monday, named->word->value - 1));
  }
  // "Tuesday, March 12" and "Tuesday 12 March": the date says which.
  const std::uint32_t next = word(last) == "," || word(last) == "the" ? last + 1 : last;
  for (auto method : {&Reader::explicit_date, &Reader::month_first})
    if (auto dated = (this->*method)(next); dated && dated->precision == TimePrecision::day) return dated;
  if (!context_.published) return phrase(last, std::nullopt);
  const Day now = *context_.published;
  int back = (weekday_of(now) - named->word->value + 7) % 7;
  if (last_one && back == 0) back = 7;
  const bool planned = tree_.preposition(named->last - 1) == "for";                // "called a strike for Friday"
  const bool foreseen = context_.outlook == Outlook::foreseen && 7 - back < back;  // "said it would leave on Sunday": the nearer one
  if (next_one || ((is_future() || planned || foreseen) && !last_one)) back = back == 0 ? (next_one ? -7 : 0) : back - 7;
  return phrase(last, on(now, -back));
}

std::optional<std::uint32_t> Reader::part_of_day(std::uint32_t at) const {
  if (const auto part = known(at, Kind::part)) return part->last;
  if (word(at) == "night" || word(at) == "overnight") return at + 1;
  return std::nullopt;
}

// "yesterday morning", "this afternoon", "last night", "overnight", "now".
std::optional<TimePhrase> Reader::deictic(std::uint32_t at) const {
  const auto& now = context_.published;
  if (const auto day = known(at, Kind::day)) return phrase(part_of_day(day->last).value_or(day->last), on(now, day->word->value));
  if (const auto moment = known(at, Kind::now)) {
    if (word(at) == "now" && is_any(word(at + 1), {"that"})) return std::nullopt;
    return phrase(moment->last, on(now));
  }
  if (word(at) == "overnight") return phrase(at + 1, now ? std::optional(DayRange{*now - days(1), *now}) : std::nullopt);
  if (word(at) == "last" && is_any(word(at + 1), {"night", "evening"})) return phrase(at + 2, on(now, -1));
  if (word(at) == "this")
    if (const auto part = part_of_day(at + 1)) return phrase(*part, on(now));
  if (const auto fixed = known(at, Kind::fixed)) {
    if (const auto day = parse_iso_day(fixed->word->text)) return phrase(fixed->last, DayRange{*day, *day});
    const auto when = nearest([&](int year) { return feast_day(fixed->word->text, year); }, year_number(fixed->last));
    return phrase(year_number(fixed->last) ? fixed->last + 1 : fixed->last, on(when));
  }
  return std::nullopt;
}

std::optional<TimePhrase> Reader::of_unit(std::uint32_t last, Unit unit, int step, bool from_told, bool earlier) const {
  const auto from = from_told ? told() : context_.published;
  const auto precision = unit == Unit::week || unit == Unit::weekend ? TimePrecision::week
                         : unit == Unit::month                       ? TimePrecision::month
                         : unit == Unit::year                        ? TimePrecision::year
                                                                     : TimePrecision::day;
  if (unit < Unit::day || unit > Unit::year) return std::nullopt;
  if (!from) return phrase(last, std::nullopt, precision);
  DayRange range{*from, *from};
  switch (unit) {
    case Unit::week: range = week_of(*from + days(7 * step)); break;
    case Unit::fortnight: range = {*from + days(14 * std::min(step, 0)), *from + days(14 * std::max(step, 0))}; break;
    case Unit::weekend:
      // Early in the week "this weekend" is the one just past.
      range = weekend_of(*from + days(7 * step - (step == 0 && weekday_of(*from) <= 3 && !is_future() ? 7 : 0)));
      break;
    case Unit::month: {
      const Day there = add_months(*from, step);
      range = month_of_year(year_of(there), month_of(there));
      break;
    }
    case Unit::year: range = year_range(year_of(*from) + step); break;
    default: range = {*from + days(step), *from + days(step)}; break;
  }
  if (earlier && range.first <= *from && *from < range.last) range.last = *from;
  return phrase(last, range, precision);
}

// "this week", "last month", "the following day", "earlier this year", "over the weekend", "recent days".
std::optional<TimePhrase> Reader::relative_unit(std::uint32_t at) const {
  std::uint32_t i = at;
  const bool earlier = word(i) == "earlier" || (word(i) == "so" && word(i + 1) == "far");
  if (is_any(word(i), {"earlier", "later", "early", "late"})) ++i;
  if (is_any(word(i), {"in", "on"}) && i != at) ++i;
  const bool article = word(i) == "the" || word(i) == "that";
  if (article) ++i;
  const std::string_view which = word(i);
  const std::uint32_t named = article && known(i, Kind::unit) ? i : i + 1;
  const auto unit = known(named, Kind::unit);
  if (!unit) {
    const auto season = known(i + 1, Kind::season);
    if (!season || !is_any(which, {"last", "this", "next"}) || !context_.published) return std::nullopt;
    int year = year_of(*context_.published) - (which == "last" && season->word->value + 2 >= month_of(*context_.published) ? 1 : 0);
    const Day first = month_of_year(year, season->word->value).first;
    return phrase(season->last, DayRange{first, add_months(first, 3) - days(1)}, TimePrecision::month);
  }
  const Unit kind = static_cast<Unit>(unit->word->value);
  if (named == i) {  // "the weekend", "later in the day"
    if (kind == Unit::weekend && at > 0 && is_any(tree_.folded(at - 1), {"over", "at", "during", "on"}))
      return of_unit(unit->last, kind, weekday_of(context_.published.value_or(Day{})) >= 6 ? 0 : -1, false, false);
    const bool day = kind == Unit::day && (word(at) == "earlier" || word(at) == "later");
    return day ? std::optional(phrase(unit->last, on(told()))) : std::nullopt;
  }
  if (which == "recent" && context_.published) return phrase(unit->last, back(kind, kind < Unit::day ? 1 : 3));
  if (article || is_any(which, {"same", "that"})) {
    if (is_any(which, {"following", "next"})) return of_unit(unit->last, kind, 1, true, false);
    if (is_any(which, {"previous", "preceding"})) return of_unit(unit->last, kind, -1, true, false);
    if (which == "same") return of_unit(unit->last, kind, 0, true, false);
    if (is_any(which, {"last", "past"}) && context_.published) return phrase(unit->last, back(kind, 1), TimePrecision::day);
    if (which == "coming" && context_.published) return phrase(unit->last, DayRange{*context_.published, moved(*context_.published, kind, 3)});
    return std::nullopt;
  }
  if (which == "this") return of_unit(unit->last, kind, 0, false, earlier);
  if (which == "last" || which == "previous") return of_unit(unit->last, kind, -1, false, false);
  if (which == "next") return of_unit(unit->last, kind, 1, false, false);
  return std::nullopt;
}

Day Reader::moved(Day from, Unit unit, int count) const {
  switch (unit) {
    case Unit::second:
    case Unit::minute: return from;
    case Unit::hour: return from + days(count >= 0 ? (count + 12) / 24 : (count - 12) / 24);
    case Unit::week:
    case Unit::weekend: return from + days(7 * count);
    case Unit::fortnight: return from + days(14 * count);
    case Unit::month: return add_months(from, count);
    case Unit::year: return add_months(from, 12 * count);
    case Unit::decade: return add_months(from, 120 * count);
    case Unit::century: return add_months(from, 1200 * count);
    default: return from + days(count);
  }
}

DayRange Reader::back(Unit unit, int count) const { return {moved(*context_.published, unit, -count), *context_.published}; }

// "three days", "a week", "a few hours", "24-hour".
std::optional<TimeGrammar::Amount> Reader::amount(std::uint32_t at) const {
  std::uint32_t i = at;
  int count = 0;
  if (const auto numeral = grammar_.numerals_.read(tree_, i, end_); numeral && (numeral->min || numeral->max)) {
    const auto value = numeral->min ? *numeral->min : *numeral->max;
    if (value < 0 || value > 2000) return std::nullopt;
    count = static_cast<int>(value);
    i = numeral->words.last;
    if (word(i) == "of") ++i;
  } else if (is_any(word(i), {"a", "an"})) {
    count = 1;
    ++i;
  } else {
    return std::nullopt;
  }
  if (is_any(word(i), {"-", "more", "full", "whole", "consecutive"})) ++i;
  const auto unit = known(i, Kind::unit);
  if (!unit) return std::nullopt;
  return TimeGrammar::Amount{count, static_cast<Unit>(unit->word->value), unit->last};
}

// "three days ago", "two hours later", "a week earlier", "the day before", "for two weeks now".
std::optional<TimePhrase> Reader::amount_away(std::uint32_t at) const {
  const auto far = amount(at);
  if (!far) return std::nullopt;
  const std::string_view after = word(far->last);
  const auto precision = far->unit == Unit::year    ? TimePrecision::year
                         : far->unit == Unit::month ? TimePrecision::month
                         : far->unit == Unit::week  ? TimePrecision::week
                                                    : TimePrecision::day;
  if (after == "ago") {
    if (!context_.published) return phrase(far->last + 1, std::nullopt, precision);
    const Day there = moved(*context_.published, far->unit, -far->count);
    if (precision == TimePrecision::year) return phrase(far->last + 1, year_range(year_of(there)), precision);
    if (precision == TimePrecision::month) return phrase(far->last + 1, month_of_year(year_of(there), month_of(there)), precision);
    if (precision == TimePrecision::week) return phrase(far->last + 1, week_of(there), precision);
    return phrase(far->last + 1, on(there));
  }
  if (is_any(after, {"later", "earlier"}) || (is_any(after, {"afterwards", "afterward"}))) {
    const auto from = told();
    if (!from) return phrase(far->last + 1, std::nullopt, precision);
    return phrase(far->last + 1, on(moved(*from, far->unit, after == "earlier" ? -far->count : far->count)));
  }
  const std::string_view before = at > 0 ? tree_.folded(at - 1) : std::string_view();
  if (before == "for" && after == "now" && context_.published) return phrase(far->last + 1, back(far->unit, far->count));
  if (before == "within" && told()) return phrase(far->last, DayRange{*told(), moved(*told(), far->unit, far->count)});
  return std::nullopt;
}

// "the last 24 hours", "the past three weeks", "the last few hours", "the next two days", "the coming days".
std::optional<TimePhrase> Reader::amount_around(std::uint32_t at) const {
  std::uint32_t i = word(at) == "the" ? at + 1 : at;
  const std::string_view which = word(i);
  if (!is_any(which, {"last", "past", "next", "coming", "previous"})) return std::nullopt;
  const auto far = amount(i + 1);
  if (!far) return std::nullopt;
  if (!context_.published) return phrase(far->last, std::nullopt);
  if (which == "next" || which == "coming") return phrase(far->last, DayRange{*context_.published, moved(*context_.published, far->unit, far->count)});
  return phrase(far->last, back(far->unit, far->count));
}

// "the same day", "that day", "that night", "the day before", "the day after", "the night before", "the next morning".
std::optional<TimePhrase> Reader::that_day(std::uint32_t at) const {
  const std::string_view first = word(at);
  const bool article = first == "the" || first == "a";
  const auto is_day = [&](std::uint32_t i) { return is_any(word(i), {"day", "night"}) || known(i, Kind::part); };
  if (first == "that" && is_day(at + 1)) return phrase(at + 2, on(told()));
  if (article && is_day(at + 1) && is_any(word(at + 2), {"before", "after", "afterwards"}) && !is_day(at + 3)) return day_beside(at + 2);
  if (article && is_any(word(at + 1), {"next", "following"}) && is_day(at + 2)) return phrase(at + 3, on(told(), 1));
  if (article && word(at + 1) == "same" && is_day(at + 2)) return phrase(at + 3, on(told()));
  if (is_any(first, {"earlier", "later"}) && word(at + 1) == "that" && is_day(at + 2)) return phrase(at + 3, on(told()));
  return std::nullopt;
}

// "the day before", "the day after Christmas". Beside an event whose day nobody told it may be any day.
std::optional<TimePhrase> Reader::day_beside(std::uint32_t at) const {
  const int step = word(at) == "before" ? -1 : 1;
  if (const auto other = date(at + 1); other && other->days && other->precision == TimePrecision::day) return phrase(other->last, on(other->days->first, step));
  const bool ends = at + 1 >= end_ || tree_.token(at + 1).upos == Upos::punct;
  return phrase(at + 1, ends || context_.told ? on(told(), step) : std::nullopt);
}

// "by the end of the year", "at the beginning of June".
std::optional<TimePhrase> Reader::edge(std::uint32_t at) const {
  const std::uint32_t i = at + (word(at) == "the");
  if (!is_any(word(i), {"end", "close", "start", "beginning"}) || word(i + 1) != "of") return std::nullopt;
  Phrase whole = date(i + 2);
  const auto unit = word(i + 2) == "the" ? known(i + 3, Kind::unit) : std::nullopt;
  if (!whole && unit) whole = of_unit(unit->last, static_cast<Unit>(unit->word->value), 0, false, false);
  if (!whole || !whole->days || whole->precision == TimePrecision::day) return whole;
  const bool year = whole->precision == TimePrecision::year, month = whole->precision == TimePrecision::month;
  const days part(year ? 30 : month ? 6 : 1);
  DayRange range = *whole->days;
  if (is_any(word(i), {"end", "close"}))
    range.first = at > 0 && tree_.folded(at - 1) == "by" && context_.published ? std::min(*context_.published, range.last) : range.last - part;
  else
    range.last = range.first + part;
  return phrase(whole->last, range, year ? TimePrecision::month : month ? TimePrecision::week : TimePrecision::day);
}

std::optional<TimePhrase> Reader::since(std::uint32_t at) const {
  std::uint32_t i = at + 1;
  if (is_any(word(i), {"the", "early", "late", "at"})) ++i;
  auto from = date(i);
  if (!from && i != at + 1) from = date(at + 1);
  if (!from || !from->days || !context_.published) return from;
  return phrase(from->last, DayRange{from->days->first, std::max(*context_.published, from->days->first)}, from->precision);
}

// "between 3 and 5 May", "from Monday to Wednesday"; nothing where "from" has no "to".
std::optional<TimePhrase> Reader::two_days(std::uint32_t at) const {
  const auto first = date(at);
  if (!first) return std::nullopt;
  const bool whole = first->days && first->days->first < first->days->last && first->precision == TimePrecision::day;
  if (!is_any(word(first->last), {"and", "to", "until", "through"})) return whole ? first : std::nullopt;
  auto second = date(first->last + 1);
  if (const auto number = year_number(first->last + 1); !second && number && first->precision == TimePrecision::year)
    second = phrase(first->last + 2, year_range(*number), TimePrecision::year);
  if (!second || !second->days || !first->days || second->days->last < first->days->first) return whole ? first : std::nullopt;
  return phrase(second->last, DayRange{first->days->first, second->days->last}, second->precision);
}

// A clock time or a part of the day, and the date that may follow: "2:30 p.m. Feb. 20", "in the evening on Thursday".
std::optional<TimePhrase> Reader::clock_then_date(std::uint32_t at) const {
  auto last = clock(at);
  const bool exact = last.has_value();
  const std::string_view before = at > 0 ? tree_.folded(at - 1) : std::string_view();
  if (!last && word(at) == "the" && is_any(before, {"in", "during"})) last = part_of_day(at + 1);
  if (!last && is_any(before, {"at", "before", "after", "around", "in"}) && known(at, Kind::part)) last = at + 1;
  if (!last) return std::nullopt;
  std::uint32_t i = *last;
  while (is_any(word(i), {"on", "of", ",", "the"}) && i < *last + 2) ++i;
  if (auto dated = date(i); dated && dated->precision == TimePrecision::day) {
    if (exact) dated->precision = TimePrecision::minute;
    return dated;
  }
  return phrase(*last, on(told()), exact ? TimePrecision::minute : TimePrecision::day);
}

// "Friday at 5 p.m.", "this morning at 0530".
void Reader::date_then_clock(TimePhrase& found) const {
  if (found.precision != TimePrecision::day) return;
  std::uint32_t i = found.last;
  while (is_any(word(i), {"at", "around", "about", ",", "shortly", "after", "before"}) && i < found.last + 2) ++i;
  const auto last = i == found.last && word(i).size() == 4 && digits(word(i)) ? std::nullopt : clock(i);
  if (!last) return;
  found.last = *last;
  found.precision = TimePrecision::minute;
}

}  // namespace hearsay
