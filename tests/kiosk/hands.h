#pragma once
/// The two hands of a walk, for anything that gives events and settles: a finger that types on the
/// screen's own keys, and a real keyboard that walks with Tab.
#include "shared/base/text.h"
#include "tests/support/rooms.h"
#include "walk.h"

namespace tycktill {

inline const Node* key_named(const AccessibleTree& tree, const std::string& name) {
    for (const Node& node : tree.nodes())
        if (node.role == Role::Key && node.name == name)
            return &node;
    return nullptr;
}

/// `Place` has tree(), press_at(rect).
template <typename Place>
struct Finger : Hand {
    Place& place;
    explicit Finger(Place& p) : place(p) {}
    void press(const Node& node) override { place.press_at(PxRect(node.rect)); }
    void write(const std::string& text) override {
        for (const char32_t letter : code_points(text))
            write_letter(to_utf8(letter));
    }

private:
    bool press_key(const std::string& name) {
        const Node* key = key_named(place.tree(), name);
        if (key != nullptr)
            place.press_at(PxRect(key->rect));
        return key != nullptr;
    }
    void write_letter(const std::string& letter) {
        if (press_key(letter == " " ? "Mellanslag" : letter))
            return;
        for (const char* other : {"Stor", "123", "ABC"}) { // where it may be found
            press_key(other);
            if (press_key(letter))
                break;
        }
        press_key("ABC");
    }
};

/// `Place` has window-like ui(), tree(), tap_key(Key), write(text).
template <typename Place>
struct Keyboard : Hand {
    Place& place;
    explicit Keyboard(Place& p) : place(p) {}
    void press(const Node& node) override {
        for (std::size_t tab = 0; tab < 2 * place.tree().nodes().size(); ++tab) {
            if (place.ui().ring_shown() && place.ui().focus() == node.key)
                break;
            place.tap_key(Key::Tab);
        }
        if (!node.takes_text)
            place.tap_key(Key::Enter);
    }
    void write(const std::string& text) override { place.write(text); }
};

} // namespace tycktill
