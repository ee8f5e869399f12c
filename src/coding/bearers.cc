// Whose a wound is that the noun's own phrase gives to nobody: "nine are in hospital with burns", "is recovering from his injuries",
// "found the guard with a wound to the head", "thirty dead and fifty hurt among the guards". And who shares a part: "along with two aides".
#include <algorithm>

#include "base/words.h"
#include "coding/role_filler.h"

namespace hearsay {
namespace {

bool contains(const std::vector<std::uint32_t>& tokens, std::uint32_t i) { return std::find(tokens.begin(), tokens.end(), i) != tokens.end(); }

}  // namespace

// "on Friday", "on March 3", "in 1989", "on that night". Months are names: shots fired "on a march" are fired on people.
bool RoleFiller::is_day(std::uint32_t noun) const {
  const Frames& frames = lexicon_.frames();
  const auto named = [&](std::uint32_t i) { return tree_.token(i).upos == Upos::propn && frames.has(Frame::day, tree_.folded(i)); };
  if (tree_.token(noun).upos == Upos::noun) return frames.has(Frame::hour, tree_.folded(noun));
  if (tree_.token(noun).upos != Upos::num) return named(noun);
  const std::string_view digits = tree_.form(noun);
  if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"))) return true;
  const auto children = tree_.children(noun);
  return std::any_of(children.begin(), children.end(), named);
}

// "an attack on Friday against the fort": a day is nobody. "The murder in May of two nuns" hangs the nuns on the month.
void RoleFiller::fill_party(const Slot& slot, const Layout& layout, Tokens& out) const {
  fill(slot, layout, out);
  std::erase_if(out, [&](std::uint32_t i) { return is_day(i); });
  if (!out.empty() || slot.kind != Slot::Kind::preposition) return;
  for (const std::uint32_t node : layout.nodes)
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if ((r == Relation::nmod || r == Relation::obl) && is_day(c)) arguments_.oblique(c, slot.preposition, out);
    }
}

// "a wound to the head": where it is, not whose.
bool RoleFiller::is_part_of_body(std::uint32_t token) const { return classes_of(token) & lexicon_.class_named("body"); }

// Whom the verb says something of: "sent nine to hospital with burns" the nine, "were taken there with burns" who was taken, "recover" who does.
std::uint32_t RoleFiller::one_told_of(std::uint32_t verb) const {
  const std::uint32_t object = arguments_.is_passive(verb) ? kNoToken : tree_.child(verb, Relation::obj);
  const std::uint32_t who = object != kNoToken && !is_thing(object) ? object : arguments_.surface_subject(verb);
  return who != kNoToken && (is_people(who) || is_nominal(tree_.token(who).upos)) && !is_thing(who) ? who : kNoToken;
}

// "nurses a wound", "is recovering from injuries", "was taken to a clinic with burns", the burns hung on the clinic. Who inflicts
// wounds bears none.
std::uint32_t RoleFiller::bearer(std::uint32_t noun) const {
  if (!lexicon_.frames().has(Frame::borne, tree_.lemma(noun))) return kNoToken;
  const std::uint32_t above = tree_.head(noun);
  if (above == kNoToken) return kNoToken;
  const Relation r = tree_.relation(noun);
  if (r == Relation::obj) return lexicon_.frames().has(Frame::bear, tree_.lemma(above)) ? arguments_.surface_subject(above) : kNoToken;
  if (!is_one_of(tree_.preposition(noun), {"with", "from", "for"})) return kNoToken;
  if (r == Relation::obl && tree_.token(above).upos == Upos::verb) return one_told_of(above);
  if (r != Relation::nmod) return kNoToken;
  const std::uint32_t verb = tree_.head(above);
  const bool place = tree_.relation(above) == Relation::obl && verb != kNoToken && tree_.token(verb).upos == Upos::verb;
  if (tree_.child(above, Relation::cop) != kNoToken) return arguments_.surface_subject(above);  // "is in hospital with burns"
  return place ? one_told_of(verb) : kNoToken;
}

// "is under investigation", "under siege for weeks, the town …", "a convoy under fire", "were subjected to shelling"
std::uint32_t RoleFiller::one_under(std::uint32_t event) const {
  const std::string_view preposition = tree_.preposition(event);
  const std::uint32_t above = tree_.head(event);
  if (preposition == "under" && tree_.child(event, Relation::cop) != kNoToken) return arguments_.surface_subject(event);
  if (above == kNoToken) return kNoToken;
  if (preposition == "to") {
    if (!lexicon_.frames().has(Frame::undergo, tree_.lemma(above))) return kNoToken;
    return tree_.token(above).upos == Upos::verb ? arguments_.logical_object(above) : arguments_.surface_subject(above);
  }
  if (preposition != "under" || tree_.child(event, Relation::det) != kNoToken) return kNoToken;
  const Relation r = tree_.relation(event);
  if (r == Relation::nmod) return is_nominal(tree_.token(above).upos) ? above : kNoToken;
  return r == Relation::obl || r == Relation::advcl ? arguments_.surface_subject(above) : kNoToken;
}

