#include "shared/store/sqlite.h"

#include "shared/store/database.h"

#include <sqlite3.h>

namespace tycktill::store {
namespace {

struct Binder {
    sqlite3_stmt* statement;
    int index;
    sqlite3_destructor_type kept;

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, index, value); }
    int operator()(std::string_view value) const {
        return sqlite3_bind_text64(statement, index, value.data() ? value.data() : "", value.size(),
                                   kept, SQLITE_UTF8);
    }
    int operator()(BytesView value) const {
        // SQLite takes a null pointer for NULL, also when it means no bytes.
        if (value.empty())
            return sqlite3_bind_zeroblob(statement, index, 0);
        return sqlite3_bind_blob64(statement, index, value.data(), value.size(), kept);
    }
};

} // namespace

Connection::~Connection() {
    for (const auto& [sql, statement] : idle)
        sqlite3_finalize(statement);
    sqlite3_close_v2(handle);
}

sqlite3_stmt* Connection::take(std::string_view sql) {
    if (const auto known = idle.find(sql); known != idle.end()) {
        sqlite3_stmt* statement = known->second;
        idle.erase(known);
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                       &statement, nullptr);
    return statement;
}

void Connection::put_back(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (idle.size() >= most_idle || !idle.try_emplace(sqlite3_sql(statement), statement).second)
        sqlite3_finalize(statement);
}

Statement::~Statement() {
    if (connection_)
        connection_->put_back(statement_);
}

Result<void> Statement::start(SqlValues values) {
    return start(values, Values::Copied);
}

Result<void> Statement::start(SqlValues values, Values kept) {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    int index = 0;
    for (const SqlValue& value : values)
        if (std::visit(Binder{statement_, ++index,
                              kept == Values::Copied ? SQLITE_TRANSIENT : SQLITE_STATIC},
                       value) != SQLITE_OK)
            return store_failure(*connection_);
    return {};
}

Result<bool> Statement::next() {
    const int outcome = sqlite3_step(statement_);
    if (outcome == SQLITE_ROW)
        return true;
    if (outcome == SQLITE_DONE) {
        // Gives the read lock back at once, not when the statement goes.
        sqlite3_reset(statement_);
        return false;
    }
    return store_failure(*connection_);
}

Result<void> Statement::run() {
    while (TRY(next())) {
    }
    return {};
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const {
    const unsigned char* text = sqlite3_column_text(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return text ? std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size))
                : std::string();
}

Bytes Statement::bytes(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes ? Bytes(bytes, bytes + size) : Bytes();
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

} // namespace tycktill::store
