#include "tests/support/x_hands.h"
#include "tests/support/rooms.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <cstdlib>

namespace tycktill::test {

struct XHands::Inside {
    Display* display = nullptr;
    bool ready = false;

    void key(KeyCode code, bool down) { XTestFakeKeyEvent(display, code, down ? True : False, 0); }
    void tap(KeySym symbol) {
        const KeyCode code = XKeysymToKeycode(display, symbol);
        key(code, true);
        key(code, false);
        XSync(display, False);
    }
};

XHands::XHands() : inside_(std::make_unique<Inside>()) {
    const bool swedish = std::system("setxkbmap se 2>/dev/null") == 0;
    inside_->display = XOpenDisplay(nullptr);
    int event = 0, error = 0, major = 0, minor = 0;
    inside_->ready = swedish && inside_->display != nullptr &&
                     XTestQueryExtension(inside_->display, &event, &error, &major, &minor) != 0;
    if (inside_->ready) // keys go to the window under the pointer
        XTestFakeMotionEvent(inside_->display, -1, 2, 2, 0);
}

XHands::~XHands() {
    if (inside_->display != nullptr)
        XCloseDisplay(inside_->display);
}

bool XHands::ready() const {
    return inside_->ready;
}

void XHands::touch(float x, float y) {
    XTestFakeMotionEvent(inside_->display, -1, static_cast<int>(x), static_cast<int>(y), 0);
    XTestFakeButtonEvent(inside_->display, 1, True, 0);
    XSync(inside_->display, False);
}

void XHands::lift() {
    XTestFakeButtonEvent(inside_->display, 1, False, 0);
    XSync(inside_->display, False);
}

void XHands::write(char32_t character) {
    const KeySym symbol = character < 0x100 ? static_cast<KeySym>(character)
                                            : static_cast<KeySym>(character | 0x01000000);
    const KeyCode code = XKeysymToKeycode(inside_->display, symbol);
    // The level of the key on which the sign stands: plain, Shift, AltGr.
    int level = 0;
    while (level < 3 && XkbKeycodeToKeysym(inside_->display, code, 0, level) != symbol)
        ++level;
    const KeyCode held = level == 1   ? XKeysymToKeycode(inside_->display, XK_Shift_L)
                         : level == 2 ? XKeysymToKeycode(inside_->display, XK_ISO_Level3_Shift)
                                      : 0;
    if (held != 0)
        inside_->key(held, true);
    inside_->key(code, true);
    inside_->key(code, false);
    if (held != 0)
        inside_->key(held, false);
    XSync(inside_->display, False);
}

void XHands::tap(Named key) {
    inside_->tap(key == Named::Tab ? XK_Tab : key == Named::Enter ? XK_Return : XK_Escape);
}

} // namespace tycktill::test
