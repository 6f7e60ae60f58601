// Lists beside a form: what was read surely, the whole page with what can be done to it, and what a
// person says at the desk.
#include "scanner/screens/form_parts.h"

#include <algorithm>

namespace tycktill::desk {

std::optional<DeskEvent> draw_sure(const DeskDrawing& d, const Desk& desk, touch::PxRect place) {
    const auto& c = d.colours;
    const auto& queued = desk.form->queued;
    std::optional<DeskEvent> event;
    float y = place.y;
    for (const auto& note : queued.assembled.notes) {
        d.label(note, place.x, y + 12, d.font(desk_read), c.quiet, touch::Align::Leading, place.w);
        y += 32;
    }
    const auto fields = sure_fields(*desk.form);
    constexpr float row_height = 40;
    const auto fit = static_cast<std::size_t>(std::max(1.0f, (place.bottom() - y) / row_height));
    const auto first = desk.form->row >= fit ? desk.form->row - fit + 1 : 0;
    for (std::size_t i = first; i < fields.size() && i < first + fit; ++i) {
        const auto& known = *queued.form->find(fields[i]->field);
        const touch::PxRect row{place.x, y, place.w, row_height};
        const bool chosen = i == desk.form->row;
        d.box(row, 0, chosen ? 2 : 1, chosen ? c.keyboard : c.line,
              chosen ? c.keyboard_ground : c.panel);
        const float value_x = row.x + row.w * 0.34f;
        d.text(known.label.in("sv"), row.x + 24, row.mid_y(),
               d.font(desk_read, touch::Weight::SemiBold), c.text, touch::Align::Leading,
               value_x - row.x - 40);
        const auto sure = d.in_language(
            fields[i]->by_person
                ? "Avgjort av dig"
                : returned::confidence_word(fields[i]->confidence, reading::DoubtKind::UnsureText));
        const float sure_w = d.text(sure, row.right() - 24, row.mid_y(), d.font(desk_small),
                                    c.quiet, touch::Align::Trailing);
        const auto value = fields[i]->value.empty() ? d.in_language("Inget är skrivet")
                                                    : in_words(known, fields[i]->value);
        d.text(value, value_x, row.mid_y(), d.font(desk_read), c.text, touch::Align::Leading,
               row.right() - 24 - sure_w - 16 - value_x);
        if (d.press(row, known.label.in("sv"), value, chosen))
            event = DeskChosenLine{i};
        y += row_height - 1;
    }
    return event;
}

namespace {

/// What the page is to the form, as far as it was settled.
std::string part_in_words(const Desk& desk, std::size_t number) {
    const auto& page = desk.form->queued.returned.pages[number];
    if (page.reading.code)
        return "Blankettens sida " + std::to_string(page.reading.code->page);
    const auto& settled = desk.form->queued.settled;
    const auto said = settled.find(returned::key_of_page(page.id));
    const auto value =
        said == settled.end() || said->second.empty() ? std::string{} : said->second.front();
    return value == "attachment"           ? "Bilaga"
           : value == "blank"              ? "Tom sida, tas bort"
           : desk.form->queued.item.letter ? "Brevets sida"
                                           : "Sida utan kod";
}

std::optional<DeskEvent> draw_page_panel(const DeskDrawing& d, const Desk& desk, std::size_t number,
                                         touch::PxRect panel) {
    const auto& c = d.colours;
    const auto& pages = desk.form->queued.returned.pages;
    d.box(panel, 6, 1, c.line, c.panel);
    const float x = panel.x + 24, room = panel.w - 48;
    d.label("Sida " + std::to_string(number + 1) + " av " + std::to_string(pages.size()), x,
            panel.y + 36, d.font(desk_section, touch::Weight::SemiBold), c.text);
    d.label(part_in_words(desk, number), x, panel.y + 68, d.font(desk_read), c.text,
            touch::Align::Leading, room);
    std::optional<DeskEvent> event;
    float y = panel.y + 116;
    const auto key = [&](std::string_view cap, std::string_view does, DeskKey what) {
        float at = x;
        if (d.key(at, y, cap, does))
            event = what;
        y += 40;
    };
    key("V", "vrid sidan", DeskKey::Turn);
    if (!pages[number].reading.code) {
        key("B", "bilaga", DeskKey::Attachment);
        key("E", "eget ärende", DeskKey::Own);
        key("T", "tom sida", DeskKey::Blank);
        key("N", "skriv ett nummer för hand", DeskKey::Number);
    }
    if (pages.size() > 1) {
        key("PgUp", "sidan före", DeskKey::PageUp);
        key("PgDn", "nästa sida", DeskKey::PageDown);
    }
    key("F2", "tillbaka", DeskKey::WholePage);
    return event;
}

} // namespace

std::optional<DeskEvent> draw_whole_page(const DeskDrawing& d, const DeskScene& scene,
                                         const std::vector<DeskCard>&) {
    const auto& c = d.colours;
    const auto& desk = scene.desk;
    const auto& pages = desk.form->queued.returned.pages;
    constexpr float margin = 32, panel_w = 360;
    const touch::PxRect place{margin, 80, d.width() - 3 * margin - panel_w, d.height() - 144};
    if (pages.empty()) {
        d.label("Det finns ingen sida.", place.mid_x(), place.mid_y(), d.font(desk_read), c.quiet,
                touch::Align::Centre);
        return {};
    }
    const auto number = std::min(desk.form->page, pages.size() - 1);
    const auto page = scene.pages(pages[number].id);
    if (page.texture == 0) {
        d.label("Sidans bild går inte att visa.", place.mid_x(), place.mid_y(), d.font(desk_read),
                c.quiet, touch::Align::Centre);
    } else {
        const auto w = static_cast<float>(page.width), h = static_cast<float>(page.height);
        const float scale = std::min(place.w / w, place.h / h) * desk.zoom;
        const touch::PxRect paper{place.mid_x() - w * scale / 2, place.mid_y() - h * scale / 2,
                                  w * scale, h * scale};
        d.ui.canvas().push_clip(place);
        d.ui.canvas().picture(paper, page.texture, touch::PxRect{0, 0, 1, 1}, c.paper);
        d.ui.canvas().pop_clip();
        d.say(d.in_language("Sidans bild"), place, touch::Role::Picture);
    }
    return draw_page_panel(d, desk, number, {place.right() + margin, place.y, panel_w, place.h});
}

void draw_taken_down(const DeskDrawing& d, const DeskScene& scene, touch::PxRect place) {
    const auto& c = d.colours;
    const auto& queued = scene.desk.form->queued;
    d.box(place, 6, 1, c.line, c.panel);
    const float x = place.x + 24, w = place.w - 48;
    d.label("Nedtecknad av personal", x, place.y + 36,
            d.font(desk_section, touch::Weight::SemiBold), c.text);
    const auto hint = d.in_language(
        "Läs upp frågorna för den som ringer eller står vid disken, och skriv svaren. "
        "Frågor utan stjärna kan lämnas tomma med Enter.");
    float y = place.y + 60 + d.lines(hint, {x, place.y + 60, w, 0}, d.font(desk_read), c.quiet, 24);
    y += 20;
    if (!queued.form)
        return;
    const float value_x = x + w * 0.42f;
    for (const auto& field : queued.form->fields) {
        if (y + 36 > place.bottom())
            break;
        d.ui.canvas().fill({x, y, w, 1}, 0, c.line);
        const auto label = field.label.in("sv") + (field.required ? " *" : "");
        d.text(label, x, y + 18, d.font(desk_read), c.quiet, touch::Align::Leading,
               value_x - x - 16);
        for (const auto& stands : queued.assembled.fields)
            if (stands.field == field.id && !stands.value.empty())
                d.text(in_words(field, stands.value), value_x, y + 18,
                       d.font(desk_read, touch::Weight::SemiBold), c.text, touch::Align::Leading,
                       place.right() - 24 - value_x);
        y += 36;
    }
}

} // namespace tycktill::desk
