/// tycktill-photograph: fills in a printed form and «photographs» it, for the demo and for trying the
/// scanner without paper. Not part of the product.
///
///     tycktill-photograph --form form.pdf --answers answers.json --seed 7 --out page.jpg
///
/// answers.json: {"typ": ["klagomal"], "namn": "Ingrid Åkerlund", …}, by field as `tycktill-forms
/// layout` names them; "~klagomal" fills that box in black. --out takes .jpg, .png, .tif (1-bit) or .pdf; .tif and .pdf hold every page.
#include "scanner/pages/document.h"
#include "scanner/reading/code.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

using namespace tycktill;

namespace {

struct Order {
    std::string form, answers, out, font;
    std::vector<std::string> damages;
    unsigned long long seed = 1;
    int page = 1;
    int quality = 75;
};

Result<Filling> load_answers(const std::string& file) {
    const auto json = nlohmann::json::parse(TRY(read_text(file)), nullptr, false);
    if (!json.is_object())
        return fail(file +
                    ": not a JSON object; write {\"field\": \"text\", \"field\": [\"choice\"]}");
    Filling out;
    for (const auto& [field, value] : json.items())
        if (value.is_string())
            out[field] = {value.get<std::string>()};
        else if (value.is_array())
            out[field] = value.get<std::vector<std::string>>();
        else
            return fail(file + ": " + field + ": write a text or a list of choices");
    return out;
}

const Page* page_of(const Catalogue& catalogue, const Image& image) {
    const CodeSearch search = find_page_codes(image);
    const Sheet* sheet = search.ours.empty() ? nullptr : catalogue.sheet(search.ours[0].code.sheet);
    if (sheet != nullptr)
        for (const Page& page : sheet->pages)
            if (page.number == search.ours[0].code.page)
                return &page;
    return nullptr;
}

Result<Bytes> file_of(const std::vector<Image>& pages, const Order& order) {
    const std::string kind = std::filesystem::path(order.out).extension().string();
    if (kind == ".pdf")
        return pdf_of(pages, order.quality);
    if (kind == ".tif" || kind == ".tiff")
        return group4_tiff_of(pages);
    if (kind == ".png")
        return png_of(pages.front());
    if (kind == ".jpg" || kind == ".jpeg")
        return jpeg_of(pages.front(), order.quality);
    return fail(order.out + ": give a name that ends in .jpg, .png, .tif or .pdf");
}

Result<void> photograph(const Order& order) {
    const Catalogue catalogue = TRY(Catalogue::load(assets_folder()));
    const Filling filling = TRY(load_answers(order.answers));
    Document document = TRY(Document::open(order.form));
    const bool whole = order.out.ends_with(".pdf") || order.out.ends_with(".tif");
    Chance chance(order.seed);
    Writer writer = some_writer(chance);
    writer.font_file =
        order.font.empty()
            ? (assets_folder() / "fonts/AtkinsonHyperlegibleNext-Regular.ttf").string()
            : order.font;
    std::vector<Image> pages;
    for (int number = whole ? 1 : order.page; number <= (whole ? document.pages() : order.page);
         ++number) {
        Image image = TRY(document.page(number)).image;
        const Page* page = page_of(catalogue, image);
        if (page == nullptr)
            return fail(order.form + ": page " + std::to_string(number) + ": not a form of ours");
        fill_in(image, *page, filling, writer, chance);
        std::vector<Damage> damages =
            order.damages.empty() ? usual_scan(chance) : std::vector<Damage>{};
        for (const std::string& name : order.damages)
            damages.push_back(damage_from(name));
        pages.push_back(damaged(std::move(image), damages, chance));
    }
    return write_file(order.out, TRY(file_of(pages, order)));
}

} // namespace

int main(int count, char** words) {
    set_program_name("tycktill-photograph");
    CLI::App app{"Fills in a printed form and photographs it, for tests and the demo.",
                 "tycktill-photograph"};
    app.footer(
        "Example:\n  tycktill-photograph --form form.pdf --answers answers.json --out page.jpg\n");
    Order order;
    app.add_option("--form", order.form, "A PDF that tycktill-forms printed")->required();
    app.add_option("--answers", order.answers, "JSON: field to text or list of choices")
        ->required();
    app.add_option("--out", order.out, "page.jpg, .png, .tif or .pdf")->required();
    app.add_option("--seed", order.seed, "Another seed is another writer and another scan");
    app.add_option("--page", order.page, "Which page, for .jpg and .png");
    app.add_option("--font", order.font, "A font file to write with");
    app.add_option("--damage", order.damages,
                   "tilt:2, noise:8, jpeg:60, shadow:0.4 …; the usual scan unless given");
    try {
        app.parse(count, words);
        const auto done = photograph(order);
        if (!done)
            say(done.error().what);
        return done ? 0 : 1;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        say(error.what());
        return 2;
    }
}
