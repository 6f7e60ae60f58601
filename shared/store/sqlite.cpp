#include "shared/store/sqlite.h"

#include <sqlite3.h>

namespace tycktill::store {

namespace {

/// On a disk without one free page the log's index cannot grow: that is a full disk, not a broken one.
int told_plainly(int sqlite_code) {
    return sqlite_code == SQLITE_IOERR_SHMSIZE ? SQLITE_FULL : sqlite_code;
}

} // namespace

std::optional<StoreFault> fault_of(int sqlite_code) {
    switch (told_plainly(sqlite_code) & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return std::nullopt;
    case SQLITE_FULL:
        return StoreFault::Full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StoreFault::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreFault::Damaged;
    case SQLITE_IOERR:
        return StoreFault::Disk;
    case SQLITE_CONSTRAINT:
        return StoreFault::Constraint;
    default:
        return StoreFault::Other;
    }
}

static std::string advice(int code) {
    switch (code & 0xff) {
    case SQLITE_FULL:
        return "the store is full; free disk space, or let the courier deliver what waits";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "the store is held by another program; try again, or close the other program";
    case SQLITE_CORRUPT:
        return "the store is damaged; start the program again and it salvages what is whole";
    case SQLITE_NOTADB:
        return "not a store of this program; move the file away";
    case SQLITE_IOERR:
        return "the disk does not read, write or sync; check the disk, then try again";
    case SQLITE_READONLY:
        return "the store may not be written; check the file's owner and the disk";
    case SQLITE_CANTOPEN:
        return "the store cannot be opened; check that the folder exists and who owns it";
    case SQLITE_CONSTRAINT:
        return "a rule of the store forbids it";
    default:
        return "the store refused";
    }
}

tl::unexpected<Error> store_failure(const Connection& connection) {
    const int code = sqlite3_extended_errcode(connection.handle);
    const StoreFault fault = fault_of(code).value_or(StoreFault::Other);
    if (connection.on_fault)
        connection.on_fault(fault);
    return fail(fault, advice(told_plainly(code)) + " (SQLite " + std::to_string(code) + ": " +
                           sqlite3_errmsg(connection.handle) + ")");
}

} // namespace tycktill::store
