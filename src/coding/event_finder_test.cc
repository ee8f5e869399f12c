#include "coding/event_finder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using testing_support::Written;

/// A small event dictionary of the test's own, so that the large one may change.
class EventFinderTest : public testing::Test {
 protected:
  EventFinderTest() : folder_(fs::path(testing::TempDir()) / ("events_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    put("classes.tsv",
        "words\tclasses\nsoldier|troop\tarmed\ngoal|match\tsport\nhostage|"
        "refugee\tperson\ncoalition\tgroup\nministry\tgovernment\nplea\tlaw\nhead\tbody\nfront\tlaw "
        "armed\n");
    put("nonevents.tsv", "words\ncapture the flag\nattack on the sense\n");
    put("light_verbs.tsv", "verbs\tsubject\ncarry out|launch|claim\tactor\nrequest|seek\ttaker\nsuffer\trecipient\ncharge\tobject\noccur\tnone\n");
    put("nonparties.tsv", "class\nlaw\nbody\n");
    put("event_heads.tsv", "nouns\ncase|victim|campaign\n");
    put("frames.tsv", "lemmas\tframe\nblame\tblame\nno\tnobody\none\tinstance\n");
  }
  ~EventFinderTest() override { fs::remove_all(folder_); }

  void put(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }

  /// The entries, each "words pos type mode cameo roles conditions contexts" between tabs.
  void entries(const std::string& rows) {
    put("events.tsv", "words\tpos\ttype\tmode\tcameo\troles\tconditions\tcontexts\n" + rows);
    auto lexicon = Lexicon::compile(folder_);
    ASSERT_TRUE(lexicon) << lexicon.error().describe();
    auto events = EventLexicon::create(*lexicon);
    ASSERT_TRUE(events) << events.error().describe();
    events_ = std::make_shared<const EventLexicon>(std::move(*events));
  }

  /// "trigger TYPE: actors > recipients; …" of what is found.
  std::string find(const Written& w) const {
    std::vector<FoundEvent> found;
    EventFinder(events_).find(w.tree, found);
    std::string out;
    for (const FoundEvent& event : found) {
      if (!out.empty()) out += "; ";
      out += w.text(event.trigger) + ' ' + std::string(event.entry->type ? spelling(*event.entry->type) : "-");
      if (!event.entry->mode.empty()) out += '/' + std::string(event.entry->mode);
      out += ": " + w.forms(event.actors) + " > " + w.forms(event.recipients);
    }
    return out;
  }

  fs::path folder_;
  std::shared_ptr<const EventLexicon> events_;
};

