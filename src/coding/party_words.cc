#include "coding/party_words.h"

#include <algorithm>

#include "base/words.h"
#include "coding/in_sentence.h"

namespace hearsay {
namespace {

void set_words(const Tree& tree, TokenRange words, CodedParty& party) {
  party.words = words;
  const ByteSpan at = tree.bytes(words);
  party.record.text = tree.document().text(at);
  party.record.at = tree.document().chars(at);
}

/// "gunmen Thursday", "six children on Sunday": when it was is no part of who they were.
void leave_out_times(const Tree& tree, const std::vector<TimeMention>& times, CodedParty& party) {
  for (const TimeMention& time : in_sentence(times, tree, party.head)) {
    if (time.words.first <= party.head || time.words.last != party.words.last) continue;
    std::uint32_t last = time.words.first;
    while (last > party.head + 1 && (tree.token(last - 1).upos == Upos::adp || tree.token(last - 1).upos == Upos::punct)) --last;
    set_words(tree, {party.words.first, last}, party);
  }
}

/// "seek help from the international community for weapons": what it is for is no part of who is asked. Not "the ministry for the poor".
void leave_out_purpose(const Tree& tree, CodedParty& party) {
  for (const std::uint32_t c : tree.children(party.head)) {
    const TokenRange words = tree.subtree(c);
    if (tree.relation(c) != Relation::nmod || tree.preposition(c) != "for" || words.last != party.words.last || words.first <= party.head) continue;
    if (is_capital(tree.form(c)) || party.record.name) continue;
    set_words(tree, {party.words.first, words.first}, party);
  }
}

/// "accused the Northern Front of the attack": what somebody with a name is judged for is no part of that name; not "the leaders of the coup".
bool is_deed_of(const Tree& tree, const PartyOf& of, bool judged, const CodedParty& party, std::uint32_t deed) {
  if (tree.preposition(deed) != "of" || tree.token(party.head).upos != Upos::propn) return false;
  return deed == of.event || (judged && std::binary_search(of.events.begin(), of.events.end(), deed));
}

/// "sanctions on three officials over the crackdown", "charged the man with murder": why and when it was done, and what of, is no part of whom
/// it was done to.
void leave_out_circumstances(const Tree& tree, const Frames& frames, const PartyOf& of, CodedParty& party) {
  const bool judged = frames.has(Frame::judge, tree.lemma(of.event));
  for (const std::uint32_t c : tree.children(party.head)) {
    const TokenRange words = tree.subtree(c);
    const bool last = words.last == party.words.last && words.first > party.head && tree.relation(c) == Relation::nmod;
    const std::string_view preposition = tree.preposition(c);
    if (last && (frames.has(Frame::aside, preposition) || (judged && is_one_of(preposition, {"with", "for"})) || is_deed_of(tree, of, judged, party, c)))
      set_words(tree, {party.words.first, words.first}, party);
  }
}

}  // namespace

void trim_party(const Tree& tree, const Frames& frames, const std::vector<TimeMention>& times, PartyOf of, CodedParty& party) {
  leave_out_times(tree, times, party);
  leave_out_circumstances(tree, frames, of, party);
  if (of.asked) leave_out_purpose(tree, party);
}

}  // namespace hearsay
