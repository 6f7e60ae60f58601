// Every way to write a municipality's file wrong that we thought of, and the line that says so. In a
// change, § stands where the fault must be found; or `at` says it, for a fault elsewhere.
#include "forms/definition/parse.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const std::string right_file = R"(id = "test"
name = "Testby kommun"
place = "Testby"
board = "Nämnden"
office = "Kontoret"
scheme = "Rutin"
languages = ["sv", "en"]
postnummer = ["71480 Kopparberg"]
tell = [{ sv = "Tack.", en = "Thanks." }]

[accent]
accent = "#17492F"

[texts]
"start.title" = { sv = "Hej", en = "Hi" }

[[unit]]
id = "skolan"
name = "Skolan"

[[unit]]
id = "boendet"
name = "Boendet"

[[other_door]]
id = "overklaga"
title = { sv = "Överklaga", en = "Appeal" }
text = { sv = "Läs beslutet.", en = "Read the decision." }

[[form]]
id = "blankett"
version = 1
title = { sv = "Blankett", en = "Form" }
send_to = "Kontoret"

[[form.field]]
id = "typ"
kind = "one_choice"
role = "type"
required = true
label = { sv = "Typ", en = "Kind" }

[[form.field.choice]]
id = "klagomal"
label = { sv = "Klagomål", en = "Complaint" }

[[form.field.choice]]
id = "forslag"
label = { sv = "Förslag", en = "Suggestion" }

[[form.field]]
id = "text"
kind = "area"
role = "story"
label = { sv = "Text", en = "Text" }

[[form.field]]
id = "svar"
kind = "one_choice"
role = "reply"
on_paper = false
label = { sv = "Svar", en = "Reply" }

[[form.field.choice]]
id = "nej"
label = { sv = "Nej", en = "No" }

[[form.field.choice]]
id = "ja"
label = { sv = "Ja", en = "Yes" }

[[form.field]]
id = "telefon"
kind = "comb"
role = "contact"
rule = "telephone"
cells = 10
label = { sv = "Telefon", en = "Telephone" }

[form.reply]
anonymous = true
needs_any = ["telefon"]
missing = { sv = "Skriv telefon.", en = "Write a telephone number." }

[form.deadline]
count = 2
unit = "weeks"
promise = { sv = "Svar senast {dag}.", en = "A reply by {dag}." }

[form.paper]
size = "A4"
sender = "Testby kommun"

[[form.paper.page]]

[[form.paper.page.section]]
y = 58.5

[[form.paper.page.section.row]]
cells = [{ field = "typ", ticks = [81, 123] }]

[[form.paper.page.section]]
heading_of = "text"

[[form.paper.page.section.row]]
cells = [{ field = "text", lines = 5 }]

[[form.paper.page.section.row]]
cells = [{ field = "telefon", column = 6, columns = 6 }]

[[form.paper.page.foot]]
heading = "Skickas till"
text = "Kontoret"

[form.paper.slip]
heading = "Så går det till"
steps = ["Vi läser."]
)";

struct Change {
    std::string from;
    std::string to;       ///< with § where the fault stands
    std::string expected; ///< what is said after "test.toml:LINE:COLUMN: "
    std::string at = "§";
};

struct Wrong {
    std::string text;
    std::string expected; ///< "test.toml:LINE:COLUMN: …"
};

Wrong made(const Change& change) {
    Wrong wrong{right_file, ""};
    const auto at = wrong.text.find(change.from);
    REQUIRE(at != std::string::npos);
    wrong.text.replace(at, change.from.size(), change.to);
    const auto mark = wrong.text.find(change.at);
    INFO(change.to);
    REQUIRE(mark != std::string::npos);
    const auto before = split(std::string_view(wrong.text).substr(0, mark), '\n');
    if (change.at == "§")
        wrong.text.erase(mark, change.at.size());
    wrong.expected = "test.toml:" + std::to_string(before.size()) + ":" +
                     std::to_string(length_of(before.back()) + 1) + ": " + change.expected;
    return wrong;
}

std::string faults_of(const std::string& text) {
    std::string all;
    for (const auto& fault : parse_municipality(text, "test.toml").faults)
        all += to_text(fault) + "\n";
    return all;
}

void check_all(const std::vector<Change>& changes) {
    for (const auto& change : changes) {
        const Wrong wrong = made(change);
        INFO(change.to);
        CHECK_THAT(faults_of(wrong.text), Catch::Contains(wrong.expected + "\n"));
    }
}

} // namespace

TEST_CASE("the right file has no fault") {
    REQUIRE(faults_of(right_file).empty());
}

