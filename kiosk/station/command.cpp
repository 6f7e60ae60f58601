#include "kiosk/station/command.h"

#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

namespace tycktill::kiosk {
namespace {

constexpr int usage = 2;

struct Words {
    std::string municipality, unit, panel, language, play, pictures = ".", data, config, today;
    bool fullscreen = false, set_pin = false;
};

void declare(CLI::App& app, Words& words) {
    app.set_version_flag("--version", std::string("tycktill-kiosk ") + TYCKTILL_VERSION);
    app.footer("Example:\n  tycktill-kiosk --municipality ljusnarsberg "
               "--unit \"Björkgården, avdelning 2\" --fullscreen\n");
    app.add_option("--municipality", words.municipality, "Whose form is asked, for example lomma");
    app.add_option("--unit", words.unit, "The unit where the kiosk stands");
    app.add_option("--panel", words.panel, "21.5-portrait, 15.6-landscape or WxH@DIAGONAL");
    app.add_flag("--fullscreen", words.fullscreen, "Fill the screen");
    app.add_option("--language", words.language, "The language that a person meets first");
    app.add_option("--play", words.play, "Drive the kiosk from a play file, then exit");
    app.add_option("--pictures", words.pictures, "Where a play leaves its pictures");
    app.add_option("--today", words.today, "With --play: the day it is, YYYY-MM-DD");
    app.add_option("--data", words.data, "Where the station keeps its state");
    app.add_option("--config", words.config, "station.toml (default: in the data folder)");
    app.fallthrough(); // --data also after the word
    app.add_subcommand("set-pin", "Set the PIN of the staff page: asks for it, or reads a line")
        ->callback([&words] { words.set_pin = true; });
}

Result<KioskCommand> build(const Words& words) {
    KioskCommand command;
    command.set_pin = words.set_pin;
    command.data = words.data.empty() ? default_data_folder() : std::filesystem::path(words.data);
    if (command.set_pin)
        return command;
    command.settings = TRY(load_settings(command.data, words.config));
    const auto over = [](std::string& setting, const std::string& word) {
        if (!word.empty())
            setting = word;
    };
    over(command.settings.municipality, words.municipality);
    over(command.settings.unit, words.unit);
    over(command.settings.panel, words.panel);
    over(command.settings.language, words.language);
    command.settings.fullscreen = command.settings.fullscreen || words.fullscreen;
    if (!words.play.empty())
        command.play = words.play;
    command.pictures = words.pictures;
    if (!words.today.empty()) {
        if (words.play.empty())
            return fail("--today is for --play alone; leave it out");
        command.today = TRY(parse_day(words.today));
    }
    return command;
}

} // namespace

std::variant<KioskCommand, int> read_command(int count, char** words) {
    CLI::App app{"Where people say what they think, by touch.", "tycktill-kiosk"};
    Words said;
    declare(app, said);
    try {
        app.parse(count, words);
    } catch (const CLI::Success& help_or_version) {
        return app.exit(help_or_version);
    } catch (const CLI::ParseError& error) {
        say(std::string(error.what()) + "; see tycktill-kiosk --help");
        return usage;
    }
    auto command = build(said);
    if (command)
        return std::move(*command);
    say(command.error().what);
    return usage;
}

} // namespace tycktill::kiosk
