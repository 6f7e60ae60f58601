#include "forms/print/slip_page.h"

#include "forms/print/qr.h"
#include "forms/print/typesetter.h"
#include "shared/base/line_breaks.h"
#include "shared/base/places.h"

#include <cairo-pdf.h>
#include <cmath>

namespace tycktill::forms {
namespace {

using namespace print;

constexpr Mm column_width = 72_mm; ///< the print of a roll of 80 mm
constexpr Mm qr_side = 44_mm;      ///< some sixty modules, each as large as on a parcel's label
constexpr Mm margin = 4_mm;

Type type_of(SlipLine::Kind kind) {
    switch (kind) {
    case SlipLine::Kind::Heading:
        return {15, 6.6_mm, 700, ink::black};
    case SlipLine::Kind::Code:
        return {21, 10_mm, 600, ink::black, true};
    case SlipLine::Kind::Words:
    case SlipLine::Kind::Qr:
        break;
    }
    return {11, 5.2_mm, 400, ink::black};
}

bool is_roll(SlipPaper paper) {
    return paper.height > paper.width * 3;
}

void draw_qr(cairo_t* on, const std::string& words, Mm x, Mm y) {
    const auto modules = qr_modules(words);
    const double side =
        points(qr_side) / static_cast<double>(std::max<std::size_t>(1, modules.size()));
    cairo_set_source_rgb(on, 0, 0, 0);
    for (std::size_t row = 0; row < modules.size(); ++row)
        for (std::size_t column = 0; column < modules[row].size(); ++column)
            if (modules[row][column])
                cairo_rectangle(on, points(x) + side * static_cast<double>(column),
                                points(y) + side * static_cast<double>(row), side, side);
    cairo_fill(on); // one path: no hairlines between modules
}

/// Draws when there is something to draw on; how high it became either way.
Mm set_slip(cairo_t* on, Typesetter& typesetter, const Slip& slip, Size paper, Mm top) {
    const Mm width = std::min(column_width, paper.width - margin * 2);
    const Mm x = (paper.width - width) / 2;
    Mm y = top;
    for (const SlipLine& line : slip.lines) {
        if (line.kind == SlipLine::Kind::Qr) {
            y = y + 2_mm;
            if (on != nullptr)
                draw_qr(on, line.words, x + (width - qr_side) / 2, y);
            y = y + qr_side + 4_mm;
            continue;
        }
        const Type type = type_of(line.kind);
        const std::string words = with_hard_spaces(line.words);
        const Rect frame{x, y, width, 200_mm};
        if (on != nullptr)
            typesetter.draw(on, words, type, frame, Align::Left, slip.language);
        const int lines = typesetter.measure(words, type, frame, Align::Left, slip.language).lines;
        y = y + (lines == 0 ? 2.6_mm : type.line * lines + 1_mm);
    }
    return y + margin;
}

struct Ready {
    Typesetter typesetter;
    SlipPaper paper; ///< as it is drawn: of a roll, as much as it takes
    Mm top;

    Mm set(cairo_t* on, const Slip& slip) {
        return set_slip(on, typesetter, slip, {paper.width, paper.height}, top);
    }
};

Result<Ready> prepare(const Slip& slip, SlipPaper paper) {
    Ready ready{TRY(Typesetter::open(assets_folder() / "fonts")), paper,
                is_roll(paper) ? margin : margin * 3};
    const Mm height = ready.set(nullptr, slip);
    if (is_roll(paper))
        ready.paper.height = height;
    else if (height > paper.height)
        return fail("the slip is higher than the printer's paper; put A6 or larger in it");
    return ready;
}

cairo_status_t take(void* into, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

Result<void> drawn(cairo_t* on, cairo_surface_t* surface) {
    for (const cairo_status_t status : {cairo_status(on), cairo_surface_status(surface)})
        if (status != CAIRO_STATUS_SUCCESS)
            return fail(std::string("the slip cannot be drawn: ") + cairo_status_to_string(status));
    return {};
}

} // namespace

Result<SlipPdf> slip_as_pdf(const Slip& slip, SlipPaper paper) {
    Ready ready = TRY(prepare(slip, paper));
    SlipPdf pdf{"", ready.paper};
    const Surface surface(cairo_pdf_surface_create_for_stream(
        take, &pdf.bytes, points(ready.paper.width), points(ready.paper.height)));
    const Context context(cairo_create(surface.get()));
    ready.set(context.get(), slip);
    cairo_show_page(context.get());
    cairo_surface_finish(surface.get());
    TRY(drawn(context.get(), surface.get()));
    return pdf;
}

Result<SlipPicture> slip_as_picture(const Slip& slip, SlipPaper paper, int dpi) {
    Ready ready = TRY(prepare(slip, paper));
    const double scale = dpi / 72.0;
    const int width = static_cast<int>(std::lround(points(ready.paper.width) * scale));
    const int height = static_cast<int>(std::lround(points(ready.paper.height) * scale));
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), scale, scale);
    ready.set(context.get(), slip);
    cairo_surface_flush(surface.get());
    TRY(drawn(context.get(), surface.get()));
    SlipPicture picture{
        static_cast<unsigned>(width), static_cast<unsigned>(height), {}, ready.paper};
    const unsigned char* ink = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.pixels.push_back(static_cast<std::uint8_t>(255 - ink[y * stride + x]));
    return picture;
}

} // namespace tycktill::forms
