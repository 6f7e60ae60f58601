#include "scanner/commands/desk_doors.h"
#include "scanner/desk/candidates.h"
#include "scanner/screens/desk_program.h"
#include "shared/base/files.h"
#include "shared/base/places.h"
#include "shared/touch/play.h"
#include "shared/touch/window.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace tycktill {

namespace {

struct Order {
    std::filesystem::path play;
    std::string panel = "1920x1080@24", language;
    int scale = 100;
    bool dark = false, fullscreen = false, no_window = false, tell = false;
};

/// "Kopparberg", or the municipality's name where the station is nobody's in particular.
std::string place_of(const Catalogue& catalogue, const StationSettings& settings) {
    const auto* municipality = catalogue.municipality(settings.municipality);
    if (!municipality)
        return {};
    return settings.unit.empty() ? municipality->name : settings.unit + ", " + municipality->place;
}

DeskGlass glass_of(Window* window, const std::string& place, bool dark, DeskWords english,
                   const Catalogue& catalogue) {
    DeskGlass glass;
    glass.catalogue = &catalogue;
    if (window) {
        glass.upload = [window](const Image& image) {
            return window->upload({image.width(), image.height(), 1, image.row(0)});
        };
        glass.release = [window](TextureId texture) { window->release(texture); };
    }
    glass.place = place;
    glass.contrast = dark ? Contrast::Night : Contrast::Light;
    glass.english = std::move(english);
    return glass;
}

/// In a window, or without one in the accessible tree alone: then a play drives it.
Result<void> run_desk(const Station& station, const Order& order) {
    const Catalogue catalogue = TRY(Catalogue::load(assets_folder()));
    const StationSettings settings = TRY(load_settings(station.data, station.config));
    const WordList words = swedish_words();
    const auto typesetter = TRY(Typesetter::open(assets_folder()));
    const Panel panel = TRY(parse_panel(order.panel));
    std::unique_ptr<Window> window;
    std::unique_ptr<Stage> tree;
    if (order.no_window)
        tree = std::make_unique<TreeStage>(panel, *typesetter);
    else
        window = TRY(Window::open({.panel = panel,
                                   .title = "Tyck till – disken",
                                   .fullscreen = order.fullscreen,
                                   .cursor = true},
                                  *typesetter));
    auto english = TRY(DeskWords::load(assets_folder() / "locale/desk/en.po"));
    DeskProgram program(desk_doors(station, settings, catalogue, words),
                        glass_of(window.get(), place_of(catalogue, settings), order.dark,
                                 std::move(english), catalogue));
    program.work().desk().scale = order.scale;
    program.work().desk().english =
        (order.language.empty() ? settings.language : order.language) == "en";
    program.start();
    const Draw draw = [&](Ui& ui) { program.draw(ui); };
    if (order.play.empty() && window) {
        window->run(draw);
        return program.work().put_away();
    }
    const std::string play = TRY(read_text(order.play));
    const auto steps = TRY(parse_play(play, order.play.string()));
    Stage& stage = window ? static_cast<Stage&>(*window) : *tree;
    PlayScene scene{draw, {}, ".", order.play.string(), {}};
    if (order.tell)
        scene.done = [](const PlayStep& step) {
            std::printf("%d\n", step.line);
            std::fflush(stdout);
        };
    TRY(run_play(stage, steps, scene));
    return program.work().put_away();
}

} // namespace

void add_desk(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("desk", "Opens the window where doubts are settled");
    auto order = std::make_shared<Order>();
    command->add_option("--play", order->play, "Drives the window from a file, a line a step");
    command->add_option("--panel", order->panel, "WIDTHxHEIGHT@INCHES of the window");
    command->add_option("--scale", order->scale, "Per cent: 100, 125 or 150")
        ->check(CLI::IsMember({100, 125, 150}));
    command->add_option("--language", order->language, "sv or en; the station's own if not given")
        ->check(CLI::IsMember({"sv", "en"}));
    command->add_flag("--dark", order->dark, "Dark colours");
    command->add_flag("--fullscreen", order->fullscreen, "Covers the whole screen");
    command->add_flag("--no-window", order->no_window, "With --play: nothing is drawn");
    command->add_flag("--tell", order->tell, "With --play: prints each line's number when done");
    command->footer("Example:\n  tycktill-scan desk --dark --scale 125\n");
    command->callback([&chosen, order] {
        chosen.run = [order](const Station& station) {
            return ended(run_desk(station, *order), order->play.empty() ? Usage : SomeFailed);
        };
    });
}

} // namespace tycktill
