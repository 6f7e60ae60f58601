#pragma once
/// Inside this room only: what SQLite's fault codes mean to a person.
#include "shared/store/database.h"

struct sqlite3;

namespace tycktill {

struct Connection {
    sqlite3* handle = nullptr;
    StoreFault last_fault = StoreFault::None;
    bool met_damage = false;
};

/// Remembers the last error of this connection and says it in one line with what to do.
tl::unexpected<Error> store_failure(Connection& connection);
StoreFault fault_of(int sqlite_code);

} // namespace tycktill
