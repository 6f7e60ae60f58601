#include "shared/touch/field_text.h"
#include "shared/touch/fit.h"
#include "shared/touch/keyboard.h"
#include "shared/touch/layout.h"
#include "shared/touch/text_runs.h"
#include "shared/touch/widgets.h"
#include "tests/shared/touch/stage_help.h"
#include "tests/support/rooms.h"

#include <algorithm>

using namespace tycktill;

namespace {

const Panel portrait = parse_panel("21.5-portrait").value();
const Panel landscape = parse_panel("15.6-landscape").value();

float gap_between(const PxRect& a, const PxRect& b) {
    const float x = std::max(b.x - a.right(), a.x - b.right());
    const float y = std::max(b.y - a.bottom(), a.y - b.bottom());
    return std::max(x, y);
}

} // namespace

TEST_CASE("a panel is known by name or by size and diagonal; nonsense is refused in one line") {
    CHECK(portrait.px_per_mm() == Approx(4.034).epsilon(0.001));
    CHECK(landscape.px_per_mm() == Approx(5.560).epsilon(0.001));
    CHECK(parse_panel("1280x800@10.1")->width_px == 1280);
    CHECK(portrait.target(20) == 81);
    for (const char* wrong : {"", "stor", "10x10@10", "1080x1920", "1080x1920@", "1080x1920@21.5x"})
        CHECK_FALSE(parse_panel(wrong));
}

TEST_CASE("every text pair has a contrast of at least 7, every border at least 3") {
    const auto night = kiosk_theme(Contrast::Night, {rgb(0x8FDBAC), rgb(0x6FC08F), rgb(0x17372A),
                                                     rgb(0x17372A), rgb(0x06140C)});
    for (const auto& t : {kiosk_theme(Contrast::Light, {}), night}) {
        for (const auto ground :
             {t.ground, t.surface, t.sand, t.sand2, t.tray, t.function_key, t.warn_tint})
            CHECK(contrast(t.ink, ground) >= 7);
        CHECK(contrast(t.muted, t.ground) >= 7);
        CHECK(contrast(t.disabled, t.sand) >= 7);
        CHECK(contrast(t.error, t.ground) >= 7);
        CHECK(contrast(t.error, t.surface) >= 7);
        CHECK(contrast(t.accent.on, t.accent.accent) >= 7);
        CHECK(contrast(t.accent.accent, t.accent.tint) >= 7);
        CHECK(contrast(t.line, t.surface) >= 3);
        CHECK(contrast(t.warn, t.warn_tint) >= 7);
        CHECK(contrast(t.ring_in, t.ring_out) >= 3);
    }
}

TEST_CASE("body text has capitals of at least 7.4 mm, and Större is one step of 1.4") {
    for (const auto& panel : {portrait, landscape}) {
        const double capital_mm = 0.668 * em_px(panel, Step::Body) / panel.px_per_mm();
        CHECK(capital_mm >= 7.4);
        CHECK(em_px(panel, Step::Title) / em_px(panel, Step::Body) == Approx(1.4).epsilon(0.02));
    }
}

TEST_CASE("everything that is touched is at least 20 mm and stands at least 3 mm apart") {
    for (const auto& panel : {portrait, landscape})
        for (const bool larger : {false, true})
            for (const bool lowered : {false, true}) {
                const auto page = lay_out_page(panel, {PageKind::Choice, larger, lowered, false});
                std::vector<PxRect> targets(page.tools.begin(), page.tools.end());
                targets.push_back(page.back);
                targets.push_back(page.next);
                std::erase_if(targets, [](const PxRect& rect) { return rect.w == 0; });
                const float least = static_cast<float>(20 * panel.px_per_mm());
                const float gap = static_cast<float>(3 * panel.px_per_mm());
                CAPTURE(panel.name, larger, lowered);
                for (std::size_t i = 0; i < targets.size(); ++i) {
                    CHECK(targets[i].w >= least);
                    CHECK(targets[i].h >= least);
                    CHECK(targets[i].bottom() <= static_cast<float>(panel.height_px));
                    for (std::size_t j = 0; j < i; ++j)
                        CHECK(gap_between(targets[i], targets[j]) >= gap);
                }
                CHECK(page.next.h >= static_cast<float>(25 * panel.px_per_mm()));
            }
}