TEST_CASE("what is not TOML is said where it breaks") {
    const auto faults = faults_of("id = \"test\"\nname = \n");
    REQUIRE(faults.rfind("test.toml:2:", 0) == 0);
    REQUIRE(faults.find("; write it as TOML 1.0\n") != std::string::npos);
    REQUIRE(faults_of("\xFF\xFE").rfind("test.toml:1:", 0) == 0);
    REQUIRE(faults_of("a = [[[[").rfind("test.toml:1:", 0) == 0);
}

TEST_CASE("an unknown key is named, with the one that was probably meant") {
    check_all({
        {"name = \"Testby", "§nmae = 1\nname = \"Testby",
         "unknown key 'nmae' in the file; write 'name'"},
        {"kind = \"area\"", "kind = \"area\"\n§langest = 5",
         "unknown key 'langest' in [[form.field]]; write 'longest'"},
        {"count = 2", "count = 2\n§promises = \"x\"",
         "unknown key 'promises' in [form.deadline]; write 'promise'"},
        {"accent = \"#17492F\"", "accent = \"#17492F\"\n§pressd = \"#000000\"",
         "unknown key 'pressd' in [accent]; write 'pressed'"},
        {"id = \"skolan\"", "id = \"skolan\"\n§strete = \"x\"",
         "unknown key 'strete' in [[unit]]; write 'street'"},
        {"lines = 5 }", "lines = 5, §frequency = 1 }",
         "unknown key 'frequency' in cells; remove it, or write one of 'caption', 'column', "
         "'columns', 'field', 'hint', 'lines', 'ticks', 'width' or 'x'"},
        {"steps = [\"Vi läser.\"]", "steps = [\"Vi läser.\"]\n§stpes = 1",
         "unknown key 'stpes' in [form.paper.slip]; write 'steps'"},
    });
}

TEST_CASE("a wrong type is said with the right one") {
    check_all({
        {"name = \"Testby kommun\"", "name = §5",
         "'name' has the wrong type; write a text in "
         "quotation marks"},
        {"version = 1", "version = §\"1\"",
         "'version' has the wrong type; write a whole number, 1 to 999"},
        {"version = 1", "version = §1.5",
         "'version' has the wrong type; write a whole number, 1 to 999"},
        {"required = true", "required = §\"ja\"",
         "'required' has the wrong type; write true or false"},
        {"y = 58.5", "y = §\"58.5\"",
         "'y' has the wrong type; write millimetres from 0 to 420, as 58.5"},
        {"y = 58.5", "y = §-1", "'y' has the wrong type; write millimetres from 0 to 420, as 58.5"},
        {"ticks = [81, 123]", "ticks = [81, §\"x\"]",
         "'ticks' has the wrong type; write millimetres from 0 to 420, as [81, 123, 165]"},
        {"ticks = [81, 123]", "ticks = §81",
         "'ticks' has the wrong type; write a list in brackets, [ … ]"},
        {"accent = \"#17492F\"", "accent = §\"green\"",
         "'accent' has the wrong type; write a colour as \"#17492F\""},
        {"accent = \"#17492F\"", "accent = §\"#17492G\"",
         "'accent' has the wrong type; write a colour as \"#17492F\""},
        {"needs_any = [\"telefon\"]", "needs_any = [\"telefon\"]\nneeds_all = §\"telefon\"",
         "'needs_all' has the wrong type; write a list in brackets, [ … ]"},
        {"title = { sv = \"Blankett\", en = \"Form\" }", "title = §7",
         "'title' has the wrong type; write a text, or one text for each language: "
         "{ sv = \"…\", en = \"…\" }"},
        {"title = { sv = \"Blankett\", en = \"Form\" }", "title = { sv = \"B\", en = §7 }",
         "'title' has the wrong type in 'en'; write a text in quotation marks"},
    });
}

TEST_CASE("what is missing is said where its table stands") {
    const std::string head = "id = \"test\"\nname = \"Testby kommun\"\n";
    check_all({
        {head, "§id = \"test\"\n", "the file has no 'name'; write name = …"},
        {"[[unit]]\nid = \"skolan\"\nname = \"Skolan\"", "§[[unit]]\nid = \"skolan\"",
         "[[unit]] has no 'name'; write name = …"},
        {"[form.deadline]\ncount = 2\n", "§[form.deadline]\n",
         "[form.deadline] has no 'count'; write count = …"},
        {"[[form.paper.page.foot]]\nheading = \"Skickas till\"\n", "§[[form.paper.page.foot]]\n",
         "[[form.paper.page.foot]] has no 'heading'; write heading = …"},
        {"missing = { sv = \"Skriv telefon.\", en = \"Write a telephone number.\" }", "",
         "[form.reply] has no 'missing'; write missing = …", "[form.reply]"},
        {"[[form.field]]\nid = \"telefon\"\nkind = \"comb\"\nrole = \"contact\"\n"
         "rule = \"telephone\"\ncells = 10\n",
         "§[[form.field]]\nid = \"telefon\"\nkind = \"comb\"\nrole = \"contact\"\n"
         "rule = \"telephone\"\n",
         "[[form.field]] has no 'cells'; write cells = …"},
        {"name = \"Testby kommun\"", "name = §\"  \"", "'name' is empty; write its text"},
    });
}

