#include "coding/sites.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using testing_support::Written;

/// A small gazetteer of the test's own.
const std::shared_ptr<const Lexicon>& lexicon() {
  static const std::shared_ptr<const Lexicon> one = [] {
    const fs::path folder = fs::path(testing::TempDir()) / "places_test";
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::ofstream(folder / "places.tsv") << "names\tname\tkind\tcountry\tadmin1\tlatitude\tlongitude\tpopulation\tgazetteer_id\n"
                                            "Libya\t\tcountry\tLBY\t\t27\t17\t6461454\t1\n"
                                            "France\t\tcountry\tFRA\t\t46\t2\t64768389\t2\n"
                                            "Tripoli|Tarabulus\t\tcity\tLBY\tTripoli\t32.88\t13.18\t1150989\t3\n"
                                            "Tripoli\t\tadmin1\tLBY\tTripoli\t32.8\t13.3\t1579155\t10\n"
                                            "Un\t\tcity\tIND\tGujarat\t20.8\t71\t59000\t11\n"
                                            "Tripoli\t\tcity\tLBN\tNorth\t34.43\t35.84\t229398\t4\n"
                                            "Lebanon\t\tcountry\tLBN\t\t33.8\t35.8\t4125247\t5\n"
                                            "Benghazi\t\tcity\tLBY\tBenghazi\t32.1\t20.06\t650629\t6\n"
                                            "Paris\t\tcity\tFRA\tIle-de-France\t48.85\t2.34\t2138551\t7\n"
                                            "Paris\t\tcity\tUSA\tTexas\t33.66\t-95.55\t24782\t8\n"
                                            "Texas\t\tadmin1\tUSA\tTexas\t31\t-99\t25000000\t18\n"
                                            "United States\t\tcountry\tUSA\t\t39\t-98\t310232863\t9\n"
                                            "Gulf\t\tadmin1\tPNG\tGulf\t-7\t144\t158000\t12\n"
                                            "Gulf of Sulam\t\tsea\t\t\t12.5\t48\t\t\n"
                                            "Sulam\t\tcity\tYEM\tSulam\t12.8\t45\t500000\t13\n"
                                            "Tarn Heights\t\tarea\t\t\t33\t16\t\t\n"
                                            "Tarn Sea\t\tsea\t\t\t20\t38\t\t\n"
                                            "Tarn Sea\t\tadmin1\tLBY\tTarn Sea\t19\t36\t1500000\t17\n"
                                            "Old Fort\t\tsite\tLBY\tTripoli\t32.9\t13.2\t\t14\n"
                                            "Abu Salm camp\t\tsite\tLBY\tTripoli\t32.8\t13.1\t\t16\n"
                                            "The Strand\t\tcity\tFRA\tNord\t51\t2\t400000\t15\n";
    std::ofstream(folder / "demonyms.tsv") << "words\tcountry\nLibyan\tLBY\nLebanese\tLBN\n";
    std::ofstream(folder / "place_nouns.tsv") << "words\ncity|town|outskirts|suburb|region\n";
    std::ofstream(folder / "scene_verbs.tsv") << "words\nrock|suffer\n";
    std::ofstream(folder / "place_stand_ins.tsv") << "words\tkind\ncountry\tcountry\ncity|town|suburb\tsettlement\n";
    std::ofstream(folder / "street_nouns.tsv") << "words\tkind\nstreet|road\tway\ncenter\thouse\n";
    std::ofstream(folder / "place_parts.tsv") << "words\ngreater|south\n";
    std::ofstream(folder / "town_bodies.tsv") << "words\npolice|mayor\n";
    std::ofstream(folder / "area_abbreviations.tsv") << "words\tarea\ntex|tex.\tTexas\n";
    std::ofstream(folder / "site_nouns.tsv") << "words\tuse\nhospital|complex|university|street|airport\tscene\nprison\ttarget\n";
    return *Lexicon::compile(folder);
  }();
  return one;
}

