/// Keys are changed while stations are at work: what was sealed before opens after, and stations take the
/// new keys by themselves and only from their own office.
#include "office/keys/office_home.h"
#include "shared/base/files.h"
#include "tests/support/office_world.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tycktill;
using namespace tycktill::test;
namespace fs = std::filesystem;

TEST_CASE("a new key reaches the station at its next contact, and the old one still opens") {
    ProgramWorld world;
    world.enrol();
    const auto before = to_text(world.keep());
    REQUIRE(world.tell_courier({"once"}).status == 0);
    const StationIdentity at_first = load_station(world.station).value().value();
    const Recipients old = at_first.recipients;
    const std::int64_t first_version = at_first.recipients_version;

    const auto escrow = (world.folder.path() / "escrow-2").string();
    const auto rotated = world.tell_office({"rotate-key", "--escrow", escrow});
    INFO(rotated.said);
    REQUIRE(rotated.status == 0);
    REQUIRE(std::atoll(rotated.out.c_str()) > first_version);
    const auto between = to_text(world.keep()); // sealed to the old keys, carried afterwards
    world.serving->stop(SIGTERM);
    world.serve();
    REQUIRE(world.tell_courier({"once"}).status == 0);
    const StationIdentity identity = load_station(world.station).value().value();
    REQUIRE(identity.recipients_version == std::atoll(rotated.out.c_str()));
    REQUIRE(identity.recipients.size() == 2);
    REQUIRE((identity.recipients[0] != old[0] && identity.recipients[1] != old[1]));

    const auto after = to_text(world.keep());
    REQUIRE(world.tell_courier({"once"}).status == 0);
    for (const auto& id : {before, between, after})
        REQUIRE(world.tell_office({"show", id}).status == 0);
    REQUIRE(world.tell_office({"show", after, "--escrow", escrow}).status == 0);
    REQUIRE(world.tell_office({"show", before, "--escrow", escrow}).status == 1);
    const auto first_escrow = (world.folder.path() / "escrow").string();
    REQUIRE(world.tell_office({"show", before, "--escrow", first_escrow}).status == 0);
    REQUIRE(world.tell_office({"rotate-key", "--escrow", escrow}).status ==
            1); // never over another
}

