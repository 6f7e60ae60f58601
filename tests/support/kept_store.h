#pragma once
/// A store as an older version of a program left it: made from a script that is kept beside the test,
/// with plain SQLite and not with the program under test.
#include "shared/base/files.h"
#include "tests/support/rooms.h"

#include <sqlite3.h>
#include <stdexcept>

namespace tycktill::test {

/// `script` lies under tests/.
inline void make_kept_store(const std::filesystem::path& file, const std::string& script) {
    const std::string sql =
        read_text(std::filesystem::path(TYCKTILL_SOURCE) / "tests" / script).value();
    sqlite3* database = nullptr;
    const bool made = sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
                      sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    const std::string trouble = made ? "" : sqlite3_errmsg(database);
    sqlite3_close(database);
    if (!made)
        throw std::runtime_error(script + ": " + trouble);
}

} // namespace tycktill::test
