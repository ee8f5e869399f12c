#include "coding/times.h"

#include <gtest/gtest.h>

#include "coding/days.h"
#include "support/assets.h"
#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

const TimeReader& reader() {
  static const TimeReader one = *TimeReader::create(testing_support::lexicon());
  return one;
}

bool is_number(std::string_view word) { return (word[0] >= '0' && word[0] <= '9') || word == "two" || word == "three"; }

/// A sentence "They VERB WORDS" in which the words hang on the verb by their last one; capitals make names.
std::string clause(std::string_view verb, std::string_view words) {
  std::string out = "They/PRON/2/nsubj " + std::string(verb) + "/VERB/0/root/VBD ";
  std::vector<std::string> parts;
  while (!words.empty()) {
    parts.emplace_back(words.substr(0, words.find(' ')));
    words.remove_prefix(std::min(parts.back().size() + 1, words.size()));
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char first = parts[i][0];
    const bool last = i + 1 == parts.size(), digit = is_number(parts[i]), capital = first >= 'A' && first <= 'Z';
    out += parts[i] + (digit ? "/NUM/" : capital ? "/PROPN/" : first == ',' || first == '-' ? "/PUNCT/" : "/NOUN/");
    out += last ? "2/obl " : std::to_string(parts.size() + 2) + "/dep ";
  }
  return out;
}

std::string show(const Time& time) {
  const std::string when = time.start.value_or("open") + (time.start == time.stop ? "" : ".." + time.stop.value_or("open"));
  return time.text + " = " + when + ' ' + time.precision;
}

/// Every time of the sentence. Published on Wednesday, 6 April 2011, unless told otherwise.
std::string times(std::string_view words, std::optional<std::string> published = "2011-04-06") {
  const std::string sentence = clause("left", words);
  const Written w({sentence}, std::move(published));
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  std::string out;
  for (const TimeMention& one : found) out += (out.empty() ? "" : "; ") + show(one.record);
  return out;
}

TEST(Times, Absolute) {
  EXPECT_EQ(times("on 12 March 2002"), "12 March 2002 = 2002-03-12 day");
  EXPECT_EQ(times("on March 12 , 2002"), "March 12, 2002 = 2002-03-12 day");
  EXPECT_EQ(times("on 12th March"), "12th March = 2011-03-12 day");
  EXPECT_EQ(times("on 2011-03-12"), "2011-03-12 = 2011-03-12 day");
  EXPECT_EQ(times("on 12.03.2011"), "12.03.2011 = 2011-03-12 day");
  EXPECT_EQ(times("in March 2010"), "March 2010 = 2010-03-01..2010-03-31 month");
  EXPECT_EQ(times("in 1999"), "1999 = 1999-01-01..1999-12-31 year");
  EXPECT_EQ(times("in the 1990s"), "1990s = 1990-01-01..1999-12-31 year");
}

TEST(Times, AbsoluteWithoutAYearIsTheNearest) {
  EXPECT_EQ(times("in February"), "February = 2011-02-01..2011-02-28 month");
  EXPECT_EQ(times("in October"), "October = 2010-10-01..2010-10-31 month");
  EXPECT_EQ(times("on 30 December"), "30 December = 2010-12-30 day");
  EXPECT_EQ(times("last October"), "last October = 2010-10-01..2010-10-31 month");
}

TEST(Times, Weekdays) {
  EXPECT_EQ(times("on Wednesday"), "Wednesday = 2011-04-06 day");
  EXPECT_EQ(times("on Thursday"), "Thursday = 2011-03-31 day");
  EXPECT_EQ(times("on Monday"), "Monday = 2011-04-04 day");
  EXPECT_EQ(times("last Wednesday"), "last Wednesday = 2011-03-30 day");
  EXPECT_EQ(times("next Monday"), "next Monday = 2011-04-11 day");
  EXPECT_EQ(times("on Friday night"), "Friday night = 2011-04-01 day");
  EXPECT_EQ(times("on Tuesday last week"), "Tuesday last week = 2011-03-29 day");
}

