#pragma once
/// Inside this room only: what SQLite's fault codes mean to a person.
#include "shared/store/database.h"

#include <map>

struct sqlite3;

namespace tycktill::store {

/// Lives on until its last statement goes.
struct Connection {
    /// Statements that nobody uses now, by their SQL. Preparing one anew costs as much as running it.
    static constexpr std::size_t most_idle = 64;

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// An idle one or a new one; null when the SQL is wrong or the store cannot be read.
    sqlite3_stmt* take(std::string_view sql);
    /// Forgets its values, gives its lock back and keeps it for the next.
    void put_back(sqlite3_stmt* statement);

    sqlite3* handle = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> idle;
    std::function<void(StoreFault)> on_fault;
};

/// The last error of this connection, in one line with what to do; tells who listens for faults.
tl::unexpected<Error> store_failure(const Connection& connection);
/// Nothing for the codes that are no fault.
std::optional<StoreFault> fault_of(int sqlite_code);

} // namespace tycktill::store
