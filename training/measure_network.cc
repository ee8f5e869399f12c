// How well and how fast the network of a model reads sentences whose words are given.
//
// usage: measure_network MODEL FILE.conllu [ROUNDS]
// Relations count without their subtypes, as in the shared tasks' LAS; words/s is one thread's, the best of ROUNDS.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "base/section_file.h"
#include "language/network.h"
#include "reading/conllu.h"

namespace {

using namespace hearsay;

struct Counts {
  std::size_t words = 0, upos = 0, xpos = 0, feats = 0, heads = 0, labelled = 0;
};

std::string_view main_relation(Relation r) {
  const std::string_view s = spelling(r);
  return s.substr(0, s.find(':'));
}

void compare(const Analysis& gold, const Analysis& ours, Counts& counts) {
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    const Token &g = gold.tokens[i], &t = ours.tokens[i];
    ++counts.words;
    counts.upos += t.upos == g.upos;
    counts.xpos += t.xpos == g.xpos;
    counts.feats += t.features == g.features;
    counts.heads += t.head == g.head;
    counts.labelled += t.head == g.head && main_relation(t.relation) == main_relation(g.relation);
  }
}

int measure(const char* model, const char* treebank, int rounds) {
  const auto start = std::chrono::steady_clock::now();
  auto file = SectionFile::open(model, {"LANG", 1});
  if (!file) return fmt::print(stderr, "{}\n", file.error().describe()), 2;
  auto network = Network::load(*file);
  if (!network) return fmt::print(stderr, "{}\n", network.error().describe()), 2;
  const std::chrono::duration<double> opened = std::chrono::steady_clock::now() - start;

  std::ifstream in(treebank, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  Counts counts;
  double best = 1e9;
  Network::Scratch scratch;
  const auto documents = read_conllu(text, Origin{});
  for (int round = 0; round < rounds; ++round) {
    counts = {};
    std::chrono::duration<double> took{};
    for (const auto& d : documents) {
      if (!d) continue;
      Analysis ours = d->analysis;
      const auto begin = std::chrono::steady_clock::now();
      (*network)->apply(d->document, ours, scratch);
      took += std::chrono::steady_clock::now() - begin;
      compare(d->analysis, ours, counts);
    }
    best = std::min(best, took.count());
  }
  auto percent = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(counts.words); };
  fmt::print("{} words: upos {:.2f} xpos {:.2f} feats {:.2f} uas {:.2f} las {:.2f}; {:.0f} words/s, opened in {:.1f} ms\n", counts.words, percent(counts.upos),
             percent(counts.xpos), percent(counts.feats), percent(counts.heads), percent(counts.labelled), static_cast<double>(counts.words) / best,
             opened.count() * 1e3);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: measure_network MODEL FILE.conllu [ROUNDS]\n");
    return 2;
  }
  return measure(argv[1], argv[2], argc > 3 ? std::max(1, std::atoi(argv[3])) : 1);
}