TEST_F(EventFinderTest, VerbWithSubjectAndObject) {
  entries("attack\tverb\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"Rebels~rebel/NOUN/2/nsubj attacked~attack/VERB/0/root/VBD Brega/PROPN/2/obj"}), "attacked ASSAULT: Rebels > Brega");
  EXPECT_EQ(find(Written{"Brega/PROPN/3/nsubj:pass was~be/AUX/3/aux:pass attacked~attack/VERB/0/root/VBN by/ADP/5/case rebels~rebel/NOUN/3/obl:agent"}),
            "attacked ASSAULT: rebels > Brega");
}

TEST_F(EventFinderTest, JoinedPartiesStayTogether) {
  entries("meet\tverb\tCONSULT\t\t040\t\t\t\n");
  EXPECT_EQ(find(Written{"France/PROPN/4/nsubj and/CCONJ/3/cc Italy/PROPN/1/conj met~meet/VERB/0/root/VBD rebels~rebel/NOUN/4/obj"}),
            "met CONSULT: France Italy > rebels");
}

TEST_F(EventFinderTest, LongestPatternFirst) {
  entries("carry\tverb\tAID\t\t070\t\t\t\ncarry out attack\tverb\tASSAULT\t\t190\tactor:subj recipient:on\t\t\nattack\tnoun\tASSAULT\t\t190\t\t\t\n");
  // The phrase swallows its event noun: one event.
  EXPECT_EQ(
      find(Written{"They/PRON/2/nsubj carried~carry/VERB/0/root/VBD out/ADP/2/compound:prt an/DET/5/det attack/NOUN/2/obj on/ADP/7/case Brega/PROPN/5/nmod"}),
      "carried out an attack ASSAULT: They > Brega");
}

TEST_F(EventFinderTest, PatternWordsStandInAnyOrder) {
  entries("lift arms embargo\tverb\tCONCEDE\t\t085\tactor:subj recipient:on,against\t\t\n");
  const std::string wanted = "lifted the arms embargo CONCEDE: Paris > Libya";
  EXPECT_EQ(
      find(Written{"Paris/PROPN/2/nsubj lifted~lift/VERB/0/root/VBD the/DET/5/det arms/NOUN/5/compound embargo/NOUN/2/obj on/ADP/7/case Libya/PROPN/5/nmod"}),
      wanted);
  // In a passive the object stands before its verb.
  EXPECT_EQ(find(Written{"The/DET/3/det arms/NOUN/3/compound embargo/NOUN/5/nsubj:pass was~be/AUX/5/aux:pass lifted~lift/VERB/0/root/VBN by/ADP/7/case "
                         "Paris/PROPN/5/obl:agent"}),
            "arms embargo was lifted CONCEDE: Paris > ");
}

TEST_F(EventFinderTest, VerbAndItsOwnNounAreOneEvent) {
  entries(
      "lay siege\tverb\tCOERCE\t\t191\t\t\t\nsiege\tnoun\tCOERCE\t\t191\t\t\t\nprovide\tverb\tAID\t\t070\t\t\t\naid\tnoun\tAID\t\t070\t\t\t\n"
      "petition\tnoun\tREQUEST\t\t020\t\t\t\nseek\tverb\tREQUEST\t\t020\t\t\t\nkill\tverb\tASSAULT\t\t190\t\t\t\nraid\tnoun\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"Rebels~rebel/NOUN/2/nsubj laid~lay/VERB/0/root/VBD a/DET/8/det long/ADJ/8/amod ,/PUNCT/7/punct hard/ADJ/7/amod bitter/ADJ/4/conj "
                         "siege/NOUN/2/obj"}),
            "siege COERCE: Rebels > ");
  EXPECT_EQ(find(Written{"Chad/PROPN/2/nsubj provided~provide/VERB/0/root/VBD millions~million/NOUN/2/obj in/ADP/5/case aid/NOUN/3/nmod"}),
            "provided AID: Chad > millions");
  EXPECT_EQ(find(Written{"A/DET/2/det petition/NOUN/0/root seeking~seek/VERB/2/acl/VBG relief/NOUN/3/obj"}), "petition REQUEST:  > relief");
  EXPECT_EQ(find(Written{"Rebels~rebel/NOUN/3/nsubj:pass were~be/AUX/3/aux:pass killed~kill/VERB/0/root/VBN in/ADP/6/case two/NUM/6/nummod "
                         "raids~raid/NOUN/3/obl"}),
            "killed ASSAULT:  > Rebels; raids ASSAULT:  > ");
}

TEST_F(EventFinderTest, AccordingIsNoAccord) {
  entries("reach accord\tverb\tAGREE\t\t057\t\t\t\n");
  EXPECT_EQ(
      find(Written{"They/PRON/2/nsubj reached~reach/VERB/0/root/VBD Brega/PROPN/2/obj according~accord/VERB/6/case/VBG to/ADP/4/fixed police/NOUN/2/obl"}), "");
  EXPECT_EQ(find(Written{"They/PRON/2/nsubj reached~reach/VERB/0/root/VBD an/DET/4/det accord/NOUN/2/obj"}), "reached an accord AGREE: They > ");
}

TEST_F(EventFinderTest, PatternNounAboveItsParticiple) {
  entries("carry out attack\tverb\tASSAULT\t\t190\tactor:subj recipient:on\t\t\n");
  EXPECT_EQ(find(Written{"the/DET/2/det attack/NOUN/0/root carried~carry/VERB/2/acl/VBN out/ADP/3/compound:prt by/ADP/6/case rebels~rebel/NOUN/3/obl:agent"}),
            "attack carried out ASSAULT: rebels > ");
}

