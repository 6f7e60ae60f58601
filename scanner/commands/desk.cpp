#include "scanner/commands/queue_commands.h"
#include "scanner/screens/desk_program.h"
#include "shared/base/files.h"
#include "shared/base/places.h"
#include "shared/base/settings.h"
#include "shared/store/station.h"
#include "shared/touch/play.h"
#include "shared/touch/window.h"

#include <CLI/CLI.hpp>

namespace tycktill {

namespace {

struct Order {
    std::filesystem::path play;
    std::string panel = "1920x1080@24";
    bool dark = false, fullscreen = false;
};

Result<void> accept(const Station& station, Queue& queue, const SubmissionId& id) {
    const auto identity = TRY(load_station(station.data));
    if (!identity)
        return fail("Stationen är inte ansluten till något kansli. Kör tycktill-courier enrol.");
    Outbox outbox = TRY(Outbox::open(outbox_file(station.data)));
    return queue.accept(id, outbox, identity->recipients, SystemClock().today());
}

/// "Kopparberg", or the municipality's name where the station is nobody's in particular.
std::string place_of(const Catalogue& catalogue, const StationSettings& settings) {
    const auto* municipality = catalogue.municipality(settings.municipality);
    if (!municipality)
        return {};
    return settings.unit.empty() ? municipality->name : settings.unit + ", " + municipality->place;
}

Result<void> run_desk(const Station& station, const Order& order) {
    const Catalogue catalogue = TRY(Catalogue::load(assets_folder()));
    const StationSettings settings = TRY(load_settings(station.config));
    Queue queue = TRY(open_queue(station, catalogue));
    const auto typesetter = TRY(Typesetter::open(assets_folder()));
    const auto window = TRY(Window::open({.panel = TRY(parse_panel(order.panel)),
                                          .title = "Tyck till – disken",
                                          .fullscreen = order.fullscreen,
                                          .cursor = true},
                                         *typesetter));
    DeskProgram program(
        {queue, catalogue, [&](const SubmissionId& id) { return accept(station, queue, id); },
         [&](const Image& image) {
             return window->upload({image.width(), image.height(), 1, image.row(0)});
         },
         [&](TextureId texture) { window->release(texture); }, [] { return SystemClock().today(); },
         place_of(catalogue, settings), order.dark ? Contrast::Night : Contrast::Light,
         TRY(DeskWords::load(assets_folder() / "locale" / "desk" / "en.po"))});
    TRY(program.reload());
    const Draw draw = [&](Ui& ui) { program.draw(ui); };
    if (order.play.empty()) {
        window->run(draw);
        return {};
    }
    const auto steps = TRY(parse_play(TRY(read_text(order.play)), order.play.string()));
    return run_play(*window, steps, {draw, {}, ".", order.play.string()});
}

} // namespace

void add_desk(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("desk", "Opens the window where doubts are settled");
    auto order = std::make_shared<Order>();
    command->add_option("--play", order->play, "Drives the window from a file, a line a step");
    command->add_option("--panel", order->panel, "WIDTHxHEIGHT@INCHES of the window");
    command->add_flag("--dark", order->dark, "Dark colours");
    command->add_flag("--fullscreen", order->fullscreen, "Covers the whole screen");
    command->footer("Example:\n  tycktill-scan desk --dark\n");
    command->callback([&chosen, order] {
        chosen.run = [order](const Station& station) {
            const auto done = run_desk(station, *order);
            return done ? Done : failed(done.error(), order->play.empty() ? Usage : SomeFailed);
        };
    });
}

} // namespace tycktill
