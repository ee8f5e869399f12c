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
#include "hearsay/ledger.h"
#include "linking/decisions.h"

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

Error nothing_called(const std::string& id, const char* what) {
  return {Fault::argument, fmt::format("no {} has the id {}; hearsay ls shows the incidents, hearsay why their claims", what, id), {}};
}

/// Puts what `ids` name into `review`: an incident with all its claims, or a claim.
class Target {
 public:
  explicit Target(Ledger& ledger) : ledger_(ledger) {}

  Done incident(const std::string& id, Review& review) {
    const auto begun = ledger_.incident_ids(id, 2);
    if (!begun) return tl::unexpected(begun.error());
    const bool exact = !begun->empty() && begun->front() == id;
    if (begun->empty()) return tl::unexpected(nothing_called(id, "incident"));
    if (begun->size() > 1 && !exact) return fail(Fault::argument, fmt::format("several incidents begin with {}; write more of the id", id));
    if (review.incident.empty()) review.incident = begun->front();
    const auto claims = ledger_.claims_of(begun->front());
    if (!claims) return tl::unexpected(claims.error());
    for (const Claim& one : *claims) review.claims.push_back(reviewed(one));
    return {};
  }

  Done claim(const std::string& id, Review& review) {
    const auto claim = ledger_.claim(id);
    if (!claim) return tl::unexpected(claim.error());
    if (!*claim) return tl::unexpected(nothing_called(id, "claim"));
    review.claims.push_back(reviewed(**claim));
    if (review.action == ReviewAction::edit) {
      Claim changed = **claim;
      return edit(changed, review.field, review.value);
    }
    return {};
  }

  // An incident has the id of its first claim: the id means the incident, unless a claim is asked for.
  Done either(const std::string& id, bool claim_wanted, Review& review) {
    if (claim_wanted) return claim(id, review);
    const auto begun = ledger_.incident_ids(id, 1);
    if (!begun) return tl::unexpected(begun.error());
    const auto exact = ledger_.claim(id);
    if (!exact) return tl::unexpected(exact.error());
    return *exact && (begun->empty() || begun->front() != id) ? claim(id, review) : incident(id, review);
  }

 private:
  Ledger& ledger_;
};

Done fill(Target& target, const Options& options, Review& review) {
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
    case ReviewAction::merge:
      for (const std::string& id : options.ids)
        if (auto done = target.incident(id, review); !done) return done;
      return {};
    case ReviewAction::split:
      for (const std::string& id : options.ids)
        if (auto done = target.claim(id, review); !done) return done;
      return {};
  }
  return {};
}

int decide(const Options& options, ReviewAction action) {
  auto ledger = Ledger::open(options.ledger, Ledger::Mode::write);
  if (!ledger) return refuse(ledger.error());
  Review review{.at = options.at.empty() ? now() : options.at, .by = options.by.empty() ? reviewer() : options.by, .action = action, .note = options.note};
  Target target(*ledger);
  if (auto done = fill(target, options, review); !done) return refuse(done.error());
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

Result<std::vector<Review>> read_log(const std::string& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  if (path != "-" && !file) return fail(Fault::io, fmt::format("cannot read: {}", std::strerror(errno)), {path, 0, 0});
  std::istream& in = path == "-" ? std::cin : file;
  std::vector<Review> out;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    auto review = parse_review(line);
    if (!review) {
      review.error().where = {path, number, 0};
      return tl::unexpected(review.error());
    }
    out.push_back(std::move(*review));
  }
  return out;
}

int apply(const Options& options) {
  const auto log = read_log(options.value);
  if (!log) return refuse(log.error());
  auto ledger = Ledger::open(options.ledger, Ledger::Mode::write);
  const auto added = ledger ? ledger->append_reviews(*log) : tl::unexpected(ledger.error());
  if (!added) return refuse(added.error());
  warn(fmt::format("{} reviews were added, {} were there already; hearsay link {} works them in", *added, log->size() - *added, ledger->file().string()));
  return kDone;
}

struct Action {
  ReviewAction action;
  const char* help;
};
constexpr Action kActions[] = {
    {ReviewAction::accept, "It happened: the incident becomes confirmed by a reviewer; of a claim: it was read rightly"},
    {ReviewAction::reject, "Not so: the claim, or every claim of the incident, takes no part any more"},
    {ReviewAction::edit, "Set a field of a claim for linking; what was coded stays in the ledger"},
    {ReviewAction::merge, "These incidents are one"},
    {ReviewAction::split, "These claims are of another incident than the rest of theirs"},
    {ReviewAction::grade, "Give an incident a grade of your own scale"},
    {ReviewAction::note, "Say something about an incident or claim"},
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
  command.add_option("--at", options.at, "When it was decided (default: now)")->type_name("TIME");
}

}  // namespace

void add_review(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("review", "Accept, reject, edit, merge, split, grade and note; a log that can be exported and replayed");
  command->require_subcommand(1);
  for (const Action& one : kActions) {
    CLI::App* sub = command->add_subcommand(std::string(spelling(one.action)), one.help);
    add_target(*sub, *options, one.action);
    sub->callback([options, &exit_code, action = one.action] { exit_code = decide(*options, action); });
  }
  CLI::App* log = command->add_subcommand("log", "All decisions, one JSON object a line");
  log->add_option("LEDGER", options->ledger, "A ledger")->required();
  log->callback([options, &exit_code] { exit_code = show_log(*options); });
  CLI::App* replay = command->add_subcommand("apply", "Add the decisions of such a log, also to a ledger that was coded anew");
  replay->add_option("LEDGER", options->ledger, "A ledger")->required();
  replay->add_option("LOG", options->value, "What `hearsay review log` wrote, or - for standard input")->required();
  replay->callback([options, &exit_code] { exit_code = apply(*options); });
  command->footer(
      "Claims are never changed: hearsay link carries the log out on a copy. Decisions find their claims by the quoted words when ids have moved.\n"
      "Examples:\n  hearsay review accept crisis.db reuters-0412 --note \"video seen\"\n  hearsay review edit crisis.db reuters-0412:3:1 killed=12\n"
      "  hearsay review merge crisis.db reuters-0412 star-17\n  hearsay review log crisis.db > review.jsonl && hearsay review apply newer.db review.jsonl");
}

}  // namespace hearsay::cli
