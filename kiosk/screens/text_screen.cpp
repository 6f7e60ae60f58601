// «Berätta med egna ord.»
#include "kiosk/editing.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "shared/base/text.h"

namespace tycktill {
namespace {

/// 4000 → "4 000", with a space that does not break.
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, "\u00A0");
    return digits;
}

void draw_count(const View& view, PxRect rect) {
    const std::size_t written = length_of(typed(view.session));
    const std::size_t of = longest_text(view.setting, view.session);
    TextLook look;
    look.step = Step::Label;
    look.weight = Weight::SemiBold;
    look.colour = view.ui.theme().muted;
    const bool full = written >= of;
    text_block(view.ui, rect,
               full ? view.word("text.full")
                    : fill(view.word("text.count"), {{"n", grouped(written)}, {"of", grouped(of)}}),
               look);
}

/// One line under the field: what is wrong, else how much is written. None in landscape, where the
/// keyboard begins.
float foot_of_field(const View& view, PxRect content, const Field& field) {
    if (view.setting.landscape)
        return 0;
    TextLook label;
    label.step = Step::Label;
    const std::string fault = fault_of(view, field.id);
    return fault.empty() ? text_height(view.ui, content.w, "4 000", label)
                         : error_height(view.ui, {content.x, 0, content.w, 0}, fault);
}

/// A sentence a line: the two warnings are two thoughts.
std::string sentence_a_line(std::string text) {
    const std::size_t end = text.find_first_of(".") + 1;
    if (end != 0 && end < text.size())
        text[end] = '\n';
    return text;
}

/// Only the story can do without words of its own.
std::string question_of(const View& view, const Field& field) {
    if (!field.question.empty())
        return view.in_words(field.question);
    return field.role == FieldRole::Story ? view.word("question.story")
                                          : view.in_words(field.label);
}

} // namespace

Said draw_text(const View& view) {
    const Field& field = *view.setting.form->find(view.session.active);
    PageWish wish;
    wish.kind = PageKind::Text;
    wish.steps = true;
    wish.question = question_of(view, field);
    wish.hint =
        sentence_a_line(field.hint.empty() ? view.word("hint.story") : view.in_words(field.hint));
    wish.hint_icon = Icon::ShieldLock;
    if (view.setting.landscape) // the keyboard begins right under the field
        wish.fault = fault_of(view, field.id);
    Said said;
    const Frame frame = open_page(view, wish, said);
    const float gap = view.ui.measures().step;
    const float under = foot_of_field(view, frame.content, field);
    PxRect area = frame.content;
    area.h -= under == 0 ? 0 : under + gap;

    FieldLook look;
    look.name = wish.question;
    const std::string value = typed(view.session);
    look.value = value;
    look.limit = longest_text(view.setting, view.session);
    const std::string fault = fault_of(view, field.id);
    look.error = fault;
    take_change(text_area(view.ui, area, look), said);
    const PxRect foot_rect{area.x, area.bottom() + gap, area.w, under};
    if (under > 0 && draw_fault(view, foot_rect, field.id) == 0)
        draw_count(view, foot_rect);
    KeyboardLook keys;
    keys.capitals = true;
    draw_keyboard(view, frame.layout, keys);
    return step_foot(view, frame.layout, std::move(said));
}

} // namespace tycktill
