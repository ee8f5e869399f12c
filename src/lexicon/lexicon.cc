#include "hearsay/lexicon.h"

#include <fmt/format.h>

#include <map>

#include "lexicon/layout.h"

namespace hearsay {

using lexicon::Bucket;
using lexicon::Header;
using lexicon::Key;
using lexicon::Text;

struct Table::View {
  Header header{};
  const Text *columns = nullptr, *cells = nullptr;
  const lexicon::Origin* origins = nullptr;
  const Key* keys = nullptr;
  const RowId* rows_by_key = nullptr;
  const Bucket *hash = nullptr, *word_hash = nullptr;
  const std::uint32_t* by_word = nullptr;
  std::string_view pool;

  std::string_view text(Text at) const {
    return at.offset <= pool.size() && at.size <= pool.size() - at.offset ? pool.substr(at.offset, at.size) : std::string_view();
  }

  /// False if the section is shorter than its header says.
  bool lay_over(std::span<const std::byte> bytes) {
    if (bytes.size() < sizeof(Header)) return false;
    header = *reinterpret_cast<const Header*>(bytes.data());
    std::size_t at = sizeof(Header);
    const auto take = [&]<class T>(const T*& out, std::uint64_t count) {
      if (count > (bytes.size() - at) / sizeof(T)) return false;
      out = reinterpret_cast<const T*>(bytes.data() + at);
      at += count * sizeof(T);
      return true;
    };
    const char* words = nullptr;
    const auto cells_wanted = std::uint64_t{header.rows} * header.columns;
    if (!take(columns, header.columns) || !take(cells, cells_wanted) || !take(origins, header.rows) || !take(keys, header.keys) ||
        !take(rows_by_key, header.keys) || !take(hash, header.buckets) || !take(word_hash, header.word_buckets) || !take(by_word, header.keys) ||
        !take(words, header.pool))
      return false;
    pool = {words, header.pool};
    return indices_hold();
  }

  /// Lookups check nothing: every index must lie inside its list, and each hash table must have an end to a search.
  bool indices_hold() const {
    bool good = (header.columns > 0 || header.rows == 0) && runs_hold(hash, header.buckets) && runs_hold(word_hash, header.word_buckets);
    for (std::uint32_t i = 0; i < header.keys; ++i) good &= (keys[i].row < header.rows) & (rows_by_key[i] < header.rows) & (by_word[i] < header.keys);
    return good;
  }

  bool runs_hold(const Bucket* buckets, std::uint32_t count) const {
    bool good = std::has_single_bit(count), free = false;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint64_t first = buckets[i].first, end = first + buckets[i].count;  // of a run from first - 1 on
      free |= first == 0;
      good &= (first == 0) | ((first <= header.keys) & (end <= std::uint64_t{header.keys} + 1));
    }
    return good && free;
  }
};

std::uint32_t Table::rows() const noexcept { return view_->header.rows; }
std::uint32_t Table::keys() const noexcept { return view_->header.keys; }

std::optional<std::uint32_t> Table::column(std::string_view name) const noexcept {
  for (std::uint32_t i = 0; i < view_->header.columns; ++i)
    if (view_->text(view_->columns[i]) == name) return i;
  return std::nullopt;
}

std::string_view Table::cell(RowId row, std::uint32_t column) const noexcept {
  return view_->text(view_->cells[std::size_t{row} * view_->header.columns + column]);
}

std::string_view Table::key(RowId row) const noexcept {
  const std::string_view all = cell(row, 0);
  return all.substr(0, all.find('|'));
}

std::string Table::origin(RowId row) const {
  const lexicon::Origin& origin = view_->origins[row];
  return fmt::format("{}:{}", view_->text(origin.file), origin.line);
}

std::span<const RowId> Table::find(std::string_view folded) const noexcept {
  const std::uint32_t mask = view_->header.buckets - 1;
  for (std::uint32_t i = lexicon::hash(folded) & mask;; i = (i + 1) & mask) {
    const Bucket bucket = view_->hash[i];
    if (bucket.first == 0) return {};
    if (view_->text(view_->keys[bucket.first - 1].folded) == folded) return {view_->rows_by_key + bucket.first - 1, bucket.count};
  }
}

void Table::starting(std::string_view folded_word, std::vector<Start>& out) const {
  const std::uint32_t mask = view_->header.word_buckets - 1;
  for (std::uint32_t i = lexicon::hash(folded_word) & mask;; i = (i + 1) & mask) {
    const Bucket bucket = view_->word_hash[i];
    if (bucket.first == 0) return;
    const Key& first = view_->keys[view_->by_word[bucket.first - 1]];
    if (lexicon::first_word(view_->text(first.folded)) != folded_word) continue;
    for (std::uint32_t k = 0; k < bucket.count; ++k) {
      const Key& key = view_->keys[view_->by_word[bucket.first - 1 + k]];
      out.push_back({key.row, key.words, view_->text(key.folded)});
    }
    return;
  }
}

struct Lexicon::File {
  SectionFile sections;
  std::map<std::string, Table::View, std::less<>> tables;
};

Lexicon::Lexicon() = default;
Lexicon::~Lexicon() = default;

namespace {

std::string_view as_text(std::span<const std::byte> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

}  // namespace

Result<std::shared_ptr<const Lexicon>> Lexicon::over(SectionFile sections, const std::string& name) {
  std::shared_ptr<Lexicon> lexicon(new Lexicon);
  lexicon->file_ = std::make_unique<File>(File{std::move(sections), {}});
  std::string_view names = as_text(lexicon->file_->sections.section("tables"));
  while (!names.empty()) {
    const std::string_view table = names.substr(0, names.find('\n'));
    names.remove_prefix(std::min(table.size() + 1, names.size()));
    Table::View view;
    if (!view.lay_over(lexicon->file_->sections.section(table)))
      return fail(Fault::corrupt, fmt::format("table {} of this lexicon is damaged; build the lexicon again", table), {.source = name});
    lexicon->file_->tables.emplace(table, view);
  }
  return lexicon;
}

Result<std::shared_ptr<const Lexicon>> Lexicon::open(const std::filesystem::path& path) {
  auto sections = SectionFile::open(path, lexicon::kKind);
  if (!sections) return tl::unexpected(sections.error());
  return over(std::move(*sections), path.string());
}

std::optional<Table> Lexicon::table(std::string_view name) const noexcept {
  const auto found = file_->tables.find(name);
  if (found == file_->tables.end()) return std::nullopt;
  return Table(&found->second);
}

std::vector<std::string_view> Lexicon::tables() const {
  std::vector<std::string_view> out;
  for (const auto& [name, view] : file_->tables) out.push_back(name);
  return out;
}

std::string_view Lexicon::edition() const noexcept { return file_->sections.edition(); }

}  // namespace hearsay
