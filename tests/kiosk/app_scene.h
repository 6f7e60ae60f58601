#pragma once
/// The whole kiosk without a window: real screens, a real tree, a clock of its own, and an outside that
/// keeps what was sent in memory.
#include "kiosk/app.h"
#include "kiosk/face/next_words.h"
#include "kiosk/station/sending.h"
#include "kiosk_fixture.h"
#include "shared/base/files.h"
#include "shared/touch/stage.h"
#include "tests/support/rooms.h"

namespace tycktill {

inline const NextWords& shipped_next_words() {
    static const NextWords words =
        NextWords::parse(read_text(TYCKTILL_SOURCE "/assets/words/sv.txt").value(), "sv.txt")
            .value();
    return words;
}

struct AppScene {
    Municipality municipality;
    KeyPair office = make_key_pair();
    std::vector<Envelope> kept;
    bool disk_works = true;
    StationState station; ///< what the staff page is told
    std::vector<Request> asked;
    std::vector<std::size_t> readied; ///< at which step it was told to be ready for Skicka
    std::vector<Place> settled;       ///< where it stood when it was told that the thanks are shown
    std::map<std::string, std::string> replies;   ///< by code
    std::function<std::optional<bool>()> printed; ///< what became of the slip
    std::function<bool()> headset;                ///< of the station, where a test has one
    std::function<void(Setting&)> look;           ///< at the real station, where a test has one
    std::unique_ptr<Typesetter> typesetter;
    TreeStage stage;
    RememberingVoice voice;
    App app;
    Moment now{1000};

    explicit AppScene(const std::string& whose = "ljusnarsberg",
                      const std::string& panel = "21.5-portrait", Closed closed = Closed::No,
                      const std::string& voices = "sv fi en ar")
        : municipality(municipality_file(whose)),
          typesetter(std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value())),
          stage(parse_panel(panel).value(), *typesetter), voice(speaking(voices)),
          app(setting_for(panel, closed), outside(), &voice) {
        settle();
    }

    Setting setting_for(const std::string& panel, Closed closed) const {
        Setting setting;
        setting.municipality = &municipality;
        setting.form = &municipality.forms.front();
        setting.words = &shipped_words();
        setting.next_words = &shipped_next_words();
        setting.unit = "Björkgården, avdelning 2";
        setting.pin = kept_pin();
        setting.today = on("2026-11-22");
        setting.landscape = panel == "15.6-landscape";
        setting.closed = closed;
        return setting;
    }
    Outside outside() {
        Outside outside;
        outside.send = [this](const Setting& setting, const Session& session) {
            return send_answers(setting, session, {office.public_key},
                                [this](const Envelope& envelope, Day) -> Result<void> {
                                    if (!disk_works)
                                        return fail("the disk is full; free some space");
                                    kept.push_back(envelope);
                                    return {};
                                });
        };
        outside.look_up = [this](const Setting&, const std::string& code) {
            const auto found = replies.find(code);
            return found == replies.end() ? "" : found->second;
        };
        outside.printed = [this] { return printed ? printed() : std::nullopt; };
        outside.headset = [this] { return headset && headset(); };
        outside.refresh = [this](Setting& setting) {
            setting.station = station;
            if (look)
                look(setting);
        };
        outside.before_send = [this] { readied.push_back(app.session().at); };
        outside.after_thanks = [this] { settled.push_back(app.session().place); };
        outside.carry_out = [this](Request request, const Setting&, const Session&) {
            asked.push_back(request);
        };
        return outside;
    }

    static RememberingVoice speaking(const std::string& languages) {
        RememberingVoice voice;
        voice.languages = languages;
        return voice;
    }
    void settle() {
        stage.settle([this](Ui& ui) { app.draw(ui); }, now);
    }
    const AccessibleTree& tree() { return stage.ui().tree(); }
    void give(Happening what, Moment later = Moment{400}) {
        now += later;
        stage.ui().give({now, std::move(what)});
        settle();
    }
    void press_at(const PxRect& rect) {
        give(PointerDown{rect.mid_x(), rect.mid_y()});
        give(PointerUp{rect.mid_x(), rect.mid_y()});
    }
    AppScene& press(const std::string& name) {
        const Node* node = tree().pressable(name);
        CAPTURE(name, tree().to_json());
        REQUIRE(node != nullptr);
        press_at(PxRect(node->rect));
        return *this;
    }
    template <typename... Names>
    AppScene& presses(const Names&... names) {
        (press(names), ...);
        return *this;
    }
    AppScene& type(std::u32string_view text) {
        for (const char32_t letter : text)
            give(Character{letter}, Moment{1});
        return *this;
    }
    AppScene& wait(Moment time) {
        for (const Moment end = now + time; now < end;) {
            now = std::min(end, now + Moment{500});
            settle();
        }
        return *this;
    }
    bool says(const std::string& words) { return tree().says(words); }
};

} // namespace tycktill
