#include "base/section_file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/mapped_file.h"

namespace hearsay {
namespace {

// docs/formats/container.md. "Do not change": files in the field have these numbers.
constexpr char kMagic[8] = {'H', 'E', 'A', 'R', 'S', 'A', 'Y', '\0'};
constexpr std::size_t kHeader = 64, kEntry = 48, kName = 24, kEdition = 32, kAlign = 64;

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

void put_padded(std::string& out, std::string_view text, std::size_t width) {
  text = text.substr(0, width - 1);
  out.append(text);
  out.append(width - text.size(), '\0');
}

std::uint64_t get(std::span<const std::byte> from, std::size_t at, int bytes) {
  std::uint64_t value = 0;
  for (int i = 0; i < bytes; ++i) value |= std::to_integer<std::uint64_t>(from[at + i]) << (8 * i);
  return value;
}

std::string get_padded(std::span<const std::byte> from, std::size_t at, std::size_t width) {
  const char* text = reinterpret_cast<const char*>(from.data() + at);
  return {text, ::strnlen(text, width)};
}

std::size_t aligned(std::size_t size) { return (size + kAlign - 1) / kAlign * kAlign; }

}  // namespace

std::string SectionWriter::bytes() const {
  std::string out(kMagic, sizeof kMagic);
  put(out, 1, 4);
  out.append(kind_.tag, 4);
  put(out, kind_.format, 4);
  put(out, sections_.size(), 4);
  std::size_t end = aligned(kHeader + kEntry * sections_.size());
  std::string table, body;
  for (const auto& [name, content] : sections_) {
    put_padded(table, name, kName);
    put(table, end + body.size(), 8);
    put(table, content.size(), 8);
    put(table, XXH3_64bits(content.data(), content.size()), 8);
    body += content;
    body.resize(aligned(body.size()), '\0');
  }
  put(out, end + body.size(), 8);
  put_padded(out, edition_, kEdition);
  out += table;
  out.resize(end, '\0');
  return out + body;
}

Done SectionWriter::write(const std::filesystem::path& path) const {
  const std::filesystem::path unfinished = path.string() + ".unfinished";
  std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
  const std::string all = bytes();
  file.write(all.data(), static_cast<std::streamsize>(all.size()));
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(unfinished, path, error);
  if (!file || error) {
    std::error_code ignored;
    const std::string why = error ? error.message() : std::strerror(errno);
    std::filesystem::remove(unfinished, ignored);
    return fail(Fault::io, fmt::format("cannot write this file: {}", why), {.source = path.string()});
  }
  return {};
}

Result<SectionFile> SectionFile::open(const std::filesystem::path& path, ContainerKind wanted) {
  auto mapped = map_file(path);
  if (!mapped) return tl::unexpected(mapped.error());
  map_pages(*mapped);
  return parse(mapped->owner, mapped->bytes, wanted, path.string());
}

Result<SectionFile> SectionFile::over(std::string bytes, ContainerKind wanted, std::string_view name) {
  auto owner = std::make_shared<const std::string>(std::move(bytes));
  return parse(owner, std::as_bytes(std::span(*owner)), wanted, name);
}

Result<SectionFile> SectionFile::parse(std::shared_ptr<const void> owner, std::span<const std::byte> all, ContainerKind wanted, std::string_view name) {
  const auto refuse = [&](Fault fault, std::string why) { return fail(fault, std::move(why), {.source = std::string(name)}); };
  if (all.size() < kHeader || std::memcmp(all.data(), kMagic, sizeof kMagic) != 0)
    return refuse(Fault::corrupt, "this is no Hearsay file (its first bytes are wrong); build it again");
  const std::string tag = get_padded(all, 12, 4);
  if (tag != wanted.tag) return refuse(Fault::argument, fmt::format("this file holds {}, wanted is {}", tag, wanted.tag));
  const auto format = get(all, 16, 4);
  if (get(all, 8, 4) != 1 || format != wanted.format)
    return refuse(Fault::version, fmt::format("this file has format {}, this program reads {}; build the file again with this program", format, wanted.format));
  const auto count = get(all, 20, 4);
  if (get(all, 24, 8) != all.size() || count > (all.size() - kHeader) / kEntry)
    return refuse(Fault::corrupt, fmt::format("this file is cut off or damaged (it has {} bytes); build or copy it again", all.size()));

  SectionFile file;
  file.edition_ = get_padded(all, 32, kEdition);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = kHeader + kEntry * i;
    Entry entry{get_padded(all, at, kName), get(all, at + kName, 8), get(all, at + kName + 8, 8)};
    if (entry.offset > all.size() || entry.size > all.size() - entry.offset ||
        XXH3_64bits(all.data() + entry.offset, entry.size) != get(all, at + kName + 16, 8))
      return refuse(Fault::corrupt, fmt::format("section {} of this file fails its checksum; build or copy the file again", entry.name));
    file.entries_.push_back(std::move(entry));
  }
  file.owner_ = std::move(owner);
  file.all_ = all;
  return file;
}

std::span<const std::byte> SectionFile::section(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return all_.subspan(entry.offset, entry.size);
  return {};
}

std::vector<std::string> SectionFile::names() const {
  std::vector<std::string> out;
  for (const Entry& entry : entries_) out.push_back(entry.name);
  return out;
}

bool SectionFile::has(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return true;
  return false;
}

}  // namespace hearsay
