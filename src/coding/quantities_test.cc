#include "coding/quantities.h"

#include <gtest/gtest.h>

#include "support/assets.h"
#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

const QuantityReader& reader() {
  static const QuantityReader one = *QuantityReader::create(testing_support::lexicon());
  return one;
}

const Numerals& numerals() {
  static const Numerals one = *Numerals::create(testing_support::lexicon());
  return one;
}

std::string bounds(const std::optional<std::int64_t>& min, const std::optional<std::int64_t>& max) {
  return (min ? std::to_string(*min) : "-") + ".." + (max ? std::to_string(*max) : "-");
}

/// A flat sentence of these words: enough for what numerals read, which is words in a row.
std::string flat(std::string_view words) {
  std::string out;
  while (!words.empty()) {
    const std::string_view one = words.substr(0, words.find(' '));
    out += std::string(one) + (one.front() >= '0' && one.front() <= '9' ? "/NUM/0/root " : "/X/0/root ");
    words.remove_prefix(std::min(one.size() + 1, words.size()));
  }
  return out;
}

/// "min..max approx" of the number phrase at the first word.
std::string number(std::string_view words) {
  const std::string sentence = flat(words);
  const Written w{sentence};
  const auto found = numerals().read(w.tree, 0, w.tree.size());
  if (!found) return "nothing";
  return bounds(found->min, found->max) + ' ' + std::string(found->approx);
}

TEST(Numerals, FiguresAndWords) {
  EXPECT_EQ(number("1,426 people"), "1426..1426 exact");
  EXPECT_EQ(number("2.5 million people"), "2500000..2500000 exact");
  EXPECT_EQ(number("seven"), "7..7 exact");
  EXPECT_EQ(number("twenty-three men"), "23..23 exact");
  EXPECT_EQ(number("twenty three men"), "23..23 exact");
  EXPECT_EQ(number("twenty - three men"), "23..23 exact");
  EXPECT_EQ(number("one hundred and five men"), "105..105 exact");
  EXPECT_EQ(number("two thousand five hundred men"), "2500..2500 exact");
  EXPECT_EQ(number("a hundred men"), "100..100 exact");
  EXPECT_EQ(number("a dozen men"), "12..12 exact");
  EXPECT_EQ(number("two dozen men"), "24..24 exact");
  EXPECT_EQ(number("three lakh people"), "300000..300000 exact");
  EXPECT_EQ(number("5th"), "nothing");
  EXPECT_EQ(number("people"), "nothing");
}

TEST(Numerals, VagueCountsFollowTheGuide) {
  EXPECT_EQ(number("several men"), "3..- several");
  EXPECT_EQ(number("a few men"), "3..- few");
  EXPECT_EQ(number("a couple of men"), "2..2 about");
  EXPECT_EQ(number("half a dozen men"), "6..6 about");
  EXPECT_EQ(number("half-a-dozen men"), "6..6 about");
  EXPECT_EQ(number("dozens of men"), "24..- dozens");
  EXPECT_EQ(number("several dozen men"), "36..- dozens");
  EXPECT_EQ(number("scores of men"), "40..- dozens");
  EXPECT_EQ(number("hundreds of men"), "200..- hundreds");
  EXPECT_EQ(number("several hundred men"), "300..- hundreds");
  EXPECT_EQ(number("thousands of men"), "2000..- thousands");
  EXPECT_EQ(number("tens of thousands of men"), "20000..- thousands");
  EXPECT_EQ(number("hundreds of thousands of men"), "200000..- thousands");
  EXPECT_EQ(number("millions of men"), "2000000..- thousands");
  EXPECT_EQ(number("no men"), "0..0 exact");
}