const PlaceReader& reader() {
  static const PlaceReader one = std::move(*PlaceReader::create(lexicon()));
  return one;
}

const SiteReader& sites() {
  static const SiteReader one = SiteReader::create(lexicon());
  return one;
}

std::vector<PlaceMention> read(const Written& w) {
  std::vector<PlaceMention> out;
  reader().read(w.tree, out);
  return out;
}

/// "text = country id precision" of each place.
std::string show(const std::vector<PlaceMention>& places) {
  std::string out;
  for (const PlaceMention& one : places)
    out += (out.empty() ? "" : "; ") + one.record.text + " = " + one.record.country.value_or("-") + ' ' + one.record.gazetteer_id.value_or("-") + ' ' +
           one.record.precision;
  return out;
}

std::vector<PlaceMention> sites_of(const Written& w, const std::vector<PlaceMention>& places) {
  std::vector<PlaceMention> out;
  sites().read(w.tree, places, out);
  return out;
}

std::string of_event(const Written& w, std::string_view event, bool physical = true) {
  const std::uint32_t head = w.at(event);
  const auto places = read(w), beside = sites_of(w, places);
  const PlaceMention* found = PlaceReader::of_event(places, beside, w.tree, {head, {head, head + 1}, physical});
  return found ? found->record.text : "-";
}

TEST(Places, LargestOfOneName) {
  EXPECT_EQ(show(read(Written{"Shells~shell/NOUN/2/nsubj fell~fall/VERB/0/root in/ADP/4/case Tripoli/PROPN/2/obl/@place"})), "Tripoli = LBY 3 settlement");
}

TEST(Places, TownGoesBeforeItsProvinceUnlessTheTextSaysProvince) {
  EXPECT_EQ(show(read(Written{"Shells~shell/NOUN/2/nsubj fell~fall/VERB/0/root in/ADP/5/case Tripoli/PROPN/5/compound/@place province/NOUN/2/obl"})),
            "Tripoli = LBY 10 admin1");
}

TEST(Places, InitialsAreABodys) { EXPECT_EQ(show(read(Written{"envoy/NOUN/0/root to/ADP/4/case the/DET/4/det UN/PROPN/1/nmod/@place"})), ""); }

TEST(Places, WatersAreReadWholeAndHaveNoCountry) {
  const auto places =
      read(Written{"Pirates~pirate/NOUN/2/nsubj seized~seize/VERB/0/root ships~ship/NOUN/2/obj in/ADP/6/case the/DET/6/det Gulf/PROPN/2/obl "
                   "of/ADP/8/case Sulam/PROPN/6/nmod/@place"});
  EXPECT_EQ(show(places), "Gulf of Sulam = - - sea");
  ASSERT_EQ(places.size(), 1u);
  EXPECT_TRUE(places[0].record.latitude);
  EXPECT_TRUE(places[0].locates);
}

TEST(Places, ASeaGoesBeforeTheProvinceThatIsCalledAfterIt) {
  const std::string fell = "Shells~shell/NOUN/2/nsubj fell~fall/VERB/0/root in/ADP/6/case ";
  EXPECT_EQ(show(read(Written{fell + "the/DET/6/det Tarn/PROPN/6/compound/@place Sea/PROPN/2/obl/@place of/ADP/8/case Libya/PROPN/6/nmod/@place"})),
            "Tarn Sea = - - sea; Libya = LBY 1 country");
  EXPECT_EQ(show(read(Written{fell + "the/DET/7/det Tarn/PROPN/6/compound/@place Sea/PROPN/7/compound/@place province/NOUN/2/obl"})),
            "Tarn Sea = LBY 17 admin1");
}