TEST_CASE("a value that is none of the known ones is said with those") {
    check_all({
        {"kind = \"area\"", "kind = \"aera\"",
         "'kind' cannot be 'aera'; write 'one_choice', 'several_choices', 'line', 'comb', 'area', "
         "'date' or 'unit'",
         "\"aera\""},
        {"rule = \"telephone\"", "rule = §\"phone\"",
         "'rule' cannot be 'phone'; write 'any', 'name', 'address', 'telephone', 'postnummer', "
         "'email', 'digits' or 'past_day'"},
        {"size = \"A4\"", "size = §\"A3\"",
         "'size' cannot be 'A3'; write 'A4', 'A5' or 'A4-folded'"},
        {"unit = \"weeks\"", "unit = §\"months\"",
         "'unit' cannot be 'months'; write 'days', 'working_days' or 'weeks'"},
        {"role = \"contact\"", "role = §5",
         "'role' cannot be its value; write 'type', 'unit', 'from', 'story', 'when', 'dimension', "
         "'reply', 'contact' or 'other'"},
        {"id = \"forslag\"", "id = §\"förslag\"",
         "'förslag' is not an id; write lower case letters a–z, digits, '-' and '_'"},
        {"\"71480 Kopparberg\"", "§\"714 80 Kopparberg\"",
         "'714 80 Kopparberg' is not a postnummer with its place; write it as \"71480 "
         "Kopparberg\""},
        {"id = \"test\"", "id = §\"annan\"",
         "'annan' is not the file's name; write id = \"test\", or rename the file"},
        {"languages = [\"sv\", \"en\"]", "languages = §[\"en\", \"sv\"]",
         "the first language is not 'sv'; write languages = [\"sv\", …]"},
    });
}

TEST_CASE("a text that is missing in one of the languages is named with its key") {
    check_all({
        {"label = { sv = \"Ja\", en = \"Yes\" }", "label = §\"Ja\"",
         "'label' is not translated to 'en'; write label.en = \"…\""},
        {"title = { sv = \"Överklaga\", en = \"Appeal\" }", "title = §{ en = \"Appeal\" }",
         "'title' is not translated to 'sv'; write title.sv = \"…\""},
        {"{ sv = \"Tack.\", en = \"Thanks.\" }", "§\"Tack.\"",
         "'tell' is not translated to 'en'; write tell.en = \"…\""},
        {"{ sv = \"Hej\", en = \"Hi\" }", "§{ sv = \"Hej\" }",
         "'start.title' is not translated to 'en'; write start.title.en = \"…\""},
        {"promise = { sv = \"Svar senast {dag}.\", en = \"A reply by {dag}.\" }",
         "promise = §\"Svar senast {dag}.\"",
         "'promise' is not translated to 'en'; write promise.en = \"…\""},
        {"{ sv = \"Nej\", en = \"No\" }", "§{ sv = \"Nej\", en = \" \" }",
         "'label' is empty in 'en'; write its text"},
        {"{ sv = \"Nej\", en = \"No\" }", "{ sv = \"Nej\", en = \"No\", §English = \"No\" }",
         "'English' is not a language; write a tag as sv, \"sv@lattlast\", en or fi"},
        {"\"start.title\" = { sv = \"Hej\", en = \"Hi\" }",
         "§\"fault.chose\" = { sv = \"Hej\", en = \"Hi\" }",
         "there is no text 'fault.chose'; write one of the keys in forms/rules/fault_words.cpp"},
    });
}

TEST_CASE("a language that is not built in needs the words of every fault") {
    std::string text = right_file;
    text.replace(text.find("\"en\"]"), 5, "\"en\", \"fi\"]");
    REQUIRE_THAT(faults_of(text),
                 Catch::Contains("test.toml:7:13: the words of faults are not translated to 'fi'; "
                                 "write in [texts] what is said for fault.choose, "));
}

