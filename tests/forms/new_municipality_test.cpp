// A municipality that has no file yet: eight answers become one that everything here understands.
#include "forms/definition/new_municipality.h"

#include "forms/definition/catalogue.h"
#include "forms/definition/check_file.h"
#include "shared/base/files.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::forms;

namespace {

std::string model() {
    return read_text(std::filesystem::path(TYCKTILL_SOURCE) / "assets/templates/municipality.toml")
        .value();
}

NewMunicipality vaxjo() {
    return {"vaxjo",
            "Växjö kommun",
            "Växjö",
            "Omsorgsnämnden",
            {"Kontaktcenter", "Box 1222", "351 12 Växjö"},
            "0470-410 00",
            {"Hemtjänsten", "Äldreboendet Björken"},
            "10 arbetsdagar",
            "grön"};
}

/// What is wrong with the file, a line each.
std::string faults_of(const NewMunicipality& answers) {
    const TemporaryFolder folder;
    const auto file = folder.path() / (answers.id + ".toml");
    const auto written = write_municipality(model(), answers);
    if (!written)
        return written.error().what;
    REQUIRE(write_text(file, *written));
    std::string lines;
    for (const FileFault& fault : check_file(file))
        lines += to_text(fault) + "\n";
    return lines;
}

} // namespace

TEST_CASE("eight answers become a municipality's file in which nothing is wrong") {
    CHECK(faults_of(vaxjo()) == "");
    const std::string text = write_municipality(model(), vaxjo()).value();
    CHECK(text.find("{{") == std::string::npos);
    CHECK(text.find("Lomma") == std::string::npos);
    const Municipality municipality = parse_municipality(text, "vaxjo.toml").municipality;
    CHECK(municipality.name == "Växjö kommun");
    REQUIRE(municipality.units.size() == 2);
    CHECK(municipality.units[1].id == "aldreboendet-bjorken");
    REQUIRE(municipality.forms.size() == 1);
    REQUIRE(municipality.forms[0].deadline);
    CHECK(municipality.forms[0].deadline->count == 10);
}

TEST_CASE("whatever the answers are, the file is whole or one line says which answer is wrong") {
    NewMunicipality answers = vaxjo();
    SECTION("each way of saying how soon") {
        for (const char* how_soon :
             {"0", "14 dagar", "2 veckor", "1 vecka", "1 arbetsdag", " 10  Arbetsdagar "}) {
            answers.answer = how_soon;
            INFO(how_soon);
            CHECK(faults_of(answers) == "");
        }
        for (const char* no_answer : {"", "snart", "-3 dagar", "10", "10 månader", "999 dagar"}) {
            answers.answer = no_answer;
            INFO(no_answer);
            CHECK(faults_of(answers).find("how soon you answer is") == 0);
        }
    }
    SECTION("each colour") {
        for (const std::string& colour : new_colours()) {
            answers.colour = colour;
            CHECK(faults_of(answers) == "");
        }
        answers.colour = "rutig";
        CHECK(faults_of(answers).find("there is no colour 'rutig'") == 0);
    }
    SECTION("signs that mean something in the file") {
        answers.name = "Å \"Norra\" \\ kommun";
        answers.units = {"Skolan \"Höjden\"", "Skolan \\ Höjden", "Skolan höjden", "{{name}}"};
        answers.address = {"c/o \"Post\"", "= [[unit]]", "123 45 Ö"};
        CHECK(faults_of(answers) == "");
    }
    SECTION("boards of all kinds") {
        for (const char* board : {"Kommunstyrelsen", "Barn- och utbildningsnämnden", "Nämnden", "Ö",
                                  "Nämnden för omsorg, skola och allt annat i kommunen"}) {
            answers.board = board;
            INFO(board);
            CHECK(faults_of(answers) == "");
        }
    }
    SECTION("many units, and one") {
        answers.units = {"Allt"};
        CHECK(faults_of(answers) == "");
        answers.units.clear();
        for (int i = 0; i < 60; ++i)
            answers.units.push_back("Enhet nummer " + std::to_string(i));
        CHECK(faults_of(answers) == "");
    }
    SECTION("what is missing, too long or no text") {
        answers.units = {};
        CHECK(faults_of(answers).find("there is no unit") == 0);
        answers = vaxjo();
        answers.place = "  ";
        CHECK(faults_of(answers).find("the place is missing") == 0);
        answers = vaxjo();
        answers.name = std::string(400, 'x');
        CHECK(faults_of(answers).find("is empty or too long") != std::string::npos);
        answers = vaxjo();
        answers.id = "Växjö";
        CHECK(faults_of(answers).find("the id is 'Växjö'") == 0);
        answers = vaxjo();
        answers.units = {"???"};
        CHECK(faults_of(answers).find("has no letter") != std::string::npos);
    }
}

TEST_CASE("a unit's or a board's name becomes an id as people would write it") {
    CHECK(id_for("Vård- och omsorgsboendet Björk") == "vard-och-omsorgsboendet-bjork");
    CHECK(id_for("  ÅÄÖ 24:7!") == "aao-24-7");
    CHECK(id_for("???") == "");
}