TEST(Places, AnAreaOfSeveralWordsIsAPlaceWhateverTheNameFinderSays) {
  EXPECT_EQ(show(read(Written{"Rockets~rocket/NOUN/2/nsubj hit/VERB/0/root the/DET/5/det Tarn/PROPN/5/compound Heights/PROPN/2/obj"})),
            "Tarn Heights = - - area");
  EXPECT_EQ(show(read(Written{"Rockets~rocket/NOUN/2/nsubj hit/VERB/0/root the/DET/5/det Old/PROPN/5/compound/@organisation Fort/PROPN/2/obj/@organisation"})),
            "Old Fort = LBY 14 site");
  EXPECT_EQ(show(read(Written{"He/PRON/2/nsubj bought~buy/VERB/0/root Old/PROPN/5/compound Fort/PROPN/5/compound Books/PROPN/2/obj"})), "");
  EXPECT_EQ(show(read(Written{"Police/NOUN/2/nsubj met~meet/VERB/0/root Old/PROPN/4/compound/@person Fort/PROPN/2/obj/@person"})), "");
  EXPECT_EQ(show(read(Written{"Troops~troop/NOUN/2/nsubj hit/VERB/0/root Abu/PROPN/5/compound/@person Salm/PROPN/3/flat/@person camp/NOUN/2/obj"})),
            "Abu Salm camp = LBY 16 site");
}

TEST(Places, TheArticleOfAName) {
  EXPECT_EQ(show(read(Written{"A/DET/2/det court/NOUN/6/nsubj in/ADP/5/case The/DET/5/det Strand/PROPN/2/nmod/@place met~meet/VERB/0/root"})),
            "The Strand = FRA 15 settlement");
  EXPECT_EQ(show(read(Written{"A/DET/2/det court/NOUN/6/nsubj in/ADP/5/case The/DET/5/det Strand/PROPN/2/nmod/@organisation met~meet/VERB/0/root"})),
            "The Strand = FRA 15 settlement");
  EXPECT_EQ(show(read(Written{"A/DET/2/det court/NOUN/6/nsubj in/ADP/5/case the/DET/5/det Strand/PROPN/2/nmod met~meet/VERB/0/root"})),
            "the Strand = FRA 15 settlement");
  EXPECT_EQ(show(read(Written{"They/PRON/2/nsubj left~leave/VERB/0/root the/DET/4/det strand/NOUN/2/obj"})), "");
  EXPECT_EQ(show(read(Written{"They/PRON/2/nsubj met~meet/VERB/0/root the/DET/5/det Paris/PROPN/5/compound/@place mayor/NOUN/2/obj"})),
            "Paris = FRA 7 settlement")
      << "an article that is none of the name";
}

TEST(Places, CountryBehindAComma) {
  EXPECT_EQ(show(read(Written{"He/PRON/2/nsubj lives~live/VERB/0/root in/ADP/4/case Tripoli/PROPN/2/obl/@place ,/PUNCT/6/punct Lebanon/PROPN/4/appos/@place"})),
            "Tripoli = LBN 4 settlement; Lebanon = LBN 5 country");
  EXPECT_EQ(
      show(read(Written{"He/PRON/2/nsubj lives~live/VERB/0/root in/ADP/4/case Paris/PROPN/2/obl/@place ,/PUNCT/6/punct Texas/PROPN/4/appos"})).substr(0, 24),
      "Paris = USA 8 settlement");
}

TEST(Places, CountryInFocusDecides) {
  const Written w{"Lebanese/ADJ/2/amod troops~troop/NOUN/3/nsubj left~leave/VERB/0/root Lebanon/PROPN/3/obj/@place ./PUNCT/3/punct",
                  "Lebanon/PROPN/2/nsubj/@place watched~watch/VERB/0/root Tripoli/PROPN/2/obj/@place"};
  const auto places = read(w);
  ASSERT_FALSE(places.empty());
  EXPECT_EQ(places.back().record.country, "LBN");
}

TEST(Places, CoordinatesAndSpans) {
  const Written w{"Rebels~rebel/NOUN/2/nsubj took~take/VERB/0/root Benghazi/PROPN/2/obj/@place"};
  const auto places = read(w);
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].record.latitude, 32.1);
  EXPECT_EQ(places[0].record.at, (CharSpan{12, 20}));
  EXPECT_EQ(places[0].record.admin1, "Benghazi");
}

