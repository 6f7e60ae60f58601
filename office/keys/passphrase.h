#pragma once
/// The passphrase that opens the office's key: from $TYCKTILL_OFFICE_PASSPHRASE, or asked for on the
/// terminal without showing it.
#include "shared/base/result.h"

namespace tycktill::office {

enum class AskTwice { No, Yes }; ///< a new passphrase is typed twice
Result<std::string> take_passphrase(AskTwice twice);
/// Whether take_passphrase() would not have to ask.
bool passphrase_is_given();

} // namespace tycktill::office
