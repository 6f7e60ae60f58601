#include "scanner/queue/archive_page.h"

#include "forms/paper/layout.h"
#include "scanner/reading/homography.h"

#include <algorithm>

namespace tycktill::queue {

using forms::operator""_mm;

namespace {

pdf::PagePlace place_of(const reading::PixelRect& px) {
    return {double(px.x), double(px.y), double(px.width), double(px.height)};
}

pdf::PagePlace place_of(const reading::Homography& map, const forms::Rect& rect) {
    const pages::PxPoint a = map.to_px(forms::Point{rect.x, rect.y}),
                         b = map.to_px(forms::Point{rect.right(), rect.bottom()});
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(b.x - a.x), std::abs(b.y - a.y)};
}

/// All boxes of a field, which a reading's box_px lies round.
std::optional<forms::Rect> extent_of(const forms::Page& page, const std::string& field) {
    std::optional<forms::Rect> sum;
    for (const forms::Box& box : page.boxes) {
        if (box.field != field)
            continue;
        if (!sum) {
            sum = box.inside;
            continue;
        }
        const forms::Mm right = std::max(sum->right(), box.inside.right()),
                        bottom = std::max(sum->bottom(), box.inside.bottom());
        sum->x = std::min(sum->x, box.inside.x);
        sum->y = std::min(sum->y, box.inside.y);
        sum->width = right - sum->x;
        sum->height = bottom - sum->y;
    }
    return sum;
}

/// Where the sheet lies in the upright picture, from the places of its fields.
std::optional<reading::Homography> fit_of(const forms::Page& page,
                                          const reading::PageReading& reading) {
    std::vector<reading::Match> matches;
    for (const reading::FieldReading& field : reading.fields) {
        const auto rect = extent_of(page, field.field);
        const reading::PixelRect& px = field.box_px;
        if (!rect || px.width <= 0)
            continue;
        const reading::MmPoint from = reading::mm(forms::Point{rect->x, rect->y}),
                               to = reading::mm(forms::Point{rect->right(), rect->bottom()});
        const pages::PxPoint a{double(px.x), double(px.y)},
            b{double(px.x + px.width), double(px.y + px.height)};
        matches.push_back({from, a});
        matches.push_back({{to.x, from.y}, {b.x, a.y}});
        matches.push_back({{from.x, to.y}, {a.x, b.y}});
        matches.push_back({to, b});
    }
    return matches.size() < 4 ? std::nullopt : reading::Homography::fit_affine(matches);
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

const forms::Page* page_of(const forms::Sheet& sheet, int number) {
    for (const forms::Page& page : sheet.pages)
        if (page.number == number)
            return &page;
    return nullptr;
}

void add_print(pdf::ArchivePage& out, const forms::Print& print, const reading::Homography& map,
               const reading::PageReading& reading) {
    for (const forms::PlacedText& text : print.texts) {
        const std::string words = text.source == forms::TextSource::Serial
                                      ? forms::for_people(reading.code->serial)
                                      : text.words.in("sv");
        if (!words.empty())
            out.texts.push_back({place_of(map, text.frame), words});
    }
    if (print.stamp) {
        // Below the printed label and clear of the frame.
        const forms::Rect& box = *print.stamp;
        const forms::Mm side = 2.5_mm, top = 5_mm, bottom = 1.8_mm;
        out.stamp = place_of(
            map, {box.x + side, box.y + top, box.width - side - side, box.height - top - bottom});
    }
}

void add_ticks(pdf::ArchivePage& out, const forms::Page& page, const reading::Homography& map,
               const QueuedForm& form) {
    for (const forms::Box& box : page.boxes) {
        if (box.kind != forms::BoxKind::Tick)
            continue;
        const auto& fields = form.assembled.fields;
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto& one) { return one.field == box.field; });
        if (field != fields.end() &&
            std::find(field->value.begin(), field->value.end(), box.choice) != field->value.end())
            out.texts.push_back({place_of(map, box.inside), "[X]"});
    }
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
    const forms::Page* printed = sheet ? page_of(*sheet, reading.code->page) : nullptr;
    const auto map = printed ? fit_of(*printed, reading) : std::nullopt;
    if (map) {
        if (const auto layout = layout_of(form.form, *sheet))
            for (std::size_t i = 0; i < layout->prints.size(); ++i)
                if (layout->sheet.pages[i].number == printed->number)
                    add_print(out, layout->prints[i], *map, reading);
        add_ticks(out, *printed, *map, form);
    }
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
