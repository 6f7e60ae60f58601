#include "forms/print/document_page.h"

#include "forms/print/document_flow.h"
#include "forms/print/pdf_language.h"
#include "shared/base/day.h"
#include "shared/base/places.h"

#include <cairo-pdf.h>

namespace tycktill::forms {
namespace {

using namespace print;

cairo_status_t take(void* into, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

struct Draws {
    cairo_t* on;
    Typesetter& typesetter;
    const std::string& language;

    void operator()(const TagBegins& tag) const { cairo_tag_begin(on, tag.tag, nullptr); }
    void operator()(const TagEnds& tag) const { cairo_tag_end(on, tag.tag); }
    void operator()(const SetWords& set) const {
        typesetter.draw(on, set.words, set.type, set.frame, set.align, language);
    }
    void operator()(const SetInk& ink) const {
        cairo_set_source_rgb(on, (ink.colour >> 16 & 255) / 255.0, (ink.colour >> 8 & 255) / 255.0,
                             (ink.colour & 255) / 255.0);
        cairo_rectangle(on, points(ink.place.x), points(ink.place.y), points(ink.place.width),
                        points(ink.place.height));
        cairo_fill(on);
    }
};

} // namespace

Result<std::string> document_pdf(const Document& document) {
    auto typesetter = TRY(Typesetter::open(assets_folder() / "fonts"));
    const auto pages = TRY(set_out(document, typesetter));
    std::string bytes;
    const Surface pdf(
        cairo_pdf_surface_create_for_stream(take, &bytes, points(210_mm), points(297_mm)));
    // Cairo would write the second, which tells who worked when, and makes each copy another file.
    const std::string day = iso(SystemClock().today()) + "T00:00:00";
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_AUTHOR, document.author.c_str());
    const Context context(cairo_create(pdf.get()));
    const Draws draws{context.get(), typesetter, document.language};
    cairo_tag_begin(context.get(), "Document", nullptr);
    for (const StrokedPage& page : pages) {
        for (const Stroke& stroke : page)
            std::visit(draws, stroke);
        if (&page == &pages.back())
            cairo_tag_end(context.get(), "Document");
        cairo_show_page(context.get());
    }
    cairo_surface_finish(pdf.get());
    for (const cairo_status_t status :
         {cairo_status(context.get()), cairo_surface_status(pdf.get())})
        if (status != CAIRO_STATUS_SUCCESS)
            return fail(std::string("the document cannot be drawn: ") +
                        cairo_status_to_string(status));
    return with_language(std::move(bytes), document.language);
}

} // namespace tycktill::forms
