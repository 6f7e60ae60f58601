// The sample of a station's settings that the packages bring.
#include "shared/base/files.h"
#include "shared/base/settings.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace tycktill;

namespace {

/// The sample with every line that is a key taken into use.
std::string sample(bool in_use) {
    std::istringstream lines(
        read_text(std::string(TYCKTILL_SOURCE) + "/cmake/debian/station.toml", 1 << 20).value());
    std::string text;
    for (std::string line; std::getline(lines, line);)
        text += (in_use && line.starts_with("#") ? line.substr(1) : line) + "\n";
    return text;
}

std::string with_notes_left_out() {
    std::istringstream lines(sample(true));
    std::string text;
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with(" ")) // a sentence, not a key
            text += line + "\n";
    return text;
}

} // namespace

TEST_CASE("the sample of a station's settings is taken as it stands") {
    REQUIRE(parse_settings(sample(false), "station.toml"));
}

TEST_CASE("every key of the sample is one, with the value that holds without it") {
    const auto said = parse_settings(with_notes_left_out(), "station.toml");
    INFO((said ? "" : said.error().what));
    REQUIRE(said);
    const StationSettings built_in;
    CHECK(said->municipality == built_in.municipality);
    CHECK(said->language == built_in.language);
    CHECK(said->panel == built_in.panel);
    CHECK(said->fullscreen == built_in.fullscreen);
    CHECK(said->release_minutes == built_in.release_minutes);
    CHECK(said->kiosk_printer == built_in.kiosk_printer);
    CHECK(said->kiosk_languages == built_in.kiosk_languages);
    CHECK(said->voice_command == built_in.voice_command);
    CHECK(said->voice_languages == built_in.voice_languages);
    CHECK(said->store_limit_mib == built_in.store_limit_mib);
    CHECK(said->store_ballast_mib == built_in.store_ballast_mib);
    CHECK(said->scan_watch == built_in.scan_watch);
    CHECK(said->desk_lock_minutes == built_in.desk_lock_minutes);
    CHECK(said->desk_second_look_percent == built_in.desk_second_look_percent);
    CHECK(said->office_listen == built_in.office_listen);
    CHECK(said->office_desk_listen == built_in.office_desk_listen);
}