TEST(Numerals, RangesAndBounds) {
  EXPECT_EQ(number("10 to 15 men"), "10..15 range");
  EXPECT_EQ(number("10-15 men"), "10..15 range");
  EXPECT_EQ(number("10 - 15 men"), "10..15 range");
  EXPECT_EQ(number("between 10 and 15 men"), "10..15 range");
  EXPECT_EQ(number("two or three men"), "2..3 range");
  EXPECT_EQ(number("two to three thousand men"), "2000..3000 range");
  EXPECT_EQ(number("at least 40 men"), "40..- atleast");
  EXPECT_EQ(number("no fewer than 40 men"), "40..- atleast");
  EXPECT_EQ(number("more than 60 men"), "60..- atleast");
  EXPECT_EQ(number("over 60 men"), "60..- atleast");
  EXPECT_EQ(number("60 or more men"), "60..- atleast");
  EXPECT_EQ(number("up to 30 men"), "-..30 atmost");
  EXPECT_EQ(number("as many as 30 men"), "-..30 atmost");
  EXPECT_EQ(number("fewer than 30 men"), "-..30 atmost");
  EXPECT_EQ(number("nearly 30 men"), "-..30 atmost");
  EXPECT_EQ(number("about 30 men"), "30..30 about");
  EXPECT_EQ(number("some 30 men"), "30..30 about");
  EXPECT_EQ(number("an estimated 30 men"), "30..30 about");
  EXPECT_EQ(number("exactly 30 men"), "30..30 exact");
  EXPECT_EQ(number("30 or so men"), "30..30 about");
  EXPECT_EQ(number("at least two dozen men"), "24..- atleast");
  EXPECT_EQ(number("at least 10 to 15 men"), "10..- atleast");
}

TEST(Numerals, Ordinals) {
  EXPECT_EQ(numerals().ordinal("third"), 3);
  EXPECT_EQ(numerals().ordinal("21st"), 21);
  EXPECT_FALSE(numerals().ordinal("21"));
  EXPECT_FALSE(numerals().ordinal("people"));
}

/// "text: min..max kind of" of every count of the sentence.
std::string counts(const Written& w) {
  std::vector<QuantityMention> found;
  reader().read(w.tree, found);
  std::string out;
  for (const QuantityMention& one : found) {
    if (!out.empty()) out += "; ";
    out += one.record.text + ": " + bounds(one.record.min, one.record.max) + ' ' + one.record.unit + ' ' + one.record.of;
  }
  return out;
}

TEST(Quantities, CountPeopleAndThings) {
  EXPECT_EQ(counts(Written{"At/ADP/3/case least/ADJ/1/fixed 40/NUM/4/nummod soldiers~soldier/NOUN/5/nsubj/NNS died~die/VERB/0/root/VBD"}),
            "At least 40 soldiers: 40..- soldiers combatants");
  EXPECT_EQ(counts(Written{"Hundreds~hundred/NOUN/5/nsubj/NNS of/ADP/3/case women~woman/NOUN/1/nmod/NNS were~be/AUX/5/aux rallying~rally/VERB/0/root/VBG"}),
            "Hundreds of women: 200..- women women");
  EXPECT_EQ(counts(Written{"Three/NUM/2/nummod trucks~truck/NOUN/3/nsubj/NNS burned~burn/VERB/0/root/VBD"}), "Three trucks: 3..3 trucks unknown");
  EXPECT_EQ(counts(Written{"Dozens~dozen/NOUN/3/nsubj:pass/NNS were~be/AUX/3/aux:pass killed~kill/VERB/0/root/VBN"}), "Dozens: 24..- people unknown");
}

TEST(Quantities, OfPartsOfThem) {
  EXPECT_EQ(counts(Written{
                "Ten/NUM/2/nummod people/NOUN/8/nsubj:pass/NNS ,/PUNCT/6/punct including~include/VERB/6/case three/NUM/6/nummod children~child/NOUN/2/nmod/NNS "
                ",/PUNCT/2/punct died~die/VERB/0/root/VBD"}),
            "Ten people: 10..10 people unknown; three children: 3..3 children children");
}

TEST(Quantities, DeadAndWoundedByAdjective) {
  EXPECT_EQ(
      counts(Written{
          "The/DET/2/det blast/NOUN/3/nsubj left~leave/VERB/0/root/VBD 28/NUM/5/nummod dead/ADJ/3/obj and/CCONJ/8/cc 34/NUM/8/nummod injured/ADJ/5/conj"}),
      "28 dead: 28..28 people unknown; 34 injured: 34..34 people unknown");
}

