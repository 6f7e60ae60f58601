#include "scanner/queue/page_view.h"

#include "scanner/pages/encode.h"
#include "scanner/reading/shrink.h"

#include <algorithm>
#include <cstring>

namespace tycktill::queue {

using forms::operator""_mm;
using reading::PixelRect;

namespace {

constexpr int view_width =
    1240; // at least, and less than twice that: 150 dpi on A4, where small writing is read
constexpr int view_quality = 60;
constexpr std::uint8_t cover_grey = 196;
constexpr auto pen_strays = 2.5_mm; // past a box, before it is writing outside of one

/// Whether the box holds something of who wrote. A page may be older than the form that is known here.
bool is_contact(const forms::Box& box, const forms::Form* form) {
    const forms::Field* field = form ? form->find(box.field) : nullptr;
    if (field)
        return field->role == forms::FieldRole::Contact;
    return box.rule == forms::TextRule::Name || box.rule == forms::TextRule::Address ||
           box.rule == forms::TextRule::Telephone || box.rule == forms::TextRule::Postnummer ||
           box.rule == forms::TextRule::Email;
}

const forms::Page* page_of(const forms::Sheet& sheet, int number) {
    const auto at = std::find_if(sheet.pages.begin(), sheet.pages.end(),
                                 [&](const forms::Page& one) { return one.number == number; });
    return at == sheet.pages.end() ? nullptr : &*at;
}

void cover(pages::Image& image, const PixelRect& place) {
    const auto part = reading::within(image, {place.x, place.y, place.width, place.height});
    for (int y = 0; y < part.height; ++y)
        std::memset(image.row(part.y + y) + part.x, cover_grey, std::size_t(part.width));
}

} // namespace

Result<std::optional<Bytes>> view_of(const pages::Image& upright, const returned::FormPage& page,
                                     const QueuedForm& form, const forms::Catalogue& catalogue) {
    const reading::PageReading& read = page.reading;
    const forms::Sheet* sheet = read.code ? catalogue.sheet(read.code->sheet) : nullptr;
    const forms::Page* printed = sheet ? page_of(*sheet, read.code->page) : nullptr;
    if (!printed || !read.placement)
        return std::optional<Bytes>();
    pages::Image painted = upright;
    for (const forms::Box& box : printed->boxes) {
        if (!is_contact(box, form.form))
            continue;
        const forms::Rect& inside = box.inside;
        cover(painted, read.placement->outline({inside.x - pen_strays, inside.y - pen_strays,
                                                inside.width + pen_strays + pen_strays,
                                                inside.height + pen_strays + pen_strays}));
    }
    // What was read for such a field beside its box.
    for (const returned::AssembledField& field : form.assembled.fields) {
        const forms::Field* known = form.form ? form.form->find(field.field) : nullptr;
        if (known && known->role == forms::FieldRole::Contact)
            for (const auto& cut : field.cut_outs)
                if (cut.page == page.id)
                    cover(painted, cut.px);
    }
    const int factor = std::max(1, painted.width() / view_width);
    return std::optional(TRY(
        pages::jpeg_of(reading::shrunk(painted, {0, 0, painted.width(), painted.height()}, factor),
                       view_quality)));
}

} // namespace tycktill::queue
