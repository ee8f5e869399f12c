#include "ledger/batch_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace hearsay {
namespace {

Error other_text(const Origin& origin) {
  return {Fault::input, fmt::format("document {} was coded before with another text; give this one another id", origin.id), {origin.id, 0, 0}};
}

}  // namespace

Result<bool> BatchWriter::wants(const Origin& origin) {
  const auto waits = std::find_if(batch_.begin(), batch_.end(), [&](const CodedDocument& one) { return one.origin.id == origin.id; });
  if (waits != batch_.end()) {
    const auto &first = waits->origin.sha256, &second = origin.sha256;
    if (first && second && *first != *second) return tl::unexpected(other_text(origin));
    return false;
  }
  const auto known = ledger_.known(origin);
  if (!known) return tl::unexpected(known.error());
  if (*known == Known::with_other_text) return tl::unexpected(other_text(origin));
  return *known == Known::no;
}

Done BatchWriter::add(const Origin& origin, std::vector<Claim> claims) {
  const auto wanted = wants(origin);
  if (!wanted) return tl::unexpected(wanted.error());
  if (!*wanted) return {};
  if (batch_.empty()) oldest_ = std::chrono::steady_clock::now();
  batch_claims_ += claims.size();
  batch_.push_back({origin, std::move(claims)});
  return is_due() ? flush() : Done{};
}

bool BatchWriter::is_due() const {
  return batch_.size() >= limits_.documents || batch_claims_ >= limits_.claims || std::chrono::steady_clock::now() - oldest_ >= limits_.age;
}

Done BatchWriter::flush() {
  if (batch_.empty()) return {};
  if (auto done = ledger_.append(std::span<const CodedDocument>(batch_)); !done) return done;
  durable_ += batch_.size();
  durable_claims_ += batch_claims_;
  batch_.clear();
  batch_claims_ = 0;
  return {};
}

}  // namespace hearsay
