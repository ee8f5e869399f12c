// Compiles tab-separated tables into the mapped file that lexicon/layout.h describes.

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <unordered_map>

#include "hearsay/lexicon.h"
#include "lexicon/layout.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using lexicon::Bucket;
using lexicon::Key;
using lexicon::Text;

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = text.find(at);
    out.push_back(trim(text.substr(0, end)));
    if (end == text.npos) return out;
    text.remove_prefix(end + 1);
  }
}

/// The bytes of all texts, each kept once.
class Pool {
 public:
  Text add(std::string_view text) {
    const auto [found, fresh] = known_.try_emplace(std::string(text), Text{static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())});
    if (fresh) bytes_ += text;
    return found->second;
  }
  std::string_view text(Text at) const { return std::string_view(bytes_).substr(at.offset, at.size); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, Text> known_;
};

class TableBuilder {
 public:
  Done read(const fs::path& path, const std::string& shown);
  std::string bytes();

 private:
  Done add_row(const std::vector<std::string_view>& cells, const Where& where);
  template <class NameOf>
  std::vector<Bucket> hash_runs(std::size_t count, NameOf name_of) const;

  Pool pool_;
  std::vector<std::string> column_names_;
  std::vector<Text> cells_;
  std::vector<lexicon::Origin> origins_;
  std::vector<Key> keys_;
};

Done TableBuilder::read(const fs::path& path, const std::string& shown) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Fault::io, "cannot open this file", {.source = shown});
  bool header_seen = false;
  std::string line;
  for (std::uint64_t number = 1; std::getline(file, line); ++number) {
    if (trim(line).empty() || line[0] == '#') continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    const Where where{.source = shown, .line = number};
    if (header_seen) {
      if (auto done = add_row(cells, where); !done) return done;
      continue;
    }
    header_seen = true;
    std::vector<std::string> names(cells.begin(), cells.end());
    if (column_names_.empty()) column_names_ = names;
    if (names != column_names_)
      return fail(Fault::input, "the columns differ from those of the other files of this table; the first line must name the same columns", where);
  }
  return {};
}

Done TableBuilder::add_row(const std::vector<std::string_view>& cells, const Where& where) {
  if (cells.size() > column_names_.size())
    return fail(Fault::input, fmt::format("this line has {} columns, the header names {}", cells.size(), column_names_.size()), where);
  if (cells[0].empty()) return fail(Fault::input, "the first column, the key, is empty", where);
  const auto row = static_cast<std::uint32_t>(origins_.size());
  for (std::size_t i = 0; i < column_names_.size(); ++i) cells_.push_back(pool_.add(i < cells.size() ? cells[i] : std::string_view()));
  origins_.push_back({pool_.add(where.source), static_cast<std::uint32_t>(where.line)});
  std::vector<std::string> seen;
  for (std::string_view spelled : split(cells[0], '|')) {
    std::string folded = fold(spelled);
    if (folded.empty() || std::find(seen.begin(), seen.end(), folded) != seen.end()) continue;
    const auto words = static_cast<std::uint32_t>(1 + std::count(folded.begin(), folded.end(), ' '));
    keys_.push_back({pool_.add(folded), row, words});
    seen.push_back(std::move(folded));
  }
  return {};
}

// Buckets for runs of equal names among `count` sorted items.
template <class NameOf>
std::vector<Bucket> TableBuilder::hash_runs(std::size_t count, NameOf name_of) const {
  std::size_t size = 16;
  while (size < count * 2) size *= 2;
  std::vector<Bucket> buckets(size, Bucket{0, 0});
  for (std::size_t first = 0; first < count;) {
    std::size_t last = first + 1;
    while (last < count && name_of(last) == name_of(first)) ++last;
    std::size_t at = lexicon::hash(name_of(first)) & (size - 1);
    while (buckets[at].first) at = (at + 1) & (size - 1);
    buckets[at] = {static_cast<std::uint32_t>(first + 1), static_cast<std::uint32_t>(last - first)};
    first = last;
  }
  return buckets;
}

