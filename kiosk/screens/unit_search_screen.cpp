// «Någon annanstans»: write and choose; what is in no list is kept as it was written.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "kiosk/session/editing.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

constexpr std::size_t most_rows = 8;

/// Those that begin with what is written, then those that hold it.
std::vector<std::string> matches(const View& view) {
    const std::string wanted = lower_case(trimmed(view.session.search));
    std::vector<std::string> begins, holds;
    for (const forms::UnitPlace& unit : view.setting.municipality->units) {
        const std::size_t at = lower_case(unit.name).find(wanted);
        if (unit.name == view.setting.unit || at == std::string::npos)
            continue;
        (at == 0 ? begins : holds).push_back(unit.name);
    }
    begins.insert(begins.end(), holds.begin(), holds.end());
    return begins;
}

/// The rows stay when one is pressed, with a check in it: another can be pressed in its place.
touch::ChoiceCard row_of(const View& view, const std::string& name) {
    touch::ChoiceCard row;
    row.title = name;
    row.icon = touch::Icon::None;
    row.row = row.tight = true;
    const std::string& field = current(view.session).fields.front();
    row.chosen = view.session.answers.text(field) == name;
    return row;
}

/// What does not fit is not passed over in silence.
void draw_rows(const View& view, touch::PxRect rest, Said& said) {
    touch::Ui& ui = view.ui;
    const float gap = ui.measures().step;
    const auto found = matches(view);
    float height = ui.panel().target(20);
    for (const std::string& name : found)
        height = std::max(height, touch::choice_card_height(ui, rest.w, row_of(view, name)));
    if (found.empty() && !view.session.search.empty()) {
        touch::text_block(ui, rest, view.word("unit.none"), {});
        return;
    }
    const auto room = static_cast<std::size_t>(std::max(0.0f, (rest.h + gap) / (height + gap)));
    std::size_t shown = std::min({most_rows, room, found.size()});
    touch::TextLook look;
    look.may_grow = false;
    const std::string& more = view.word("unit.more");
    const float words = shown < found.size() ? touch::text_height(ui, rest.w, more, look) : 0;
    touch::PxRect place = top_of(rest, height);
    if (words > 0 && place.y + static_cast<float>(shown) * (height + gap) + words > rest.bottom() &&
        shown > 1)
        --shown;
    for (std::size_t at = 0; at < shown; ++at) {
        if (touch::choice_card(ui, place, row_of(view, found[at])))
            said = ChooseUnit{found[at]};
        place.y += height + gap;
    }
    if (words > 0 && place.y + words <= rest.bottom() + gap)
        touch::text_block(ui, {rest.x, place.y, rest.w, 0}, more, look);
}

} // namespace

Said draw_unit_search(const View& view) {
    PageWish wish;
    wish.kind = touch::PageKind::Contact;
    wish.steps = true;
    wish.question = question_of(view.setting, view.session,
                                *view.setting.form->find(current(view.session).fields.front()));
    if (!view.setting.landscape)
        wish.hint = view.word("unit.search_hint");
    Said said;
    const Frame frame = open_page(view, wish, said);
    touch::Ui& ui = view.ui;
    touch::FieldLook look;
    look.name = view.word("unit.search");
    look.placeholder = look.name;
    const std::string search = view.session.search;
    look.value = search;
    look.limit = longest_text(view.setting, view.session);
    const std::string& field = current(view.session).fields.front();
    const std::string wrong = fault_of(view, field);
    look.error = wrong;
    const touch::PxRect content = view.setting.landscape ? frame.under_question : frame.content;
    const touch::PxRect box =
        top_of(content, ui.panel().target(view.setting.landscape ? 20 : 24.8));
    take_change(touch::text_field(ui, box, look), said);
    touch::PxRect rest = below(content, box.h + ui.measures().step);
    const float fault = draw_fault(view, rest, field);
    if (fault > 0)
        rest = below(rest, fault + ui.measures().step);
    draw_rows(view, rest, said);
    touch::KeyboardLook keys;
    keys.new_line = false;
    keys.capitals = true;
    draw_keyboard(view, frame.layout, keys);
    return step_foot(view, frame.layout, std::move(said));
}

} // namespace tycktill::kiosk
