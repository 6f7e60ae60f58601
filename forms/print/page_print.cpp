#include "forms/paper/page_print.h"

#include "forms/print/page_drawing.h"
#include "forms/print/print.h"
#include "shared/base/places.h"

#include <cmath>

namespace tycktill::forms {
namespace {

using namespace print;

constexpr Mm above_a_line = 7_mm; ///< that a date written on it takes

PagePrint picture_of(const cairo_surface_t* drawn) {
    auto* surface = const_cast<cairo_surface_t*>(drawn);
    PagePrint out;
    out.width = cairo_image_surface_get_width(surface);
    out.height = cairo_image_surface_get_height(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    out.tones.reserve(std::size_t(out.width) * std::size_t(out.height));
    for (int y = 0; y < out.height; ++y) {
        const unsigned char* at = data + std::ptrdiff_t(y) * stride;
        for (int x = 0; x < out.width; ++x, at += 4) // blue, green, red
            out.tones.push_back(std::uint8_t((at[0] * 28 + at[1] * 151 + at[2] * 77) >> 8));
    }
    return out;
}

/// Where a copy's number, or what a copy without one says instead, leaves ink: a frame is higher than its letters.
Rect band_of(const PlacedText& text, Typesetter& typesetter, const Order& order) {
    constexpr Mm runs_out = 0.2_mm;
    const Rect ink = typesetter
                         .measure("F\u00e5pg8", type_of(text.style, order.form.paper), text.frame,
                                  text.align, order.language)
                         .ink;
    return {text.frame.x, ink.y - runs_out, text.frame.width, ink.height + runs_out + runs_out};
}

void add_places(PagePrint& out, const Print& print, Typesetter& typesetter, const Order& order) {
    for (const PlacedText& text : print.texts)
        if (text.source == TextSource::Serial || text.source == TextSource::Code)
            out.other_each_copy.push_back(band_of(text, typesetter, order));
        else if (text.source != TextSource::Form)
            out.other_each_copy.push_back(text.frame);
    if (print.stamp)
        out.not_read.push_back(*print.stamp);
    for (const Rect& line : print.lines)
        out.not_read.push_back(
            {line.x, line.y - above_a_line, line.width, line.height + above_a_line});
}

} // namespace

Result<std::vector<PagePrint>> page_prints(const Municipality& municipality, const Form& form,
                                           const std::string& language) {
    const Layout layout = TRY(place(form));
    auto typesetter = TRY(Typesetter::open(assets_folder() / "fonts"));
    const Order order{layout, form, municipality.accent.accent, "", language};
    const Size paper = layout.sheet.paper;
    std::vector<PagePrint> out;
    for (std::size_t page = 0; page < layout.sheet.pages.size(); ++page) {
        const Surface surface(cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, int(std::lround(paper.width.value() * PagePrint::dots_per_mm)),
            int(std::lround(paper.height.value() * PagePrint::dots_per_mm))));
        const Context context(cairo_create(surface.get()));
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
        const double scale = PagePrint::dots_per_mm / points_per_mm;
        cairo_scale(context.get(), scale, scale);
        draw_form(context.get(), typesetter, order, page, Tags::No);
        cairo_surface_flush(surface.get());
        if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
            return fail("no room to draw a page of " + form.ref.id);
        out.push_back(picture_of(surface.get()));
        add_places(out.back(), layout.prints[page], typesetter, order);
    }
    return out;
}

Result<std::vector<std::string>> languages_of_print(const Form& form) {
    return printed_languages(form, TRY(place(form)));
}

} // namespace tycktill::forms
