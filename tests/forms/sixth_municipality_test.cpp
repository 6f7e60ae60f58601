// A municipality that nobody has heard of needs its file and nothing else: three pages, every kind of
// field, a long name, words in Finnish and in its own mouth.
#include "forms/catalogue.h"
#include "forms/deadlines.h"
#include "forms/fault_words.h"
#include "forms/finalize.h"
#include "forms/parse.h"
#include "shared/base/files.h"

#include <catch2/catch.hpp>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

std::string fault_texts() {
    std::string texts;
    for (const auto& key : fault_word_keys())
        texts +=
            "\"" + key + "\" = { sv = \"Så här: " + key + ".\", fi = \"Näin: " + key + ".\" }\n";
    return texts;
}

const std::string head = R"(id = "langnamn"
name = "Övre Långnamnsbergs och Nedre Sjötorpabygdens landskommun"
place = "Långnamnsberg"
board = "Nämnden för omsorg, skola och kommunala angelägenheter i övrigt"
office = "Kommunkansliet"
scheme = "Ordning för synpunkter"
languages = ["sv", "fi"]

[accent]
accent = "#3A2F7D"

[texts]
"start.title" = { sv = "Säg till oss", fi = "Kerro meille" }
)";

const std::string form = R"(
[[form]]
id = "stora-blanketten"
version = 7
title = { sv = "Stora blanketten", fi = "Suuri lomake" }
send_to = "Kommunkansliet"

[[form.field]]
id = "typ"
kind = "one_choice"
role = "type"
required = true
label = { sv = "Typ", fi = "Laji" }
[[form.field.choice]]
id = "klagomal"
label = { sv = "Klagomål", fi = "Valitus" }
[[form.field.choice]]
id = "berom"
label = { sv = "Beröm", fi = "Kiitos" }

[[form.field]]
id = "amnen"
kind = "several_choices"
role = "dimension"
required = true
label = { sv = "Ämnen", fi = "Aiheet" }
[[form.field.choice]]
id = "mat"
label = { sv = "Mat", fi = "Ruoka" }
[[form.field.choice]]
id = "tid"
label = { sv = "Tid", fi = "Aika" }
[[form.field.choice]]
id = "trygghet"
label = { sv = "Trygghet", fi = "Turvallisuus" }
[[form.field.choice]]
id = "annat"
label = { sv = "Annat", fi = "Muu" }

[[form.field]]
id = "plats"
kind = "unit"
role = "unit"
label = { sv = "Plats", fi = "Paikka" }

[[form.field]]
id = "dag"
kind = "date"
role = "when"
label = { sv = "Dag", fi = "Päivä" }

[[form.field]]
id = "berattelse"
kind = "area"
role = "story"
longest = 200
label = { sv = "Text", fi = "Teksti" }

[[form.field]]
id = "onskan"
kind = "area"
label = { sv = "Vad önskar du?", fi = "Mitä toivot?" }

[[form.field]]
id = "arende"
kind = "comb"
rule = "digits"
cells = 6
label = { sv = "Ärendets nummer", fi = "Asian numero" }

[[form.field]]
id = "svar"
kind = "one_choice"
role = "reply"
label = { sv = "Vill du ha svar?", fi = "Haluatko vastauksen?" }
[[form.field.choice]]
id = "nej"
label = { sv = "Nej", fi = "En" }
[[form.field.choice]]
id = "ja"
label = { sv = "Ja", fi = "Kyllä" }

[[form.field]]
id = "namn"
kind = "line"
role = "contact"
rule = "name"
label = { sv = "Namn", fi = "Nimi" }

[[form.field]]
id = "postnummer"
kind = "comb"
role = "contact"
rule = "postnummer"
cells = 5
longest = 6
label = { sv = "Postnummer", fi = "Postinumero" }

[[form.field]]
id = "epost"
kind = "line"
role = "contact"
rule = "email"
label = { sv = "E-post", fi = "Sähköposti" }

[form.reply]
needs_all = ["namn"]
needs_any = ["epost", "postnummer"]
missing = { sv = "Skriv namn och e-post.", fi = "Kirjoita nimi ja sähköposti." }

[form.deadline]
count = 3
unit = "working_days"
promise = { sv = "Svar senast {dag}.", fi = "Vastaus viimeistään {dag}." }

[form.paper]
size = "A4"
sender = "Övre Långnamnsbergs och Nedre Sjötorpabygdens landskommun"
intro = "Säg vad du tycker."

[[form.paper.page]]

[[form.paper.page.section]]
heading_of = "typ"
[[form.paper.page.section.row]]
cells = [{ field = "typ", ticks = [20.4, 78, 136] }]

