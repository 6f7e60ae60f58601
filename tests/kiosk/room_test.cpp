// Before the disk or the queue is full the start page says so, and where to go instead, before anybody
// types: on a real disk that is full, and with a queue that really reaches its limit.
#include "app_scene.h"
#include "kiosk/station/station_door.h"
#include "shared/store/outbox.h"
#include "shared/store/station.h"
#include "tests/support/rooms.h"
#include "tests/support/small_disk.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

StationIdentity known_station(const KeyPair& office) {
    StationIdentity identity;
    identity.name = "kiosk-1";
    identity.signing_key = make_signing_key();
    identity.office_url = "https://127.0.0.1:1";
    identity.recipients = {office.public_key};
    return identity;
}

/// A kiosk whose start page looks at a real station.
struct Standing {
    AppScene scene;
    StationDoor door;
    Standing(const std::filesystem::path& data, const StationSettings& settings)
        : door(data, settings) {
        scene.look = [this](Setting& setting) { door.refresh(setting); };
        scene.wait(60s);
    }
    bool is_open() { return scene.tree().pressable("Börja") != nullptr; }
    bool points_elsewhere() {
        return scene.says("Just nu går det inte att lämna något här.") &&
               scene.says("Kiosken är full. Det du skriver skulle inte få plats. Ta en blankett "
                          "eller ring " +
                          scene.municipality.telephone + ".");
    }
};

/// The line of this file that was not as it should be, or 0.
#define EXPECT(condition)                                                                          \
    if (!(condition))                                                                              \
    return __LINE__

int stand_on_a_disk_that_fills(const std::filesystem::path& data) {
    StationSettings settings;
    settings.store_ballast_mib = 3;
    EXPECT(save_station(data, known_station(make_key_pair())));
    Standing kiosk(data, settings);
    EXPECT(kiosk.is_open());
    EXPECT(kiosk.scene.app.setting().station.disk == Disk::Low); // 24 MiB is little
    test::fill_disk(data / "another-program");
    kiosk.scene.press("Börja"); // looks once more before it begins
    EXPECT(!kiosk.is_open());
    EXPECT(kiosk.points_elsewhere());
    EXPECT(kiosk.scene.app.session().place == Place::Start);
    EXPECT(kiosk.scene.app.setting().station.disk == Disk::Full);
    std::filesystem::remove(data / "another-program");
    kiosk.scene.wait(59s); // nobody touches it
    EXPECT(!kiosk.is_open());
    kiosk.scene.wait(2s);
    EXPECT(kiosk.is_open());
    return 0;
}

} // namespace

TEST_CASE("on a full disk the start page sends people to paper and telephone, and opens again") {
    const TemporaryFolder folder;
    const int line = test::on_a_small_disk(
        folder.path(), "24m", [&] { return stand_on_a_disk_that_fills(folder.path()); });
    if (line == test::not_allowed)
        WARN("not judged: this machine does not let a test mount a file system");
    else
        CHECK(line == 0);
}

TEST_CASE("a queue that nears its limit closes the start page before it is full") {
    const TemporaryFolder folder;
    const KeyPair office = make_key_pair();
    REQUIRE(save_station(folder.path(), known_station(office)));
    StationSettings settings;
    settings.store_limit_mib = 16;
    Standing kiosk(folder.path(), settings);
    REQUIRE(kiosk.is_open());
    Submission big = an_anonymous_complaint();
    big.attachments = {{"page-1.jpg", "image/jpeg", noise(std::size_t{1} << 20)}};
    int kept = 0;
    while (kiosk.is_open() && kept < 20) {
        {
            Outbox outbox =
                Outbox::open(outbox_file(folder.path()), {16 << 20, 8 << 20, ""}).value();
            big.id = random_submission_id();
            REQUIRE(outbox.keep(seal(big, {office.public_key}).value()));
        }
        ++kept;
        kiosk.scene.wait(61s);
        if (kept == 11)
            CHECK(kiosk.scene.app.setting().station.disk == Disk::Low);
    }
    CHECK(kept < 16);
    CHECK(kiosk.points_elsewhere());
    CHECK(kiosk.scene.app.setting().station.disk == Disk::Full);
    // There is still room for somebody who had already begun.
    Visit visit;
    visit.goes_to_check();
    CHECK(std::holds_alternative<Sent>(kiosk.door.send(visit.setting, visit.session)));
}
