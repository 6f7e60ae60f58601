#include "forms/print/page_drawing.h"
#include "forms/print/print.h"
#include "shared/base/places.h"

namespace tycktill::forms {
namespace {

using namespace print;

constexpr Mm between_pages = 6_mm;

struct Colour {
    double red, green, blue;
};

Colour colour_of(BoxKind kind) {
    switch (kind) {
    case BoxKind::Tick:
        return {0.80, 0.15, 0.10};
    case BoxKind::Line:
        return {0.10, 0.40, 0.85};
    case BoxKind::Comb:
        return {0.50, 0.15, 0.70};
    case BoxKind::Area:
        return {0.05, 0.50, 0.30};
    }
    return {};
}

void draw_rectangle(cairo_t* on, const Rect& rect) {
    cairo_rectangle(on, points(rect.x), points(rect.y), points(rect.width), points(rect.height));
}

/// The name on a patch of its own colour, so that it can be read over the print.
void draw_name(cairo_t* on, Typesetter& typesetter, const Box& box, const Colour& colour) {
    const std::string name = box.choice.empty() ? box.field : box.field + " = " + box.choice;
    const Type type{6.5, 3_mm, 600, ink::white};
    const bool tick = box.kind == BoxKind::Tick;
    Rect frame{box.inside.x, tick ? box.inside.y - 3.2_mm : box.inside.y, 60_mm, 3_mm};
    const Measured measured = typesetter.measure(name, type, frame, Align::Left, "en");
    cairo_set_source_rgb(on, colour.red, colour.green, colour.blue);
    draw_rectangle(on, {frame.x, frame.y, measured.ink.width + 1.6_mm, frame.height});
    cairo_fill(on);
    frame.x = frame.x + 0.7_mm;
    typesetter.draw(on, name, type, frame, Align::Left, "en");
}

void draw_boxes(cairo_t* on, Typesetter& typesetter, const Page& page) {
    for (const Box& box : page.boxes) {
        const Colour colour = colour_of(box.kind);
        cairo_set_source_rgba(on, colour.red, colour.green, colour.blue, 0.14);
        draw_rectangle(on, box.inside);
        cairo_fill_preserve(on);
        for (const Rect& cell : box.cells)
            draw_rectangle(on, cell);
        cairo_set_source_rgb(on, colour.red, colour.green, colour.blue);
        cairo_set_line_width(on, points(0.2_mm));
        cairo_stroke(on);
    }
    for (const Box& box : page.boxes)
        draw_name(on, typesetter, box, colour_of(box.kind));
}

Result<void> save(cairo_surface_t* surface, const std::filesystem::path& out) {
    const cairo_status_t status = cairo_surface_write_to_png(surface, out.c_str());
    if (status != CAIRO_STATUS_SUCCESS)
        return fail(out.string() + ": cannot be written (" + cairo_status_to_string(status) +
                    "); see that the folder is there and the disk has room");
    return {};
}

} // namespace

Result<void> draw_preview(const Municipality& municipality, const Form& form,
                          const std::filesystem::path& out, int dpi) {
    const Layout layout = TRY(place(form));
    auto typesetter = TRY(Typesetter::open(assets_folder() / "fonts"));
    const Order order{layout, form, municipality.accent.accent, "", "sv"};
    const Size paper = layout.sheet.paper;
    const int pages = static_cast<int>(layout.sheet.pages.size());
    const double scale = dpi / 72.0;
    const Mm height = paper.height * pages + between_pages * (pages - 1);
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                     static_cast<int>(points(paper.width) * scale),
                                                     static_cast<int>(points(height) * scale)));
    const Context context(cairo_create(surface.get()));
    cairo_t* on = context.get();
    cairo_set_source_rgb(on, 0.6, 0.6, 0.6);
    cairo_paint(on);
    cairo_scale(on, scale, scale);
    const Copy copy{random_serial(), "234567892345"};
    for (std::size_t page = 0; page < layout.sheet.pages.size(); ++page) {
        cairo_set_source_rgb(on, 1, 1, 1);
        draw_rectangle(on, {0_mm, 0_mm, paper.width, paper.height});
        cairo_fill(on);
        draw_form(on, typesetter, order, page, Tags::No);
        draw_copy(on, typesetter, order, page, copy);
        draw_boxes(on, typesetter, layout.sheet.pages[page]);
        cairo_translate(on, 0, points(paper.height + between_pages));
    }
    return save(surface.get(), out);
}

} // namespace tycktill::forms
