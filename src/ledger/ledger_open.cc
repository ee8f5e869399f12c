// Opening: what is a ledger, who may write to it, and what the database is told.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "ledger/ledger_state.h"
#include "ledger/postgres.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using Mode = Ledger::Mode;

// A reader may write as far as SQLite is concerned, or it would leave the files behind that it needs beside a WAL
// database; query_only keeps it from writing anything else. A file that is write-protected is opened to read.
int flags_of(Mode mode) { return SQLITE_OPEN_READWRITE | (mode == Mode::create ? SQLITE_OPEN_CREATE : 0); }

// FULL: in WAL mode the log is synced at every commit, so that what append() acknowledged outlives a power cut.
// NORMAL would only keep the file whole.
constexpr std::string_view kReadSettings = "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";
constexpr const char* kNoWriting = "PRAGMA query_only = ON;";
constexpr const char* kWriteSettings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

// The same promises of a server, which may have been set up to forget the last moments before a crash.
constexpr const char* kPostgresReading = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY";
constexpr const char* kPostgresWriting = "SET synchronous_commit = on";

bool is_there(const fs::path& file) {
  std::error_code error;
  return fs::exists(file, error);
}

Done refuse_missing(const fs::path& file) {
  if (is_there(file)) return {};
  return fail(Fault::io, "there is no such ledger; hearsay code -o makes one", {file.string(), 0, 0});
}

std::string percent_escaped(const fs::path& file) {
  std::string out;
  for (char c : fs::absolute(file).string()) {
    if (c == '%' || c == '?' || c == '#')
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out;
}

// An empty one is what another reader left that could not go on either.
bool has_log(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file.string() + "-wal", error);
  return !error && size > 0;
}

// SQLite writes a small file beside a WAL database even to read it. Where that is not allowed (a read-only or full disk, another
// user's folder) and no log lies beside it, the file holds everything and can be read as one that does not change.
Result<sqlite::Database> open_to_read(const fs::path& file, const char* vfs) {
  auto database = sqlite::Database::open(file.string(), flags_of(Mode::read), vfs);
  if (!database || vfs || has_log(file)) return database;
  const auto probe = database->run("SELECT count(*) FROM sqlite_master");
  if (probe || probe.error().fault != Fault::io) return database;
  return sqlite::Database::open("file://" + percent_escaped(file) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, vfs);
}

// SQLite syncs what it writes into a new database but not the folder that names it, without which a power cut could
// take the whole file. Where a folder cannot be synced there is nothing better to do.
void sync_folder(const fs::path& file) {
  const int folder = open(fs::absolute(file).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  (void)fsync(folder);
  close(folder);
}

std::string settings_of(ledger::Database::Kind kind, bool writes) {
  if (kind == ledger::Database::Kind::sqlite) return std::string(kReadSettings) + (writes ? kWriteSettings : kNoWriting);
  return writes ? kPostgresWriting : kPostgresReading;
}

// Makes a ledger of an open database that may be anything.
Done prepare(LedgerState& state) {
  ledger::Database& database = *state.database;
  const bool writes = state.mode != Mode::read;
  if (auto done = ledger::recognise(database, ledger::migrations(), state.mode == Mode::create); !done) return done;
  const auto header = database.header();
  if (!header) return tl::unexpected(header.error());
  const bool old = header->format < ledger::migrations().back().to;
  if (!writes && old) return fail(Fault::version, "this ledger has an older format; hearsay link brings it up to date", {});
  if (auto done = database.run(settings_of(database.kind(), writes).c_str()); !done) return done;
  if (!old) return {};
  auto done = ledger::migrate(database, ledger::migrations());
  if (done && database.kind() == ledger::Database::Kind::sqlite && !state.file.empty()) sync_folder(state.file);
  return done;
}

Result<std::unique_ptr<ledger::Database>> open_file(LedgerState& state, const char* vfs) {
  const fs::path& file = state.file;
  if (!vfs && state.mode != Mode::create)
    if (auto done = refuse_missing(file); !done) return tl::unexpected(done.error());
  if (!vfs && state.mode != Mode::read) {
    auto lock = ledger::WriterLock::take(file);
    if (!lock) return tl::unexpected(lock.error());
    state.lock.emplace(std::move(*lock));
  }
  auto database = state.mode == Mode::read ? open_to_read(file, vfs) : sqlite::Database::open(file.string(), flags_of(state.mode), vfs);
  if (!database) return tl::unexpected(database.error());
  return std::make_unique<sqlite::Database>(std::move(*database));
}

Result<std::unique_ptr<ledger::Database>> open_address(const std::string& address, Mode mode) {
  auto database = postgres::Database::open(address);
  if (!database) return tl::unexpected(database.error());
  if (mode != Mode::read)
    if (auto done = (*database)->take_writer_lock(); !done) return tl::unexpected(done.error());
  return std::move(*database);
}

}  // namespace

bool Ledger::is_address(std::string_view text) { return text.starts_with("postgresql://") || text.starts_with("postgres://"); }

Result<Ledger> LedgerState::open(const fs::path& file, Mode mode, const char* vfs) {
  auto state = std::make_unique<LedgerState>();
  const bool address = Ledger::is_address(file.string());
  state->file = address ? fs::path(postgres::without_password(file.string())) : file;
  state->mode = mode;
  auto database = address ? open_address(file.string(), mode) : open_file(*state, vfs);
  if (!database) return tl::unexpected(database.error());
  state->database = std::move(*database);
  if (auto done = prepare(*state); !done) {
    done.error().where.source = state->file.string();
    return tl::unexpected(done.error());
  }
  return Ledger(std::move(state));
}

Result<Ledger> Ledger::in_memory() {
  auto state = std::make_unique<LedgerState>();
  state->mode = Mode::create;
  auto database = sqlite::Database::open(":memory:", flags_of(Mode::create), nullptr);
  if (!database) return tl::unexpected(database.error());
  state->database = std::make_unique<sqlite::Database>(std::move(*database));
  if (auto done = prepare(*state); !done) return tl::unexpected(done.error());
  return Ledger(std::move(state));
}

Result<Ledger> Ledger::open(const fs::path& file, Mode mode) { return LedgerState::open(file, mode, nullptr); }

}  // namespace hearsay
