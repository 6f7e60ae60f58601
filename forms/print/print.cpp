#include "forms/print/print.h"

#include "forms/print/page_drawing.h"
#include "forms/print/pdf_language.h"
#include "shared/base/places.h"

#include <cairo-pdf.h>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace tycktill::forms {
namespace {

using namespace print;
namespace fs = std::filesystem;

/// The page's unchanging part, drawn once and put into the PDF once, however many copies use it.
Surface record_form(Typesetter& typesetter, const Order& order, std::size_t page) {
    const Size paper = order.layout.sheet.paper;
    const cairo_rectangle_t all{0, 0, points(paper.width), points(paper.height)};
    Surface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &all));
    const Context context(cairo_create(surface.get()));
    draw_form(context.get(), typesetter, order, page, Tags::No);
    return surface;
}

void say_what_it_is(cairo_surface_t* pdf, const Order& order) {
    const std::string& title = order.form.title.in(order.language);
    const std::string& sender = order.form.sender.in(order.language);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, sender.c_str());
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Tyck till");
}

std::vector<Copy> all_copies(const PrintOrder& order) {
    std::vector<Copy> copies;
    for (const Serial& serial : order.serials)
        copies.push_back({serial, order.codes.empty() ? "" : order.codes[copies.size()]});
    return copies;
}

/// One copy is drawn with tags, for who reads it on a screen; many copies go to a printer and share
/// their common part. Tags for each would draw it anew every time, and Cairo holds the tree of all
/// tags in memory until the file is done: memory would grow with the copies.
void draw_single(cairo_t* on, Typesetter& typesetter, const Order& order, const Copy& copy) {
    for (std::size_t page = 0; page < order.layout.sheet.pages.size(); ++page) {
        draw_form(on, typesetter, order, page, Tags::Yes);
        draw_copy(on, typesetter, order, page, copy);
        cairo_show_page(on);
    }
}

void draw_many(cairo_t* on, Typesetter& typesetter, const Order& order, const PrintOrder& copies) {
    int done = 0;
    std::vector<Surface> forms;
    for (std::size_t page = 0; page < order.layout.sheet.pages.size(); ++page)
        forms.push_back(record_form(typesetter, order, page));
    for (const Copy& copy : all_copies(copies)) {
        for (std::size_t page = 0; page < forms.size(); ++page) {
            cairo_set_source_surface(on, forms[page].get(), 0, 0);
            cairo_paint(on);
            draw_copy(on, typesetter, order, page, copy);
            cairo_show_page(on);
        }
        if (copies.on_copy)
            copies.on_copy(++done);
    }
}

Result<void> draw_all(Typesetter& typesetter, const Order& order, const PrintOrder& copies,
                      const fs::path& part, const fs::path& named) {
    const Size paper = order.layout.sheet.paper;
    const Surface pdf(
        cairo_pdf_surface_create(part.c_str(), points(paper.width), points(paper.height)));
    say_what_it_is(pdf.get(), order);
    const Context context(cairo_create(pdf.get()));
    if (copies.serials.size() == 1)
        draw_single(context.get(), typesetter, order, all_copies(copies).front());
    else
        draw_many(context.get(), typesetter, order, copies);
    cairo_surface_finish(pdf.get());
    for (const cairo_status_t status :
         {cairo_status(context.get()), cairo_surface_status(pdf.get())}) {
        if (status != CAIRO_STATUS_SUCCESS)
            return fail(named.string() + ": cannot be written (" + cairo_status_to_string(status) +
                        "); see that the folder is there and the disk has room");
    }
    return {};
}

/// On the disk before it gets its name.
Result<void> sync_file(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!synced)
        return fail(path.string() + ": cannot be written to the disk; see that it has room");
    return {};
}

Result<void> write_whole(Typesetter& typesetter, const Order& order, const PrintOrder& copies,
                         const fs::path& part, const fs::path& out) {
    TRY(draw_all(typesetter, order, copies, part, out));
    TRY(append_language(part, order.language));
    TRY(sync_file(part));
    std::error_code problem;
    fs::rename(part, out, problem);
    if (problem)
        return fail(out.string() + ": cannot be written (" + problem.message() +
                    "); choose another name");
    return {};
}

} // namespace

Result<void> print_pdf(const PrintOrder& order, const fs::path& out) {
    const Layout layout = TRY(place(order.form));
    if (layout.sheet != order.sheet)
        return fail(order.form.ref.id + ": version " + std::to_string(order.sheet.form.version) +
                    " is not the form as it is now; print the present version");
    if (order.serials.empty())
        return fail(order.form.ref.id + ": no copies to print; ask for at least one");
    if (!order.codes.empty() && order.codes.size() != order.serials.size())
        return fail(order.form.ref.id + ": each copy needs a code of its own");
    auto typesetter = TRY(Typesetter::open(assets_folder() / "fonts"));
    const Order drawn{layout, order.form, order.municipality.accent.accent, order.unit,
                      order.language};
    fs::path part = out;
    part += ".part";
    auto written = write_whole(typesetter, drawn, order, part, out);
    if (!written) {
        std::error_code ignored; // it may never have been made
        fs::remove(part, ignored);
    }
    return written;
}

} // namespace tycktill::forms
