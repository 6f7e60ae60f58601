#include "scanner/screens/queue_parts.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

constexpr float batch_height = 64, batch_gap = 8, item_height = 40;

void draw_progress(const DeskDrawing& d, const DeskReading& reading, touch::PxRect row) {
    const auto& c = d.colours;
    const auto at = queue_columns(row.w);
    d.box(row, 6, 1, c.line, c.panel);
    d.text(reading.name, row.x + at.name, row.mid_y(), d.font(desk_read, touch::Weight::SemiBold),
           c.text, touch::Align::Leading, at.reading - at.name - 16);
    const touch::PxRect bar{row.x + at.reading, row.y + 18, at.doubts - at.reading - 16, 8};
    const float share = reading.pages > 0
                            ? static_cast<float>(reading.page) / static_cast<float>(reading.pages)
                            : 0;
    d.ui.canvas().fill(bar, 4, c.key);
    d.ui.canvas().fill({bar.x, bar.y, std::max(8.0f, bar.w * std::min(1.0f, share)), bar.h}, 4,
                       c.keyboard);
    auto words = reading.pages > 0 ? "Sida " + std::to_string(reading.page) + " av " +
                                         std::to_string(reading.pages)
                                   : std::string("Läser");
    if (reading.seconds_left > 0)
        words += ", " + std::to_string(reading.seconds_left) + " s kvar";
    const auto said = d.in_language(words);
    d.text(said, bar.x, row.y + 43, d.font(desk_small), c.quiet);
    d.say(said, row, touch::Role::Progress);
}

std::string reading_words(const DeskDrawing& d, const queue::Batch& batch) {
    if (batch.failed_pages == 0)
        return "Klar";
    const auto count = std::to_string(batch.failed_pages);
    if (d.narrow())
        return count + (batch.failed_pages == 1 ? " sida oläst" : " sidor olästa");
    return "Klar, " + count +
           (batch.failed_pages == 1 ? " sida gick inte att läsa" : " sidor gick inte att läsa");
}

std::string attachment_words(const DeskDrawing& d, int count) {
    if (count == 0)
        return {};
    return d.in_language(count == 1 ? std::string("1 bilaga") : std::to_string(count) + " bilagor");
}

bool draw_batch(const DeskDrawing& d, const queue::Batch& batch, touch::PxRect row, bool chosen) {
    const auto& c = d.colours;
    const auto at = queue_columns(row.w);
    d.box(row, 6, chosen ? 2 : 1, chosen ? c.keyboard : c.line,
          chosen ? c.keyboard_ground : c.panel);
    const float y = row.mid_y(), name_room = at.arrived - at.name - 16;
    const auto attached = attachment_words(d, batch.attachments);
    d.text(batch.name, row.x + at.name, attached.empty() ? y : y - 10,
           d.font(desk_read, touch::Weight::SemiBold), c.text, touch::Align::Leading, name_room);
    d.text(attached, row.x + at.name, y + 14, d.font(desk_small), c.quiet, touch::Align::Leading,
           name_room);
    d.text(short_day(d, batch.arrived), row.x + at.arrived, y, d.font(desk_read), c.text,
           touch::Align::Leading, at.forms - at.arrived - 8);
    d.text(std::to_string(batch.forms), row.x + at.forms, y, d.font(desk_read), c.text);
    const auto reading = d.in_language(reading_words(d, batch));
    d.text(reading, row.x + at.reading, y, d.font(desk_read),
           batch.failed_pages > 0 ? c.fault : c.quiet, touch::Align::Leading,
           at.doubts - at.reading - 12);
    const bool settled = batch.doubts == 0;
    const auto doubts = d.in_language(
        settled      ? std::string(batch.forms == 0 ? "Allt avgjort" : "Att godkänna")
        : d.narrow() ? in_forms(batch.doubts, batch.forms_in_doubt)
                           .substr(0, in_forms(batch.doubts, batch.forms_in_doubt).rfind(' '))
                     : in_forms(batch.doubts, batch.forms_in_doubt));
    const bool cap = chosen && !d.narrow();
    d.text(doubts, row.x + at.doubts, y,
           d.font(desk_read, settled ? touch::Weight::Regular : touch::Weight::SemiBold),
           settled ? c.settled : c.doubt_text, touch::Align::Leading,
           row.w - at.doubts - (cap ? 88.0f : 16.0f));
    if (cap)
        d.keycap(row.right() - 72, y, "Enter");
    return d.press(row, batch.name, doubts, chosen);
}

std::string row_name(const DeskDrawing& d, const queue::QueueItem& item) {
    if (item.by_staff)
        return d.in_language("Nedtecknad");
    if (item.letter)
        return d.in_language("Brev");
    return item.serial.empty() ? item.title : serial_in_groups(item.serial);
}