TEST_F(EventFinderTest, EventNounWithItsParticipants) {
  entries("attack\tnoun\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"the/DET/2/det attack/NOUN/0/root by/ADP/4/case rebels~rebel/NOUN/2/nmod on/ADP/6/case Brega/PROPN/2/nmod"}),
            "attack ASSAULT: rebels > Brega");
  EXPECT_EQ(find(Written{"Gaddafi/PROPN/3/nmod:poss 's/PART/1/case attack/NOUN/0/root"}), "attack ASSAULT: Gaddafi > ");
}

TEST_F(EventFinderTest, NounPhrasePatternOverHyphen) {
  entries("suicide attack\tnoun\tASSAULT\tsuicide-attack\t183\t\t\t\nattack\tnoun\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"a/DET/4/det suicide/NOUN/4/compound -/PUNCT/4/punct attack/NOUN/0/root"}), "suicide - attack ASSAULT/suicide-attack:  > ");
}

TEST_F(EventFinderTest, CompoundsThatNameAKindOfThingTellNoEvent) {
  entries("attack\tnoun\tASSAULT\t\t190\t\t\t\nmurder\tnoun\tASSAULT\t\t180\t\t\t\n");
  EXPECT_EQ(find(Written{"an/DET/3/det attack/NOUN/3/compound helicopter/NOUN/0/root"}), "");
  EXPECT_EQ(find(Written{"the/DET/3/det murder/NOUN/3/compound case/NOUN/0/root"}), "murder ASSAULT:  > ");
}

TEST_F(EventFinderTest, LightVerbsSayWhoTheSubjectIs) {
  entries("attack\tnoun\tASSAULT\t\t190\t\t\t\nmurder\tnoun\tASSAULT\t\t180\t\t\t\n");
  EXPECT_EQ(find(Written{"Rebels~rebel/NOUN/2/nsubj launched~launch/VERB/0/root/VBD an/DET/4/det attack/NOUN/2/obj on/ADP/6/case Brega/PROPN/2/obl"}),
            "attack ASSAULT: Rebels > Brega");
  EXPECT_EQ(find(Written{"Rebels~rebel/NOUN/2/nsubj suffered~suffer/VERB/0/root/VBD an/DET/4/det attack/NOUN/2/obj"}), "attack ASSAULT:  > Rebels");
  EXPECT_EQ(find(Written{"They/PRON/2/nsubj charged~charge/VERB/0/root/VBD him/PRON/2/obj with/ADP/5/case murder/NOUN/2/obl"}), "murder ASSAULT: him > ");
  EXPECT_EQ(find(Written{"An/DET/2/det attack/NOUN/3/nsubj occurred~occur/VERB/0/root/VBD"}), "attack ASSAULT:  > ");
}

TEST_F(EventFinderTest, ConditionsOnClassesAndWords) {
  entries("fire\tverb\tASSAULT\tfirearms\t190\tactor:subj recipient:at,on\tsubj:armed !obj:sport\t\nfire\tverb\tSANCTION\t\t160\t\tobj:person\t\n");
  EXPECT_EQ(find(Written{"Soldiers~soldier/NOUN/2/nsubj fired~fire/VERB/0/root/VBD at/ADP/4/case crowds~crowd/NOUN/2/obl"}),
            "fired ASSAULT/firearms: Soldiers > crowds");
  EXPECT_EQ(find(Written{"Soldiers~soldier/NOUN/2/nsubj fired~fire/VERB/0/root/VBD a/DET/4/det goal/NOUN/2/obj"}), "");
  EXPECT_EQ(find(Written{"Critics~critic/NOUN/2/nsubj fired~fire/VERB/0/root/VBD him/PRON/2/obj"}), "fired SANCTION: Critics > him");
  EXPECT_EQ(find(Written{"Imagination/NOUN/2/nsubj fired~fire/VERB/0/root/VBD"}), "");
}

TEST_F(EventFinderTest, PresenceAndAnywhere) {
  entries("hit\tverb\tASSAULT\t\t190\t\tobj:* any=rocket,shell\t\n");
  EXPECT_EQ(find(Written{"It/PRON/2/nsubj hit~hit/VERB/0/root/VBD Brega/PROPN/2/obj with/ADP/5/case rockets~rocket/NOUN/2/obl"}), "hit ASSAULT: It > Brega");
  EXPECT_EQ(find(Written{"It/PRON/2/nsubj hit~hit/VERB/0/root/VBD with/ADP/4/case rockets~rocket/NOUN/2/obl"}), "");
  EXPECT_EQ(find(Written{"It/PRON/2/nsubj hit~hit/VERB/0/root/VBD Brega/PROPN/2/obj"}), "");
}

TEST_F(EventFinderTest, MoreConditionsGoFirstOfEqualLength) {
  entries("strike\tverb\tASSAULT\t\t190\t\t\t\nstrike\tverb\tPROTEST\tstrike\t143\t\t!obj:*\t\n");
  EXPECT_EQ(find(Written{"Miners~miner/NOUN/2/nsubj struck~strike/VERB/0/root/VBD"}), "struck PROTEST/strike: Miners > ");
  EXPECT_EQ(find(Written{"Jets~jet/NOUN/2/nsubj struck~strike/VERB/0/root/VBD Brega/PROPN/2/obj"}), "struck ASSAULT: Jets > Brega");
}

TEST_F(EventFinderTest, ArmedWordsArePersonsToo) {
  entries("abduct\tverb\tASSAULT\tabduct\t181\t\tobj:person\t\n");
  EXPECT_EQ(find(Written{"Gunmen~gunman/NOUN/2/nsubj abducted~abduct/VERB/0/root/VBD soldiers~soldier/NOUN/2/obj"}),
            "abducted ASSAULT/abduct: Gunmen > soldiers");
}

TEST_F(EventFinderTest, NoneventsAreBlocked) {
  entries("capture\tverb\tASSAULT\tbattle\t190\t\t\t\nattack\tnoun\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"Boys~boy/NOUN/2/nsubj captured~capture/VERB/0/root/VBD the/DET/4/det flag/NOUN/2/obj"}), "");
  EXPECT_EQ(find(Written{"an/DET/2/det attack/NOUN/0/root on/ADP/5/case the/DET/5/det senses~sense/NOUN/2/nmod"}), "");
  EXPECT_EQ(find(Written{"Boys~boy/NOUN/2/nsubj captured~capture/VERB/0/root/VBD the/DET/4/det town/NOUN/2/obj"}), "captured ASSAULT/battle: Boys > town");
}

TEST_F(EventFinderTest, TypeMayBeLeftOpen) {
  entries("collapse\tverb\t-\tdisaster\t\tactor: recipient:subj\t\t\n");
  EXPECT_EQ(find(Written{"A/DET/2/det mine/NOUN/3/nsubj collapsed~collapse/VERB/0/root/VBD"}), "collapsed -/disaster:  > mine");
}

TEST_F(EventFinderTest, FirstSlotThatIsFilledWins) {
  entries("appeal\tverb\tREQUEST\t\t100\tactor:subj recipient:to,for\t\t\n");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj appealed~appeal/VERB/0/root/VBD to/ADP/4/case NATO/PROPN/2/obl for/ADP/6/case help/NOUN/2/obl"}),
            "appealed REQUEST: He > NATO");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj appealed~appeal/VERB/0/root/VBD for/ADP/4/case help/NOUN/2/obl"}), "appealed REQUEST: He > help");
}

TEST_F(EventFinderTest, NobodyIsBothActorAndRecipient) {
  entries("clash\tverb\tASSAULT\tbattle\t190\tactor:subj recipient:with,subj\t\t\n");
  EXPECT_EQ(find(Written{"Troops~troop/NOUN/2/nsubj clashed~clash/VERB/0/root/VBD"}), "clashed ASSAULT/battle: Troops > ");
}

TEST_F(EventFinderTest, WordsFarApartLeaveTheHeadAlone) {
  entries("open fire\tverb\tASSAULT\tfirearms\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"They/PRON/2/nsubj opened~open/VERB/0/root/VBD with/ADP/8/case all/DET/8/det of/ADP/8/case the/DET/8/det heavy/ADJ/8/amod "
                         "guns~gun/NOUN/2/obl a/DET/10/det fire/NOUN/2/obj"}),
            "opened ASSAULT/firearms: They > ");
}