TEST(Times, RelativeToThePublication) {
  EXPECT_EQ(times("today"), "today = 2011-04-06 day");
  EXPECT_EQ(times("yesterday"), "yesterday = 2011-04-05 day");
  EXPECT_EQ(times("yesterday morning"), "yesterday morning = 2011-04-05 day");
  EXPECT_EQ(times("tomorrow"), "tomorrow = 2011-04-07 day");
  EXPECT_EQ(times("last night"), "last night = 2011-04-05 day");
  EXPECT_EQ(times("overnight"), "overnight = 2011-04-05..2011-04-06 day");
  EXPECT_EQ(times("this morning"), "this morning = 2011-04-06 day");
  EXPECT_EQ(times("three days ago"), "three days ago = 2011-04-03 day");
  EXPECT_EQ(times("two weeks ago"), "two weeks ago = 2011-03-21..2011-03-27 week");
  EXPECT_EQ(times("a month ago"), "a month ago = 2011-03-01..2011-03-31 month");
  EXPECT_EQ(times("two years ago"), "two years ago = 2009-01-01..2009-12-31 year");
  EXPECT_EQ(times("this week"), "this week = 2011-04-04..2011-04-10 week");
  EXPECT_EQ(times("last week"), "last week = 2011-03-28..2011-04-03 week");
  EXPECT_EQ(times("last month"), "last month = 2011-03-01..2011-03-31 month");
  EXPECT_EQ(times("last year"), "last year = 2010-01-01..2010-12-31 year");
}

TEST(Times, Ranges) {
  EXPECT_EQ(times("since October"), "since October = 2010-10-01..2011-04-06 month");
  EXPECT_EQ(times("since 12 March"), "since 12 March = 2011-03-12..2011-04-06 day");
  EXPECT_EQ(times("between 3 and 5 March"), "between 3 and 5 March = 2011-03-03..2011-03-05 day");
  EXPECT_EQ(times("from Monday to Wednesday"), "from Monday to Wednesday = 2011-04-04..2011-04-06 day");
  EXPECT_EQ(times("in the last 24 hours"), "the last 24 hours = 2011-04-05..2011-04-06 day");
  EXPECT_EQ(times("in the past three weeks"), "the past three weeks = 2011-03-16..2011-04-06 day");
}

TEST(Times, FromWithoutToIsAPlainTime) {
  EXPECT_EQ(times("from Monday"), "Monday = 2011-04-04 day");
  EXPECT_EQ(times("from 5 March"), "5 March = 2011-03-05 day");
  EXPECT_EQ(times("from 3 to 5 March"), "from 3 to 5 March = 2011-03-03..2011-03-05 day");
  EXPECT_EQ(times("from 2009 to 2010"), "from 2009 to 2010 = 2009-01-01..2010-12-31 year");
  EXPECT_EQ(times("from the house"), "");
}

TEST(Times, FeastsThatMove) {
  EXPECT_EQ(times("on Thanksgiving"), "Thanksgiving = 2010-11-25 day");
  EXPECT_EQ(times("on Memorial Day"), "Memorial Day = 2011-05-30 day");
  EXPECT_EQ(times("on Christmas Eve"), "Christmas Eve = 2010-12-24 day");
  EXPECT_EQ(feast_day("05-1:5", 2011), make_day(2011, 5, 30));
  EXPECT_FALSE(feast_day("05-1:6", 2011));
  EXPECT_FALSE(feast_day("02-30", 2011));
  EXPECT_FALSE(feast_day("11", 2011));
}

TEST(Times, DaysBesideOthers) {
  EXPECT_EQ(times("the day after Thanksgiving"), "the day after Thanksgiving = 2010-11-26 day");
  EXPECT_EQ(times("the night before 3 April"), "the night before 3 April = 2011-04-02 day");
  EXPECT_EQ(times("the day after a wedding"), "the day after = open day");  // nobody told of its day
}

TEST(Times, NumbersOfHousesAreNoYears) { EXPECT_EQ(times("in the 1900 block"), ""); }

TEST(Times, OfTheClock) {
  EXPECT_EQ(times("at 2:30 p.m. on Monday"), "2:30 p.m. on Monday = 2011-04-04 minute");
  EXPECT_EQ(times("on Monday at noon"), "Monday at noon = 2011-04-04 minute");
}

TEST(Times, StayOpenWithoutAPublicationDate) {
  EXPECT_EQ(times("on Friday", std::nullopt), "Friday = open day");
  EXPECT_EQ(times("yesterday", std::nullopt), "yesterday = open day");
  EXPECT_EQ(times("in March", std::nullopt), "March = open month");
  EXPECT_EQ(times("last week", std::nullopt), "last week = open week");
  EXPECT_EQ(times("on 12 March 2002", std::nullopt), "12 March 2002 = 2002-03-12 day");
}

TEST(Times, NoTimes) {
  EXPECT_EQ(times("the may"), "");
  EXPECT_EQ(times("on 31 February 2011"), "31 February 2011 = open day");
  EXPECT_EQ(times("the house"), "");
  EXPECT_EQ(times("12 houses"), "");
}

TEST(Times, FutureClausesLookForward) {
  const Written w{"They/PRON/3/nsubj will/AUX/3/aux meet~meet/VERB/0/root/VB on/ADP/5/case Friday/PROPN/3/obl"};
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(show(found[0].record), "Friday = 2011-04-08 day");
}

