#include "shared/store/database.h"

#include "shared/store/sqlite.h"

#include <sqlite3.h>

namespace tycktill::store {
namespace {

/// A setting and what it must read back as.
struct Setting {
    const char* set;
    const char* read;
    const char* expected;
};

constexpr Setting durable_settings[] = {
    // While a new store goes over to the log: less lets a power cut bring back the deleted rollback
    // journal, which then empties the store long after it acknowledged something.
    {"PRAGMA synchronous=EXTRA", "PRAGMA synchronous", "3"},
    {"PRAGMA journal_mode=WAL", "PRAGMA journal_mode", "wal"},
    {"PRAGMA synchronous=FULL", "PRAGMA synchronous", "2"},
    {"PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1"},
    {"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2"},
};

tl::unexpected<Error> about(const std::filesystem::path& file, const Error& error) {
    return fail(error.kind, file.string() + ": " + error.what);
}

} // namespace

Result<Database> Database::open_file(const std::filesystem::path& file, int flags,
                                     const std::string& file_system) {
    Database database(std::make_shared<Connection>());
    sqlite3*& handle = database.connection_->handle;
    const int outcome =
        sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                        file_system.empty() ? nullptr : file_system.c_str());
    if (!handle)
        return fail(file.string() + ": no memory to open the store");
    if (outcome != SQLITE_OK)
        return about(file, store_failure(*database.connection_).value());
    return database;
}

Result<Database> Database::open(const std::filesystem::path& file,
                                const DatabaseSettings& settings) {
    Database database =
        TRY(open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, settings.file_system));
    database.connection_->on_fault = settings.on_fault;
    sqlite3_busy_timeout(database.connection_->handle,
                         static_cast<int>(settings.busy_timeout.count()));
    const auto ready = [&]() -> Result<void> {
        TRY(database.check_owner(settings));
        TRY(database.assert_settings(settings));
        TRY(database.migrate(settings));
        return database.settle_log();
    }();
    if (!ready)
        return about(file, ready.error());
    return database;
}

Result<Database> Database::open_read_only(const std::filesystem::path& file,
                                          const std::string& file_system) {
    Database database = TRY(open_file(file, SQLITE_OPEN_READONLY, file_system));
    TRY(database.run_script("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON"));
    return database;
}

/// Before anything is changed: the file must be new, or ours and not newer than this program.
Result<void> Database::check_owner(const DatabaseSettings& settings) {
    const std::int64_t owner = TRY(number("PRAGMA application_id"));
    const std::int64_t version = TRY(number("PRAGMA user_version"));
    const std::int64_t tables = TRY(number("SELECT count(*) FROM sqlite_schema"));
    if (owner != settings.application_id && (owner != 0 || version != 0 || tables != 0))
        return fail("not a store of this program; move the file away");
    if (version > static_cast<std::int64_t>(settings.migrations.size()))
        return fail("the store was made by a newer version (" + std::to_string(version) +
                    "); upgrade this program");
    return {};
}