TEST_F(EventFinderTest, HyphenedKeysMatchBothSpellings) {
  entries("cease-fire\tnoun\tRETREAT\tceasefire\t0871\t\t\t\n");
  EXPECT_EQ(find(Written{"the/DET/2/det cease-fire/NOUN/0/root"}), "cease-fire RETREAT/ceasefire:  > ");
  EXPECT_EQ(find(Written{"the/DET/4/det cease/NOUN/4/compound -/PUNCT/4/punct fire/NOUN/0/root"}), "cease - fire RETREAT/ceasefire:  > ");
}

TEST_F(EventFinderTest, TakersAreGivenHelpAndHoldTalks) {
  entries("support\tnoun\tAID\t\t070\tactor:by recipient:for\t\t\ntalks\tnoun\tCONSULT\t\t040\tactor:by recipient:with\t\t\n");
  EXPECT_EQ(find(Written{"Troops~troop/NOUN/2/nsubj requested~request/VERB/0/root/VBD support/NOUN/2/obj from/ADP/5/case soldiers~soldier/NOUN/3/nmod"}),
            "support AID: soldiers > Troops");
  EXPECT_EQ(find(Written{"Troops~troop/NOUN/2/nsubj sought~seek/VERB/0/root/VBD talks/NOUN/2/obj"}), "talks CONSULT: Troops > ");
}

