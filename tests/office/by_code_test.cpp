// Anonymous, yet answered: from one kiosk to the office and back to every kiosk of the municipality,
// where the code alone opens the reply, without a network.
#include "kiosk/station/station_door.h"
#include "kiosk_fixture.h"
#include "office/archive/memory_archive.h"
#include "office/archive/reply_shelf.h"
#include "office/reading/verify.h"
#include "shared/base/files.h"
#include "shared/record/code_reply.h"
#include "shared/wire/arrival_proof.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace tycktill::test;

namespace {

struct Town {
    OfficeWorld office{std::make_unique<MemoryArchive>()};
    std::unique_ptr<StationWorld> first, second;
    Town() {
        office.start();
        first = std::make_unique<StationWorld>(office, "kiosk-1");
        second = std::make_unique<StationWorld>(office, "kiosk-2");
    }
    void fetch() {
        for (StationWorld* station : {first.get(), second.get()})
            REQUIRE(fetch_replies(station->folder.path(), station->client, "lomma"));
    }
    std::string at(const StationWorld& station, const std::string& code) const {
        return StationDoor(station.folder.path(), {}).reply_for("lomma", code);
    }
    Bytes shelf(const StationWorld& station) const {
        return bytes_of(read_text(replies_file(station.folder.path())).value());
    }
};

/// Leaves a complaint at Lomma's kiosk, to be answered by code; the code.
std::string leave(StationWorld& station) {
    Visit visit(municipality_file("lomma"));
    visit.does(Begin{}, Choose{"typ", "klagomal"}, Next{}, PickCard{"enhet", Pick::Unknown}, Next{},
               Write{"Maten var kall."}, Next{}, PickCard{"datum", Pick::Skip}, Next{},
               Choose{"svar", "kod"}, Next{});
    REQUIRE(visit.kind() == StepKind::Check);
    const Event sent = StationDoor(station.folder.path(), {}).send(visit.setting, visit.session);
    REQUIRE(std::holds_alternative<Sent>(sent));
    return std::get<Sent>(sent).code;
}

Submission arrived(Town& town) {
    REQUIRE(town.first->carry().delivered == 1);
    const auto all = town.office.archive->envelopes().value();
    REQUIRE(all.size() == 1);
    return open_submission(*town.office.archive, all.front().id, town.office.key).value();
}

} // namespace

TEST_CASE("who is anonymous reads the reply with the code at any kiosk, without a network") {
    Town town;
    const std::string code = leave(*town.first);
    const Submission submission = arrived(town);
    CHECK(submission.anonymous);
    REQUIRE(reply_key_in(submission.flags));
    // Only the public half travelled.
    const std::string travelled = text_of(matter_bytes(submission));
    CHECK(travelled.find(code) == std::string::npos);
    CHECK(travelled.find(code.substr(0, 4) + " " + code.substr(4, 4)) == std::string::npos);

    town.fetch();
    CHECK(town.at(*town.first, code) == "");
    const std::size_t before = town.shelf(*town.first).size();
    REQUIRE(send_to_code(*town.office.archive, submission, "Spisen är lagad. Tack!",
                         town.office.clock.today()));
    town.fetch();
    town.office.stop();
    CHECK(town.at(*town.first, code) == "2026-11-22\nSpisen är lagad. Tack!");
    CHECK(town.at(*town.second, code) == "2026-11-22\nSpisen är lagad. Tack!");
    std::string wrong = code;
    wrong.back() = wrong.back() == '2' ? '3' : '2';
    CHECK(town.at(*town.second, wrong) == "");
    CHECK(town.shelf(*town.first).size() == before);
    CHECK(text_of(town.shelf(*town.first)).find("Spisen") == std::string::npos);
    // The office is away: that is told, and what was fetched stays.
    for (StationWorld* station : {town.first.get(), town.second.get()})
        CHECK_FALSE(fetch_replies(station->folder.path(), station->client, "lomma"));
    CHECK(town.at(*town.second, code) == "2026-11-22\nSpisen är lagad. Tack!");
}

TEST_CASE("a reply by code goes to nobody who did not ask for one, nor to another municipality") {
    Town town;
    leave(*town.first);
    Submission submission = arrived(town);
    REQUIRE(send_to_code(*town.office.archive, submission, "Svar", town.office.clock.today()));
    CHECK(town.office.archive->replies(submission.id).value().empty()); // it stands on the shelf
    submission.flags.clear();
    CHECK_FALSE(send_to_code(*town.office.archive, submission, "Svar", town.office.clock.today()));
    const auto elsewhere = town.first->client.replies("ostersund");
    REQUIRE(elsewhere);
    CHECK(elsewhere->size() == 1 + 16 * reply_slot_bytes);
    CHECK_FALSE(town.first->client.replies("../../etc"));
}

TEST_CASE("the QR code proves that the kiosk took it in that day, and the office finds it") {
    Town town;
    Visit visit;
    visit.goes_to_check();
    const Event sent =
        StationDoor(town.first->folder.path(), {}).send(visit.setting, visit.session);
    REQUIRE(std::holds_alternative<Sent>(sent));
    const std::string qr = std::get<Sent>(sent).qr_text;
    CHECK_FALSE(std::get<Sent>(sent).qr.empty());
    const auto proof = parse_proof_of_arrival(qr);
    REQUIRE(proof);
    CHECK(proof->station == "kiosk-1");
    CHECK(iso(proof->day) == "2026-11-22");
    const auto keys = town.office.archive->keys("kiosk-1").value();
    REQUIRE(keys.size() == 1);
    CHECK(is_signed_by(*proof, keys.front()));
    CHECK_FALSE(is_signed_by(*proof, town.office.archive->keys("kiosk-2").value().front()));
    CHECK_FALSE(find_proved(*town.office.archive, *proof).value());
    const Submission submission = arrived(town);
    CHECK(find_proved(*town.office.archive, *proof).value() == submission.id);

    std::string altered = qr;
    altered.back() = altered.back() == 'A' ? 'B' : 'A';
    const auto forged = parse_proof_of_arrival(altered);
    CHECK((!forged || !is_signed_by(*forged, keys.front())));
    CHECK_FALSE(parse_proof_of_arrival("TYCKTILL:482953647829"));
    CHECK_FALSE(parse_proof_of_arrival(""));
}

TEST_CASE("a reply that is half a year old is no longer handed out") {
    MemoryArchive archive;
    const KeyPair key = make_key_pair();
    const Day day = on("2026-01-01");
    REQUIRE(put_on_shelf(archive, "lomma", seal_for_code("Svar", key.public_key).value(), day));
    const auto opened = [&](Day today) {
        const auto shelf = shelf_of(archive, "lomma", today).value();
        int count = 0;
        const auto slots = parse_reply_shelf(shelf).value();
        for (const Bytes& slot : slots)
            count += open_with_code(slot, key) ? 1 : 0;
        return count;
    };
    CHECK(opened(day) == 1);
    CHECK(opened(day + std::chrono::days{shelf_days}) == 1);
    CHECK(opened(day + std::chrono::days{shelf_days + 1}) == 0);
}