TEST(Times, WhatSomebodySawComing) {
  const auto first = [](std::string_view sentence) {
    const Written w({std::string(sentence)}, "2011-04-06");
    std::vector<TimeMention> found;
    reader().read(w.tree, found);
    return found.empty() ? std::string() : show(found.front().record);
  };
  EXPECT_EQ(first("They/PRON/2/nsubj said~say/VERB/0/root/VBD he/PRON/5/nsubj would/AUX/5/aux leave/VERB/2/ccomp/VB on/ADP/7/case Friday/PROPN/5/obl"),
            "Friday = 2011-04-08 day");
  EXPECT_EQ(first("They/PRON/2/nsubj said~say/VERB/0/root/VBD he/PRON/5/nsubj would/AUX/5/aux leave/VERB/2/ccomp/VB on/ADP/7/case Monday/PROPN/5/obl"),
            "Monday = 2011-04-04 day")
      << "the nearer one";
  EXPECT_EQ(first("They/PRON/2/nsubj said~say/VERB/0/root/VBD he/PRON/6/nsubj would/AUX/6/aux have/AUX/6/aux left~leave/VERB/2/ccomp/VBN on/ADP/8/case "
                  "Friday/PROPN/6/obl"),
            "Friday = 2011-04-01 day");
}

TEST(Times, DaysToldBefore) {
  const Written w{"They/PRON/2/nsubj left~leave/VERB/0/root/VBD on/ADP/5/case 12/NUM/5/nummod March/PROPN/2/obl ./PUNCT/2/punct",
                  "They/PRON/2/nsubj returned~return/VERB/0/root/VBD the/DET/5/det following/ADJ/5/amod day/NOUN/2/obl:unmarked"};
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(show(found[1].record), "the following day = 2011-03-13 day");
}

TEST(Times, ADayEarlierThanWhatWasToldNotThanWhatIsPlanned) {
  EXPECT_EQ(times("on Monday , strike on 12 April , a day earlier"), "Monday = 2011-04-04 day; 12 April = 2011-04-12 day; a day earlier = 2011-04-03 day");
}

TEST(Times, WhenThePageWasWorkedOver) {
  const Written w({"Ten/NUM/2/nsubj died~die/VERB/0/root/VBD Updated~update/VERB/6/advmod :/PUNCT/6/punct on/ADP/6/case Sunday/PROPN/2/obl"}, "2011-04-06");
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  EXPECT_TRUE(reader().of_event(found, w.tree, w.at("died")));
  const Written page({"Ten/NUM/2/nsubj died~die/VERB/0/root/VBD Updated~update/VERB/5/advmod :/PUNCT/5/punct Sunday/PROPN/2/obl"}, "2011-04-06");
  reader().read(page.tree, found = {});
  EXPECT_FALSE(reader().of_event(found, page.tree, page.at("died")));
}

TEST(Times, AClockBehindADate) { EXPECT_EQ(times("on Saturday , March 2 , 2002 7:39 AM"), "Saturday, March 2, 2002 7:39 AM = 2002-03-02 minute"); }

TEST(Times, NowIsWhatItHangsOn) {
  const Written w({"He/PRON/4/nsubj:pass is~be/AUX/4/aux:pass now/ADV/4/advmod charged~charge/VERB/0/root/VBN with/ADP/6/case murder/NOUN/4/obl"},
                  "2011-04-06");
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  EXPECT_TRUE(reader().of_event(found, w.tree, w.at("charged")));
  EXPECT_FALSE(reader().of_event(found, w.tree, w.at("murder")));
}

TEST(Times, EndsAndBeginnings) {
  EXPECT_EQ(times("by the end of the year"), "the end of the year = 2011-04-06..2011-12-31 month");
  EXPECT_EQ(times("at the beginning of June 2010"), "the beginning of June 2010 = 2010-06-01..2010-06-07 week");
}

TEST(Times, WhatIsToComeIsNotOnTheDayItIsAnnounced) {
  const Written w(
      {"They/PRON/3/nsubj will/AUX/3/aux leave/VERB/6/ccomp/VB ,/PUNCT/6/punct he/PRON/6/nsubj said~say/VERB/0/root/VBD on/ADP/8/case Sunday/PROPN/6/obl"},
      "2011-04-06");
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  EXPECT_FALSE(reader().of_event(found, w.tree, w.at("leave")));
}

