#pragma once
/// A backup: one folder with the office's own files (the private key still locked with its passphrase),
/// its store as it was at one moment, and a list of their hashes, written last: without the list there
/// is no backup. The escrow key is never in it.
///
///     backup.json  office.json  private.box  receipt.key  tls.key  tls.crt  archive.db | archive.dump
///     archive-register.db  archive-people.db  archive-audit.db    where the archive is an SQLite file
///     municipality  own-station.key                               where the office has them
///
/// An SQLite store is copied by SQLite while receivers write; PostgreSQL by its own pg_dump. What
/// arrives later is not in it: after a restore `verify` names every submission that the stations
/// were signed for since, for they tell of their chains in every heartbeat.
#include "office/keys/office_home.h"

namespace tycktill::office {

struct Backup {
    Day day{};
    std::int64_t submissions = 0; ///< places in the store
};

/// `folder` must not exist. Reads the copy back before it says that there is one.
Result<Backup> make_backup(const OfficeHome& home, const std::filesystem::path& folder, Day today);

struct RestoreWish {
    std::filesystem::path backup;
    std::filesystem::path folder; ///< of the new office; must hold none
    std::string store;            ///< "" = an SQLite file in the folder; PostgreSQL must be named
};
/// Fails, having made nothing, when a file is missing or was changed: its name is told.
Result<Backup> restore_backup(const RestoreWish& wish);

} // namespace tycktill::office