TEST_CASE("an id that is taken is said at the second one") {
    check_all({
        {"id = \"boendet\"", "id = §\"skolan\"",
         "the id 'skolan' is already taken; write another id"},
        {"id = \"forslag\"", "id = §\"klagomal\"",
         "the id 'klagomal' is already taken; write another id"},
        {"[[form.field]]\nid = \"text\"",
         "[[form.field]]\nid = §\"typ\"\nkind = \"line\"\non_paper = false\nlabel = { sv = \"x\", "
         "en = \"x\" }\n\n[[form.field]]\nid = \"text\"",
         "the id 'typ' is already taken; write another id"},
        {"[[form]]",
         "[[other_door]]\nid = §\"overklaga\"\ntitle = { sv = \"x\", en = \"x\" }\ntext = { sv = "
         "\"x\", en = \"x\" }\n\n[[form]]",
         "the id 'overklaga' is already taken; write another id"},
    });
}

TEST_CASE("a colour that people with poor sight could not read is refused") {
    check_all({
        {"accent = \"#17492F\"", "accent = §\"#4CAF50\"",
         "'accent' against the kiosk's paper has a contrast of 2.5:1; choose a colour that reaches "
         "7:1"},
        {"accent = \"#17492F\"", "accent = \"#17492F\"\nmid = §\"#88AA90\"",
         "'mid' against 'accent' has a contrast of 4.0:1; choose a colour that reaches 7:1"},
    });
}

TEST_CASE("a deadline that nobody can keep or count is refused") {
    check_all({
        {"count = 2", "count = §0", "'count' cannot be 0; write 1 to 52"},
        {"count = 2", "count = §-3", "'count' cannot be -3; write 1 to 52"},
        {"count = 2", "count = §60", "'count' cannot be 60; write 1 to 52"},
        {"count = 2", "count = §2.5", "'count' has the wrong type; write a whole number, 1 to 52"},
        {"count = 2\nunit = \"weeks\"", "count = §400\nunit = \"days\"",
         "'count' cannot be 400; write 1 to 365"},
    });
}

TEST_CASE("a rule about a reply may only name contact fields of the form") {
    check_all({
        {"needs_any = [\"telefon\"]", "needs_any = [\"telefon\", §\"namn\"]",
         "'namn' is not a field of the form; write the id of one of its contact fields"},
        {"needs_any = [\"telefon\"]", "needs_any = [§\"text\"]",
         "'text' is not a contact field; write role = \"contact\" in that field, or name another"},
        {"needs_any = [\"telefon\"]", "needs_any = [§7]",
         "'needs_any' has the wrong type; write texts in quotation marks"},
        {"[form.reply]\nanonymous = true", "§[form.reply]\nreply_by_code = true",
         "the choice 'kod' and reply_by_code do not agree; write both, or neither"},
        {"[form.reply]\nanonymous = true", "§[form.reply]\nanonymous = false",
         "the choice 'nej' and anonymous do not agree; write anonymous = true, or remove the "
         "choice"},
        {"[[form.field]]\nid = \"svar\"\nkind = \"one_choice\"",
         "§[[form.field]]\nid = \"svar\"\nkind = \"several_choices\"",
         "field 'svar' cannot be the reply question; write kind = \"one_choice\" and the choices "
         "'nej', 'ja' and perhaps 'kod'"},
        {"id = \"ja\"", "id = \"jo\"",
         "field 'svar' cannot be the reply question; write kind = \"one_choice\" and the choices "
         "'nej', 'ja' and perhaps 'kod'",
         "[[form.field]]\nid = \"svar\""},
        {"cells = 10", "cells = 10\nrequired = true",
         "contact field 'telefon' is required of everyone, though the person may be anonymous; "
         "name it in needs_all of [form.reply] instead",
         "[[form]]"},
    });
}

TEST_CASE("fields and choices must fit each other") {
    const std::string choice =
        "[[form.field.choice]]\nid = \"x\"\nlabel = { sv = \"x\", en = \"x\" }\n";
    const std::string text = "[[form.field]]\nid = \"text\"\n";
    check_all({
        {"[[form.field]]\nid = \"svar\"", "§" + choice + "\n[[form.field]]\nid = \"svar\"",
         "field 'text' takes no choices; remove them, or write kind = \"one_choice\" or "
         "\"several_choices\""},
        {"[[form.field.choice]]\nid = \"forslag\"\nlabel = { sv = \"Förslag\", en = \"Suggestion\" "
         "}",
         "", "field 'typ' has fewer than two choices; write a [[form.field.choice]] for each",
         "[[form.field]]\nid = \"typ\""},
        {"role = \"story\"", "role = \"other\"",
         "no field has the role 'story'; write role = \"story\" in the field where the person "
         "tells",
         "[[form]]"},
        {"role = \"story\"", "role = \"type\"",
         "two fields have the role 'type'; keep it for one, and write role = \"other\" for the "
         "rest",
         "[[form]]"},
        {"cells = 10", "cells = §0", "'cells' cannot be 0; write 1 to 40"},
        {"kind = \"area\"", "kind = \"area\"\n§cells = 10",
         "unknown key 'cells' in [[form.field]]; remove it, or write one of 'choice', 'hint', "
         "'id', "
         "'kind', 'label', 'longest', 'on_paper', 'on_screen', 'question', 'required', 'role' or "
         "'rule'"},
    });
}

