#include "attribution/relay.h"

#include <algorithm>
#include <optional>

#include "attribution/assembly.h"
#include "attribution/by_cue.h"

namespace hearsay {
namespace {

/// A statement's word, its author, and the verb that passes it on with its subject; kNoToken where there is none.
struct Relay {
  std::uint32_t document = kNoToken, author = kNoToken, verb = kNoToken, reader = kNoToken;
};

class Relays {
 public:
  Relays(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all)
      : scene_(scene), tree_(*scene.tree), relayed_(relayed), all_(all), by_cue_(all) {}

  void run() {
    const std::size_t count = all_.size();
    for (std::size_t i = 0; i < count; ++i)
      if (const auto relay = read(all_[i])) pass_on(i, *relay);
  }

 private:
  bool is_document(std::uint32_t i) const { return relayed_.is_document(tree_.lemma(i)); }

  std::optional<Relay> read(const Attribution& one) const {
    const Relation r = tree_.relation(one.cue_head);
    const std::uint32_t above = tree_.head(one.cue_head);
    if (above == kNoToken || (r != Relation::acl && r != Relation::advcl && r != Relation::acl_relcl)) return std::nullopt;
    Relay relay;
    if (is_document(above))
      relay.document = above;
    else if (const std::uint32_t object = tree_.child(above, Relation::obj); object != kNoToken && object < one.cue_head && is_document(object))
      relay.document = object;
    if (relay.document == kNoToken) return std::nullopt;
    relay.author = author(relay.document);
    if (relay.author == kNoToken) return std::nullopt;
    const std::uint32_t verb = tree_.head(relay.document);
    if (verb != kNoToken && tree_.token(verb).upos == Upos::verb && tree_.relation(relay.document) == Relation::obj) {
      relay.verb = verb;
      for (const std::uint32_t c : tree_.children(verb))
        if (is_subject(tree_.relation(c)) && c != relay.author) relay.reader = c;
    }
    return relay;
  }

  std::uint32_t author(std::uint32_t document) const {
    for (const std::uint32_t c : tree_.children(document)) {
      const std::string_view preposition = tree_.preposition(c);
      if (tree_.relation(c) == Relation::nmod_poss) return c;
      if (tree_.relation(c) == Relation::nmod && (preposition == "from" || preposition == "by" || preposition == "of")) return c;
    }
    return kNoToken;
  }

  void pass_on(std::size_t number, const Relay& relay) {
    set_source(scene_, all_[number], relay.author);
    if (relay.reader == kNoToken) return;
    Attribution& inner = all_[number];  // what is said stands behind its cue, else it would hold whoever passes it on
    if (inner.content.first < inner.cue.first && inner.cue.last < inner.content.last) {
      inner.content.first = inner.cue.last;
      inner.inserted = {};
      inner.content_at = tree_.bytes(inner.content);
    }
    const TokenRange content{relay.document, std::max(all_[number].content.last, relay.document + 1)};
    const Attribution* known = by_cue_.find(relay.verb);
    Attribution outer = known ? *known : Attribution{.cue = {relay.verb, relay.verb + 1}, .cue_head = relay.verb, .score = all_[number].score};
    set_source(scene_, outer, relay.reader);
    set_content(scene_, outer, {std::min(outer.content.empty() ? content.first : outer.content.first, content.first), content.last});
    by_cue_.put(outer);
  }

  const Scene& scene_;
  const Tree& tree_;
  const Relayed& relayed_;
  std::vector<Attribution>& all_;
  ByCue by_cue_;
};

}  // namespace

void find_relays(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all) {
  Relays(scene, relayed, all).run();
  sort_by_cue(all);
}

}  // namespace hearsay
