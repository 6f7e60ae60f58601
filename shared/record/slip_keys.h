#pragma once
/// The public halves of the codes that stand on paper forms' slips (code_reply.h): which copy is answered to
/// which key. Written when the copies are printed, asked when one comes back. The codes themselves are kept
/// nowhere: who has the register can seal a reply and open none.
///
/// slip-keys.txt in the station's data folder: a line a copy, `SERIAL MUNICIPALITY KEY`, the key in 64
/// hexadecimal digits. It may be copied or appended to another station's: the order means nothing.
#include "shared/record/envelope.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tycktill::record {

struct SlipKey {
    std::string serial; ///< 9 characters
    std::string municipality;
    PublicKey key;
};

std::filesystem::path slip_keys_file(const std::filesystem::path& data_folder);

/// All of them durably, beside what others register at the same time. After a fault some may stand there:
/// keys of copies that nobody has printed.
Result<void> register_slips(const std::filesystem::path& data_folder,
                            const std::vector<SlipKey>& keys);

/// nullopt when that copy is not registered here. Fails when the register is damaged.
Result<std::optional<PublicKey>> slip_key(const std::filesystem::path& data_folder,
                                          const std::string& serial,
                                          const std::string& municipality);

} // namespace tycktill::record