TEST(Quantities, NoAgesMoneySharesMeasuresDatesOrYears) {
  EXPECT_EQ(counts(Written{"Ali/PROPN/6/nsubj/@person ,/PUNCT/3/punct 34/NUM/1/appos ,/PUNCT/3/punct has~have/AUX/6/aux died~die/VERB/0/root/VBN"}), "");
  EXPECT_EQ(counts(Written{"He/PRON/3/nsubj was~be/AUX/3/cop aged/ADJ/0/root 34/NUM/3/obl:unmarked"}), "");
  EXPECT_EQ(counts(Written{"a/DET/5/det 12/NUM/4/nummod -/PUNCT/4/punct year/NOUN/5/amod -/PUNCT/6/punct boy/NOUN/0/root"}), "");
  EXPECT_EQ(counts(Written{"It/PRON/2/nsubj cost~cost/VERB/0/root/VBD $/SYM/4/compound 500/NUM/2/obj million/NUM/4/compound"}), "");
  EXPECT_EQ(counts(Written{"It/PRON/2/nsubj cost~cost/VERB/0/root/VBD 500/NUM/4/nummod euros~euro/NOUN/2/obj/NNS"}), "");
  EXPECT_EQ(counts(Written{"Some/DET/2/advmod 20/NUM/3/nummod percent/NOUN/4/nsubj fled~flee/VERB/0/root/VBD"}), "");
  EXPECT_EQ(counts(Written{"They/PRON/2/nsubj marched~march/VERB/0/root/VBD 20/NUM/4/nummod kilometres~kilometre/NOUN/2/obl/NNS"}), "");
  EXPECT_EQ(counts(Written{"They/PRON/2/nsubj fled~flee/VERB/0/root/VBD on/ADP/5/case 12/NUM/5/nummod March/PROPN/2/obl"}), "");
  EXPECT_EQ(counts(Written{"They/PRON/2/nsubj fled~flee/VERB/0/root/VBD in/ADP/4/case 2011/NUM/2/obl"}), "");
  EXPECT_EQ(counts(Written{"They/PRON/2/nsubj fled~flee/VERB/0/root/VBD at/ADP/4/case 2130/NUM/2/obl"}), "");
  EXPECT_EQ(counts(Written{"They/PRON/2/nsubj waited~wait/VERB/0/root/VBD three/NUM/4/nummod days~day/NOUN/2/obl/NNS"}), "");
  EXPECT_EQ(counts(Written{"on/ADP/2/case Highway/PROPN/0/root 40/NUM/2/nummod"}), "");
  EXPECT_EQ(counts(Written{"Resolution/PROPN/3/nsubj 1973/NUM/1/nummod passed~pass/VERB/0/root/VBD"}), "");
}

/// "kind min..max of" of the figures of one event.
std::string of_event(const Written& w, std::string_view trigger, EventType type, std::string_view mode, std::vector<std::uint32_t> actors,
                     std::vector<std::uint32_t> recipients) {
  const std::uint32_t head = w.at(trigger);
  std::vector<Quantity> found;
  reader().of_event(w.tree, {head, {head, head + 1}, w.tree.lemma(head), type, mode, std::move(actors), std::move(recipients)}, found);
  std::string out;
  for (const Quantity& one : found) {
    if (!out.empty()) out += "; ";
    out += one.kind + ' ' + bounds(one.min, one.max) + ' ' + one.of;
  }
  return out;
}

TEST(Quantities, KindComesFromTheEventAndWhatIsCounted) {
  const Written killed{"Troops~troop/NOUN/2/nsubj/NNS killed~kill/VERB/0/root/VBD 12/NUM/4/nummod protesters~protester/NOUN/2/obj/NNS"};
  EXPECT_EQ(of_event(killed, "killed", EventType::assault, "", {killed.at("Troops")}, {killed.at("protesters")}), "killed 12..12 recipient");
  const Written marched{"Thousands~thousand/NOUN/2/nsubj/NNS marched~march/VERB/0/root/VBD"};
  EXPECT_EQ(of_event(marched, "marched", EventType::protest, "demonstrate", {marched.at("Thousands")}, {}), "participants 2000..- actor");
  const Written arrested{"Police/NOUN/2/nsubj arrested~arrest/VERB/0/root/VBD 20/NUM/4/nummod students~student/NOUN/2/obj/NNS"};
  EXPECT_EQ(of_event(arrested, "arrested", EventType::coerce, "arrest", {arrested.at("Police")}, {arrested.at("students")}), "detained 20..20 civilians");
  const Written defected{"Eight/NUM/2/nummod generals~general/NOUN/3/nsubj/NNS defected~defect/VERB/0/root/VBD"};
  EXPECT_EQ(of_event(defected, "defected", EventType::retreat, "defect", {defected.at("generals")}, {}), "defected 8..8 actor");
  const Written fired{"Rebels~rebel/NOUN/2/nsubj/NNS fired~fire/VERB/0/root/VBD 36/NUM/4/nummod shells~shell/NOUN/2/obj/NNS"};
  EXPECT_EQ(of_event(fired, "fired", EventType::assault, "heavy-weapons", {fired.at("Rebels")}, {}), "weapons 36..36 unknown");
  const Written fled{"Some/DET/2/advmod 300/NUM/3/nummod families~family/NOUN/4/nsubj/NNS fled~flee/VERB/0/root/VBD"};
  EXPECT_EQ(of_event(fled, "fled", EventType::retreat, "flee", {fled.at("families")}, {}), "displaced 300..300 actor");
}

