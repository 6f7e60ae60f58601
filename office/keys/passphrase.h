#pragma once
/// The passphrase that opens the office's key: from $TYCKTILL_OFFICE_PASSPHRASE, or asked for on the
/// terminal without showing it.
#include "shared/base/result.h"

#include <string>

namespace tycktill::office {

enum class AskTwice { No, Yes }; ///< a new passphrase is typed twice
Result<std::string> take_passphrase(AskTwice twice);
/// A new one for keys that are there: from $TYCKTILL_OFFICE_NEW_PASSPHRASE, or asked for twice. "" when there
/// is neither a variable nor a terminal, or when only Enter was pressed.
Result<std::string> take_new_passphrase();
/// Whether take_passphrase() would not have to ask.
bool passphrase_is_given();

} // namespace tycktill::office
