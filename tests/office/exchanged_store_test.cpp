#include "office/archive/memory_archive.h"
#include "office/reading/verify.h"
#include "shared/base/files.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;
namespace fs = std::filesystem;

namespace {

/// A station whose programs are not running: a folder on a disk, that somebody may copy.
struct Disk {
    TemporaryFolder folder;
    Disk() = default;
    explicit Disk(const Disk& other) { put_back(other); }
    void put_back(const Disk& other) {
        for (const auto& entry : fs::directory_iterator(folder.path()))
            fs::remove_all(entry.path());
        fs::copy(other.folder.path(), folder.path(), fs::copy_options::recursive);
    }
};

struct World {
    OfficeWorld office{std::make_unique<MemoryArchive>()};
    std::unique_ptr<Transport> transport;
    std::set<SubmissionId> thanked;

    World() { office.start(); }

    void enrol(Disk& disk, const std::string& name) {
        const EnrolCode code = office.code_for(name);
        transport = make_curl_transport({office.url(), pin_text(code.server_pin), 5, 30}).value();
        REQUIRE(tycktill::courier::enrol(disk.folder.path(), office.url(), code, *transport));
    }
    Outbox open(const Disk& disk) const {
        OutboxOptions options;
        options.ballast_bytes = 0;
        return Outbox::open(outbox_file(disk.folder.path()), options).value();
    }
    void keep(const Disk& disk, int many) {
        const auto identity = load_station(disk.folder.path()).value().value();
        Outbox outbox = open(disk);
        for (int i = 0; i < many; ++i) {
            const Submission submission = a_complaint();
            must(outbox.keep(seal(submission, identity.recipients).value()));
            thanked.insert(submission.id);
        }
    }
    Round carry(const Disk& disk) {
        const auto identity = load_station(disk.folder.path()).value().value();
        OfficeClient client(identity, *transport, [] { return std::int64_t{1'800'000'000}; });
        Outbox outbox = open(disk);
        greet(outbox, client, identity.name, office.clock).value(); // the program has just started
        outbox.release().value();
        return deliver_waiting(outbox, client, identity.name, office.clock).value();
    }
    void keep_and_carry(const Disk& disk, int many) {
        keep(disk, many);
        REQUIRE(carry(disk).delivered >= many);
    }
    std::vector<StoreDoubt> doubts(const Disk& disk) const { return open(disk).doubts().value(); }

    std::set<std::string> found(const std::string& station) {
        std::set<std::string> kinds;
        const auto proofs = verify_archive(*office.archive, office.receipt_key.verify_key).value();
        for (const auto& proof : proofs)
            for (const auto& finding : proof.findings)
                if (proof.station == station)
                    kinds.insert(to_text(finding.kind));
        return kinds;
    }
    /// The one doubt, and the place that was known.
    bool doubts_that_it_went_back(const Disk& disk, std::int64_t known_seq) const {
        const auto all = doubts(disk);
        return all.size() == 1 && all.front().kind == StoreDoubt::Kind::WentBack &&
               all.front().known.seq == known_seq;
    }
    /// It works on, says the doubt no second time, and the office names it.
    void works_on_and_is_named(const Disk& disk, const std::string& kind) {
        keep_and_carry(disk, 2);
        REQUIRE(doubts(disk).size() == 1);
        REQUIRE(found("reception-1") == std::set<std::string>{kind});
        REQUIRE(everything_is_there());
    }
    bool everything_is_there() {
        for (const auto& id : thanked)
            if (const auto row = office.archive->envelope(id).value(); !row || !row->arrived)
                return false;
        return true;
    }
};

using Kinds = std::set<std::string>;

} // namespace

TEST_CASE("a station at work has no doubts about its store") {
    World world;
    Disk disk;
    world.enrol(disk, "reception-1");
    for (int day = 0; day < 3; ++day) {
        world.keep(disk, 2);
        world.keep_and_carry(disk, 1);
    }
    REQUIRE(world.doubts(disk).empty());
    REQUIRE(world.found("reception-1").empty());
}

TEST_CASE("an old copy of the store is named by the station before it sends anything") {
    World world;
    Disk disk;
    world.enrol(disk, "reception-1");
    world.keep_and_carry(disk, 3);
    const fs::path store = outbox_file(disk.folder.path());
    const Bytes old = read_file(store).value();
    world.keep_and_carry(disk, 2);
    REQUIRE(write_file(store, old));
    REQUIRE(world.doubts_that_it_went_back(disk, 5));
    REQUIRE(world.doubts(disk).front().gone == 2);
    world.works_on_and_is_named(disk, "restored");
}

TEST_CASE("a log that lost what was kept in it is named, though SQLite finds nothing wrong") {
    World world;
    Disk disk;
    world.enrol(disk, "reception-1");
    world.keep_and_carry(disk, 1);
    const fs::path store = outbox_file(disk.folder.path());
    Bytes database, log;
    std::string seen;
    {
        Outbox outbox = world.open(disk);
        world.keep(disk, 3); // in the log, while another program has the store open
        database = read_file(store).value();
        log = read_file(store.string() + "-wal").value();
    }
    const auto cut_at = GENERATE(0.0, 0.3, 0.6, 0.9);
    log.resize(static_cast<std::size_t>(double(log.size()) * cut_at));
    REQUIRE(write_file(store, database));
    REQUIRE(write_file(store.string() + "-wal", log));
    const auto doubts = world.doubts(disk);
    REQUIRE(doubts.size() == 1);
    REQUIRE(doubts.front().kind == StoreDoubt::Kind::WentBack);
    REQUIRE(doubts.front().gone >= 1);
    world.carry(disk);
    REQUIRE(world.found("reception-1") == Kinds{"restored"});
}

TEST_CASE(
    "a whole disk that is put back is named by the office's word, and no place is given twice") {
    World world;
    Disk disk;
    world.enrol(disk, "reception-1");
    world.keep_and_carry(disk, 3);
    const Disk image(disk);
    world.keep_and_carry(disk, 4);
    disk.put_back(image);
    REQUIRE(world.doubts(disk).empty()); // from within it is sound
    world.keep_and_carry(disk, 2);
    REQUIRE(world.doubts_that_it_went_back(disk, 7));
    world.works_on_and_is_named(disk, "restored");
}

TEST_CASE("a cloned disk is named, and what both stations keep arrives") {
    World world;
    Disk disk;
    world.enrol(disk, "reception-1");
    world.keep_and_carry(disk, 2);
    const Disk clone(disk);
    world.keep_and_carry(disk, 2);
    world.keep_and_carry(clone, 2);
    for (int turn = 0; turn < 2; ++turn) {
        world.keep_and_carry(disk, 1);
        world.keep_and_carry(clone, 1);
    }
    REQUIRE(world.found("reception-1") == Kinds{"fork"});
    REQUIRE(world.doubts(disk).size() + world.doubts(clone).size() == 1); // they part at once
    REQUIRE(world.everything_is_there());
}

TEST_CASE(
    "two stores that changed places are named at both stations, and nothing is called missing") {
    World world;
    Disk one, two;
    world.enrol(one, "reception-1");
    world.enrol(two, "reception-2");
    world.keep_and_carry(one, 3);
    world.keep_and_carry(two, 5);
    world.keep(one, 1);
    const fs::path first = outbox_file(one.folder.path()), second = outbox_file(two.folder.path());
    const Bytes store = read_file(first).value();
    REQUIRE(write_file(first, read_file(second).value()));
    REQUIRE(write_file(second, store));
    for (const Disk* disk : {&one, &two}) {
        const auto doubts = world.doubts(*disk);
        REQUIRE(doubts.size() == 1);
        REQUIRE(doubts.front().kind == StoreDoubt::Kind::Exchanged);
        world.keep(*disk, 1);
        world.carry(*disk);
    }
    for (const char* station : {"reception-1", "reception-2"})
        REQUIRE(world.found(station) == Kinds{"exchanged"});
    REQUIRE(world.everything_is_there());
}

TEST_CASE("a store that was removed is named") {
    World world;
    Disk disk;
    world.enrol(disk, "reception-1");
    world.keep_and_carry(disk, 3);
    world.keep(disk, 2);
    fs::remove(outbox_file(disk.folder.path()));
    const auto doubts = world.doubts(disk);
    REQUIRE(doubts.size() == 1);
    REQUIRE(doubts.front().kind == StoreDoubt::Kind::Exchanged);
    REQUIRE(doubts.front().gone == 5);
    REQUIRE(in_words(doubts.front()).find("At least 5") != std::string::npos);
    world.carry(disk);
    REQUIRE(world.found("reception-1") == Kinds{"exchanged"});
}

TEST_CASE("a doubt has one spelling") {
    const StoreDoubt doubt{
        StoreDoubt::Kind::Forked, {random_epoch(), 17, blake2b(bytes_of("x"))}, 3};
    REQUIRE(parse_store_doubt(to_text(doubt)).value() == doubt);
    for (const std::string& wrong : {to_text(doubt) + " ", " " + to_text(doubt),
                                     to_text(doubt) + "4x", std::string("forked"), std::string()})
        REQUIRE_FALSE(parse_store_doubt(wrong));
}
