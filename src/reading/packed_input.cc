#include "reading/packed_input.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace hearsay {
namespace {

constexpr std::size_t kBlock = 128u << 10;

// News unpacks to five or ten times its size, repetitive JSON to fifty. A bomb reaches a thousand.
constexpr std::uint64_t kFreeBytes = 256u << 20;
constexpr std::uint64_t kLargestRatio = 200;

bool is_hidden(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with('.') || path.starts_with("__MACOSX/");
}

std::string path_of(archive_entry* entry) {
  if (const char* path = archive_entry_pathname_utf8(entry)) return path;
  if (const char* path = archive_entry_pathname(entry)) return path;
  return "unnamed";
}

}  // namespace

void PackedInput::Free::operator()(archive* a) const { archive_read_free(a); }

// Formats that libarchive would see in plain text (mtree, uuencode) stay off.
PackedInput::PackedInput() : archive_(archive_read_new()) {
  archive* a = archive_.get();
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_xz(a);
  archive_read_support_filter_zstd(a);
  archive_read_support_format_tar(a);
  archive_read_support_format_zip(a);
  archive_read_support_format_empty(a);
  archive_read_support_format_raw(a);
}

Result<std::unique_ptr<PackedInput>> PackedInput::opened(std::unique_ptr<PackedInput> input, int code) {
  if (code == ARCHIVE_OK) return input;
  const int error = archive_errno(input->archive_.get());
  if (error > 0) return fail(Fault::io, fmt::format("cannot be read: {}", std::strerror(error)));
  return input->damaged(code);
}

Result<std::unique_ptr<PackedInput>> PackedInput::open(const std::filesystem::path& path) {
  auto input = std::unique_ptr<PackedInput>(new PackedInput);
  const int code = archive_read_open_filename(input->archive_.get(), path.c_str(), kBlock);
  return opened(std::move(input), code);
}

// libarchive's own reader goes on after a signal, so Ctrl-C would wait for bytes that may never come.
la_ssize_t PackedInput::read_standard_input(archive* a, void* self, const void** block) {
  std::string& bytes = static_cast<PackedInput*>(self)->bytes_;
  *block = bytes.data();
  const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (count < 0) archive_set_error(a, errno, "%s", std::strerror(errno));
  return count;
}

Result<std::unique_ptr<PackedInput>> PackedInput::open_standard_input() {
  auto input = std::unique_ptr<PackedInput>(new PackedInput);
  input->bytes_.resize(kBlock);
  const int code = archive_read_open(input->archive_.get(), input.get(), nullptr, read_standard_input, nullptr);
  return opened(std::move(input), code);
}

Result<std::unique_ptr<PackedInput>> PackedInput::over(std::string bytes) {
  auto input = std::unique_ptr<PackedInput>(new PackedInput);
  input->bytes_ = std::move(bytes);
  const int code = archive_read_open_memory(input->archive_.get(), input->bytes_.data(), input->bytes_.size());
  return opened(std::move(input), code);
}

tl::unexpected<Error> PackedInput::damaged(int code) {
  lost_ |= code == ARCHIVE_FATAL;
  if (archive_errno(archive_.get()) == EINTR) return fail(Fault::io, "reading was interrupted");
  const char* why = archive_error_string(archive_.get());
  return fail(Fault::input, fmt::format("is damaged or cut short ({}); fetch it again", why ? why : "no reason given"));
}

std::optional<Result<PackedInput::Member>> PackedInput::next() {
  if (lost_) return std::nullopt;
  archive* a = archive_.get();
  for (archive_entry* entry = nullptr;;) {
    const int code = archive_read_next_header(a, &entry);
    if (code == ARCHIVE_EOF) return std::nullopt;
    if (code < ARCHIVE_WARN) return damaged(code);
    if (archive_format(a) == ARCHIVE_FORMAT_RAW) return Member{};
    Member member{path_of(entry)};
    if (archive_entry_filetype(entry) != AE_IFREG || is_hidden(member.path)) continue;
    if (archive_entry_is_encrypted(entry)) return fail(Fault::input, "is encrypted; unpack it with its password first", {.source = std::move(member.path)});
    return member;
  }
}

Result<std::size_t> PackedInput::read(std::span<char> into) {
  const la_ssize_t count = archive_read_data(archive_.get(), into.data(), into.size());
  if (count < 0) return damaged(static_cast<int>(count));
  unpacked_ += static_cast<std::uint64_t>(count);
  if (unpacked_ > kFreeBytes && unpacked_ / kLargestRatio > bytes_read())
    return fail(Fault::limit, fmt::format("unpacks to more than {} times its size; unpack it yourself if you trust it", kLargestRatio));
  return static_cast<std::size_t>(count);
}

std::uint64_t PackedInput::bytes_read() const {
  const la_int64_t count = archive_filter_bytes(archive_.get(), -1);
  return count > 0 ? static_cast<std::uint64_t>(count) : 0;
}

bool looks_packed(std::string_view head) {
  return head.starts_with("\x1F\x8B") || head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") || head.starts_with("BZh") ||
         head.starts_with(
             "\xFD"
             "7zXZ") ||
         head.starts_with("\x28\xB5\x2F\xFD") || (head.size() > 262 && head.substr(257, 5) == "ustar");
}

}  // namespace hearsay
