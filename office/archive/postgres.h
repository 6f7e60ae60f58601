#pragma once
/// The door to libpq: a few connections that are lent to one caller at a time. Nothing throws; an
/// error is one line without values. A connection that broke is made anew for the next caller.
#include "shared/base/bytes.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct pg_conn;
struct pg_result;

namespace tycktill::office {

/// Text, bytes or NULL; numbers are given as text.
using PgValue = std::variant<std::nullptr_t, std::string, BytesView>;

/// The answer to one statement.
class PgRows {
public:
    explicit PgRows(pg_result* result);
    int count() const;
    std::int64_t changed() const;
    bool is_null(int row, int column) const;
    std::string text(int row, int column) const;
    std::int64_t number(int row, int column) const;
    Bytes bytes(int row, int column) const; ///< of a bytea column

private:
    friend class PgConnection;
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> result_;
};

class PgConnection {
public:
    static Result<std::unique_ptr<PgConnection>> connect(const std::string& url);
    /// What has values is prepared once a connection: planning costs more than doing. So a pooler
    /// that stands between must keep a session together.
    Result<PgRows> run(const char* sql, const std::vector<PgValue>& values = {});
    bool is_alive() const;

private:
    explicit PgConnection(pg_conn* connection) : connection_(connection) {}
    Result<PgRows> checked(PgRows rows) const;
    Result<std::string> prepared(const char* sql, std::size_t values);
    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    std::unique_ptr<pg_conn, Finish> connection_;
    std::map<std::string, std::string, std::less<>> prepared_; ///< SQL to its name
};

class PgPool {
public:
    PgPool(std::string url, std::size_t most) : url_(std::move(url)), most_(most) {}

    /// Runs `work` with a connection of its own, inside a transaction: committed when it returns OK,
    /// undone when not. Waits while all connections are lent.
    template <typename T, typename Work>
    Result<T> transact(const Work& work) {
        std::unique_ptr<PgConnection> connection = TRY(borrow());
        const GiveBack back{*this, connection};
        TRY(connection->run("BEGIN"));
        Result<T> outcome = work(*connection);
        if (!outcome) {
            (void)connection->run("ROLLBACK");
            return outcome;
        }
        TRY(connection->run("COMMIT"));
        return outcome;
    }

    /// Runs one statement, which is its own transaction, with a connection of its own.
    template <typename T, typename Work>
    Result<T> with(const Work& work) {
        std::unique_ptr<PgConnection> connection = TRY(borrow());
        const GiveBack back{*this, connection};
        return work(*connection);
    }

private:
    struct GiveBack {
        PgPool& pool;
        std::unique_ptr<PgConnection>& connection;
        ~GiveBack() { pool.give_back(std::move(connection)); }
    };
    Result<std::unique_ptr<PgConnection>> borrow();
    void give_back(std::unique_ptr<PgConnection> connection);

    std::string url_;
    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::size_t lent_ = 0;
    std::vector<std::unique_ptr<PgConnection>> idle_;
};

} // namespace tycktill::office
