// Text to words, as the English UD treebanks cut them: hyphens and slashes stand alone ("oil - rich", but
// "anti-war"), clitics are cut off ("do n't", "John 's"), addresses and numbers stay whole.
//
// White space always ends a word. Inside a chunk between white space there are joints: places where two
// characters might belong to different words, such as any side of a sign. A linear model judges each joint from the
// characters and runs around it. Runs of letters are never cut but for clitics and a list of fused words ("cannot").
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/analysis.h"
#include "language/char_kind.h"
#include "language/linear_model.h"
#include "language/word_facts.h"

namespace hearsay {

/// `part`: a new word, but of the same multiword token.
enum class Joint : std::uint8_t { none, word, part };

/// Decides joints: the trained model, or in training the gold text.
class JointJudge {
 public:
  virtual ~JointJudge() = default;
  virtual Joint judge(std::uint32_t byte, const Features&) = 0;
};

class Tokenizer {
 public:
  explicit Tokenizer(WordFacts facts) : facts_(facts) {}

  struct Chunk {  // between white space
    std::uint32_t begin = 0, end = 0;
    std::uint64_t hash = kEmptyWord;
    CharKind first = CharKind::space;
    bool plain = true;  // ASCII letters only
  };
  struct Scratch {
    std::vector<Chunk> chunks;
    // the characters of one chunk, and hashes of the run of word characters that ends before or begins at each
    std::vector<std::uint16_t> chars;
    std::vector<CharKind> kinds;
    std::vector<std::uint32_t> bytes;
    std::vector<std::uint64_t> left, right;
    std::size_t web = 0, mail = 0;  // where the "://" or "www." and the "@" of an address stand in it; its size if nowhere
    std::size_t web_end = 0;        // behind the last letter or digit of the web address
    Features features;
  };

  /// Appends the words of `text`, with `at` and `flags` set.
  void cut(std::string_view text, std::vector<Token>& out, Scratch&, JointJudge&) const;

 private:
  WordFacts facts_;
};

}  // namespace hearsay
