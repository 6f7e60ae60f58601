#include "shared/base/unseen_line.h"

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace tycktill::base {
namespace {

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

std::string next_line() {
    std::string line;
    std::getline(std::cin, line);
    return line;
}

} // namespace

bool input_is_terminal() {
    return isatty(STDIN_FILENO) != 0;
}

std::string ask_unseen(const char* question) {
    if (!input_is_terminal())
        return next_line();
    std::cerr << question << std::flush;
    const Unseen unseen;
    return next_line();
}

} // namespace tycktill::base
