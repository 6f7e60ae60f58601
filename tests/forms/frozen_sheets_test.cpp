// Paper is for ever: somebody has a form from the day it was released, and posts it years later. What
// lay_out() gives for a released version may therefore never change. When a test here fails, either
// undo what moved the boxes, or give the form its next version in assets/municipalities/ and freeze
// that with `tycktill-forms freeze FORM`. Never edit a file in assets/sheets/.
#include "forms/definition/catalogue.h"
#include "forms/definition/check_file.h"
#include "forms/paper/page_code.h"
#include "shared/base/files.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

const fs::path assets = fs::path(TYCKTILL_SOURCE) / "assets";

std::vector<Sheet> frozen_sheets() {
    std::vector<Sheet> sheets;
    for (const auto& entry : fs::directory_iterator(assets / "sheets")) {
        INFO(entry.path().filename().string());
        const auto sheet = parse_sheet(*read_text(entry.path()));
        REQUIRE(sheet);
        CHECK(entry.path().filename() == frozen_name(sheet->form));
        sheets.push_back(*sheet);
    }
    return sheets;
}

std::string with(std::string text, const std::string& old, const std::string& fresh) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), fresh);
}

} // namespace

TEST_CASE("a released form is laid out as on the day it was released") {
    const auto catalogue = Catalogue::load(assets);
    REQUIRE(catalogue);
    for (const Sheet& sheet : frozen_sheets()) {
        INFO(sheet.form.id << " version " << sheet.form.version
                           << ": the boxes have moved. Undo it, or release the next version; see "
                              "the head of this file");
        const Form* form = catalogue->form(sheet.form.id);
        REQUIRE(form != nullptr);
        CHECK(form->ref.version >= sheet.form.version);
        if (form->ref.version == sheet.form.version)
            CHECK(*lay_out(*form) == sheet);
    }
}

TEST_CASE("every form that can be printed is released") {
    const auto catalogue = Catalogue::load(assets);
    REQUIRE(catalogue);
    for (const Municipality& municipality : catalogue->municipalities()) {
        for (const Form& form : municipality.forms) {
            INFO(form.ref.id << ": run `tycktill-forms freeze " << form.ref.id << "`");
            CHECK(fs::exists(assets / "sheets" / frozen_name(form.ref)));
        }
    }
}

TEST_CASE("a page of version 1 is known after version 2 is released") {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "municipalities");
    fs::copy(assets / "sheets", folder.path() / "sheets");
    const fs::path file = folder.path() / "municipalities" / "ljusnarsberg.toml";
    const std::string first = *read_text(assets / "municipalities" / "ljusnarsberg.toml");
    REQUIRE(write_text(file, first));
    const Sheet old = *Catalogue::load(folder.path())->sheet({"ljusnarsberg/klagomalsblankett", 1});
    const std::string printed = to_text({fingerprint(old), random_serial(), 1});

    REQUIRE(write_text(file,
                       with(with(first, "version = 1", "version = 2"), "lines = 7", "lines = 6")));
    const auto catalogue = Catalogue::load(folder.path());
    REQUIRE(catalogue);
    const Sheet* present = catalogue->sheet({"ljusnarsberg/klagomalsblankett", 2});
    REQUIRE(present != nullptr);
    CHECK(present->pages[0].boxes.back().lines == 6);

    const Sheet* found = catalogue->sheet(parse_page_code(printed)->sheet);
    REQUIRE(found != nullptr);
    CHECK(*found == old);
    CHECK(found->pages[0].boxes.back().lines == 7);
}
