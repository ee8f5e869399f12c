#include "attribution/rumours.h"

#include <algorithm>

#include "attribution/assembly.h"
#include "attribution/by_cue.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kReach = 14;  // words from the rumour to what is rumoured

class Rumours {
 public:
  Rumours(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all)
      : scene_(scene), tree_(*scene.tree), relayed_(relayed), all_(all), by_cue_(all) {}

  void run() {
    known_ = all_.size();
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (!is_nominal(tree_.token(i).upos) || !relayed_.is_rumour(fold(tree_.lemma(i)))) continue;
      const std::uint32_t first = begin_of_content(i);
      if (first != kNoToken && !is_told(i, first)) add(i, first);
    }
  }

 private:
  // Behind "that" or "has it": the rumour with its own phrases, and no verb but one by which rumours spread.
  std::uint32_t begin_of_content(std::uint32_t rumour) const {
    const std::uint32_t end = std::min(scene_.sentence(rumour).last, rumour + kReach);
    bool spreads = false;
    for (std::uint32_t i = rumour + 1; i + 1 < end; ++i) {
      const Upos upos = tree_.token(i).upos;
      if (tree_.folded(i) == "that" && upos != Upos::det) return starts_clause(i + 1) ? i + 1 : kNoToken;
      if (upos == Upos::verb || upos == Upos::aux) {
        if (!relayed_.is_spreading(tree_.lemma(i))) return kNoToken;
        spreads = true;
        if (tree_.lemma(i) == "have" && tree_.folded(i + 1) == "it" && i + 2 < end && tree_.folded(i + 2) != "that") return i + 2;
      } else if (upos == Upos::punct && (!spreads || tree_.form(i) != ",")) {
        return kNoToken;
      }
    }
    return kNoToken;
  }

  // "the rumour that spread": the relative pronoun is the subject of its verb, and nothing is told.
  bool starts_clause(std::uint32_t i) const { return tree_.token(i).upos != Upos::verb && tree_.token(i).upos != Upos::aux; }

  // By a cue of its sentence; those found before stand in the order of their cues.
  bool is_told(std::uint32_t rumour, std::uint32_t first) const {
    const TokenRange sentence = scene_.sentence(rumour);
    const auto end = all_.begin() + static_cast<std::ptrdiff_t>(known_);
    for (auto one = std::partition_point(all_.begin(), end, [&](const Attribution& a) { return a.cue_head < sentence.first; });
         one != end && one->cue_head < sentence.last; ++one)
      if (one->content.has(first) && (one->cue_head >= rumour || one->source_head == rumour)) return true;
    return false;
  }

  void add(std::uint32_t rumour, std::uint32_t first) {
    std::uint32_t last = scene_.sentence(rumour).last;
    while (last > first && tree_.token(last - 1).upos == Upos::punct && scene_.quotation_of[last - 1] < 0) --last;
    if (last == first) return;
    Attribution found{.cue = {rumour, rumour + 1}, .cue_head = rumour, .kind = SourceKind::public_, .hedge = true};
    if (const Cue* cue = scene_.cues[rumour]) found.entry = cue->row;
    set_content(scene_, found, {first, last});
    by_cue_.put(found);
  }

  const Scene& scene_;
  const Tree& tree_;
  const Relayed& relayed_;
  std::vector<Attribution>& all_;
  ByCue by_cue_;
  std::size_t known_ = 0;  // attributions that others found
};

}  // namespace

void find_rumours(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all) {
  Rumours(scene, relayed, all).run();
  sort_by_cue(all);
}

}  // namespace hearsay
