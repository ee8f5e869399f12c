#include "reading/petrarch_drafts.h"

#include "reading/web_names.h"
#include "reading/xml_file.h"

namespace hearsay {
namespace {

std::optional<std::string> attribute(pugi::xml_node node, const char* name) {
  std::string value = unwrapped(node.attribute(name).value());
  if (value.empty()) return std::nullopt;
  return value;
}

/// Under <Sentences>, which the validation files put into <Validation>; or the root itself.
std::vector<pugi::xml_node> sentences_of(pugi::xml_node root) {
  std::vector<pugi::xml_node> out;
  if (std::string_view(root.name()) == "Sentence") out.push_back(root);
  for (const pugi::xml_node node : root.children("Sentence")) out.push_back(node);
  for (const pugi::xml_node group : root.children("Sentences"))
    for (const pugi::xml_node node : group.children("Sentence")) out.push_back(node);
  return out;
}

Origin origin_of(pugi::xml_node sentence) {
  Origin origin;
  origin.id = attribute(sentence, "id").value_or("");
  origin.published = attribute(sentence, "date");
  origin.source = attribute(sentence, "source");
  origin.url = attribute(sentence, "url");
  if (origin.source && is_web_address(*origin.source)) {  // as the Phoenix pipeline writes it
    if (!origin.url) origin.url = origin.source;
    origin.source = host_of(*origin.url);
  }
  return origin;
}

Result<Draft> read_sentence(XmlFile& file, pugi::xml_node sentence) {
  Draft draft;
  draft.origin = origin_of(sentence);
  draft.line = file.line_of(sentence);
  const pugi::xml_node text = sentence.child("Text");
  if (!text) return fail(Fault::input, "this <Sentence> has no <Text>; add one", {.source = draft.origin.id, .line = draft.line});
  draft.text = unwrapped(text_of(text));
  draft.warnings = file.warnings();
  return draft;
}

}  // namespace

std::vector<Result<Draft>> read_petrarch(std::string bytes, const std::vector<std::string>& names) {
  XmlFile file(std::move(bytes));
  std::vector<Result<Draft>> out;
  for (const pugi::xml_node sentence : sentences_of(file.root())) {
    if (!file.is_whole(sentence)) continue;
    out.push_back(read_sentence(file, sentence));
    if (out.back()) out.back()->names = numbered(names, out.size());
  }
  if (file.fault())
    out.push_back(tl::unexpected(*file.fault()));
  else if (out.empty())
    out.push_back(fail(Fault::input, "this PETRARCH file has no <Sentence>; there is nothing to read"));
  return out;
}

}  // namespace hearsay
