#pragma once
/// Inside this room only: the files of the office's folder that hold secrets, written and proved.
#include "office/keys/office_home.h"

namespace tycktill::office {

Result<void> write_private_box(const OfficeHome& home, const OfficeSecrets& secrets,
                               std::string_view passphrase, record::GuessCost cost);
Result<void> write_hex_file(const std::filesystem::path& file, const record::SecretBytes& secret);
Result<void> write_escrow_key(const std::filesystem::path& file, const record::KeyPair& key);

/// Seals one test submission to all and opens it with each private half as it stands on disk. `escrow`: ""
/// when it is not at hand.
Result<void> prove_keys(const OfficeHome& home, std::string_view passphrase,
                        const std::filesystem::path& escrow);

} // namespace tycktill::office
