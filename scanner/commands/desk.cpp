#include "scanner/commands/desk_doors.h"
#include "scanner/desk/candidates.h"
#include "scanner/screens/desk_program.h"
#include "shared/base/files.h"
#include "shared/base/harden.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/touch/fit.h"
#include "shared/touch/play.h"
#include "shared/touch/window.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace tycktill::scanner {

namespace {

struct Order {
    std::filesystem::path play;
    std::string panel = "1920x1080@24", language;
    int scale = 100;
    bool dark = false, fullscreen = false, no_window = false, tell = false;
};

/// "Kopparberg", or the municipality's name where the station is nobody's in particular.
std::string place_of(const forms::Catalogue& catalogue, const StationSettings& settings) {
    const auto* municipality = catalogue.municipality(settings.municipality);
    if (!municipality)
        return {};
    return settings.unit.empty() ? municipality->name : settings.unit + ", " + municipality->place;
}

desk::DeskGlass glass_of(touch::Window* window, const std::string& place, bool dark,
                         desk::DeskWords english) {
    desk::DeskGlass glass;
    if (window) {
        glass.upload = [window](const pages::Image& image) {
            return window->upload({image.width(), image.height(), 1, image.row(0)});
        };
        glass.release = [window](touch::TextureId texture) { window->release(texture); };
    }
    glass.place = place;
    glass.contrast = dark ? touch::Contrast::Night : touch::Contrast::Light;
    glass.english = std::move(english);
    return glass;
}

/// As it was asked for, but no larger than the screen that somebody sits at; a play gets what it asks for.
Result<touch::Panel> panel_of(const Order& order) {
    const touch::Panel panel = TRY(touch::parse_panel(order.panel));
    const bool seen = !order.fullscreen && !order.no_window && order.play.empty();
    const auto room = seen ? touch::screen_room() : std::nullopt;
    return room ? touch::cut_to(panel, *room) : panel;
}

/// In a window, or without one in the accessible tree alone: then a play drives it.
Result<void> run_desk(const Station& station, const Order& order) {
    if (const std::string missing = harden_process(); !missing.empty() && order.play.empty())
        say(missing);
    const forms::Catalogue catalogue = TRY(forms::Catalogue::load(assets_folder()));
    const StationSettings settings = TRY(load_settings(station.data, station.config));
    const desk::WordList words = swedish_words();
    const auto typesetter = TRY(touch::Typesetter::open(assets_folder()));
    const touch::Panel panel = TRY(panel_of(order));
    std::unique_ptr<touch::Window> window;
    std::unique_ptr<touch::Stage> tree;
    if (order.no_window)
        tree = std::make_unique<touch::TreeStage>(panel, *typesetter);
    else
        window = TRY(touch::Window::open({.panel = panel,
                                          .title = "Tyck till – disken",
                                          .fullscreen = order.fullscreen,
                                          .cursor = true},
                                         *typesetter));
    auto english = TRY(desk::DeskWords::load(assets_folder() / "locale/desk/en.po"));
    desk::DeskProgram program(
        desk_doors(station, settings, catalogue, words),
        glass_of(window.get(), place_of(catalogue, settings), order.dark, std::move(english)));
    program.work().desk().scale = order.scale;
    program.work().desk().english =
        (order.language.empty() ? settings.language : order.language) == "en";
    program.start();
    const touch::Draw draw = [&](touch::Ui& ui) { program.draw(ui); };
    if (order.play.empty() && window) {
        window->run(draw);
        return program.work().put_away();
    }
    const std::string play = TRY(read_text(order.play));
    const auto steps = TRY(touch::parse_play(play, order.play.string()));
    touch::Stage& stage = window ? static_cast<touch::Stage&>(*window) : *tree;
    touch::PlayScene scene{draw, {}, ".", order.play.string(), {}};
    if (order.tell)
        scene.done = [](const touch::PlayStep& step) {
            std::printf("%d\n", step.line);
            std::fflush(stdout);
        };
    TRY(touch::run_play(stage, steps, scene));
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

} // namespace tycktill::scanner
