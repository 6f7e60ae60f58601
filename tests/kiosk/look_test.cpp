// Every screen and overlay, on both panels, in every mode, for the five municipalities: can it be hit,
// does its text fit, is it large enough, does it stand out. The tree and what is set are looked at for
// all; pixels of each screen in each mode once, by turns for one municipality (all: kiosk_gallery).
#include "kiosk_fixture.h"
#include "measures.h"
#include "tests/support/qr_in.h"
#include "tests/support/rooms.h"
#include "tests/support/xvfb.h"

#include <iostream>

using namespace tycktill;

namespace {

const std::vector<std::string> five{"ljusnarsberg", "robertsfors", "ostersund", "linkoping",
                                    "lomma"};

/// The first few of each kind, so that a broken part does not bury the rest.
struct Report {
    std::map<std::string, std::string> first;
    std::size_t all = 0;
    void add(const PageFaults& faults, const std::string& where) {
        all += faults.size();
        for (const std::string& fault : faults)
            first.emplace(fault, where);
    }
    std::string words() const {
        std::string words = std::to_string(all) + " faults\n";
        for (const auto& [fault, where] : first)
            words += where + ": " + fault + "\n";
        return words;
    }
};

void measure_pages(Showing& showing, const Modes& modes, const std::string& where, Report& report) {
    int page = 1;
    do {
        const std::string here = where + (page > 1 ? " " + std::to_string(page) : "");
        report.add(faults_of_targets(showing.tree(), showing.panel(), modes.steady), here);
        report.add(faults_of_text(showing.tree(), showing.texts(), showing.panel()), here);
        report.add(
            faults_of_size(showing.tree(), showing.texts(), showing.panel(), modes.larger_text),
            here);
        ++page;
    } while (showing.turn_page());
}

bool is_card_page(const Session& session) {
    const StepKind kind = current(session).kind;
    return session.place == Place::Asking && session.overlay == Overlay::None &&
           (kind == StepKind::Choice || kind == StepKind::Choices || kind == StepKind::Unit ||
            kind == StepKind::Date);
}

/// What a search finds is as much at a time as there is room for; writing shows the others. On a page of
/// lines the hint and the offer of further ways give way to the lines.
bool shows_some_at_a_time(const Session& session) {
    const StepKind kind = current(session).kind;
    return session.place == Place::Asking && (kind == StepKind::Lines || session.inner);
}

/// A text in sentences: one may stand by itself in one mode and among others in another.
std::vector<std::string> sentences(const std::string& text) {
    std::vector<std::string> all{""};
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool space = text[at] == ' ' || text[at] == '\n';
        if (space && !all.back().empty() && all.back().back() == '.')
            all.emplace_back();
        else
            all.back() += space ? ' ' : text[at];
    }
    return all;
}

/// All that the page says, over as many turns as it takes. Without what Större text in landscape may
/// leave out (docs/kiosk.md): tools, which «Mer hjälp» opens, the municipality beside the steps, and
/// the hint and the notice of a page whose cards need their room.
std::set<std::string> all_said(Showing& showing) {
    const bool landscape = !showing.panel().portrait();
    std::set<std::string> said;
    do
        for (const Node& node : showing.tree().nodes()) {
            const bool tool = node.role == Role::Toggle || node.role == Role::Button;
            const bool hint = (node.role == Role::Text || node.role == Role::Notice) &&
                              is_card_page(showing.session());
            if (node.role == Role::Key || node.role == Role::Progress ||
                (landscape && (tool || hint)) || node.name == showing.setting().municipality->name)
                continue;
            for (const std::string& words : {node.name, node.hint})
                for (const std::string& sentence : sentences(words))
                    said.insert(sentence);
        }
    while (showing.turn_page());
    return said;
}

std::vector<std::string> codes_on(const GlassPicture& glass) {
    std::vector<std::uint8_t> grey;
    for (std::size_t at = 0; at < glass.rgb.size(); at += 3)
        grey.push_back(static_cast<std::uint8_t>(
            (glass.rgb[at] * 3 + glass.rgb[at + 1] * 6 + glass.rgb[at + 2]) / 10));
    return test::qr_in(glass.width, glass.height, grey);
}

} // namespace

