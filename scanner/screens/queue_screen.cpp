#include "scanner/screens/screens.h"

namespace tycktill {

namespace {

constexpr float left = 32, batches_width = 1232, batches_top = 192, batch_height = 64,
                batch_gap = 8;
// Columns from the panel's left edge.
constexpr float col_name = 24, col_arrived = 438, col_forms = 588, col_reading = 728,
                col_doubts = 1008;

std::string short_day(Day day) {
    auto words = swedish_date(day); // "12 november 2026"
    const auto space = words.find(' ');
    return words.substr(0, space == std::string::npos ? words.size() : space + 4);
}

float list_width(const DeskDrawing& d) {
    return d.width() >= 1600 ? batches_width : d.width() - 2 * left;
}

void headings(const DeskDrawing& d, const Desk& desk) {
    const auto& c = d.colours;
    d.text("Att granska", left, 98, d.font(desk_title, Weight::Bold), c.text);
    const int doubts = doubts_in_all(desk);
    const auto sum =
        doubts == 0
            ? std::string("Inget väntar på dig.")
            : std::to_string(doubts) + (doubts == 1 ? " tvekan i " : " tvekanden i ") +
                  std::to_string(desk.items.size()) +
                  (desk.items.size() == 1 ? " blankett. Ungefär " : " blanketter. Ungefär ") +
                  std::to_string(minutes_of_work(doubts)) + " minuters arbete.";
    d.text(sum, left, 132, d.font(desk_read), c.quiet);
    d.say(sum, {left, 120, batches_width, 24});
    const auto head = d.font(desk_small, Weight::SemiBold);
    for (const auto& [x, words] :
         {std::pair{col_name, "Bunt"}, std::pair{col_arrived, "Ankom"},
          std::pair{col_forms, "Väntar"}, std::pair{col_reading, "Läsning"},
          std::pair{col_doubts, "Tvekan"}})
        d.text(words, left + x, 173, head, c.quiet);
}

bool draw_batch(const DeskDrawing& d, const Batch& batch, PxRect row, bool chosen) {
    const auto& c = d.colours;
    d.box(row, 6, chosen ? 2 : 1, chosen ? c.keyboard : c.line,
          chosen ? c.keyboard_ground : c.panel);
    const float y = row.mid_y();
    d.text(batch.name, row.x + col_name, y, d.font(desk_read, Weight::SemiBold), c.text,
           Align::Leading, col_arrived - col_name - 16);
    d.text(short_day(batch.arrived), row.x + col_arrived, y, d.font(desk_read), c.text);
    d.text(std::to_string(batch.forms), row.x + col_forms, y, d.font(desk_read), c.text);
    if (batch.failed_pages > 0)
        d.text("Klar, " + std::to_string(batch.failed_pages) +
                   (batch.failed_pages == 1 ? " sida gick inte att läsa"
                                            : " sidor gick inte att läsa"),
               row.x + col_reading, y, d.font(desk_read), c.fault);
    else
        d.text("Klar", row.x + col_reading, y, d.font(desk_read), c.quiet);
    const bool settled = batch.doubts == 0;
    const auto doubts = settled ? "Allt avgjort" : in_forms(batch.doubts, batch.forms_in_doubt);
    d.text(doubts, row.x + col_doubts, y,
           d.font(desk_read, settled ? Weight::Regular : Weight::SemiBold),
           settled ? c.settled : c.doubt_text);
    if (chosen)
        d.keycap(row.right() - 72, y, "Enter");
    return d.press(row, batch.name, doubts, chosen);
}

std::string row_name(const QueueItem& item) {
    if (item.letter || item.serial.empty())
        return item.letter ? "Brev" : item.title;
    return item.serial.size() == 9 ? item.serial.substr(0, 4) + "-" + item.serial.substr(4, 4) +
                                         "-" + item.serial.substr(8)
                                   : item.serial;
}

bool draw_item(const DeskDrawing& d, const QueueItem& item, PxRect row) {
    const auto& c = d.colours;
    const float y = row.mid_y();
    const auto name = row_name(item);
    const auto name_font = item.letter || item.serial.empty()
                               ? d.font(desk_read, Weight::SemiBold)
                               : Font{Family::Mono, Weight::SemiBold, desk_read, 0};
    d.text(name, row.x + col_name, y, name_font, c.text);
    d.text(item.letter && item.form.id.empty() ? "Utan blankett" : item.title, row.x + 204, y,
           d.font(desk_read), c.quiet, Align::Leading, 220);
    const bool aside = !item.aside.empty();
    const auto count = item.doubts == 0   ? std::string("Klar att godkänna")
                       : item.doubts == 1 ? std::string("1 tvekan")
                                          : std::to_string(item.doubts) + " tvekanden";
    d.text(aside ? "Lagd åt sidan: " + item.aside : item.reason, row.x + col_arrived, y,
           d.font(desk_read), c.text, Align::Leading, row.w - col_arrived - 190);
    d.text(count, row.right() - 24, y, d.font(desk_read), item.doubts == 0 ? c.settled : c.quiet,
           Align::Trailing);
    return d.press(row, name, count);
}

std::optional<DeskEvent> draw_items(const DeskDrawing& d, const Desk& desk, float top) {
    const auto items = items_of_batch(desk);
    if (items.empty())
        return {};
    const auto& c = d.colours;
    d.text("I bunten " + desk.batches[desk.batch].name, left, top + 12,
           d.font(desk_section, Weight::SemiBold), c.text);
    const float width = list_width(d);
    d.text("Svårast först", left + width, top + 12, d.font(desk_small), c.quiet, Align::Trailing);
    const float first = top + 38, room = d.height() - 56 - first;
    const auto fit = static_cast<std::size_t>(std::max(1.0f, room / 40));
    const bool more = items.size() > fit;
    const std::size_t shown = more ? fit - 1 : items.size();
    const PxRect list{left, first, width, 40 * static_cast<float>(more ? fit : shown)};
    d.box(list, 6, 1, c.line, c.panel);
    std::optional<DeskEvent> event;
    for (std::size_t i = 0; i < shown; ++i) {
        const PxRect row{list.x, list.y + 40 * static_cast<float>(i), list.w, 40};
        if (i > 0)
            d.ui.canvas().fill({row.x, row.y, row.w, 1}, 0, c.line);
        if (draw_item(d, *items[i], row))
            event = DeskChosenItem{items[i]->id};
    }
    if (more)
        d.text("Ytterligare " + std::to_string(items.size() - shown), list.x + col_name,
               list.bottom() - 20, d.font(desk_read, Weight::SemiBold), c.text);
    return event;
}

std::optional<DeskEvent> draw_kinds(const DeskDrawing& d, const Desk& desk) {
    if (d.width() < 1600)
        return {};
    const auto& c = d.colours;
    const float x = 1312, width = d.width() - x - 32;
    d.text("Varför de väntar", x, 95, d.font(desk_section, Weight::SemiBold), c.text);
    d.text("Välj ett slag för att avgöra alla av samma sort i följd.", x, 132, d.font(desk_read),
           c.quiet);
    const auto& kinds = desk_kinds();
    const PxRect list{x, batches_top, width, 88 * static_cast<float>(kinds.size())};
    d.box(list, 6, 1, c.line, c.panel);
    std::optional<DeskEvent> event;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const PxRect row{x, list.y + 88 * static_cast<float>(i), width, 88};
        if (i > 0)
            d.ui.canvas().fill({row.x, row.y, row.w, 1}, 0, c.line);
        d.keycap(row.x + 20, row.y + 28, std::to_string(i + 1));
        d.text(kinds[i].name, row.x + 60, row.y + 28, d.font(desk_read, Weight::SemiBold), c.text);
        d.text(kinds[i].meaning, row.x + 60, row.y + 56, d.font(desk_read), c.quiet, Align::Leading,
               width - 110);
        const auto count = count_of_kind(desk, i);
        d.text(std::to_string(count), row.right() - 24, row.y + 28,
               d.font(desk_section, Weight::SemiBold), count == 0 ? c.quiet : c.text,
               Align::Trailing);
        if (d.press(row, kinds[i].name, std::to_string(count)))
            event = DeskDigit{i + 1};
    }
    const auto done = desk.finished_today;
    d.text(done == 1 ? "1 blankett klar i dag" : std::to_string(done) + " blanketter klara i dag",
           x, list.bottom() + 34, d.font(desk_read), c.quiet);
    return event;
}

std::optional<DeskEvent> draw_keys(const DeskDrawing& d, const Desk& desk) {
    const auto bar = d.bottom_bar();
    float x = left;
    std::optional<DeskEvent> event;
    const auto key = [&](std::string_view cap, std::string_view does, DeskKey what) {
        if (d.key(x, bar.mid_y(), cap, does))
            event = what;
    };
    key("Upp", "bunten före", DeskKey::Up);
    key("Ned", "nästa bunt", DeskKey::Down);
    key("Enter", "granska", DeskKey::Open);
    x += d.keycap(x, bar.mid_y(), "1–8") + 8;
    d.text("avgör ett slag", x, bar.mid_y(), d.font(desk_small), d.colours.quiet);
    if (!desk.message.empty()) {
        d.text(desk.message, bar.right() - 32, bar.mid_y(), d.font(desk_read, Weight::SemiBold),
               desk.message_is_fault ? d.colours.fault : d.colours.text, Align::Trailing);
        d.say(desk.message, bar, desk.message_is_fault ? Role::Error : Role::Notice);
    }
    return event;
}

std::optional<DeskEvent> keys_pressed(const Ui& ui) {
    for (const auto& [key, what] :
         {std::pair{Key::Up, DeskKey::Up}, std::pair{Key::Down, DeskKey::Down},
          std::pair{Key::Enter, DeskKey::Open}})
        if (ui.pressed(key))
            return what;
    for (char digit = '1'; digit <= '8'; ++digit)
        if (ui.pressed_letter(digit))
            return DeskDigit{static_cast<std::size_t>(digit - '0')};
    return {};
}

} // namespace

std::optional<DeskEvent> draw_queue(const DeskDrawing& d, const Desk& desk,
                                    std::string_view place) {
    std::optional<DeskEvent> event = keys_pressed(d.ui);
    const auto keep = [&](std::optional<DeskEvent> more) {
        if (more)
            event = std::move(more);
    };
    d.top_bar("Disken", place);
    headings(d, desk);
    float y = batches_top;
    // Five batches at a time, so that the chosen one's forms have room under them.
    constexpr std::size_t shown = 5;
    const std::size_t first = desk.batch >= shown ? desk.batch - shown + 1 : 0;
    for (std::size_t i = first; i < desk.batches.size() && i < first + shown; ++i) {
        const PxRect row{left, y, list_width(d), batch_height};
        if (draw_batch(d, desk.batches[i], row, i == desk.batch))
            event = DeskChosenBatch{i};
        y += batch_height + batch_gap;
    }
    keep(draw_items(d, desk, y + 20));
    keep(draw_kinds(d, desk));
    keep(draw_keys(d, desk));
    return event;
}

} // namespace tycktill
