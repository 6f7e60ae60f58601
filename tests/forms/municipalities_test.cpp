// What the source documents say of each municipality, held against the shipped files.
#include "forms/rules/deadlines.h"
#include "forms/rules/finalize.h"
#include "shared/base/files.h"
#include "tests/forms/shipped.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

struct Facts {
    const char* id;
    const char* form;
    const char* title;
    std::vector<std::string> types;
    Paper paper;
    const char* due; ///< of what arrives on 22 December 2026, or "" when nothing is promised
    bool by_code;
    unsigned accent;
    std::vector<std::string> doors; ///< at least these
};

const std::vector<Facts> all{
    {"ljusnarsberg",
     "ljusnarsberg/klagomalsblankett",
     "Klagomålsblankett",
     {"Klagomål", "Synpunkt", "Förslag"},
     Paper::A4,
     "2027-01-05",
     false,
     0x17492F,
     {}},
    {"robertsfors",
     "robertsfors/blankett-for-klagomal",
     "Blankett för klagomål",
     {"Klagomål", "Synpunkt", "Idé"},
     Paper::A4,
     "2026-12-29",
     false,
     0x0B4B52,
     {"overklaga"}},
    {"ostersund",
     "ostersund/svarskort",
     "Tala om vad Du tycker",
     {"Klagomål", "Förslag", "Beröm"},
     Paper::A5,
     "2027-01-12",
     false,
     0x123F6D,
     {"overklaga", "felanmalan"}},
    {"linkoping",
     "linkoping/valkommen-att-tycka-till",
     "Välkommen att tycka till",
     {"Synpunkt", "Klagomål", "Invändning", "Förslag till förändring eller förbättring"},
     Paper::A4Folded,
     "2026-12-29",
     false,
     0x3A2F7D,
     {"overklaga", "missforhallande", "andra"}},
    {"lomma",
     "lomma/synpunkter",
     "Synpunkter till Lomma kommun",
     {"Synpunkt", "Klagomål", "Beröm", "Förbättringsförslag"},
     Paper::A4,
     "",
     true,
     0x6A2347,
     {"enskilda"}},
};

std::vector<std::string> labels(const Field& field) {
    std::vector<std::string> words;
    for (const auto& choice : field.choices)
        words.push_back(choice.label.in("sv"));
    return words;
}

} // namespace

TEST_CASE(
    "each municipality's form, types, paper, deadline and colour are those of its documents") {
    for (const auto& facts : all) {
        INFO(facts.id);
        const Municipality municipality = shipped(facts.id);
        const Form& form = municipality.forms.at(0);
        CHECK(form.ref == FormRef{facts.form, 1});
        CHECK(form.title.in("sv") == facts.title);
        CHECK(labels(*form.with_role(FieldRole::Type)) == facts.types);
        CHECK(form.paper == facts.paper);
        CHECK(municipality.accent.accent == facts.accent);
        CHECK(form.reply.anonymous_allowed);
        CHECK(form.reply.reply_by_code == facts.by_code);
        const Day arrived = parse_day("2026-12-22").value();
        CHECK((form.deadline ? iso(due_day(arrived, *form.deadline)) : "") == facts.due);
        for (const auto& id : facts.doors)
            CHECK(std::any_of(municipality.other_doors.begin(), municipality.other_doors.end(),
                              [&](const OtherDoor& door) { return door.id == id; }));
    }
}

TEST_CASE("every question on the screen speaks Swedish and English, with its own easy words") {
    for (const auto& facts : all) {
        const Municipality municipality = shipped(facts.id);
        for (const auto& field : municipality.forms.at(0).fields) {
            INFO(facts.id << " " << field.id);
            CHECK(field.label.by_language.count("en") == 1);
            if (!field.on_screen || field.role == FieldRole::Contact)
                continue;
            // Without words of its own the kiosk asks by the field's role, in all its languages.
            if (field.question.empty())
                CHECK(field.role != FieldRole::Other);
            else
                CHECK(field.question.in("sv") != field.question.in("en"));
            for (const auto& choice : field.choices)
                CHECK_FALSE(choice.icon.empty());
        }
    }
}

TEST_CASE("the quality dimensions are Östersund's alone") {
    const Municipality ostersund = shipped("ostersund");
    REQUIRE(labels(*ostersund.forms[0].with_role(FieldRole::Dimension)) ==
            std::vector<std::string>{"Tillgång och tillgänglighet", "Bemötande", "Kompetens",
                                     "Inflytande"});
    for (const char* id : {"ljusnarsberg", "robertsfors", "linkoping", "lomma"})
        REQUIRE(shipped(id).forms[0].with_role(FieldRole::Dimension) == nullptr);
}

