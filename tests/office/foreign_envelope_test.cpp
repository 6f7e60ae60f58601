/// Envelopes that a stolen station's key made: each costs itself alone.
#include "office/archive/memory_archive.h"
#include "office/archive/reply_shelf.h"
#include "office/reading/opening.h"
#include "office/reading/report.h"
#include "office/reading/verify.h"
#include "shared/base/files.h"
#include "shared/record/code_reply.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace tycktill;
using namespace tycktill::test;
namespace fs = std::filesystem;

namespace {

struct World {
    OfficeWorld office{std::make_unique<MemoryArchive>()};
    World() { office.start(); }
};

KeyRing ring_of(const KeyPair& key) {
    return KeyRing(key_pair_of(BytesView(key.private_key.data(), key.private_key.size())).value());
}

std::multiset<FindingKind> findings(World& world, const KeyRing* ring) {
    std::multiset<FindingKind> kinds;
    const auto proofs = verify_archive(*world.office.archive,
                                       ProofWish{world.office.receipt_key.verify_key, 2, ring})
                            .value();
    for (const auto& proof : proofs)
        for (const auto& finding : proof.findings)
            kinds.insert(finding.kind);
    return kinds;
}

} // namespace

TEST_CASE("what is sealed to more or other keys than the office has is named at once") {
    World world;
    StationWorld station(world.office, "reception-1");
    const KeyRing ring = ring_of(world.office.key);
    station.keep();
    REQUIRE(station.carry().delivered == 1);
    CHECK(findings(world, nullptr).empty());
    CHECK(findings(world, &ring).empty());

    const Recipients right = station.identity.recipients;
    station.identity.recipients.push_back(make_key_pair().public_key);
    station.keep();
    REQUIRE(station.carry().delivered == 1);
    CHECK(findings(world, nullptr) == std::multiset{FindingKind::OtherKeys});

    station.identity.recipients = {make_key_pair().public_key, right[1]};
    station.keep();
    REQUIRE(station.carry().delivered == 1);
    CHECK(findings(world, &ring) == std::multiset{FindingKind::OtherKeys, FindingKind::Unopenable});
}

TEST_CASE(
    "a submission that ends a program is opened once, then shown, and tried again on request") {
    const TemporaryFolder folder;
    const SubmissionId bad = random_submission_id(), good = random_submission_id();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto watch = OpeningWatch::over(folder.path());
        { const auto done = watch->begin(good); }
        const auto begun = watch->begin(bad);
        ::raise(SIGKILL); // as a fault in a reader would
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));

    for (int program = 0; program < 2; ++program) { // this one and the next
        const auto watch = OpeningWatch::over(folder.path());
        CHECK(watch->begin(good).has_value());
        const auto again = watch->begin(bad);
        REQUIRE_FALSE(again);
        CHECK(again.error().kind == OpeningFault::EndedAProgram);
        CHECK(again.error().what.find(to_text(bad)) != std::string::npos);
    }
    {
        const auto first = OpeningWatch::over(folder.path()),
                   second = OpeningWatch::over(folder.path());
        const auto both = first->begin(good); // one at work is not a dead one
        CHECK(second->begin(good).has_value());
        first->forgive(bad);
        CHECK(first->begin(bad).has_value());
    }
    CHECK(OpeningWatch::over(folder.path())->begin(bad).has_value());
    CHECK(fs::is_empty(folder.path() / "opening"));
}

TEST_CASE("one row that cannot be opened costs the report and the list that row alone") {
    World world;
    StationWorld station(world.office, "reception-1");
    const auto bad = station.keep();
    const auto good = station.keep();
    REQUIRE(station.carry().delivered == 2);
    const TemporaryFolder folder;
    REQUIRE(write_text(folder.path() / "unopenable", to_text(bad) + "\n"));
    KeyRing ring = ring_of(world.office.key);
    ring.watch = OpeningWatch::over(folder.path());
    CHECK_FALSE(open_submission(*world.office.archive, bad, ring));
    CHECK_FALSE(open_without_contact(*world.office.archive, bad, ring));
    CHECK(open_submission(*world.office.archive, good, ring));
    CHECK(findings(world, &ring) == std::multiset{FindingKind::Unopenable});
}

TEST_CASE("every reply that a shelf holds reaches the kiosk, and one that is refused is said") {
    World world;
    StationWorld station(world.office, "kiosk-1");
    const KeyPair person = make_key_pair();
    std::size_t replies = 0;
    for (const std::size_t wanted : {64u, 65u, 257u, 1024u, 1030u}) {
        for (; replies < wanted; ++replies)
            REQUIRE(put_on_shelf(*world.office.archive, "lomma",
                                 seal_for_code("svar", person.public_key).value(),
                                 world.office.clock.today()));
        const auto fetched = fetch_replies(station.folder.path(), station.client, "lomma");
        INFO((fetched ? "" : fetched.error().what));
        REQUIRE(fetched);
        const auto shelf =
            parse_reply_shelf(read_file(replies_file(station.folder.path())).value()).value();
        std::size_t opened = 0;
        for (const auto& slot : shelf)
            opened += open_with_code(slot, person).has_value() ? 1 : 0;
        CHECK(opened == std::min<std::size_t>(wanted, most_shelf_slots));
        CHECK(beyond_shelf(*world.office.archive, "lomma", world.office.clock.today()).value() ==
              wanted - opened);
    }
    world.office.between = [](const HttpRequest&, const HttpServer::Handler&) {
        return HttpResponse{200, {{office_header, "1"}}, Bytes(longest_reply_shelf + 1, 5)};
    };
    const auto refused = fetch_replies(station.folder.path(), station.client, "lomma");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("replies") != std::string::npos);
}
