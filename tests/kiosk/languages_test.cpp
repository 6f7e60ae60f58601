// Every screen in every language: does each text fit its place, and has each item a name to be spoken.
#include "kiosk/aloud/reading.h"
#include "kiosk/session/translations.h"
#include "kiosk_fixture.h"
#include "measures.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

Municipality in_all_languages(const std::string& whose) {
    Municipality municipality = municipality_file(whose);
    const auto translations = Translations::load(TYCKTILL_SOURCE "/assets/locale/forms");
    REQUIRE(translations);
    translations->add_to(municipality, {"fi", "ar", "so", "se"});
    return municipality;
}

Setting setting_in(const std::string& language, const Municipality& municipality) {
    Setting setting = setting_of(municipality);
    setting.language = language;
    return setting;
}

std::string nameless(Showing& showing) {
    for (const Node& node : showing.tree().nodes()) {
        const Utterance read = item_read(node, showing.setting(), showing.session());
        if ((node.can_press || node.rect.w > 0) && (read.words.empty() || read.language.empty()))
            return "an item without a spoken name, " + std::string(role_word(node.role));
    }
    return "";
}

} // namespace

TEST_CASE("in every language each text fits, and each item has a spoken name", "[look]") {
    const std::string panel = GENERATE(std::string("21.5-portrait"), std::string("15.6-landscape"));
    auto typesetter = std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value());
    TreeStage stage(parse_panel(panel).value(), *typesetter);
    std::map<std::string, std::string> faults;
    std::size_t shown = 0;
    for (const char* language : {"sv", "sv@lattlast", "en", "fi", "ar", "so", "se"})
        for (const char* whose :
             {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
            const bool easy = language == std::string("sv@lattlast");
            const Municipality municipality = in_all_languages(whose);
            for (const ScreenState& screen :
                 every_screen(setting_in(easy ? "sv" : language, municipality))) {
                // Staff's own page is in the languages of staff.
                const bool draft = is_draft(shipped_words(), language);
                if (draft && screen.session.place == Place::Staff)
                    continue;
                Modes modes;
                modes.easy_read = easy && screen.session.place != Place::Staff;
                Showing showing(stage, screen, modes);
                const std::string where = std::string(language) + " " + whose + " " + screen.name;
                do {
                    ++shown;
                    for (const std::string& fault :
                         faults_of_text(showing.tree(), showing.texts(), showing.panel()))
                        faults.emplace(fault, where);
                    if (const std::string fault = nameless(showing); !fault.empty())
                        faults.emplace(fault, where);
                } while (showing.turn_page());
            }
        }
    std::string words;
    for (const auto& [fault, where] : faults)
        words += where + ": " + fault + "\n";
    INFO(panel << "\n" << words);
    CHECK(faults.empty());
    CHECK(shown > 1500);
}
