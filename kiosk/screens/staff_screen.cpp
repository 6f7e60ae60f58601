// The staff's page behind its PIN: how the station is, and writing for somebody. It shows no text that
// anyone has written.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "kiosk/session/editing.h"

namespace tycktill::kiosk {
namespace {

/// How much waits, as a class: staff who watch a number grow by one would know who had been there.
const char* queue_class(int waiting) {
    if (waiting == 0)
        return "staff.queue_none";
    return waiting < 10    ? "staff.queue_few"
           : waiting < 100 ? "staff.queue_many"
                           : "staff.queue_lots";
}

struct StaffRow {
    std::string name, state, button;
    touch::Icon icon, state_icon;
    bool warns = false;
    Event pressed = AnyTouch{};
};

StaffRow printer_row(const View& view) {
    const PrinterState printer = view.setting.station.printer;
    StaffRow row{view.word("staff.printer"),
                 view.word("staff.printer_no"),
                 "",
                 touch::Icon::Printer,
                 touch::Icon::None,
                 false,
                 Ask{Request::TestPrint}};
    if (printer == PrinterState::None)
        return row;
    row.button = view.word("staff.test_print");
    row.warns = printer != PrinterState::Ready || view.session.printing == Printing::Failed;
    row.state = view.word(row.warns ? "staff.printer_silent" : "staff.printer_yes");
    row.state_icon = row.warns ? touch::Icon::AlertTriangle : touch::Icon::CircleCheck;
    return row;
}

StaffRow network_row(const View& view) {
    const std::string& last = view.setting.station.last_contact;
    const std::string& clock = view.setting.station.clock_wrong;
    const bool sound = !last.empty() && clock.empty();
    return {view.word("staff.network"),
            !clock.empty()  ? fill(view.word("staff.clock_wrong"), {{"time", clock}})
            : !last.empty() ? fill(view.word("staff.contact"), {{"day", last}})
                            : view.word("staff.no_contact"),
            "",
            touch::Icon::Wifi,
            sound ? touch::Icon::CircleCheck : touch::Icon::AlertTriangle,
            !sound};
}

const char* disk_words(Disk disk) {
    switch (disk) {
    case Disk::Plenty:
        return "staff.disk_plenty";
    case Disk::Low:
        return "staff.disk_low";
    case Disk::Full:
        return "staff.disk_full";
    case Disk::NotOurs:
        return "staff.disk_not_ours";
    case Disk::Damaged:
        return "staff.disk_damaged";
    case Disk::Unopened:
        return "staff.disk_unopened";
    }
    return "staff.disk_full";
}

StaffRow disk_row(const View& view) {
    const Disk disk = view.setting.station.disk;
    const bool plenty = disk == Disk::Plenty;
    return {view.word("staff.disk"),
            view.word(disk_words(disk)),
            "",
            touch::Icon::Database,
            plenty ? touch::Icon::CircleCheck : touch::Icon::AlertTriangle,
            !plenty};
}

std::vector<StaffRow> staff_rows(const View& view) {
    const Setting& setting = view.setting;
    std::vector<StaffRow> rows{printer_row(view), network_row(view)};
    rows.push_back({view.word("staff.queue"), view.word(queue_class(setting.station.waiting)), "",
                    touch::Icon::Inbox, touch::Icon::Clock});
    rows.push_back(disk_row(view));
    rows.push_back(
        {view.word("staff.language"),
         fill(view.word("staff.first"), {{"language", view.word("language." + setting.language)}}),
         setting.form->languages.size() > 1 ? view.word("staff.change") : "", touch::Icon::Language,
         touch::Icon::None, false, Ask{Request::ChangeLanguage}});
    return rows;
}

float heading(const View& view, touch::PxRect rect, const char* key) {
    touch::TextLook look;
    look.weight = touch::Weight::SemiBold;
    look.role = touch::Role::Heading;
    return touch::text_block(view.ui, rect, view.word(key), look) + view.ui.unit(14);
}

Said draw_status(const View& view, touch::PxRect rect, const std::vector<StaffRow>& rows) {
    std::vector<touch::StatusRow> shown;
    for (const StaffRow& row : rows)
        shown.push_back({row.name, row.state, row.button, row.icon, row.state_icon, row.warns});
    const auto pressed = touch::status_rows(view.ui, rect, shown);
    return pressed ? Said(rows[*pressed].pressed) : std::nullopt;
}

Said draw_assist(const View& view, touch::PxRect rect) {
    touch::ChoiceCard card;
    card.title = view.word("staff.assist");
    card.line = view.word("staff.assist_line");
    card.icon = view.setting.landscape ? touch::Icon::None : touch::Icon::Writing;
    card.sign = touch::ChoiceCard::Sign::Arrow;
    card.enabled = view.setting.closed == Closed::No;
    if (touch::choice_card(view.ui, rect, card))
        return Assist{};
    return std::nullopt;
}

Said draw_feet(const View& view, touch::PxRect lower, touch::PxRect upper) {
    touch::ButtonLook look;
    look.icon = touch::Icon::Refresh;
    Said said;
    if (touch::secondary_button(view.ui, upper, view.word("staff.restart"), look))
        said = Ask{Request::Restart};
    look.icon = touch::Icon::Lock;
    if (touch::primary_button(view.ui, lower, view.word("staff.lock"), look))
        said = Lock{};
    return said;
}

void keep(Said& said, Said more) {
    if (more)
        said = std::move(more);
}

} // namespace

Said draw_staff(const View& view) {
    touch::Ui& ui = view.ui;
    const touch::PxRect page{0, 0, static_cast<float>(ui.panel().width_px),
                             static_cast<float>(ui.panel().height_px)};
    ui.canvas().fill(page, 0, ui.theme().ground);
    const float band = view.setting.landscape ? ui.panel().px(16) : ui.unit(132);
    touch::staff_band(ui, top_of(page, band), view.word("staff.title"), view.setting.unit);
    const float margin = ui.measures().margin, gap = ui.measures().card_gap;
    const float button = ui.measures().button_height;
    touch::PxRect left{margin, band + gap, page.w - 2 * margin, page.h - band - gap - margin};
    touch::PxRect right = left;
    if (view.setting.landscape) {
        left.w = (left.w - gap) * 0.5f;
        right = {left.right() + gap, left.y, page.w - margin - left.right() - gap, left.h};
    }
    Said said;
    const bool landscape = view.setting.landscape;
    const auto rows = staff_rows(view);
    const float above = heading(view, left, "staff.now");
    const float height = touch::status_rows_height(ui, rows.size());
    keep(said, draw_status(view, {left.x, left.y + above, left.w, height}, rows));
    if (!landscape)
        right = below(left, above + height + ui.unit(44));
    if (view.setting.municipality->staff_may_write) {
        // In landscape the card's own title must do.
        const float used = landscape ? 0 : heading(view, right, "staff.help_someone");
        const float card = ui.unit(landscape ? 290 : 252);
        keep(said, draw_assist(view, {right.x, right.y + used, right.w, card}));
        right = below(right, used + card + gap);
    }
    const std::string& unseen = view.word("staff.unseen");
    touch::notice(ui, top_of(right, touch::notice_height(ui, right.w, unseen)), unseen,
                  touch::Icon::EyeOff);
    const touch::PxRect lower{right.x, page.h - margin - button, right.w, button};
    const touch::PxRect upper{right.x, lower.y - button - ui.measures().button_gap, right.w,
                              button};
    keep(said, draw_feet(view, lower, upper));
    return said;
}

/// What is wrong with the PIN, or "".
std::string pin_fault(const View& view) {
    const auto locked = view.session.pin_locked;
    if (locked.count() > 0)
        return fill(
            view.word("pin.locked"),
            {{"n", std::to_string(std::chrono::ceil<std::chrono::minutes>(locked).count())}});
    return view.session.pin_wrong ? view.word("pin.wrong") : "";
}

Said draw_pin(const View& view) {
    PageWish wish;
    wish.kind = touch::PageKind::Contact;
    wish.question = view.word("pin.title");
    wish.hint = view.word("pin.hint");
    const std::string fault = pin_fault(view);
    if (view.setting.landscape)
        wish.fault = fault; // the keys begin right under the field
    Said said;
    const Frame frame = open_page(view, wish, said);
    const std::string pin = view.session.pin;
    touch::FieldLook look;
    look.name = view.word("pin.field");
    look.value = pin;
    look.masked = true;
    look.digits_only = true;
    look.limit = longest_text(view.setting, view.session);
    look.error = fault;
    const touch::PxRect field = top_of(frame.content, view.ui.panel().target(24.8));
    take_change(touch::text_field(view.ui, field, look), said);
    if (!fault.empty() && !view.setting.landscape)
        touch::error_line(view.ui, below(frame.content, field.h + view.ui.unit(14)), fault);
    draw_number_pad(view, frame.layout.tray);
    FootWish way{view.word("pin.open"), touch::Icon::ArrowRight};
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

} // namespace tycktill::kiosk
