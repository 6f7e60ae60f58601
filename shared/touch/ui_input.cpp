// How fingers and keys become «this was pressed»: the second half of ui.h.
#include "shared/base/text.h"
#include "shared/touch/ui.h"

#include <algorithm>
#include <cmath>

namespace tycktill::touch {

namespace {

/// How far apart the two strikes of one finger may land.
constexpr float spot_mm = 8;

bool is_arrow(Key key) {
    return key == Key::Up || key == Key::Down || key == Key::Left || key == Key::Right;
}

} // namespace

void Ui::consume(const InputEvent& event) {
    touched_ = true;
    struck_ = struck_ || std::holds_alternative<PointerDown>(event.what) ||
              std::holds_alternative<KeyDown>(event.what) ||
              std::holds_alternative<Character>(event.what);
    last_touched_ = event.at;
    if (const auto* down = std::get_if<PointerDown>(&event.what)) {
        pointer_down(*down, event.at);
    } else if (const auto* move = std::get_if<PointerMove>(&event.what)) {
        if (drag_) {
            drag_->dx += move->x - pointer_x_;
            drag_->dy += move->y - pointer_y_;
        }
        pointer_x_ = move->x;
        pointer_y_ = move->y;
        if (look_.explore)
            explored(move->x, move->y);
        else if (const auto* node = tree_.by_key(down_key_); node && !key_is_down_)
            down_inside_ = node->rect.inset(-slop()).contains(move->x, move->y);
    } else if (const auto* up = std::get_if<PointerUp>(&event.what)) {
        pointer_up(*up, event.at);
    } else if (const auto* key = std::get_if<KeyDown>(&event.what)) {
        key_down(*key, event.at);
    } else if (const auto* released = std::get_if<KeyUp>(&event.what)) {
        key_up(*released, event.at);
    } else if (const auto* wheel = std::get_if<Wheel>(&event.what)) {
        wheel_ += wheel->steps;
        wheel_x_ = wheel->x;
        wheel_y_ = wheel->y;
    } else if (const auto* files = std::get_if<Dropped>(&event.what)) {
        dropped_ = files->files;
    } else if (const auto* written = std::get_if<Character>(&event.what)) {
        character(*written);
    }
}

void Ui::pointer_down(const PointerDown& down, Moment at) {
    ring_shown_ = false;
    key_is_down_ = false;
    drag_ = Drag{down.x, down.y, 0, 0};
    pointer_x_ = down.x;
    pointer_y_ = down.y;
    if (look_.explore)
        return explored_down(down.x, down.y, at);
    const auto* node = tree_.at(down.x, down.y, slop());
    down_key_ = node ? node->key : std::string{};
    down_inside_ = node != nullptr;
    down_since_ = at;
}

void Ui::pointer_up(const PointerUp& up, Moment at) {
    if (look_.explore)
        return explored_up(at);
    const auto* node = tree_.by_key(down_key_);
    const bool inside = node && node->rect.inset(-slop()).contains(up.x, up.y);
    if (inside && !key_is_down_) {
        focus_ = node->key;
        if (node->takes_text)
            lifted_ = up;
        activate(*node, at);
    }
    down_key_.clear();
    down_inside_ = false;
    drag_.reset();
}

void Ui::activate(const Node& node, Moment at) {
    if (!node.enabled)
        return;
    // Text fields only take the caret; a tremor there does no harm.
    // By place, not by name: the key that wrote a capital is called otherwise after it.
    const std::string place = std::to_string(node.rect.x) + "/" + std::to_string(node.rect.y);
    // Where the page has changed under the finger, its second strike meets something else. Two fingers never
    // come so close.
    const bool by_finger = !key_is_down_;
    const bool same_spot =
        by_finger && std::hypot(pointer_x_ - last_activated_x_, pointer_y_ - last_activated_y_) <
                         panel_.px(spot_mm);
    const bool tremor = !node.takes_text && (place == last_activated_ || same_spot) &&
                        at - last_activated_at_ < look_.double_strike;
    if (by_finger && !tremor) {
        last_activated_x_ = pointer_x_;
        last_activated_y_ = pointer_y_;
    }
    last_activated_ = place;
    last_activated_at_ = at;
    if (tremor)
        return;
    activated_ = node.key;
    if (node.takes_text) {
        edit(node.key);
        went_to_field_ = true;
    }
}

bool Ui::focus_is_to_press() const {
    const auto* node = ring_shown_ ? tree_.by_key(focus_) : nullptr;
    return node && node->can_press && !node->takes_text;
}

void Ui::key_down(const KeyDown& down, Moment at) {
    if (look_.listening && listening_key(down))
        return;
    if ((down.key == Key::Enter || down.key == Key::Space) && !down.ctrl && focus_is_to_press()) {
        down_key_ = focus_;
        down_inside_ = key_is_down_ = true;
        down_since_ = at;
        return;
    }
    if (!editing_.empty() && (down.ctrl ? word_key(down) : edit_key(down)))
        return;
    if (focus_key(down))
        return;
    free_keys_.push_back(down);
}

void Ui::key_up(const KeyUp& up, Moment at) {
    if (!key_is_down_ || (up.key != Key::Enter && up.key != Key::Space))
        return;
    if (const auto* node = tree_.by_key(down_key_))
        activate(*node, at);
    down_key_.clear();
    down_inside_ = key_is_down_ = false;
}

void Ui::character(const Character& written) {
    if (editing_.empty() || written.code_point < ' ' || written.code_point == 0x7F)
        return;
    if (written.code_point == ' ' && focus_is_to_press())
        return; // it presses
    if (!on_wheel_)
        focus_ = editing_; // who writes is in the field: the next space is a space
    wrote_by_keys_ = true;
    text_input_.push_back({TextCommand::Insert, to_utf8(written.code_point)});
}

/// Keys that belong to the text under the hand.
bool Ui::edit_key(const KeyDown& down) {
    const auto* node = tree_.by_key(editing_);
    if (!node)
        return false;
    const bool in_text = !focus_is_to_press();
    const bool area = node->role == Role::Area;
    const bool breaks = area && !down.shift && look_.enter_breaks_lines;
    std::optional<TextCommand> command;
    switch (down.key) {
    case Key::Letter:
    case Key::Space:
        return true; // comes as a character too
    case Key::Backspace:
        command = TextCommand::Before;
        break;
    case Key::Delete:
        command = TextCommand::After;
        break;
    case Key::Enter:
        if (breaks)
            text_input_.push_back({TextCommand::Insert, "\n"});
        return breaks;
    case Key::Left:
    case Key::Right:
        if (in_text)
            command = down.key == Key::Left ? TextCommand::Left : TextCommand::Right;
        break;
    case Key::Up:
    case Key::Down:
        if (in_text && area)
            command = down.key == Key::Up ? TextCommand::Up : TextCommand::Down;
        break;
    case Key::Home:
        command = TextCommand::Home;
        break;
    case Key::End:
        command = TextCommand::End;
        break;
    default:
        break;
    }
    if (!command)
        return false;
    text_input_.push_back({*command, {}});
    return true;
}

/// With Ctrl the same keys go by word; with Shift too, they mark.
bool Ui::word_key(const KeyDown& down) {
    if (focus_is_to_press())
        return false;
    TextCommand command;
    switch (down.key) {
    case Key::Left:
        command = down.shift ? TextCommand::MarkLeft : TextCommand::WordLeft;
        break;
    case Key::Right:
        command = down.shift ? TextCommand::MarkRight : TextCommand::WordRight;
        break;
    case Key::Backspace:
        command = TextCommand::WordBefore;
        break;
    default:
        return false;
    }
    text_input_.push_back({command, {}});
    return true;
}

bool Ui::focus_key(const KeyDown& down) {
    if (!look_.keys_move_focus || down.ctrl)
        return false;
    if (down.key == Key::Tab) {
        move_focus(down.shift ? -1 : 1);
        return true;
    }
    if (!is_arrow(down.key))
        return false;
    if (look_.listening || !move_on_keyboard(down.key))
        move_focus(down.key == Key::Up || down.key == Key::Left ? -1 : 1);
    return true;
}

void Ui::move_focus(int direction) {
    std::vector<const Node*> stops;
    for (const auto& node : tree_.nodes())
        if (is_stop(node))
            stops.push_back(&node);
    if (stops.empty())
        return;
    wrote_by_keys_ = false;
    const auto count = static_cast<int>(stops.size());
    int place = direction > 0 ? -1 : count;
    for (int i = 0; i < count; ++i)
        if (stops[static_cast<std::size_t>(i)]->key == focus_)
            place = i;
    // The first key only shows where the focus is.
    const bool showing = !ring_shown_ && place >= 0 && place < count;
    if (!showing)
        place = (place + direction + count) % count;
    const auto* stop = stops[static_cast<std::size_t>(place)];
    focus_ = stop->key;
    ring_shown_ = true;
    if (stop->takes_text) {
        edit(stop->key);
        went_to_field_ = true;
    }
}

/// On the on-screen keyboard the arrows go by place; over its edges they go on in reading order.
bool Ui::move_on_keyboard(Key key) {
    const auto* from = ring_shown_ ? tree_.by_key(focus_) : nullptr;
    if (!from || from->role != Role::Key || key == Key::Left || key == Key::Right)
        return false;
    const float sign = key == Key::Up ? -1.0f : 1.0f;
    const Node* best = nullptr;
    float best_distance = 0;
    for (const auto& node : tree_.nodes()) {
        const float down = (node.rect.mid_y() - from->rect.mid_y()) * sign;
        if (node.role != Role::Key || down < from->rect.h / 2)
            continue;
        const float distance = down * 4 + std::abs(node.rect.mid_x() - from->rect.mid_x());
        if (!best || distance < best_distance) {
            best = &node;
            best_distance = distance;
        }
    }
    if (!best) {
        // Out of the keyboard: to its first or last key, then one further.
        const auto& nodes = tree_.nodes();
        const auto is_key = [](const Node& node) { return node.role == Role::Key; };
        const auto first = std::find_if(nodes.begin(), nodes.end(), is_key);
        const auto last = std::find_if(nodes.rbegin(), nodes.rend(), is_key);
        focus_ = key == Key::Up ? first->key : last->key;
        return false;
    }
    focus_ = best->key;
    return true;
}

} // namespace tycktill::touch
