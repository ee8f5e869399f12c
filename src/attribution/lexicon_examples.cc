#include "attribution/lexicon_examples.h"

#include <fmt/format.h>

#include <algorithm>

namespace hearsay {
namespace {

/// Whether each of the codes begins the code of one of the parties.
bool are_among(std::string_view codes, const std::vector<Party>& parties) {
  while (!codes.empty()) {
    const std::string_view code = codes.substr(0, codes.find(','));
    codes.remove_prefix(std::min(codes.size(), code.size() + 1));
    if (std::none_of(parties.begin(), parties.end(), [&](const Party& party) { return party.code && party.code->starts_with(code); })) return false;
  }
  return true;
}

std::string codes(const std::vector<Party>& parties) {
  std::string out;
  for (const Party& party : parties) out += (out.empty() ? "" : ",") + party.code.value_or("?");
  return out.empty() ? "-" : out;
}

}  // namespace

Result<std::vector<LexiconExample>> read_examples(const Lexicon& lexicon) {
  std::vector<LexiconExample> out;
  const auto table = lexicon.table("examples");
  if (!table) return out;
  const auto type = table->column("type"), mode = table->column("mode"), trigger = table->column("trigger"), actor = table->column("actor"),
             recipient = table->column("recipient");
  if (!type || !mode || !trigger || !actor || !recipient)
    return fail(Fault::corrupt, "table examples needs the columns sentence type mode trigger actor recipient");
  for (RowId row = 0; row < table->rows(); ++row) {
    const auto cell = [&](std::uint32_t column) { return std::string(table->cell(row, column)); };
    LexiconExample one{table->origin(row), cell(0), cell(*type), cell(*mode), cell(*trigger), cell(*actor), cell(*recipient)};
    if (one.type != "none" && one.type != "-" && !parse_event_type(one.type))
      return fail(Fault::corrupt, fmt::format("type is `{}`, wanted is a PLOVER type, - or none", one.type), {.source = one.where});
    out.push_back(std::move(one));
  }
  return out;
}

std::string told(std::span<const Claim> claims) {
  std::string out;
  for (const Claim& claim : claims) {
    if (!out.empty()) out += ", ";
    out += claim.event.type ? spelling(*claim.event.type) : "-";
    if (claim.event.mode) out += ' ' + *claim.event.mode;
    out += fmt::format(" `{}` {}>{}", claim.event.trigger.text, codes(claim.actors), codes(claim.recipients));
  }
  return out.empty() ? "no claim" : out;
}

bool holds(const LexiconExample& example, std::span<const Claim> claims) {
  if (example.type == "none") return claims.empty();
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    const std::string_view type = claim.event.type ? spelling(*claim.event.type) : "-";
    return type == example.type && (example.mode.empty() || claim.event.mode == example.mode) &&
           claim.event.trigger.text.find(example.trigger) != std::string::npos && are_among(example.actor, claim.actors) &&
           are_among(example.recipient, claim.recipients);
  });
}

std::vector<Claim> code_example(Coder::Worker& worker, std::string_view sentence) {
  std::vector<Claim> out;
  Origin origin;
  origin.id = "example";
  origin.published = "2011-04-06";
  if (auto document = Document::make(std::move(origin), std::string(sentence))) worker.code_by_rules(*document, out);
  return out;
}

}  // namespace hearsay
