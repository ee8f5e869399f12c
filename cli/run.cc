#include "cli/run.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "cli/commands.h"
#include "cli/console.h"

namespace hearsay::cli {
namespace {

std::string today() {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// A document on its way through: the main thread puts it in and takes it out, a worker fills in `out`.
template <class Output>
struct Job {
  ReadDocument document;
  Output out;
  bool done = false;
};

template <class Output>
class Pool {
 public:
  Pool(unsigned threads, const std::function<WorkOf<Output>()>& make_work) : room_(std::size_t{threads} * 4) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this, work = make_work()] { serve(work); });
  }
  ~Pool() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  bool full() const { return jobs_.size() >= room_; }
  bool empty() const { return jobs_.empty(); }

  void add(ReadDocument document) {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({std::move(document), {}, false});
    waiting_.push_back(&jobs_.back());
    ready_.notify_one();
  }

  /// The oldest job, when it is done.
  Job<Output> take() {
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [this] { return jobs_.front().done; });
    Job<Output> job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }

 private:
  void serve(const WorkOf<Output>& work) {
    for (;;) {
      Job<Output>* job = nullptr;
      {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        job = waiting_.front();
        waiting_.pop_front();
      }
      work(job->document, job->out);
      {
        const std::lock_guard lock(mutex_);
        job->done = true;
      }
      finished_.notify_one();
    }
  }

  std::size_t room_;
  std::mutex mutex_;
  std::condition_variable ready_, finished_;
  std::deque<Job<Output>> jobs_;  // a deque: references stay good while its ends move
  std::deque<Job<Output>*> waiting_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

std::uint64_t count_words(std::string_view text) {
  std::uint64_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

/// Warnings of documents. What is said of very many of them alike ("ID: has no publication date") is said a few times and then counted.
class Notes {
 public:
  explicit Notes(bool quiet) : quiet_(quiet) {}
  Notes(const Notes&) = delete;
  Notes& operator=(const Notes&) = delete;
  ~Notes() {
    for (const auto& [text, count] : counts_)
      if (count > kMost) warn(fmt::format("{} more: {}", count - kMost, text));
  }

  void tell(const std::vector<std::string>& notes) {
    if (quiet_) return;
    for (const std::string& note : notes) {
      const std::size_t id = note.find(": ");
      if (++counts_[id == note.npos ? note : note.substr(id + 2)] <= kMost) warn(note);
    }
  }

 private:
  static constexpr std::size_t kMost = 5;
  bool quiet_;
  std::map<std::string, std::size_t> counts_;
};

template <class Output>
int run_all(const InputOptions& options, std::string_view verb, const std::function<WorkOf<Output>()>& make_work, const WriteOf<Output>& write) {
  auto reader = options.open();
  if (!reader) {
    complain(reader.error());
    return kCouldNotStart;
  }
  const unsigned threads = options.threads ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  Pool<Output> pool(threads, make_work);
  Progress progress(verb, reader->bytes_total(), !options.quiet);
  std::uint64_t documents = 0, failed = 0, words = 0;
  Notes notes(options.quiet);
  const auto hand_out = [&] {
    Job<Output> job = pool.take();
    notes.tell(job.document.warnings);
    ++documents;
    words += count_words(job.document.document.text());
    progress.update(documents, words, reader->bytes_read());
    return write(job.document, std::move(job.out));
  };
  bool going = true;
  while (going && !interrupted()) {
    auto item = reader->next();
    notes.tell(reader->take_notes());
    if (!item) break;
    if (!*item) {
      if (!interrupted()) complain(item->error());  // else the wish to stop is all that is wrong with it
      ++failed;
      continue;
    }
    if (!options.takes((*item)->document.origin())) continue;
    pool.add(std::move(**item));
    while (going && pool.full()) going = hand_out();
  }
  while (going && !pool.empty()) going = hand_out();
  if (interrupted()) warn(fmt::format("stopped after {} documents; what was written is whole", documents));
  return failed || !going || interrupted() ? kSomeFailed : kDone;
}

}  // namespace

void InputOptions::add_to(CLI::App& command) {
  command.add_option("IN", inputs, "Files, folders, or - for standard input (the default)")->type_name("");
  command.add_option("--published", published, "Publication date of documents that carry none, YYYY-MM-DD")->type_name("DATE");
  command.add_option("--source", source, "Publisher of documents that carry none")->type_name("NAME");
  command.add_option("--input-format", format, "text jsonl json html rss petrarch conllu; found from the content unless given")->type_name("KIND");
  command.add_option("-j,--threads", threads, "Threads (default: one a core); the output does not depend on it")->type_name("N");
  command.add_flag("-q,--quiet", quiet, "No progress and no warnings; errors are still told");
}

namespace {

struct Shard {
  std::uint64_t number = 1, of = 1;
};

std::optional<Shard> parse_shard(const std::string& text) {
  Shard shard;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, shard.number);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, shard.of);
  const bool good = second.ec == std::errc() && second.ptr == end && shard.number >= 1 && shard.number <= shard.of;
  return good ? std::optional(shard) : std::nullopt;
}

}  // namespace

void InputOptions::add_shard_to(CLI::App& command) {
  const auto is_shard = [](const std::string& text) { return parse_shard(text) ? "" : "\"" + text + "\" is no part; write k/n, from 1/n to n/n"; };
  command.add_option("--shard", shard, "Only the k-th of n parts of the documents, for n machines; hearsay merge puts them together")
      ->type_name("k/n")
      ->check(is_shard);
}

bool InputOptions::takes(const Origin& document) const {
  const Shard part = parse_shard(shard).value_or(Shard{});
  return XXH3_64bits(document.id.data(), document.id.size()) % part.of == part.number - 1;
}

Result<DocumentReader> InputOptions::open() const {
  ReadOptions read;
  if (!published.empty()) read.published = published;
  if (!source.empty()) read.source = source;
  if (!format.empty()) read.format = format;
  read.today = today();
  return DocumentReader::open(inputs.empty() ? std::vector<std::string>{"-"} : inputs, read);
}

int run(const InputOptions& options, std::string_view verb, const std::function<Work()>& make_work, const WriteOf<std::string>& write) {
  return run_all(options, verb, make_work, write);
}

int run(const InputOptions& options, std::string_view verb, const std::function<ClaimWork()>& make_work, const WriteOf<std::vector<Claim>>& write) {
  return run_all(options, verb, make_work, write);
}

}  // namespace hearsay::cli
