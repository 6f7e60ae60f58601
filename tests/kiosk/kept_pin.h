#pragma once
/// Staff's PIN of the tests, "4711", as it is kept; worked once.
#include "shared/record/pin.h"
#include "tests/support/rooms.h"

namespace tycktill {

inline const std::string& kept_pin() {
    static const std::string kept = pin_to_keep("4711").value();
    return kept;
}

} // namespace tycktill
