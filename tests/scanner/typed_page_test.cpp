// A page whose codes are lost: the number is typed, and the boxes must prove which page it is.
#include "scanner/reading/read_page.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const Catalogue& catalogue() {
    return shipped_catalogue(std::string(TYCKTILL_SOURCE) + "/assets");
}

Reader reader() {
    return {[](const SheetFingerprint& print) { return catalogue().sheet(print); }, {}};
}

const Serial typed_serial{"7K3M9QXDT"};

// Coffee over both codes.
void lose_codes(Image& image, const Page& page) {
    const double scale = image.dpi / 25.4;
    for (const Rect& code : page.codes)
        for (int y = int(code.y.value() * scale); y < int(code.bottom().value() * scale); ++y)
            std::fill_n(image.row(y) + int(code.x.value() * scale), int(code.width.value() * scale),
                        std::uint8_t(90));
}

struct Lost {
    const Sheet* sheet;
    const Page* page;
    Image image;
};

Lost lost_page(const std::string& form, std::size_t number, const Filling& filling, double turn) {
    const Sheet& sheet = *catalogue().sheet(catalogue().form(form)->ref);
    const Page& page = sheet.pages[number];
    Image image = drawn_page(sheet, page,
                             to_text(PageCode{fingerprint(sheet), typed_serial, page.number}), 300);
    Chance chance(3);
    fill_in(image, page, filling, {ballpoint, TickStyle::Cross, ""}, chance);
    lose_codes(image, page);
    image =
        damaged(std::move(image),
                {{DamageKind::Turn, turn}, {DamageKind::Tilt, 2}, {DamageKind::Noise, 6}}, chance);
    return {&sheet, &page, std::move(image)};
}

} // namespace

TEST_CASE("a typed number makes a page without a code readable, whichever way it is fed") {
    for (const double turn : {0.0, 90.0, 180.0, 270.0}) {
        const Lost lost = lost_page("ljusnarsberg", 0, {{"typ", {"klagomal"}}}, turn);
        if (turn == 0)
            CHECK(read_page(lost.image, reader()).status == PageStatus::NoCode);
        const PageReading reading =
            read_page(lost.image, reader(), {typed_serial, catalogue().sheets()});
        INFO(turn << " " << reading.why);
        REQUIRE(reading.status == PageStatus::Read);
        CHECK(reading.form == lost.sheet->form);
        CHECK(reading.code->serial == typed_serial);
        CHECK(reading.code->page == 1);
        CHECK(reading.rotation_degrees == int(turn));
        for (const FieldReading& field : reading.fields)
            if (field.field == "typ")
                CHECK(field.value == std::vector<std::string>{"klagomal"});
    }
}

TEST_CASE("with a typed number every shipped page is found as itself or asked about") {
    int found = 0, asked = 0;
    for (const Municipality& municipality : catalogue().municipalities())
        for (const Form& form : municipality.forms)
            for (std::size_t i = 0; i < catalogue().sheet(form.ref)->pages.size(); ++i) {
                const Lost lost = lost_page(form.ref.id, i, {}, 0);
                const PageReading reading =
                    read_page(lost.image, reader(), {typed_serial, catalogue().sheets()});
                INFO(form.ref.id << " page " << i + 1 << ": " << reading.why);
                if (reading.status == PageStatus::Read) {
                    ++found;
                    CHECK(reading.form == lost.sheet->form);
                    CHECK(reading.code->page == int(i + 1));
                } else {
                    ++asked;
                    CHECK(reading.status == PageStatus::NoCode);
                    CHECK_FALSE(reading.code);
                }
            }
    INFO(found << " found, " << asked << " asked about");
    CHECK(found >= 4);
}

TEST_CASE("a page of a form that the station does not have is not taken for another") {
    const Lost lost = lost_page("ljusnarsberg", 0, {}, 0);
    std::vector<const Sheet*> others;
    for (const Sheet* sheet : catalogue().sheets())
        if (sheet->form.id != lost.sheet->form.id)
            others.push_back(sheet);
    CHECK(read_page(lost.image, reader(), {typed_serial, others}).status == PageStatus::NoCode);
}

TEST_CASE("a code that is read after all must say the number that was typed") {
    const Sheet& sheet = *catalogue().sheet(catalogue().form("ljusnarsberg")->ref);
    const Serial other = random_serial();
    const Image image = drawn_page(sheet, sheet.pages[0],
                                   to_text(PageCode{fingerprint(sheet), typed_serial, 1}), 300);
    CHECK(read_page(image, reader(), {other, catalogue().sheets()}).status ==
          PageStatus::Unreadable);
    CHECK(read_page(image, reader(), {typed_serial, {}}).status == PageStatus::Read);
}
