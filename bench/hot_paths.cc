// Where the time goes: each stage of the way from text to incidents by itself, over the sample reports in demo/. Words a second
// are words that white space parts. For comparing two builds on one machine; whole runs are bench/peers.py's.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "attribution/coder_parts.h"
#include "hearsay/coder.h"
#include "language/tree.h"
#include "linking/linker.h"

namespace {

using namespace hearsay;

/// What opened, or the end of the program with the reason.
template <class T>
T or_stop(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "hot_paths: {}\n", result.error().describe());
  std::exit(2);
}

std::int64_t words_in(const std::string& text) {
  std::istringstream in(text);
  std::int64_t count = 0;
  for (std::string word; in >> word;) ++count;
  return count;
}

/// The program and the sample reports, opened once.
struct Bench {
  Bench() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(HEARSAY_SOURCE_DIR "/demo/reports"))
      if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::ifstream in(file);
      for (std::string line; std::getline(in, line);) {
        const auto report = nlohmann::json::parse(line);
        Origin origin;
        origin.id = report.value("id", "");
        documents.push_back(or_stop(Document::make(std::move(origin), report.value("text", ""))));
        words += words_in(report.value("text", ""));
      }
    }
    LanguageModel::Worker worker(model);
    analyses.resize(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) worker.analyse(documents[i], analyses[i]);
  }

  std::shared_ptr<const Lexicon> lexicon = or_stop(Lexicon::open(HEARSAY_BINARY_DIR "/share/hearsay/lexicon.bin"));
  std::shared_ptr<const LanguageModel> model = or_stop(LanguageModel::open(HEARSAY_SOURCE_DIR "/models/english.model"));
  Coder coder = or_stop(Coder::create(lexicon, model));
  std::vector<Document> documents;
  std::vector<Analysis> analyses;
  std::int64_t words = 0;
};

const Bench& bench() {
  static const Bench one;
  return one;
}

void count_words(benchmark::State& state) {
  state.counters["words"] = benchmark::Counter(static_cast<double>(state.iterations() * bench().words), benchmark::Counter::kIsRate);
}

void analyse(benchmark::State& state) {
  LanguageModel::Worker worker(bench().model);
  Analysis analysis;
  while (state.KeepRunning())
    for (const Document& document : bench().documents) worker.analyse(document, analysis);
  count_words(state);
}
BENCHMARK(analyse)->Unit(benchmark::kMillisecond);

/// Calls `stage` with each document's tree, whose building is part of the time.
template <class Stage>
void with_trees(benchmark::State& state, Stage stage) {
  Tree tree;
  while (state.KeepRunning()) {
    for (std::size_t i = 0; i < bench().documents.size(); ++i) {
      tree.build(bench().documents[i], bench().analyses[i]);
      stage(tree);
    }
  }
  count_words(state);
}

void build_tree(benchmark::State& state) {
  with_trees(state, [](const Tree&) {});
}
BENCHMARK(build_tree)->Unit(benchmark::kMillisecond);

void code_events(benchmark::State& state) {
  const EventCoder& events = bench().coder.parts().events;
  EventCoder::Reading reading(events);
  with_trees(state, [&](const Tree& tree) { events.code(tree, reading); });
}
BENCHMARK(code_events)->Unit(benchmark::kMillisecond);

void find_attributions(benchmark::State& state) {
  std::vector<Attribution> found;
  with_trees(state, [&](const Tree& tree) { bench().coder.parts().attributor.find(tree, found); });
}
BENCHMARK(find_attributions)->Unit(benchmark::kMillisecond);

void code(benchmark::State& state) {
  Coder::Worker worker = bench().coder.worker();
  std::vector<Claim> claims;
  while (state.KeepRunning()) {
    claims.clear();
    for (const Document& document : bench().documents) worker.code(document, nullptr, claims);
  }
  count_words(state);
}
BENCHMARK(code)->Unit(benchmark::kMillisecond);

void link(benchmark::State& state) {
  Coder::Worker worker = bench().coder.worker();
  std::vector<Claim> claims;
  for (const Document& document : bench().documents) worker.code(document, nullptr, claims);
  while (state.KeepRunning()) benchmark::DoNotOptimize(linking::link(claims));
  state.counters["claims"] =
      benchmark::Counter(static_cast<double>(state.iterations() * static_cast<std::int64_t>(claims.size())), benchmark::Counter::kIsRate);
}
BENCHMARK(link)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