TEST(Places, UnknownNamesStayWithoutCoordinates) {
  const auto places = read(Written{"Rebels~rebel/NOUN/2/nsubj fled~flee/VERB/0/root to/ADP/4/case Zarnakh/PROPN/2/obl/@place"});
  ASSERT_EQ(places.size(), 1u);
  EXPECT_FALSE(places[0].record.latitude);
  EXPECT_FALSE(places[0].record.gazetteer_id);
}

TEST(Places, PersonsAreNoPlaces) {
  EXPECT_EQ(show(read(Written{"Paris/PROPN/2/compound/@person Hilton/PROPN/3/nsubj/@person laughed~laugh/VERB/0/root"})), "");
}

TEST(Places, OfAnEventTheClosest) {
  const Written w{
      "Police/NOUN/4/nsubj in/ADP/3/case Paris/PROPN/1/nmod/@place said~say/VERB/0/root rebels~rebel/NOUN/6/nsubj attacked~attack/VERB/4/ccomp "
      "troops~troop/NOUN/6/obj in/ADP/9/case Benghazi/PROPN/6/obl/@place"};
  EXPECT_EQ(of_event(w, "attacked"), "Benghazi");
}

TEST(Places, WhereItIsSaidIsNotWhereItHappened) {
  const Written w{
      "Police/NOUN/4/nsubj in/ADP/3/case Paris/PROPN/1/nmod/@place said~say/VERB/0/root rebels~rebel/NOUN/6/nsubj attacked~attack/VERB/4/ccomp "
      "troops~troop/NOUN/6/obj"};
  EXPECT_EQ(of_event(w, "attacked"), "-");
}

TEST(Places, TargetsArePlacesAndActorsAreNot) {
  EXPECT_EQ(of_event(Written{"Rebels~rebel/NOUN/2/nsubj captured~capture/VERB/0/root Benghazi/PROPN/2/obj/@place"}, "captured"), "Benghazi");
  EXPECT_EQ(of_event(Written{"Libya/PROPN/2/nsubj/@place attacked~attack/VERB/0/root rebels~rebel/NOUN/2/obj"}, "attacked"), "-");
}

TEST(Places, OfBehindANounOfPlaces) {
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj fought~fight/VERB/0/root in/ADP/5/case the/DET/5/det outskirts~outskirts/NOUN/2/obl of/ADP/7/case "
                             "Benghazi/PROPN/5/nmod/@place"},
                     "fought"),
            "Benghazi");
}

TEST(Sites, ANameBeforeTheNounOrBehindOf) {
  const Written w{
      "Rebels~rebel/NOUN/2/nsubj attacked~attack/VERB/0/root the/DET/7/det Al/PROPN/7/compound Noor/PROPN/7/compound hospital/NOUN/7/compound "
      "complex/NOUN/2/obj in/ADP/9/case Tripoli/PROPN/7/nmod/@place"};
  EXPECT_EQ(of_event(w, "attacked"), "Al Noor hospital complex");
  const auto found = sites_of(w, read(w));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].record.country, "LBY");
  EXPECT_EQ(found[0].record.precision, "site");
  EXPECT_EQ(
      of_event(
          Written{"They/PRON/2/nsubj fought~fight/VERB/0/root at/ADP/5/case the/DET/5/det University/PROPN/2/obl of/ADP/7/case Benghazi/PROPN/5/nmod/@place"},
          "fought"),
      "University of Benghazi");
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj fought~fight/VERB/0/root at/ADP/5/case the/DET/5/det hospital/NOUN/2/obl"}, "fought"), "-");
}

TEST(Places, WhereOneWasSentIsNoPlaceOfACharge) {
  const Written w{"Judges~judge/NOUN/2/nsubj charged~charge/VERB/0/root him/PRON/2/obj to/ADP/5/case Benghazi/PROPN/2/obl/@place"};
  const auto places = read(w);
  PlaceReader::Context event{w.at("charged"), {1, 2}};
  event.moves = false;
  EXPECT_EQ(PlaceReader::of_event(places, {}, w.tree, event), nullptr);
}

