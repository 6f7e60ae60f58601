/// Stores that older versions made are opened by this one, with everything in them.
#include "shared/store/outbox.h"
#include "tests/support/kept_store.h"
#include "tests/support/outbox_peer.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

SubmissionId id_of(std::uint8_t byte) {
    SubmissionId id;
    id.bytes.fill(byte);
    return id;
}

std::string schema_of(Outbox& outbox) {
    return OutboxPeer::database(outbox)
        .text("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT "
              "NULL ORDER BY name)")
        .value();
}

} // namespace

TEST_CASE("a store of version 1 opens with every item in its state") {
    const TemporaryFolder folder;
    test::make_kept_store(folder.path() / "outbox.db", "shared/store/outbox-version-1.sql");
    Outbox outbox = Outbox::open(folder.path() / "outbox.db").value();
    REQUIRE_FALSE(outbox.last_salvage());
    REQUIRE(outbox.counts().value().receipted == 1);
    REQUIRE(outbox.counts().value().waiting == 2);
    REQUIRE(outbox.counts().value().unreleased == 1);
    REQUIRE(outbox.receipt(id_of(1)).value().value() == bytes_of("signed"));
    const OutboxItem item = outbox.next_to_deliver().value().value();
    REQUIRE(item.id == id_of(2));
    REQUIRE(item.attempts == 1);
    REQUIRE(parse_envelope(item.envelope).value().parts.at(0).bytes == Bytes(40, 2));
    REQUIRE(outbox.held().value().at(0).id == id_of(3));
    REQUIRE(outbox.head().value().seq == 3);
    REQUIRE(outbox.status().value().last_contact == parse_day("2026-11-22").value());
    REQUIRE(outbox.scrub().value().sound == 2);
    REQUIRE(outbox.release().value() == 1);
    REQUIRE(outbox.head().value().seq == 4);
}

TEST_CASE("an old store becomes the very store that is made new") {
    const TemporaryFolder folder;
    test::make_kept_store(folder.path() / "old.db", "shared/store/outbox-version-1.sql");
    Outbox old = Outbox::open(folder.path() / "old.db").value();
    Outbox fresh = Outbox::open(folder.path() / "new.db").value();
    REQUIRE(schema_of(old) == schema_of(fresh));
}