template <class T>
void put(std::string& out, const std::vector<T>& items) {
  out.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
}

std::string TableBuilder::bytes() {
  std::vector<Text> columns;
  for (const std::string& name : column_names_) columns.push_back(pool_.add(name));
  const auto key_text = [&](std::uint32_t i) { return pool_.text(keys_[i].folded); };
  std::stable_sort(keys_.begin(), keys_.end(), [&](const Key& a, const Key& b) { return pool_.text(a.folded) < pool_.text(b.folded); });
  std::vector<std::uint32_t> rows, by_word;
  for (std::uint32_t i = 0; i < keys_.size(); ++i) {
    rows.push_back(keys_[i].row);
    by_word.push_back(i);
  }
  const auto word_of = [&](std::size_t i) { return lexicon::first_word(key_text(by_word[i])); };
  std::stable_sort(by_word.begin(), by_word.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto wa = lexicon::first_word(key_text(a)), wb = lexicon::first_word(key_text(b));
    return wa != wb ? wa < wb : keys_[a].words > keys_[b].words;
  });
  const std::vector<Bucket> hash = hash_runs(keys_.size(), [&](std::size_t i) { return key_text(static_cast<std::uint32_t>(i)); });
  const std::vector<Bucket> word_hash = hash_runs(by_word.size(), word_of);

  const auto size = [](const auto& items) { return static_cast<std::uint32_t>(items.size()); };
  const lexicon::Header header{size(origins_), size(column_names_), size(keys_), size(hash), size(word_hash), size(pool_.bytes())};
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  put(out, columns);
  put(out, cells_);
  put(out, origins_);
  put(out, keys_);
  put(out, rows);
  put(out, hash);
  put(out, word_hash);
  put(out, by_word);
  return out + pool_.bytes();
}

std::vector<fs::path> sorted(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

Done read_folder(const fs::path& folder, std::map<std::string, TableBuilder>& tables) {
  for (const fs::path& path : sorted(folder)) {
    const bool is_folder = fs::is_directory(path);
    for (const fs::path& file : is_folder ? sorted(path) : std::vector{path}) {
      if (file.extension() != ".tsv") continue;
      const std::string table = is_folder ? path.filename().string() : file.stem().string();
      if (auto done = tables[table].read(file, fs::relative(file, folder).string()); !done) return done;
    }
  }
  if (tables.empty()) return fail(Fault::io, "there is no lexicon table (.tsv) in this folder", {.source = folder.string()});
  return {};
}

Result<SectionWriter> compile_folder(const fs::path& folder) {
  std::map<std::string, TableBuilder> tables;
  if (auto done = read_folder(folder, tables); !done) return tl::unexpected(done.error());
  std::string names;
  std::vector<std::pair<std::string, std::string>> sections;
  XXH64_hash_t digest = 0;
  for (auto& [name, table] : tables) {
    names += name + '\n';
    sections.emplace_back(name, table.bytes());
    digest = XXH3_64bits_withSeed(sections.back().second.data(), sections.back().second.size(), digest);
  }
  SectionWriter writer(lexicon::kKind, fmt::format("{:016x}", digest));
  writer.add("tables", names);
  for (auto& [name, bytes] : sections) writer.add(name, std::move(bytes));
  return writer;
}

}  // namespace

Done Lexicon::build(const fs::path& folder, const fs::path& out) {
  auto writer = compile_folder(folder);
  if (!writer) return tl::unexpected(writer.error());
  return writer->write(out);
}

Result<std::shared_ptr<const Lexicon>> Lexicon::compile(const fs::path& folder) {
  auto writer = compile_folder(folder);
  if (!writer) return tl::unexpected(writer.error());
  auto sections = SectionFile::over(writer->bytes(), lexicon::kKind, folder.string());
  if (!sections) return tl::unexpected(sections.error());
  return over(std::move(*sections), folder.string());
}

}  // namespace hearsay
