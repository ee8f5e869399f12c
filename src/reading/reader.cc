// A file may be packed, and hold an archive whose members are packed in turn: the open ones are a stack.
// The present member has a buffer over its bytes and a format's reader over the buffer.
#include "reading/reader.h"

#include <fmt/format.h>

#include "reading/admission.h"
#include "reading/byte_source.h"
#include "reading/dates.h"
#include "reading/decode.h"
#include "reading/format.h"
#include "reading/input_list.h"
#include "reading/json_drafts.h"
#include "reading/packed_input.h"
#include "reading/whole_drafts.h"

namespace hearsay {
namespace {

constexpr std::size_t kHead = 64u << 10;
constexpr std::size_t kDeepest = 3;  // archives in archives

struct Level {
  std::unique_ptr<PackedInput> packed;
  std::string path;  // for messages
  std::string name;  // for ids
  std::uint64_t members = 0;
};

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

/// What a document without an id may be called, best first.
std::vector<std::string> names_of(const std::string& path, const std::string& name) { return {strip_extensions(name), name, shown(path)}; }

/// Word, LibreOffice and e-book files are zip archives that no one wants read member by member.
bool is_office_member(std::string_view path) { return path == "[Content_Types].xml" || path == "mimetype"; }

}  // namespace

struct DocumentReader::State {
  explicit State(ReadOptions given) : options(std::move(given)), admission(options) {}

  std::optional<ReadItem> next();
  std::optional<Error> open_file();
  std::optional<Error> open_member();
  std::optional<Error> read_member(const std::string& path, const std::string& name, bool in_archive);
  std::optional<Error> refusal_of(std::string why, const std::string& path) const;
  std::optional<Error> start(Format format, const std::string& path, const std::string& name);
  void leave_level();
  Error located(Error error) const;

  ReadOptions options;
  Admission admission;
  std::optional<Format> forced;
  std::vector<Result<InputFile>> files;
  std::size_t next_file = 0;
  std::uint64_t bytes_total = 0, bytes_done = 0, file_bytes = 0;