TEST_F(EventFinderTest, WhoClaimsAnAttackMadeIt) {
  entries("attack\tnoun\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"the/DET/2/det attack/NOUN/0/root claimed~claim/VERB/2/acl/VBN by/ADP/5/case rebels~rebel/NOUN/3/obl:agent"}),
            "attack ASSAULT: rebels > ");
}

TEST_F(EventFinderTest, FireComesFromPeopleOnly) {
  entries("fire\tnoun\tASSAULT\t\t190\tactor:by recipient:on\t\t\n");
  EXPECT_EQ(find(Written{"fire/NOUN/0/root from/ADP/3/case soldiers~soldier/NOUN/1/nmod"}), "fire ASSAULT: soldiers > ");
  EXPECT_EQ(find(Written{"fire/NOUN/0/root from/ADP/4/case the/DET/4/det hill/NOUN/1/nmod"}), "fire ASSAULT:  > ");
}

TEST_F(EventFinderTest, MakersHangOnAnyWordOfACompound) {
  entries("air strike\tnoun\tASSAULT\taerial\t195\tactor:mod\t\t\n");
  EXPECT_EQ(find(Written{"coalition/NOUN/2/compound air/NOUN/3/compound strikes~strike/NOUN/0/root"}), "air strikes ASSAULT/aerial: coalition > ");
  entries("coalition strike\tnoun\tASSAULT\t\t195\tactor:mod\t\t\n");
  EXPECT_EQ(find(Written{"coalition/NOUN/2/compound strikes~strike/NOUN/0/root"}), "coalition strikes ASSAULT: coalition > ");
  entries("air strike\tnoun\tASSAULT\taerial\t195\tactor:mod\t\t\n");
  // The capital of a sentence's first word says nothing.
  EXPECT_EQ(find(Written{"They/PRON/2/nsubj left~leave/VERB/0/root/VBD", "Several~several/ADJ/3/amod air/NOUN/3/compound strikes~strike/NOUN/0/root"}),
            "air strikes ASSAULT/aerial:  > ");
}

