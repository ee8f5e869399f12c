// hearsay review: what people decide about claims and incidents, as a log beside the claims.

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/review_target.h"
#include "hearsay/ledger.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::string ledger, id, value, by, at;
  std::vector<std::string> ids;
  bool claim = false;
  std::string note;
};

std::string now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

std::string reviewer() {
  const char* user = std::getenv("USER");
  return user && *user ? user : "unnamed";
}

int refuse(const Error& error) {
  complain(error);
  return kCouldNotStart;
}

Done fill(ReviewTarget& target, const Options& options, Review& review) {
  switch (review.action) {
    case ReviewAction::accept:
    case ReviewAction::reject:
    case ReviewAction::note: return target.either(options.id, options.claim, review);
    case ReviewAction::grade: review.value = options.value; return target.incident(options.id, review);
    case ReviewAction::edit: {
      const std::size_t equals = options.value.find('=');
      if (equals == std::string::npos) return fail(Fault::argument, fmt::format("\"{}\" sets nothing; write FIELD=VALUE", options.value));
      review.field = options.value.substr(0, equals);
      review.value = options.value.substr(equals + 1);
      return target.claim(options.id, review);
    }
    case ReviewAction::merge: return target.merged(options.ids, review);
    case ReviewAction::split: return target.split(options.ids, review);
  }
  return {};
}

int decide(const Options& options, ReviewAction action) {
  auto ledger = Ledger::open(options.ledger, Ledger::Mode::write);
  if (!ledger) return refuse(ledger.error());
  Review review{.at = options.at.empty() ? now() : options.at, .by = options.by.empty() ? reviewer() : options.by, .action = action, .note = options.note};
  ReviewTarget target(*ledger);
  if (auto done = fill(target, options, review); !done) return refuse(done.error());
  if (auto done = check(review); !done) return refuse(done.error());
  if (auto done = target.is_new(review); !done) return refuse(done.error());
  const auto added = ledger->append_reviews(std::span(&review, 1));
  if (!added) return refuse(added.error());
  warn(fmt::format("{} of {} claims is in the log; hearsay link {} works it in", spelling(action), review.claims.size(), ledger->file().string()));
  return kDone;
}

int show_log(const Options& options) {
  auto ledger = Ledger::open(options.ledger, Ledger::Mode::read);
  const auto reviews = ledger ? ledger->reviews() : tl::unexpected(ledger.error());
  if (!reviews) return refuse(reviews.error());
  std::string line;
  for (const Review& one : *reviews) {
    line.clear();
    append_json(one, line);
    if (!put(line + '\n')) return kSomeFailed;
  }
  return kDone;
}

/// The decisions of a log that can be decided. The others are told and counted.
struct ReadLog {
  std::vector<Review> reviews;
  std::uint64_t failed = 0;
};

Result<ReadLog> read_log(const std::string& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  if (path != "-" && !file) return fail(Fault::io, fmt::format("cannot read: {}", std::strerror(errno)), {path, 0, 0});
  std::istream& in = path == "-" ? std::cin : file;
  ReadLog out;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    auto review = parse_review(line);
    Done done = review ? check(*review) : tl::unexpected(review.error());
    if (done) {
      out.reviews.push_back(std::move(*review));
      continue;
    }
    done.error().where = {path == "-" ? "standard input" : path, number, 0};
    complain(done.error());
    ++out.failed;
  }
  return out;
}

int apply(const Options& options) {
  const auto log = read_log(options.value);
  if (!log) return refuse(log.error());
  auto ledger = Ledger::open(options.ledger, Ledger::Mode::write);
  const auto added = ledger ? ledger->append_reviews(log->reviews) : tl::unexpected(ledger.error());
  if (!added) return refuse(added.error());
  warn(fmt::format("{} reviews were added, {} were there already{}; hearsay link {} works them in", *added, log->reviews.size() - *added,
                   log->failed ? fmt::format(", {} were left out", log->failed) : "", ledger->file().string()));
  return log->failed ? kSomeFailed : kDone;
}

