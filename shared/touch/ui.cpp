#include "shared/touch/ui.h"

#include <algorithm>
#include <cmath>

namespace tycktill::touch {

namespace {

/// Letter spacing of the big steps; they look loose otherwise.
float spacing_of(const Panel& panel, Step step) {
    if (step == Step::Question)
        return -panel.unit(1);
    return step == Step::Display ? -panel.unit(2) : 0;
}

void wipe_all(std::vector<TextInput>& inputs) {
    for (auto& input : inputs)
        wipe(input.characters);
    inputs.clear();
}

} // namespace

Ui::Ui(const Panel& panel, Typesetter& typesetter)
    : panel_(panel), measures_(tycktill::touch::measures(panel)), canvas_(typesetter) {
    look_.theme = kiosk_theme(Contrast::Light, {});
}

Ui::~Ui() {
    forget();
}

void Ui::set_look(const Look& look) {
    look_ = look;
    canvas_.set_mirrored(look.mirrored);
    measures_ = tycktill::touch::measures(panel_, look.steady);
}

float Ui::slop() const {
    return look_.steady ? 0 : panel_.px(1.5);
}

Font Ui::font(Step step, Weight weight) const {
    return fixed_font(look_.larger ? step_up(step) : step, weight);
}

Font Ui::fixed_font(Step step, Weight weight) const {
    return {Family::Next, weight, em_px(panel_, step), spacing_of(panel_, step)};
}

void Ui::begin_frame(Moment now, ImDrawList* list) {
    now_ = now;
    wake_.reset();
    touched_ = struck_ = privately_ = went_to_field_ = false;
    activated_.clear();
    lifted_.reset();
    free_keys_.clear();
    wheel_ = 0;
    if (drag_)
        drag_->dx = drag_->dy = 0;
    dropped_.clear();
    wipe_all(text_input_);
    std::swap(text_input_, next_text_input_);
    // One wish is carried out in a frame: the next event meets the screen that came of it.
    while (!waiting_.empty() && activated_.empty() && free_keys_.empty()) {
        const auto event = waiting_.front();
        waiting_.pop_front();
        consume(event);
    }
    canvas_.begin(list, static_cast<float>(panel_.width_px), look_.mirrored);
    tree_.wipe();
}

void Ui::end_frame() {
    if (!focus_.empty() && !tree_.by_key(focus_))
        focus_.clear();
    if (on_wheel_ && editing_.empty())
        leave_wheel(); // the page with the field is gone
    // A letter that was written, or another page of keys, may have taken the ring's key away.
    if (const Node* first = on_wheel_ && focus_.empty() ? first_letter() : nullptr) {
        focus_ = first->key;
        wake_at(now_);
    }
    const auto* node = tree_.by_key(editing_);
    if (node && node->takes_text)
        return;
    const auto first = std::find_if(tree_.nodes().begin(), tree_.nodes().end(),
                                    [](const Node& n) { return n.takes_text && n.enabled; });
    edit(first == tree_.nodes().end() ? std::string_view{} : first->key);
    if (!editing_.empty())
        wake_at(now_); // its border shows that it is the one
}

void Ui::wake_at(Moment when) {
    if (!wake_ || when < *wake_)
        wake_ = when;
}

Touched Ui::item(Node node) {
    node.rect = canvas_.on_glass(node.rect);
    node.can_press = node.enabled;
    auto& kept = tree_.add(std::move(node));
    Touched touched;
    touched.activated = kept.enabled && kept.key == activated_;
    touched.down = kept.enabled && kept.key == down_key_ && down_inside_;
    touched.focused =
        (ring_shown_ && kept.key == focus_) || (!spoken_.empty() && kept.key == spoken_);
    kept.down = touched.down;
    kept.focused = kept.key == focus_;
    return touched;
}

void Ui::say(Role role, std::string_view name, PxRect rect, std::string_view value) {
    Node node;
    node.role = role;
    node.name = name;
    node.value = value;
    node.rect = rect;
    say(std::move(node));
}

void Ui::say(Node node) {
    const PxRect rect = node.rect;
    node.rect = canvas_.on_glass(rect);
    node.is_private = node.is_private || privately_;
    auto& kept = tree_.add(std::move(node));
    kept.focused = kept.key == focus_;
    const bool here = ring_shown_ && kept.key == focus_;
    if (here || (!spoken_.empty() && kept.key == spoken_))
        focus_ring(rect.inset(-measures_.step / 2), measures_.radius, true);
}

void Ui::focus_ring(PxRect rect, float radius, bool shown) {
    if (!shown)
        return;
    const float inner = measures_.ring_inner, outer = inner + measures_.ring_outer;
    canvas_.fill(rect.inset(-outer), radius + outer, theme().ring_out);
    canvas_.fill(rect.inset(-inner), radius + inner, theme().ring_in);
}

void Ui::focus(std::string_view key) {
    focus_ = key;
    ring_shown_ = ring_shown_ && !focus_.empty();
}

void Ui::edit(std::string_view key) {
    if (editing_ == key)
        return;
    editing_ = key;
    caret_ = std::string::npos; // the field puts it at its end
    mark_ = TextEdit::nothing;
    caret_was_put_ = false;
    scroll_ = 0;
    wipe(before_caret_);
}

void Ui::type(TextInput input) {
    next_text_input_.push_back(std::move(input));
    wake_at(now_);
}

std::vector<TextInput> Ui::take_text(std::string_view key) {
    if (key != editing_)
        return {};
    std::vector<TextInput> taken;
    std::swap(taken, text_input_);
    return taken;
}

void Ui::set_before_caret(std::string_view text) {
    wipe(before_caret_);
    before_caret_ = text;
}

bool Ui::pressed(Key key, bool ctrl, bool shift) const {
    return std::any_of(free_keys_.begin(), free_keys_.end(), [&](const KeyDown& down) {
        return down.key == key && down.ctrl == ctrl && down.shift == shift;
    });
}

bool Ui::pressed_letter(char letter, bool ctrl) const {
    return std::any_of(free_keys_.begin(), free_keys_.end(), [&](const KeyDown& down) {
        return down.key == Key::Letter && down.letter == letter && down.ctrl == ctrl;
    });
}

std::optional<PointerUp> Ui::lifted() const {
    if (!lifted_)
        return {};
    return PointerUp{lifted_->x / canvas_.scale(), lifted_->y / canvas_.scale()};
}

std::pair<float, float> Ui::wheel_at() const {
    return {wheel_x_ / canvas_.scale(), wheel_y_ / canvas_.scale()};
}

std::optional<Ui::Drag> Ui::drag() const {
    if (!drag_)
        return {};
    const float scale = canvas_.scale();
    return Drag{drag_->from_x / scale, drag_->from_y / scale, drag_->dx / scale, drag_->dy / scale};
}

std::optional<Moment> Ui::held_for(std::string_view key) const {
    if (down_key_.empty() || key != down_key_ || !down_inside_)
        return {};
    return now_ - down_since_;
}

void Ui::forget() {
    for (auto* text :
         {&down_key_, &activated_, &last_activated_, &focus_, &spoken_, &editing_, &before_caret_})
        wipe(*text);
    wipe_all(text_input_);
    wipe_all(next_text_input_);
    waiting_.clear();
    tree_.wipe();
    canvas_.typesetter().forget();
    ring_shown_ = on_wheel_ = wrote_by_keys_ = false;
    last_activated_x_ = last_activated_y_ = -10000;
    caret_ = std::string::npos;
    mark_ = TextEdit::nothing;
    caret_was_put_ = false;
    scroll_ = 0;
    keyboard_ = {};
}

} // namespace tycktill::touch