TEST_CASE("with the screen lowered every control is in the lower 300 mm") {
    const auto page = lay_out_page(portrait, {PageKind::Choice, false, true, false});
    const float limit = static_cast<float>(portrait.height_px) - portrait.px(300);
    for (const auto& tool : page.tools)
        CHECK(tool.y >= limit);
    for (const auto& card : card_places(portrait, page.content, 4))
        CHECK(card.bottom() <= page.tools[0].y);
}

TEST_CASE("cards grow to 65 mm and never shrink below 36; six are the most on a page") {
    const auto page = lay_out_page(portrait, {PageKind::Choice, false, false, false});
    CHECK(card_places(portrait, page.content, 2)[0].h == portrait.px(65));
    const auto six = card_places(portrait, page.content, 6);
    CHECK(six[0].h >= portrait.px(36));
    CHECK(six[5].bottom() <= page.content.bottom() + 1);
    CHECK(cards_that_fit(portrait, page.content) == 6);
}

TEST_CASE(
    "a panel is shown whole on a smaller screen, in its own shape; where it fits it is as it is") {
    const Panel panel = parse_panel("21.5-portrait").value();
    const Panel laptop = fitted(panel, {1366, 728});
    CHECK(laptop.height_px <= 728);
    CHECK(laptop.width_px == Approx(laptop.height_px * 1080.0 / 1920).margin(2));
    CHECK(laptop.diagonal_inches ==
          panel.diagonal_inches); // its millimetres stay: all of it shrinks alike
    const Panel wall = fitted(panel, {2160, 3840});
    CHECK(wall.height_px == panel.height_px);
}

TEST_CASE(
    "a window that arranges itself by its size is cut to a smaller screen, and no larger one") {
    const Panel panel = parse_panel("1920x1080@24").value();
    const Panel laptop = cut_to(panel, {1366, 728});
    CHECK(laptop.width_px == 1366);
    CHECK(laptop.height_px < 728);
    CHECK(cut_to(panel, {2560, 1440}).width_px == 1920);
    CHECK(cut_to(panel, {2560, 1440}).height_px == 1080);
}

TEST_CASE("every key of the keyboard is at least 20 mm with 3 mm between, in both panels") {
    for (const auto& panel : {portrait, landscape}) {
        const auto page = lay_out_page(panel, {PageKind::Text, false, false, false});
        Scene scene{[&](Ui& ui) { on_screen_keyboard(ui, page.tray); }, panel};
        const auto& keys = scene.ui().tree().nodes();
        REQUIRE(keys.size() == 11 + 11 + 10 + 7);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            CHECK(keys[i].rect.w >= static_cast<float>(20 * panel.px_per_mm()));
            CHECK(keys[i].rect.h >= static_cast<float>(20 * panel.px_per_mm()));
            CHECK(page.tray.contains(keys[i].rect.x, keys[i].rect.bottom()));
            for (std::size_t j = 0; j < i; ++j)
                CHECK(gap_between(keys[i].rect, keys[j].rect) >= 12);
        }
    }
}

TEST_CASE("the rows of each keyboard are as wide as they should be") {
    for (const bool new_line : {true, false})
        for (const auto kind : {KeyboardKind::Letters, KeyboardKind::Email})
            for (const int page : {0, 1})
                for (const bool apart : {false, true})
                    for (const auto& row : keyboard_rows(
                             {.kind = kind, .new_line = new_line, .apart = apart}, page)) {
                        float columns = 0;
                        for (const auto& key : row)
                            columns += key.columns;
                        CHECK(columns == (apart ? 10 : 11));
                    }
}

