#include "scanner/commands/commands.h"
#include "shared/base/log.h"

namespace tycktill {

int failed(const Error& error, Exit code) {
    say(error.what);
    return code;
}

std::string about(const std::string& file, const std::string& what) {
    return what.rfind(file + ": ", 0) == 0 ? what : file + ": " + what;
}

} // namespace tycktill
