#include "language/conllu_writer.h"

#include "language/testing.h"

namespace hearsay {
namespace {

/// "He can't go." in two lines, with a tree.
struct Example {
  Example() : document(*Document::make(origin(), "He\ncan't go.\n\nYes")) {
    add({0, 2}, Upos::pron, "PRP", "he", 3, Relation::nsubj, token_flag::space_after);
    add({3, 5}, Upos::aux, "MD", "can", 3, Relation::aux, token_flag::contraction);
    add({5, 8}, Upos::part, "RB", "not", 3, Relation::advmod, token_flag::contracted | token_flag::space_after);
    add({9, 11}, Upos::verb, "VB", "go", 3, Relation::root, 0);
    add({11, 12}, Upos::punct, ".", ".", 3, Relation::punct, token_flag::space_after);
    add({14, 17}, Upos::intj, "UH", "", 5, Relation::root, token_flag::space_after);
    analysis.tokens[3].features = parse_features("VerbForm=Inf");
    analysis.sentences = {{{0, 12}, 0, 5, true}, {{14, 17}, 5, 6, true}};
  }
  static Origin origin() {
    Origin o;
    o.id = "a\tb";
    return o;
  }
  void add(ByteSpan at, Upos upos, const char* xpos, std::string_view lemma, std::uint32_t head, Relation relation, int flags) {
    Token t;
    t.at = at, t.upos = upos, t.xpos = *parse_xpos(xpos), t.head = head, t.relation = relation;
    t.flags = static_cast<std::uint8_t>(flags);
    t.lemma_at.begin = static_cast<std::uint32_t>(analysis.lemmas.size());
    analysis.lemmas += lemma;
    t.lemma_at.end = static_cast<std::uint32_t>(analysis.lemmas.size());
    analysis.tokens.push_back(t);
  }
  Analysis analysis;
  Document document;
};

TEST(ConlluWriter, WritesTheTenColumns) {
  const Example e;
  std::string out;
  append_conllu(e.document, e.analysis, out);
  EXPECT_EQ(out,
            "# newdoc id = a b\n"
            "# newpar\n"
            "# sent_id = a b-1\n"
            "# text = He can't go.\n"
            "1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\tTokenRange=0:2\n"
            "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=3:8\n"
            "2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\tTokenRange=3:5\n"
            "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\tTokenRange=5:8\n"
            "4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No|TokenRange=9:11\n"
            "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tTokenRange=11:12\n"
            "\n"
            "# newpar\n"
            "# sent_id = a b-2\n"
            "# text = Yes\n"
            "1\tYes\t_\tINTJ\tUH\t_\t0\troot\t_\tTokenRange=14:17\n"
            "\n");
}

TEST(ConlluWriter, AppendsAndNeedsNoSentence) {
  std::string out = "before\n";
  append_conllu(*Document::make(Origin{}, ""), Analysis{}, out);
  EXPECT_EQ(out, "before\n# newdoc id = \n");
}

// A head outside of the sentence is no head: whatever reads the file would take it for another word.
TEST(ConlluWriter, HeadsStayInTheirSentence) {
  Example e;
  e.analysis.tokens[5].head = 0;
  std::string out;
  append_conllu(e.document, e.analysis, out);
  EXPECT_NE(out.find("1\tYes\t_\tINTJ\tUH\t_\t0\t"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
