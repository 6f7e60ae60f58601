#pragma once
/// What the program does so that nothing it holds is written to a disk by the machine itself.
#include "shared/base/room.h"

#include <string>

namespace tycktill::base {

/// No core dumps, no reading of its memory by other programs, and memory kept out of the swap where
/// the machine allows it. Returns what could not be had, as one line for the operator, or "".
std::string harden_process();

} // namespace tycktill::base