  std::vector<Level> levels;
  std::string member_path;  // for messages
  std::unique_ptr<MemorySource> decoded;
  std::optional<InputBuffer> buffer;
  std::unique_ptr<DraftReader> drafts;
};

Error DocumentReader::State::located(Error error) const {
  if (error.where.source.empty()) {
    error.where.source = member_path;
  } else if (error.where.source != member_path) {
    error.message = fmt::format("{}: {}", error.where.source, error.message);
    error.where.source = member_path;
  }
  return error;
}

std::optional<ReadItem> DocumentReader::State::next() {
  for (;;) {
    if (drafts) {
      if (auto draft = drafts->next()) {
        if (!*draft) return tl::unexpected(located(std::move(draft->error())));
        if (auto item = admission.admit(std::move(**draft), member_path)) return item;
        continue;
      }
      drafts.reset();
    }
    if (levels.empty() && next_file == files.size()) return std::nullopt;
    if (auto error = levels.empty() ? open_file() : open_member()) return tl::unexpected(std::move(*error));
  }
}

std::optional<Error> DocumentReader::State::open_file() {
  const Result<InputFile>& file = files[next_file++];
  if (!file) return file.error();
  member_path = shown(file->path);
  file_bytes = file->bytes;
  auto packed = file->path == "-" ? PackedInput::open_standard_input() : PackedInput::open(file->path);
  if (!packed) {
    bytes_done += file_bytes;
    return located(packed.error());
  }
  levels.push_back({std::move(*packed), file->path, file->name});
  return std::nullopt;
}

void DocumentReader::State::leave_level() {
  if (levels.size() == 1) bytes_done += file_bytes ? file_bytes : levels.front().packed->bytes_read();
  levels.pop_back();
}

std::optional<Error> DocumentReader::State::open_member() {
  Level& level = levels.back();
  const auto member = level.packed->next();
  const std::string path = shown(level.path);
  member_path = path;
  if (!member) {
    const bool empty = level.members == 0;
    leave_level();
    return empty ? refusal_of("is empty; leave it out", path) : std::nullopt;
  }
  ++level.members;
  if (!*member) return located(member->error());
  if (level.members == 1 && is_office_member((*member)->path)) {
    leave_level();
    return refusal_of("is an Office or e-book file; save it as text or HTML first", path);
  }
  const bool in_archive = !(*member)->path.empty();
  member_path = in_archive ? fmt::format("{}/{}", path, (*member)->path) : path;
  const std::string name = in_archive ? fmt::format("{}/{}", strip_extensions(level.name), (*member)->path) : level.name;
  return read_member(member_path, name, in_archive);
}

std::optional<Error> DocumentReader::State::refusal_of(std::string why, const std::string& path) const {
  return Error{Fault::input, std::move(why), {.source = path}};
}

std::optional<Error> DocumentReader::State::read_member(const std::string& path, const std::string& name, bool in_archive) {
  buffer.emplace(*levels.back().packed, options.largest);
  const auto head = buffer->peek(kHead);
  if (!head) return located(head.error());
  if (head->empty()) return refusal_of("is empty; leave it out", path);
  if (in_archive && looks_packed(*head)) {
    if (levels.size() == kDeepest) return refusal_of("is an archive in an archive in an archive; unpack it first", path);
    auto bytes = buffer->take_rest();
    if (!bytes) return located(bytes.error());
    auto packed = PackedInput::over(std::move(*bytes));
    if (!packed) return located(packed.error());
    levels.push_back({std::move(*packed), path, name});
    return std::nullopt;
  }
  const FormatGuess guess = forced ? FormatGuess{*forced, {}} : guess_format(*head, path);
  if (!guess.format) return refusal_of(guess.refusal, path);
  return start(*guess.format, path, name);
}

std::optional<Error> DocumentReader::State::start(Format format, const std::string& path, const std::string& name) {
  const auto head = buffer->peek(256);
  if (head && has_wide_mark(*head)) {  // decoded as a whole; the readers of lines know UTF-8 alone
    auto bytes = buffer->take_rest();
    if (!bytes) return located(bytes.error());
    decoded = std::make_unique<MemorySource>(decode(std::move(*bytes)).text);
    buffer.emplace(*decoded, options.largest);
  } else if (head && head->starts_with("\xEF\xBB\xBF")) {
    buffer->skip(3);
  }
  const bool json = format == Format::json || format == Format::jsonl;
  drafts = json ? read_json(*buffer, names_of(path, name)) : read_whole(format, *buffer, names_of(path, name));
  return std::nullopt;
}

Result<DocumentReader> DocumentReader::open(const std::vector<std::string>& inputs, ReadOptions options) {
  if (inputs.empty()) return fail(Fault::argument, "no input was named; give files, folders, or - for standard input");
  auto state = std::make_unique<State>(std::move(options));
  if (const auto& format = state->options.format) {
    state->forced = parse_format(*format);
    if (!state->forced) return fail(Fault::argument, fmt::format("format {} is not one of text, jsonl, json, html, rss, petrarch, conllu", *format));
  }
  for (auto* date : {&state->options.published, &state->options.today}) {
    if (!*date) continue;
    DateReading reading = read_date(**date);
    if (!reading.iso) return fail(Fault::argument, fmt::format("the date {}", reading.why_not));
    *date = std::move(reading.iso);
  }
  state->files = list_inputs(inputs);
  for (const auto& file : state->files)
    if (file) state->bytes_total += file->bytes;
  return DocumentReader(std::move(state));
}

DocumentReader::DocumentReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;
DocumentReader::~DocumentReader() = default;

std::optional<ReadItem> DocumentReader::next() { return state_->next(); }
std::vector<std::string> DocumentReader::take_notes() { return state_->admission.take_notes(); }
std::uint64_t DocumentReader::bytes_total() const { return state_->bytes_total; }

std::uint64_t DocumentReader::bytes_read() const {
  if (state_->levels.empty()) return state_->bytes_done;
  return state_->bytes_done + state_->levels.front().packed->bytes_read();
}

}  // namespace hearsay
