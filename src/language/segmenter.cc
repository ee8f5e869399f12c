#include "language/segmenter.h"

namespace hearsay {
namespace {

class TrainedJoints final : public JointJudge {
 public:
  explicit TrainedJoints(const LinearModel& model) : model_(model) {}
  Joint judge(std::uint32_t, const Features& f) override { return static_cast<Joint>(model_.best(f)); }

 private:
  const LinearModel& model_;
};

class TrainedEnds final : public EndJudge {
 public:
  explicit TrainedEnds(const LinearModel& model) : model_(model) {}
  bool ends(std::uint32_t, const Features& f) override { return model_.scores(f)[0] > 0; }

 private:
  const LinearModel& model_;
};

}  // namespace

Result<Segmenter> Segmenter::load(const SectionFile& file) {
  auto words = WordFacts::Table::over(file.section("seg.words"));
  auto joints = LinearModel::over(file.section("seg.joints"), 3);
  auto ends = LinearModel::over(file.section("seg.ends"), 1);
  if (words && joints && ends) return Segmenter(WordFacts(*words), *joints, *ends);
  const char* name = !words ? "seg.words" : !joints ? "seg.joints" : "seg.ends";
  return fail(Fault::corrupt, std::string("The language model's section '") + name + "' is missing or has the wrong size; install the model file again.");
}

void Segmenter::apply(const Document& document, Analysis& out, Scratch& scratch) const {
  TrainedJoints joints(joints_);
  TrainedEnds ends(ends_);
  out.tokens.clear();
  tokenizer_.cut(document.text(), out.tokens, scratch.words, joints);
  splitter_.split(document.text(), out.tokens, out.sentences, scratch.sentences, ends);
}

}  // namespace hearsay
