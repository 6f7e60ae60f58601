// What an opened submission says of itself as a matter, and what may hide in its words.
#include "forms/definition/catalogue.h"
#include "forms/definition/parse.h"
#include "forms/rules/finalize.h"
#include "forms/rules/staff_form.h"
#include "office/arrivals/arrival.h"
#include "shared/record/code_reply.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace tycktill;
using namespace tycktill::arrivals;
using matters::Hint;
using matters::Way;

namespace {

const std::filesystem::path assets = std::filesystem::path(TYCKTILL_SOURCE) / "assets";
const Day received = parse_day("2026-11-30").value();

const forms::Catalogue& catalogue() {
    static const forms::Catalogue loaded = forms::Catalogue::load(assets).value();
    return loaded;
}
const HintWords& words() {
    static const HintWords loaded = load_hint_words(assets / "words/hints.toml").value();
    return loaded;
}
forms::OfficeRules rules_of(const std::string& municipality) {
    return forms::load_office_rules(assets / "municipalities" / (municipality + ".toml")).value();
}

struct Said {
    std::string municipality = "lomma";
    record::Answers answers;
    record::Channel channel = record::Channel::Kiosk;
    std::vector<std::string> flags = {};

    Said& with(const std::string& field, const std::string& text) {
        answers.set(field, text);
        return *this;
    }
};

/// A complaint that wants no reply.
Said said(const std::string& story = "Maten var kall.") {
    Said made;
    made.with("typ", "klagomal").with("beskrivning", story).with("svar", "nej");
    return made;
}

record::Submission sent(const Said& what) {
    const forms::Form form = forms::staff_form(*catalogue().form(what.municipality));
    forms::Circumstances around;
    around.channel = what.channel;
    around.arrived = received;
    around.flags = what.flags;
    const auto made =
        forms::finalize(*catalogue().municipality(what.municipality), form, what.answers, around);
    if (const auto* faults = std::get_if<forms::Faults>(&made))
        FAIL(faults->front().field << ": " << faults->front().why);
    return std::get<record::Submission>(made);
}

Arrival arrived(const Said& what) {
    return arrival_of(sent(what), received, catalogue().form(what.municipality),
                      rules_of(what.municipality), words());
}

std::vector<Hint> hints(const std::string& text) {
    return hints_in({text}, words());
}

} // namespace

TEST_CASE("type and unit give the line, the unit gives the board") {
    const auto rules = rules_of("lomma");
    const auto unit = std::find_if(rules.units.begin(), rules.units.end(), [&](const auto& one) {
        return one.board != rules.boards.front().id;
    });
    REQUIRE(unit != rules.units.end());
    const Arrival arrival = arrived(said().with("enhet", unit->name));
    CHECK(arrival.arrived.type == "klagomal");
    CHECK(arrival.arrived.unit == unit->id);
    CHECK(arrival.arrived.board == unit->board);
    CHECK(arrival.line.rfind("Klagomål – ", 0) == 0);
    CHECK(arrival.day == received);
    CHECK_FALSE(arrival.arrived.praise);
}

TEST_CASE("a unit in the person's own words never comes into the register") {
    const Arrival arrival = arrived(said().with("enhet", "Astrids avdelning på Karlavägen 7"));
    CHECK(arrival.line == "Klagomål");
    CHECK(arrival.arrived.unit.empty());
    CHECK(arrival.arrived.board == rules_of("lomma").boards.front().id);
}