// Robertsfors's and Lomma's documents say so; the others say nothing against it.
TEST_CASE(
    "staff may write it down and the person is asked how easy it was, unless a file says no") {
    for (const auto& facts : all) {
        CHECK(shipped(facts.id).staff_may_write);
        CHECK(shipped(facts.id).ask_how_easy);
    }
    const auto file = shipped_assets() / "municipalities/robertsfors.toml";
    std::string text = read_text(file).value();
    const std::string yes = "staff_may_write = true";
    text.replace(text.find(yes), yes.size(), "staff_may_write = false\nask_how_easy = false");
    const auto other = parse_municipality(text, file.string());
    REQUIRE(other.faults.empty());
    CHECK_FALSE(other.municipality.staff_may_write);
    CHECK_FALSE(other.municipality.ask_how_easy);
}

TEST_CASE(
    "only Ljusnarsberg needs name, address and telephone for a reply; elsewhere one way will do") {
    for (const char* id : {"robertsfors", "ostersund", "linkoping", "lomma"}) {
        const Municipality municipality = shipped(id);
        const Form& form = municipality.forms[0];
        Circumstances circumstances;
        circumstances.arrived = parse_day("2026-11-22").value();
        Answers answers;
        answers.set("typ", std::string("klagomal"));
        answers.set("beskrivning", std::string("Bussen kom inte."));
        answers.set("svar", std::string("ja"));
        answers.set("namn", std::string("Åsa"));
        const auto faults = check(form, answers, circumstances);
        INFO(id);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].why == form.reply.missing.in("sv"));
        answers.set("telefon", std::string("0701740635"));
        CHECK(check(form, answers, circumstances).empty());
    }
}

TEST_CASE("a reply by code is anonymous, and the wish stays with the matter") {
    const Municipality lomma = shipped("lomma");
    Circumstances circumstances;
    circumstances.arrived = parse_day("2026-11-22").value();
    Answers answers;
    answers.set("typ", std::string("berom"));
    answers.set("beskrivning", std::string("Tack för maten."));
    answers.set("svar", std::string("kod"));
    answers.set("namn", std::string("Åsa"));
    const auto outcome = finalize(lomma, lomma.forms[0], answers, circumstances);
    const auto* submission = std::get_if<Submission>(&outcome);
    REQUIRE(submission != nullptr);
    REQUIRE(submission->anonymous);
    REQUIRE(submission->contact.empty());
    REQUIRE(submission->matter.text("svar") == "kod");
}

TEST_CASE("each municipality's promise counts over Christmas, Easter and Midsommar") {
    const auto due = [](const char* id, const char* arrived) {
        return iso(due_day(parse_day(arrived).value(), *shipped(id).forms[0].deadline));
    };
    CHECK(due("ostersund", "2026-12-18") == "2027-01-08");
    CHECK(due("ostersund", "2026-03-27") == "2026-04-14");
    CHECK(due("ostersund", "2026-06-12") == "2026-06-29");
    CHECK(due("ljusnarsberg", "2026-12-11") == "2026-12-25"); // on juldagen itself
    CHECK(due("robertsfors", "2026-06-12") == "2026-06-19");  // on midsommarafton
    CHECK(due("linkoping", "2026-12-25") == "2027-01-01");
}

TEST_CASE("the paper promises the same time as the screen, and Lomma none on either") {
    const std::vector<std::pair<const char*, const char*>> promised{
        {"ljusnarsberg", "inom två veckor"},
        {"robertsfors", "nom en vecka"},
        {"ostersund", "nom tio arbetsdagar"},
        {"linkoping", "inom sju dagar"}};
    const auto has = [](const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    };
    const auto slip_of = [](const Form& form) {
        std::string slip = form.slip.heading.in("sv") + "\n" + form.slip.text.in("sv");
        for (const Words& step : form.slip.steps)
            slip += "\n" + step.in("sv");
        return slip;
    };
    for (const auto& [id, words] : promised) {
        const Form form = shipped(id).forms[0];
        INFO(id);
        CHECK(has(form.deadline->promise.in("sv"), words));
        CHECK(has(slip_of(form), words));
    }
    const Form lomma = shipped("lomma").forms[0];
    CHECK_FALSE(lomma.deadline);
    for (const char* time : {"vecka", "veckor", "dagar"})
        CHECK_FALSE(has(slip_of(lomma), time));
}
