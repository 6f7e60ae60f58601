#include "shared/base/files.h"
#include "shared/base/settings.h"
#include "shared/store/salvage/reserve.h"
#include "shared/store/station.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <set>
#include <sys/stat.h>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

StationIdentity an_identity() {
    return {"reception-1",
            make_signing_key(),
            "https://office.example:8443",
            "sha256//abc=",
            {make_key_pair().public_key, make_key_pair().public_key},
            make_signing_key().verify_key};
}

std::string fault_of(const std::string& text) {
    const auto settings = parse_settings(text, "station.toml");
    return settings ? "" : settings.error().what;
}

} // namespace

TEST_CASE("a station knows after a restart who it is, and nobody else can read it") {
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    REQUIRE_FALSE(load_station(data).value().has_value());
    const StationIdentity identity = an_identity();
    REQUIRE(save_station(data, identity));
    const StationIdentity back = load_station(data).value().value();
    REQUIRE(back.name == identity.name);
    REQUIRE(back.office_url == identity.office_url);
    REQUIRE(back.server_pin == identity.server_pin);
    REQUIRE(back.recipients == identity.recipients);
    REQUIRE(back.receipt_key == identity.receipt_key);
    REQUIRE(verify(identity.signing_key.verify_key, "x", {}, sign(back.signing_key, "x", {})));
    REQUIRE(fs::status(station_file(data)).permissions() ==
            (fs::perms::owner_read | fs::perms::owner_write));
    REQUIRE(fs::status(data).permissions() == fs::perms::owner_all);
}

TEST_CASE("a damaged identity is named with its file, never guessed") {
    const TemporaryFolder folder;
    REQUIRE(save_station(folder.path(), an_identity()));
    const std::string whole = read_text(station_file(folder.path())).value();
    for (std::size_t size = 0; size + 2 < whole.size(); size += 7) {
        REQUIRE(write_text(station_file(folder.path()), whole.substr(0, size)));
        const auto loaded = load_station(folder.path());
        REQUIRE_FALSE(loaded);
        REQUIRE(loaded.error().what.find("station.json: ") != std::string::npos);
        REQUIRE(loaded.error().what.find("enrol the station again") != std::string::npos);
    }
}

TEST_CASE("the courier leaves every file of the station the same times, whatever happened there") {
    const TemporaryFolder folder;
    const auto times = [&] {
        std::set<std::pair<std::int64_t, std::int64_t>> all;
        const auto add = [&](const fs::path& file) {
            struct stat facts {};
            REQUIRE(::stat(file.c_str(), &facts) == 0);
            all.emplace(facts.st_mtim.tv_sec, facts.st_ctim.tv_sec);
        };
        add(folder.path());
        for (const auto& entry : fs::directory_iterator(folder.path()))
            add(entry.path());
        return all;
    };
    for (const char* name : {"outbox.db", "outbox.db.seen", "how-easy.txt", "staff-pin"})
        REQUIRE(write_text(folder.path() / name, name));
    fs::last_write_time(folder.path() / "how-easy.txt",
                        fs::file_time_type::clock::now() - std::chrono::hours(3));
    CHECK(times().size() > 1);
    std::size_t kinds = 9;
    for (int tries = 0; tries < 3 && kinds > 1; ++tries) { // once over the turn of a second
        blur_folder(folder.path());
        kinds = times().size();
    }
    CHECK(kinds == 1);
    CHECK(times().begin()->first % 86'400 == 0);
}

TEST_CASE("settings that are not written have their built-in values") {
    const TemporaryFolder folder;
    const StationSettings settings = load_settings(folder.path() / "missing.toml").value();
    REQUIRE(settings.language == "sv");
    REQUIRE(settings.release_minutes == 60);
    REQUIRE(settings.panel == "21.5-portrait");
}

TEST_CASE("every setting is read") {
    const StationSettings settings = parse_settings(R"(
        municipality = "ljusnarsberg"
        unit = "Kopparbergsgården"
        panel = "1080x1920@21.5"
        fullscreen = true
        release_minutes = 0
        [store]
        limit_mib = 64
        ballast_mib = 4
        [scan]
        device = "pnm:0"
        watch = "/srv/scans"
        [office]
        store = "postgresql:///tyck"
        listen = "0.0.0.0:8443"
        desk_listen = "127.0.0.1:9000"
    )",
                                                    "station.toml")
                                         .value();
    REQUIRE(settings.municipality == "ljusnarsberg");
    REQUIRE(settings.unit == "Kopparbergsgården");
    REQUIRE(settings.panel == "1080x1920@21.5");
    REQUIRE(settings.fullscreen);
    REQUIRE(settings.release_minutes == 0);
    REQUIRE(settings.store_limit_mib == 64);
    REQUIRE(settings.store_ballast_mib == 4);
    REQUIRE(settings.scan_device == "pnm:0");
    REQUIRE(settings.scan_watch == "/srv/scans");
    REQUIRE(settings.office_store == "postgresql:///tyck");
    REQUIRE(settings.office_listen == "0.0.0.0:8443");
    REQUIRE(settings.office_desk_listen == "127.0.0.1:9000");
}

TEST_CASE(
    "every program finds the station's settings in its data folder, unless another file is named") {
    const TemporaryFolder folder;
    REQUIRE(load_settings(folder.path(), "").value().unit.empty());
    REQUIRE(write_file(folder.path() / "station.toml", bytes_of("unit = 'Björkgården'")));
    REQUIRE(write_file(folder.path() / "other.toml", bytes_of("unit = 'Ekbacken'")));
    REQUIRE(load_settings(folder.path(), "").value().unit == "Björkgården");
    REQUIRE(load_settings(folder.path(), folder.path() / "other.toml").value().unit == "Ekbacken");
}

TEST_CASE("a fault in the settings is one line with its place and what to write") {
    REQUIRE(fault_of("language = 'sv'\nlangauge = 'fi'\n").rfind("station.toml:2:", 0) == 0);
    REQUIRE(
        fault_of("langauge = 'fi'").find("unknown key 'langauge'; write one of: municipality") !=
        std::string::npos);
    REQUIRE(fault_of("[store]\nlimit = 5").rfind("station.toml:2:", 0) == 0);
    REQUIRE(fault_of("[store]\nlimit = 5")
                .find("unknown key 'store.limit'; write one of: limit_mib, ballast_mib") !=
            std::string::npos);
    REQUIRE(fault_of("release_minutes = '60'").find("write a whole number from 0 to 1440") !=
            std::string::npos);
    REQUIRE(fault_of("release_minutes = -1").find("write a whole number") != std::string::npos);
    REQUIRE(fault_of("fullscreen = 1").find("write true or false") != std::string::npos);
    REQUIRE(fault_of("unit = 7").find("quotation marks") != std::string::npos);
    REQUIRE(fault_of("office = 7").find("unknown key 'office'") != std::string::npos);
    REQUIRE(fault_of("unit = ").rfind("station.toml:1:", 0) == 0);
}
