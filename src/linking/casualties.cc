#include "linking/casualties.h"

#include <algorithm>
#include <array>

#include "linking/speakers.h"

namespace hearsay::linking {
namespace {

constexpr std::array<std::string_view, 5> kTolls = {"killed", "injured", "missing", "detained", "displaced"};

std::int64_t size(const Quantity& quantity) { return quantity.min.value_or(quantity.max.value_or(0)); }

// Of two figures in one document: a corrected toll before the one it corrects, the whole before its parts ("three dead, one
// of them an officer").
bool better(const Quantity& one, const Quantity& other) {
  if ((one.scope == "update") != (other.scope == "update")) return one.scope == "update";
  return size(one) > size(other);
}

bool counts(const Testimony& testimony, const Quantity& quantity, std::string_view kind) {
  const bool told = testimony.position == Position::asserts || testimony.position == Position::hedges;
  return told && quantity.kind == kind && quantity.scope != "cumulative" && (quantity.min || quantity.max);
}

// A victim told without a number ("a soldier was killed") is one of those that figures count.
bool is_single(const Quantity& quantity) {
  if (quantity.min != 1 || quantity.max != 1) return false;
  const std::string words = ' ' + plain(quantity.text) + ' ';
  return words.find(" one ") == std::string::npos && words.find(" single ") == std::string::npos && words.find(" 1 ") == std::string::npos;
}

void drop_singles(std::vector<Told>& figures) {
  if (std::all_of(figures.begin(), figures.end(), [](const Told& told) { return size(*told.quantity) <= 1; })) return;
  std::erase_if(figures, [](const Told& told) { return is_single(*told.quantity); });
}

std::string kept(const std::optional<std::string>& text) { return text.value_or(""); }

Figure figure_of(const Claim& claim, const Quantity& quantity) {
  return {label(claim), quantity.text, claim.document.id, kept(claim.document.published), claim.id, quantity.min, quantity.max};
}

bool allows(const Figure& figure, std::int64_t count) { return (!figure.min || *figure.min <= count) && (!figure.max || count <= *figure.max); }

// The count that most sources allow; of equals the lowest.
std::optional<std::int64_t> best_of(const std::vector<Figure>& figures) {
  std::vector<std::int64_t> named;
  for (const Figure& figure : figures)
    for (const auto& bound : {figure.min, figure.max})
      if (bound) named.push_back(*bound);
  std::sort(named.begin(), named.end());
  std::optional<std::int64_t> best;
  std::ptrdiff_t most = 0;
  for (std::int64_t count : named) {
    const auto votes = std::count_if(figures.begin(), figures.end(), [&](const Figure& figure) { return allows(figure, count); });
    if (votes > most) most = votes, best = count;
  }
  return best;
}

Toll toll_of(std::vector<Figure> figures) {
  Toll toll;
  std::int64_t highest_low = 0;
  bool open = false;
  for (const Figure& figure : figures) {
    if (figure.min) toll.min = toll.min ? std::min(*toll.min, *figure.min) : *figure.min;
    if (figure.max) toll.max = toll.max ? std::max(*toll.max, *figure.max) : *figure.max;
    if (!figure.max) highest_low = std::max(highest_low, figure.min.value_or(0)), open = true;
  }
  if (open && toll.max && highest_low > *toll.max) toll.max.reset();  // "at least 60" reaches above every bound told
  toll.best = best_of(figures);
  toll.by_source = std::move(figures);
  return toll;
}

}  // namespace

bool is_toll_kind(std::string_view kind) { return std::find(kTolls.begin(), kTolls.end(), kind) != kTolls.end(); }

std::vector<Told> figures(std::span<const Claim> claims, std::span<const Testimony> testimonies, std::string_view kind) {
  std::vector<Told> out;
  const auto take = [&](std::uint32_t i, const Quantity& quantity) {
    if (!counts(testimonies[i], quantity, kind)) return;
    const auto known = std::find_if(out.rbegin(), out.rend(), [&](const Told& told) {
      return testimonies[told.testimony].origin == testimonies[i].origin && testimonies[told.testimony].document == testimonies[i].document;
    });
    if (known == out.rend())
      out.push_back({i, &quantity});
    else if (better(quantity, *known->quantity))
      *known = {i, &quantity};
  };
  for (std::uint32_t i = 0; i < testimonies.size(); ++i) {
    const Claim& claim = claims[testimonies[i].claim];
    for (const Quantity& figure : claim.quantities) take(i, figure);
    for (const Quantity& victims : claim.victims) take(i, victims);
  }
  drop_singles(out);
  std::stable_sort(out.begin(), out.end(), [](const Told& a, const Told& b) { return a.testimony < b.testimony; });
  return out;
}

std::map<std::string, Toll> casualties(std::span<const Claim> claims, std::span<const Testimony> testimonies) {
  std::map<std::string, Toll> out;
  for (std::string_view kind : kTolls) {
    std::map<std::uint32_t, Told> latest;  // by origin
    for (const Told& told : figures(claims, testimonies, kind)) latest[testimonies[told.testimony].origin] = told;
    if (latest.empty()) continue;
    std::vector<Figure> by_source;
    by_source.reserve(latest.size());
    for (const auto& [origin, told] : latest) by_source.push_back(figure_of(claims[testimonies[told.testimony].claim], *told.quantity));
    out.emplace(kind, toll_of(std::move(by_source)));
  }
  return out;
}

}  // namespace hearsay::linking