TEST_CASE("on every screen targets are large and apart, text fits and is large enough", "[look]") {
    const std::string name = GENERATE(std::string("21.5-portrait"), std::string("15.6-landscape"));
    auto typesetter = std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value());
    TreeStage stage(parse_panel(name).value(), *typesetter);
    Report report;
    std::size_t shown = 0;
    for (const std::string& whose : five) {
        const Municipality municipality = municipality_file(whose);
        const auto screens = every_screen(setting_of(municipality));
        CHECK(screens.size() > 40);
        for (const ScreenState& screen : screens)
            for (const ShownMode& mode : every_mode()) {
                if (!can_be_shown(screen, mode))
                    continue;
                Showing showing(stage, screen, mode.modes);
                measure_pages(showing, mode.modes,
                              whose + " " + name + " " + mode.name + " " + screen.name, report);
                ++shown;
            }
    }
    INFO(report.words());
    CHECK(report.all == 0);
    CHECK(shown > 1000);
}

TEST_CASE("larger text leaves no words out", "[look]") {
    const std::string name = GENERATE(std::string("21.5-portrait"), std::string("15.6-landscape"));
    auto typesetter = std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value());
    TreeStage stage(parse_panel(name).value(), *typesetter);
    Report report;
    for (const std::string& whose : five) {
        const Municipality municipality = municipality_file(whose);
        for (const ScreenState& screen : every_screen(setting_of(municipality))) {
            const bool counts = screen.session.overlay == Overlay::Time; // twice as many seconds
            if (counts || screen.session.place == Place::Staff ||
                shows_some_at_a_time(screen.session))
                continue;
            Modes modes;
            Showing usual(stage, screen, modes);
            const auto said = all_said(usual);
            modes.larger_text = true;
            Showing larger(stage, screen, modes);
            const auto also = all_said(larger);
            for (const std::string& words : said)
                if (!also.contains(words))
                    report.add({"«" + words + "» is left out"},
                               whose + " " + name + " " + screen.name);
        }
    }
    INFO(report.words());
    CHECK(report.all == 0);
}

namespace {

/// The colours are the same in every mode but night; what is set is measured above in all of them.
bool is_photographed(const ShownMode& mode) {
    return !mode.modes.easy_read && !mode.modes.steady;
}

Report look_at_pixels(const std::string& panel) {
    static const Xvfb display;
    REQUIRE(display.ready);
    auto typesetter = std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value());
    auto window =
        Window::open({parse_panel(panel).value(), "Tyck till", false, false}, *typesetter);
    REQUIRE(window);
    Report report;
    std::size_t turn = 0;
    for (const std::string& whose : five) {
        const Municipality municipality = municipality_file(whose);
        for (const ScreenState& screen : every_screen(setting_of(municipality)))
            for (const ShownMode& mode : every_mode()) {
                if (!can_be_shown(screen, mode) || !is_photographed(mode) ||
                    turn++ % five.size() != 0)
                    continue;
                Showing showing(**window, screen, mode.modes);
                const auto seen = (*window)->pixels();
                report.add(faults_of_pixels(seen, showing.texts(), showing.icons()),
                           whose + " " + panel + " " + mode.name + " " + screen.name);
            }
    }
    return report;
}

} // namespace

TEST_CASE("on the portrait glass texts and icons stand out by 7:1, capitals as high as they should",
          "[look]") {
    const Report report = look_at_pixels("21.5-portrait");
    INFO(report.words());
    CHECK(report.all == 0);
}

TEST_CASE(
    "on the landscape glass texts and icons stand out by 7:1, capitals as high as they should",
    "[look]") {
    const Report report = look_at_pixels("15.6-landscape");
    INFO(report.words());
    CHECK(report.all == 0);
}

TEST_CASE(
    "a telephone reads the QR code off the glass: light and night, both panels, any text size",
    "[look]") {
    static const Xvfb display;
    REQUIRE(display.ready);
    auto typesetter = std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value());
    const Municipality municipality = municipality_file("lomma");
    std::size_t read = 0;
    for (const char* panel : {"21.5-portrait", "15.6-landscape"}) {
        auto window =
            Window::open({parse_panel(panel).value(), "Tyck till", false, false}, *typesetter);
        REQUIRE(window);
        for (const ScreenState& screen : every_screen(setting_of(municipality)))
            for (const ShownMode& mode : every_mode()) {
                if (screen.name != "tack" && screen.name != "tack-skrivare")
                    continue;
                INFO(panel << " " << mode.name << " " << screen.name);
                Showing showing(**window, screen, mode.modes);
                std::set<std::string> codes;
                do {
                    const GlassPicture glass = (*window)->pixels();
                    for (const std::string& code : codes_on(glass))
                        codes.insert(code);
                } while (showing.turn_page());
                CHECK(codes == std::set<std::string>{shown_proof()});
                read += codes.size();
            }
    }
    CHECK(read >= 32);
}
