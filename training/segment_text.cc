#include "segment_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "base/utf8.h"

namespace hearsay::training {
namespace {

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out(1);
  for (char c : line) c == '\t' ? (void)out.emplace_back() : out.back().push_back(c);
  return out;
}

std::string recased(const std::string& word, Variant::Case letters) {
  if (letters == Variant::as_is) return word;
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    auto c = static_cast<UChar32>(next_code_point(word, at));
    c = letters == Variant::lower ? u_tolower(c) : u_toupper(c);
    char bytes[U8_MAX_LENGTH];
    int n = 0;
    U8_APPEND_UNSAFE(bytes, n, c);
    out.append(bytes, static_cast<std::size_t>(n));
  }
  return out;
}

/// Writes words one after another, remembering where they stand.
class Writer {
 public:
  explicit Writer(const Variant& v) : v_(v), random_(v.seed), width_(66 + v.seed % 14) {}

  void paragraph() {
    if (gold_.text.empty()) {
      if (v_.lines == Variant::indented) gold_.text += "   ";
      return;
    }
    while (!gold_.text.empty() && gold_.text.back() == ' ') gold_.text.pop_back();
    gold_.text += v_.lines == Variant::single ? "\n" : v_.lines == Variant::indented ? "\n   " : "\n\n";
    line_ = gold_.text.size();
    space_ = no_space;
    quote_open_ = false;
  }

  void word(const GoldWord& word) {
    std::vector<std::string> parts;
    for (const auto& part : word.parts) parts.push_back(curled(recased(part, v_.letters), word));
    std::size_t length = 0;
    for (const auto& p : parts) length += p.size();
    space(length);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      Token t;
      t.at.begin = static_cast<std::uint32_t>(gold_.text.size());
      gold_.text += parts[i];
      t.at.end = static_cast<std::uint32_t>(gold_.text.size());
      gold_.tokens.push_back(t);
      starts_.emplace_back(t.at.begin, i == 0 ? Joint::word : Joint::part);
    }
    space_ = word.space_after || v_.spaced ? a_space : no_space;
  }

  void sentence_begins() { first_ = static_cast<std::uint32_t>(gold_.tokens.size()); }
  void sentence_ends() {
    auto last = static_cast<std::uint32_t>(gold_.tokens.size());
    gold_.sentences.push_back({{gold_.tokens[first_].at.begin, gold_.tokens.back().at.end}, first_, last, false});
  }

  GoldText finish() {
    gold_.text += "\n";
    gold_.joints.assign(gold_.text.size() + 1, Joint::none);
    gold_.ends.assign(gold_.text.size() + 1, false);
    for (auto [byte, joint] : starts_) gold_.joints[byte] = joint;
    for (const auto& s : gold_.sentences) gold_.ends[s.at.end] = true;
    return std::move(gold_);
  }

 private:
  void space(std::size_t next_word) {
    if (space_ == no_space) return;
    bool wraps = v_.lines == Variant::wrapped || v_.lines == Variant::indented;
    bool full = wraps && gold_.text.size() + 1 + next_word - line_ > width_;
    bool stray = v_.stray_breaks > 0 && static_cast<int>(random_() % 1000) < v_.stray_breaks;
    gold_.text += full || stray ? '\n' : ' ';
    if (full) line_ = gold_.text.size();
  }
  std::string curled(std::string part, const GoldWord& word) {
    if (!v_.curly) return part;
    if (part == "\"") {
      quote_open_ = gold_.text.empty() || space_ == a_space || gold_.text.back() == '\n' ? !word.space_after || !quote_open_ : false;
      return quote_open_ ? "“" : "”";
    }
    for (std::size_t at; (at = part.find('\'')) != std::string::npos;) part.replace(at, 1, "’");
    return part;
  }

  Variant v_;
  std::mt19937 random_;
  std::size_t width_, line_ = 0;
  enum { no_space, a_space } space_ = no_space;
  bool quote_open_ = false;
  std::uint32_t first_ = 0;
  std::vector<std::pair<std::uint32_t, Joint>> starts_;
  GoldText gold_;
};

}  // namespace

