#include "shared/touch/window_keys.h"

#include <GLFW/glfw3.h>

namespace tycktill::touch {

std::optional<Key> key_of(int key) {
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12)
        return static_cast<Key>(static_cast<int>(Key::F1) + key - GLFW_KEY_F1);
    switch (key) {
    case GLFW_KEY_UP:
        return Key::Up;
    case GLFW_KEY_DOWN:
        return Key::Down;
    case GLFW_KEY_LEFT:
        return Key::Left;
    case GLFW_KEY_RIGHT:
        return Key::Right;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
        return Key::Enter;
    case GLFW_KEY_SPACE:
        return Key::Space;
    case GLFW_KEY_TAB:
        return Key::Tab;
    case GLFW_KEY_ESCAPE:
        return Key::Escape;
    case GLFW_KEY_BACKSPACE:
        return Key::Backspace;
    case GLFW_KEY_DELETE:
        return Key::Delete;
    case GLFW_KEY_HOME:
        return Key::Home;
    case GLFW_KEY_END:
        return Key::End;
    case GLFW_KEY_PAGE_UP:
        return Key::PageUp;
    case GLFW_KEY_PAGE_DOWN:
        return Key::PageDown;
    default:
        return {};
    }
}

char letter_of(int key, int scancode) {
    if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9)
        return static_cast<char>('0' + key - GLFW_KEY_KP_0);
    if (key == GLFW_KEY_KP_ADD)
        return '+';
    if (key == GLFW_KEY_KP_SUBTRACT)
        return '-';
    const char* name = glfwGetKeyName(key, scancode);
    if (!name || name[0] == 0 || name[1] != 0)
        return 0;
    const char c = name[0];
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

} // namespace tycktill::touch
