#include "shared/base/files.h"
#include "shared/store/outbox.h"
#include "tests/support/outbox_peer.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace tycktill;

namespace {

/// A station with an outbox and the office's key in its hand.
struct Station {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "outbox.db";
    KeyPair office = make_key_pair();
    OutboxOptions options = [] {
        OutboxOptions small;
        small.ballast_bytes = 1 << 20;
        return small;
    }();

    Outbox open() const { return Outbox::open(file, options).value(); }
    Envelope sealed(const Submission& submission) const {
        return seal(submission, {office.public_key}).value();
    }
    Envelope sealed() const { return sealed(an_anonymous_complaint()); }
    Envelope with_page(std::size_t size) const {
        Submission submission = a_complaint();
        submission.attachments = {{"page-1.jpg", "image/jpeg", noise(size)}};
        return sealed(submission);
    }
    std::string file_bytes() const {
        std::string all;
        for (const char* ending : {"", "-wal"}) {
            const auto bytes = read_file(file.string() + ending);
            if (bytes)
                all += text_of(*bytes);
        }
        return all;
    }
};

const Day today = parse_day("2026-11-22").value();

} // namespace

TEST_CASE("what was kept is there after a restart, byte for byte") {
    const Station station;
    const Envelope envelope = station.with_page(700'000);
    REQUIRE(station.open().keep(envelope));
    Outbox outbox = station.open();
    REQUIRE(outbox.counts().value().waiting == 1);
    REQUIRE(outbox.release().value() == 1);
    const OutboxItem item = outbox.next_to_deliver().value().value();
    REQUIRE(item.id == envelope.id);
    REQUIRE(item.envelope == to_bytes(envelope));
    REQUIRE(open(parse_envelope(item.envelope).value(), station.office));
}

TEST_CASE("keeping the same id again does nothing; two equal complaints are two") {
    const Station station;
    Outbox outbox = station.open();
    const Submission submission = a_complaint();
    const Envelope envelope = station.sealed(submission);
    REQUIRE(outbox.keep(envelope));
    REQUIRE(outbox.keep(envelope));
    REQUIRE(outbox.counts().value().waiting == 1);
    Submission equal = submission;
    equal.id = random_submission_id();
    REQUIRE(outbox.keep(station.sealed(equal)));
    REQUIRE(outbox.counts().value().waiting == 2);
}

TEST_CASE("nothing leaves before it is released") {
    const Station station;
    Outbox outbox = station.open();
    REQUIRE(outbox.keep(station.sealed()));
    REQUIRE_FALSE(outbox.next_to_deliver().value().has_value());
    REQUIRE(outbox.counts().value().unreleased == 1);
    REQUIRE(outbox.release().value() == 1);
    REQUIRE(outbox.counts().value().unreleased == 0);
    REQUIRE(outbox.counts().value().waiting == 1);
    REQUIRE(outbox.release().value() == 0);
}

TEST_CASE("the order of the chain is not the order of arrival") {
    const Station station;
    Outbox outbox = station.open();
    std::vector<SubmissionId> arrived;
    for (int i = 0; i < 30; ++i) {
        const Envelope envelope = station.sealed();
        arrived.push_back(envelope.id);
        REQUIRE(outbox.keep(envelope));
    }
    REQUIRE(outbox.release().value() == 30);
    std::vector<SubmissionId> released;
    for (const OutboxItem& item : released_in(outbox))
        released.push_back(item.id);
    REQUIRE(released.size() == 30);
    REQUIRE(released != arrived); // 1 of 30! that chance gives the same
    REQUIRE_FALSE(std::is_sorted(released.begin(), released.end()));
    std::sort(arrived.begin(), arrived.end());
    std::sort(released.begin(), released.end());
    REQUIRE(released == arrived);
}

TEST_CASE("every released item has its place in one unbroken chain") {
    const Station station;
    Outbox outbox = station.open();
    for (int round = 0; round < 3; ++round) {
        REQUIRE(outbox.keep(station.sealed()));
        REQUIRE(outbox.keep(station.with_page(300'000)));
        REQUIRE(outbox.release().value() == 2);
    }
    ChainHead head{outbox.head().value().epoch, 0, {}};
    for (const OutboxItem& item : released_in(outbox)) {
        const Manifest manifest = parse_manifest(item.manifest).value();
        REQUIRE(manifest == next_manifest(head, item.id, item.envelope));
        head = head_after(manifest);
        REQUIRE(item.link == Bytes(head.link.begin(), head.link.end()));
        REQUIRE(item.seq == head.seq);
        REQUIRE(item.epoch == head.epoch);
    }
    REQUIRE(head.seq == 6);
    REQUIRE(head == outbox.head().value());
}

TEST_CASE("a receipt erases the payload and keeps the id, the link and the receipt") {
    const Station station;
    const Envelope envelope = station.sealed();
    const std::string sealed = text_of(envelope.parts[0].bytes);
    Outbox outbox = station.open();
    REQUIRE(outbox.keep(envelope));
    REQUIRE(outbox.release().value() == 1);
    REQUIRE(station.file_bytes().find(sealed.substr(200, 64)) != std::string::npos);
    REQUIRE(outbox.note_attempt(envelope.id));
    REQUIRE(outbox.mark_delivered(envelope.id));
    REQUIRE(outbox.next_to_deliver().value()->delivered);
    REQUIRE(outbox.next_to_deliver().value()->attempts == 1);
    const ChainHead head = outbox.head().value();
    REQUIRE(outbox.mark_receipted(envelope.id, bytes_of("signed")));
    REQUIRE_FALSE(outbox.next_to_deliver().value().has_value());
    REQUIRE(outbox.receipt(envelope.id).value().value() == bytes_of("signed"));
    REQUIRE(outbox.counts().value().receipted == 1);
    REQUIRE(outbox.counts().value().waiting == 0);
    REQUIRE(outbox.head().value() == head);
    REQUIRE(station.file_bytes().find(sealed.substr(200, 64)) == std::string::npos);
    REQUIRE(outbox.keep(envelope)); // the same again: it is there already
    REQUIRE(outbox.counts().value().waiting == 0);
}

TEST_CASE("nothing is receipted before it has a place, nor twice held") {
    const Station station;
    Outbox outbox = station.open();
    const Envelope envelope = station.sealed();
    REQUIRE(outbox.keep(envelope));
    REQUIRE_FALSE(outbox.mark_receipted(envelope.id, bytes_of("signed")));
    REQUIRE(outbox.counts().value().waiting == 1);
    REQUIRE_FALSE(outbox.mark_delivered(envelope.id));
    REQUIRE_FALSE(outbox.note_attempt(random_submission_id()));
    REQUIRE(outbox.release().value() == 1);
    REQUIRE(outbox.mark_receipted(envelope.id, bytes_of("signed")));
    REQUIRE_FALSE(outbox.hold(envelope.id, "too late"));
}

TEST_CASE("a held item keeps its reason and never blocks the next") {
    const Station station;
    Outbox outbox = station.open();
    REQUIRE(outbox.keep(station.sealed()));
    REQUIRE(outbox.keep(station.sealed()));
    REQUIRE(outbox.release().value() == 2);
    const OutboxItem first = outbox.next_to_deliver().value().value();
    REQUIRE(outbox.hold(first.id, "the office does not know the municipality"));
    REQUIRE(outbox.next_to_deliver().value()->seq == 2);
    const auto held = outbox.held().value();
    REQUIRE(held.size() == 1);
    REQUIRE(held[0].id == first.id);
    REQUIRE(held[0].seq == 1);
    REQUIRE(held[0].reason == "the office does not know the municipality");
    REQUIRE(outbox.counts().value().held == 1);
    REQUIRE(outbox.retry_held().value() == 1);
    REQUIRE(outbox.next_to_deliver().value()->seq == 1);
}

TEST_CASE("the status tells the oldest day that waits and the last contact, nothing finer") {
    const Station station;
    Outbox outbox = station.open();
    REQUIRE_FALSE(outbox.status().value().oldest_day.has_value());
    REQUIRE(outbox.keep(station.sealed(), today));
    REQUIRE(outbox.keep(station.sealed(), today - std::chrono::days(2)));
    REQUIRE(outbox.note_contact(today));
    REQUIRE(outbox.note_contact(today + std::chrono::days(1)));
    const OutboxStatus status = outbox.status().value();
    REQUIRE(status.oldest_day == today - std::chrono::days(2));
    REQUIRE(status.last_contact == today + std::chrono::days(1));
}

TEST_CASE("the files' times tell the day and not the minute") {
    const Station station;
    const auto tells_the_day = [&](const char* ending) {
        struct stat facts {};
        REQUIRE(::stat((station.file.string() + ending).c_str(), &facts) == 0);
        REQUIRE(facts.st_mtim.tv_sec % (24 * 60 * 60) == 0);
        REQUIRE(facts.st_mtim.tv_nsec == 0);
    };
    {
        Outbox outbox = station.open();
        REQUIRE(outbox.keep(station.sealed()));
        tells_the_day("");
        tells_the_day("-wal");
        tells_the_day(".seen");
    }
    tells_the_day(""); // closing moves the log into it
}

TEST_CASE("a store that is opened only to be looked at is not written") {
    const Station station;
    REQUIRE(station.open().keep(station.sealed()));
    const auto bytes = read_file(station.file).value();
    REQUIRE(station.open().counts().value().waiting == 1);
    REQUIRE(read_file(station.file).value() == bytes);
}

TEST_CASE("no word that a person wrote stands in the station's files") {
    const Station station;
    Outbox outbox = station.open();
    Submission submission = a_complaint("kanariefagelns sång");
    submission.attachments = {
        {"page-1.jpg", "image/jpeg", bytes_of(std::string(100'000, 'K') + "vaktelns bild")}};
    REQUIRE(outbox.keep(station.sealed(submission)));
    REQUIRE(outbox.release().value() == 1);
    for (const auto& entry : std::filesystem::directory_iterator(station.folder.path())) {
        const std::string bytes = text_of(read_file(entry.path()).value());
        for (const char* word :
             {"kanariefagel", "vaktelns", "Öberg", "Kopparberg", "klagomal", "KKKK"})
            REQUIRE(bytes.find(word) == std::string::npos);
    }
}

TEST_CASE("a full store says so before anybody types, refuses the next and drains") {
    Station station;
    station.options.limit_bytes = 2 << 20;
    Outbox outbox = station.open();
    REQUIRE(outbox.has_room().value());
    int kept = 0;
    tl::expected<void, Error> outcome;
    while (
        (outcome = outbox.keep(station.sealed(an_anonymous_complaint(std::string(3000, 'a')))))) {
        ++kept;
        REQUIRE(kept < 2000);
    }
    REQUIRE(kept > 100);
    REQUIRE(outcome.error().what.rfind("the store is full", 0) == 0);
    REQUIRE_FALSE(outbox.has_room().value());
    REQUIRE(outbox.counts().value().waiting == kept);

    REQUIRE(outbox.release().value() == kept);
    while (const auto item = outbox.next_to_deliver().value()) {
        REQUIRE(outbox.note_attempt(item->id));
        REQUIRE(outbox.mark_delivered(item->id));
        REQUIRE(outbox.mark_receipted(item->id, bytes_of("signed")));
    }
    REQUIRE(outbox.counts().value().receipted == kept);
    REQUIRE(std::filesystem::file_size(station.file) < 300'000); // the space is given back
    REQUIRE(outbox.has_room().value());
    REQUIRE(outbox.keep(station.sealed()));
}

TEST_CASE("a payload that changed on the disk is held and does not stop the others") {
    const Station station;
    Outbox outbox = station.open();
    for (int i = 0; i < 3; ++i)
        REQUIRE(outbox.keep(station.sealed()));
    REQUIRE(outbox.release().value() == 3);
    const SubmissionId broken = outbox.next_to_deliver().value()->id;
    REQUIRE(OutboxPeer::database(outbox).run(
        "UPDATE payload SET bytes = zeroblob(length(bytes)) WHERE id = ?", {broken.bytes}));
    REQUIRE(outbox.next_to_deliver().value()->seq == 2);
    REQUIRE(outbox.held().value().at(0).id == broken);
    REQUIRE(outbox.held().value().at(0).reason == "damaged on the station's disk");
}

TEST_CASE("a scrub finds what changed, waiting and kept") {
    const Station station;
    Outbox outbox = station.open();
    const Envelope released = station.with_page(600'000);
    const Envelope kept = station.with_page(600'000);
    REQUIRE(outbox.keep(released));
    REQUIRE(outbox.keep(station.sealed()));
    REQUIRE(outbox.release().value() == 2);
    REQUIRE(outbox.keep(kept));
    REQUIRE(outbox.keep(station.sealed()));
    REQUIRE(outbox.scrub().value().sound == 4);
    Database& database = OutboxPeer::database(outbox);
    REQUIRE(database.run("DELETE FROM payload WHERE id = ? AND number = 2", {kept.id.bytes}));
    REQUIRE(database.run("UPDATE item SET link = zeroblob(32) WHERE id = ?", {released.id.bytes}));
    const Scrub scrub = outbox.scrub().value();
    REQUIRE(scrub.sound == 2);
    REQUIRE(scrub.damaged.size() == 2);
    REQUIRE(outbox.counts().value().held == 2);
}

TEST_CASE("a kiosk keeps while a courier delivers") {
    const Station station;
    Outbox kiosk = station.open();
    Outbox courier = station.open();
    for (int i = 1; i <= 20; ++i) {
        REQUIRE(kiosk.keep(station.sealed()));
        REQUIRE(courier.release().value() == (i == 1 ? 1 : 2));
        const OutboxItem item = courier.next_to_deliver().value().value();
        REQUIRE(kiosk.keep(station.sealed()));
        REQUIRE(courier.mark_receipted(item.id, bytes_of("signed")));
    }
    REQUIRE(kiosk.counts().value().receipted == 20);
    REQUIRE(kiosk.counts().value().waiting == 20);
}
