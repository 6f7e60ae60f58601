#include "forms/paper/page_print.h"

#include "forms/print/page_drawing.h"
#include "forms/print/print.h"
#include "shared/base/places.h"

#include <algorithm>
#include <cmath>

namespace tycktill::forms {
namespace {

using namespace print;

constexpr Mm above_a_line = 7_mm; ///< that a date written on it takes
/// Cairo sets each letter at a whole pixel: drawn so many times larger, it stands where a printer sets it.
constexpr int finer = 3;
constexpr int strip_rows = 99; ///< dots

// Adds the rows of a strip, `finer` times smaller.
void add_rows(const Surface& strip, PagePrint& out) {
    const unsigned char* data = cairo_image_surface_get_data(strip.get());
    const int stride = cairo_image_surface_get_stride(strip.get());
    const int rows = cairo_image_surface_get_height(strip.get()) / finer;
    std::vector<unsigned> sums(std::size_t(out.width));
    for (int y = 0; y < rows && out.tones.size() < std::size_t(out.width) * std::size_t(out.height);
         ++y) {
        std::fill(sums.begin(), sums.end(), 0);
        for (int row = 0; row < finer; ++row) {
            const unsigned char* at = data + std::ptrdiff_t(y * finer + row) * stride;
            for (unsigned& sum : sums)
                for (int i = 0; i < finer; ++i, at += 4) // blue, green, red
                    sum += (at[0] * 28U + at[1] * 151U + at[2] * 77U) >> 8;
        }
        for (const unsigned sum : sums)
            out.tones.push_back(std::uint8_t(sum / (finer * finer)));
    }
}

// Strip by strip: a whole page so large takes longer to make room for than to draw.
Result<PagePrint> picture_of(const Surface& drawn, const Size& paper) {
    PagePrint out;
    out.width = int(std::lround(paper.width.value() * PagePrint::dots_per_mm));
    out.height = int(std::lround(paper.height.value() * PagePrint::dots_per_mm));
    out.tones.reserve(std::size_t(out.width) * std::size_t(out.height));
    const Surface strip(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, out.width * finer, strip_rows * finer));
    if (cairo_surface_status(strip.get()) != CAIRO_STATUS_SUCCESS)
        return fail("no room to draw a page");
    const double scale = finer * PagePrint::dots_per_mm / points_per_mm;
    for (int top = 0; top < out.height; top += strip_rows) {
        const Context context(cairo_create(strip.get()));
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
        cairo_translate(context.get(), 0, -double(top) * finer);
        cairo_scale(context.get(), scale, scale);
        cairo_set_source_surface(context.get(), drawn.get(), 0, 0);
        cairo_paint(context.get());
        cairo_surface_flush(strip.get());
        add_rows(strip, out);
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
        const Surface drawn(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
        const Context context(cairo_create(drawn.get()));
        draw_form(context.get(), typesetter, order, page, Tags::No);
        cairo_surface_flush(drawn.get());
        if (cairo_surface_status(drawn.get()) != CAIRO_STATUS_SUCCESS)
            return fail("no room to draw a page of " + form.ref.id);
        out.push_back(TRY(picture_of(drawn, paper)));
        add_places(out.back(), layout.prints[page], typesetter, order);
    }
    return out;
}

Result<std::vector<std::string>> languages_of_print(const Form& form) {
    return printed_languages(form, TRY(place(form)));
}

} // namespace tycktill::forms
