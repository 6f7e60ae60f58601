/// Keys are changed while stations are at work: what was sealed before opens after, and stations take the
/// new keys by themselves and only from their own office.
#include "office/keys/office_home.h"
#include "tests/support/office_world.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tycktill;
using namespace tycktill::test;

TEST_CASE("a new key reaches the station at its next contact, and the old one still opens") {
    ProgramWorld world;
    world.enrol();
    const auto before = to_text(world.keep());
    REQUIRE(world.tell_courier({"once"}).status == 0);
    const Recipients old = load_station(world.station).value()->recipients;

    const auto escrow = (world.folder.path() / "escrow-2").string();
    const auto rotated = world.tell_office({"rotate-key", "--escrow", escrow});
    INFO(rotated.said);
    REQUIRE(rotated.status == 0);
    REQUIRE(rotated.out == "2\n");
    const auto between = to_text(world.keep()); // sealed to the old keys, carried afterwards
    world.serving->stop(SIGTERM);
    world.serve();
    REQUIRE(world.tell_courier({"once"}).status == 0);
    const StationIdentity identity = load_station(world.station).value().value();
    REQUIRE(identity.recipients_version == 2);
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

TEST_CASE("a bundle of keys that is forged, older or the same changes nothing") {
    const SigningKey office = make_signing_key(), other = make_signing_key();
    const RecipientBundle bundle{2, {make_key_pair().public_key, make_key_pair().public_key}};
    const Bytes bytes = signed_bytes(bundle, office);
    REQUIRE(parse_recipient_bundle(bytes, office.verify_key)->recipients == bundle.recipients);
    REQUIRE_FALSE(parse_recipient_bundle(bytes, other.verify_key));
    for (std::size_t i = 0; i < bytes.size(); i += 7) {
        Bytes changed = bytes;
        changed[i] ^= 1;
        REQUIRE_FALSE(parse_recipient_bundle(changed, office.verify_key));
    }

    const TemporaryFolder folder;
    StationIdentity identity{"kiosk-1",  make_signing_key(), "https://office.example",
                             "sha256//", bundle.recipients,  office.verify_key,
                             3};
    REQUIRE(save_station(folder.path(), identity));
    Bytes answer = bytes;
    struct OneAnswer final : Transport {
        Bytes& body;
        explicit OneAnswer(Bytes& given) : body(given) {}
        tl::expected<HttpResponse, NoAnswer> send(const HttpRequest&) override {
            return HttpResponse{200, {{office_header, "1"}}, body};
        }
    } transport(answer);
    OfficeClient client(identity, transport, [] { return std::int64_t{1'800'000'000}; });
    REQUIRE_FALSE(take_new_recipients(folder.path(), client).value()); // 2 is older than 3
    answer = signed_bytes(RecipientBundle{4, {make_key_pair().public_key}}, other);
    REQUIRE_FALSE(take_new_recipients(folder.path(), client).value()); // another office's
    answer = signed_bytes(RecipientBundle{4, {make_key_pair().public_key}}, office);
    REQUIRE(take_new_recipients(folder.path(), client).value());
    REQUIRE(load_station(folder.path()).value()->recipients_version == 4);
}
