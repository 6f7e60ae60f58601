// The whole way: a form is printed, filled in, scanned askew with noise and compressed, and read. What
// was filled in must come back.
#include "scanner/handwriting/handwriting.h"
#include "scanner/reading/read_page.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace tycktill;

namespace {

const Catalogue& catalogue() {
    return shipped_catalogue(std::string(TYCKTILL_SOURCE) + "/assets");
}

const PrintedForm& printed(const std::string& form) {
    static std::map<std::string, PrintedForm> all;
    const auto found = all.find(form);
    return found != all.end() ? found->second
                              : all.emplace(form, print_form(catalogue(), form)).first->second;
}

PageReading read(const Image& image) {
    return read_page(image,
                     {[](const SheetFingerprint& print) { return catalogue().sheet(print); }, {}});
}

PageReading read_with_text(const Image& image) {
    static TextReader reader = TextReader::open().value();
    return read_page(image, {[](const SheetFingerprint& print) { return catalogue().sheet(print); },
                             [](const Image& whole, const Homography& map, const Box& box) {
                                 return reader.read(whole, map, box);
                             }});
}

std::set<std::string> set_of(const std::vector<std::string>& values) {
    return {values.begin(), values.end()};
}

void check_same_ticks(const PageReading& reading, const Filling& filling) {
    for (const FieldReading& field : reading.fields) {
        if (!field.is_choice)
            continue;
        const auto filled = filling.find(field.field);
        std::string marks;
        for (const MarkReading& mark : field.marks)
            marks +=
                mark.choice + " " + to_text(mark.state) + " " + std::to_string(mark.ink) + "  ";
        INFO(field.field << ": " << marks);
        CHECK(set_of(field.value) ==
              (filled == filling.end() ? std::set<std::string>{} : set_of(filled->second)));
        CHECK_FALSE(field.doubt);
    }
}

const std::string typewriter =
    std::string(TYCKTILL_SOURCE) + "/assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf";

void type_something(Filling& filling, Chance& chance) {
    const auto one_of = [&](const std::vector<std::string>& words) {
        return std::vector<std::string>{words[std::size_t(chance.below(int(words.size())))]};
    };
    filling["namn"] = one_of({"Ingrid Åkerlund", "Östen Björk", "Åsa Lindström", "Karl Qvist"});
    filling["adress"] = one_of({"Björkvägen 14, 714 31 Kopparberg", "Älvgatan 3, 714 30 Kopparberg",
                                "Storgatan 27, 714 92 Ställdalen"});
    filling["beskrivning"] =
        one_of({"Ingen svarade när jag ringde.", "Maten var kall fyra dagar i rad.",
                "Tack för all hjälp i våras!", "Det är för mörkt i trappan på kvällarna."});
}

void check_same_text(const PageReading& reading, const Filling& filling) {
    for (const FieldReading& field : reading.fields) {
        if (field.is_choice)
            continue;
        const auto typed = filling.find(field.field);
        INFO(field.field);
        CHECK(field.value == (typed == filling.end() ? std::vector<std::string>{} : typed->second));
    }
}

} // namespace

TEST_CASE("fifty scans of a filled form say what fifty people ticked and typed") {
    const PrintedForm& form = printed("ljusnarsberg");
    for (unsigned seed = 1; seed <= 50; ++seed) {
        Chance chance(seed), words(seed);
        Filling filling = some_ticks(form.sheet->pages[0], chance);
        type_something(filling, words);
        Writer hand = some_writer(chance);
        hand.font_file = typewriter;
        Image page = form.pages[0];
        fill_in(page, form.sheet->pages[0], filling, hand, chance);
        page = damaged(std::move(page),
                       {{DamageKind::Tilt, 2}, {DamageKind::Noise, 8}, {DamageKind::Jpeg, 60}},
                       chance);
        const PageReading reading = read_with_text(page);
        INFO("seed " << seed << ": " << reading.why);
        REQUIRE(reading.status == PageStatus::Read);
        CHECK(reading.code->serial == form.serial);
        CHECK(reading.residual_mm < 0.15);
        check_same_ticks(reading, filling);
        check_same_text(reading, filling);
    }
}

TEST_CASE("a page that jumped in the feeder or is bent is read where its print is") {
    const PrintedForm& form = printed("ljusnarsberg");
    const Filling filling{{"typ", {"klagomal"}},
                          {"fran", {"narstaende"}},
                          {"adress", {"Björkvägen 14, 714 31 Kopparberg"}},
                          {"telefon_mobil", {"0701234417"}}};
    for (const Damage& damage : {Damage{DamageKind::Jump, 1.5},
                                 {DamageKind::Jump, 2.5},
                                 {DamageKind::Bend, 1.5},
                                 {DamageKind::Bend, 2}}) {
        Chance chance(4);
        Image page = form.pages[0];
        fill_in(page, form.sheet->pages[0], filling, {ballpoint, TickStyle::Cross, typewriter},
                chance);
        const PageReading reading = read_with_text(damaged(page, damage, chance));
        INFO(to_text(damage) << ": " << reading.why);
        REQUIRE(reading.status == PageStatus::Read);
        check_same_ticks(reading, filling);
        check_same_text(reading, filling);
    }
}

