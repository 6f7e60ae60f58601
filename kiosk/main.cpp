// tycktill-kiosk: what the public touches. It opens no socket, and nothing that a person writes reaches
// a disk before it is sealed.
#include "forms/definition/catalogue.h"
#include "kiosk/app.h"
#include "kiosk/face/next_words.h"
#include "kiosk/session/translations.h"
#include "kiosk/station/errands.h"
#include "kiosk/station/printer.h"
#include "kiosk/station/set_pin.h"
#include "kiosk/station/slips.h"
#include "kiosk/station/staff_files.h"
#include "kiosk/station/station_door.h"
#include "shared/base/files.h"
#include "shared/base/harden.h"
#include "shared/base/last_net.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/text.h"
#include "shared/touch/fit.h"
#include "shared/touch/play.h"
#include "shared/touch/voice.h"
#include "shared/touch/window.h"

#include <cstdlib>

using namespace tycktill;
using namespace tycktill::kiosk;

namespace {

constexpr int done = 0, met_something = 1, configuration = 2;

/// Everything that is loaded once and then only read.
struct House {
    forms::Municipality municipality; ///< in all the languages of this station
    Phrasebook words;
    NextWords next_words;
    touch::Panel panel;
    std::unique_ptr<touch::Typesetter> typesetter;
};

/// The municipality of the settings, with the translations that the station is to have.
Result<forms::Municipality> wanted_municipality(const StationSettings& settings) {
    const auto catalogue = TRY(forms::Catalogue::load(assets_folder()));
    const std::string id = settings.municipality.empty() ? "ljusnarsberg" : settings.municipality;
    const forms::Municipality* found = catalogue.municipality(id);
    if (found == nullptr || found->forms.empty())
        return fail("there is no municipality '" + id + "'; see tycktill-forms list");
    forms::Municipality municipality = *found;
    const auto translations = TRY(Translations::load(assets_folder() / "locale" / "forms"));
    std::vector<std::string> languages;
    for (const std::string& tag : split(settings.kiosk_languages, ' '))
        if (!tag.empty())
            languages.push_back(tag);
    translations.add_to(municipality, languages);
    return municipality;
}

/// Who tries it out in a window sees the whole panel, however small their screen is, and which it is.
Result<touch::Panel> shown_panel(const KioskCommand& command) {
    const touch::Panel panel = TRY(touch::parse_panel(command.settings.panel));
    const bool window = !command.settings.fullscreen && !command.play;
    const auto room = window ? touch::screen_room() : std::nullopt;
    const touch::Panel shown = room ? touch::fitted(panel, *room) : panel;
    if (shown.width_px != panel.width_px)
        say("the screen is smaller than the panel " + panel.name + ": shown " +
            std::to_string(shown.width_px) + " px wide instead of " +
            std::to_string(panel.width_px));
    return shown;
}

Result<House> open_house(const KioskCommand& command) {
    const auto assets = assets_folder();
    auto municipality = TRY(wanted_municipality(command.settings));
    auto words = TRY(Phrasebook::load(assets / "locale"));
    const auto list = assets / "words" / "sv.txt";
    const std::string known_words = TRY(read_text(list));
    auto next_words = TRY(NextWords::parse(known_words, list.string()));
    const touch::Panel panel = TRY(shown_panel(command));
    auto typesetter = TRY(touch::Typesetter::open(assets));
    TRY(make_folder(command.data));
    return House{std::move(municipality), std::move(words), std::move(next_words), panel,
                 std::move(typesetter)};
}

Result<Setting> make_setting(const House& house, const KioskCommand& command, Day today) {
    const StationSettings& settings = command.settings;
    Setting setting;
    setting.municipality = &house.municipality;
    setting.form = &house.municipality.forms.front();
    setting.words = &house.words;
    setting.next_words = &house.next_words;
    setting.unit = settings.unit;
    setting.language = settings.language;
    const StaffFiles staff(command.data);
    setting.pin = TRY(staff.pin());
    setting.pin_misses = staff.misses();
    setting.landscape = !house.panel.portrait();
    setting.today = today;
    return setting;
}

Outside make_outside(StationDoor& door, Printer& printer, const KioskCommand& command,
                     const Clock& clock, touch::Window& window) {
    Outside outside;
    const auto today = [&command, &clock] { return command.today.value_or(clock.today()); };
    outside.refresh = [&door, &printer, &command, today](Setting& setting) {
        setting.today = today();
        take_first_language(setting, command.data);
        door.refresh(setting);
        setting.station.printer = printer.state();
    };
    outside.send = [&door, today](Setting setting, const Session& session) {
        setting.today = today(); // the day of Skicka, also past midnight
        return door.send(setting, session);
    };
    outside.before_send = [&door] { door.get_ready(); };
    outside.after_thanks = [&door] { door.let_go(); };
    outside.look_up = [&door](const Setting& setting, const std::string& code) {
        return door.reply_for(setting.municipality->id, code);
    };
    if (const std::string& headset = command.settings.voice_headset; !headset.empty())
        outside.headset = [&headset] {
            return headset == "always" || std::filesystem::exists(headset);
        };
    outside.printed = [&printer] { return printer.outcome(); };
    outside.carry_out = [&printer, &command, &window,
                         today](Request request, const Setting& setting, const Session& session) {
        if (request == Request::Restart)
            window.close();
        else if (request == Request::Print)
            printer.print(thanks_slip(setting, session, language_of(session)),
                          thanks_slip(setting, session, "sv"));
        else if (request == Request::TestPrint)
            printer.print(test_slip(setting), test_slip(setting));
        else if (const auto did = carry_out(request, command, setting, session, today()); !did)
            say(did.error().what);
    };
    return outside;
}

Result<void> play(touch::Window& window, App& app, const touch::RememberingVoice& voice,
                  const KioskCommand& command) {
    const std::string file = command.play->string();
    const auto steps = TRY(touch::parse_play(TRY(read_text(*command.play)), file));
    TRY(make_folder(command.pictures));
    touch::PlayScene scene;
    scene.draw = [&app](touch::Ui& ui) { app.draw(ui); };
    scene.spoken = [&voice] { return voice.all(); };
    scene.pictures = command.pictures;
    scene.file = file;
    return touch::run_play(window, steps, scene);
}

int failed(const Error& error, int code) {
    say(error.what);
    return code;
}

int run(const KioskCommand& command) {
    const SystemClock clock;
    auto house = open_house(command);
    if (!house)
        return failed(house.error(), configuration);
    auto setting = make_setting(*house, command, command.today.value_or(clock.today()));
    if (!setting)
        return failed(setting.error(), configuration);
    auto window = touch::Window::open(
        {house->panel, "Tyck till – " + house->panel.name, command.settings.fullscreen, false},
        *house->typesetter);
    if (!window)
        return failed(window.error(), met_something);
    touch::RememberingVoice remembering;
    const StationSettings& wanted = command.settings;
    const auto speaking =
        command.play ? nullptr
                     : touch::make_command_voice(
                           {wanted.voice_command, wanted.voice_player, wanted.voice_languages});
    touch::Voice* voice = command.play ? static_cast<touch::Voice*>(&remembering) : speaking.get();
    StationDoor door(command.data, command.settings);
    Printer printer(wanted.kiosk_printer, (program_folder() / "tycktill-slip").string());
    App app(std::move(*setting), make_outside(door, printer, command, clock, **window), voice);
    if (!command.play) {
        (*window)->run([&app](touch::Ui& ui) { app.draw(ui); });
        return done;
    }
    const auto played = play(**window, app, remembering, command);
    return played ? done : failed(played.error(), met_something);
}

} // namespace

int main(int count, char** words) {
    set_program_name("tycktill-kiosk");
    const auto command = read_command(count, words);
    if (const int* code = std::get_if<int>(&command))
        return *code;
    const auto& wish = std::get<KioskCommand>(command);
    const std::string missing = harden_process();
    const bool tried_out = !wish.settings.fullscreen && std::getenv("INVOCATION_ID") == nullptr;
    if (!missing.empty() && !tried_out) // systemd gives its services that
        say(missing);
    return with_last_net([&]() -> int {
        if (!wish.set_pin)
            return run(wish);
        const auto set = set_staff_pin(wish.data);
        return set ? done : failed(set.error(), configuration);
    });
}
