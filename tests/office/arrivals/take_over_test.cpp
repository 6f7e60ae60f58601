// Rows at once and without a key; the first event when the key is at hand; again and again with the same outcome.
#include "forms/definition/parse.h"
#include "office/archive/memory_archive.h"
#include "office/arrivals/take_in.h"
#include "office/arrivals/take_over.h"
#include "office/register/casebook.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"

#include <catch2/catch.hpp>
#include <set>

using namespace tycktill;
using namespace tycktill::arrivals;
using test::a_submission;

namespace {

const std::filesystem::path assets = std::filesystem::path(TYCKTILL_SOURCE) / "assets";
const Day today = parse_day("2026-11-30").value();

const forms::Catalogue& catalogue() {
    static const forms::Catalogue loaded = forms::Catalogue::load(assets).value();
    return loaded;
}

struct Office {
    office::MemoryArchive archive;
    std::unique_ptr<registry::Register> kept = registry::memory_register();
    record::KeyPair key = record::make_key_pair();
    forms::OfficeRules rules;
    Day day = today;
    HintWords hints = load_hint_words(assets / "words/hints.toml").value();
    test::TestStation station;

    explicit Office(const std::string& municipality = "ljusnarsberg")
        : rules(forms::load_office_rules(assets / "municipalities" / (municipality + ".toml"))
                    .value()) {
        const record::Digest code = record::blake2b(bytes_of("code"));
        REQUIRE(archive.add_enrol_code(code, station.name, today));
        REQUIRE(archive.enrol(code, station.key.verify_key, today));
    }
    std::string comes(record::Submission submission, std::optional<record::PublicKey> to = {}) {
        const Bytes envelope =
            to_bytes(record::seal(submission, {to.value_or(key.public_key)}).value());
        office::SignedManifest manifest;
        manifest.station = station.name;
        manifest.manifest = station.next(submission.id, envelope);
        manifest.bytes = to_bytes(manifest.manifest);
        manifest.signature = record::sign(station.key, "manifest", manifest.bytes);
        manifest.link = record::link_of(manifest.manifest);
        const auto arrival =
            keep_envelope(archive, manifest, envelope, bytes_of("receipt"), today).value();
        REQUIRE(std::holds_alternative<office::Kept>(arrival));
        return to_text(submission.id);
    }
    int rows() { return make_rows(archive, *kept, rules, day).value(); }
    TakenOver taken() {
        office::KeyRing ring;
        ring.keys.push_back(
            record::key_pair_of(BytesView(key.private_key.data(), key.private_key.size())).value());
        return take_over(archive, *kept, ring, {catalogue(), rules, hints}, key.public_key, day)
            .value();
    }
};

} // namespace

TEST_CASE("what arrives has a row at once, which says nothing but that it came") {
    Office office;
    const std::string id = office.comes(a_submission());
    CHECK(office.rows() == 1);
    const auto row = *office.kept->row(id).value();
    CHECK(row.line == "Inkommen handling");
    CHECK(row.board == "socialnamnden");
    CHECK(row.number == 1);
    CHECK(row.arrived == today);
    CHECK(office.rows() == 0);
    CHECK(office.kept->unopened().value() == std::vector{id});
}

TEST_CASE("with the key it is opened once, by the program, and its row says what it is") {
    Office office;
    record::Submission submission = a_submission("Jag vill överklaga. Fråga efter Astrid.");
    submission.matter.set("enhet", "Hemtjänsten");
    const std::string id = office.comes(submission);
    CHECK(office.rows() == 1);
    const TakenOver first = office.taken();
    CHECK(first.rows == 0);
    CHECK(first.opened == 1);
    CHECK(first.unreadable.empty());
    const auto row = *office.kept->row(id).value();
    CHECK(row.line == "Klagomål – hemtjänsten");
    CHECK(iso(row.arrived) == "2026-11-22"); // what the kiosk wrote
    const auto opened = registry::read_matter(*office.kept, id).value();
    CHECK(opened.matter.unit == "hemtjansten");
    CHECK(iso(opened.matter.arrived) == "2026-11-22");
    CHECK(opened.matter.open_hints == std::set{matters::Hint::Appeal});
    REQUIRE(opened.events.size() == 2);
    for (const auto& event : opened.events)
        CHECK((event.by.empty() && event.role == matters::Role::System));
    const auto kept = office.kept->events(id).value();
    for (const auto& event : kept)
        CHECK(event.facts.find("Astrid") == std::string::npos);
    CHECK(office.taken().opened == 0);
    CHECK(registry::read_matter(*office.kept, id).value().events.size() == 2);
}

