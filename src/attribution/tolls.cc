#include "attribution/tolls.h"

#include "attribution/assembly.h"
#include "attribution/by_cue.h"
#include "base/words.h"

namespace hearsay {
namespace {

std::uint32_t tally_of(const Tree& tree, const Frames& frames, std::uint32_t verb) {
  const std::uint32_t object = tree.child(verb, Relation::obj);
  return object != kNoToken && object > verb && frames.has(Frame::tally, tree.lemma(object)) ? object : kNoToken;
}

// "The blast raised the toll to 45": no blast says so.
std::uint32_t teller_of(const Scene& scene, std::uint32_t verb) {
  const std::uint32_t subject = scene.tree->child(verb, Relation::nsubj);
  const bool speaks = subject != kNoToken && can_be_source(*scene.tree, subject) && scene.kinds->nominal_class(*scene.tree, subject) != "noun";
  return speaks ? subject : kNoToken;
}

// "put the total figure at $70 million": it is people that are counted here.
bool is_money(const Tree& tree, TokenRange words) {
  for (std::uint32_t i = words.first; i < words.last; ++i)
    if (is_one_of(tree.form(i), {"$", "£", "€", "%"}) || is_one_of(tree.lemma(i), {"percent", "dollar", "euro", "pound"})) return true;
  return false;
}

}  // namespace

void find_tolls(const Scene& scene, const Frames& frames, std::vector<Attribution>& all) {
  const Tree& tree = *scene.tree;
  ByCue by_cue(all);
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    if (tree.token(verb).upos != Upos::verb || !frames.has(Frame::counting, tree.lemma(verb))) continue;
    const std::uint32_t tally = tally_of(tree, frames, verb), teller = teller_of(scene, verb);
    if (tally == kNoToken || teller == kNoToken) continue;
    if (const Attribution* known = by_cue.find(verb); known && known->content.has(tally)) continue;
    TokenRange content{tree.subtree(tally).first, tree.subtree(verb).last};
    while (content.last > tally + 1 && tree.token(content.last - 1).upos == Upos::punct) --content.last;
    if (is_money(tree, content)) continue;
    Attribution found{.cue = {verb, verb + 1}, .cue_head = verb};
    set_source(scene, found, teller);
    set_content(scene, found, content);
    by_cue.put(found);
  }
  sort_by_cue(all);
}

}  // namespace hearsay
