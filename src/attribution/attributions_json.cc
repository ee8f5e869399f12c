#include "attribution/attributions_json.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

namespace hearsay {
namespace {

void append_span(const Tree& tree, TokenRange range, std::string& out) {
  const CharSpan at = tree.document().chars(tree.bytes(range));
  fmt::format_to(std::back_inserter(out), "{{\"begin\":{},\"end\":{}}}", at.begin, at.end);
}

}  // namespace

void append_attributions_json(const Tree& tree, const std::vector<Attribution>& attributions, std::string& out) {
  out += "{\"schema\":\"hearsay.attributions/1\",\"id\":";
  out += nlohmann::json(tree.document().origin().id).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  out += ",\"attributions\":[";
  bool first = true;
  for (const Attribution& one : attributions) {
    out += first ? "{\"source\":" : ",{\"source\":";
    first = false;
    if (one.source)
      append_span(tree, *one.source, out);
    else
      out += "null";
    out += ",\"cue\":";
    append_span(tree, one.cue, out);
    out += ",\"content\":";
    if (one.inserted.empty()) {
      append_span(tree, one.content, out);
    } else {
      out += '[';
      append_span(tree, {one.content.first, one.inserted.first}, out);
      out += ',';
      append_span(tree, {one.inserted.last, one.content.last}, out);
      out += ']';
    }
    fmt::format_to(std::back_inserter(out), ",\"kind\":\"{}\",\"stance\":\"{}\",\"parent\":", spelling(one.kind), spelling(one.stance));
    if (one.parent < 0)
      out += "null}";
    else
      fmt::format_to(std::back_inserter(out), "{}}}", one.parent);
  }
  out += "]}";
}

}  // namespace hearsay
