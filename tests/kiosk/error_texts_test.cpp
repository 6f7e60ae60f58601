// Every text of something wrong that the screen can come to is met once, beside its field.
#include "app_scene.h"
#include "forms/rules/fault_words.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"

#include <set>

using namespace tycktill;

namespace {

/// What is said after this is written on a line with this rule.
std::string said_of(TextRule rule, std::u32string_view text) {
    Municipality whose = municipality_file("ljusnarsberg");
    Form& form = whose.forms.front();
    Field line;
    line.id = "prov";
    line.kind = FieldKind::ShortLine;
    line.rule = rule;
    line.label.by_language["sv"] = "Prov";
    line.longest = 60;
    line.required = true;
    line.role = text.empty() && rule != TextRule::Any ? FieldRole::Contact : FieldRole::Other;
    form.fields = {line};
    form.reply = {};
    Visit visit(whose);
    visit.does(Begin{});
    std::string written;
    for (const char32_t letter : text)
        visit.does(Write{written += to_utf8(letter)});
    visit.does(Next{});
    return visit.session.faults.empty() ? "" : visit.session.faults.front().why;
}

} // namespace

TEST_CASE("every text rule says in plain words what is wrong") {
    const Form form = municipality_file("ljusnarsberg").forms.front();
    const std::vector<std::tuple<std::string, TextRule, std::u32string_view>> all{
        {"fault.fill_in", TextRule::Any, U""},
        {"fault.no_name", TextRule::Name, U""},
        {"fault.no_address", TextRule::Address, U""},
        {"fault.no_telephone", TextRule::Telephone, U""},
        {"fault.no_email", TextRule::Email, U""},
        {"fault.no_postnummer", TextRule::Postnummer, U""},
        {"fault.no_letters", TextRule::Name, U"123"},
        {"fault.not_telephone", TextRule::Telephone, U"ringmigpåkvällarnaefterfem"},
        {"fault.telephone_sign", TextRule::Telephone, U"ring 070-174 06 35"},
        {"fault.email_sign", TextRule::Email, U"ring(karin@exempel.se"},
        {"fault.email_space", TextRule::Email, U"ring karin@exempel.se"},
        {"fault.telephone_short", TextRule::Telephone, U"070"},
        {"fault.telephone_long", TextRule::Telephone, U"070-174 06 35 070-174 06 36 0580"},
        {"fault.not_postnummer", TextRule::Postnummer, U"714"},
        {"fault.not_email", TextRule::Email, U"karin"},
        {"fault.not_digits", TextRule::Digits, U"12a"},
        {"fault.not_day", TextRule::PastDay, U"2026-02-30"},
        {"fault.day_to_come", TextRule::PastDay, U"2026-12-24"},
        {"fault.day_long_ago", TextRule::PastDay, U"1026-11-22"},
    };
    std::set<std::string> met{
        // Met on the way of every interview (flows_test.cpp).
        "fault.choose", "fault.story", "fault.reply",
        // Several choices, and a form without anonymity, of no shipped municipality: below.
        "fault.choose_some", "fault.not_anonymous"};
    for (const auto& [key, rule, text] : all) {
        CAPTURE(key);
        std::string words = fault_words(form, key, "sv");
        if (const auto at = words.find("{tecken}"); at != std::string::npos)
            words.replace(at, 8, rule == TextRule::Telephone ? "ring" : "(");
        CHECK(said_of(rule, text) == words);
        met.insert(key);
    }
    // These the screen never comes to: it offers what the form has, takes the details out by itself, and
    // takes neither a character too many nor one that is none.
    for (const char* key : {"fault.choose_one", "fault.unknown_choice", "fault.unknown_field",
                            "fault.anonymous_contact", "fault.not_text", "fault.too_long"})
        CHECK(met.insert(key).second);
    for (const std::string& key : fault_word_keys())
        CHECK(met.count(key) == 1);
}

TEST_CASE("several choices and a form without anonymity say what they miss") {
    Municipality whose = municipality_file("ljusnarsberg");
    Form& form = whose.forms.front();
    form.fields.front().kind = FieldKind::SeveralChoices;
    form.reply.anonymous_allowed = false;
    Visit visit(whose);
    visit.does(Begin{}, Next{});
    REQUIRE_FALSE(visit.session.faults.empty());
    CHECK(visit.session.faults.front().why == fault_words(form, "fault.choose_some", "sv"));
    visit.does(Choose{"typ", "klagomal"}, Next{}, PickCard{"enhet", Pick::Here},
               Choose{"fran", "enskild"}, Write{"Kallt."}, Next{}, PickCard{"datum", Pick::Skip},
               Choose{"svar", "nej"});
    REQUIRE_FALSE(visit.session.faults.empty());
    CHECK(visit.session.faults.front().why == fault_words(form, "fault.not_anonymous", "sv"));
}

TEST_CASE("the search, the calendar and a disk that fails say what to do, on the screen") {
    AppScene scene;
    scene.presses("Börja", "Klagomål", "Någon annanstans", "Nästa");
    CHECK(scene.says("Skriv var det hände, eller gå tillbaka och välj Vet inte."));
    scene.presses("Avbryt och rensa", "Rensa nu");
    // Only who presses Nästa themselves can pass the calendar by.
    scene.presses("Hjälp", "Lugnare tryck", "Stäng", "Börja", "Klagomål", "Nästa", "Vet inte",
                  "Nästa", "Mig själv", "Nästa");
    scene.type(U"Kallt.").presses("Nästa", "Annat datum", "Nästa", "Nästa");
    CHECK(scene.says("Välj en dag, eller gå tillbaka och välj Hoppa över."));
    scene.presses("Tillbaka", "Hoppa över", "Nästa", "Nej, jag vill vara anonym", "Nästa");
    scene.disk_works = false;
    scene.press("Skicka");
    CHECK(scene.says(
        "Det gick inte att spara. Inget har skickats. Försök igen, eller ta en blankett."));
    scene.disk_works = true;
    scene.press("Skicka");
    CHECK(scene.says("Tack!"));
}