TEST(Quantities, BelongToTheirOwnEvent) {
  const Written w{
      "Troops~troop/NOUN/2/nsubj/NNS killed~kill/VERB/0/root/VBD 12/NUM/4/nummod men~man/NOUN/2/obj/NNS and/CCONJ/6/cc arrested~arrest/VERB/2/conj/VBD "
      "30/NUM/6/obj"};
  EXPECT_EQ(of_event(w, "killed", EventType::assault, "", {w.at("Troops")}, {w.at("men")}), "killed 12..12 men");
  EXPECT_EQ(of_event(w, "arrested", EventType::coerce, "arrest", {w.at("Troops")}, {w.at("30")}), "detained 30..30 recipient");
}

TEST(Quantities, ShotDeadIsKilled) {
  const Written w{"Police/NOUN/2/nsubj shot~shoot/VERB/0/root/VBD two/NUM/4/nummod men~man/NOUN/2/obj/NNS dead/ADJ/2/xcomp"};
  EXPECT_EQ(of_event(w, "shot", EventType::assault, "firearms", {w.at("Police")}, {w.at("men")}), "killed 2..2 men");
}

TEST(Quantities, NobodyIsZero) {
  const Written w{"No/DET/2/det civilians~civilian/NOUN/4/nsubj:pass/NNS were~be/AUX/4/aux:pass killed~kill/VERB/0/root/VBN"};
  EXPECT_EQ(of_event(w, "killed", EventType::assault, "", {}, {w.at("civilians")}), "killed 0..0 civilians");
}

TEST(Quantities, NoAgesHousesOrNamesThatHoldNumbers) {
  EXPECT_EQ(counts(Written{"men~man/NOUN/0/root/NNS ,/PUNCT/3/punct ages~age/NOUN/1/appos/NNS 24/NUM/3/nummod and/CCONJ/6/cc 41/NUM/4/conj"}), "");
  EXPECT_EQ(counts(Written{"at/ADP/3/case 1861/NUM/3/nummod Corning/PROPN/0/root"}), "");
  EXPECT_EQ(counts(Written{"a/DET/4/det Sweet/PROPN/4/compound 16/NUM/4/nummod party/NOUN/0/root"}), "");
  EXPECT_EQ(counts(Written{"the/DET/4/det May/PROPN/4/compound 11/NUM/4/nummod murders~murder/NOUN/0/root/NNS"}), "");
}

TEST(Quantities, WordsBesideTheEventSettleWhatItDoes) {
  const auto outcome = [](const Written& w, std::string_view trigger) {
    const std::uint32_t head = w.at(trigger);
    const auto found = reader().outcome_of(w.tree, head, {head, head + 1});
    return std::string(found.kind) + (found.open ? " open" : "");
  };
  EXPECT_EQ(outcome(Written{"He/PRON/3/nsubj:pass was~be/AUX/3/aux:pass shot~shoot/VERB/0/root/VBN"}, "shot"), "injured open");
  EXPECT_EQ(outcome(Written{"He/PRON/4/nsubj:pass was~be/AUX/4/aux:pass fatally/ADV/4/advmod shot~shoot/VERB/0/root/VBN"}, "shot"), "killed");
  EXPECT_EQ(outcome(Written{"He/PRON/3/nsubj:pass was~be/AUX/3/aux:pass shot~shoot/VERB/0/root/VBN to/ADP/5/case death/NOUN/3/obl"}, "shot"), "killed");
  EXPECT_EQ(outcome(Written{"He/PRON/3/nsubj:pass was~be/AUX/3/aux:pass shot~shoot/VERB/0/root/VBN in/ADP/6/case the/DET/6/det leg/NOUN/3/obl"}, "shot"),
            "injured");
}

