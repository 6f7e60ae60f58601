/// Stations that change office: whose a thanked item is, and that no other office's receipt erases it.
#include "shared/courier/clock_words.h"
#include "shared/courier/courier.h"
#include "shared/courier/enrol.h"
#include "tests/support/fake_office.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/kept_store.h"
#include "tests/support/outbox_peer.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <random>

using namespace tycktill;
using namespace tycktill::test;

namespace {

/// Several offices, and one station that is enrolled now here, now there.
struct Moves {
    explicit Moves(int count) : offices(std::size_t(count)) {}

    TemporaryFolder folder;
    std::vector<FakeOffice> offices;
    std::map<SubmissionId, std::size_t> thanked; ///< and at which office's kiosk
    FixedClock clock{parse_day("2026-11-22").value()};
    bool network = true;

    MemoryTransport way_to(std::size_t office) {
        MemoryTransport way(
            [this, office](const HttpRequest& request) { return offices[office].answer(request); });
        way.trouble = [this](const HttpRequest& request,
                             const MemoryTransport::Office& there) -> MemoryTransport::Answer {
            if (!network)
                return tl::make_unexpected(NoAnswer{"no network", false});
            return there(request);
        };
        return way;
    }
    static std::string url(std::size_t office) {
        return "https://office-" + std::to_string(office) + ".test";
    }
    Result<Enrolled> enrol_at(std::size_t office, bool leave = false) {
        MemoryTransport way = way_to(office);
        return enrol(folder.path(), url(office), offices[office].code(), way,
                     {leave, [this](const StationIdentity& before) {
                          for (std::size_t i = 0; i < offices.size(); ++i)
                              if (url(i) == before.office_url)
                                  return Result<std::unique_ptr<Transport>>(
                                      std::make_unique<MemoryTransport>(way_to(i)));
                          return Result<std::unique_ptr<Transport>>(fail("no such office"));
                      }});
    }
    StationIdentity identity() const { return load_station(folder.path()).value().value(); }
    std::size_t present() const {
        std::size_t office = 0;
        while (url(office) != identity().office_url)
            ++office;
        return office;
    }
    Outbox outbox() const {
        OutboxOptions small;
        small.ballast_bytes = 0;
        return Outbox::open(outbox_file(folder.path()), small).value();
    }
    void person() {
        const StationIdentity station = identity();
        const Submission submission = an_anonymous_complaint();
        REQUIRE(outbox().keep(seal(submission, station.recipients).value(), clock.today(),
                              addressee_of(station)));
        thanked[submission.id] = present();
    }
    Round carry() {
        const StationIdentity station = identity();
        MemoryTransport way = way_to(present());
        OfficeClient client(station, way, [this] { return offices[0].now; });
        Outbox store = outbox();
        REQUIRE(store.address_to(addressee_of(station)));
        REQUIRE(store.release());
        return deliver_waiting(store, client, station.name, clock).value();
    }
    int elsewhere() const { return outbox().counts().value().elsewhere; }

    /// Thanked, and neither here nor at an office that can open it.
    int lost() {
        int count = 0;
        Outbox store = outbox();
        for (const auto& [id, office] : thanked) {
            const auto at = offices[office].kept.find(id);
            const bool opens = at != offices[office].kept.end() &&
                               open(parse_envelope(at->second).value(), offices[office].key);
            const bool waits =
                OutboxPeer::database(store)
                    .number("SELECT count(*) FROM item JOIN payload USING (id) WHERE id = ?",
                            {id.bytes})
                    .value() > 0;
            count += opens || waits ? 0 : 1;
        }
        return count;
    }
    /// What an office was handed that it cannot open.
    int unreadable() {
        int count = 0;
        for (const auto& office : offices)
            for (const auto& [id, bytes] : office.kept)
                count += open(parse_envelope(bytes).value(), office.key) ? 0 : 1;
        return count;
    }
};

} // namespace