Result<void> Database::assert_settings(const DatabaseSettings& settings) {
    // Heeded only by an empty file; another would have its first page written and flushed anew each time.
    if (settings.gives_space_back && TRY(number("PRAGMA page_count")) == 0)
        TRY(run_script("PRAGMA auto_vacuum=INCREMENTAL"));
    for (const Setting& setting : durable_settings) {
        TRY(run_script(setting.set));
        if (TRY(text(setting.read)) != setting.expected)
            return fail(std::string("the file system does not allow '") + setting.set +
                        "', without which the store could lose what it acknowledged; use a local "
                        "disk");
    }
    // No loadable extensions, no writable schema, no double-quoted strings.
    sqlite3_db_config(connection_->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection_->handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(connection_->handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    return settings.most_pages > 0 ? limit_pages(settings.most_pages) : Result<void>{};
}

Result<void> Database::migrate(const DatabaseSettings& settings) {
    const auto newest = static_cast<std::int64_t>(settings.migrations.size());
    if (TRY(number("PRAGMA user_version")) == newest)
        return {};
    Transaction transaction = TRY(begin());
    // Read again inside the lock: another program may have done it meanwhile.
    for (auto version = TRY(number("PRAGMA user_version")); version < newest; ++version)
        TRY(run_script(settings.migrations[static_cast<std::size_t>(version)]));
    TRY(run_script("PRAGMA user_version=" + std::to_string(newest)));
    TRY(run_script("PRAGMA application_id=" + std::to_string(settings.application_id)));
    return transaction.commit();
}

/// An earlier run may have been killed before it synced, or the sync failed: what is in the log is
/// then visible without being on the disk, and a later sync does not mend that. Moving the log into the
/// file writes all of it anew. The log's first pages must not come back after a power cut without
/// the rest, so its emptying is made durable with a commit. A full disk alone does not stop this:
/// what waits in a store must be able to leave it.
Result<void> Database::settle_log() {
    int frames = 0;
    const auto checkpointed = [&](int mode) {
        return fault_of(
            sqlite3_wal_checkpoint_v2(connection_->handle, nullptr, mode, &frames, nullptr));
    };
    std::optional<StoreFault> fault = checkpointed(SQLITE_CHECKPOINT_PASSIVE);
    if (!fault && frames <= 0)
        return {};
    if (!fault)
        fault = checkpointed(SQLITE_CHECKPOINT_TRUNCATE);
    // Busy: another program has had it open since before us, and nothing was forgotten.
    if (fault == StoreFault::Busy || fault == StoreFault::Full)
        return {};
    if (fault)
        return store_failure(*connection_);
    const auto committed = [&]() -> Result<void> {
        Transaction transaction = TRY(begin());
        TRY(run_script("PRAGMA user_version=" +
                       std::to_string(TRY(number("PRAGMA user_version")))));
        return transaction.commit();
    }();
    if (!committed && committed.error().kind == StoreFault::Full)
        return {};
    return committed;
}

Result<void> Database::run_script(std::string_view sql) {
    if (sqlite3_exec(connection_->handle, std::string(sql).c_str(), nullptr, nullptr, nullptr) !=
        SQLITE_OK)
        return store_failure(*connection_);
    return {};
}

Result<Statement> Database::query(std::string_view sql, SqlValues values) const {
    return prepared(sql, values, Statement::Values::Copied);
}

Result<Statement> Database::prepared(std::string_view sql, SqlValues values,
                                     Statement::Values kept) const {
    sqlite3_stmt* const handle = connection_->take(sql);
    if (!handle)
        return store_failure(*connection_);
    Statement statement(connection_, handle);
    TRY(statement.start(values, kept));
    return statement;
}

Result<void> Database::run(std::string_view sql, SqlValues values) {
    return TRY(prepared(sql, values, Statement::Values::Outlive)).run();
}

Result<std::int64_t> Database::number(std::string_view sql, SqlValues values) const {
    Statement statement = TRY(prepared(sql, values, Statement::Values::Outlive));
    if (!TRY(statement.next()))
        return fail("the store holds no such row");
    return statement.number(0);
}

Result<std::string> Database::text(std::string_view sql, SqlValues values) const {
    Statement statement = TRY(prepared(sql, values, Statement::Values::Outlive));
    if (!TRY(statement.next()))
        return fail("the store holds no such row");
    return statement.text(0);
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(connection_->handle);
}

Result<Transaction> Database::begin() {
    TRY(run_script("BEGIN IMMEDIATE"));
    return Transaction(*connection_);
}

Result<void> Database::checkpoint() {
    const int outcome = sqlite3_wal_checkpoint_v2(connection_->handle, nullptr,
                                                  SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (outcome != SQLITE_OK && fault_of(outcome) != StoreFault::Busy)
        return store_failure(*connection_);
    return {};
}

bool Database::is_in_place() const {
    int moved = 0;
    return sqlite3_file_control(connection_->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
               SQLITE_OK &&
           moved == 0;
}

Result<void> Database::give_space_back() {
    return run_script("PRAGMA incremental_vacuum");
}

Result<std::int64_t> Database::used_pages() const {
    return TRY(number("PRAGMA page_count")) - TRY(number("PRAGMA freelist_count"));
}

Result<void> Database::limit_pages(std::int64_t most_pages) {
    return run_script("PRAGMA max_page_count=" + std::to_string(most_pages));
}

Transaction::~Transaction() {
    // Some faults have undone it already; ROLLBACK would then only say so.
    if (connection_ && sqlite3_get_autocommit(connection_->handle) == 0)
        sqlite3_exec(connection_->handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
    if (sqlite3_exec(connection_->handle, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK)
        return store_failure(*connection_);
    connection_ = nullptr;
    return {};
}

} // namespace tycktill::store