void read_conllu(const std::string& path, std::vector<GoldDocument>& out) {
  std::ifstream in(path);
  GoldSentence sentence;
  int parts_until = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# newdoc") || out.empty()) out.emplace_back();
    if (line.starts_with("# newdoc") || line.starts_with("# newpar")) sentence.new_paragraph = true;
    if (line.empty()) {
      if (!sentence.words.empty()) out.back().push_back(std::move(sentence));
      sentence = {};
      parts_until = 0;
    }
    if (line.empty() || line[0] == '#') continue;
    auto c = columns(line);
    if (c[0].find('.') != std::string::npos) continue;
    bool space = c[9].find("SpaceAfter=No") == std::string::npos;
    if (auto dash = c[0].find('-'); dash != std::string::npos) {
      parts_until = std::stoi(c[0].substr(dash + 1));
      sentence.words.push_back({{}, space});
    } else if (std::stoi(c[0]) <= parts_until) {
      sentence.words.back().parts.push_back(c[1]);
    } else {
      sentence.words.push_back({{c[1]}, space});
    }
  }
  if (!sentence.words.empty()) out.back().push_back(std::move(sentence));
}

namespace {

template <std::size_t n>
const std::string& any_of(const std::array<std::string, n>& words, std::mt19937& random) {
  return words[random() % n];
}

bool is_small(const GoldWord& word) { return word.space_after && word.parts.size() == 1 && word.parts[0][0] >= 'a' && word.parts[0][0] <= 'z'; }
bool is_capitalised(const GoldWord& word) {
  const std::string& form = word.parts[0];
  return form.size() > 2 && form[0] >= 'A' && form[0] <= 'Z' && form[1] >= 'a' && form[1] <= 'z' && form.find('.') == std::string::npos;
}

GoldWord any_hour(std::mt19937& random) { return {{std::to_string(1 + random() % 12) + (random() % 2 == 0 ? ":30" : "")}, true}; }

bool is_day(const GoldWord& word) { return word.parts.size() == 1 && word.parts[0].ends_with("day") && is_capitalised(word); }

std::vector<GoldWord> any_dateline(std::mt19937& random) {
  static const std::array<std::string, 8> towns = {"BEIRUT", "Nairobi", "KABUL", "MOSCOW", "GENEVA", "Juba", "LAGOS", "MANILA"};
  static const std::array<std::string, 6> areas = {"Lebanon", "Kenya", "Afghanistan", "Russia", "Texas", "Sudan"};
  static const std::array<std::string, 6> months = {"Jan.", "Feb.", "Aug.", "May", "April", "Oct."};
  static const std::array<std::string, 6> agencies = {"Reuters", "AP", "AFP", "Xinhua", "UPI", "Interfax"};
  static const std::array<std::string, 4> dashes = {"-", "--", "–", "—"};
  std::vector<GoldWord> out{{{any_of(towns, random)}, true}};
  const auto comma = [&] { out.back().space_after = false, out.push_back({{","}, true}); };
  if (random() % 2 == 0) comma(), out.push_back({{any_of(areas, random)}, true});
  if (random() % 3 == 0) comma(), out.push_back({{any_of(months, random)}, true}), out.push_back({{std::to_string(1 + random() % 30)}, true});
  if (random() % 3 != 0) out.push_back({{"("}, false}), out.push_back({{any_of(agencies, random)}, false}), out.push_back({{")"}, true});
  out.push_back({{any_of(dashes, random)}, true});
  return out;
}

}  // namespace

void cut_apostrophes(GoldDocument& document) {
  for (GoldSentence& sentence : document)
    for (GoldWord& word : sentence.words) {
      const std::string form = word.parts.front();
      const std::size_t apostrophe = form.find_first_of("'\xE2");
      const bool owner = apostrophe != std::string::npos && apostrophe > 1 && form[apostrophe - 1] >= 'a' && form[apostrophe - 1] <= 'z';
      const std::string_view end = owner ? std::string_view(form).substr(apostrophe) : "";
      if (word.parts.size() == 1 && (end == "'s" || end == "’s")) word.parts = {form.substr(0, apostrophe), std::string(end)};
    }
}

// Names at the ends of sentences are rare in the treebanks, so any word that could be one gives its place.
GoldDocument with_abbreviated_ends(GoldDocument document, std::mt19937& random) {
  constexpr unsigned kOneIn = 5;
  // of places the stop is a part, as everywhere; of companies it is cut off at the end of a sentence, as the treebanks do
  static const std::array<std::string, 9> places = {"U.S.", "U.N.", "U.S.", "U.N.", "U.K.", "D.C.", "E.U.", "Calif.", "Fla."};
  static const std::array<std::string, 5> companies = {"Corp", "Inc", "Ltd", "Co", "Jr"};
  static const std::set<std::string> before_places = {"the", "in", "to", "from", "of", "with", "by", "for", "at"};
  for (GoldSentence& sentence : document) {
    auto& words = sentence.words;
    const std::size_t n = words.size();
    if (n < 4 || words[n - 1].parts != std::vector<std::string>{"."} || words[n - 2].space_after || words[n - 2].parts.size() > 1) continue;
    const bool name = is_capitalised(words[n - 2]), place = before_places.contains(words[n - 3].parts.back());
    if ((!name && !place) || random() % kOneIn != 0) continue;
    std::string& word = words[n - 2].parts.front();
    if (name && random() % 3 == 0) {
      word = any_of(companies, random);
    } else {
      words[n - 2].space_after = words[n - 1].space_after;
      words.pop_back();
      word = any_of(places, random);
      if (random() % 3 == 0) {
        word = random() % 2 == 0 ? "a.m." : "p.m.";
        words.insert(words.end() - 1, any_hour(random));
      }
    }
  }
  return document;
}

