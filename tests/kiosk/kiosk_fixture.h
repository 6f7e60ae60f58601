#pragma once
/// A kiosk for tests: Ljusnarsberg's own form and the shipped words, on a day that stands still.
#include "forms/definition/parse.h"
#include "kept_pin.h"
#include "kiosk/session/session.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

namespace tycktill {

inline Day on(const char* day) {
    return parse_day(day).value();
}

inline const Phrasebook& shipped_words() {
    static const Phrasebook words =
        Phrasebook::load(std::string(TYCKTILL_SOURCE) + "/assets/locale").value();
    return words;
}

inline Municipality municipality_file(const std::string& id) {
    auto loaded =
        load_municipality(std::string(TYCKTILL_SOURCE) + "/assets/municipalities/" + id + ".toml");
    INFO((loaded ? "" : loaded.error().what));
    REQUIRE(loaded);
    return *loaded;
}

/// Points into the municipality, which must outlive it.
inline Setting setting_of(const Municipality& municipality) {
    Setting setting;
    setting.municipality = &municipality;
    setting.form = &municipality.forms.front();
    setting.words = &shipped_words();
    setting.unit = "Björkgården, avdelning 2";
    setting.pin = kept_pin();
    setting.today = on("2026-11-22");
    return setting;
}

/// The kiosk and the person at it.
struct Visit {
    Municipality municipality;
    Setting setting;
    Session session;

    explicit Visit(Municipality whose = municipality_file("ljusnarsberg"))
        : municipality(std::move(whose)), setting(setting_of(municipality)),
          session(fresh(setting)) {}
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    template <typename... Events>
    Visit& does(const Events&... events) {
        ((session = step(setting, std::move(session), events)), ...);
        return *this;
    }
    Visit& waits(std::chrono::seconds time) { return does(Elapsed{time}); }
    /// From the start to the free text, with the answers that come before it.
    Visit& goes_to_story() {
        return does(Begin{}, Choose{"typ", "klagomal"}, PickCard{"enhet", Pick::Here},
                    Choose{"fran", "enskild"});
    }
    Visit& goes_to_reply() {
        return goes_to_story().does(Write{"Maten var kall."}, Next{},
                                    PickCard{"datum", Pick::Yesterday});
    }
    Visit& goes_to_check() { return goes_to_reply().does(Choose{"svar", "nej"}); }
    StepKind kind() const { return current(session).kind; }
    std::string field() const {
        return current(session).fields.empty() ? "" : current(session).fields.front();
    }
};

} // namespace tycktill
