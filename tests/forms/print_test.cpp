#include "forms/print/print.h"

#include "forms/definition/catalogue.h"
#include "forms/paper/layout.h"
#include "forms/print/page_code_drawing.h"
#include "shared/base/files.h"
#include "tests/support/complaint_form.h"
#include "tests/support/rooms.h"
#include "tests/support/sixth_municipality.h"
#include "tests/support/temporary_folder.h"

#include <ZXing/ReadBarcode.h>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <sys/resource.h>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

Municipality municipality() {
    Municipality made;
    made.id = "provkommun";
    made.name = "Provkommuns kommun";
    made.forms = {test::complaint_form()};
    made.units = {{"a", "Gruppboendet på Bäckvägen", ""}};
    return made;
}

std::vector<Serial> serials(int copies) {
    std::vector<Serial> made;
    for (int i = 0; i < copies; ++i)
        made.push_back(random_serial());
    return made;
}

Result<void> print_copies(const fs::path& out, const std::vector<Serial>& copies,
                          const std::string& unit = "") {
    const Municipality all = municipality();
    const Sheet sheet = *lay_out(all.forms[0]);
    return print_pdf({all, all.forms[0], sheet, unit, "sv", copies}, out);
}

/// What a program of poppler-utils says about a file.
std::string said(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    char part[4096];
    while (const auto count = std::fread(part, 1, sizeof part, pipe))
        text.append(part, count);
    ::pclose(pipe);
    return text;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

bool has(const std::string& text, const std::string& part) {
    return count(text, part) > 0;
}

} // namespace

TEST_CASE("a printed form says its words in clean Swedish, and its number on every page") {
    const TemporaryFolder folder;
    const auto copy = serials(1);
    REQUIRE(print_copies(folder.path() / "a.pdf", copy, "Gruppboendet på Bäckvägen"));
    const std::string text =
        said("pdftotext -layout '" + (folder.path() / "a.pdf").string() + "' -");
    CHECK(has(text, "Klagomålsblankett"));
    CHECK(has(text, "Utdelningsadress, postnummer och ort"));
    CHECK(has(text, "* Synpunkt från"));
    CHECK(has(text, "Närstående"));
    CHECK(has(text, "Så fyller du i"));
    CHECK(has(text, "Enhet: Gruppboendet på Bäckvägen"));
    // Under both codes of both pages, and on the slip.
    CHECK(count(text, for_people(copy[0])) == 5);
    CHECK_FALSE(has(text, "hemliga kod"));
}

TEST_CASE("a single copy tells a screen reader its title, its language and its headings") {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "a.pdf";
    REQUIRE(print_copies(out, serials(1)));
    const std::string info = said("pdfinfo '" + out.string() + "'");
    CHECK(has(info, "Klagomålsblankett"));
    CHECK(has(info, "Tagged:          yes"));
    CHECK_FALSE(has(info, "rror"));
    CHECK(has(said("pdfinfo -struct '" + out.string() + "'"), "H1"));
    CHECK(has(*read_text(out), "/Lang (sv-SE)"));
}

TEST_CASE("each shipped form's PDF says what it is, in which language, and carries its fonts") {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "a.pdf";
    const auto catalogue = Catalogue::load(fs::path(TYCKTILL_SOURCE) / "assets");
    REQUIRE(catalogue);
    for (const Municipality& each : catalogue->municipalities()) {
        const Form& form = each.forms.front();
        INFO(form.ref.id);
        REQUIRE(
            print_pdf({each, form, *catalogue->sheet(form.ref), "", "sv", {random_serial()}}, out));
        const std::string info = said("pdfinfo '" + out.string() + "'");
        CHECK(has(info, form.title.in("sv")));
        CHECK(has(info, "Tagged:          yes"));
        CHECK(has(*read_text(out), "/Lang (sv-SE)"));
        const std::string fonts = said("pdffonts '" + out.string() + "'");
        CHECK(count(fonts, "AtkinsonHyperlegible") >= 4);
        CHECK(count(fonts, " yes yes yes ") == count(fonts, "AtkinsonHyperlegible"));
        const std::string text = said("pdftotext '" + out.string() + "' -");
        for (const Field& field : form.fields) {
            for (const Choice& choice : field.choices)
                CHECK((!field.on_paper || has(text, choice.on_paper().in("sv"))));
        }
        CHECK(has(text, "Personuppgifter"));
        CHECK_FALSE(has(text, "\uFFFD"));
    }
}