GoldDocument with_news_abbreviations(GoldDocument document, std::mt19937& random) {
  constexpr unsigned kOneIn = 12, kDatelineIn = 4;
  static const std::array<std::string, 5> places = {"U.S.", "U.N.", "U.S.", "U.N.", "U.K."};
  static const std::set<std::string> after_hours = {"and", "on", "in", "after", "when", "but", "near", "at", "to", "local"};
  static const std::array<std::string, 2> halves = {"a.m.", "p.m."};
  static const std::array<std::string, 9> months = {"Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", "March", "June"};
  static const std::array<std::string, 14> titles = {"Rep.", "Sen.",  "Gov.", "Gen.", "Col.",  "Sgt.", "Maj.",
                                                     "Lt.",  "Capt.", "Adm.", "Rev.", "Prof.", "Cpl.", "Brig."};
  for (GoldSentence& sentence : document) {
    auto& words = sentence.words;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      const auto put = [&](const std::string& word) { words.insert(words.begin() + static_cast<std::ptrdiff_t>(i++), {{word}, true}); };
      const bool day = is_day(words[i]) && random() % 2 == 0, goes_on = after_hours.contains(words[i].parts[0]) && random() % kOneIn == 0;
      if (is_small(words[i - 1]) && (day || goes_on)) {
        put(any_hour(random).parts[0]);
        put(any_of(halves, random));
        if (day && random() % 2 == 0) put(any_of(months, random)), words[i].parts[0] = std::to_string(1 + random() % 30);
        continue;
      }
      if (!is_small(words[i - 1]) || !is_capitalised(words[i]) || random() % kOneIn != 0) continue;
      const bool name = is_capitalised(words[i + 1]) && words[i].space_after;
      const bool titled = name && random() % 2 == 0;
      if (!titled || random() % 3 == 0) put(any_of(places, random));
      if (titled && random() % 3 == 0) put(any_of(titles, random));
      if (titled) put(any_of(titles, random));
    }
  }
  if (!document.empty() && random() % kDatelineIn == 0) {
    auto& words = document.front().words;
    const auto dateline = any_dateline(random);
    words.insert(words.begin(), dateline.begin(), dateline.end());
  }
  return document;
}

Variant Variant::any(std::mt19937& random) {
  Variant v;
  auto dice = [&](int sides) { return static_cast<int>(random() % static_cast<unsigned>(sides)); };
  int letters = dice(6), lines = dice(8);
  v.letters = letters == 0 ? lower : letters < 3 ? upper : as_is;
  v.lines = lines < 3 ? single : lines < 5 ? wrapped : lines < 6 ? indented : blank;
  v.spaced = dice(12) == 0;
  v.curly = dice(3) == 0;
  v.stray_breaks = v.lines <= single && dice(20) == 0 ? 2 : 0;
  v.seed = static_cast<unsigned>(random());
  return v;
}

std::vector<std::pair<std::string, Variant>> Variant::all() {
  std::vector<std::pair<std::string, Variant>> out(7);
  out[0].first = "lower", out[0].second.letters = lower;
  out[1].first = "upper", out[1].second.letters = upper;
  out[2].first = "a paragraph a line", out[2].second.lines = single;
  out[3].first = "wrapped", out[3].second.lines = wrapped;
  out[4].first = "wrapped, indented, capitals", out[4].second.lines = indented, out[4].second.letters = upper;
  out[5].first = "spaced", out[5].second.spaced = true;
  out[6].first = "curly", out[6].second.curly = true;
  return out;
}

GoldText render(std::span<const GoldDocument> documents, const Variant& variant) {
  Writer writer(variant);
  for (const auto& document : documents)
    for (const auto& sentence : document) {
      if (sentence.new_paragraph) writer.paragraph();
      writer.sentence_begins();
      for (const auto& word : sentence.words) writer.word(word);
      writer.sentence_ends();
    }
  return writer.finish();
}

}  // namespace hearsay::training
