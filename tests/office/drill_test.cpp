/// Drills with the office's keys, in every order that a life brings: rotate, back up, burn, restore, change the
/// passphrase. What stations sealed meanwhile opens with what lies in the safe.
#include "office/archive/sqlite_archive.h"
#include "office/keys/backup.h"
#include "office/keys/office_home.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/record/new_passphrase.h"
#include "shared/store/station.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tycktill;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr auto quick = GuessCost::Interactive;
const Day a_day = parse_day("2026-11-22").value();

struct Drill {
    explicit Drill(std::uint64_t seed = 1) : chance(seed) {
        home = make_office({office_at(), "", passphrase, escrow_file(), quick}).value();
        const StationIdentity bare{
            "kiosk-1", make_signing_key(), "https://office.example", "sha256//", {}, receipt_key()};
        REQUIRE(save_station(station_folder(),
                             with_office_keys(bare, *home.root_key, home.signed_keys).value()));
    }

    TemporaryFolder folder;
    Chance chance;
    std::string passphrase = "en lång mening";
    OfficeHome home;
    int offices = 0, escrows = 0;
    struct Copy {
        fs::path folder;
        std::string passphrase;
    };
    std::vector<Copy> safe;
    std::vector<Envelope> thanked;

    fs::path office_at() const { return folder.path() / ("office-" + std::to_string(offices)); }
    fs::path escrow_file() const { return folder.path() / ("escrow-" + std::to_string(escrows)); }
    fs::path station_folder() const { return folder.path() / "station"; }
    VerifyKey receipt_key() const { return load_receipt_key(home).value().verify_key; }
    StationIdentity station() const { return load_station(station_folder()).value().value(); }

    void hand_in() { thanked.push_back(seal(a_complaint(), station().recipients).value()); }
    void contact() { REQUIRE(take_office_keys(station_folder(), home.signed_keys)); }
    void rotate(bool new_escrow, bool new_passphrase) {
        NewKeys wish{passphrase, new_passphrase ? made_words() : "", "", quick};
        if (new_escrow) {
            ++escrows;
            wish.escrow_file = escrow_file();
        }
        home = rotate_keys(home, wish).value();
        if (new_passphrase)
            passphrase = wish.new_passphrase;
    }
    void change() {
        const NewKeys wish{passphrase, made_words(), "", quick};
        home = change_passphrase(home, wish).value();
        passphrase = wish.new_passphrase;
    }
    fs::path back_up() {
        safe.push_back({folder.path() / ("backup-" + std::to_string(safe.size())), passphrase});
        REQUIRE(make_backup(home, safe.back().folder, a_day));
        return safe.back().folder;
    }
    Result<Backup> restore(const Copy& copy) {
        ++offices;
        auto back = restore_backup({copy.folder, office_at(), "", copy.passphrase});
        if (back) {
            home = load_office(office_at()).value();
            passphrase = copy.passphrase;
        }
        return back;
    }
    void burn_and_restore() {
        if (safe.empty())
            back_up();
        fs::remove_all(office_at());
        REQUIRE(restore(safe.back()));
    }

    bool opens_at_the_office(const Envelope& envelope) {
        const KeyRing ring = unlock_private_key(home, passphrase).value();
        return open_with(ring, [&](const KeyPair& key) { return open(envelope, key); }).has_value();
    }
    int unopenable() {
        std::vector<KeyPair> keys;
        for (int i = 0; i <= escrows; ++i)
            keys.push_back(
                read_escrow_key(folder.path() / ("escrow-" + std::to_string(i))).value());
        int lost = 0;
        for (const auto& envelope : thanked)
            lost += std::none_of(keys.begin(), keys.end(), [&](const KeyPair& key) {
                return open(envelope, key).has_value();
            });
        return lost;
    }
    void happen() {
        switch (chance.below(7)) {
        case 0:
            return rotate(chance.one_in(2), chance.one_in(2));
        case 1:
            return change();
        case 2:
            return static_cast<void>(back_up());
        case 3:
            return burn_and_restore();
        case 4:
            return contact();
        default:
            return hand_in();
        }
    }
};

/// Somebody with the stick, and without the office: changes a file and makes the list anew.
void change_and_list_anew(const fs::path& backup, const std::string& name, const Bytes& bytes) {
    REQUIRE(write_file(backup / name, bytes));
    Json list = Json::parse(read_text(backup / "backup.json").value());
    // The list's hash of a small file: over its one piece, after 32 zero bytes.
    list["files"][name] = to_hex(blake2b({Digest{}, bytes}));
    REQUIRE(write_text(backup / "backup.json", list.dump(2) + "\n"));
}

} // namespace

TEST_CASE("rotate, burn, restore, rotate: stations never seal to a key that burnt") {
    Drill drill;
    drill.back_up();
    drill.rotate(true, false);
    drill.contact();
    drill.hand_in();
    const auto burnt = drill.station();
    drill.burn_and_restore();
    CHECK(drill.home.recipients_version > burnt.recipients_version);
    drill.contact();
    CHECK(drill.station().recipients == drill.home.recipients);
    drill.hand_in();
    CHECK(drill.opens_at_the_office(drill.thanked.back()));
    drill.rotate(true, false);
    drill.contact();
    drill.hand_in();
    CHECK(drill.opens_at_the_office(drill.thanked.back()));
    CHECK(drill.unopenable() == 0);
}

