// Is anything missing in a language, is anything there that nobody asks for.
#include "kiosk/session/translations.h"
#include "kiosk_fixture.h"
#include "tests/support/rooms.h"

#include <set>

using namespace tycktill;

namespace {

const std::vector<std::string> five{"ljusnarsberg", "robertsfors", "ostersund", "linkoping",
                                    "lomma"};

Translations shipped_translations() {
    auto loaded = Translations::load(TYCKTILL_SOURCE "/assets/locale/forms");
    REQUIRE(loaded);
    return *loaded;
}

std::set<std::string> every_swedish_text() {
    std::set<std::string> texts;
    for (const std::string& whose : five) {
        Municipality municipality = municipality_file(whose);
        each_screen_text(municipality, [&](Words& words) {
            if (!words.empty())
                texts.insert(words.in("sv"));
        });
    }
    return texts;
}

} // namespace

TEST_CASE("English and Finnish have every word of the screens") {
    for (const auto& [key, swedish] : shipped_words().all("sv"))
        for (const char* language : {"en", "fi"}) {
            CAPTURE(key, language);
            CHECK(shipped_words().has(key, language));
        }
    for (const char* language : {"sv", "en", "fi"})
        CHECK_FALSE(is_draft(shipped_words(), language));
}

TEST_CASE("every text of the five municipalities is in English and in Finnish") {
    const Translations translations = shipped_translations();
    for (const std::string& text : every_swedish_text()) {
        CAPTURE(text);
        CHECK(translations.all("fi").count(text) == 1);
    }
    for (const std::string& whose : five) {
        Municipality municipality = municipality_file(whose);
        each_screen_text(municipality, [&](Words& words) {
            if (!words.empty()) {
                CAPTURE(whose, words.in("sv"));
                CHECK(words.by_language.count("en") == 1);
            }
        });
    }
}

TEST_CASE("no translation is of a text that no municipality has any longer") {
    const Translations translations = shipped_translations();
    const auto texts = every_swedish_text();
    for (const std::string& language : translations.languages())
        for (const auto& [swedish, text] : translations.all(language)) {
            CAPTURE(language, swedish);
            CHECK(texts.count(swedish) == 1);
        }
}

TEST_CASE("the drafts are marked as drafts, in themselves and in Swedish") {
    for (const char* language : {"ar", "so", "se"}) {
        CAPTURE(language);
        CHECK(is_draft(shipped_words(), language));
        CHECK(shipped_words().has("language.draft", language));
    }
    CHECK(shipped_words().say("language.draft", "sv").rfind("Utkast", 0) == 0);
}

TEST_CASE("a translated form is offered, asks in its language and says its faults in it") {
    Municipality municipality = municipality_file("ljusnarsberg");
    shipped_translations().add_to(municipality, {"fi"});
    const Form& form = municipality.forms.front();
    CHECK(form.languages == std::vector<std::string>{"sv", "en", "fi"});
    CHECK(form.find("typ")->choices.front().label.in("fi") == "Valitus");
    Visit visit(municipality);
    visit.does(SetLanguage{"fi"}, Begin{}, Next{});
    REQUIRE(visit.session.faults.size() == 1);
    CHECK(visit.session.faults.front().why == "Valitse yksi vastaus.");
    visit.does(SetLanguage{"sv"}, Next{});
    CHECK(visit.session.faults.front().why == "Välj ett svar.");
}