TEST(Places, Dateline) {
  const Written w{
      "BENGHAZI/PROPN/0/root/@place ,/PUNCT/3/punct Libya/PROPN/1/appos/@place -/PUNCT/1/punct Rebels~rebel/NOUN/6/nsubj attacked~attack/VERB/1/parataxis"};
  const auto found = reader().dateline(read(w), w.tree);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->gazetteer_id, "6");
  EXPECT_FALSE(reader().dateline(read(Written{"Rebels~rebel/NOUN/2/nsubj left~leave/VERB/0/root Benghazi/PROPN/2/obj/@place"}), w.tree));
}

TEST(Places, NameOverTwoLinesIsOne) {
  EXPECT_EQ(name_in_one_line("San\nSalvador"), "San Salvador");
  EXPECT_EQ(name_in_one_line("Al Noor \r\n  airport"), "Al Noor airport");
}

TEST(Places, ShortenedProvinceBehindAComma) {
  EXPECT_EQ(
      show(read(Written{"He/PRON/2/nsubj lives~live/VERB/0/root in/ADP/4/case Paris/PROPN/2/obl/@place ,/PUNCT/6/punct Tex./PROPN/4/appos"})).substr(0, 24),
      "Paris = USA 8 settlement");
}

TEST(Places, AStreetIsNotTheTownThatItIsCalledAfter) {
  EXPECT_EQ(show(read(Written{"Shells~shell/NOUN/2/nsubj fell~fall/VERB/0/root on/ADP/5/case Benghazi/PROPN/5/compound/@place Street/PROPN/2/obl/@place"})),
            "Benghazi Street = - - site");
}

TEST(Places, SouthOfATownIsAboutTheTown) {
  EXPECT_EQ(show(read(Written{"Shells~shell/NOUN/2/nsubj fell~fall/VERB/0/root in/ADP/5/case South/PROPN/5/compound/@place Benghazi/PROPN/2/obl/@place"})),
            "South Benghazi = LBY 6 near");
}

TEST(Places, TheTownWhosePoliceSpeakIsInFocus) {
  const Written w{"Benghazi/PROPN/2/compound/@organisation police/NOUN/3/nsubj said~say/VERB/0/root a/DET/5/det man/NOUN/6/nsubj died~die/VERB/3/ccomp",
                  "The/DET/3/det Benghazi/PROPN/3/compound/@organisation police/NOUN/4/nsubj searched~search/VERB/0/root"};
  const auto found = reader().focus(read(w), w.tree);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->gazetteer_id, "6");
  EXPECT_FALSE(reader().focus({}, Written{"Rebels~rebel/NOUN/2/nsubj left~leave/VERB/0/root"}.tree));
}

TEST(Places, CapitalsOfADatelineAreSpelledAsTheGazetteerDoes) {
  const auto places = read(Written{"¶ BENGHAZI/PROPN/0/root/@place -/PUNCT/1/punct Rebels~rebel/NOUN/4/nsubj attacked~attack/VERB/1/parataxis"});
  ASSERT_FALSE(places.empty());
  EXPECT_EQ(places[0].record.name, "Benghazi");
  EXPECT_EQ(places[0].record.text, "BENGHAZI");
}

TEST(Places, TheQuartersOfACityAreItsOwn) {
  const auto places =
      read(Written{"Shells~shell/NOUN/2/nsubj fell~fall/VERB/0/root in/ADP/6/case the/DET/6/det Paris/PROPN/6/compound/@place neighborhood/NOUN/2/obl",
                   "Men~man/NOUN/2/nsubj fled~flee/VERB/0/root Benghazi/PROPN/2/obj/@place"});
  ASSERT_EQ(places.size(), 2u);
  EXPECT_TRUE(places[0].record.latitude) << "of a city of millions no other is meant";
}

