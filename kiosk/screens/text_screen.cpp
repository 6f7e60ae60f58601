// «Berätta med egna ord.»
#include "kiosk/face/next_words.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "kiosk/session/editing.h"
#include "shared/base/text.h"

#include <algorithm>

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

/// The next words stand in a row over the keys, in landscape where the hint was, once somebody writes. In
/// Större text the room is needed to see what one has written.
bool has_word_row(const View& view) {
    const bool possible =
        view.session.language == "sv" && view.setting.next_words != nullptr && !view.ui.larger();
    const bool in_hint =
        !typed(view.session).empty() && view.session.faults.empty() && signs_left(view) > few_left;
    if (!possible || !view.setting.landscape)
        return possible;
    return in_hint && !next_words(view).empty(); // else the hint stays
}

/// Over the field in landscape; else the tray grows by it, and the field gives way.
void draw_words_and_keys(const View& view, const Frame& frame) {
    touch::KeyboardLook keys;
    keys.capitals = true;
    touch::PageLayout layout = frame.layout;
    if (has_word_row(view) && view.setting.landscape) {
        const float height = touch::suggestion_row_height(view.ui);
        const float y = frame.content.y - view.ui.measures().step - height;
        touch::suggestion_row(view.ui, {frame.content.x, y, frame.content.w, height},
                              next_words(view));
    } else if (has_word_row(view)) {
        const float more = touch::suggestion_row_height(view.ui) + view.ui.measures().step;
        layout.tray = {layout.tray.x, layout.tray.y - more, layout.tray.w, layout.tray.h + more};
        keys.word_row = true;
        keys.words_offered = next_words(view);
    }
    draw_keyboard(view, layout, keys);
}

} // namespace

Said draw_text(const View& view) {
    const forms::Field& field = *view.setting.form->find(view.session.active);
    PageWish wish;
    wish.kind = touch::PageKind::Text;
    wish.steps = true;
    wish.question = question_of(view.setting, view.session, field);
    const bool words_for_hint = view.setting.landscape && has_word_row(view);
    if (!words_for_hint)
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
    touch::PxRect area = frame.content;
    area.h -= under == 0 ? 0 : under + gap;
    if (has_word_row(view) && !view.setting.landscape)
        area.h -= touch::suggestion_row_height(view.ui) + gap;
    if (view.setting.landscape && view.ui.larger())
        area.h += gap / 2; // two whole lines

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
