#include "shared/store/sqlite.h"

#include "shared/store/database.h"

#include <sqlite3.h>

namespace tycktill {
namespace {

struct Binder {
    sqlite3_stmt* statement;
    int index;

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, index, value); }
    int operator()(std::string_view value) const {
        return sqlite3_bind_text64(statement, index, value.data() ? value.data() : "", value.size(),
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    int operator()(BytesView value) const {
        // SQLite takes a null pointer for NULL, also when it means no bytes.
        if (value.empty())
            return sqlite3_bind_zeroblob(statement, index, 0);
        return sqlite3_bind_blob64(statement, index, value.data(), value.size(), SQLITE_TRANSIENT);
    }
};

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Result<void> Statement::start(SqlValues values) {
    sqlite3_stmt* statement = statement_.get();
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    int index = 0;
    for (const SqlValue& value : values)
        if (std::visit(Binder{statement, ++index}, value) != SQLITE_OK)
            return store_failure(*connection_);
    return {};
}

Result<bool> Statement::next() {
    const int outcome = sqlite3_step(statement_.get());
    if (outcome == SQLITE_ROW)
        return true;
    if (outcome == SQLITE_DONE) {
        // Gives the read lock back at once, not when the statement goes.
        sqlite3_reset(statement_.get());
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
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const unsigned char* text = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return text ? std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size))
                : std::string();
}

Bytes Statement::bytes(int column) const {
    const auto* bytes =
        static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return bytes ? Bytes(bytes, bytes + size) : Bytes();
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

} // namespace tycktill
