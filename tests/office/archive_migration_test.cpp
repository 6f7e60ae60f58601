/// Archives that older versions made are opened by this one, with everything in them.
#include "office/archive/sqlite_archive.h"
#include "shared/store/database.h"
#include "tests/support/kept_store.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

template <std::size_t N>
std::array<std::uint8_t, N> all_of(std::uint8_t byte) {
    std::array<std::uint8_t, N> bytes;
    bytes.fill(byte);
    return bytes;
}

SubmissionId id_of(std::uint8_t byte) {
    return {all_of<16>(byte)};
}

} // namespace

TEST_CASE("an archive of version 1 opens with everything in it") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "office.db";
    test::make_kept_store(file, "office/archive-version-1.sql");
    const auto archive = open_sqlite_archive(file).value();
    const Day today = parse_day("2026-11-23").value();

    REQUIRE(archive->envelopes().value().size() == 3);
    REQUIRE(archive->content(id_of(1)).value() == Bytes{0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66});
    REQUIRE(archive->content(id_of(2)).value().empty());
    REQUIRE(archive->content(id_of(3)).value().empty());
    REQUIRE(archive->replies(id_of(1)).value().size() == 1);
    REQUIRE(archive->incidents().value().size() == 1);
    REQUIRE(archive->keys("reception-1").value().size() == 2);
    REQUIRE(archive->heads("reception-1").value().front().seq == 3);

    const auto missing = archive->commit(id_of(3), "reception-1", bytes_of("receipt"), today);
    REQUIRE(std::get<StillMissing>(missing.value()).chunks.size() == 1);
    REQUIRE(archive->put_chunk(all_of<32>(0x25), Bytes{0x99}).value() == ChunkOutcome::Stored);
    REQUIRE(archive->commit(id_of(3), "reception-1", bytes_of("receipt"), today));
    REQUIRE(archive->content(id_of(3)).value() == Bytes{0x77, 0x88, 0x99});
    REQUIRE(archive->purge(id_of(1), today).value());
    REQUIRE(archive->content(id_of(1)).value().empty());
}

TEST_CASE("an old archive becomes the very archive that is made new") {
    const TemporaryFolder folder;
    test::make_kept_store(folder.path() / "old.db", "office/archive-version-1.sql");
    const auto schema_of = [&](const std::string& name) {
        REQUIRE(open_sqlite_archive(folder.path() / name));
        return Database::open_read_only(folder.path() / name)
            .value()
            .text("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema "
                  "WHERE sql IS NOT NULL ORDER BY name)")
            .value();
    };
    REQUIRE(schema_of("old.db") == schema_of("new.db"));
}
