#pragma once
/// The door to SQLite: a database, its statements and its transactions. A database belongs to one
/// thread. Nothing throws; every error is one line that says what to do.
///
/// Opened always with WAL, synchronous=FULL, foreign keys, secure delete and an untrusted schema, and
/// each setting is read back: a store that would lose what it acknowledged does not open.
#include "shared/base/bytes.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>
#include <variant>

struct sqlite3_stmt;

namespace tycktill::store {

struct Connection; ///< SQLite's handle and the statements that are ready to run

/// A value given to a statement; text and bytes are copied where it outlives the call.
using SqlValue = std::variant<std::nullptr_t, std::int64_t, std::string_view, BytesView>;
using SqlValues = std::initializer_list<SqlValue>;

/// The kind of every error that SQLite meets.
enum class StoreFault {
    Full,       ///< the disk or the page limit
    Busy,       ///< another program holds it longer than the time-out
    Damaged,    ///< not a database, or pages that do not fit together
    Disk,       ///< the disk did not read, write or sync; after a COMMIT its outcome is unknown
    Constraint, ///< a rule of the schema, such as a second row with the same key
    Other
};

struct DatabaseSettings {
    std::int64_t application_id = 0; ///< says whose file it is; another's is refused
    /// One SQL script for each version; number i takes user_version i to i + 1, each in one
    /// transaction. A file that is newer than the program is refused.
    std::vector<std::string_view> migrations;
    std::int64_t most_pages = 0;   ///< of 4 KiB; 0 = no limit
    bool gives_space_back = false; ///< whether give_space_back() works; chosen when a store is made
    std::chrono::milliseconds busy_timeout{5000};
    std::string file_system; ///< SQLite VFS by name; "" = the machine's
    /// Hears of every fault that a statement meets, for as long as one lives.
    std::function<void(StoreFault)> on_fault = {};
};

/// A prepared statement. Steps over rows; the columns of the present row are read by number from 0.
class Statement {
public:
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// Binds all values in order and starts over.
    Result<void> start(SqlValues values);
    /// True when there is a row, false at the end.
    Result<bool> next();
    /// Steps to the end.
    Result<void> run();

    std::int64_t number(int column) const;
    std::string text(int column) const;
    Bytes bytes(int column) const;
    bool is_null(int column) const;

private:
    friend class Database;
    Statement(std::shared_ptr<Connection> connection, sqlite3_stmt* statement)
        : connection_(std::move(connection)), statement_(statement) {}
    /// Whether the values live on for as long as the statement runs, or must be copied.
    enum class Values { Copied, Outlive };
    Result<void> start(SqlValues values, Values kept);

    std::shared_ptr<Connection> connection_; ///< null once moved from
    sqlite3_stmt* statement_;
};

class Transaction;

class Database {
public:
    /// Opens or creates, asserts the settings, migrates.
    static Result<Database> open(const std::filesystem::path& file,
                                 const DatabaseSettings& settings);
    /// Opens a file as it is, only to read, and changes nothing: for salvage and inspection.
    static Result<Database> open_read_only(const std::filesystem::path& file,
                                           const std::string& file_system = "");

    /// One or more statements without values.
    Result<void> run_script(std::string_view sql);
    Result<Statement> query(std::string_view sql, SqlValues values = {}) const;
    /// One statement to its end.
    Result<void> run(std::string_view sql, SqlValues values = {});
    /// The first column of the first row. Fails when there is no row.
    Result<std::int64_t> number(std::string_view sql, SqlValues values = {}) const;
    Result<std::string> text(std::string_view sql, SqlValues values = {}) const;
    /// How many rows the last statement changed.
    std::int64_t changes() const;

    /// BEGIN IMMEDIATE. It is undone unless commit() returns OK.
    Result<Transaction> begin();

    /// Moves the log into the file and empties it; does nothing when others are reading.
    Result<void> checkpoint();
    /// Cuts the free pages off the file.
    Result<void> give_space_back();
    /// Pages in use, those on the free list not counted.
    Result<std::int64_t> used_pages() const;
    Result<void> limit_pages(std::int64_t most_pages);
    /// False once the file was moved, removed or replaced: what is written now nobody will find.
    bool is_in_place() const;

private:
    friend class Transaction;
    explicit Database(std::shared_ptr<Connection> connection)
        : connection_(std::move(connection)) {}
    static Result<Database> open_file(const std::filesystem::path& file, int flags,
                                      const std::string& file_system);
    Result<void> check_owner(const DatabaseSettings& settings);
    Result<void> assert_settings(const DatabaseSettings& settings);
    Result<void> migrate(const DatabaseSettings& settings);
    Result<void> settle_log();
    Result<Statement> prepared(std::string_view sql, SqlValues values,
                               Statement::Values kept) const;
    std::shared_ptr<Connection> connection_;
};

/// A change that is made whole or not at all.
class Transaction {
public:
    Transaction(Transaction&& other) noexcept
        : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    /// Durable when it returns OK. When the disk failed the outcome is unknown: do the same again.
    Result<void> commit();

private:
    friend class Database;
    explicit Transaction(Connection& connection) : connection_(&connection) {}
    Connection* connection_;
};

} // namespace tycktill::store