std::string reason_of(const DeskDrawing& d, const queue::QueueItem& item) {
    if (item.taken)
        return d.in_language("En annan disk har den framme");
    if (!item.aside.empty())
        return d.in_language("Lagd åt sidan") + ": " + item.aside;
    if (!item.second_look.empty() && item.doubts == 0)
        return d.in_language("En andra person ska se den");
    if (item.letter && item.form.id.empty() && item.reason.empty())
        return d.in_language("Ingen kod på sidan. Du väljer enhet och typ.");
    return d.in_language(item.reason);
}

bool draw_item(const DeskDrawing& d, const queue::QueueItem& item, touch::PxRect row, bool chosen) {
    const auto& c = d.colours;
    const auto at = queue_columns(row.w);
    const float y = row.mid_y();
    if (chosen)
        d.ui.canvas().fill(row.inset(1), 4, c.keyboard_ground);
    const auto name = row_name(d, item);
    const bool number = !item.letter && !item.serial.empty();
    const float title_x = row.x + (d.narrow() ? 168.0f : 204.0f);
    d.text(name, row.x + at.name, y,
           number ? touch::Font{touch::Family::Mono, touch::Weight::SemiBold, desk_read, 0}
                  : d.font(desk_read, touch::Weight::SemiBold),
           c.text, touch::Align::Leading, title_x - row.x - at.name - 12);
    const auto title =
        item.form.id.empty() && item.letter ? d.in_language("Utan blankett") : item.title;
    d.text(title, title_x, y, d.font(desk_read), c.quiet, touch::Align::Leading,
           row.x + at.reason - title_x - 16);
    const bool undecided = item.letter && item.form.id.empty();
    auto count = d.in_language(undecided          ? std::string("Att bestämma")
                               : item.doubts == 0 ? std::string("Klar att godkänna")
                               : item.doubts == 1 ? std::string("1 fråga")
                                                  : std::to_string(item.doubts) + " frågor");
    if (const auto attached = attachment_words(d, item.attachments); !attached.empty())
        count = attached + " · " + count;
    const float count_w =
        d.text(count, row.right() - 24, y, d.font(desk_read),
               item.doubts == 0 && !undecided ? c.settled : c.quiet, touch::Align::Trailing);
    const auto reason = reason_of(d, item);
    d.text(reason, row.x + at.reason, y, d.font(desk_read), item.taken ? c.quiet : c.text,
           touch::Align::Leading, row.right() - 24 - count_w - 20 - row.x - at.reason);
    return d.press(row, name, reason + " " + count, chosen);
}

} // namespace

QueueColumns queue_columns(float width) {
    QueueColumns at;
    at.arrived = width * 0.355f;
    at.forms = width * 0.477f;
    at.reading = width * 0.59f;
    at.doubts = width * (width < 1000 ? 0.80f : 0.818f);
    at.reason = width * (width < 1000 ? 0.42f : 0.355f);
    return at;
}

std::optional<DeskEvent> draw_batches(const DeskDrawing& d, const Desk& desk, float width,
                                      float& y) {
    constexpr float left = 32;
    std::optional<DeskEvent> event;
    // A few at a time, so that the chosen one's forms have room under them.
    std::size_t shown = d.height() < 900 ? 3 : 5;
    if (desk.reading) {
        draw_progress(d, *desk.reading, {left, y, width, batch_height});
        y += batch_height + batch_gap;
        --shown;
    }
    const std::size_t first = desk.batch >= shown ? desk.batch - shown + 1 : 0;
    for (std::size_t i = first; i < desk.batches.size() && i < first + shown; ++i) {
        const touch::PxRect row{left, y, width, batch_height};
        if (draw_batch(d, desk.batches[i], row, i == desk.batch))
            event = DeskChosenBatch{i};
        y += batch_height + batch_gap;
    }
    if (desk.batches.empty() && !desk.reading) {
        d.label("Lägg filer i den bevakade mappen, dra dem hit, eller välj L.", left + 24, y + 32,
                d.font(desk_read), d.colours.quiet, touch::Align::Leading, width - 48);
        y += batch_height + batch_gap;
    }
    return event;
}