TEST_CASE("all fonts are in the file") {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "a.pdf";
    REQUIRE(print_copies(out, serials(2)));
    const std::string fonts = said("pdffonts '" + out.string() + "'");
    CHECK(count(fonts, "AtkinsonHyperlegible") >= 5);
    CHECK(count(fonts, " yes yes yes ") == count(fonts, "AtkinsonHyperlegible"));
}

TEST_CASE("many copies have a number each and share what is alike") {
    const TemporaryFolder folder;
    const auto copies = serials(20);
    REQUIRE(print_copies(folder.path() / "many.pdf", copies));
    REQUIRE(print_copies(folder.path() / "one.pdf", serials(1)));
    const std::string text = said("pdftotext '" + (folder.path() / "many.pdf").string() + "' -");
    for (const Serial& serial : copies)
        CHECK(count(text, for_people(serial)) == 5);
    CHECK(fs::file_size(folder.path() / "many.pdf") < 8 * fs::file_size(folder.path() / "one.pdf"));
}

TEST_CASE("the drawn code says which sheet, copy and page it is, at level H") {
    const PageCode code{{"23456789"}, random_serial(), 2};
    const print::Modules modules = print::modules_of(code);
    CHECK(modules.side == 29);
    constexpr int scale = 4;
    const int side = (modules.side + 8) * scale;
    std::vector<std::uint8_t> grey(static_cast<std::size_t>(side * side), 255);
    for (int y = 0; y < modules.side * scale; ++y) {
        for (int x = 0; x < modules.side * scale; ++x) {
            if (modules.at(x / scale, y / scale))
                grey[static_cast<std::size_t>((y + 4 * scale) * side + x + 4 * scale)] = 0;
        }
    }
    const auto read = ZXing::ReadBarcode({grey.data(), side, side, ZXing::ImageFormat::Lum});
    REQUIRE(read.isValid());
    CHECK(read.ecLevel() == "H");
    CHECK(parse_page_code(read.text()) == code);
}

TEST_CASE("printing tells how many copies are done") {
    const TemporaryFolder folder;
    const Municipality all = municipality();
    const Sheet sheet = *lay_out(all.forms[0]);
    std::vector<int> told;
    REQUIRE(print_pdf(
        {all, all.forms[0], sheet, "", "sv", serials(3), [&](int done) { told.push_back(done); }},
        folder.path() / "a.pdf"));
    CHECK(told == std::vector<int>{1, 2, 3});
}

TEST_CASE("a print that fails leaves no file behind") {
    const TemporaryFolder folder;
    CHECK_FALSE(print_copies(folder.path() / "none" / "a.pdf", serials(1)));
    fs::create_directories(folder.path() / "taken.pdf" / "by a folder");
    CHECK_FALSE(print_copies(folder.path() / "taken.pdf", serials(1)));
    CHECK_FALSE(print_copies(folder.path() / "b.pdf", {}));
    std::size_t left = 0;
    for (const auto& entry : fs::directory_iterator(folder.path()))
        left += entry.path().filename() != "taken.pdf" ? 1u : 0u;
    CHECK(left == 0);
}

TEST_CASE("a sheet of an older version is not printed with today's words") {
    const TemporaryFolder folder;
    const Municipality all = municipality();
    Sheet old = *lay_out(all.forms[0]);
    old.pages[0].boxes[0].inside.x = 21_mm;
    const auto printed =
        print_pdf({all, all.forms[0], old, "", "sv", serials(1)}, folder.path() / "a.pdf");
    REQUIRE_FALSE(printed);
    CHECK(has(printed.error().what, "print the present version"));
}