TEST_CASE("every page of every shipped form is found and fits its sheet") {
    for (const Municipality& municipality : catalogue().municipalities())
        for (const Form& form : municipality.forms) {
            const PrintedForm& paper = printed(form.ref.id);
            for (std::size_t i = 0; i < paper.pages.size(); ++i) {
                const PageReading reading = read(paper.pages[i]);
                INFO(form.ref.id << " page " << i + 1 << ": " << reading.why);
                REQUIRE(reading.status == PageStatus::Read);
                CHECK(reading.form == form.ref);
                CHECK(reading.residual_mm < 0.05);
                for (const FieldReading& field : reading.fields) {
                    INFO(field.field);
                    CHECK(field.value.empty());
                    CHECK_FALSE(field.doubt);
                }
            }
        }
}

TEST_CASE("a telephone's picture from the side shows where the page is") {
    // From so far to the side, one code alone does not tell where the other stands.
    const PrintedForm& form = printed("lomma");
    for (const unsigned seed : {5, 7, 11, 23, 24, 28}) {
        Chance chance(seed);
        const PageReading reading = read(damaged(form.pages[1], {DamageKind::Photo, 0.12}, chance));
        INFO("seed " << seed << ": " << reading.why);
        CHECK(reading.status == PageStatus::Read);
        CHECK(reading.residual_mm < 0.05);
    }
}

TEST_CASE("a copy in black and white is believed only as far as its own light print tells") {
    for (const char* id : {"ljusnarsberg", "lomma", "linkoping"}) {
        const PrintedForm& form = printed(id);
        const Page& page = form.sheet->pages[0];
        const Box& box = *std::find_if(page.boxes.begin(), page.boxes.end(),
                                       [](const Box& one) { return one.kind == BoxKind::Tick; });
        Chance chance(3);
        Image light = form.pages[0];
        draw_tick(light, light.dpi, box.inside, TickStyle::Slash, {0.45, 195}, chance);
        INFO(id);
        // Its lines came through, but thin: what is a little lighter is lost.
        for (const FieldReading& field :
             read(damaged(light, {DamageKind::Copy, 0.75}, chance)).fields)
            if (field.field == box.field)
                CHECK(field.doubt);
        for (const FieldReading& field :
             read(damaged(form.pages[0], {DamageKind::Copy, 0.92}, chance)).fields)
            CHECK_FALSE(field.doubt);
    }
}

TEST_CASE("a box that was filled in is never read as ticked") {
    const PrintedForm& form = printed("ljusnarsberg");
    const Page& page = form.sheet->pages[0];
    const auto read_filling = [&](const Filling& filling, Pen pen, TickStyle style) {
        Chance chance(7);
        Image image = form.pages[0];
        fill_in(image, page, filling, {pen, style, ""}, chance);
        image = damaged(std::move(image), usual_scan(chance), chance);
        const PageReading reading = read(image);
        REQUIRE(reading.status == PageStatus::Read);
        const auto found = std::find_if(reading.fields.begin(), reading.fields.end(),
                                        [](const auto& field) { return field.field == "typ"; });
        REQUIRE(found != reading.fields.end());
        return *found;
    };
    SECTION("alone it is a doubt") {
        const FieldReading field =
            read_filling({{"typ", {"~klagomal"}}}, ballpoint, TickStyle::Cross);
        CHECK(field.value.empty());
        CHECK(field.marks[0].state == MarkState::Withdrawn);
        CHECK(field.doubt == DoubtKind::DarkBox);
    }
    SECTION("a clear cross beside it settles the question") {
        const FieldReading field =
            read_filling({{"typ", {"~klagomal", "forslag"}}}, ballpoint, TickStyle::Cross);
        CHECK(field.value == std::vector<std::string>{"forslag"});
        CHECK(field.marks[0].state == MarkState::Withdrawn);
        CHECK_FALSE(field.doubt);
    }
    SECTION("a thick marker's scribble may be either") {
        const FieldReading field =
            read_filling({{"typ", {"klagomal"}}}, Pen{1.5, 20}, TickStyle::Scribble);
        CHECK(field.value.empty());
        CHECK(field.doubt);
    }
    SECTION("two crosses are for a person") {
        const FieldReading field =
            read_filling({{"typ", {"klagomal", "forslag"}}}, ballpoint, TickStyle::Cross);
        CHECK(field.doubt == DoubtKind::TwoTicks);
        CHECK(field.value.size() == 2);
    }
}
