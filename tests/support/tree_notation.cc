#include "support/tree_notation.h"

#include <gtest/gtest.h>

#include <charconv>

#include "hearsay/lexicon.h"

namespace hearsay::testing_support {
namespace {

std::vector<std::string_view> cut(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(at));
    if (!one.empty()) out.push_back(one);
    text.remove_prefix(std::min(one.size() + 1, text.size()));
  }
  return out;
}

std::uint32_t features_of(std::string_view tag) {
  struct Known {
    std::string_view tag;
    std::uint32_t bits;
  };
  using namespace feature;
  constexpr Known kTags[] = {{"NN", singular},
                             {"NNP", singular},
                             {"NNS", plural},
                             {"NNPS", plural},
                             {"VB", infinitive},
                             {"VBD", past | finite},
                             {"VBZ", present | finite | singular | third_person},
                             {"VBP", present | finite},
                             {"VBN", past | participle},
                             {"VBG", gerund}};
  for (const Known& known : kTags)
    if (known.tag == tag) return known.bits;
  return 0;
}

std::optional<NameKind> name_kind(std::string_view text) {
  if (text == "@person") return NameKind::person;
  if (text == "@organisation") return NameKind::organisation;
  if (text == "@place") return NameKind::place;
  if (text == "@other") return NameKind::other;
  return std::nullopt;
}

bool clings_left(std::string_view form) {
  for (std::string_view mark : {".", ",", ";", ":", "?", "!", ")", "”", "'s", "n't", "%"})
    if (form == mark) return true;
  return false;
}

bool clings_right(std::string_view form) { return form == "(" || form == "“" || form == "$"; }

/// Grows the text and the columns word by word.
class Writer {
 public:
  Writer(Analysis& analysis, std::string& text) : analysis_(analysis), text_(text) {}

  void sentence(std::string_view written) {
    const bool paragraph = written.starts_with("¶");
    if (paragraph) written.remove_prefix(std::string_view("¶").size());
    if (!text_.empty()) text_ += paragraph ? "\n\n" : " ";
    if (!analysis_.tokens.empty()) analysis_.tokens.back().flags |= token_flag::space_after;
    Sentence sentence{{static_cast<std::uint32_t>(text_.size()), 0}, static_cast<std::uint32_t>(analysis_.tokens.size()), 0, paragraph || text_.empty()};
    glue_ = true;
    last_kind_.reset();
    for (std::string_view word : cut(written, ' ')) this->word(word, sentence.first);
    sentence.last = static_cast<std::uint32_t>(analysis_.tokens.size());
    sentence.at.end = static_cast<std::uint32_t>(text_.size());
    analysis_.sentences.push_back(sentence);
  }

 private:
  void word(std::string_view written, std::uint32_t first) {
    const std::vector<std::string_view> parts = cut(written, '/');
    ASSERT_GE(parts.size(), 4u) << "a word is FORM/UPOS/HEAD/RELATION: " << written;
    const std::size_t tilde = parts[0].find('~');
    const std::string_view form = parts[0].substr(0, tilde);
    Token token;
    const auto upos = parse_upos(parts[1]);
    const auto relation = parse_relation(parts[3]);
    ASSERT_TRUE(upos && relation) << written;
    token.upos = *upos;
    token.relation = *relation;
    std::uint32_t head = 0;
    std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), head);
    const auto self = static_cast<std::uint32_t>(analysis_.tokens.size());
    token.head = head == 0 ? self : first + head - 1;
    if (!glue_ && !clings_left(form)) {
      text_ += ' ';
      analysis_.tokens.back().flags |= token_flag::space_after;
    }
    glue_ = clings_right(form);
    token.at.begin = static_cast<std::uint32_t>(text_.size());
    text_ += form;
    token.at.end = static_cast<std::uint32_t>(text_.size());
    token.lemma_at.begin = static_cast<std::uint32_t>(analysis_.lemmas.size());
    analysis_.lemmas += tilde != parts[0].npos ? std::string(parts[0].substr(tilde + 1)) : token.upos == Upos::propn ? std::string(form) : fold(form);
    token.lemma_at.end = static_cast<std::uint32_t>(analysis_.lemmas.size());
    std::optional<NameKind> kind;
    for (std::size_t i = 4; i < parts.size(); ++i) {
      if (const auto named = name_kind(parts[i]))
        kind = named;
      else if (const auto tag = parse_xpos(parts[i]))
        token.xpos = *tag, token.features |= features_of(parts[i]);
      else
        token.features |= parse_features(parts[i]);
    }
    if (kind && kind == last_kind_)
      analysis_.names.back().last = self + 1;
    else if (kind)
      analysis_.names.push_back({self, self + 1, *kind});
    last_kind_ = kind;
    analysis_.tokens.push_back(token);
  }

  Analysis& analysis_;
  std::string& text_;
  bool glue_ = true;
  std::optional<NameKind> last_kind_;
};

}  // namespace

Written::Written(std::initializer_list<std::string_view> sentences, std::optional<std::string> published) {
  std::string text;
  Writer writer(analysis, text);
  for (std::string_view sentence : sentences) writer.sentence(sentence);
  if (!analysis.tokens.empty()) analysis.tokens.back().flags |= token_flag::space_after;
  Origin origin;
  origin.id = "written";
  origin.published = std::move(published);
  auto made = Document::make(std::move(origin), std::move(text));
  EXPECT_TRUE(made);
  document = std::move(*made);
  tree.build(*document, analysis);
}

std::uint32_t Written::at(std::string_view form, int nth) const {
  for (std::uint32_t i = 0; i < tree.size(); ++i)
    if (tree.form(i) == form && nth-- == 0) return i;
  ADD_FAILURE() << "there is no word " << form;
  return 0;
}

std::string Written::forms(const std::vector<std::uint32_t>& tokens) const {
  std::string out;
  for (const std::uint32_t i : tokens) {
    if (!out.empty()) out += ' ';
    out += i == kNoToken ? std::string("-") : std::string(tree.form(i));
  }
  return out;
}

std::string Written::forms(std::initializer_list<std::uint32_t> tokens) const { return forms(std::vector<std::uint32_t>(tokens)); }

}  // namespace hearsay::testing_support