#ifndef __SANITIZE_ADDRESS__ // which keeps what is freed
TEST_CASE("memory does not grow with the copies") {
    const TemporaryFolder folder;
    const auto peak = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss; // KiB, only ever growing
    };
    REQUIRE(print_copies(folder.path() / "few.pdf", serials(20)));
    const long after_few = peak();
    REQUIRE(print_copies(folder.path() / "many.pdf", serials(300)));
    CHECK(peak() - after_few < 4096);
}
#endif

TEST_CASE("a preview is a picture of every page") {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "a.png";
    const Municipality all = municipality();
    REQUIRE(draw_preview(all, all.forms[0], out, 50));
    const Bytes png = *read_file(out);
    REQUIRE(png.size() > 24);
    const auto number = [&](std::size_t at) {
        return png[at] << 24 | png[at + 1] << 16 | png[at + 2] << 8 | png[at + 3];
    };
    CHECK(number(16) == 413);  // 210 mm at 50 dpi
    CHECK(number(20) == 1181); // two pages and the gap between them
    CHECK_FALSE(draw_preview(all, all.forms[0], folder.path() / "none" / "a.png"));
}

TEST_CASE("a text that does not fit its place is named") {
    Municipality all = municipality();
    const auto found = [&] {
        std::string text;
        const auto all_misfits = *misfits(all, all.forms[0]);
        for (const Misfit& misfit : all_misfits)
            text += std::to_string(misfit.page) + " " + misfit.language + " " + misfit.text + " " +
                    misfit.why + "\n";
        return text;
    };
    CHECK(found() == "");
    Form& form = all.forms[0];
    form.title = test::words("Blankett för synpunkter och klagomål på äldreomsorgen");
    CHECK(has(found(), "1 sv Blankett för synpunkter och kl… does not fit its place"));
    form = test::complaint_form();
    form.fields[0].choices[0].label = test::words("Klagomål på kommunens alla verksamheter");
    CHECK(has(found(), "Klagomål på kommunens alla ver… does not fit its place"));
    form = test::complaint_form();
    form.intro = test::words("\u2FE0"); // no letter has this number
    CHECK(has(found(), "holds a character that no font has"));
}

TEST_CASE("every shipped form fits its paper, in every language that it is printed in") {
    const auto catalogue = Catalogue::load(fs::path(TYCKTILL_SOURCE) / "assets");
    REQUIRE(catalogue);
    for (const Municipality& each : catalogue->municipalities()) {
        for (const Form& form : each.forms) {
            const auto all_misfits = *misfits(each, form);
            for (const Misfit& misfit : all_misfits) {
                INFO(form.ref.id << " page " << misfit.page << " (" << misfit.language << "): «"
                                 << misfit.text << "» " << misfit.why);
                CHECK(false);
            }
        }
    }
}

TEST_CASE("a municipality that nobody has heard of prints in both its languages from its file") {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "municipalities");
    REQUIRE(
        write_text(folder.path() / "municipalities" / "langnamn.toml", test::sixth_municipality()));
    const auto catalogue = Catalogue::load(folder.path());
    REQUIRE(catalogue);
    const Form& form = *catalogue->form("langnamn");
    const Municipality& whose = *catalogue->municipality_of(form);
    CHECK(printed_languages(form, *place(form)) == std::vector<std::string>{"sv", "fi"});
    const auto all_misfits = *misfits(whose, form);
    for (const Misfit& misfit : all_misfits)
        FAIL_CHECK(misfit.page << " " << misfit.language << " " << misfit.text << " "
                               << misfit.why);
    const fs::path out = folder.path() / "a.pdf";
    REQUIRE(
        print_pdf({whose, form, *catalogue->sheet(form.ref), "", "fi", {random_serial()}}, out));
    const std::string text = said("pdftotext '" + out.string() + "' -");
    CHECK(has(text, "Suuri lomake"));
    CHECK(has(text, "Näin täytät"));
    CHECK(has(text, "Turvallisuus"));
    CHECK(has(*read_text(out), "/Lang (fi"));
}
