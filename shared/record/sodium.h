#pragma once
/// Inside this room only: libsodium, made ready before its first use.
#include <sodium.h>

namespace tycktill::record {

/// Must come first in every function that draws random numbers or makes keys. Ends the program when
/// the machine has no randomness to give: nothing may be sealed then.
void ready_sodium();

} // namespace tycktill::record
