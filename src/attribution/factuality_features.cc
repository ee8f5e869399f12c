#include "attribution/factuality_features.h"

#include "base/words.h"
#include "record/spellings.h"

namespace hearsay {
namespace {

constexpr std::string_view kNobody = "none", kBare = "bare";  // no subject, no mark
constexpr std::uint32_t kFarthest = 6;                        // words upwards that may still have their say

bool is_auxiliary(Relation r) { return r == Relation::aux || r == Relation::aux_pass || r == Relation::cop; }

bool is_no(std::string_view word) { return is_one_of(word, {"not", "n't", "nt", "never", "no", "neither", "nor", "without"}); }

bool is_negated(const Tree& tree, std::uint32_t word) {
  for (const std::uint32_t c : tree.children(word))
    if (is_no(tree.folded(c)) && tree.relation(c) != Relation::discourse) return true;
  return false;
}

/// Kinds of nominals by how much they are somebody: pronouns by themselves, the others by article and number.
std::string_view kind_of_nominal(const Tree& tree, std::uint32_t word) {
  const Token& token = tree.token(word);
  if (token.upos == Upos::pron || token.upos == Upos::det) return tree.folded(word);
  if (token.upos == Upos::propn) return "name";
  const bool plural = token.features & feature::plural;
  for (const std::uint32_t c : tree.children(word)) {
    const Relation r = tree.relation(c);
    if (r == Relation::nmod_poss) return plural ? "their things" : "their thing";
    if (r != Relation::det) continue;
    if (is_one_of(tree.folded(c), {"a", "an"})) return "a thing";
    if (tree.folded(c) == "the") return plural ? "the things" : "the thing";
    return tree.folded(c);
  }
  if (tree.child(word, Relation::nummod) != kNoToken) return "numbered";
  return plural ? "things" : "thing";
}

std::string_view mark(const Tree& tree, std::uint32_t word) {
  for (const Relation r : {Relation::mark, Relation::case_})
    if (const std::uint32_t found = tree.child(word, r); found != kNoToken) return tree.folded(found);
  return kBare;
}

}  // namespace

void FactualityFeatures::build(const Tree& tree) {
  tree_ = &tree;
  const auto& sentences = tree.analysis().sentences;
  manners_.assign(sentences.size(), {});
  for (std::size_t i = 0; i < sentences.size(); ++i) read_manner({sentences[i].first, sentences[i].last}, manners_[i]);
}

void FactualityFeatures::read_manner(TokenRange sentence, Manner& out) const {
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tree_->token(i);
    const std::string_view word = tree_->folded(i);
    if (token.upos == Upos::punct) {
      out.asks |= word == "?";
      out.exclaims |= word == "!";
      out.quoted |= is_one_of(word, {"\"", "“", "”", "``", "''"});
    }
    out.first_person |= is_one_of(word, {"i", "we", "my", "our", "me", "us"});
    out.second_person |= is_one_of(word, {"you", "your"});
    out.condition |= is_one_of(word, {"if", "unless", "whether"});
    out.past |= (token.features & feature::past) && (token.features & feature::finite);
  }
}

// "has been|VBN", "not will|VB": auxiliaries in their order and the word's own tag. A second of two joined verbs has the first one's.
void FactualityFeatures::spell_group(std::uint32_t word, std::string& out) const {
  out.clear();
  const auto spell = [&](std::uint32_t at) {
    for (const std::uint32_t c : tree_->children(at)) {
      if (is_auxiliary(tree_->relation(c))) out += tree_->folded(c);
      if (is_auxiliary(tree_->relation(c))) out += ' ';
      if (tree_->relation(c) == Relation::mark && tree_->folded(c) == "to") out += "to ";
    }
  };
  spell(word);
  const std::uint32_t head = tree_->head(word);
  if (out.empty() && tree_->relation(word) == Relation::conj && head != kNoToken && tree_->token(head).xpos == tree_->token(word).xpos &&
      subject(word) == kNobody) {
    spell(head);
    if (is_negated(*tree_, head)) out += "not ";
  }
  if (is_negated(*tree_, word)) out += "not ";
  out += '/';
  out += xpos_spelling(tree_->token(word).xpos);
}

