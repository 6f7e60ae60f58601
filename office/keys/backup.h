#pragma once
/// A backup: one folder with the office's own files, its store as it was at one moment, a list of their
/// hashes, and a seal over that list, written last: without it there is no backup. The escrow key is never
/// in it.
///
///     backup.json  backup.seal  office.json  keys.signed  private.box  receipt.key.box  tls.key.box
///     tls.crt  archive.db | archive.dump
///     archive-register.db  archive-people.db  archive-audit.db    where the archive is an SQLite file
///     municipality  own-station.key.box                           where the office has them
///
/// The private keys stay locked with their passphrase; what receipts are signed with and the TLS key are
/// locked with the backups' key, which lies in the office's folder, so that a backup needs nobody, and in
/// private.box, so that the passphrase opens one. backup.seal is the list's BLAKE2b-256 locked with the same
/// key: a list that somebody made anew is known, not only a file that rotted.
///
/// A backup of format 1, by an office of before, holds those two keys in the clear and no seal. It is made
/// while an office has no root key, and taken back as long as its private.box holds no backups' key.
///
/// An SQLite store is copied by SQLite while receivers write; PostgreSQL by its own pg_dump. What
/// arrives later is not in it: after a restore `verify` names every submission that the stations
/// were signed for since, for they tell of their chains in every heartbeat.
#include "office/keys/office_home.h"

namespace tycktill::office {

struct Backup {
    Day day{};
    std::int64_t submissions = 0; ///< places in the store
    bool sealed = true;           ///< false: of format 1
};

/// `folder` must not exist. Reads the copy back before it says that there is one.
Result<Backup> make_backup(const OfficeHome& home, const std::filesystem::path& folder, Day today);

struct RestoreWish {
    std::filesystem::path backup;
    std::filesystem::path folder; ///< of the new office; must hold none
    std::string store;            ///< "" = an SQLite file in the folder; PostgreSQL must be named
    std::string passphrase;
};
/// Fails, having made nothing, when a file is missing or was changed: its name is told. Proves that the
/// passphrase opens what stations seal to, and gives the list of keys a version that no station has seen.
Result<Backup> restore_backup(const RestoreWish& wish);

} // namespace tycktill::office