TEST_CASE("what no key opens is told, and the rest goes on") {
    Office office;
    const std::string other = office.comes(a_submission(), record::make_key_pair().public_key);
    const std::string mine = office.comes(a_submission());
    const TakenOver taken = office.taken();
    CHECK(taken.rows == 2);
    CHECK(taken.opened == 1);
    CHECK(taken.unreadable == std::vector{other});
    CHECK(office.kept->row(other).value()->line == "Inkommen handling");
    CHECK(office.kept->row(mine).value()->line == "Klagomål");
}

TEST_CASE("what is not complete, and what was purged before, gets no row") {
    Office office;
    const std::string purged = office.comes(a_submission());
    REQUIRE(office.archive.purge(record::parse_submission_id(purged).value(), today).value());
    record::Submission begun = a_submission();
    const Bytes envelope = to_bytes(record::seal(begun, {office.key.public_key}).value());
    office::SignedManifest manifest;
    manifest.station = office.station.name;
    manifest.manifest = office.station.next(begun.id, envelope);
    manifest.bytes = to_bytes(manifest.manifest);
    manifest.link = record::link_of(manifest.manifest);
    REQUIRE(office.archive.announce(manifest, today));
    CHECK(office.rows() == 0);
}

TEST_CASE("the numbers of a delivery tell nothing of the order in which people sent") {
    // The first that was sent has each of three numbers about as often: 100 of 300, and by chance not further off than 50
    // (six standard deviations).
    std::array<int, 3> counts{};
    for (int round = 0; round < 300; ++round) {
        std::unique_ptr<registry::Register> kept = registry::memory_register();
        std::vector<registry::Incoming> delivery;
        for (int i = 0; i < 3; ++i)
            delivery.push_back({std::string(32, static_cast<char>('1' + i)), "sn", today, "x"});
        REQUIRE(kept->receive(delivery, today));
        ++counts[static_cast<std::size_t>(kept->row(std::string(32, '1')).value()->number - 1)];
    }
    for (const int count : counts)
        CHECK((count > 50 && count < 150));
}

TEST_CASE("the newest that opens says which municipality it is") {
    Office office;
    office::KeyRing ring(record::key_pair_of(BytesView(office.key.private_key.data(), 32)).value());
    CHECK(municipality_of_newest(office.archive, ring).value().empty());
    office.comes(a_submission());
    office.comes(a_submission(), record::make_key_pair().public_key);
    CHECK(municipality_of_newest(office.archive, ring).value() == "ljusnarsberg");
}

TEST_CASE("the number is of the series of the nämnd that it concerns") {
    Office office("lomma");
    const auto about = [&](const char* unit) {
        record::Submission submission = a_submission("Maten var kall.");
        submission.municipality = "lomma";
        submission.form = catalogue().municipality("lomma")->forms.front().ref;
        submission.matter.set("enhet", unit);
        return office.comes(submission);
    };
    const std::string school = about("Grundskola"), care = about("Vård och omsorg"),
                      own_words = about("Hos Astrid"), care_again = about("Vård och omsorg");
    CHECK(office.rows() == 0); // sealed, and four boards: only the opened one tells which
    const TakenOver taken = office.taken();
    CHECK(taken.rows == 4);
    CHECK(taken.opened == 4);
    const auto series = [&](const std::string& id) {
        const auto row = *office.kept->row(id).value();
        const auto* board = office.rules.board(row.board);
        return registry::written_number(board->number_form, board->series, row);
    };
    CHECK(series(school) == "UKF 2026/1");
    CHECK(series(own_words) == "KS 2026/1");
    CHECK(std::set{series(care), series(care_again)} ==
          std::set<std::string>{"SN 2026/1", "SN 2026/2"});
    CHECK(registry::read_matter(*office.kept, care).value().matter.board ==
          office.kept->row(care).value()->board);
}

TEST_CASE("what nobody has opened by the next day is numbered by the nämnd that receives for all") {
    Office office("lomma");
    const std::string id = office.comes(a_submission());
    CHECK(office.rows() == 0);
    office.day += std::chrono::days(1);
    CHECK(office.rows() == 1);
    CHECK(office.kept->row(id).value()->board == office.rules.boards.front().id);
}

TEST_CASE("what came with large files along is taken in whole") {
    Office office;
    record::Submission submission = a_submission();
    submission.attachments = {{"page-1.pdf", "application/pdf", Bytes(700'000, 7)}};
    const std::string id = office.comes(submission);
    CHECK(office.taken().opened == 1);
    const auto kept = office.archive.content(submission.id).value();
    CHECK(record::open(record::parse_envelope(kept).value(), office.key).value().attachments ==
          submission.attachments);
}
