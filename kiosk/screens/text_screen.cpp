// «Berätta med egna ord.»
#include "kiosk/face/next_words.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "kiosk/session/editing.h"
#include "shared/base/text.h"

#include <algorithm>
#include <cmath>

namespace tycktill::kiosk {
namespace {

/// 4000 → "4 000", with a space that does not break.
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, "\u00A0");
    return digits;
}

void draw_count(const View& view, touch::PxRect rect) {
    const std::size_t written = length_of(typed(view.session));
    const std::size_t of = longest_text(view.setting, view.session);
    touch::TextLook look;
    look.step = touch::Step::Label;
    look.weight = touch::Weight::SemiBold;
    look.colour = view.ui.theme().muted;
    touch::text_block(view.ui, rect,
                      fill(view.word("text.count"), {{"n", grouped(written)}, {"of", grouped(of)}}),
                      look);
}

/// So few signs before the end it is said how many there is room for.
constexpr std::size_t few_left = 100;

std::size_t signs_left(const View& view) {
    const std::size_t of = longest_text(view.setting, view.session);
    return of - std::min(of, length_of(typed(view.session)));
}

/// «Det får inte plats mer», as what is wrong is said: seen at the field and heard. "" while there is room.
std::string full_words(const View& view) {
    return signs_left(view) == 0 ? view.word("text.full") : "";
}

std::string fault_or_full(const View& view, const forms::Field& field) {
    const std::string fault = fault_of(view, field.id);
    return fault.empty() ? full_words(view) : fault;
}

/// One line under the field: what is wrong, else how much is written. None in landscape, where the
/// keyboard begins.
float foot_of_field(const View& view, touch::PxRect content, const forms::Field& field) {
    if (view.setting.landscape)
        return 0;
    touch::TextLook label;
    label.step = touch::Step::Label;
    const std::string fault = fault_or_full(view, field);
    return fault.empty() ? touch::text_height(view.ui, content.w, "4 000", label)
                         : touch::error_height(view.ui, {content.x, 0, content.w, 0}, fault);
}

/// A sentence a line: the two warnings are two thoughts.
std::string sentence_a_line(std::string text) {
    const std::size_t end = text.find_first_of(".") + 1;
    if (end != 0 && end < text.size())
        text[end] = '\n';
    return text;
}

/// What not to write, and before anybody writes: who may come to read it.
std::string hint_of(const View& view, const forms::Field& field) {
    std::string hint = field.hint.empty() ? view.word("hint.story") : view.in_words(field.hint);
    if (!view.setting.landscape) // there they have room beside each other
        hint = sentence_a_line(hint);
    if (field.role == forms::FieldRole::Story)
        hint += "\n" + view.word("story.public");
    return hint;
}

} // namespace

namespace {

constexpr std::size_t words_offered = 3;
/// The list is Swedish.
std::vector<std::string> next_words(const View& view) {
    return view.setting.next_words->after(view.ui.before_caret(), words_offered);
}

/// The next words stand in a row over the keys. Lying and in Större text the room is needed to see what one
/// has written.
bool has_word_row(const View& view) {
    return view.session.language == "sv" && view.setting.next_words != nullptr &&
           !view.ui.larger() && !view.setting.landscape;
}

/// The tray grows by the row, and the field gives way.
void draw_words_and_keys(const View& view, const Frame& frame) {
    touch::KeyboardLook keys;
    keys.capitals = true;
    touch::PageLayout layout = frame.layout;
    if (has_word_row(view)) {
        const float more = touch::suggestion_row_height(view.ui) + view.ui.measures().step;
        layout.tray = {layout.tray.x, layout.tray.y - more, layout.tray.w, layout.tray.h + more};
        keys.word_row = true;
        keys.words_offered = next_words(view);
    }
    draw_keyboard(view, layout, keys);
}

/// All that question, hint and steps leave over the keys.
touch::PxRect field_lying(const View& view, const Frame& frame, const PageWish& wish) {
    const bool said = !wish.hint.empty() || !wish.fault.empty();
    const touch::PxRect& room = said ? frame.under_hint : frame.under_question;
    const float beside = view.ui.larger() ? 0 : frame.layout.step.bottom() + view.ui.unit(6);
    touch::PxRect field = below(room, std::max(0.0f, beside - room.y));
    if (!view.ui.larger())
        return field;
    // Large lines are seen whole, or not at all.
    const float px = view.ui.font(touch::Step::Body, touch::Weight::Regular).px;
    const float line = std::round(px * 1.12f), padding = view.ui.unit(16);
    field.h = std::max(1.0f, std::floor((field.h - padding) / line)) * line + padding;
    return field;
}

} // namespace

Said draw_text(const View& view) {
    const forms::Field& field = *view.setting.form->find(view.session.active);
    PageWish wish;
    wish.kind = touch::PageKind::Text;
    wish.steps = true;
    wish.question = question_of(view.setting, view.session, field);
    // Lying, the hint gives its room to what is written, once somebody writes.
    if (!view.setting.landscape || typed(view.session).empty())
        wish.hint = hint_of(view, field);
    wish.hint_icon = touch::Icon::ShieldLock;
    if (const std::size_t left = signs_left(view); view.setting.landscape && left <= few_left)
        wish.hint = fill(view.word("text.left"), {{"n", std::to_string(left)}});
    if (view.setting.landscape) // the keyboard begins right under the field
        wish.fault = fault_or_full(view, field);
    Said said;
    const Frame frame = open_page(view, wish, said);
    const float gap = view.ui.measures().step;
    const float under = foot_of_field(view, frame.content, field);
    touch::PxRect area = view.setting.landscape ? field_lying(view, frame, wish) : frame.content;
    area.h -= under == 0 ? 0 : under + gap;
    if (has_word_row(view))
        area.h -= touch::suggestion_row_height(view.ui) + gap;

    touch::FieldLook look;
    look.name = wish.question;
    const std::string value = typed(view.session);
    look.value = value;
    look.limit = longest_text(view.setting, view.session);
    const std::string fault = fault_or_full(view, field);
    look.error = fault;
    take_change(touch::text_area(view.ui, area, look), said);
    const touch::PxRect foot_rect{area.x, area.bottom() + gap, area.w, under};
    if (under > 0 && !fault.empty())
        touch::error_line(view.ui, {foot_rect.x, foot_rect.y, foot_rect.w, 0}, fault);
    else if (under > 0)
        draw_count(view, foot_rect);
    draw_words_and_keys(view, frame);
    return step_foot(view, frame.layout, std::move(said));
}

} // namespace tycktill::kiosk