struct Action {
  ReviewAction action;
  const char *help, *examples;
};
constexpr Action kActions[] = {
    {ReviewAction::accept, "It happened: the incident becomes confirmed by a reviewer; of a claim: it was read rightly",
     "hearsay review accept crisis.db reuters-0412 --note \"video seen\"\n  hearsay review accept crisis.db star-17:3:1 --claim"},
    {ReviewAction::reject, "Not so: the claim, or every claim of the incident, takes no part any more",
     "hearsay review reject crisis.db star-17\n  hearsay review reject crisis.db star-17:3:1 --claim --by Ada --at 2026-05-09T10:00:00Z"},
    {ReviewAction::edit, "Set a field of a claim for linking; what was coded stays in the ledger",
     "hearsay review edit crisis.db star-17:3:1 killed=12\n  hearsay review edit crisis.db star-17:3:1 date=2026-05-01..2026-05-03\n"
     "  hearsay review edit crisis.db star-17:3:1 \"actor=the air force/SYRMIL\"\n"
     "Fields: type mode cameo status certainty date place country latitude longitude killed injured actor recipient (docs/review.md)"},
    {ReviewAction::merge, "These incidents are one", "hearsay review merge crisis.db reuters-0412 star-17"},
    {ReviewAction::split, "These claims are of another incident than the rest of theirs", "hearsay review split crisis.db star-17:3:1 star-17:4:1"},
    {ReviewAction::grade, "Give an incident a grade of your own scale", "hearsay review grade crisis.db reuters-0412 fair"},
    {ReviewAction::note, "Say something about an incident or claim", "hearsay review note crisis.db reuters-0412 --note \"ask the hospital\""},
};

void add_target(CLI::App& command, Options& options, ReviewAction action) {
  command.add_option("LEDGER", options.ledger, "A ledger")->required();
  if (action == ReviewAction::merge) {
    command.add_option("INCIDENTS", options.ids, "Two or more incidents")->required()->expected(2, 1000);
  } else if (action == ReviewAction::split) {
    command.add_option("CLAIMS", options.ids, "Claims")->required();
  } else {
    command.add_option("ID", options.id,
                       action == ReviewAction::edit    ? "A claim"
                       : action == ReviewAction::grade ? "An incident"
                                                       : "An incident or claim")
        ->required();
  }
  if (action == ReviewAction::edit) command.add_option("SET", options.value, "FIELD=VALUE, such as killed=12 or certainty=CT-")->required();
  if (action == ReviewAction::grade) command.add_option("GRADE", options.value, "Such as confirmed, fair, weak; or B2")->required();
  if (action == ReviewAction::accept || action == ReviewAction::reject || action == ReviewAction::note)
    command.add_flag("--claim", options.claim, "The claim of this id, though an incident has it too");
  auto* note = command.add_option("--note", options.note, "Why")->type_name("TEXT");
  if (action == ReviewAction::note) note->required();
  command.add_option("--by", options.by, "Who decides (default: $USER)")->type_name("NAME");
  command.add_option("--at", options.at, "When it was decided, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (default: now)")->type_name("TIME");
}

}  // namespace

void add_review(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("review", "Accept, reject, edit, merge, split, grade and note; a log that can be exported and replayed");
  command->require_subcommand(1);
  for (const Action& one : kActions) {
    CLI::App* sub = command->add_subcommand(std::string(spelling(one.action)), one.help);
    add_target(*sub, *options, one.action);
    sub->footer(fmt::format("Examples:\n  {}", one.examples));
    sub->callback([options, &exit_code, action = one.action] { exit_code = decide(*options, action); });
  }
  CLI::App* log = command->add_subcommand("log", "All decisions, one JSON object a line");
  log->add_option("LEDGER", options->ledger, "A ledger")->required();
  log->callback([options, &exit_code] { exit_code = show_log(*options); });
  log->footer("Example:\n  hearsay review log crisis.db > review.jsonl");
  CLI::App* replay = command->add_subcommand("apply", "Add the decisions of such a log, also to a ledger that was coded anew");
  replay->add_option("LEDGER", options->ledger, "A ledger")->required();
  replay->add_option("LOG", options->value, "What `hearsay review log` wrote, or - for standard input")->required();
  replay->footer(
      "A line that is no decision, or one that cannot be, is named and left out; exit code 1 tells of it.\nExample:\n  hearsay review apply newer.db "
      "review.jsonl");
  replay->callback([options, &exit_code] { exit_code = apply(*options); });
  command->footer(
      "Claims are never changed: hearsay link carries the log out on a copy. Decisions find their claims by the quoted words when ids have moved.\n"
      "Examples:\n  hearsay review accept crisis.db reuters-0412 --note \"video seen\"\n  hearsay review edit crisis.db reuters-0412:3:1 killed=12\n"
      "  hearsay review merge crisis.db reuters-0412 star-17\n  hearsay review log crisis.db > review.jsonl && hearsay review apply newer.db review.jsonl");
}

}  // namespace hearsay::cli
