#pragma once
/// What the program does so that nothing it holds is written to a disk by the machine itself.
#include "shared/base/room.h"

#include <string>

namespace tycktill::base {

/// No core dumps, no reading of its memory by other programs, and memory kept out of the swap where
/// the machine allows it. Returns what could not be had, as one line for the operator, or "".
std::string harden_process();

/// A secret that the program was given in its environment, taken once: afterwards it stands neither there nor
/// in the environment of its children. "" where none was given.
std::string take_from_environment(const char* name);

} // namespace tycktill::base
