#include "attribution/credits.h"

#include <algorithm>

#include "attribution/assembly.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLongestMaker = 10;

class Credits {
 public:
  Credits(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all) : scene_(scene), tree_(*scene.tree), relayed_(relayed), all_(all) {}

  void run() {
    const auto& sentences = tree_.analysis().sentences;
    for (std::size_t i = 0; i < sentences.size();) {
      TokenRange paragraph{sentences[i].first, sentences[i].last};
      for (++i; i < sentences.size() && !sentences[i].new_paragraph; ++i) paragraph.last = sentences[i].last;
      read(paragraph);
    }
  }

 private:
  bool is_punct(std::uint32_t i) const { return tree_.token(i).upos == Upos::punct; }

  void read(TokenRange paragraph) {
    const std::uint32_t from = paragraph.last - std::min(paragraph.last - paragraph.first, kLongestMaker + 2);
    for (std::uint32_t word = std::max(from, paragraph.first + 1); word + 2 < paragraph.last; ++word) {
      if (!relayed_.is_credit(tree_.folded(word)) || tree_.written(word + 1) != ":") continue;
      return add({paragraph.first, word}, {word, word + 2}, {word + 2, paragraph.last});
    }
  }

  void add(TokenRange caption, TokenRange cue, TokenRange maker) {
    while (!maker.empty() && is_punct(maker.last - 1)) --maker.last;
    const bool nothing_shown = std::all_of(tree_.analysis().tokens.begin() + caption.first, tree_.analysis().tokens.begin() + caption.last,
                                           [](const Token& token) { return token.upos == Upos::punct; });
    if (maker.empty() || nothing_shown || tree_.token(maker.first).upos != Upos::propn) return;
    Attribution fresh{.source = maker, .source_head = maker.first, .cue = cue, .cue_head = cue.first, .credit = true};
    fresh.kind = scene_.kinds->kind(tree_, maker, maker.first);
    set_content(scene_, fresh, caption);
    all_.push_back(fresh);
  }

  const Scene& scene_;
  const Tree& tree_;
  const Relayed& relayed_;
  std::vector<Attribution>& all_;
};

}  // namespace

void find_credits(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all) { Credits(scene, relayed, all).run(); }

}  // namespace hearsay
