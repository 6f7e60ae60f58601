#pragma once
/// Forgetting: what a person wrote is overwritten, not only released. Freed memory is overwritten by
/// forgetful_memory.cpp, which a program links; here are the two places that it does not reach.
#include <string>

namespace tycktill::kiosk {

/// Overwrites the whole buffer, also what stood after a shorter text, and empties it.
void forget(std::string& text);

/// Overwrites the part of the stack that earlier calls have left behind.
void forget_stack();

} // namespace tycktill::kiosk
