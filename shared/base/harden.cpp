#include "shared/base/harden.h"

#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace tycktill::base {
namespace {

/// A limit below what the graphics library needs would make later allocations fail, so memory is
/// locked only where there is no limit.
bool may_lock_all() {
    rlimit limit{};
    return getrlimit(RLIMIT_MEMLOCK, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY;
}

} // namespace

std::string take_from_environment(const char* name) {
    char* value = std::getenv(name);
    if (!value)
        return "";
    std::string secret = value;
    explicit_bzero(value, secret.size());
    ::unsetenv(name);
    return secret;
}

std::string harden_process() {
    const rlimit none{0, 0};
    const bool no_core = setrlimit(RLIMIT_CORE, &none) == 0;
    const bool not_dumpable = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    // Pages that are touched stay; what is never touched costs nothing.
    const bool locked = may_lock_all() && mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
    if (!no_core || !not_dumpable)
        return "core dumps could not be switched off; run it as a user of its own";
    if (!locked)
        return "memory is not locked; set LimitMEMLOCK=infinity for the service, or run without "
               "swap";
    return "";
}

} // namespace tycktill::base
