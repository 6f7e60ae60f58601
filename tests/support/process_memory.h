#pragma once
/// What another process has needed of memory at most.
#include "tests/support/rooms.h"

#include <cstdlib>
#include <fstream>
#include <string>
#include <sys/types.h>

namespace tycktill::test {

/// MiB of resident memory at its largest so far; -1 when the process is gone.
inline long peak_mib(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0)
            return std::atol(line.c_str() + 6) / 1024;
    return -1;
}

} // namespace tycktill::test