TEST_CASE("a list of keys that is forged, older or the same changes nothing") {
    const SigningKey root = make_signing_key(), receipt = make_signing_key();
    const auto signed_by = [&](const SigningKey& signer, std::int64_t version) {
        return signed_bytes(OfficeKeys{version, receipt.verify_key, {make_key_pair().public_key}},
                            signer);
    };
    const TemporaryFolder folder;
    const StationIdentity bare{"kiosk-1", make_signing_key(), "https://office.example", "sha256//",
                               {},        receipt.verify_key};
    const StationIdentity identity =
        with_office_keys(bare, root.verify_key, signed_by(root, 3)).value();
    REQUIRE(save_station(folder.path(), identity));
    Bytes answer;
    struct OneAnswer final : Transport {
        Bytes& body;
        explicit OneAnswer(Bytes& given) : body(given) {}
        tl::expected<HttpResponse, NoAnswer> send(const HttpRequest&) override {
            return HttpResponse{200, {{office_header, "1"}}, body};
        }
    } transport(answer);
    OfficeClient client(identity, transport, [] { return std::int64_t{1'800'000'000}; });
    const auto taken = [&](Bytes given) {
        answer = std::move(given);
        return take_new_recipients(folder.path(), client).value();
    };
    CHECK_FALSE(taken(signed_by(root, 2)));    // older
    CHECK_FALSE(taken(signed_by(root, 3)));    // no newer
    CHECK_FALSE(taken(signed_by(receipt, 4))); // by what the receiver has, and nothing else
    CHECK_FALSE(taken(signed_by(make_signing_key(), 4)));
    const OfficeKeys others{4, make_signing_key().verify_key, {make_key_pair().public_key}};
    CHECK_FALSE(taken(signed_bytes(others, root))); // for another office's receipts
    CHECK(load_station(folder.path()).value()->recipients == identity.recipients);
    CHECK(taken(signed_by(root, 4)));
    CHECK(load_station(folder.path()).value()->recipients_version == 4);
}

TEST_CASE("whoever can write beside the station's file makes it seal to nobody else") {
    const SigningKey root = make_signing_key(), receipt = make_signing_key();
    const OfficeKeys keys{3, receipt.verify_key, {make_key_pair().public_key}};
    const TemporaryFolder folder;
    const StationIdentity bare{"kiosk-1", make_signing_key(), "https://office.example", "sha256//",
                               {},        receipt.verify_key};
    REQUIRE(save_station(
        folder.path(), with_office_keys(bare, root.verify_key, signed_bytes(keys, root)).value()));
    fs::path list;
    for (const auto& entry : fs::directory_iterator(folder.path()))
        if (entry.path().extension() == ".signed")
            list = entry.path();
    const Bytes right = read_file(list).value();
    for (std::size_t i = 0; i < right.size(); i += 5) {
        Bytes changed = right;
        changed[i] ^= 1;
        REQUIRE(write_file(list, changed));
        REQUIRE_FALSE(load_station(folder.path()));
    }
    OfficeKeys stolen = keys;
    stolen.recipients.push_back(make_key_pair().public_key);
    REQUIRE(write_file(list, signed_bytes(stolen, receipt)));
    REQUIRE_FALSE(load_station(folder.path()));
    REQUIRE(write_file(list, right));
    REQUIRE(load_station(folder.path()).value()->recipients == keys.recipients);
}

TEST_CASE("an office and a station of before go on, and one enrolment gives the station its root") {
    ProgramWorld world;
    world.enrol();
    // As both were before there were root keys.
    const fs::path home = fs::path(world.office) / "office";
    OfficeHome office = load_office(home).value();
    const KeyRing ring = unlock_private_key(office, "en lång mening").value();
    office.root_key.reset();
    office.recipients_version = 1;
    REQUIRE(save_office(office));
    const SecretBytes& only = ring.keys.front().private_key;
    REQUIRE(write_file(home / "private.box",
                       lock_with_passphrase("en lång mening", BytesView(only.data(), only.size()),
                                            "tycktill office private key", GuessCost::Interactive)
                           .value()));
    for (const char* file : {"keys.signed", "backup.key"})
        fs::remove(home / file);
    StationIdentity station = load_station(world.station).value().value();
    station.root_key.reset();
    station.recipients_version = 1;
    REQUIRE(save_station(world.station, station));

    world.serve();
    const auto before = to_text(world.keep());
    CHECK(world.tell_courier({"once"}).status == 0);
    CHECK(world.tell_office({"show", before}).status == 0);
    CHECK(
        world.tell_office({"enrol-code", "--station", "kiosk-2"}).said.find("change-passphrase") !=
        std::string::npos);
    CHECK(world.tell_office({"backup", (world.folder.path() / "old-backup").string()}).status == 0);

    const auto rotated = world.tell_office({"rotate-key"});
    INFO(rotated.said);
    REQUIRE(rotated.status == 0);
    CHECK(rotated.said.find("enrolled again, once") != std::string::npos);
    world.serve();
    const auto between = to_text(world.keep());
    CHECK(world.tell_courier({"once"}).status == 0);
    CHECK(load_station(world.station).value()->recipients == station.recipients);
    const std::string stations = world.tell_office({"stations"}).out;
    CHECK(stations.find("older keys") != std::string::npos);

    std::string code =
        world.tell_office({"enrol-code", "--station", "reception-1", "--replace"}).out;
    code.pop_back();
    REQUIRE(world.tell_courier({"enrol", "https://" + world.address, code}).status == 0);
    const auto after = to_text(world.keep());
    CHECK(world.tell_courier({"once"}).status == 0);
    for (const auto& id : {before, between, after})
        CHECK(world.tell_office({"show", id}).status == 0);
    CHECK(load_station(world.station).value()->recipients == load_office(home).value().recipients);
    CHECK(world.tell_office({"stations"}).out.find("trouble") == std::string::npos);
    CHECK(world.tell_office({"verify"}).status == 0);
}
