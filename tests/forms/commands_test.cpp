// The command line as INTERFACE promises it: what goes where, and the exit codes.
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

using namespace tycktill;

namespace {

struct Ran {
    int code = -1;
    std::string out;
};

Ran run(const std::string& words) {
    const std::string line = std::string(TYCKTILL_PROGRAMS) + "/tycktill-forms " + words;
    FILE* pipe = popen(line.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ran ran;
    std::array<char, 4096> part{};
    while (const auto count = std::fread(part.data(), 1, part.size(), pipe))
        ran.out.append(part.data(), count);
    const int status = pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

} // namespace

TEST_CASE("list --json prints one form a line") {
    const Ran ran = run("list --json");
    REQUIRE(ran.code == 0);
    std::map<std::string, nlohmann::json> forms;
    for (const auto& line : split(trimmed(ran.out), '\n')) {
        const auto form = nlohmann::json::parse(line);
        forms[form.at("form")] = form;
    }
    REQUIRE(forms.size() >= 5);
    const auto& form = forms.at("ljusnarsberg/klagomalsblankett");
    REQUIRE(form.at("version") == 1);
    REQUIRE(form.at("municipality") == "Ljusnarsbergs kommun");
    REQUIRE(form.at("title") == "Klagomålsblankett");
    REQUIRE(form.at("pages") == 2);
    REQUIRE(form.at("paper") == "A4");
    REQUIRE(form.at("languages") == nlohmann::json{"sv", "en", "sv@lattlast"});
}

TEST_CASE("every subcommand has help with an example, and there is a version") {
    REQUIRE(run("--version").out.rfind("tycktill-forms ", 0) == 0);
    for (const char* words : {"", "list", "check", "freeze", "layout", "preview", "print"}) {
        const Ran ran = run(std::string(words) + " --help");
        INFO(words);
        CHECK(ran.code == 0);
        CHECK_THAT(ran.out, Catch::Contains("Example"));
    }
}

TEST_CASE("what every program takes is taken before and after the subcommand") {
    REQUIRE(run("--data /nowhere --config /nowhere/station.toml list").code == 0);
    REQUIRE(run("list --data /nowhere --config /nowhere/station.toml").code == 0);
}

TEST_CASE("wrong use is one line on stderr and exit 2") {
    for (const char* words : {"", "frobnicate", "list --jason", "check", "layout"}) {
        const Ran ran = run(std::string(words) + " 2>&1");
        INFO(words << ": " << ran.out);
        CHECK(ran.code == 2);
        CHECK(split(ran.out, '\n').size() == 2);
        CHECK_THAT(ran.out, Catch::StartsWith("tycktill-forms: "));
    }
}

TEST_CASE("check names each fault on stdout and exits 1; right files exit 0") {
    const TemporaryFolder own;
    const auto& folder = own.path();
    REQUIRE(make_folder(folder));
    const auto file = folder / "fel.toml";
    REQUIRE(write_text(file, "id = \"fel\"\nnamn = \"Fel kommun\"\n"));
    const Ran ran = run("check " + file.string() + " 2>/dev/null");
    REQUIRE(ran.code == 1);
    REQUIRE_THAT(ran.out, Catch::Contains("fel.toml:2:1: unknown key 'namn' in the file; write "
                                          "'name'\n"));
    const Ran json = run("check --json " + file.string() + " 2>/dev/null");
    const auto first = nlohmann::json::parse(split(json.out, '\n').front());
    REQUIRE(first.at("line") == 1);
    REQUIRE(first.at("file") == file.string());
    REQUIRE(run("check /no/such.toml 2>/dev/null").code == 1);
}

TEST_CASE("the shipped files pass their own check, printed texts included") {
    const Ran ran = run("check " TYCKTILL_SOURCE "/assets/municipalities/*.toml 2>/dev/null");
    INFO(ran.out);
    REQUIRE(ran.code == 0);
}
