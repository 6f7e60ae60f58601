// desk_gallery FOLDER [light|dark] [100|125|150] [sv|en]: a picture of every screen of the desk, on a
// display of its own, to look at.
#include "scanner/screens/screens.h"
#include "shared/touch/window.h"
#include "tests/scanner/desk_scenes.h"
#include "tests/support/must.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"
#include "tests/support/xvfb.h"

#include <cstdio>
#include <stdexcept>

using namespace tycktill;

namespace {

const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";

/// Filled in with a typeface, so that there is something to read.
Image filled_page(const Catalogue& catalogue) {
    PrintedForm printed = print_form(catalogue, "ljusnarsberg/klagomalsblankett");
    Writer writer;
    writer.font_file = assets + "/fonts/AtkinsonHyperlegibleNext-Regular.ttf";
    Chance chance(3);
    fill_in(printed.pages[0], printed.sheet->pages[0],
            {{"namn", {"Ingrid Åkerlund"}},
             {"typ", {"klagomal"}},
             {"fran", {"narstaende"}},
             {"beskrivning", {"Den 3 november fick min man vänta på hemtjänsten."}}},
            writer, chance);
    return printed.pages[0];
}

std::string file_name(std::string name) {
    for (char& c : name)
        if (c == ' ' || c == '/' || c == ',')
            c = '-';
    return name + ".png";
}

void draw_all(const std::filesystem::path& folder, bool dark, int scale, bool in_english) {
    const Catalogue catalogue = must(Catalogue::load(assets));
    const auto typesetter = must(Typesetter::open(assets));
    const auto window = must(
        Window::open({must(parse_panel("1920x1080@24")), "Tyck till", false, true}, *typesetter));
    const Image image = filled_page(catalogue);
    const TextureId page = window->upload({image.width(), image.height(), 1, image.row(0)});
    const DeskWords words =
        in_english ? must(DeskWords::load(assets + "/locale/desk/en.po")) : DeskWords();
    Moment now{1000};
    for (auto& [name, its_desk] : desks_of_every_screen(catalogue)) {
        Desk& desk = its_desk; // a closure cannot take the parts of a pair by name
        desk.scale = scale;
        desk.dark = dark;
        const auto contrast = dark ? Contrast::Night : Contrast::Light;
        now += Moment{1000};
        window->settle(
            [&](Ui& ui) {
                Look look;
                look.theme = kiosk_theme(contrast, {});
                look.keys_move_focus = false;
                const DeskDrawing d{ui, desk_colours(contrast), words};
                look.theme.ground = d.colours.ground;
                ui.set_look(look);
                ui.canvas().set_scale(static_cast<float>(scale) / 100);
                draw_desk(d, {desk, "Maria, Kopparberg",
                              [&](std::int64_t) {
                                  return PageTexture{page, image.width(), image.height(), 0};
                              },
                              [&](const GroupMark&) { return page; }});
            },
            now);
        if (const auto done = window->picture(folder / file_name(name)); !done)
            throw std::runtime_error(done.error().what);
    }
}

} // namespace

int main(int count, char** words) {
    try {
        const auto word = [&](int i, const char* otherwise) {
            return std::string(count > i ? words[i] : otherwise);
        };
        const Xvfb display(1920, 1080);
        if (count < 2 || !display.ready)
            throw std::runtime_error("give a folder; needs Xvfb");
        std::filesystem::create_directories(words[1]);
        draw_all(words[1], word(2, "light") == "dark", std::stoi(word(3, "100")),
                 word(4, "sv") == "en");
        return 0;
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "desk_gallery: %s\n", trouble.what());
        return 1;
    }
}