std::optional<DeskEvent> draw_items(const DeskDrawing& d, const Desk& desk, touch::PxRect place) {
    const auto items = items_of_batch(desk);
    const auto& c = d.colours;
    if (desk.batch >= desk.batches.size() || (items.empty() && desk.filter.empty()))
        return {};
    const auto title = d.in_language("I bunten") + " " + desk.batches[desk.batch].name;
    d.text(title, place.x, place.y + 12, d.font(desk_section, touch::Weight::SemiBold), c.text,
           touch::Align::Leading, place.w * 0.6f);
    d.say(title, {place.x, place.y, place.w * 0.6f, 24}, touch::Role::Heading);
    const auto order = desk.filter.empty()
                           ? d.in_language("Svårast först")
                           : d.in_language("Bara det som passar") + ": " + desk.filter;
    d.text(order, place.right(), place.y + 12, d.font(desk_small), c.quiet, touch::Align::Trailing,
           place.w * 0.35f);
    const float first_y = place.y + 38, room = place.bottom() - first_y;
    const auto fit = static_cast<std::size_t>(std::max(1.0f, room / item_height));
    const bool more = items.size() > fit;
    const std::size_t shown = more ? std::max<std::size_t>(1, fit - 1) : items.size();
    const std::size_t chosen = desk.item.value_or(0);
    const std::size_t first =
        std::min(chosen >= shown ? chosen - shown + 1 : 0, items.size() - shown);
    const touch::PxRect list{place.x, first_y, place.w,
                             item_height * static_cast<float>(more ? fit : shown)};
    if (shown > 0)
        d.box(list, 6, 1, c.line, c.panel);
    std::optional<DeskEvent> event;
    for (std::size_t i = first; i < first + shown; ++i) {
        const touch::PxRect row{list.x, list.y + item_height * static_cast<float>(i - first),
                                list.w, item_height};
        if (i > first)
            d.ui.canvas().fill({row.x, row.y, row.w, 1}, 0, c.line);
        if (draw_item(d, *items[i], row, desk.item == i))
            event = DeskChosenItem{items[i]->id};
    }
    if (more && fit > 1)
        d.label("Ytterligare " + std::to_string(items.size() - first - shown), list.x + 24,
                list.bottom() - 20, d.font(desk_read, touch::Weight::SemiBold), c.text);
    return event;
}

namespace {

/// The kinds that something waits for; each keeps its key.
std::vector<std::size_t> kinds_waiting(const Desk& desk) {
    std::vector<std::size_t> waiting;
    for (std::size_t kind = 0; kind < desk_kinds().size(); ++kind)
        if (count_of_kind(desk, kind) > 0)
            waiting.push_back(kind);
    return waiting;
}

bool draw_kind(const DeskDrawing& d, const Desk& desk, std::size_t kind, touch::PxRect row) {
    const auto& c = d.colours;
    const float y = row.y + (d.narrow() ? row.h / 2 : 28);
    d.keycap(row.x + 20, y, std::to_string(kind + 1));
    const auto name = d.in_language(desk_kinds()[kind].name);
    d.text(name, row.x + 60, y, d.font(desk_read, touch::Weight::SemiBold), c.text,
           touch::Align::Leading, row.w - 130);
    const auto meaning = d.in_language(desk_kinds()[kind].meaning);
    if (!d.narrow())
        d.text(meaning, row.x + 60, row.y + 56, d.font(desk_read), c.quiet, touch::Align::Leading,
               row.w - 84);
    const auto count = std::to_string(count_of_kind(desk, kind));
    d.text(count, row.right() - 24, y, d.font(desk_section, touch::Weight::SemiBold), c.text,
           touch::Align::Trailing);
    return d.press(row, name, count);
}

/// Returns where it ends.
float draw_waiting(const DeskDrawing& d, const Desk& desk, touch::PxRect place,
                   std::optional<DeskEvent>& event) {
    const auto kinds = kinds_waiting(desk);
    if (kinds.empty())
        return place.y;
    const auto& c = d.colours;
    d.label("Varför de väntar", place.x, 95, d.font(desk_section, touch::Weight::SemiBold), c.text);
    if (!d.narrow())
        d.label("Välj en sort, så kommer alla sådana i följd.", place.x, 132, d.font(desk_read),
                c.quiet, touch::Align::Leading, place.w);
    const float height = d.narrow() ? 52 : 84;
    const touch::PxRect list{place.x, place.y, place.w, height * static_cast<float>(kinds.size())};
    d.box(list, 6, 1, c.line, c.panel);
    touch::PxRect row{list.x, list.y, list.w, height};
    for (const std::size_t kind : kinds) {
        if (row.y > list.y)
            d.ui.canvas().fill({row.x, row.y, row.w, 1}, 0, c.line);
        if (draw_kind(d, desk, kind, row))
            event = DeskDigit{kind + 1};
        row.y += height;
    }
    return list.bottom();
}

} // namespace

std::optional<DeskEvent> draw_kinds(const DeskDrawing& d, const Desk& desk, touch::PxRect place) {
    const auto& c = d.colours;
    std::optional<DeskEvent> event;
    const float end = draw_waiting(d, desk, place, event);
    const auto done = desk.finished_today;
    const float y = end + (d.narrow() ? 20 : 34);
    if (y + 12 > place.bottom())
        return event;
    d.label(done == 1 ? "1 blankett klar i dag" : std::to_string(done) + " blanketter klara i dag",
            place.x, y, d.font(desk_read), c.quiet);
    if (desk.waiting_to_send > 0 && !d.narrow())
        d.label(std::to_string(desk.waiting_to_send) + " väntar på att skickas", place.right(), y,
                d.font(desk_read), c.quiet, touch::Align::Trailing);
    return event;
}

} // namespace tycktill::desk
