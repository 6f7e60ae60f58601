// kiosk_gallery FOLDER [MUNICIPALITY [PANEL [MODE [SCREEN [LANGUAGE]]]]]: a picture of every screen of the kiosk, each
// measured as it is taken. A word that is left out, or "all", stands for all of them. Needs a display.
#include "forms/definition/catalogue.h"
#include "kiosk/session/translations.h"
#include "measures.h"
#include "tests/support/must.h"
#include "tests/support/rooms.h"

#include <iostream>
#include <stdexcept>

namespace tycktill {
namespace {

struct Order {
    std::filesystem::path folder;
    std::string municipality = "all", panel = "all", mode = "all", screen = "all", language = "sv";
};

Order read_order(int count, char** words) {
    if (count < 2)
        throw std::runtime_error("say where the pictures go: kiosk_gallery FOLDER");
    Order order;
    order.folder = words[1];
    std::string* const places[] = {&order.municipality, &order.panel, &order.mode, &order.screen,
                                   &order.language};
    for (int at = 2; at < std::min(count, 7); ++at)
        *places[at - 2] = words[at];
    return order;
}

bool wanted(const std::string& order, const std::string& name) {
    return order == "all" || order == name;
}

/// Prints what is wrong with the page, takes its picture, turns it.
std::size_t take(Window& window, Showing& showing, const std::string& name, const Order& order) {
    std::size_t faulty = 0;
    int page = 1;
    do {
        const std::string file = name + (page > 1 ? "-" + std::to_string(page) : "");
        ++page;
        if (const auto taken = window.picture(order.folder / (file + ".png")); !taken)
            throw std::runtime_error(taken.error().what);
        const PageFaults faults =
            faults_of_pixels(window.pixels(), showing.texts(), showing.icons());
        for (const std::string& fault : faults)
            std::cout << file << ": " << fault << "\n";
        faulty += faults.size();
    } while (showing.turn_page());
    return faulty;
}

Setting setting_of(const Municipality& whose, const Phrasebook& words, const Order& order) {
    Setting setting;
    setting.municipality = &whose;
    setting.form = &whose.forms.front();
    setting.language = order.language == "all" ? "sv" : order.language;
    setting.words = &words;
    setting.unit = "Björkgården, avdelning 2";
    setting.pin = "4711";
    setting.today = must(parse_day("2026-11-22"));
    return setting;
}

std::size_t take_all(const Order& order, const std::string& panel) {
    const Catalogue catalogue = must(Catalogue::load(TYCKTILL_SOURCE "/assets"));
    const Phrasebook words = must(Phrasebook::load(TYCKTILL_SOURCE "/assets/locale"));
    const auto typesetter = must(Typesetter::open(TYCKTILL_SOURCE "/assets"));
    const auto window = must(Window::open({must(parse_panel(panel))}, *typesetter));
    std::size_t faulty = 0;
    for (const char* id : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        if (!wanted(order.municipality, id))
            continue;
        Municipality whose = *catalogue.municipality(id);
        must(Translations::load(TYCKTILL_SOURCE "/assets/locale/forms"))
            .add_to(whose, {"fi", "ar", "so", "se"});
        const Setting setting = setting_of(whose, words, order);
        for (const ScreenState& screen : every_screen(setting))
            for (const ShownMode& mode : every_mode()) {
                if (!can_be_shown(screen, mode) || !wanted(order.mode, mode.name) ||
                    !wanted(order.screen, screen.name))
                    continue;
                Showing showing(*window, screen, mode.modes);
                const std::string name = std::string(id) + "_" + panel + "_" + mode.name + "_";
                faulty += take(*window, showing, name + screen.name, order);
            }
    }
    return faulty;
}

} // namespace
} // namespace tycktill

int main(int count, char** words) {
    try {
        const auto order = tycktill::read_order(count, words);
        std::filesystem::create_directories(order.folder);
        std::size_t faulty = 0;
        for (const char* panel : {"21.5-portrait", "15.6-landscape"})
            if (tycktill::wanted(order.panel, panel))
                faulty += tycktill::take_all(order, panel);
        return faulty == 0 ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "kiosk_gallery: " << error.what() << "\n";
        return 2;
    }
}
