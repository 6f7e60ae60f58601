#pragma once
/// Lines for the people who run a station, on stderr. Never personal data: no field values, no
/// contact details, no codes, and for anonymous items no time; ids, counts and file names only.
#include "shared/base/room.h"

#include <string_view>

namespace tycktill::base {

/// Called once by each main; the name opens every line ("tycktill-scan: …").
void set_program_name(std::string_view name);

/// One line to stderr: `program: message`. Line breaks inside the message become spaces.
void say(std::string_view message);

} // namespace tycktill::base