TEST_CASE("every type of every municipality has its own line, and praise is known") {
    int praise = 0;
    for (const char* municipality :
         {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        const forms::Form& form = *catalogue().form(municipality);
        const forms::Field& type = *form.with_role(forms::FieldRole::Type);
        for (const forms::Choice& choice : type.choices) {
            Said what = said().with(type.id, choice.id);
            what.municipality = municipality;
            if (const auto* from = form.with_role(forms::FieldRole::From))
                what.with(from->id, from->choices.front().id);
            const Arrival arrival = arrived(what);
            INFO(municipality << " " << choice.id);
            CHECK(arrival.line == choice.label.in("sv"));
            CHECK(arrival.arrived.type == choice.id);
            praise += arrival.arrived.praise;
        }
    }
    CHECK(praise == 2); // Östersund and Lomma ask for it
}

TEST_CASE("the wish and the ways of contact are known, the details are not") {
    CHECK(arrived(said()).arrived.wish == matters::ReplyWish::None);
    Said named = said().with("svar", "ja").with("namn", "Åsa Öberg");
    const Arrival by_post = arrived(named.with("adress", "Storgatan 1, 234 31 Lomma"));
    CHECK(by_post.arrived.wish == matters::ReplyWish::ByContact);
    CHECK(by_post.arrived.ways == matters::ContactWays{true, false, false});
    CHECK(
        arrived(named.with("epost", "asa@exempel.se").with("telefon", "040-123456")).arrived.ways ==
        matters::ContactWays{true, true, true});
    Said by_code = said().with("svar", "kod");
    by_code.flags = {record::reply_key_flag(record::make_key_pair().public_key)};
    CHECK(arrived(by_code).arrived.wish == matters::ReplyWish::ByCode);
}

TEST_CASE("how it came is the channel, and for staff what they say") {
    CHECK(arrived(said()).arrived.way == Way::Kiosk);
    Said on_paper = said();
    on_paper.channel = record::Channel::Paper;
    CHECK(arrived(on_paper).arrived.way == Way::Paper);
    const std::pair<const char*, Way> ways[] = {{"telefon", Way::Telephone},
                                                {"besok", Way::Visit},
                                                {"brev", Way::Letter},
                                                {"epost", Way::Email},
                                                {"sms", Way::Sms},
                                                {"webb", Way::Web},
                                                {"aldreombudsman", Way::Ombudsman}};
    for (const auto& [id, way] : ways) {
        Said by_staff = said().with("satt", id);
        by_staff.channel = record::Channel::Staff;
        CHECK(arrived(by_staff).arrived.way == way);
    }
}

TEST_CASE("a day that cannot be is the office's own") {
    record::Submission submission = sent(said());
    const auto day_of = [&](const char* day) {
        submission.arrived = parse_day(day).value();
        return iso(arrival_of(submission, received, nullptr, rules_of("lomma"), words()).day);
    };
    CHECK(day_of("2026-11-27") == "2026-11-27");
    CHECK(day_of("2026-12-01") == "2026-11-30");
    CHECK(day_of("2000-01-01") == "2026-11-30");
}

TEST_CASE("a form that is not known here gives a matter all the same") {
    const Arrival arrival = arrival_of(sent(said()), received, nullptr, rules_of("lomma"), words());
    CHECK(arrival.line == "Inkommen handling");
    CHECK(arrival.arrived.type.empty());
}

TEST_CASE("words that may mean more raise a hint, whatever stands about them") {
    const std::pair<const char*, Hint> table[] = {
        {"Jag vill överklaga beslutet om hemtjänst.", Hint::Appeal},
        {"JAG VILL ÖVERKLAGA!", Hint::Appeal},
        {"Hur överklagar\nman?", Hint::Appeal},
        {"Detta är en lex  Sarah-händelse", Hint::LexSarah},
        {"Personalen slog\thenne på armen.", Hint::LexSarah},
        {"(vanvård)", Hint::LexSarah},
        {"Jag vill göra en orosanmälan", Hint::ChildConcern},
        {"felanmälan: gatlyktan är släckt", Hint::FaultReport},
        {"Mitt nummer är 19811218-9876.", Hint::Personnummer}};
    for (const auto& [text, hint] : table) {
        INFO(text);
        const auto found = hints(text);
        CHECK(std::find(found.begin(), found.end(), hint) != found.end());
    }
    for (const char* text : {"Maten var kall.", "Tack för god omvårdnad!", "Ring 040-123456.",
                             "Det var inte särskilt bra.", ""}) {
        INFO(text);
        CHECK(hints(text).empty());
    }
}

TEST_CASE("each hint is raised once, in one order") {
    CHECK(hints("Överklaga, överklaga! Vanvård. 19811218-9876 och 19811218-9876.") ==
          std::vector{Hint::Appeal, Hint::LexSarah, Hint::Personnummer});
}

TEST_CASE("who tells of protected personal data is hidden, also by what stands in the address") {
    CHECK(arrived(said("Jag har skyddade personuppgifter.")).arrived.hidden_person);
    Said named = said().with("svar", "ja").with("namn", "Åsa Öberg");
    CHECK(arrived(named.with("adress", "Skyddad adress, 234 31 Lomma")).arrived.hidden_person);
    CHECK_FALSE(arrived(said()).arrived.hidden_person);
}

TEST_CASE("a word list that is wrong is refused where it is wrong") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "hints.toml";
    const auto load = [&](const std::string& text) {
        std::ofstream(file) << text;
        const auto loaded = load_hint_words(file);
        return loaded ? "" : loaded.error().what.substr(file.string().size());
    };
    CHECK(load("appeal = [\"överklag\"]\n").empty());
    CHECK(load("appeal = \"överklag\"\n").rfind(":1:10: 'appeal' holds no words", 0) == 0);
    CHECK(load("\nlex_sarah = [\"a\", \" \"]\n").rfind(":2:", 0) == 0);
    CHECK_FALSE(load("appeal =").empty());
}
