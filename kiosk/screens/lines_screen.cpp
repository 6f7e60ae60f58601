// «Hur når vi dig?», and any other page of single lines.
#include "forms/rules/text_rules.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "kiosk/session/editing.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

std::string label_of(const View& view, const forms::Field& field) {
    return view.in_words(field.question.empty() ? field.label : field.question);
}

touch::KeyboardKind keyboard_for(const forms::Field& field) {
    switch (field.rule) {
    case forms::TextRule::Telephone:
    case forms::TextRule::Postnummer:
    case forms::TextRule::Digits:
        return touch::KeyboardKind::Numbers;
    case forms::TextRule::Email:
        return touch::KeyboardKind::Email;
    default:
        return touch::KeyboardKind::Letters;
    }
}

/// A written line that no rule of the form objects to gets a check.
bool is_good(const View& view, const forms::Field& field) {
    if (!view.session.answers.has(field.id))
        return false;
    const forms::Faults faults = forms::check(*view.setting.form, view.session.answers,
                                              circumstances(view.setting, view.session));
    return std::none_of(faults.begin(), faults.end(),
                        [&](const forms::Fault& fault) { return fault.field == field.id; });
}

struct Drawn {
    float height = 0;
    Said said;
};

Drawn draw_line(const View& view, touch::PxRect rect, const forms::Field& field) {
    touch::Ui& ui = view.ui;
    const std::string name = label_of(view, field);
    const std::string value = view.session.answers.text(field.id);
    std::string error = fault_of(view, field.id);
    const bool full = length_of(value) >= forms::longest_taken(field);
    if (error.empty() && full && field.id == view.session.active)
        error = view.word("text.full");
    const float label = touch::field_label(ui, rect, name) + ui.unit(6);
    touch::FieldLook look;
    look.name = name;
    look.value = value;
    look.error = error;
    look.valid = field.id != view.session.active && is_good(view, field);
    look.limit = forms::longest_taken(field);
    const touch::PxRect box{rect.x, rect.y + label, rect.w,
                            ui.panel().target(view.setting.landscape ? 20 : 24.8)};
    Drawn drawn;
    const touch::TextChange change = touch::text_field(ui, box, look);
    const touch::Node* node = ui.tree().empty() ? nullptr : &ui.tree().nodes().back();
    const bool edited = node != nullptr && node->key == ui.editing();
    if (edited && field.id != view.session.active)
        drawn.said = Focus{field.id};
    if (change.text && field.id == view.session.active)
        drawn.said = Write{*change.text};
    drawn.height = label + box.h;
    if (!error.empty()) {
        const float top = box.bottom() + ui.unit(14);
        drawn.height +=
            ui.unit(14) + touch::error_line(ui, {rect.x, top, rect.w, rect.bottom() - top}, error);
    }
    return drawn;
}

PageWish wish_of(const View& view) {
    PageWish wish;
    wish.kind = touch::PageKind::Contact;
    wish.steps = true;
    const InterviewStep& step = current(view.session);
    const forms::Field& first = *view.setting.form->find(step.fields.front());
    if (is_contact(*view.setting.form, step)) {
        wish.question = view.word("question.contact");
        wish.hint = view.word("hint.contact");
    } else {
        wish.question = label_of(view, first);
        wish.hint = view.in_words(first.hint);
    }
    if (view.setting.landscape && !view.session.faults.empty())
        wish.hint.clear(); // its room is needed for what is wrong
    return wish;
}

} // namespace

Said draw_lines(const View& view) {
    Said said;
    const Frame frame = open_page(view, wish_of(view), said);
    touch::PxRect place = frame.content;
    if (view.setting.landscape && !view.session.faults.empty())
        place = frame.under_question;
    const ShownLines lines = shown_lines(view.setting, view.session);
    for (std::size_t at = 0; at < lines.count; ++at) {
        const forms::Field& field =
            *view.setting.form->find(current(view.session).fields[lines.first + at]);
        Drawn drawn = draw_line(view, place, field);
        if (drawn.said)
            said = std::move(drawn.said);
        place = below(place, drawn.height + view.ui.unit(26));
    }
    touch::KeyboardLook keys;
    const forms::Field* active = view.setting.form->find(view.session.active);
    keys.kind = active == nullptr ? touch::KeyboardKind::Letters : keyboard_for(*active);
    keys.new_line = false;
    keys.capitals = active != nullptr && (active->rule == forms::TextRule::Name ||
                                          active->rule == forms::TextRule::Address);
    draw_keyboard(view, frame.layout, keys);
    return step_foot(view, frame.layout, std::move(said));
}

} // namespace tycktill::kiosk
