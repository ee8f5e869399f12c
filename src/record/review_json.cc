#include <array>

#include "hearsay/review.h"
#include "record/json.h"

namespace hearsay {
namespace {

using namespace record;

// In the order of ReviewAction.
constexpr std::array<std::string_view, 7> kActions = {"accept", "reject", "edit", "merge", "split", "grade", "note"};

Json to_json(const ReviewedClaim& one) {
  return {{"id", one.id}, {"document", one.document}, {"sentence", one.sentence}, {"trigger", one.trigger}, {"source", one.source}};
}

Review review_from(const Json& from) {
  if (text(from, "schema") != "hearsay.review/1") throw WrongField{"schema"};
  Review out;
  out.at = text(from, "at");
  out.by = text(from, "by");
  out.action = choice<ReviewAction>(from, "action", parse_review_action);
  out.incident = text(from, "incident");
  for (const Json& one : array(from, "claims"))
    out.claims.push_back({text(one, "id"), text(one, "document"), text(one, "sentence"), text(one, "trigger"), text(one, "source")});
  out.field = text(from, "field");
  out.value = text(from, "value");
  out.note = text(from, "note");
  return out;
}

}  // namespace

std::string_view spelling(ReviewAction action) { return kActions[static_cast<std::size_t>(action)]; }

std::optional<ReviewAction> parse_review_action(std::string_view name) {
  for (std::size_t i = 0; i < kActions.size(); ++i)
    if (kActions[i] == name) return static_cast<ReviewAction>(i);
  return std::nullopt;
}

ReviewedClaim reviewed(const Claim& claim) {
  return {claim.id, claim.document.id, claim.sentence.text, claim.event.trigger.text, claim.sources.empty() ? "" : claim.sources.back().text};
}

void append_json(const Review& review, std::string& line) {
  Json out;
  out["schema"] = "hearsay.review/1";
  out["at"] = review.at;
  out["by"] = review.by;
  out["action"] = spelling(review.action);
  out["incident"] = review.incident;
  out["claims"] = Json::array();
  for (const ReviewedClaim& one : review.claims) out["claims"].push_back(to_json(one));
  out["field"] = review.field;
  out["value"] = review.value;
  out["note"] = review.note;
  append(out, line);
}

Result<Review> parse_review(std::string_view line) {
  return parse_line<Review>(line, "a review", [](const Json& json) { return review_from(json); });
}

}  // namespace hearsay
