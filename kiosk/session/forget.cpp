#include "kiosk/session/forget.h"

#include <array>
#include <cstring>

namespace tycktill::kiosk {

void forget(std::string& text) {
    text.resize(text.capacity());
    explicit_bzero(text.data(), text.size());
    text.clear();
}

__attribute__((noinline)) void forget_stack() {
    std::array<char, 256 * 1024> left_behind;
    explicit_bzero(left_behind.data(), left_behind.size());
}

} // namespace tycktill::kiosk
