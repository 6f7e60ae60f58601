#pragma once
/// GLFW's keys in our words. For window.cpp.
#include "shared/touch/input.h"

#include <optional>

namespace tycktill::touch {

std::optional<Key> key_of(int glfw_key);
/// The letter as the keyboard's own layout has it, not as it stands on an American one; 0 for none.
char letter_of(int glfw_key, int scancode);

} // namespace tycktill::touch
