#include "office/keys/passphrase.h"

#include "shared/base/harden.h"
#include "shared/base/log.h"
#include "shared/base/unseen_line.h"
#include "shared/record/new_passphrase.h"

#include <cstdlib>

namespace tycktill::office {
namespace {

constexpr auto variable = "TYCKTILL_OFFICE_PASSPHRASE";
constexpr auto new_variable = "TYCKTILL_OFFICE_NEW_PASSPHRASE";

void offer_words() {
    say("choose at least " + std::to_string(record::shortest_passphrase) +
        " characters, best several words, or take these, made now for you: " +
        record::made_words());
}

} // namespace

bool passphrase_is_given() {
    const char* value = std::getenv(variable);
    return value && *value;
}

Result<std::string> take_passphrase(AskTwice twice) {
    if (passphrase_is_given())
        return take_from_environment(variable);
    if (!input_is_terminal())
        return fail(std::string("no passphrase: set ") + variable + " or run this on a terminal");
    if (twice == AskTwice::Yes)
        offer_words();
    std::string passphrase = ask_unseen("Passphrase of the office's key: ");
    if (twice == AskTwice::Yes && ask_unseen("The same again: ") != passphrase)
        return fail("the two passphrases differ; nothing was made");
    return passphrase;
}

Result<std::string> take_new_passphrase() {
    if (std::string given = take_from_environment(new_variable); !given.empty())
        return given;
    if (!input_is_terminal())
        return std::string();
    offer_words();
    std::string passphrase = ask_unseen("New passphrase (Enter keeps the one there is): ");
    if (!passphrase.empty() && ask_unseen("The same again: ") != passphrase)
        return fail("the two passphrases differ; nothing was changed");
    return passphrase;
}

} // namespace tycktill::office
