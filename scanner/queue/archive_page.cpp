#include "scanner/queue/archive_page.h"

#include "forms/paper/layout.h"

#include <algorithm>

namespace tycktill::queue {

using forms::operator""_mm;

namespace {

pdf::PagePlace place_of(const reading::PixelRect& px) {
    return {double(px.x), double(px.y), double(px.width), double(px.height)};
}

/// What is printed round the boxes, as long as the form is the very one that was printed.
std::optional<forms::Layout> layout_of(const forms::Form* form, const forms::Sheet& sheet) {
    if (!form || form->ref != sheet.form)
        return {};
    auto layout = place(*form);
    if (!layout || forms::fingerprint(layout->sheet) != forms::fingerprint(sheet))
        return {};
    return std::move(*layout);
}

void add_print(pdf::ArchivePage& out, const forms::Print& print,
               const reading::PageReading& reading) {
    for (const forms::PlacedText& text : print.texts) {
        const std::string words = text.source == forms::TextSource::Serial
                                      ? forms::for_people(reading.code->serial)
                                      : text.words.in("sv");
        if (!words.empty())
            out.texts.push_back({place_of(reading.placement->outline(text.frame)), words});
    }
    if (print.stamp) {
        // Below the printed label and clear of the frame.
        const forms::Rect& box = *print.stamp;
        const forms::Mm side = 2.5_mm, top = 5_mm, bottom = 1.8_mm;
        out.stamp = place_of(reading.placement->outline(
            {box.x + side, box.y + top, box.width - side - side, box.height - top - bottom}));
    }
}

void add_ticks(pdf::ArchivePage& out, const reading::PageReading& reading, const QueuedForm& form) {
    const auto is_chosen = [&](const std::string& field, const std::string& choice) {
        for (const returned::AssembledField& one : form.assembled.fields)
            if (one.field == field)
                return std::find(one.value.begin(), one.value.end(), choice) != one.value.end();
        return false;
    };
    for (const reading::FieldReading& field : reading.fields)
        for (const reading::MarkReading& mark : field.marks)
            if (mark.px.width > 0 && is_chosen(field.field, mark.choice))
                out.texts.push_back({place_of(mark.px), "[X]"});
}

/// A field that goes on over several pages stands whole on its first.
void add_values(pdf::ArchivePage& out, const returned::FormPage& page, const QueuedForm& form) {
    for (const returned::AssembledField& field : form.assembled.fields) {
        if (field.cut_outs.empty() || field.cut_outs.front().page != page.id || field.value.empty())
            continue;
        const forms::Field* known = form.form ? form.form->find(field.field) : nullptr;
        const bool choice = known && (known->kind == forms::FieldKind::OneChoice ||
                                      known->kind == forms::FieldKind::SeveralChoices);
        if (!choice)
            out.texts.push_back({place_of(field.cut_outs.front().px), field.value.front()});
    }
}

} // namespace

pdf::ArchivePage described(const returned::FormPage& page, const QueuedForm& form,
                           const forms::Catalogue& catalogue) {
    pdf::ArchivePage out;
    const reading::PageReading& reading = page.reading;
    if (page.stamp)
        out.stamp = place_of(*page.stamp);
    for (const reading::FieldReading& field : reading.fields)
        for (const reading::PlacedWord& word : field.words)
            out.texts.push_back({place_of(word.px), word.text});
    const bool letter_words = !out.texts.empty();
    const forms::Sheet* sheet = reading.code ? catalogue.sheet(reading.code->sheet) : nullptr;
    const auto layout = sheet && reading.placement ? layout_of(form.form, *sheet) : std::nullopt;
    if (layout)
        for (std::size_t i = 0; i < layout->prints.size(); ++i)
            if (layout->sheet.pages[i].number == reading.code->page)
                add_print(out, layout->prints[i], reading);
    add_ticks(out, reading, form);
    if (!letter_words)
        add_values(out, page, form);
    return out;
}

pdf::ArchiveFacts archive_facts(const QueuedForm& form) {
    pdf::ArchiveFacts facts;
    facts.title = form.form ? form.form->title.in("sv") : form.item.title;
    if (form.municipality)
        facts.sender = form.municipality->name;
    facts.number = to_text(form.item.id).substr(0, 8);
    facts.arrived = form.item.arrived;
    return facts;
}

std::optional<reading::PixelRect> room_for_stamp(const pages::Image& upright) {
    // In shares of the page's width: 54 × 22 mm on A4, looked for every 4 mm in the upper third.
    const int unit = upright.width() / 52;
    const int wide = unit * 13, high = unit * 11 / 2, edge = unit * 2;
    if (unit < 8)
        return {};
    const auto dark_at = [&](int left, int top) {
        int dark = 0;
        for (int y = top; y < top + high; y += 3)
            for (int x = left; x < left + wide; x += 3)
                dark += upright.at(x, y) < 150;
        return dark;
    };
    for (int top = edge; top + high < upright.height() / 3; top += unit)
        for (int left = upright.width() - edge - wide; left >= edge; left -= unit)
            if (dark_at(left, top) <= wide * high / 9 / 2000)
                return reading::PixelRect{left, top, wide, high};
    return {};
}

} // namespace tycktill::queue
