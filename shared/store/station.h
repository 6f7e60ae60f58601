#pragma once
/// Who this station is to its office: made by `tycktill-courier enrol`, kept in the data folder as
/// station.json (readable by its owner alone). Whom it seals to stands beside it, in a file that the office's
/// root key signed (shared/record/office_keys.h) and that is checked each time it is read: so nothing but
/// what that root signed is ever sealed to, whoever could write there. A station that was enrolled before
/// there were roots has its recipients in station.json, and keeps them until it is enrolled again.
#include "shared/record/office_keys.h"
#include "shared/store/outbox.h"

#include <filesystem>
#include <optional>

namespace tycktill::store {

struct StationIdentity {
    std::string name; ///< given by the office at enrolment, "reception-1"
    record::SigningKey signing_key;
    std::string office_url; ///< "https://office.example:8443"
    /// SHA-256 of the server's public key as libcurl writes it, "sha256//…"; "" only for an office on
    /// this very machine.
    std::string server_pin;
    record::Recipients recipients; ///< the office's key, then the escrow key
    record::VerifyKey receipt_key; ///< what the office's receipts are signed with
    /// Of the recipients: a higher one that the office's root signed replaces them.
    std::int64_t recipients_version = 1;
    std::optional<record::VerifyKey> root_key = {}; ///< none: enrolled before there were roots
    /// What the root signed: version, receipt key and recipients above are what it says.
    Bytes signed_keys = {};
};

/// The identity with what the root signed taken into it. Fails when it is signed by another, or is another
/// office's.
Result<StationIdentity> with_office_keys(StationIdentity identity, const record::VerifyKey& root,
                                         Bytes signed_keys);

/// Whom this station seals to, as its store remembers it.
Addressee addressee_of(const StationIdentity& identity);

/// The store and the identity inside a station's data folder.
std::filesystem::path outbox_file(const std::filesystem::path& data_folder);
std::filesystem::path station_file(const std::filesystem::path& data_folder);

/// Nothing when the station was never enrolled; fails when the file cannot be read.
Result<std::optional<StationIdentity>> load_station(const std::filesystem::path& data_folder);
Result<void> save_station(const std::filesystem::path& data_folder,
                          const StationIdentity& identity);
/// Takes newer keys: true when the root signed them and their version is higher than what is there.
Result<bool> take_office_keys(const std::filesystem::path& data_folder, BytesView signed_keys);

/// The replies that the courier fetched: a shelf of shared/record/code_reply.h.
std::filesystem::path replies_file(const std::filesystem::path& data_folder);

} // namespace tycktill::store
