#include "scanner/commands/commands.h"
#include "shared/base/log.h"

namespace tycktill {

int failed(const Error& error, Exit code) {
    say(error.what);
    return code;
}

} // namespace tycktill
