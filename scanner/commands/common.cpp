#include "scanner/commands/commands.h"
#include "shared/base/log.h"

namespace tycktill::scanner {

int failed(const Error& error, Exit code) {
    say(error.what);
    return code;
}

int ended(const Result<void>& done, Exit otherwise) {
    return done ? static_cast<int>(Done) : failed(done.error(), otherwise);
}

std::string about(const std::string& file, const std::string& what) {
    return what.rfind(file + ": ", 0) == 0 ? what : file + ": " + what;
}

} // namespace tycktill::scanner