TEST_CASE("a station does not move to another office while something waits for the one before") {
    Moves world(2);
    REQUIRE(world.enrol_at(0));
    for (int i = 0; i < 3; ++i)
        world.person();
    const auto refused = world.enrol_at(1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("3 for https://office-0.test") != std::string::npos);
    CHECK(refused.error().what.find("--leave-waiting") != std::string::npos);
    CHECK(world.present() == 0); // nothing was changed

    CHECK(world.carry().delivered == 3);
    REQUIRE(world.enrol_at(1)); // with the same code
    CHECK(world.present() == 1);
    CHECK(world.lost() == 0);
}

TEST_CASE("what an office refused for good keeps the station from moving too") {
    Moves world(2);
    REQUIRE(world.enrol_at(0));
    world.person();
    REQUIRE(world.outbox().hold(world.thanked.begin()->first, "422 not an envelope"));
    CHECK_FALSE(world.enrol_at(1));
}

TEST_CASE(
    "what is left behind goes to no other office, is told at both ends and is carried later") {
    Moves world(2);
    REQUIRE(world.enrol_at(0));
    world.person();
    world.person();
    const Enrolled moved = world.enrol_at(1, true).value();
    REQUIRE(moved.left.size() == 1);
    CHECK(moved.left.front().count == 2);
    CHECK(moved.told);
    REQUIRE(world.offices[0].heartbeats.back().heads.size() == 1); // it counts two as missing
    CHECK(world.offices[0].heartbeats.back().heads.back().seq == 2);

    world.person();
    CHECK(world.carry().delivered == 1);
    CHECK(world.offices[1].kept.size() == 1);
    CHECK(world.offices[1].elsewhere == 2);
    const auto heads = world.offices[1].heartbeats.back().heads;
    REQUIRE(heads.size() == 1); // its own chain alone, and whole
    CHECK(heads.back().seq == 1);
    CHECK(world.elsewhere() == 2);
    CHECK(world.outbox().elsewhere().value().front().office.url == "https://office-0.test");

    REQUIRE(world.enrol_at(0));
    CHECK(world.carry().delivered == 2);
    CHECK(world.elsewhere() == 0);
    CHECK(world.lost() == 0);
    CHECK(world.unreadable() == 0);
}

TEST_CASE("an office made anew at the same address is another office") {
    Moves world(1);
    REQUIRE(world.enrol_at(0));
    world.person();
    FakeOffice before = world.offices[0];
    world.offices[0].key = make_key_pair();
    world.offices[0].receipt_key = make_signing_key();
    CHECK_FALSE(world.enrol_at(0));
    world.carry(); // with the old identity: what it signs is no receipt
    CHECK(world.outbox().counts().value().waiting == 1);
    REQUIRE(world.enrol_at(0, true));
    world.carry();
    CHECK(world.elsewhere() == 1);
}

TEST_CASE("a station whose identity was moved away still knows whose its items are") {
    Moves world(2);
    REQUIRE(world.enrol_at(0));
    world.person();
    std::filesystem::remove(station_file(world.folder.path()));
    CHECK_FALSE(world.enrol_at(1));
    REQUIRE(world.enrol_at(0)); // where it was: as before
    CHECK(world.carry().delivered == 1);
}

TEST_CASE("what an older version kept belongs to the office that the station was enrolled at") {
    Moves world(2);
    REQUIRE(world.enrol_at(0));
    make_kept_store(outbox_file(world.folder.path()), "shared/store/outbox-version-1.sql");
    const auto refused = world.enrol_at(1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("3 for https://office-0.test") != std::string::npos);
    REQUIRE(world.enrol_at(1, true));
    world.carry();
    CHECK(world.elsewhere() == 3);
    CHECK(world.offices[1].kept.empty());
}