std::string_view FactualityFeatures::subject(std::uint32_t word) const {
  for (const std::uint32_t c : tree_->children(word)) {
    if (is_subject(tree_->relation(c))) return is_clausal(tree_->relation(c)) ? "clause" : kind_of_nominal(*tree_, c);
    if (tree_->relation(c) == Relation::expl) return "there";
  }
  return kNobody;
}

void FactualityFeatures::list(std::uint32_t predicate, const CertaintyReading& walk, FeatureList& out) {
  out.clear();
  out.add("any");
  own(predicate, out);
  beside(predicate, out);
  above(predicate, out);
  around(predicate, out);
  by_rule(walk, predicate, out);
}

void FactualityFeatures::own(std::uint32_t word, FeatureList& out) {
  const std::string_view lemma = tree_->lemma(word), tag = xpos_spelling(tree_->token(word).xpos), relation = spelling(tree_->relation(word));
  spell_group(word, group_);
  const std::string_view who = subject(word), marked = mark(*tree_, word);
  const Manner& manner = manners_[tree_->sentence_of(word)];
  out.add("lemma=", lemma);
  out.add("lemma=", lemma, " ", tag);
  out.add("lemma=", lemma, " ", relation);
  out.add("tag=", tag);
  out.add("relation=", relation);
  out.add("tag=", tag, " ", relation);
  out.add("group=", group_);
  out.add("group=", group_, " ", relation);
  out.add("group=", group_, " lemma=", lemma);
  out.add("mark=", marked, " ", relation);
  out.add("mark=", marked, " ", relation, " ", tag);
  out.add("mark=", marked, " ", relation, " group=", group_);
  out.add("subject=", who);
  out.add("subject=", who, " group=", group_);
  out.add("subject=", who, " ", relation);
  out.add("subject=", who, " lemma=", lemma);
  out.add("subject=", who, " ", relation, " group=", group_);
  if (manner.asks) out.add("asks group=", group_), out.add("asks ", relation), out.add("asks lemma=", lemma);
  if (manner.exclaims) out.add("exclaims group=", group_), out.add("exclaims ", relation);
  if (manner.first_person) out.add("first person group=", group_), out.add("first person ", relation);
  if (manner.second_person) out.add("second person group=", group_), out.add("second person ", relation);
  if (manner.condition) out.add("condition group=", group_), out.add("condition ", relation);
  if (manner.quoted) out.add("quoted group=", group_), out.add("quoted ", relation);
  if (!manner.past) out.add("no past group=", group_), out.add("no past ", relation);
}

void FactualityFeatures::beside(std::uint32_t word, FeatureList& out) const {
  const std::string_view tag = xpos_spelling(tree_->token(word).xpos);
  for (const std::uint32_t c : tree_->children(word)) {
    const Relation r = tree_->relation(c);
    const std::string_view name = spelling(r);
    if (r == Relation::punct || is_subject(r)) continue;
    const std::string_view side = c < word ? "<" : ">";
    if (r == Relation::advmod || r == Relation::amod || r == Relation::det || r == Relation::compound_prt || r == Relation::discourse || r == Relation::cc ||
        r == Relation::expl) {
      out.add("has=", side, name, " ", tree_->folded(c));
      if (r == Relation::advmod) out.add("has=", side, name, " ", tree_->folded(c), " ", tag);
      continue;
    }
    if (r == Relation::obl_unmarked) out.add("has=", name, " ", tree_->folded(c));
    out.add("has=", side, name, " ", tag);
    if (r == Relation::obj || r == Relation::iobj) out.add("has=", name, " ", kind_of_nominal(*tree_, c), " ", tag);
    if (r == Relation::obl || r == Relation::nmod || is_clausal(r)) out.add("has=", side, name, " ", mark(*tree_, c));
    if (is_clausal(r)) out.add("has=", side, name, " ", mark(*tree_, c), " group=", group_);
    if (r == Relation::advcl) out.add("has=", name, " ", mark(*tree_, c), " tag=", xpos_spelling(tree_->token(c).xpos));
  }
}