[[form.paper.page.section]]
heading_of = "amnen"
[[form.paper.page.section.row]]
cells = [{ field = "amnen", ticks = [20.4, 78, 136] }]

[[form.paper.page.section]]
[[form.paper.page.section.row]]
cells = [{ field = "plats", columns = 7 }, { field = "dag", column = 8 }]

[[form.paper.page.section]]
heading_of = "berattelse"
[[form.paper.page.section.row]]
cells = [{ field = "berattelse", lines = 4 }]

[[form.paper.page]]
title = "Mer"
intro = "Fyll i det du kan."

[[form.paper.page.section]]
heading_of = "onskan"
[[form.paper.page.section.row]]
cells = [{ field = "onskan", lines = 6 }]
[[form.paper.page.section.row]]
cells = [{ field = "arende", columns = 6 }]

[[form.paper.page]]
title = "Svar"
intro = "Fyll i det du kan."

[[form.paper.page.section]]
heading_of = "svar"
[[form.paper.page.section.row]]
cells = [{ field = "svar", ticks = [20.4, 107] }]
[[form.paper.page.section.row]]
cells = [{ field = "namn", columns = 7 }, { field = "postnummer", column = 8 }]
[[form.paper.page.section.row]]
cells = [{ field = "epost" }]
[[form.paper.page.section.row]]
cells = [{ field = "berattelse", lines = 8 }]

[form.paper.slip]
heading = "Så går det till"
steps = ["Vi läser.", "Vi svarar."]
)";

Catalogue load() {
    const auto folder = fs::temp_directory_path() / "tycktill-sixth-test";
    fs::remove_all(folder);
    REQUIRE(make_folder(folder / "municipalities"));
    REQUIRE(write_text(folder / "municipalities/langnamn.toml", head + fault_texts() + form));
    auto catalogue = Catalogue::load(folder);
    fs::remove_all(folder);
    if (!catalogue)
        FAIL(catalogue.error().what);
    return std::move(*catalogue);
}

Circumstances in_finnish() {
    Circumstances circumstances;
    circumstances.arrived = parse_day("2026-12-23").value();
    circumstances.language = "fi";
    return circumstances;
}

} // namespace

TEST_CASE(
    "a new municipality needs only its file: its paper has three pages of every kind of box") {
    const Catalogue catalogue = load();
    const Sheet* sheet = catalogue.sheet(FormRef{"langnamn/stora-blanketten", 7});
    REQUIRE(sheet != nullptr);
    REQUIRE(sheet->pages.size() == 3);
    std::map<BoxKind, int> kinds;
    for (const auto& page : sheet->pages) {
        for (const auto& box : page.boxes)
            ++kinds[box.kind];
    }
    REQUIRE(kinds ==
            std::map<BoxKind, int>{
                {BoxKind::Tick, 8}, {BoxKind::Line, 3}, {BoxKind::Comb, 3}, {BoxKind::Area, 3}});
}

TEST_CASE("its rules hold, in its own languages") {
    const Catalogue catalogue = load();
    const Form& form = *catalogue.form("langnamn");
    Answers answers;
    answers.set("svar", std::string("ja"));
    answers.set("arende", std::string("12a456"));
    std::string said;
    for (const auto& fault : check(form, answers, in_finnish()))
        said += fault.field + ": " + fault.why + "\n";
    REQUIRE(said == "typ: Näin: fault.choose.\n"
                    "amnen: Näin: fault.choose_some.\n"
                    "berattelse: Näin: fault.story.\n"
                    "arende: Näin: fault.not_digits.\n"
                    "namn: Kirjoita nimi ja sähköposti.\n"
                    "epost: Näin: fault.fill_in.\n");
    REQUIRE(promise(in_finnish().arrived, *form.deadline, "fi") ==
            "Vastaus viimeistään 30.12.2026.");
}

TEST_CASE("its answers become a submission, several choices in the form's order") {
    const Catalogue catalogue = load();
    const Form& form = *catalogue.form("langnamn");
    Answers answers;
    answers.set("typ", std::string("berom"));
    answers.set("amnen", std::vector<std::string>{"annat", "mat", "mat"});
    answers.set("berattelse", std::string("Hyvä ruoka!"));
    answers.set("svar", std::string("nej"));
    const auto outcome = finalize(*catalogue.municipality_of(form), form, answers, in_finnish());
    const auto* submission = std::get_if<Submission>(&outcome);
    REQUIRE(submission != nullptr);
    REQUIRE(submission->matter.values("amnen") == std::vector<std::string>{"mat", "annat"});
    REQUIRE(submission->anonymous);
    REQUIRE(submission->language == "fi");
}
