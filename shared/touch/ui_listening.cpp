// Keys and fingers of who listens: the walk through everything that is said, the letter wheel, and the
// finger that feels its way. The third part of ui.h.
#include "shared/touch/ui.h"

#include <algorithm>

namespace tycktill::touch {
namespace {

/// Two taps within this press what was heard last.
constexpr Moment two_taps{700};
/// A finger that comes back so soon means to press, wherever it lands.
constexpr Moment soon{2000};

bool is_first_letter(const Node& node) {
    return node.name == "a" || node.name == "A";
}

} // namespace

/// While the wheel turns, its letters alone; else all that is said, but for the keyboard.
bool Ui::is_stop(const Node& node) const {
    if (!look_.listening)
        return node.can_press;
    if (on_wheel_)
        return node.role == Role::Key && node.can_press;
    return node.role != Role::Key && (node.can_press || !node.name.empty());
}

/// The keys that mean something else to who listens. True when it was one.
bool Ui::listening_key(const KeyDown& down) {
    if (down.ctrl || down.shift)
        return false;
    if (down.key == Key::Escape && on_wheel_) {
        leave_wheel();
        return true;
    }
    if ((down.key == Key::Up || down.key == Key::Down) && !wrote_by_keys_) {
        move_focus(down.key == Key::Up ? -1 : 1);
        return true;
    }
    if (down.key != Key::Enter || !ring_shown_ || wrote_by_keys_)
        return false;
    const Node* node = tree_.by_key(focus_);
    if (node == nullptr || !node->can_press)
        return true; // a text: there is nothing to choose
    if (!node->takes_text)
        return false;
    enter_wheel(*node);
    return true;
}

const Node* Ui::first_letter() const {
    const auto& nodes = tree_.nodes();
    const auto key = std::find_if(nodes.begin(), nodes.end(), is_first_letter);
    if (key != nodes.end())
        return &*key;
    const auto any = std::find_if(nodes.begin(), nodes.end(),
                                  [](const Node& node) { return node.role == Role::Key; });
    return any == nodes.end() ? nullptr : &*any;
}

void Ui::enter_wheel(const Node& field) {
    const Node* first = first_letter();
    if (first == nullptr)
        return;
    edit(field.key);
    went_to_field_ = true;
    on_wheel_ = true;
    keyboard_.by_alphabet = true;
    focus_ = first->key;
}

void Ui::leave_wheel() {
    on_wheel_ = false;
    focus_ = editing_;
}

/// The finger says what it is on, and presses nothing.
void Ui::explored(float x, float y) {
    const auto& nodes = tree_.nodes();
    const auto hit = std::find_if(nodes.rbegin(), nodes.rend(), [&](const Node& node) {
        return !node.name.empty() && node.rect.contains(x, y);
    });
    if (hit == nodes.rend())
        return;
    focus_ = hit->key;
    ring_shown_ = true;
}

void Ui::explored_down(float x, float y, Moment at) {
    down_since_ = at;
    if (at - last_lift_ > soon)
        explored(x, y);
}

/// A slide ends in silence; the second of two taps presses.
void Ui::explored_up(Moment at) {
    const bool tap = at - down_since_ < two_taps;
    const bool second = tap && last_tap_ && at - *last_tap_ < two_taps;
    last_lift_ = at;
    last_tap_ = tap && !second ? std::optional(at) : std::nullopt;
    const Node* node = tree_.by_key(focus_);
    if (second && node != nullptr && node->can_press)
        activate(*node, at);
}

} // namespace tycktill::touch