TEST(Places, WhatIsCalledATownIsAPlaceWhateverTheNameFinderSays) {
  const auto found = read(Written{"Rebels~rebel/NOUN/2/nsubj shelled~shell/VERB/0/root the/DET/4/det town/NOUN/2/obj of/ADP/6/case Izyum/PROPN/4/nmod"});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].record.text, "Izyum");
  EXPECT_EQ(found[0].record.precision, "settlement");
  EXPECT_TRUE(found[0].locates);
  EXPECT_EQ(show(read(Written{"They/PRON/2/nsubj left~leave/VERB/0/root the/DET/4/det town/NOUN/2/obj of/ADP/6/case Benghazi/PROPN/4/nmod/@person"})),
            "Benghazi = LBY 6 settlement");
}

TEST(Places, TheSideOfAVerbThatTellsWhere) {
  EXPECT_EQ(
      of_event(Written{"Benghazi/PROPN/3/nsubj:pass/@place was~be/AUX/3/aux:pass rocked~rock/VERB/0/root by/ADP/5/case blasts~blast/NOUN/3/obl"}, "blasts"),
      "Benghazi");
  EXPECT_EQ(of_event(Written{"Libya/PROPN/2/nsubj/@place suffered~suffer/VERB/0/root bombings~bombing/NOUN/2/obj"}, "bombings"), "Libya");
  EXPECT_EQ(of_event(Written{"Libya/PROPN/2/nsubj/@place condemned~condemn/VERB/0/root bombings~bombing/NOUN/2/obj"}, "bombings"), "-");
}

TEST(Places, TheRegionThatANameTells) {
  EXPECT_EQ(
      of_event(Written{"They/PRON/2/nsubj fought~fight/VERB/0/root in/ADP/6/case the/DET/6/det Benghazi/PROPN/6/compound/@place region/NOUN/2/obl"}, "fought"),
      "Benghazi");
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj fought~fight/VERB/0/root in/ADP/6/case the/DET/6/det Tripoli/PROPN/6/compound/@place suburb/NOUN/2/obl "
                             "of/ADP/8/case Tajura/PROPN/6/nmod/@place"},
                     "fought"),
            "Tajura");
}

TEST(Places, TheFinerOfTwoOneWithinTheOther) {
  EXPECT_EQ(of_event(Written{"Fighting~fighting/NOUN/4/nsubj in/ADP/3/case Libya/PROPN/1/nmod/@place killed~kill/VERB/0/root twelve/NUM/4/obj in/ADP/7/case "
                             "Benghazi/PROPN/4/obl/@place"},
                     "Fighting"),
            "Benghazi");
}

TEST(Places, ATownIsFinerThanTheAreaOfSeveralStatesAroundIt) {
  EXPECT_EQ(of_event(Written{"Fighting~fighting/NOUN/5/nsubj in/ADP/4/case Tarn/PROPN/4/compound Heights/PROPN/1/nmod killed~kill/VERB/0/root "
                             "twelve/NUM/5/obj in/ADP/8/case Benghazi/PROPN/5/obl/@place"},
                     "Fighting"),
            "Benghazi");
}

std::string stand_ins(const Written& w) {
  std::vector<PlaceMention> out;
  reader().read_stand_ins(w.tree, read(w), out);
  std::string shown;
  for (const PlaceMention& one : out) shown += one.record.text + " = " + one.record.name.value_or("-") + ';';
  return shown;
}

