#include "shared/courier/courier.h"

#include "shared/courier/backoff.h"
#include "shared/courier/enrol.h"
#include "tests/support/fake_office.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;

namespace {

/// A station, its outbox and an office, with nothing in between.
struct World {
    TemporaryFolder folder;
    FakeOffice office;
    MemoryTransport transport{
        [this](const HttpRequest& request) { return office.answer(request); }};
    StationIdentity identity =
        enrol(folder.path(), "https://office.test", office.code(), transport).value();
    Outbox outbox = Outbox::open(outbox_file(folder.path())).value();
    FixedClock clock{parse_day("2026-11-22").value()};
    std::int64_t station_time = office.now;
    OfficeClient client{identity, transport, [this] { return station_time; }};

    SubmissionId keep(std::size_t page_bytes = 0) {
        Submission submission = a_complaint();
        if (page_bytes > 0)
            submission.attachments.push_back({"page-1.jpg", "image/jpeg", noise(page_bytes)});
        REQUIRE(outbox.keep(seal(submission, identity.recipients).value()));
        return submission.id;
    }
    Round carry() {
        REQUIRE(outbox.release());
        return deliver_waiting(outbox, client, identity.name, clock).value();
    }
    int waiting() { return outbox.counts().value().waiting; }
};

using Answer = MemoryTransport::Answer;
using Office = MemoryTransport::Office;

HttpResponse from_office(int status) {
    HttpResponse response = plain_response(status, "because\n");
    response.headers[office_header] = "1";
    return response;
}

bool is_put(const HttpRequest& request) {
    return request.method == "PUT";
}

} // namespace

