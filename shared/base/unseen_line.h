#pragma once
/// A secret line from standard input: a terminal shows nothing of what is typed.
#include "shared/base/room.h"

#include <string>

namespace tycktill::base {

bool input_is_terminal();
/// Asks on stderr when there is a terminal; else only reads the next line.
std::string ask_unseen(const char* question);

} // namespace tycktill::base
