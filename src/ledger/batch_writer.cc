#include "ledger/batch_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace hearsay {
namespace {

Error other_text(const Origin& origin) {
  return {Fault::input, fmt::format("document {} was coded before with another text; give this one another id", origin.id), {origin.id, 0, 0}};
}

}  // namespace

Done BatchWriter::add(const Origin& origin, std::vector<Claim> claims) {
  const auto waits = std::find_if(batch_.begin(), batch_.end(), [&](const CodedDocument& one) { return one.origin.id == origin.id; });
  if (waits != batch_.end()) {
    const auto &first = waits->origin.sha256, &second = origin.sha256;
    if (first && second && *first != *second)
      refused_.push_back(other_text(origin));
    else
      ++known_;
    return {};
  }
  if (batch_.empty()) oldest_ = std::chrono::steady_clock::now();
  batch_claims_ += claims.size();
  batch_.push_back({origin, std::move(claims)});
  return is_due() ? flush() : Done{};
}

bool BatchWriter::is_due() const {
  return batch_.size() >= limits_.documents || batch_claims_ >= limits_.claims || std::chrono::steady_clock::now() - oldest_ >= limits_.age;
}

// Only what is new stays in the batch.
void BatchWriter::sort_out(std::span<const Known> known) {
  std::vector<CodedDocument> fresh;
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    if (known[i] == Known::no) {
      fresh.push_back(std::move(batch_[i]));
      continue;
    }
    batch_claims_ -= batch_[i].claims.size();
    if (known[i] == Known::with_other_text)
      refused_.push_back(other_text(batch_[i].origin));
    else
      ++known_;
  }
  batch_ = std::move(fresh);
}

Done BatchWriter::flush() {
  if (batch_.empty()) return {};
  std::vector<Origin> origins;
  for (const CodedDocument& one : batch_) origins.push_back(one.origin);
  const auto known = ledger_.known(origins);
  if (!known) return tl::unexpected(known.error());
  sort_out(*known);
  if (batch_.empty()) return {};
  if (auto done = ledger_.append(std::span<const CodedDocument>(batch_)); !done) return done;
  durable_ += batch_.size();
  durable_claims_ += batch_claims_;
  batch_.clear();
  batch_claims_ = 0;
  return {};
}

}  // namespace hearsay