TEST_CASE("paper may only hold what the form asks, once, in a form that fits") {
    check_all({
        {"{ field = \"text\", lines = 5 }", "{ field = §\"story\", lines = 5 }",
         "'story' is not a field of the form; write the id of one of its [[form.field]]"},
        {"{ field = \"text\", lines = 5 }", "{ field = \"story\", lines = 5 }",
         "field 'text' stands nowhere on paper; give it a place in a row's cells, or write "
         "on_paper = false in the field",
         "[form.paper]"},
        {"heading_of = \"text\"", "heading_of = §\"story\"",
         "'story' is not a field of the form; write the id of one of its [[form.field]]"},
        {"column = 6, columns = 6 }", "column = 6, columns = 6 }, { field = §\"svar\" }",
         "'svar' stands on paper but has on_paper = false; remove it here, or remove on_paper = "
         "false"},
        {"column = 6, columns = 6 }", "column = 6, columns = 6 }, { field = §\"telefon\" }",
         "'telefon' stands on paper twice; remove one; only an area may go on"},
        {"column = 6, columns = 6", "column = 6, columns = §7",
         "'columns' cannot be 7; write 1 to 6"},
        {"column = 6, columns = 6", "column = §12", "'column' cannot be 12; write 0 to 11"},
        {"lines = 5", "column = 0",
         "the area 'text' has no lines; write lines = the number of ruled lines",
         "{ field = \"text\""},
        {"column = 6, columns = 6", "lines = §3",
         "'telefon' is not an area; remove 'lines', or write kind = \"area\" in the field"},
        {"column = 6, columns = 6", "ticks = §[20]",
         "'telefon' has no choices to tick; remove 'ticks'"},
        {"steps = [\"Vi läser.\"]", "",
         "the slip must have either 'steps' or 'text'; write one of them", "[form.paper.slip]"},
        {"steps = [\"Vi läser.\"]", "steps = [\"Vi läser.\", §4]",
         "'steps' has the wrong type; write a text, or one text for each language: { sv = \"…\", "
         "en = "
         "\"…\" }"},
        {"[[form.paper.page]]\n", "\n",
         "'page' has the wrong type; write tables, each under [[page]]",
         "[[form.paper.page.section]]"},
    });
}

TEST_CASE("an older version of a form may stay below the newer, not above it") {
    const auto form = right_file.substr(right_file.find("[[form]]"));
    std::string newer = form;
    newer.replace(newer.find("version = 1"), 11, "version = 2");
    const auto head = right_file.substr(0, right_file.find("[[form]]"));
    REQUIRE(faults_of(head + newer + "\n" + form).empty());
    REQUIRE_THAT(
        faults_of(head + form + "\n" + newer),
        Catch::Contains("version 2 of the form stands after version 1; let the newest stand "
                        "first, or give the form another id"));
    REQUIRE_THAT(faults_of(head + form + "\n" + form),
                 Catch::Contains("version 1 of the form stands after version 1"));
}

TEST_CASE("a slip in a field's kind is one fault, not one for all that follows from it") {
    for (const char* kind : {"one_choice", "area", "comb"}) {
        std::string text = right_file;
        const std::string line = std::string("kind = \"") + kind + "\"";
        text.replace(text.find(line), line.size(), "kind = \"fel\"");
        INFO(faults_of(text));
        CHECK(parse_municipality(text, "test.toml").faults.size() == 1);
    }
}

TEST_CASE("several faults are all said, in the file's order") {
    std::string text = right_file;
    text.replace(text.find("count = 2"), 9, "count = 0");
    text.replace(text.find("place ="), 7, "plats =");
    const auto faults = parse_municipality(text, "test.toml").faults;
    REQUIRE(faults.size() == 3);
    REQUIRE(faults[0].what == "the file has no 'place'");
    REQUIRE(faults[1].what == "unknown key 'plats' in the file");
    REQUIRE(faults[2].what == "'count' cannot be 0");
}