TEST(Times, BelongToTheEventTheyHangOn) {
  const Written w{
      "Police/NOUN/2/nsubj said~say/VERB/0/root/VBD on/ADP/4/case Monday/PROPN/2/obl that/SCONJ/7/mark rebels~rebel/NOUN/7/nsubj "
      "attacked~attack/VERB/2/ccomp/VBD on/ADP/9/case Sunday/PROPN/7/obl"};
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  const auto attacked = reader().of_event(found, w.tree, w.at("attacked"));
  ASSERT_TRUE(attacked);
  EXPECT_EQ(attacked->text, "Sunday");
  const auto said = reader().of_event(found, w.tree, w.at("said"));
  ASSERT_TRUE(said);
  EXPECT_EQ(said->text, "Monday");
}

TEST(Times, AnAttributeHasNotTheDayOfItsClause) {
  const Written w{
      "They/PRON/3/nsubj will/AUX/3/aux free/VERB/0/root/VB detained~detain/VERB/5/amod/VBN farmers~farmer/NOUN/3/obj/NNS on/ADP/7/case Friday/PROPN/3/obl"};
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  EXPECT_TRUE(reader().of_event(found, w.tree, w.at("free")));
  EXPECT_FALSE(reader().of_event(found, w.tree, w.at("detained")));
}

/// The day of the event of a sentence, or "-".
std::string day_of(std::string_view sentence, std::string_view event) {
  const Written w({std::string(sentence)}, "2011-04-06");
  std::vector<TimeMention> found;
  reader().read(w.tree, found);
  const auto time = reader().of_event(found, w.tree, w.at(event));
  return time ? time->text : "-";
}

TEST(Times, TheDayOfAnArrestIsNotThatOfTheDeed) {
  constexpr std::string_view kArrest =
      "They/PRON/3/nsubj:pass were~be/AUX/3/aux:pass arrested~arrest/VERB/0/root/VBN Monday/PROPN/3/obl:unmarked in/ADP/6/case connection/NOUN/3/obl "
      "with/ADP/9/case the/DET/9/det shooting/NOUN/6/nmod";
  EXPECT_EQ(day_of(kArrest, "arrested"), "Monday");
  EXPECT_EQ(day_of(kArrest, "shooting"), "-");
  constexpr std::string_view kCharged =
      "They/PRON/3/nsubj:pass were~be/AUX/3/aux:pass charged~charge/VERB/0/root/VBN Monday/PROPN/3/obl:unmarked for/ADP/7/case the/DET/7/det "
      "shooting/NOUN/3/obl";
  EXPECT_EQ(day_of(kCharged, "shooting"), "-");
}

TEST(Times, BeforeAnEventIsNotWhenItWas) {
  EXPECT_EQ(day_of("He/PRON/2/nsubj left~leave/VERB/0/root/VBD the/DET/4/det night/NOUN/2/obl:unmarked before/ADP/7/case the/DET/7/det shooting/NOUN/4/nmod",
                   "shooting"),
            "-");
}

TEST(Times, TheDayOfAPictureIsItsOwn) {
  EXPECT_EQ(day_of("Wrecks~wreck/NOUN/6/nsubj ,/PUNCT/3/punct pictured~picture/VERB/1/acl/VBN Monday/PROPN/3/obl:unmarked ,/PUNCT/3/punct "
                   "mark/VERB/0/root/VBP a/DET/8/det shooting/NOUN/6/obj",
                   "shooting"),
            "-");
}

TEST(Times, ABracketedDateOpensThePage) {
  EXPECT_EQ(day_of("(/PUNCT/2/punct 2011-04-02/NUM/6/dep )/PUNCT/2/punct -/PUNCT/6/punct He/PRON/6/nsubj shot~shoot/VERB/0/root/VBD them/PRON/6/obj", "shot"),
            "-");
}

TEST(Days, OfTheCalendar) {
  EXPECT_EQ(iso(*parse_iso_day("2012-02-29T10:00")), "2012-02-29");
  EXPECT_FALSE(parse_iso_day("2011-02-29"));
  EXPECT_FALSE(parse_iso_day("2011/02/28"));
  EXPECT_FALSE(parse_iso_day("2011-2-28"));
  EXPECT_FALSE(make_day(0, 1, 1));
  EXPECT_EQ(weekday_of(*make_day(2011, 4, 6)), 3);
  EXPECT_EQ(iso(add_months(*make_day(2011, 3, 31), -1)), "2011-02-28");
  EXPECT_EQ(iso(week_of(*make_day(2011, 4, 6)).first), "2011-04-04");
  EXPECT_EQ(iso(weekend_of(*make_day(2011, 4, 6)).first), "2011-04-09");
  EXPECT_EQ(iso(month_of_year(2012, 2).last), "2012-02-29");
}

}  // namespace
}  // namespace hearsay