TEST(Places, NounsThatStandForAPlaceNamedBefore) {
  EXPECT_EQ(
      stand_ins(Written{"Rebels~rebel/NOUN/2/nsubj took~take/VERB/0/root Benghazi/PROPN/2/obj/@place and/CCONJ/5/cc burned~burn/VERB/2/conj the/DET/7/det "
                        "town/NOUN/5/obj"}),
      "the town = Benghazi;");
  EXPECT_EQ(stand_ins(Written{"Libyan/ADJ/2/amod officials~official/NOUN/3/nsubj fled~flee/VERB/0/root the/DET/5/det country/NOUN/3/obj"}),
            "the country = Libya;");
  EXPECT_EQ(
      stand_ins(Written{"Rebels~rebel/NOUN/2/nsubj took~take/VERB/0/root Benghazi/PROPN/2/obj/@place and/CCONJ/5/cc burned~burn/VERB/2/conj the/DET/8/det "
                        "next/ADJ/8/amod town/NOUN/5/obj"}),
      "");
}

TEST(Places, WithinOtherNamesAndWordsForAPeople) {
  const Written w{
      "Libyan/ADJ/2/amod envoys~envoy/NOUN/3/nsubj met~meet/VERB/0/root the/DET/7/det Benghazi/PROPN/7/compound/@organisation "
      "Fire/PROPN/7/compound/@organisation Department/PROPN/3/obj/@organisation"};
  std::vector<PlaceMention> out;
  reader().read_toponyms(w.tree, read(w), out);
  EXPECT_EQ(show(out), "Libyan = LBY 1 country; Benghazi = LBY 6 settlement");
}

TEST(Places, OnAMapOnlyTheTownOfALongerName) {
  const Written w{"They/PRON/2/nsubj met~meet/VERB/0/root in/ADP/5/case south/ADJ/5/amod/@place Benghazi/PROPN/2/obl/@place"};
  std::vector<PlaceMention> out;
  EXPECT_EQ(show(read(w)), "south Benghazi = LBY 6 near");
  reader().read_toponyms(w.tree, read(w), out);
  EXPECT_EQ(show(out), "Benghazi = LBY 6 settlement");
}

TEST(Outlets, TheTownOfItsName) {
  const fs::path folder = fs::path(testing::TempDir()) / "outlets_test";
  fs::create_directories(folder);
  std::ofstream(folder / "outlet_homes.tsv") << "names\ttown\tarea\tcountry\nwxyz|thestar.com\tTora\tTexas\tUSA\n";
  std::ofstream(folder / "outlet_words.tsv") << "words\tuse\nthe|abc\tbefore\nstate|journal|chronicle\tbehind\n";
  OutletHomes homes;
  const auto lexicon = *Lexicon::compile(folder);
  homes.read(*lexicon);
  ASSERT_NE(homes.find("http://www.wxyz.com/news"), nullptr);
  EXPECT_EQ(homes.find("www.wxyz.com")->town, "Tora");
  EXPECT_NE(homes.find("sport.thestar.com"), nullptr);
  EXPECT_EQ(homes.find("thestar.co.uk"), nullptr);
  const auto may_be_of = [&](std::string_view source, std::string_view town) {
    const auto towns = homes.towns_in(source);
    return std::find(towns.begin(), towns.end(), town) != towns.end();
  };
  EXPECT_TRUE(may_be_of("goodtownstatejournal.com", "goodtown"));
  EXPECT_TRUE(may_be_of("Goodtown State Journal", "goodtown"));
  EXPECT_TRUE(may_be_of("abc7goodtown.co.uk", "goodtown"));
  EXPECT_TRUE(may_be_of("chronicle.goodtown.com", "goodtown"));
  EXPECT_FALSE(may_be_of("goodtown.com", "goodtown"));
  EXPECT_FALSE(may_be_of("statejournal.com", "state"));
}

TEST(Sites, APlainWordMayStandBetweenNameAndNoun) {
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj fought~fight/VERB/0/root at/ADP/7/case the/DET/7/det Dumair/PROPN/7/compound military/ADJ/7/amod "
                             "airport/NOUN/2/obl"},
                     "fought"),
            "Dumair military airport");
}

TEST(Places, TheLargestCityOfACountryIsNotAllOfIt) {
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj fought~fight/VERB/0/root in/ADP/6/case Libya/PROPN/6/nmod:poss 's/PART/4/case city/NOUN/2/obl"}, "fought"),
            "-");
}