TEST_F(EventFinderTest, PeopleOfAPatternAreStillTouched) {
  entries("accept refugee\tverb\tCOOPERATE\t\t060\t\t\t\n");
  EXPECT_EQ(find(Written{"They/PRON/2/nsubj accepted~accept/VERB/0/root/VBD refugees~refugee/NOUN/2/obj"}), "accepted refugees COOPERATE: They > refugees");
}

TEST_F(EventFinderTest, ThingsAreNoParties) {
  entries("reject\tverb\tREJECT\t\t120\t\t\t\n");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj rejected~reject/VERB/0/root/VBD the/DET/4/det plea/NOUN/2/obj"}), "rejected REJECT: He > ");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj rejected~reject/VERB/0/root/VBD the/DET/4/det front/NOUN/2/obj"}), "rejected REJECT: He > front");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj rejected~reject/VERB/0/root/VBD Plea/PROPN/2/obj"}), "rejected REJECT: He > Plea");
}

TEST_F(EventFinderTest, WhoIsAskedWhetherIsAskedForNothing) {
  entries("ask\tverb\tREQUEST\t\t100\t\tclause:*\t\n");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj asked~ask/VERB/0/root/VBD them/PRON/2/obj to/PART/5/mark leave/VERB/2/xcomp"}), "asked REQUEST: He > them");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj asked~ask/VERB/0/root/VBD them/PRON/2/obj whether/SCONJ/6/mark they/PRON/6/nsubj left~leave/VERB/2/ccomp"}), "");
}

TEST_F(EventFinderTest, WhatIsAskedMayHangOnWhoIsAsked) {
  entries("allow\tverb\tCONCEDE\t\t080\t\tclause:*\t\n");
  EXPECT_EQ(find(Written{"They/PRON/2/nsubj allowed~allow/VERB/0/root/VBD men/NOUN/2/obj to/PART/5/mark leave/VERB/3/acl/VerbForm=Inf"}),
            "allowed CONCEDE: They > men");
  EXPECT_EQ(find(Written{"They/PRON/2/nsubj allowed~allow/VERB/0/root/VBD men/NOUN/2/obj"}), "");
}

TEST_F(EventFinderTest, InSupportOfIsTheSubjects) {
  entries("support\tnoun\tSUPPORT\t\t050\tactor:by recipient:of\t\t\n");
  EXPECT_EQ(
      find(Written{"Soldiers~soldier/NOUN/2/nsubj marched~march/VERB/0/root/VBD in/ADP/4/case support/NOUN/2/obl of/ADP/6/case rebels~rebel/NOUN/4/nmod"}),
      "support SUPPORT: Soldiers > rebels");
}

TEST_F(EventFinderTest, RefusesWhatItDoesNotKnow) {
  const auto refused = [&](const std::string& row) {
    put("events.tsv", "words\tpos\ttype\tmode\tcameo\troles\tconditions\tcontexts\n" + row);
    const auto events = EventLexicon::create(*Lexicon::compile(folder_));
    return events ? std::string("taken") : events.error().where.source;
  };
  EXPECT_EQ(refused("attack\tverb\tASSAULT\t\t190\t\t\t\n"), "taken");
  EXPECT_EQ(refused("attack\tverb\tATTACK\t\t190\t\t\t\n"), "events.tsv:2");
  EXPECT_EQ(refused("attack\tadverb\tASSAULT\t\t190\t\t\t\n"), "events.tsv:2");
  EXPECT_EQ(refused("attack\tverb\tASSAULT\t\t190\t\tobj\t\n"), "events.tsv:2");
}

TEST_F(EventFinderTest, BlamedForAnEventIsWhoDidIt) {
  entries("attack\tnoun\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"An/DET/2/det attack/NOUN/6/nsubj blamed~blame/VERB/2/acl/VBN on/ADP/5/case rebels~rebel/NOUN/3/obl failed~fail/VERB/0/root"}),
            "attack ASSAULT: rebels > ");
}

