// How long it takes to print 500 copies of two pages, beside the drawing of as many pages alone, and
// what memory it takes beside 20 copies.
#include "forms/definition/catalogue.h"
#include "forms/print/page_drawing.h"
#include "forms/print/print.h"
#include "shared/base/places.h"
#include "tests/support/bench_row.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <cairo-pdf.h>
#include <chrono>
#include <cstdlib>
#include <sys/resource.h>

using namespace tycktill;

namespace {

constexpr int copies = 500;

double milliseconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

/// The most that this process ever held, in MiB.
double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

template <typename T>
T or_leave(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "paper_bench: %s\n", result.error().what.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

void print_copies(const Municipality& municipality, const Form& form, const Sheet& sheet,
                  int number) {
    const TemporaryFolder folder;
    std::vector<Serial> serials;
    for (int i = 0; i < number; ++i)
        serials.push_back(random_serial());
    or_leave(print_pdf({municipality, form, sheet, "", "sv", serials}, folder.path() / "form.pdf"));
}

/// Every page drawn anew, and what comes out thrown away: the bare cost of Cairo and Pango.
void draw_alone(const Form& form, int number) {
    const Layout layout = or_leave(place(form));
    auto typesetter = or_leave(print::Typesetter::open(assets_folder() / "fonts"));
    const print::Order order{layout, form, 0, "", "sv"};
    const auto nowhere = [](void*, const unsigned char*, unsigned) { return CAIRO_STATUS_SUCCESS; };
    const print::Surface pdf(cairo_pdf_surface_create_for_stream(
        nowhere, nullptr, print::points(layout.sheet.paper.width),
        print::points(layout.sheet.paper.height)));
    const print::Context context(cairo_create(pdf.get()));
    for (int copy = 0; copy < number; ++copy) {
        for (std::size_t page = 0; page < layout.sheet.pages.size(); ++page) {
            draw_form(context.get(), typesetter, order, page, print::Tags::No);
            draw_copy(context.get(), typesetter, order, page, {random_serial(), ""});
            cairo_show_page(context.get());
        }
    }
    cairo_surface_finish(pdf.get());
}

} // namespace

int main() {
    const auto catalogue = or_leave(Catalogue::load(assets_folder()));
    const Form& form = *catalogue.form("ljusnarsberg");
    const Municipality& municipality = *catalogue.municipality_of(form);
    const Sheet& sheet = *catalogue.sheet(form.ref);
    const auto all = static_cast<double>(copies * sheet.pages.size());

    print_copies(municipality, form, sheet, 20);
    const double few = peak_memory();
    const double printing =
        milliseconds_of([&] { print_copies(municipality, form, sheet, copies); }) / all;
    const double many = peak_memory();
    const double drawing = milliseconds_of([&] { draw_alone(form, copies / 10); }) / (all / 10);

    print_row({"print 500 copies of 2 pages, a page", printing, "ms", "drawing a page with Cairo",
               drawing, "at most 2 times"});
    print_row(
        {"print 500 copies of 2 pages, peak memory", many, "MiB", "20 copies", few, "no more"});
    return 0;
}