TEST_CASE("a courier that was started before the move erases nothing by the new office's word") {
    Moves world(2);
    REQUIRE(world.enrol_at(0));
    const StationIdentity stale = world.identity();
    Outbox running = world.outbox();
    REQUIRE(running.address_to(addressee_of(stale)));
    REQUIRE(world.enrol_at(1));
    world.person(); // sealed to the new office
    const SubmissionId id = world.thanked.begin()->first;
    CHECK(running.release().value() == 0);
    CHECK_FALSE(running.next_to_deliver().value());
    CHECK_FALSE(running.mark_receipted(id, bytes_of("signed")));
    CHECK(world.carry().delivered == 1);
}

TEST_CASE(
    "wherever a station moves nothing that was thanked is lost or handed to who cannot open it") {
    const auto seed = GENERATE(range(1u, 4u));
    std::mt19937 random(seed);
    Moves world(3);
    REQUIRE(world.enrol_at(0));
    for (int step = 0; step < 32; ++step) {
        world.network = random() % 4 != 0;
        switch (random() % 6) {
        case 0:
            (void)world.enrol_at(random() % 3, random() % 2 == 0);
            break;
        case 1:
            if (random() % 4 == 0) // somebody tidies up
                std::filesystem::remove(station_file(world.folder.path()));
            world.network = true;
            if (!std::filesystem::exists(station_file(world.folder.path())))
                REQUIRE(world.enrol_at(random() % 3, true));
            break;
        case 2:
        case 3:
            world.carry();
            break;
        default:
            world.person();
        }
        if (step % 8 == 7)
            REQUIRE(world.lost() == 0);
    }
    world.network = true;
    for (std::size_t office = 0; office < 3; ++office) {
        REQUIRE(world.enrol_at(office, true));
        world.carry();
        // Each office's chain is whole: it has as many as the station says that it stands at.
        std::size_t places = 0;
        for (const ChainHead& head : world.offices[office].heartbeats.back().heads)
            places += std::size_t(head.seq);
        CHECK(places == world.offices[office].kept.size());
    }
    CHECK(world.elsewhere() == 0);
    CHECK(world.lost() == 0);
    CHECK(world.unreadable() == 0);
}

TEST_CASE("a store that forgot whose its items are is caught") {
    Moves world(2);
    REQUIRE(world.enrol_at(0));
    world.person();
    REQUIRE(world.enrol_at(1, true));
    {
        Outbox store = world.outbox();
        REQUIRE(OutboxPeer::database(store).run_script("UPDATE item SET office = NULL"));
    }
    world.carry();
    CHECK(world.lost() == 1);
}

TEST_CASE("a clock that differs from the office's is told by how much, and a right one is not") {
    using namespace std::chrono_literals;
    CHECK(clock_in_words(0s).empty());
    CHECK(clock_in_words(-9min).empty());
    CHECK(clock_in_words(11min).rfind("this station's clock is 11 minutes ahead of", 0) == 0);
    CHECK(clock_in_words(-25h).rfind("this station's clock is 25 hours behind", 0) == 0);
    CHECK(clock_in_words(368 * 24h).rfind("this station's clock is 368 days ahead of", 0) == 0);
    const auto year = GENERATE(1970, 2025, 2027, 2100);
    const auto off = std::chrono::hours(24 * 365) * (year - 2026);
    CHECK(clock_in_words(off).find(off > 0s ? "ahead" : "behind") != std::string::npos);
}

TEST_CASE("how wrong the clock is is kept for who opens the store, from any answer") {
    Moves world(1);
    world.offices[0].tells_time = true;
    REQUIRE(world.enrol_at(0));
    const StationIdentity station = world.identity();
    MemoryTransport way = world.way_to(0);
    const std::int64_t off = GENERATE(-86'400, 120, 31'536'000, -1'700'000'000);
    OfficeClient client(station, way, [&] { return world.offices[0].now + off; });
    Outbox store = world.outbox();
    REQUIRE(deliver_waiting(store, client, station.name, world.clock));
    CHECK(store.status().value().clock_ahead == std::chrono::seconds(off));
    CHECK(world.offices[0].clock_said == world.offices[0].now + off); // uncorrected
}
