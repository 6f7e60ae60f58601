#include "office/keys/passphrase.h"

#include "shared/base/unseen_line.h"

#include <cstdlib>

namespace tycktill::office {
namespace {

constexpr auto variable = "TYCKTILL_OFFICE_PASSPHRASE";

} // namespace

bool passphrase_is_given() {
    const char* value = std::getenv(variable);
    return value && *value;
}

Result<std::string> take_passphrase(AskTwice twice) {
    if (passphrase_is_given())
        return std::string(std::getenv(variable));
    if (!input_is_terminal())
        return fail(std::string("no passphrase: set ") + variable + " or run this on a terminal");
    std::string passphrase = ask_unseen("Passphrase of the office's key: ");
    if (twice == AskTwice::Yes && ask_unseen("The same again: ") != passphrase)
        return fail("the two passphrases differ; nothing was made");
    return passphrase;
}

} // namespace tycktill::office