// "thirty dead and fifty hurt among the guards": the phrase may hang on either, or on the verb that counts them.
void RoleFiller::fallen_among(std::uint32_t fallen, Tokens& out) const {
  const auto look = [&](std::uint32_t node) {
    if (out.empty() && node != kNoToken) arguments_.oblique(node, "among", out);
  };
  const std::uint32_t counted = tree_.relation(fallen) == Relation::acl ? tree_.head(fallen) : fallen;
  const std::uint32_t first = tree_.relation(counted) == Relation::conj ? tree_.head(counted) : counted;
  for (const std::uint32_t node : {fallen, counted, first}) look(node);
  if (first == kNoToken) return;
  for (const std::uint32_t c : tree_.children(first)) {
    if (tree_.relation(c) != Relation::conj) continue;
    look(c);
    if (const std::uint32_t participle = tree_.child(c, Relation::acl); participle != kNoToken) look(participle);
  }
  if (tree_.relation(first) == Relation::obj) look(tree_.head(first));
}

// "127 dead", where nobody else is said to be.
bool RoleFiller::are_fallen(std::uint32_t head) const {
  return is_one_of(tree_.folded(head), {"dead", "wounded", "injured"}) && tree_.child(head, Relation::nummod) != kNoToken &&
         tree_.child(head, Relation::cop) == kNoToken && tree_.child(head, Relation::nsubj) == kNoToken;
}

// What the patterns' slots leave out of harm: whose wound it is, and of "127 dead" the dead themselves.
void RoleFiller::fill_harmed(const Layout& layout, Roles& found) const {
  const std::uint32_t head = layout.head;
  const bool borne = tree_.token(head).upos == Upos::noun && lexicon_.frames().has(Frame::borne, tree_.lemma(head));
  if (found.recipients.size() == 1 && found.recipients.front() == tree_.head(head) && tree_.token(tree_.head(head)).upos == Upos::num) {
    Tokens among;  // "65 wounded among the troops", the wounded hung on their number
    fallen_among(head, among);
    if (!among.empty()) found.recipients = std::move(among);
  }
  if (borne)
    std::erase_if(found.recipients, [&](std::uint32_t i) {
      const bool owner = tree_.relation(i) == Relation::nmod_poss && tree_.token(i).upos == Upos::pron;  // "recovering from their injuries"
      return is_part_of_body(i) || tree_.token(i).upos == Upos::adj || (owner && bearer(head) != kNoToken);
    });
  if (!found.recipients.empty()) return;
  if (const std::uint32_t who = is_verbal(head) ? kNoToken : bearer(head); who != kNoToken && !contains(layout.words, who)) {
    found.recipients.push_back(who);
    std::erase(found.actors, who);
    return;
  }
  if (const std::uint32_t who = is_verbal(head) ? kNoToken : one_under(head);
      who != kNoToken && !is_thing(who) && !contains(layout.words, who) && !contains(found.actors, who))
    found.recipients.push_back(who);
  if (!found.recipients.empty()) return;
  if (are_fallen(head)) fallen_among(head, found.recipients);
}

// "was arrested along with two aides", "the army, together with volunteers, took the town": as the one they stand beside.
void RoleFiller::add_companions(std::uint32_t verb, Roles& found) const {
  if (!is_verbal(verb)) return;
  const std::uint32_t object = tree_.child(verb, Relation::obj), subject = arguments_.surface_subject(verb);
  for (const std::uint32_t c : tree_.children(verb)) {
    if (tree_.relation(c) != Relation::obl || !is_one_of(tree_.preposition(c), {"along", "together"}) || !is_people(c)) continue;
    if (c < verb && (subject == kNoToken || subject > c)) continue;
    const std::uint32_t first = tree_.subtree(c).first;
    const bool behind_object = object != kNoToken && c > object && first > 0 && tree_.form(first - 1) == ",";  // "told the office, along with the clerk, to"
    const bool touched = behind_object || arguments_.is_passive(verb);
    Tokens& side = touched ? found.recipients : found.actors;
    if (!side.empty() && !contains(found.actors, c) && !contains(found.recipients, c)) side.push_back(c);
  }
}

}  // namespace hearsay
