// What the kiosk does to its own process and its station's folder.
#include "kiosk/station/station_door.h"
#include "kiosk/station/tally.h"
#include "kiosk_fixture.h"
#include "shared/base/files.h"
#include "shared/base/harden.h"
#include "shared/store/outbox.h"
#include "shared/store/salvage/reserve.h"
#include "shared/store/station.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tycktill;

namespace {

StationIdentity identity_for(const KeyPair& office) {
    StationIdentity identity;
    identity.name = "kiosk-1";
    identity.signing_key = make_signing_key();
    identity.office_url = "https://127.0.0.1:1";
    identity.recipients = {office.public_key};
    return identity;
}

} // namespace

TEST_CASE("the process leaves no core dump and cannot be read by others") {
    const pid_t child = fork();
    if (child == 0) {
        harden_process();
        rlimit core{};
        const bool none = getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0;
        _exit(none && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : 1);
    }
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("how easy it was is counted by month, and nothing else is written") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "how-easy.txt";
    REQUIRE(count_how_easy(file, on("2026-11-22"), HowEasy::Easy));
    REQUIRE(count_how_easy(file, on("2026-11-30"), HowEasy::Hard));
    REQUIRE(count_how_easy(file, on("2026-12-01"), HowEasy::SoSo));
    CHECK(read_text(file).value() ==
          "2026-11 easy=1 so-so=0 hard=1\n2026-12 easy=0 so-so=1 hard=0\n");
    struct stat facts {};
    REQUIRE(::stat(file.c_str(), &facts) == 0);
    CHECK(facts.st_mtim.tv_sec % (24 * 60 * 60) == 0);
}

TEST_CASE(
    "a station that no office knows is closed; an enrolled one is open and counts its queue") {
    const TemporaryFolder folder;
    Visit visit;
    StationDoor door(folder.path(), {});
    door.refresh(visit.setting);
    CHECK(visit.setting.closed == Closed::NotEnrolled);
    const KeyPair office = make_key_pair();
    REQUIRE(save_station(folder.path(), identity_for(office)));
    door.refresh(visit.setting);
    CHECK(visit.setting.closed == Closed::No);
    CHECK(visit.setting.station.waiting == 0);

    visit.goes_to_check();
    door.get_ready();
    CHECK(std::holds_alternative<Sent>(door.send(visit.setting, visit.session)));
    // Others reach the store once the thanks are shown.
    door.let_go();
    CHECK(Reserve::take(outbox_file(folder.path()), Reserve::Use::Alone));
    door.refresh(visit.setting);
    CHECK(visit.setting.station.waiting == 1);
}

TEST_CASE(
    "a store that goes while the person reads what they wrote is not the one that is kept in") {
    const TemporaryFolder folder;
    REQUIRE(save_station(folder.path(), identity_for(make_key_pair())));
    Visit visit;
    StationDoor door(folder.path(), {});
    door.refresh(visit.setting);
    visit.goes_to_check();
    door.get_ready();
    for (const char* end : {"", "-wal", "-shm"})
        std::filesystem::remove(outbox_file(folder.path()).string() + end);
    CHECK(std::holds_alternative<Sent>(door.send(visit.setting, visit.session)));
    door.let_go();
    CHECK(Outbox::open(outbox_file(folder.path())).value().counts().value().waiting == 1);
}

TEST_CASE("an identity that cannot be read closes the kiosk instead of stopping it") {
    const TemporaryFolder folder;
    REQUIRE(write_text(station_file(folder.path()), "{"));
    Visit visit;
    StationDoor door(folder.path(), {});
    door.refresh(visit.setting);
    CHECK(visit.setting.closed != Closed::No);
    visit.goes_to_check();
    CHECK(std::holds_alternative<NotSent>(door.send(visit.setting, visit.session)));
}
