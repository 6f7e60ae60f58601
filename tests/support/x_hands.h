#pragma once
/// Fingers and keys as X gives them to any program (XTest): what a touch screen and a USB keyboard are.
#include "tests/support/rooms.h"

#include <memory>
#include <string>

namespace tycktill::test {

class XHands {
public:
    /// On $DISPLAY, with the Swedish layout. `ready` is false without XTest or setxkbmap.
    XHands();
    ~XHands();
    XHands(const XHands&) = delete;
    XHands& operator=(const XHands&) = delete;
    bool ready() const;

    void touch(float x, float y); ///< down; of the screen
    void lift();
    /// Letters, digits and signs of the Swedish layout, with Shift or AltGr where they need it.
    void write(char32_t character);
    enum class Named { Tab, Enter, Escape };
    void tap(Named key);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace tycktill::test
