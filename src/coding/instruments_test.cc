#include "coding/instruments.h"

#include <gtest/gtest.h>

#include "support/assets.h"
#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

/// "text kind" of the means of one event.
std::string means(const Written& w, std::string_view event) {
  static const InstrumentReader reader = *InstrumentReader::create(testing_support::lexicon());
  const std::uint32_t head = w.at(event);
  std::vector<Instrument> found;
  reader.of_event(w.tree, head, {head, head + 1}, found);
  std::string out;
  for (const Instrument& one : found) out += (out.empty() ? "" : "; ") + one.text + ' ' + one.kind;
  return out;
}

TEST(Instruments, FiredThrownAndUsed) {
  EXPECT_EQ(means(Written{"They/PRON/2/nsubj fired~fire/VERB/0/root rockets~rocket/NOUN/2/obj"}, "fired"), "rockets artillery");
  EXPECT_EQ(means(Written{"They/PRON/2/nsubj attacked~attack/VERB/0/root with/ADP/5/case machine/NOUN/5/compound guns~gun/NOUN/2/obl"}, "attacked"),
            "machine guns firearm");
  EXPECT_EQ(means(Written{"They/PRON/2/nsubj attacked~attack/VERB/0/root using~use/VERB/2/advcl drones~drone/NOUN/3/obj"}, "attacked"), "drones drone");
  EXPECT_EQ(means(Written{"A/DET/3/det car/NOUN/3/compound bomb/NOUN/4/nsubj killed~kill/VERB/0/root nine/NUM/4/obj"}, "killed"), "car bomb bomb");
  EXPECT_EQ(
      means(Written{"He/PRON/3/nsubj:pass was~be/AUX/3/aux:pass killed~kill/VERB/0/root/VBN by/ADP/6/case a/DET/6/det mortar/NOUN/3/obl:agent"}, "killed"),
      "mortar artillery");
}

TEST(Instruments, JoinedOnesBothServe) {
  EXPECT_EQ(means(Written{"They/PRON/2/nsubj attacked~attack/VERB/0/root with/ADP/4/case knives~knife/NOUN/2/obl and/CCONJ/6/cc grenades~grenade/NOUN/4/conj"},
                  "attacked"),
            "knives blade; grenades bomb");
}

TEST(Instruments, WeaponsOfAnotherWordDoNotServe) {
  EXPECT_EQ(means(Written{"They/PRON/2/nsubj attacked~attack/VERB/0/root a/DET/4/det factory/NOUN/2/obj for/ADP/6/case rifles~rifle/NOUN/4/nmod"}, "attacked"),
            "");
  EXPECT_EQ(
      means(Written{"They/PRON/2/nsubj attacked~attack/VERB/0/root men~man/NOUN/2/obj who/PRON/5/nsubj carried~carry/VERB/3/acl:relcl rifles~rifle/NOUN/5/obj"},
            "attacked"),
      "");
}

TEST(Instruments, VerbsAreNoWeapons) { EXPECT_EQ(means(Written{"They/PRON/2/nsubj bomb/VERB/0/root Homs/PROPN/2/obj"}, "bomb"), ""); }

}  // namespace
}  // namespace hearsay