void FactualityFeatures::above(std::uint32_t word, FeatureList& out) {
  const std::string_view tag = xpos_spelling(tree_->token(word).xpos), marked = mark(*tree_, word);
  path_.clear();
  std::uint32_t at = word;
  for (std::uint32_t steps = 1; steps <= kFarthest; ++steps) {
    const std::uint32_t head = tree_->head(at);
    if (head == kNoToken) {
      out.add("to root=", path_);
      if (steps > 1) out.add("root group=", group_above_, " ", tag), out.add("root group=", group_above_, " group=", group_);
      break;
    }
    const std::string_view relation = spelling(tree_->relation(at)), lemma = tree_->lemma(head);
    if (steps > 1) path_ += '<';
    path_ += relation;
    spell_group(head, group_above_);
    if (steps == 1) {
      const std::string_view who = subject(head);
      out.add("under=", lemma, " ", relation);
      out.add("under=", lemma, " ", relation, " ", marked);
      out.add("under=", lemma, " ", relation, " ", tag);
      out.add("under=", lemma, " ", relation, " group=", group_above_);
      out.add("under=", lemma, " ", relation, " by=", who);
      out.add("under=", lemma, " lemma=", tree_->lemma(word));
      out.add("under ", relation, " by=", who, " group=", group_above_);
      out.add("under tag=", xpos_spelling(tree_->token(head).xpos), " ", relation, " ", marked, " ", tag);
      out.add("under group=", group_above_, " ", relation);
      out.add("under group=", group_above_, " ", relation, " group=", group_);
    } else {
      out.add("above=", lemma, " ", path_);
      out.add("above group=", group_above_, " ", path_);
    }
    if (steps <= 3) out.add("path ", path_, " ", tag);
    out.add("above=", lemma);
    out.add("above=", lemma, " by=", relation);
    if (group_above_.find(' ') != std::string::npos) out.add("above group=", group_above_);
    if (const std::string_view one = mark(*tree_, head); one != kBare) out.add("above mark=", one, " ", spelling(tree_->relation(head)));
    at = head;
  }
}

void FactualityFeatures::around(std::uint32_t word, FeatureList& out) const {
  const Sentence& sentence = tree_->analysis().sentences[tree_->sentence_of(word)];
  const auto near = [&](std::int64_t at) -> std::string_view {
    if (at < sentence.first) return "^";
    return at >= sentence.last ? "$" : tree_->folded(static_cast<std::uint32_t>(at));
  };
  const std::int64_t i = word;
  const std::string_view tag = xpos_spelling(tree_->token(word).xpos);
  out.add("before=", near(i - 1));
  out.add("before=", near(i - 1), " ", tag);
  out.add("before=", near(i - 2), " ", near(i - 1));
  out.add("after=", near(i + 1));
  out.add("after=", near(i + 1), " ", near(i + 2));
  out.add("around=", near(i - 1), " ", near(i + 1));
  if (word == sentence.first) out.add("first ", tag);
  const std::uint32_t words = sentence.last - sentence.first;
  out.add("length=", words < 6 ? "short" : words < 12 ? "middling" : words < 25 ? "long" : "very long");
  if (tree_->token(sentence.last - 1).upos != Upos::punct) out.add("headline ", tag);
}

void FactualityFeatures::by_rule(const CertaintyReading& walk, std::uint32_t word, FeatureList& out) const {
  const std::string_view certainty = spelling(walk.certainty), status = spelling(walk.status), tag = xpos_spelling(tree_->token(word).xpos),
                         relation = spelling(tree_->relation(word));
  out.add("rule=", certainty);
  out.add("rule=", certainty, " ", status);
  out.add("rule=", certainty, " ", status, " ", tag);
  out.add("rule=", certainty, " ", status, " ", relation);
  for (const CertaintyStep& step : walk.steps) {
    out.add("step=", spelling(step.effect), step.negated ? " negated" : "");
    out.add("step=", spelling(step.effect), step.negated ? " negated" : "", " ", tree_->lemma(step.token));
  }
}

}  // namespace hearsay
