#include "reading/admission.h"

#include <fmt/format.h>
#include <openssl/sha.h>
#include <xxhash.h>

#include <algorithm>

#include "reading/dates.h"
#include "reading/english.h"

namespace hearsay {
namespace {

std::uint64_t hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string sha256(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  std::string out;
  out.reserve(2 * sizeof digest);
  for (const unsigned char byte : digest) fmt::format_to(std::back_inserter(out), "{:02x}", byte);
  return out;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == text.npos; }

}  // namespace

Admission::Seen Admission::look_up(const std::string& id, std::uint64_t text) const {
  const auto found = texts_.find(hash(id));
  if (found == texts_.end()) return Seen::fresh;
  return found->second == text ? Seen::copy : Seen::clash;
}

// An id that was given is kept, clash or not. One made up from a file's name gives way: a.txt and a.html are two.
bool Admission::choose_id(Draft& draft, std::uint64_t text) {
  if (draft.origin.id.empty()) {
    for (const std::string& name : draft.names) {
      draft.origin.id = name;
      if (look_up(name, text) != Seen::clash) break;
    }
  }
  return look_up(draft.origin.id, text) != Seen::clash;
}

void Admission::settle_date(Draft& draft) const {
  std::optional<std::string>& published = draft.origin.published;
  if (published && !is_blank(*published)) {
    DateReading reading = read_date(*published);
    published = std::move(reading.iso);
    if (!published) {
      published = options_.published;
      draft.warnings.push_back(fmt::format("the publication date {}; {}", reading.why_not,
                                           published ? "the one given for all is taken" : "it is left out, relative days stay unresolved"));
      return;
    }
  } else {
    published.reset();
  }
  if (!published) published = options_.published;
  if (!published)
    draft.warnings.emplace_back("has no publication date; relative days stay unresolved: give --published");
  else if (options_.today && published->substr(0, 10) > *options_.today)
    draft.warnings.push_back(fmt::format("its publication date {} is still to come; is it right?", *published));
}

std::optional<ReadItem> Admission::admit(Draft draft, const std::string& file) {
  const std::uint64_t text = hash(draft.text);
  const bool unique = choose_id(draft, text);
  const std::string& id = draft.origin.id;
  const auto refuse = [&](std::string why) -> ReadItem { return fail(Fault::input, fmt::format("{} {}", id, why), {.source = file, .line = draft.line}); };
  if (is_blank(draft.text)) return refuse("has no text; it is left out");
  if (!unique) return refuse("is the id of an earlier document with another text; give each its own");
  if (look_up(id, text) == Seen::copy) {
    notes_.push_back(fmt::format("{}: {} was read before with the same text; it is read once", file, id));
    return std::nullopt;
  }
  if (auto language = foreign_language(draft.text)) return refuse(fmt::format("looks {}; Hearsay reads English; translate it or leave it out", *language));
  texts_.emplace(hash(id), text);
  settle_date(draft);
  if (!draft.origin.source) draft.origin.source = options_.source;
  draft.origin.language = "en";
  draft.origin.sha256 = sha256(draft.text);
  for (std::string& warning : draft.warnings) warning = fmt::format("{}: {}", id, warning);
  auto document = Document::make(std::move(draft.origin), std::move(draft.text));
  if (!document) return tl::unexpected(document.error());
  return ReadDocument{std::move(*document), std::move(draft.given), std::move(draft.warnings)};
}

}  // namespace hearsay