TEST(Places, InARelativeClauseAboutTheEvent) {
  EXPECT_EQ(of_event(Written{"Two/NUM/2/nsubj died~die/VERB/0/root in/ADP/5/case a/DET/5/det clash/NOUN/2/obl which/PRON/8/obj rebels~rebel/NOUN/8/nsubj "
                             "provoked~provoke/VERB/5/acl:relcl near/ADP/10/case Benghazi/PROPN/8/obl/@place"},
                     "died"),
            "Benghazi");
}

TEST(Places, ANameWithItsStateSaysWhereTheOthersAre) {
  const Written w{"Paris/PROPN/0/root/@place ,/PUNCT/1/punct Texas/PROPN/1/appos/@place",
                  "They/PRON/2/nsubj met~meet/VERB/0/root in/ADP/4/case Paris/PROPN/2/obl/@place"};
  EXPECT_EQ(show(read(w)), "Paris = USA 8 settlement; Texas = USA 18 admin1; Paris = USA 8 settlement");
}

TEST(Places, AStateShortened) {
  EXPECT_EQ(show(read(Written{"They/PRON/2/nsubj live/VERB/0/root in/ADP/4/case Tex/PROPN/2/obl/@place"})), "Tex = USA 18 admin1");
}

TEST(Places, AHouseStandsInThePlaceOfItsNameIfThatIsNamed) {
  const Written w{"They/PRON/2/nsubj met~meet/VERB/0/root in/ADP/4/case Benghazi/PROPN/2/obl/@place",
                  "The/DET/3/det Benghazi/PROPN/3/compound/@place Center/PROPN/4/nsubj/@place burned~burn/VERB/0/root"};
  EXPECT_EQ(show(read(w)), "Benghazi = LBY 6 settlement; Benghazi Center = LBY - site");
}

TEST(Places, WhatIsSoFarOffIsNotTheScene) {
  const Written w{
      "They/PRON/2/nsubj attacked~attack/VERB/0/root Benghazi/PROPN/2/obj/@place ,/PUNCT/3/punct 120/NUM/6/nummod km/NOUN/3/appos north/ADV/6/advmod "
      "of/ADP/9/case "
      "Tripoli/PROPN/7/obl/@place"};
  EXPECT_EQ(of_event(w, "attacked"), "Benghazi");
}

TEST(Places, WhatOpensASentenceIsTheSceneOfAllOfIt) {
  const Written near{
      "In/ADP/2/case Benghazi/PROPN/5/obl/@place ,/PUNCT/2/punct they/PRON/5/nsubj cleared~clear/VERB/0/root rubble/NOUN/5/obj of/ADP/9/case the/DET/9/det "
      "hall/NOUN/6/nmod burned~burn/VERB/9/acl/VBN"};
  EXPECT_EQ(of_event(near, "burned"), "Benghazi");
}

TEST(Sites, ANameBehindTheNoun) {
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj fought~fight/VERB/0/root at/ADP/5/case his/PRON/5/nmod:poss complex/NOUN/2/obl Bab/PROPN/5/appos "
                             "al/PROPN/6/flat -/PUNCT/9/punct Amal/PROPN/6/flat"},
                     "fought"),
            "Bab al - Amal");
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj fought~fight/VERB/0/root at/ADP/5/case his/PRON/5/nmod:poss complex/NOUN/2/obl Omar/PROPN/5/appos/@person"},
                     "fought"),
            "-");
}

TEST(Sites, APrisonIsAPlaceOnlyOfWhatIsDoneToIt) {
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj stormed~storm/VERB/0/root Sabra/PROPN/4/compound prison/NOUN/2/obj"}, "stormed"), "Sabra prison");
  EXPECT_EQ(of_event(Written{"They/PRON/2/nsubj died~die/VERB/0/root at/ADP/5/case Sabra/PROPN/5/compound prison/NOUN/2/obl"}, "died"), "-");
}

}  // namespace
}  // namespace hearsay
