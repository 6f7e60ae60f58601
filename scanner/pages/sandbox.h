#pragma once
/// Takes a child process everything but computing: no files but the system's fonts, no network, no
/// programs, a bounded memory and time. For the decoder of foreign files; it cannot be undone.
#include <cstddef>

namespace tycktill::pages {

struct SandboxLimits {
    std::size_t memory = std::size_t(512) << 20; ///< more than the process has when it is locked
    int seconds_of_processor = 600;              ///< a backstop; the parent watches the clock
};

enum class Landlock { Works, Missing };
/// Whether this kernel can close the file system to a process (Linux 5.13 or later).
Landlock landlock_of_this_kernel();

/// False when the process could not be locked: it must then end without touching foreign bytes.
bool lock_down(const SandboxLimits& limits);

} // namespace tycktill::pages