TEST_CASE("everything that waits arrives, can be opened and is erased at the station") {
    World world;
    const auto small = world.keep(), large = world.keep(900'000);
    const Round round = world.carry();
    REQUIRE(round.delivered == 2);
    REQUIRE(world.waiting() == 0);
    REQUIRE(world.office.kept.size() == 2);
    for (const auto& id : {small, large}) {
        const auto envelope = parse_envelope(world.office.kept.at(id)).value();
        REQUIRE(open(envelope, world.office.key).value().matter.text("beskrivning") ==
                "Maten var kall.");
        REQUIRE(world.outbox.receipt(id).value() == world.office.receipts.at(id));
    }
    REQUIRE(world.outbox.status().value().last_contact == world.clock.today());
}

TEST_CASE("the head that the station signs counts what it released") {
    World world;
    for (int i = 0; i < 3; ++i)
        world.keep();
    world.carry();
    REQUIRE(world.office.heartbeats.front().heads.back().seq == 3);
    REQUIRE(world.office.heartbeats.front().waiting == 3);
    REQUIRE(world.office.heartbeats.back().waiting == 0);
}

TEST_CASE("what waits unreleased is told to nobody") {
    World world;
    for (int i = 0; i < 3; ++i) {
        world.keep();
        REQUIRE(greet(world.outbox, world.client, world.identity.name, world.clock));
        CHECK(world.office.heartbeats.back().waiting == 0);
        CHECK_FALSE(world.office.heartbeats.back().oldest);
    }
    REQUIRE(world.outbox.release());
    REQUIRE(greet(world.outbox, world.client, world.identity.name, world.clock));
    CHECK(world.office.heartbeats.back().waiting == 3);
    CHECK(world.office.heartbeats.back().oldest);
}

TEST_CASE("an office that is away costs one request, and nothing is lost") {
    World world;
    world.keep();
    world.keep();
    int asked = 0;
    world.transport.trouble = [&](const HttpRequest&, const Office&) -> Answer {
        ++asked;
        return tl::make_unexpected(NoAnswer{"no route", false});
    };
    const Round round = world.carry();
    REQUIRE(round.trouble);
    REQUIRE(asked == 1);
    REQUIRE(world.waiting() == 2);
    world.transport.trouble = {};
    REQUIRE(world.carry().delivered == 2);
}

TEST_CASE("only a receipt of this office for this item is a receipt") {
    World world;
    world.keep();
    const SigningKey forger = make_signing_key();
    const Digest link = world.outbox.release() ? world.outbox.head().value().link : Digest{};
    const auto id = world.outbox.next_to_deliver().value()->id;
    const Day day = world.office.today;
    const auto& right = world.office.receipt_key;
    const std::vector<Bytes> lies = {
        bytes_of("OK"),
        {},
        bytes_of("<html>Welcome to the hotel's network</html>"),
        signed_bytes(Receipt{id, "reception-1", link, day}, forger),
        signed_bytes(Receipt{random_submission_id(), "reception-1", link, day}, right),
        signed_bytes(Receipt{id, "kiosk-2", link, day}, right),
        signed_bytes(Receipt{id, "reception-1", {}, day}, right),
    };
    for (const auto& lie : lies) {
        world.transport.trouble = [&](const HttpRequest& request, const Office& office) -> Answer {
            return is_put(request) ? Answer(HttpResponse{200, {}, lie}) : Answer(office(request));
        };
        const Round round = world.carry();
        REQUIRE(round.delivered == 0);
        REQUIRE(round.trouble);
        REQUIRE(world.waiting() == 1);
    }
}

TEST_CASE("an answer that was lost after success is asked for again and found") {
    World world;
    const auto id = world.keep();
    world.transport.trouble = [&](const HttpRequest& request, const Office& office) -> Answer {
        const HttpResponse lost = office(request);
        if (is_put(request))
            return plain_response(504, "gateway timeout");
        return lost;
    };
    REQUIRE(world.carry().trouble);
    const Bytes first = world.office.receipts.at(id);
    world.transport.trouble = {};
    world.office.today += std::chrono::days(1);
    REQUIRE(world.carry().delivered == 1);
    REQUIRE(world.outbox.receipt(id).value() == first);
    REQUIRE(world.office.kept.size() == 1);
}

TEST_CASE("what the office refuses for good is held and blocks nobody") {
    for (const int status : {400, 409, 413, 422}) {
        World world;
        for (int i = 0; i < 3; ++i)
            world.keep();
        int puts = 0;
        world.transport.trouble = [&](const HttpRequest& request, const Office& office) -> Answer {
            return is_put(request) && puts++ == 0 ? world.office.no(status, request)
                                                  : office(request);
        };
        const Round round = world.carry();
        REQUIRE(round.held == 1);
        REQUIRE(round.delivered == 2);
        REQUIRE(world.outbox.held().value().front().reason == std::to_string(status) + " because");
        REQUIRE(world.office.heartbeats.back().held == 1);
    }
}

TEST_CASE("a no that nobody signed holds nothing and stops nobody") {
    for (const int status : {400, 409, 413, 422}) {
        World world;
        for (int i = 0; i < 3; ++i)
            world.keep();
        std::optional<std::string> refused;
        world.transport.trouble = [&](const HttpRequest& request, const Office& office) -> Answer {
            if (!refused && is_put(request))
                refused = request.path;
            return request.path == refused.value_or("") ? from_office(status) : office(request);
        };
        const Round round = world.carry();
        CHECK(round.held == 0);
        CHECK(round.put_off == 1);
        CHECK(round.delivered == 2);
        CHECK(world.waiting() == 1);
        world.transport.trouble = {};
        CHECK(world.carry().delivered == 1);
    }
}

TEST_CASE("a no by another's key, or to another request, is no no") {
    World world;
    world.keep();
    const SigningKey other = make_signing_key();
    HttpRequest earlier;
    for (const bool by_another : {true, false}) {
        world.transport.trouble = [&](const HttpRequest& request, const Office& office) -> Answer {
            if (!is_put(request))
                return office(request);
            HttpResponse no = world.office.no(422, by_another ? request : earlier);
            if (by_another)
                sign_refusal(no, request, blake2b(request.body), other);
            earlier = request;
            return no;
        };
        const Round round = world.carry();
        CHECK((round.held == 0 && round.put_off == 1));
    }
}

TEST_CASE("a station that somebody else refuses goes on trying") {
    for (const int status : {401, 403}) {
        World world;
        world.keep();
        world.transport.trouble = [&](const HttpRequest&, const Office&) -> Answer {
            return from_office(status);
        };
        const Round round = world.carry();
        CHECK_FALSE(round.alarm);
        CHECK(round.trouble);
        world.transport.trouble = {};
        CHECK(world.carry().delivered == 1);
    }
}

TEST_CASE("what is held is tried again once in each state of things, and on request") {
    World world;
    const auto first = world.keep();
    world.transport.trouble = [&](const HttpRequest& request, const Office& office) -> Answer {
        return is_put(request) ? Answer(world.office.no(422, request)) : office(request);
    };
    REQUIRE(world.carry().held == 1);
    // A day, a version of the program and a version of the keys make one state.
    CHECK(world.outbox.retry_held_once_in("2026-11-22 0.1 7").value() == 1);
    CHECK(world.carry().held == 1);
    CHECK(world.outbox.retry_held_once_in("2026-11-22 0.1 7").value() == 0);
    for (const char* state : {"2026-11-23 0.1 7", "2026-11-23 0.2 7", "2026-11-23 0.2 8"}) {
        CHECK(world.outbox.retry_held_once_in(state).value() == 1);
        CHECK(world.carry().held == 1);
    }
    const auto second = world.keep();
    CHECK(world.carry().held == 1);
    CHECK(world.outbox.retry_held(random_submission_id()).value() == 0);
    CHECK(world.outbox.retry_held(first).value() == 1);
    CHECK(world.outbox.held().value().front().id == second);
    world.transport.trouble = {};
    CHECK(world.carry().delivered == 1);
    CHECK(world.outbox.retry_held_once_in("2026-11-24 0.2 8").value() == 1);
    CHECK(world.carry().delivered == 1);
    CHECK((world.office.kept.count(first) == 1 && world.office.kept.count(second) == 1));
}

TEST_CASE("a proxy refuses nothing: without the office's mark its word is only trouble") {
    for (const int status : {302, 400, 403, 404, 407, 413, 500, 502, 504}) {
        World world;
        world.keep();
        world.transport.trouble = [&](const HttpRequest& request, const Office& office) -> Answer {
            return is_put(request) ? plain_response(status, "<html>") : office(request);
        };
        const Round round = world.carry();
        REQUIRE(round.trouble);
        REQUIRE_FALSE(round.alarm);
        REQUIRE(round.held == 0);
        REQUIRE(world.waiting() == 1);
    }
}

TEST_CASE("a station that is refused stops and calls somebody") {
    for (const int status : {401, 403}) {
        World world;
        world.keep();
        int asked = 0;
        world.transport.trouble = [&](const HttpRequest& request, const Office&) -> Answer {
            ++asked;
            return world.office.no(status, request);
        };
        const Round round = world.carry();
        REQUIRE(round.alarm);
        REQUIRE(asked == 1);
        REQUIRE(world.waiting() == 1);
    }
}

TEST_CASE("a station whose clock is wrong still delivers") {
    for (const std::int64_t wrong : {std::int64_t{0}, std::int64_t{4'000'000'000}}) {
        World world;
        world.station_time = wrong;
        world.keep();
        REQUIRE(world.carry().delivered == 1);
    }
}

TEST_CASE("an office that asks for time is given it") {
    World world;
    world.keep();
    world.transport.trouble = [&](const HttpRequest& request, const Office& office) -> Answer {
        HttpResponse busy = from_office(503);
        busy.headers["retry-after"] = "90";
        return is_put(request) ? busy : office(request);
    };
    const Round round = world.carry();
    REQUIRE(round.trouble->retry_after == std::chrono::seconds(90));
    REQUIRE(round.held == 0);
}

TEST_CASE("waiting doubles with jitter, has a ceiling, and waits out what the office asked for") {
    using std::chrono::milliseconds;
    using std::chrono::seconds;
    REQUIRE(next_attempt(1, {}, 0.0) == milliseconds(0));
    REQUIRE(next_attempt(1, {}, 0.5) == milliseconds(1000));
    REQUIRE(next_attempt(4, {}, 0.5) == milliseconds(8000));
    REQUIRE(next_attempt(1000, {}, 0.999) <= seconds(900));
    REQUIRE(next_attempt(1000, {}, 0.999) > seconds(890));
    REQUIRE(next_attempt(1, seconds(30), 0.5) == milliseconds(31'000));
}

TEST_CASE("an enrolment whose answer was lost is repeated with the same key") {
    TemporaryFolder folder;
    FakeOffice office;
    MemoryTransport transport([&](const HttpRequest& request) { return office.answer(request); });
    transport.trouble = [](const HttpRequest& request, const Office& there) -> Answer {
        there(request);
        return tl::make_unexpected(NoAnswer{"timed out", false});
    };
    const EnrolCode code = office.code();
    REQUIRE_FALSE(enrol(folder.path(), "https://office.test", code, transport));
    const VerifyKey first = office.stations.at("reception-1");
    transport.trouble = {};
    const auto identity = enrol(folder.path(), "https://office.test", code, transport).value();
    REQUIRE(identity.signing_key.verify_key == first);
    REQUIRE(load_station(folder.path()).value()->name == "reception-1");
    REQUIRE_FALSE(std::filesystem::exists(folder.path() / "enrolment.key"));
    // Enrolled anew, it keeps its key: its chain goes on.
    REQUIRE(enrol(folder.path(), "https://other.test", code, transport)
                .value()
                .signing_key.verify_key == first);
}