TEST_CASE(
    "in whatever order keys are rotated, backed up, burnt and restored, nothing is shut for good") {
    const char* wished = std::getenv("TYCKTILL_DRILLS");
    const int seeds = wished ? std::atoi(wished) : 1;
    for (int seed = 1; seed <= seeds; ++seed) {
        INFO("seed " << seed);
        Drill drill(static_cast<std::uint64_t>(seed));
        std::int64_t highest = 0;
        for (int step = 0; step < 10; ++step) {
            drill.happen();
            CHECK(drill.station().recipients_version >= highest); // never back
            highest = drill.station().recipients_version;
        }
        drill.contact();
        drill.hand_in();
        CHECK(drill.station().recipients == drill.home.recipients);
        CHECK(drill.opens_at_the_office(drill.thanked.back()));
        CHECK(drill.unopenable() == 0);
    }
}

TEST_CASE("who has left with the old passphrase opens no later copy") {
    Drill drill;
    const std::string old = drill.passphrase;
    drill.hand_in();
    drill.change();
    CHECK_FALSE(unlock_private_key(drill.home, old));
    CHECK(drill.opens_at_the_office(drill.thanked.front()));
    const fs::path copy = drill.back_up();
    CHECK_FALSE(drill.restore({copy, old}));
    CHECK(drill.restore({copy, drill.safe.back().passphrase}));
    const std::string second = drill.passphrase;
    drill.rotate(false, true);
    CHECK_FALSE(unlock_private_key(drill.home, second));
    CHECK(drill.opens_at_the_office(drill.thanked.front()));
}

TEST_CASE("a passphrase that is too short or too plain is refused, and one is offered") {
    const TemporaryFolder folder;
    for (const char* plain : {"", "kort", "elva tecken", "aaaaaaaaaaaaaaaa", "åäöåäöåäö"}) {
        const auto made =
            make_office({folder.path() / "office", "", plain, folder.path() / "escrow", quick});
        REQUIRE_FALSE(made);
        CHECK(made.error().what.find("at least 12") != std::string::npos);
    }
    std::set<std::string> offered;
    for (int i = 0; i < 200; ++i) {
        offered.insert(made_words());
        CHECK(check_new_passphrase(made_words()));
    }
    CHECK(offered.size() == 200);
    CHECK(check_new_passphrase("tolv tecken!"));
}

TEST_CASE("a backup that somebody changed is refused, also when its list was made anew") {
    Drill drill;
    const fs::path backup = drill.back_up();
    const fs::path kept = drill.folder.path() / "kept";
    fs::copy(backup, kept);
    const auto refused = [&] {
        const auto back = drill.restore({backup, drill.passphrase});
        CHECK_FALSE(fs::exists(drill.office_at() / "office.json"));
        fs::remove_all(backup);
        fs::copy(kept, backup);
        return !back.has_value();
    };
    // The thief's own keys in the place of the office's.
    const SigningKey thief = make_signing_key();
    OfficeKeys stolen{9'000'000'000, drill.receipt_key(), {make_key_pair().public_key}};
    Json office = Json::parse(read_text(backup / "office.json").value());
    office["root_key"] = to_hex(thief.verify_key.bytes);
    change_and_list_anew(backup, "office.json", bytes_of(office.dump(2) + "\n"));
    change_and_list_anew(backup, "keys.signed", signed_bytes(stolen, thief));
    CHECK(refused());
    // Another certificate, which nothing else in the backup speaks of.
    change_and_list_anew(backup, "tls.crt", bytes_of("another"));
    CHECK(refused());
    // As one of before, which had no seal.
    Json list = Json::parse(read_text(backup / "backup.json").value());
    list["format"] = 1;
    for (const char* name : {"receipt.key", "tls.key"}) {
        REQUIRE(write_text(backup / name, "00"));
        list["files"][name] = to_hex(blake2b({Digest{}, bytes_of("00")}));
    }
    REQUIRE(write_text(backup / "backup.json", list.dump()));
    fs::remove(backup / "backup.seal");
    CHECK(refused());
    // Deep, and of the wrong kinds.
    for (const std::string& foreign :
         {std::string(200'000, '['), std::string(R"({"format":"x","files":{}})"),
          std::string(R"({"format":2,"files":{"../x":"00"},"submissions":0,"day":"x"})")}) {
        REQUIRE(write_text(backup / "backup.json", foreign));
        CHECK(refused());
    }
    CHECK(drill.restore({backup, drill.passphrase}));
}

TEST_CASE("a backup holds nothing in the clear that signs, and its passphrase costs a guess dear") {
    Drill drill;
    const fs::path backup = drill.back_up();
    const std::string receipt = trimmed(read_text(drill.office_at() / "receipt.key").value());
    const std::string tls = read_text(drill.office_at() / "tls.key").value().substr(30, 60);
    const std::string sealing = trimmed(read_text(drill.office_at() / "backup.key").value());
    for (const auto& entry : fs::directory_iterator(backup)) {
        const std::string text = text_of(read_file(entry.path()).value());
        INFO(entry.path());
        for (const auto& secret : {receipt, tls, sealing})
            CHECK(text.find(secret) == std::string::npos);
    }
    CHECK(NewOffice{}.cost == GuessCost::Sensitive);
    CHECK(NewKeys{}.cost == GuessCost::Sensitive);
}
