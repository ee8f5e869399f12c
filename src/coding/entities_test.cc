#include "coding/entities.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using testing_support::Written;

/// A small actor dictionary of the test's own.
const std::shared_ptr<const ActorLexicon>& actors() {
  static const std::shared_ptr<const ActorLexicon> one = [] {
    const fs::path folder = fs::path(testing::TempDir()) / "entities_test";
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::ofstream(folder / "actors.tsv") << "names\tname\tcode\tkind\tfrom\tto\n"
                                            "Syria\t\tSYR\tstate\t\t\nFrance\t\tFRA\tstate\t\t\nLibya\t\tLBY\tstate\t\t\nDamascus\t\tSYRGOV\tplace\t\t\n"
                                            "United Nations|UN|U.N.\t\tIGOUNO\torganisation\t\t\n"
                                            "Free Syrian Army|FSA\t\tSYRREB\tgroup\t\t\n"
                                            "Interfax\t\tRUSMED\torganisation\t\t\nRussia Today|RT\t\tRUSMED\torganisation\t\t\n"
                                            "Muammar Gaddafi|Gaddafi\t\tLBYGOV\tperson\t1969\t2011-10-20\n"
                                            "Muammar Gaddafi|Gaddafi\t\tLBYELI\tperson\t2011-10-21\t\n"
                                            "Jacques Chirac\t\tFRAGOV\tperson\t1995-05-17\t2007-05-16\n";
    std::ofstream(folder / "agents.tsv")
        << "words\tcode\tkind\nsoldier|troop\tMIL\tgroup\nminister|prime minister\tGOV\tperson\ngeneral\tMIL\tperson\nrebel\tREB\tgroup\n"
           "police\tCOP\tgroup\nprotester\tOPP\tgroup\narmy\tMIL\torganisation\nspokeswoman\tGOV\tperson\nmember\t\tperson\ncommander\tMIL\tperson\njudge\tJUD"
           "\tperson\n";
    std::ofstream(folder / "demonyms.tsv") << "words\tcountry\nSyrian|Syrians\tSYR\nLibyan|Libyans\tLBY\nFrench\tFRA\n";
    auto lexicon = Lexicon::compile(folder);
    auto made = ActorLexicon::create(*lexicon);
    EXPECT_TRUE(made);
    return std::make_shared<const ActorLexicon>(std::move(*made));
  }();
  return one;
}

struct Read {
  explicit Read(const Written& w) : written(w), table(actors()) { table.build(w.tree); }
  /// "name CODE kind", "-" for what is not known.
  std::string party(std::string_view form, int nth = 0) const {
    const Party found = table.party(written.at(form, nth)).record;
    return found.name.value_or("-") + ' ' + found.code.value_or("-") + ' ' + std::string(spelling(found.entity_kind));
  }
  std::string id(std::string_view form, int nth = 0) const { return table.party(written.at(form, nth)).record.entity; }
  const Written& written;
  EntityTable table;
};

TEST(Entities, SoldiersOfABody) {
  const Written w{"UN/PROPN/2/compound/@organisation troops~troop/NOUN/3/nsubj/NNS left~leave/VERB/0/root/VBD Damascus/PROPN/3/obj/@place"};
  EXPECT_EQ(Read(w).party("troops"), "- IGOUNOMIL group");
}

TEST(Entities, SomebodyOfNoRoleIsSomebody) {
  const Written w{
      "rebels~rebel/NOUN/2/nsubj/NNS shot~shoot/VERB/0/root/VBD a/DET/5/det Syrian/ADJ/5/amod member/NOUN/2/obj of/ADP/8/case the/DET/8/det "
      "police/NOUN/5/nmod"};
  const Read read(w);
  EXPECT_EQ(read.party("member"), "- SYR person");
  EXPECT_EQ(read.table.person_behind(w.at("member")), w.at("member"));
}

TEST(Entities, AnOfficeWithItsArticleIsNoName) {
  const Written w{"the/DET/2/det General/PROPN/3/nsubj/NNP/@person resigned~resign/VERB/0/root/VBD"};
  EXPECT_EQ(Read(w).party("General"), "- MIL person");
  const Written bare{"General/PROPN/2/nsubj/NNP/@person resigned~resign/VERB/0/root/VBD"};
  EXPECT_EQ(Read(bare).party("General"), "General - person");
}

TEST(Entities, ANameBesideSeveralIsOnePersons) {
  const Written w{
      "one/NUM/2/nsubj fled~flee/VERB/0/root/VBD of/ADP/5/case the/DET/5/det members~member/NOUN/1/nmod/NNS ,/PUNCT/7/punct Amal/PROPN/5/appos/NNP/@person "
      "Deeb/PROPN/7/flat/NNP/@person"};
  EXPECT_EQ(Read(w).party("Amal"), "Amal Deeb - person");
}

