#pragma once
/// The office's own folder: which store it uses and its keys. The private keys lie there only locked with a
/// passphrase; `serve` never needs them.
///
///     office.json    the store's address and the root key's public half
///     private.box    locked with the passphrase (shared/record/locked_box.h): 2 ‖ the root key's seed 32 ‖
///                    the backups' key 32 ‖ the private keys, 32 each, the newest first. One of before there
///                    were roots holds the private keys alone, and opens
///     keys.signed    whom stations seal to, signed by the root (shared/record/office_keys.h)
///     receipt.key    what receipts are signed with
///     backup.key     what backups are sealed with; it opens no submission
///     tls.key tls.crt
///
/// An office of before has its recipients in office.json and no root; rotate_keys() and change_passphrase()
/// make one. Until then its stations go on as they are, and none can be enrolled.
#include "office/keys/certificate.h"
#include "office/keys/key_ring.h"
#include "shared/record/locked_box.h"
#include "shared/record/office_keys.h"

#include <filesystem>

namespace tycktill::office {

struct OfficeHome {
    std::filesystem::path folder;
    std::string store;                   ///< "sqlite:FILE" or "postgresql://…"
    record::Recipients recipients;       ///< the office's key, then the escrow key
    std::int64_t recipients_version = 1; ///< only ever higher (record::next_keys_version())
    std::optional<record::VerifyKey> root_key;
    Bytes signed_keys; ///< the file; empty without a root
};

std::filesystem::path office_folder(const std::filesystem::path& data_folder);

struct NewOffice {
    std::filesystem::path folder;
    std::string store;                 ///< "" = an SQLite file in the folder
    std::string passphrase;            ///< at least record::shortest_passphrase characters
    std::filesystem::path escrow_file; ///< gets the escrow private key, to be taken away
    record::GuessCost cost = record::GuessCost::Sensitive;
};
/// Makes every key and proves, before anything is sent, that each private half opens what is sealed to
/// both, read back from where it was written. The store is opened before anything is written, and must be
/// a new one: another office's submissions would open for nobody. One that stopped half-way may be made
/// again. Refuses to touch an office that is already there.
Result<OfficeHome> make_office(const NewOffice& wish);

/// Writes office.json and keys.signed.
Result<void> save_office(const OfficeHome& home);
Result<OfficeHome> load_office(const std::filesystem::path& folder);
Result<record::SigningKey> load_receipt_key(const OfficeHome& home);
Result<Certificate> load_certificate(const OfficeHome& home);
/// Nothing at an office of before.
Result<std::optional<record::BoxKey>> load_backup_key(const OfficeHome& home);

struct NewKeys {
    std::string passphrase;
    std::string new_passphrase; ///< "" keeps the one there is: who knew it opens the new key too
    std::filesystem::path escrow_file; ///< for a new escrow key too; "" keeps the one there is
    record::GuessCost cost = record::GuessCost::Sensitive;
};
/// A new key of the office's, proved like the first one. Stations take it at their next contact; what
/// is sealed to the older ones opens as before, for the office keeps them.
Result<OfficeHome> rotate_keys(OfficeHome home, const NewKeys& wish);

/// The same keys, locked anew: whoever knew the old passphrase opens no later copy. Copies made before stay
/// locked with the old one. Gives an office of before its root.
Result<OfficeHome> change_passphrase(OfficeHome home, const NewKeys& wish);

/// Everything that the passphrase locks.
struct OfficeSecrets {
    KeyRing ring;
    std::optional<record::SigningKey> root; ///< none at an office of before; nor is
    std::optional<record::BoxKey> backup;
};
/// Fails in words when the passphrase is wrong.
Result<OfficeSecrets> unlock_office(const OfficeHome& home, std::string_view passphrase);
Result<KeyRing> unlock_private_key(const OfficeHome& home, std::string_view passphrase);
/// The escrow key from the file that was taken away.
Result<record::KeyPair> read_escrow_key(const std::filesystem::path& file);

/// The same keys under a version that no station has seen, signed by the root: after a restore.
Result<void> raise_keys_version(OfficeHome& home, const OfficeSecrets& secrets);

} // namespace tycktill::office
