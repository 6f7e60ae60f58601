#include "forms/rules/poster.h"

#include "forms/print/pdf_language.h"
#include "forms/print/typesetter.h"
#include "shared/base/places.h"

#include <cairo-pdf.h>
#include <vector>

namespace tycktill::forms {
namespace {

using namespace print;
namespace fs = std::filesystem;

constexpr Mm left = 20_mm, width = 170_mm; // as drawn on an A4

void use_ink(cairo_t* on, Ink colour) {
    cairo_set_source_rgb(on, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

/// What to do, nearest first.
std::vector<std::string> steps_of(const PosterOrder& order) {
    const Municipality& of = order.municipality;
    std::vector<std::string> steps{
        "Säg det till oss som arbetar här, eller till enhetens chef.",
        "Skriv på skärmen, om det står en sådan här, eller ta en blankett. Fråga oss om du inte "
        "ser någon.",
        "Lämna blanketten till oss, eller skicka den till adressen på den."};
    if (!of.telephone.empty())
        steps.push_back("Ring kommunen, " + of.telephone + ", om du hellre berättar.");
    return steps;
}

/// "2 veckor". The form's own promise names a day, which a wall cannot know.
std::string time_of(const Deadline& deadline) {
    const bool one = deadline.count == 1;
    switch (deadline.unit) {
    case Deadline::Unit::Weeks:
        return std::to_string(deadline.count) + (one ? " vecka" : " veckor");
    case Deadline::Unit::WorkingDays:
        return std::to_string(deadline.count) + (one ? " arbetsdag" : " arbetsdagar");
    case Deadline::Unit::Days:
        break;
    }
    return std::to_string(deadline.count) + (one ? " dag" : " dagar");
}

/// What people ask before they say anything.
std::vector<std::string> promises_of(const Municipality& of) {
    std::vector<std::string> promises;
    for (const Words& told : of.tell)
        promises.push_back(told.in("sv"));
    if (!of.forms.empty() && of.forms.front().deadline)
        promises.push_back("Vi hör av oss inom " + time_of(*of.forms.front().deadline) +
                           ", om du vill ha svar.");
    promises.push_back("Ingen får behandla dig sämre för att du säger vad du tycker.");
    return promises;
}

/// From the top down, as the words turn out.
class Drawing {
public:
    Drawing(cairo_t* on, Typesetter& typesetter, Ink accent)
        : on_(on), typesetter_(typesetter), accent_(accent) {}

    void rule(Mm height) {
        use_ink(on_, accent_);
        cairo_rectangle(on_, points(left), points(y_), points(width), points(height));
        cairo_fill(on_);
        y_ = y_ + height + 4_mm;
    }
    void words(const std::string& text, const Type& type, const char* tag, Mm indent, Mm after) {
        const Rect frame{left + indent, y_, width - indent, 250_mm};
        cairo_tag_begin(on_, tag, nullptr);
        typesetter_.draw(on_, text, type, frame, Align::Left, "sv");
        cairo_tag_end(on_, tag);
        y_ = y_ + type.line * typesetter_.measure(text, type, frame, Align::Left, "sv").lines +
             after;
    }
    void step(int number, const std::string& text) {
        const Type figure{34, 13_mm, 700, accent_};
        typesetter_.draw(on_, std::to_string(number), figure, {left, y_ - 1.2_mm, 14_mm, 14_mm},
                         Align::Left, "sv");
        words(text, {21, 9.2_mm, 500}, "P", 15_mm, 5_mm);
    }
    void go_to(Mm y) { y_ = y; }
    void skip(Mm height) { y_ = y_ + height; }
    Mm y() const { return y_; }

private:
    cairo_t* on_;
    Typesetter& typesetter_;
    Ink accent_;
    Mm y_ = 18_mm;
};

/// How far down it went.
Mm draw(cairo_t* on, Typesetter& typesetter, const PosterOrder& order) {
    const Municipality& of = order.municipality;
    Drawing drawing(on, typesetter, of.accent.accent);
    drawing.words(of.name, {16, 7_mm, 600}, "P", 0_mm, 3_mm);
    drawing.rule(2.4_mm);
    drawing.words("Vad tycker du om oss?", {41, 17_mm, 700, ink::black}, "H1", 0_mm, 2_mm);
    drawing.words("Klagomål, förslag och beröm" + (order.unit.empty() ? "" : " till " + order.unit),
                  {20, 8.6_mm, 500}, "P", 0_mm, 9_mm);
    drawing.words("Så gör du", {26, 11_mm, 700, of.accent.accent}, "H2", 0_mm, 4_mm);
    int number = 0;
    for (const std::string& step : steps_of(order))
        drawing.step(++number, step);
    drawing.skip(4_mm);
    drawing.words("Bra att veta", {26, 11_mm, 700, of.accent.accent}, "H2", 0_mm, 3_mm);
    for (const std::string& promise : promises_of(of))
        drawing.words(promise, {17, 7.6_mm, 400}, "P", 0_mm, 2.4_mm);
    return drawing.y();
}

Result<void> draw_poster(const PosterOrder& order, const fs::path& part) {
    auto typesetter = TRY(Typesetter::open(assets_folder() / "fonts"));
    const Surface pdf(cairo_pdf_surface_create(part.c_str(), points(order.paper.width),
                                               points(order.paper.height)));
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_TITLE, "Vad tycker du om oss?");
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_AUTHOR,
                                   order.municipality.name.c_str());
    const Context context(cairo_create(pdf.get()));
    const double scale = order.paper.width.value() / 210;
    cairo_scale(context.get(), scale, scale);
    const Mm end = draw(context.get(), typesetter, order);
    cairo_show_page(context.get());
    cairo_surface_finish(pdf.get());
    for (const cairo_status_t status :
         {cairo_status(context.get()), cairo_surface_status(pdf.get())})
        if (status != CAIRO_STATUS_SUCCESS)
            return fail(part.string() + ": cannot be written (" + cairo_status_to_string(status) +
                        "); see that the folder is there and the disk has room");
    if (end > 287_mm)
        return fail("the poster's words do not fit the paper; shorten `tell` in the "
                    "municipality's file");
    return append_language(part, "sv");
}

} // namespace

Result<void> print_poster(const PosterOrder& order, const fs::path& out) {
    fs::path part = out;
    part += ".part";
    auto drawn = draw_poster(order, part);
    std::error_code problem;
    if (drawn)
        fs::rename(part, out, problem);
    else
        fs::remove(part, problem);
    if (drawn && problem)
        return fail(out.string() + ": cannot be written (" + problem.message() +
                    "); choose another name");
    return drawn;
}

} // namespace tycktill::forms
