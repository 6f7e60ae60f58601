#include "forms/definition/catalogue.h"
#include "shared/base/files.h"
#include "tests/forms/shipped.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

using namespace tycktill;
namespace fs = std::filesystem;

TEST_CASE("the catalogue knows the shipped forms and their sheets") {
    const auto catalogue = Catalogue::load(shipped_assets());
    if (!catalogue)
        FAIL(catalogue.error().what);
    const Form* form = catalogue->form("ljusnarsberg/klagomalsblankett");
    REQUIRE(form != nullptr);
    REQUIRE(catalogue->form("ljusnarsberg") == form);
    REQUIRE(catalogue->municipality_of(*form)->id == "ljusnarsberg");
    const Sheet* sheet = catalogue->sheet(form->ref);
    REQUIRE(sheet != nullptr);
    REQUIRE(catalogue->sheet(fingerprint(*sheet)) == sheet);
    REQUIRE(catalogue->form("ljusnarsberg/annan") == nullptr);
    REQUIRE(catalogue->sheet(SheetFingerprint{"22222222"}) == nullptr);
}

TEST_CASE("a folder without municipalities, or with a wrong file, says so in one line") {
    const TemporaryFolder own;
    const auto& folder = own.path();
    REQUIRE(Catalogue::load(folder).error().what.find("no municipality file") != std::string::npos);
    REQUIRE(make_folder(folder / "municipalities"));
    REQUIRE(write_text(folder / "municipalities/x.toml", "id = 'x'\nname = \n"));
    REQUIRE(Catalogue::load(folder).error().what.find("x.toml:2:") != std::string::npos);
}

TEST_CASE("a frozen sheet is found by its fingerprint after the form has gone on") {
    const TemporaryFolder own;
    const auto& folder = own.path();
    REQUIRE(make_folder(folder / "municipalities"));
    REQUIRE(make_folder(folder / "sheets"));
    const auto source = shipped_assets() / "municipalities/ljusnarsberg.toml";
    std::string text = read_text(source).value();
    Sheet old = lay_out(shipped("ljusnarsberg").forms.at(0)).value();
    REQUIRE(write_text(folder / "sheets/ljusnarsberg-klagomalsblankett-1.json", to_json(old)));
    text.replace(text.find("version = 1"), 11, "version = 2");
    REQUIRE(write_text(folder / "municipalities/ljusnarsberg.toml", text));
    const auto catalogue = Catalogue::load(folder).value();
    REQUIRE(*catalogue.sheet(fingerprint(old)) == old);
    REQUIRE(catalogue.sheet(FormRef{"ljusnarsberg/klagomalsblankett", 2}) != nullptr);
}

TEST_CASE("an old page is read as its own version when the file keeps it, else as the newest") {
    const TemporaryFolder own;
    const auto& folder = own.path();
    REQUIRE(make_folder(folder / "municipalities"));
    const std::string text =
        read_text(shipped_assets() / "municipalities/ljusnarsberg.toml").value();
    const std::string old_form = text.substr(text.find("[[form]]"));
    std::string with_both = text;
    with_both.replace(with_both.find("version = 1"), 11, "version = 2");
    REQUIRE(write_text(folder / "municipalities/ljusnarsberg.toml", with_both + "\n" + old_form));
    const auto catalogue = Catalogue::load(folder);
    if (!catalogue)
        FAIL(catalogue.error().what);
    const std::string id = "ljusnarsberg/klagomalsblankett";
    REQUIRE(catalogue->form(id)->ref.version == 2);
    REQUIRE(catalogue->form(FormRef{id, 1})->ref.version == 1);
    REQUIRE(catalogue->form(FormRef{id, 9})->ref.version == 2);
    REQUIRE(catalogue->form(FormRef{"annan/form", 1}) == nullptr);
    REQUIRE(catalogue->sheet(FormRef{id, 1})->form.version == 1);
}