TEST_F(EventFinderTest, AgentHungOnTheVictim) {
  entries("killing\tnoun\tASSAULT\t\t180\tactor:by recipient:of\t\t\n");
  EXPECT_EQ(find(Written{"the/DET/2/det killing/NOUN/0/root of/ADP/5/case a/DET/5/det girl/NOUN/2/nmod by/ADP/7/case soldiers~soldier/NOUN/5/nmod"}),
            "killing ASSAULT: soldiers > girl");
}

TEST_F(EventFinderTest, NobodyDidWhatNoGroupDid) {
  entries("attack\tverb\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"No/DET/2/det group/NOUN/3/nsubj attacked~attack/VERB/0/root troops~troop/NOUN/3/obj"}), "attacked ASSAULT:  > troops");
}

TEST_F(EventFinderTest, OneOfTheEventsNamedBefore) {
  entries("raid\tnoun\tASSAULT\t\t\tactor:by\t\t\n");
  const Written w{
      "There/PRON/2/expl were~be/VERB/0/root raids~raid/NOUN/2/nsubj/NNS by/ADP/5/case troops~troop/NOUN/3/nmod/NNS ,/PUNCT/8/punct with/ADP/8/case "
      "one/NUM/2/obl launched~launch/VERB/8/acl/VBN today/NOUN/9/obl:unmarked"};
  EXPECT_EQ(find(w), "raids ASSAULT: troops > ; launched ASSAULT: troops > ");
}

TEST_F(EventFinderTest, InfinitivesAloneAreAskedFor) {
  entries("tell\tverb\tREQUEST\t\t020\t\tinf:*\t\n");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj told~tell/VERB/0/root soldiers~soldier/NOUN/2/obj to/PART/5/mark leave/VERB/2/xcomp/VB"}),
            "told REQUEST: He > soldiers");
  EXPECT_EQ(find(Written{"He/PRON/2/nsubj told~tell/VERB/0/root soldiers~soldier/NOUN/2/obj that/SCONJ/6/mark they/PRON/6/nsubj left~leave/VERB/2/ccomp/VBD"}),
            "");
}

TEST_F(EventFinderTest, WhereSomethingIsTakenIsNotTaken) {
  entries("take town\tverb\tASSAULT\t\t190\tactor:subj recipient:obj\t\t\n");
  EXPECT_EQ(find(Written{"Rebels~rebel/NOUN/2/nsubj took~take/VERB/0/root the/DET/4/det town/NOUN/2/obj"}), "took the town ASSAULT: Rebels > ");
  EXPECT_EQ(find(Written{"Rebels~rebel/NOUN/2/nsubj took~take/VERB/0/root food/NOUN/2/obj to/ADP/6/case the/DET/6/det town/NOUN/2/obl"}), "");
}

TEST_F(EventFinderTest, AnotherParticleMakesAnotherVerb) {
  entries("break with\tverb\tSANCTION\t\t160\tactor:subj recipient:with\t\t\n");
  EXPECT_EQ(find(Written{"Kenya/PROPN/2/nsubj broke~break/VERB/0/root with/ADP/4/case rebels~rebel/NOUN/2/obl"}), "broke with SANCTION: Kenya > rebels");
  EXPECT_EQ(find(Written{"Men~man/NOUN/2/nsubj broke~break/VERB/0/root in/ADP/2/compound:prt with/ADP/5/case crowbars~crowbar/NOUN/2/obl"}), "");
}

TEST_F(EventFinderTest, StrongVerbsThatTheLemmatizerDoesNotKnow) {
  put("verb_forms.tsv", "form\tlemma\nsank\tsink\n");
  entries("sink\tverb\tASSAULT\t\t190\t\t\t\n");
  EXPECT_EQ(find(Written{"Troops~troop/NOUN/2/nsubj sank/VERB/0/root boats~boat/NOUN/2/obj"}), "sank ASSAULT: Troops > boats");
}

}  // namespace
}  // namespace hearsay
