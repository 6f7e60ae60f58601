// A municipality that nobody has heard of needs its file and nothing else: three pages, every kind of
// field, a long name, words in Finnish and in its own mouth.
#include "forms/definition/catalogue.h"
#include "forms/definition/parse.h"
#include "forms/rules/deadlines.h"
#include "forms/rules/finalize.h"
#include "shared/base/files.h"
#include "tests/support/rooms.h"
#include "tests/support/sixth_municipality.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

Catalogue load() {
    const TemporaryFolder own;
    const auto& folder = own.path();
    REQUIRE(make_folder(folder / "municipalities"));
    REQUIRE(write_text(folder / "municipalities/langnamn.toml", test::sixth_municipality()));
    auto catalogue = Catalogue::load(folder);
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
                    "epost: Näin: fault.no_email.\n");
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
