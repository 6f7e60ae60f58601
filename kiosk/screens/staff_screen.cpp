// The staff's page behind its PIN: how the station is, and writing for somebody. It shows no text that
// anyone has written.
#include "kiosk/editing.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"

namespace tycktill {
namespace {

std::vector<StatusRow> status_of(const View& view, const std::vector<std::string>& words) {
    const StationState& state = view.setting.station;
    const bool contact = !state.last_contact.empty();
    std::vector<StatusRow> rows(4);
    rows[0] = {view.word("staff.printer"),
               words[0],
               "",
               Icon::Printer,
               state.printer ? Icon::CircleCheck : Icon::AlertTriangle,
               !state.printer};
    if (state.printer)
        rows[0].button = view.word("staff.test_print");
    rows[1] = {view.word("staff.network"),
               words[1],
               "",
               Icon::Wifi,
               contact ? Icon::CircleCheck : Icon::AlertTriangle,
               !contact};
    rows[2] = {view.word("staff.queue"), words[2], "", Icon::Inbox, Icon::Clock, false};
    rows[3] = {view.word("staff.language"), words[3], "", Icon::Language, Icon::None, false};
    return rows;
}

std::vector<std::string> words_of(const View& view) {
    const StationState& state = view.setting.station;
    return {view.word(state.printer ? "staff.printer_yes" : "staff.printer_no"),
            state.last_contact.empty()
                ? view.word("staff.no_contact")
                : fill(view.word("staff.contact"), {{"day", state.last_contact}}),
            fill(view.word("staff.waiting"), {{"n", std::to_string(state.waiting)}}),
            fill(view.word("staff.first"),
                 {{"language", view.word("language." + view.setting.language)}})};
}

float heading(const View& view, PxRect rect, const char* key) {
    TextLook look;
    look.weight = Weight::SemiBold;
    look.role = Role::Heading;
    return text_block(view.ui, rect, view.word(key), look) + view.ui.unit(14);
}

Said draw_status(const View& view, PxRect rect) {
    const auto words = words_of(view);
    const auto pressed = status_rows(view.ui, rect, status_of(view, words));
    if (pressed && *pressed == 0)
        return Ask{Request::TestPrint};
    return std::nullopt;
}

Said draw_assist(const View& view, PxRect rect) {
    ChoiceCard card;
    card.title = view.word("staff.assist");
    card.line = view.word("staff.assist_line");
    card.icon = view.setting.landscape ? Icon::None : Icon::Writing;
    card.sign = ChoiceCard::Sign::Arrow;
    card.enabled = view.setting.closed == Closed::No;
    if (choice_card(view.ui, rect, card))
        return Assist{};
    return std::nullopt;
}

Said draw_feet(const View& view, PxRect lower, PxRect upper) {
    ButtonLook look;
    look.icon = Icon::Refresh;
    Said said;
    if (secondary_button(view.ui, upper, view.word("staff.restart"), look))
        said = Ask{Request::Restart};
    look.icon = Icon::Lock;
    if (primary_button(view.ui, lower, view.word("staff.lock"), look))
        said = Lock{};
    return said;
}

void keep(Said& said, Said more) {
    if (more)
        said = std::move(more);
}

} // namespace

Said draw_staff(const View& view) {
    Ui& ui = view.ui;
    const PxRect page{0, 0, static_cast<float>(ui.panel().width_px),
                      static_cast<float>(ui.panel().height_px)};
    ui.canvas().fill(page, 0, ui.theme().ground);
    const float band = view.setting.landscape ? ui.panel().px(16) : ui.unit(132);
    staff_band(ui, top_of(page, band), view.word("staff.title"), view.setting.unit);
    const float margin = ui.measures().margin, gap = ui.measures().card_gap;
    const float button = ui.measures().button_height;
    PxRect left{margin, band + gap, page.w - 2 * margin, page.h - band - gap - margin};
    PxRect right = left;
    if (view.setting.landscape) {
        left.w = (left.w - gap) * 0.5f;
        right = {left.right() + gap, left.y, page.w - margin - left.right() - gap, left.h};
    }
    Said said;
    float used = heading(view, left, "staff.now");
    const float rows = status_rows_height(ui, 4);
    keep(said, draw_status(view, {left.x, left.y + used, left.w, rows}));
    if (!view.setting.landscape)
        right = below(left, used + rows + ui.unit(44));
    const float shown = used + rows;
    const bool may_write = view.setting.municipality->staff_may_write;
    used = may_write ? heading(view, right, "staff.help_someone") : 0;
    const float card = may_write ? ui.unit(view.setting.landscape ? 290 : 252) : 0;
    if (may_write)
        keep(said, draw_assist(view, {right.x, right.y + used, right.w, card}));
    const std::string& unseen = view.word("staff.unseen");
    const PxRect note =
        view.setting.landscape ? below(left, shown + ui.unit(14)) : below(right, used + card + gap);
    const float note_height = notice_height(ui, note.w, unseen);
    const PxRect lower{right.x, page.h - margin - button, right.w, button};
    const PxRect upper{right.x, lower.y - button - ui.measures().button_gap, right.w, button};
    if (note.y + note_height < (view.setting.landscape ? page.h : upper.y))
        notice(ui, top_of(note, note_height), unseen, Icon::EyeOff);
    keep(said, draw_feet(view, lower, upper));
    return said;
}

Said draw_pin(const View& view) {
    PageWish wish;
    wish.kind = PageKind::Contact;
    wish.question = view.word("pin.title");
    wish.hint = view.word(view.session.pin_locked.count() > 0 ? "pin.locked" : "pin.hint");
    Said said;
    const Frame frame = open_page(view, wish, said);
    const std::string pin = view.session.pin;
    FieldLook look;
    look.name = view.word("pin.field");
    look.value = pin;
    look.masked = true;
    look.digits_only = true;
    look.limit = longest_text(view.setting, view.session);
    take_change(text_field(view.ui, top_of(frame.content, view.ui.panel().target(24.8)), look),
                said);
    draw_number_pad(view, frame.layout.tray);
    FootWish way{view.word("pin.open"), Icon::ArrowRight};
    switch (foot(view, frame.layout, way)) {
    case Foot::Back:
        return Close{};
    case Foot::Next:
        return EnterPin{};
    case Foot::None:
        break;
    }
    return said;
}

} // namespace tycktill