TEST_CASE("text is shaped with its width in px, and Arabic from right to left") {
    auto typesetter = std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value());
    const Font body{Family::Next, Weight::Regular, 45, 0};
    const float width = typesetter->width("Klagomål", body);
    CHECK(width > 150);
    CHECK(width < 230);
    CHECK(typesetter->width("Klagomål", {Family::Next, Weight::Regular, 90, 0}) ==
          Approx(2 * width).epsilon(0.01));
    CHECK_FALSE(typesetter->shape("Klagomål", body).right_to_left);
    CHECK(typesetter->shape("شكوى", body).right_to_left);
    CHECK(typesetter->shape("Klagomål", body).glyphs.size() == 8);
}

namespace {

/// The letters as they stand on the glass, from the left.
std::u32string on_the_glass(const std::u32string& text) {
    const std::vector<char32_t> letters(text.begin(), text.end());
    std::u32string seen;
    for (const DirectionRun& run : directions(letters).runs) {
        std::u32string part = text.substr(run.begin, run.end - run.begin);
        if (run.right_to_left)
            std::reverse(part.begin(), part.end());
        seen += part;
    }
    return seen;
}

} // namespace

TEST_CASE("a telephone number, a sum and a time stay readable in the middle of Arabic") {
    for (const char32_t* number :
         {U"0580-805 00", U"4\u00A0000", U"+46 580 805 00", U"12:30", U"22/11", U"070-174 06 35"}) {
        const std::u32string said = U"اتصل بنا: " + std::u32string(number) + U" اليوم";
        CHECK(on_the_glass(said).find(number) != std::u32string::npos);
        CHECK(on_the_glass(said).back() == U'ا');
    }
    // The line runs as its letters do, also when a number stands first.
    const std::u32string counted = U"180 من 4\u00A0000 حرف";
    CHECK(on_the_glass(counted).find(U"180") > on_the_glass(counted).find(U"4\u00A0000"));
    CHECK(on_the_glass(U"Ring 070-174 06 35.") == U"Ring 070-174 06 35.");
}

TEST_CASE(
    "in a mirrored page the caret follows the words: Swedish to the right, Arabic to the left") {
    Scene scene{[](Ui& ui) {
        Look look = ui.look();
        look.mirrored = true;
        ui.set_look(look);
    }};
    FieldSetting setting{{Family::Next, Weight::Regular, 45, 0}, {0, 0, 900, 60}, 60, {}, ""};
    const auto setting_of = [&](const std::string& text) {
        setting.shown = text;
        setting.lines = {{0, text.size()}};
        return setting;
    };
    // Places count from the right.
    const FieldSetting swedish = setting_of("Karin");
    CHECK(x_of(scene.ui(), swedish, 0, 5) == Approx(0));
    CHECK(x_of(scene.ui(), swedish, 0, 0) > 50);
    CHECK(offset_at(scene.ui(), swedish, 0, 0) == 5);
    CHECK(offset_at(scene.ui(), swedish, 0, x_of(scene.ui(), swedish, 0, 2)) == 2);
    const std::string word = "شكوى";
    const FieldSetting arabic = setting_of(word);
    CHECK(x_of(scene.ui(), arabic, 0, 0) == Approx(0));
    CHECK(x_of(scene.ui(), arabic, 0, word.size()) > 50);
}

TEST_CASE("a card says its title, its line and whether it is chosen") {
    Scene scene{[](Ui& ui) {
        choice_card(
            ui, {48, 600, 984, 262},
            {.title = "Klagomål", .line = "Något är fel.", .icon = Icon::Bulb, .chosen = true});
    }};
    const auto& card = scene.node("Klagomål");
    CHECK(card.role == Role::Choice);
    CHECK(card.hint == "Något är fel.");
    CHECK(card.checked == true);
}