TEST(Quantities, AnotherHarmBesideAFigureTakesIt) {
  const Written w{
      "attacks~attack/NOUN/2/nsubj/NNS killed~kill/VERB/0/root 35/NUM/4/nummod civilians~civilian/NOUN/2/obj/NNS and/CCONJ/7/cc injured/ADJ/7/amod "
      "scores~score/NOUN/4/conj/NNS of/ADP/9/case others~other/NOUN/7/nmod/NNS"};
  EXPECT_EQ(of_event(w, "killed", EventType::assault, "", {w.at("attacks")}, {w.at("civilians"), w.at("scores")}), "killed 35..35 civilians");
}

TEST(Quantities, NoYearsBehindOfAndNoRates) {
  EXPECT_EQ(counts(Written{"the/DET/2/det homicides~homicide/NOUN/0/root/NNS of/ADP/4/case 2013/NUM/2/nmod"}), "");
  EXPECT_EQ(counts(Written{"19/NUM/2/nummod deaths~death/NOUN/0/root/NNS per/ADP/4/case 100,000/NUM/2/nmod"}).find("19"), std::string::npos);
}

TEST(Quantities, HowOftenIsNoCountOfWhatWasTouched) {
  const Written raids{"Jets~jet/NOUN/2/nsubj/NNS flew~fly/VERB/0/root/VBD 14/NUM/4/nummod raids~raid/NOUN/2/obj/NNS"};
  EXPECT_EQ(of_event(raids, "raids", EventType::assault, "aerial", {raids.at("Jets")}, {}), "");
  const Written hit{"Two/NUM/2/nummod raids~raid/NOUN/3/nsubj/NNS destroyed~destroy/VERB/0/root/VBD six/NUM/5/nummod barns~barn/NOUN/3/obj/NNS"};
  EXPECT_EQ(of_event(hit, "destroyed", EventType::assault, "destroy", {hit.at("raids")}, {hit.at("barns")}), "other 6..6 recipient");
  const Written killings{"the/DET/3/det 56/NUM/3/nummod killings~killing/NOUN/0/root/NNS"};
  EXPECT_EQ(of_event(killings, "killings", EventType::assault, "", {}, {}), "killed 56..56 unknown");
}

TEST(Quantities, AHandfulOfAttackersIsNoCrowd) {
  const Written two{"Two/NUM/2/nummod men~man/NOUN/3/nsubj/NNS shot~shoot/VERB/0/root/VBD him/PRON/3/obj"};
  EXPECT_EQ(of_event(two, "shot", EventType::assault, "firearms", {two.at("men")}, {two.at("him")}), "");
  const Written many{"Forty/NUM/2/nummod men~man/NOUN/3/nsubj/NNS shot~shoot/VERB/0/root/VBD him/PRON/3/obj"};
  EXPECT_EQ(of_event(many, "shot", EventType::assault, "firearms", {many.at("men")}, {many.at("him")}), "participants 40..40 men");
}

TEST(Quantities, OfThoseWhoLeaveAndOfWhatDidNotHappen) {
  const Written left{"Nine/NUM/2/nummod ministers~minister/NOUN/3/nsubj/NNS resigned~resign/VERB/0/root/VBD"};
  EXPECT_EQ(of_event(left, "resigned", EventType::retreat, "resign", {left.at("ministers")}, {}), "other 9..9 actor");
  const Written none{"No/DET/2/det arrests~arrest/NOUN/4/nsubj:pass/NNS were~be/AUX/4/aux:pass made~make/VERB/0/root/VBN"};
  EXPECT_EQ(of_event(none, "arrests", EventType::coerce, "arrest", {}, {}), "");
  const Written losses{"The/DET/2/det army/NOUN/3/nsubj suffered~suffer/VERB/0/root/VBD 70/NUM/5/nummod casualties~casualty/NOUN/3/obj/NNS"};
  EXPECT_EQ(of_event(losses, "casualties", EventType::assault, "", {}, {losses.at("army")}), "other 70..70 unknown") << "dead and wounded in one figure";
}

TEST(Quantities, SomeOfThemCountedApart) {
  const Written w{
      "Twelve/NUM/2/nummod people/NOUN/4/nsubj:pass/NNS were~be/AUX/4/aux:pass killed~kill/VERB/0/root/VBN ,/PUNCT/8/punct including~include/VERB/8/case "
      "two/NUM/8/nummod nurses~nurse/NOUN/2/nmod/NNS"};
  EXPECT_EQ(of_event(w, "killed", EventType::assault, "", {}, {w.at("people")}), "killed 12..12 recipient; killed 2..2 unknown");
}

}  // namespace
}  // namespace hearsay
