#include "office/passphrase.h"

#include <cstdlib>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace tycktill {
namespace {

constexpr auto variable = "TYCKTILL_OFFICE_PASSPHRASE";

/// The terminal shows nothing of what is typed while this lives.
class Unseen {
public:
    Unseen() {
        tcgetattr(STDIN_FILENO, &before_);
        termios hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~Unseen() {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::cerr << "\n";
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
};

std::string ask(const char* question) {
    std::cerr << question << std::flush;
    const Unseen unseen;
    std::string line;
    std::getline(std::cin, line);
    return line;
}

} // namespace

bool passphrase_is_given() {
    const char* value = std::getenv(variable);
    return value && *value;
}

Result<std::string> take_passphrase(AskTwice twice) {
    if (passphrase_is_given())
        return std::string(std::getenv(variable));
    if (!isatty(STDIN_FILENO))
        return fail(std::string("no passphrase: set ") + variable + " or run this on a terminal");
    std::string passphrase = ask("Passphrase of the office's key: ");
    if (twice == AskTwice::Yes && ask("The same again: ") != passphrase)
        return fail("the two passphrases differ; nothing was made");
    return passphrase;
}

} // namespace tycktill
