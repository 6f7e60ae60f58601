#pragma once
/// The office's own folder: which store it uses and its keys. The private key that opens submissions
/// lies there only locked with a passphrase; `serve` never needs it.
///
///     office.json    the store's address and every public key
///     private.box    the private keys, 32 bytes each, the newest first, locked (shared/record/locked_box.h)
///     receipt.key    what receipts are signed with
///     tls.key tls.crt
#include "office/keys/certificate.h"
#include "office/keys/key_ring.h"
#include "shared/record/envelope.h"
#include "shared/record/locked_box.h"
#include "shared/record/signing.h"

#include <filesystem>

namespace tycktill::office {

struct OfficeHome {
    std::filesystem::path folder;
    std::string store;                   ///< "sqlite:FILE" or "postgresql://…"
    record::Recipients recipients;       ///< the office's key, then the escrow key
    std::int64_t recipients_version = 1; ///< counts what rotate_keys() did
};

std::filesystem::path office_folder(const std::filesystem::path& data_folder);

struct NewOffice {
    std::filesystem::path folder;
    std::string store;                 ///< "" = an SQLite file in the folder
    std::string passphrase;            ///< at least 8 characters
    std::filesystem::path escrow_file; ///< gets the escrow private key, to be taken away
    record::GuessCost cost = record::GuessCost::Moderate;
};
/// Makes every key and proves, before anything is sent, that each private half opens what is sealed to
/// both, read back from where it was written. The store is opened before anything is written, and must be
/// a new one: another office's submissions would open for nobody. One that stopped half-way may be made
/// again. Refuses to touch an office that is already there.
Result<OfficeHome> make_office(const NewOffice& wish);

/// Writes office.json.
Result<void> save_office(const OfficeHome& home);
Result<OfficeHome> load_office(const std::filesystem::path& folder);
Result<record::SigningKey> load_receipt_key(const OfficeHome& home);
Result<Certificate> load_certificate(const OfficeHome& home);
struct NewKeys {
    std::string passphrase;
    std::filesystem::path escrow_file; ///< for a new escrow key too; "" keeps the one there is
    record::GuessCost cost = record::GuessCost::Moderate;
};
/// A new key of the office's, proved like the first one. Stations take it at their next contact; what
/// is sealed to the older ones opens as before, for the office keeps them.
Result<OfficeHome> rotate_keys(OfficeHome home, const NewKeys& wish);

/// Fails in words when the passphrase is wrong.
Result<KeyRing> unlock_private_key(const OfficeHome& home, std::string_view passphrase);
/// The escrow key from the file that was taken away.
Result<record::KeyPair> read_escrow_key(const std::filesystem::path& file);

} // namespace tycktill::office