TEST(Entities, WhoSomebodyIsToldToBeBesideTheName) {
  const Written w{
      "Amal/PROPN/8/nsubj/NNP/@person Deeb/PROPN/1/flat/NNP/@person ,/PUNCT/6/punct another/DET/6/det former/ADJ/6/amod minister/NOUN/1/appos ,/PUNCT/6/punct "
      "said~say/VERB/0/root/VBD he/PRON/10/nsubj fled~flee/VERB/8/ccomp/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("minister"), read.id("Amal"));
  EXPECT_EQ(read.id("he"), read.id("Amal"));
}

TEST(Entities, CodesOfNamesCountriesAndRoles) {
  const Written w{
      "Syrian/ADJ/2/amod troops~troop/NOUN/3/nsubj/NNS killed~kill/VERB/0/root/VBD French/ADJ/5/amod soldiers~soldier/NOUN/3/obj/NNS of/ADP/8/case "
      "the/DET/8/det UN/PROPN/5/nmod/@organisation"};
  const Read read(w);
  EXPECT_EQ(read.party("troops"), "- SYRMIL group");
  EXPECT_EQ(read.party("soldiers"), "- FRAMIL group");
  EXPECT_EQ(read.party("UN"), "United Nations IGOUNO organisation") << "the name is canonical";
}

TEST(Entities, CountryAndRoleOfThePartyAreApart) {
  const Written w{"The/DET/3/det Syrian/ADJ/3/amod army/NOUN/4/nsubj fired~fire/VERB/0/root/VBD"};
  const Party army = Read(w).table.party(w.at("army")).record;
  EXPECT_EQ(army.text, "The Syrian army");
  EXPECT_EQ(army.head, "army");
  EXPECT_EQ(army.code, "SYRMIL");
  EXPECT_EQ(army.country, "SYR");
  EXPECT_EQ(army.sectors, std::vector<std::string>{"MIL"});
}

TEST(Entities, CountryFromPossessorAndFromOf) {
  const Written w{
      "Syria/PROPN/3/nmod:poss 's/PART/1/case army/NOUN/4/nsubj met~meet/VERB/0/root/VBD the/DET/6/det police/NOUN/4/obj of/ADP/8/case Libya/PROPN/6/nmod"};
  const Read read(w);
  EXPECT_EQ(read.party("army"), "- SYRMIL organisation");
  EXPECT_EQ(read.party("police"), "- LBYCOP group");
}

TEST(Entities, TitleBesideAName) {
  const Written w{"Syrian/ADJ/4/amod General/PROPN/4/compound Ali/PROPN/4/compound/@person Hassan/PROPN/5/nsubj/@person defected~defect/VERB/0/root/VBD"};
  EXPECT_EQ(Read(w).party("Hassan"), "Ali Hassan SYRMIL person");
}

TEST(Entities, SurnameAfterTheFullName) {
  const Written w{"Ali/PROPN/2/compound/@person Hassan/PROPN/3/nsubj/@person fled~flee/VERB/0/root/VBD ./PUNCT/3/punct",
                  "Hassan/PROPN/2/nsubj/@person spoke~speak/VERB/0/root/VBD", "Omar/PROPN/2/nsubj/@person wept~weep/VERB/0/root/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("Hassan", 0), read.id("Hassan", 1));
  EXPECT_NE(read.id("Hassan"), read.id("Omar"));
}

TEST(Entities, AcronymAfterTheFullName) {
  const Written w{
      "The/DET/4/det National/PROPN/4/compound/@organisation Salvation/PROPN/4/compound/@organisation Front/PROPN/5/nsubj/@organisation "
      "met~meet/VERB/0/root/VBD ./PUNCT/5/punct",
      "The/DET/2/det NSF/PROPN/3/nsubj/@organisation spoke~speak/VERB/0/root/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("Front"), read.id("NSF"));
}

TEST(Entities, HeAndSheArePersons) {
  const Written w{"Ali/PROPN/2/nsubj/@person met~meet/VERB/0/root/VBD troops~troop/NOUN/2/obj/NNS ./PUNCT/2/punct", "He/PRON/2/nsubj fled~flee/VERB/0/root/VBD",
                  "The/DET/2/det spokeswoman/NOUN/3/nsubj wept~weep/VERB/0/root/VBD ./PUNCT/3/punct", "She/PRON/2/nsubj left~leave/VERB/0/root/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("He"), read.id("Ali"));
  EXPECT_EQ(read.party("He"), "Ali - person");
  EXPECT_EQ(w.document->text(w.tree.bytes(read.table.party(w.at("He")).words)), "He") << "a pronoun keeps its own text";
  EXPECT_EQ(read.id("She"), read.id("spokeswoman"));
}

TEST(Entities, HeIsNoSpokeswoman) {
  const Written w{"The/DET/2/det spokeswoman/NOUN/3/nsubj/NN met~meet/VERB/0/root/VBD Ali/PROPN/3/obj/@person ./PUNCT/3/punct",
                  "He/PRON/2/nsubj fled~flee/VERB/0/root/VBD ./PUNCT/2/punct", "She/PRON/2/nsubj stayed~stay/VERB/0/root/VBD ./PUNCT/2/punct"};
  const Read read(w);
  EXPECT_EQ(read.id("He"), read.id("Ali"));
  EXPECT_EQ(read.id("She"), read.id("spokeswoman"));
}

TEST(Entities, TitlesAndEarlierPronounsSayWhoIsHeAndShe) {
  const Written w{"Mrs./PROPN/2/compound Hassan/PROPN/3/nsubj/@person met~meet/VERB/0/root/VBD Omar/PROPN/3/obj/@person ./PUNCT/3/punct",
                  "He/PRON/2/nsubj fled~flee/VERB/0/root/VBD ./PUNCT/2/punct",
                  "Omar/PROPN/2/nsubj/@person saw~see/VERB/0/root/VBD her/PRON/2/obj ./PUNCT/2/punct"};
  const Read read(w);
  EXPECT_EQ(read.id("He"), read.id("Omar"));
  EXPECT_EQ(read.id("her"), read.id("Hassan"));
}

TEST(Entities, TheyAreManyAndItIsABody) {
  const Written w{"Rebels~rebel/NOUN/2/nsubj/NNS met~meet/VERB/0/root/VBD Gaddafi/PROPN/2/obj/@person ./PUNCT/2/punct",
                  "They/PRON/2/nsubj fled~flee/VERB/0/root/VBD", "France/PROPN/2/nsubj/@place left~leave/VERB/0/root/VBD ./PUNCT/2/punct",
                  "It/PRON/2/nsubj returned~return/VERB/0/root/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("They"), read.id("Rebels"));
  EXPECT_EQ(read.id("It"), read.id("France"));
}

TEST(Entities, WhoStandsForItsNoun) {
  const Written w{"the/DET/2/det general/NOUN/0/root/NN who/PRON/4/nsubj defected~defect/VERB/2/acl:relcl/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("who"), read.id("general"));
  EXPECT_FALSE(read.id("who").empty());
}

TEST(Entities, ReflexiveIsItsSubject) {
  const Written w{"Ali/PROPN/2/nsubj/@person shot~shoot/VERB/0/root/VBD himself/PRON/2/obj"};
  const Read read(w);
  EXPECT_EQ(read.id("himself"), read.id("Ali"));
}

TEST(Entities, PronounLooksBackThreeSentences) {
  const Written w{"Ali/PROPN/2/nsubj/@person fled~flee/VERB/0/root/VBD", "Rain/NOUN/2/nsubj fell~fall/VERB/0/root/VBD",
                  "Rain/NOUN/2/nsubj fell~fall/VERB/0/root/VBD", "Rain/NOUN/2/nsubj fell~fall/VERB/0/root/VBD",
                  "He/PRON/2/nsubj returned~return/VERB/0/root/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("He"), "") << "four sentences are too far";
}

TEST(Entities, DefiniteNominalIsWhoWasCalledSo) {
  const Written w{"A/DET/3/det Syrian/ADJ/3/amod general/NOUN/4/nsubj/NN defected~defect/VERB/0/root/VBD ./PUNCT/4/punct",
                  "The/DET/2/det general/NOUN/3/nsubj/NN fled~flee/VERB/0/root/VBD", "A/DET/2/det general/NOUN/3/nsubj/NN died~die/VERB/0/root/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("general", 1), read.id("general", 0));
  EXPECT_EQ(read.party("general", 1), "- SYRMIL person");
  EXPECT_NE(read.id("general", 2), read.id("general", 0)) << "a general is another one";
}

TEST(Entities, ALeaderIsNotHisSpokeswoman) {
  const std::string leader = "Syrian/ADJ/4/amod Minister/PROPN/4/compound Amal/PROPN/4/compound/@person Deeb/PROPN/5/nsubj/@person left~leave/VERB/0/root/VBD";
  const std::string speaker =
      "Syrian/ADJ/4/amod spokeswoman/NOUN/4/nmod:desc Amal/PROPN/4/compound/@person Deeb/PROPN/5/nsubj/@person left~leave/VERB/0/root/VBD";
  const std::string then = "The/DET/3/det Syrian/ADJ/3/amod spokeswoman/NOUN/4/nsubj/NN spoke~speak/VERB/0/root/VBD";
  const Written of_leader{leader, then}, of_speaker{speaker, then};
  EXPECT_NE(Read(of_leader).id("spokeswoman"), Read(of_leader).id("Deeb"));
  EXPECT_EQ(Read(of_speaker).id("spokeswoman", 1), Read(of_speaker).id("Deeb"));
}

TEST(Entities, RoleFindsTheNamedPersonWhoHoldsIt) {
  const Written w{
      "Syrian/ADJ/4/amod Minister/PROPN/4/compound Ali/PROPN/4/compound/@person Hassan/PROPN/5/nsubj/@person resigned~resign/VERB/0/root/VBD ./PUNCT/5/punct",
      "The/DET/2/det minister/NOUN/3/nsubj/NN left~leave/VERB/0/root/VBD"};
  const Read read(w);
  EXPECT_EQ(read.id("minister"), read.id("Hassan"));
}

TEST(Entities, CodesHoldOnTheirDays) {
  const auto code = [](std::optional<std::string> published) {
    const Written w({"Gaddafi/PROPN/2/nsubj/@person spoke~speak/VERB/0/root/VBD"}, std::move(published));
    return Read(w).party("Gaddafi");
  };
  EXPECT_EQ(code("2011-04-06"), "Muammar Gaddafi LBYGOV person");
  EXPECT_EQ(code("2011-10-20"), "Muammar Gaddafi LBYGOV person") << "the last day is inside";
  EXPECT_EQ(code("2011-10-21"), "Muammar Gaddafi LBYELI person");
  EXPECT_EQ(code(std::nullopt), "Muammar Gaddafi LBYGOV person") << "the first row where the day is not known";
}

TEST(Entities, WhoHeldAnOfficeBeforeIsOfTheElite) {
  const Written w({"Jacques/PROPN/2/compound/@person Chirac/PROPN/3/nsubj/@person spoke~speak/VERB/0/root/VBD"}, "2015-03-01");
  EXPECT_EQ(Read(w).party("Chirac"), "Jacques Chirac FRAELI person");
}

TEST(Entities, PeopleOfACountry) {
  const Written w{"Libyans~Libyan/PROPN/2/nsubj/NNPS fled~flee/VERB/0/root/VBD"};
  EXPECT_EQ(Read(w).party("Libyans"), "- LBY group");
}

TEST(Entities, DictionaryNameOverManyWords) {
  const Written w{"The/DET/4/det Free/PROPN/4/compound Syrian/PROPN/4/compound Army/PROPN/5/nsubj attacked~attack/VERB/0/root/VBD"};
  EXPECT_EQ(Read(w).party("Army"), "Free Syrian Army SYRREB group");
}

TEST(Entities, TheOneNamedBesideAnOfficeHoldsIt) {
  const Written w{
      "the/DET/2/det general/NOUN/11/nsubj of/ADP/6/case the/DET/6/det Third/PROPN/6/compound Corps/PROPN/2/nmod ,/PUNCT/8/punct "
      "Amal/PROPN/2/appos/NNP/@person Deeb/PROPN/8/flat/NNP/@person ,/PUNCT/2/punct defected~defect/VERB/0/root/VBD"};
  EXPECT_EQ(Read(w).party("general"), "Amal Deeb MIL person");
}

TEST(Entities, ThingsAreNobody) {
  const Written w{"A/DET/2/det bus/NOUN/3/nsubj/NN stopped~stop/VERB/0/root/VBD"};
  const Party bus = Read(w).table.party(w.at("bus")).record;
  EXPECT_EQ(bus.entity_kind, EntityKind::thing);
  EXPECT_FALSE(bus.code);
  EXPECT_EQ(bus.text, "A bus");
  EXPECT_TRUE(bus.entity.empty());
}

TEST(Entities, ActorCodesComeApart) {
  EXPECT_EQ(split_actor_code("SYRMILREB").country, "SYR");
  EXPECT_EQ(split_actor_code("SYRMILREB").sectors, (std::vector<std::string>{"MIL", "REB"}));
  EXPECT_FALSE(split_actor_code("IGOUNO").country);
  EXPECT_EQ(split_actor_code("IGOUNO").sectors, (std::vector<std::string>{"IGO", "UNO"}));
  EXPECT_FALSE(split_actor_code("").country);
}

}  // namespace
}  // namespace hearsay
