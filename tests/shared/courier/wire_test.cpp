#include "shared/wire/wire.h"

#include "shared/wire/base64.h"
#include "shared/wire/enrol_code.h"
#include "shared/wire/lines.h"
#include "shared/wire/request_signature.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

const SigningKey the_office = make_signing_key(), station = make_signing_key();

Receipt a_receipt() {
    return {random_submission_id(), "reception-1", blake2b(bytes_of("link")),
            parse_day("2026-11-22").value()};
}

/// Every message one byte away: each byte changed, and every length cut.
template <typename Accepts>
int accepted_near(const Bytes& right, Accepts accepts) {
    int accepted = 0;
    for (std::size_t at = 0; at < right.size(); ++at) {
        Bytes changed = right;
        changed[at] = static_cast<std::uint8_t>(changed[at] ^ 0x01);
        accepted += accepts(changed);
        accepted += accepts(Bytes(right.begin(), right.begin() + static_cast<std::ptrdiff_t>(at)));
    }
    Bytes longer = right;
    longer.push_back('\n');
    return accepted + accepts(longer);
}

} // namespace

TEST_CASE("a receipt is read back, and nothing near it is a receipt") {
    const Receipt receipt = a_receipt();
    const Bytes bytes = signed_bytes(receipt, the_office);
    REQUIRE(parse_receipt(bytes, the_office.verify_key).value() == receipt);
    REQUIRE_FALSE(parse_receipt(bytes, station.verify_key));
    REQUIRE(accepted_near(bytes, [](const Bytes& near) {
                return bool(parse_receipt(near, the_office.verify_key));
            }) == 0);
}

TEST_CASE("a heartbeat is read back, and nothing near it is a heartbeat") {
    const Heartbeat heartbeat{
        "kiosk-2",
        {{random_epoch(), 12, blake2b(bytes_of("a"))}, {random_epoch(), 3, blake2b(bytes_of("b"))}},
        4,
        1,
        parse_day("2026-11-01").value(),
        {{StoreDoubt::Kind::WentBack, {random_epoch(), 14, blake2b(bytes_of("c"))}, 2}}};
    const Bytes bytes = signed_bytes(heartbeat, station);
    const auto read = parse_heartbeat(bytes, station.verify_key).value();
    REQUIRE(read.heads == heartbeat.heads);
    REQUIRE(read.waiting == 4);
    REQUIRE(read.oldest == heartbeat.oldest);
    REQUIRE(read.doubts == heartbeat.doubts);
    REQUIRE(accepted_near(bytes, [](const Bytes& near) {
                return bool(parse_heartbeat(near, station.verify_key));
            }) == 0);
}

TEST_CASE("a station with many epochs tells of the newest") {
    Heartbeat heartbeat{"kiosk-2", {}, 0, 0, {}, {}};
    for (std::int64_t i = 1; i <= 40; ++i)
        heartbeat.heads.push_back({random_epoch(), i, {}});
    const auto read = parse_heartbeat(signed_bytes(heartbeat, station), station.verify_key).value();
    REQUIRE(read.heads.size() == most_heads);
    REQUIRE(read.heads.back().seq == 40);
}

TEST_CASE("an enrolment proves that its sender has the key") {
    const Enrolment enrolment{Bytes(16, 7), station.verify_key};
    REQUIRE(parse_enrolment(signed_bytes(enrolment, station)).value().key == station.verify_key);
    REQUIRE_FALSE(parse_enrolment(signed_bytes(enrolment, the_office)));
}

TEST_CASE("a welcome, a question and a hello are read back") {
    const KeyPair key = make_key_pair();
    const SigningKey root = make_signing_key();
    const OfficeKeys keys{7, the_office.verify_key, {key.public_key}};
    const Welcome welcome{"reception-1", root.verify_key, signed_bytes(keys, root), {}};
    REQUIRE(parse_welcome(to_bytes(welcome)).value().keys == keys);
    // A root that did not sign them, and no keys at all.
    REQUIRE_FALSE(parse_welcome(
        to_bytes(Welcome{"reception-1", the_office.verify_key, signed_bytes(keys, root), {}})));
    REQUIRE_FALSE(parse_welcome(to_bytes(Welcome{"reception-1", root.verify_key, {}, {}})));
    const Missing missing{{blake2b(bytes_of("1")), blake2b(bytes_of("2"))}};
    REQUIRE(parse_missing(to_bytes(missing)).value().chunks == missing.chunks);
    REQUIRE(parse_hello(to_bytes(Hello{a_receipt().day, {}})).value().day == a_receipt().day);
    for (const char* garbage : {"", "<html>Log in to the network</html>", "tycktill-missing 1",
                                "tycktill-missing 2\n", "tycktill-missing 1\nchunk 12\n"}) {
        REQUIRE_FALSE(parse_missing(bytes_of(garbage)));
        REQUIRE_FALSE(parse_hello(bytes_of(garbage)));
        REQUIRE_FALSE(parse_welcome(bytes_of(garbage)));
    }
}

TEST_CASE("an announcement is taken apart and a cut one is not") {
    const Announcement announcement{bytes_of("manifest"), Signature{1, 2, 3}, bytes_of("envelope")};
    const Bytes bytes = to_bytes(announcement);
    const auto read = parse_announcement(bytes).value();
    REQUIRE(read.manifest == announcement.manifest);
    REQUIRE(read.envelope == announcement.envelope);
    REQUIRE(read.signature == announcement.signature);
    for (std::size_t size = 0; size < 1 + 64 + 4 + 8; ++size)
        REQUIRE_FALSE(parse_announcement(BytesView(bytes).first(size)));
    Bytes lying = bytes;
    lying[65] = lying[66] = lying[67] = lying[68] = 0xFF;
    REQUIRE_FALSE(parse_announcement(lying));
    REQUIRE_FALSE(parse_announcement(Bytes(longest_announcement + 1, 1)));
}

TEST_CASE("a line is read in its one spelling and no other") {
    const auto number = [](std::string_view text) { return LineReader(text).number("seq"); };
    REQUIRE(number("seq 12\n").value() == 12);
    for (const char* wrong :
         {"seq 012\n", "seq +1\n", "seq -1\n", "seq  1\n", "seq 1", "seq 1 \n", "seq 1\r\n",
          "Seq 1\n", "seq\n", "seq 1234567890123456\n", " seq 1\n"})
        REQUIRE_FALSE(number(wrong));
    for (const char* wrong : {"", "A", "-a", "å", "a b", "a.b", "a/../b",
                              "a123456789012345678901234567890123456789012"})
        REQUIRE_FALSE(is_station_name(wrong));
    REQUIRE(is_station_name("reception-1"));
}

TEST_CASE("base32 and base64 say what the standard says") {
    REQUIRE(to_base64(bytes_of("foob")) == "Zm9vYg==");
    REQUIRE(to_base64(bytes_of("foobar")) == "Zm9vYmFy");
    REQUIRE(to_base32(bytes_of("foobar")) == "mzxw6ytboi");
    REQUIRE(from_base32("MZXW 6YTB-oi").value() == bytes_of("foobar"));
    REQUIRE_FALSE(from_base32("mzxw6ytb0i"));
    REQUIRE_FALSE(from_base32("mzx"));
}

TEST_CASE("an enrolment code survives copying, and a slip is told") {
    const EnrolCode code{Bytes(32, 0xA5), Bytes(16, 0x3C), root_print_of(station.verify_key)};
    std::string text = to_text(code);
    REQUIRE(text.size() == 24 * 6 - 1);
    REQUIRE(parse_enrol_code(text).value().root_print == code.root_print);
    REQUIRE(parse_enrol_code(text).value().server_pin == code.server_pin);
    REQUIRE(parse_enrol_code(text).value().secret == code.secret);
    for (auto& c : text)
        c = static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c == '-' ? ' ' : c);
    REQUIRE(parse_enrol_code(text));
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string slip = text;
        slip[at] = slip[at] == 'B' ? 'C' : 'B';
        REQUIRE_FALSE(parse_enrol_code(slip));
    }
    REQUIRE_FALSE(parse_enrol_code(text.substr(6)));
    // One of before there were root keys is told as such.
    const auto old = parse_enrol_code(to_base32(Bytes(50, 7)));
    REQUIRE(old.error().what.find("office of before") != std::string::npos);
}

TEST_CASE("a list of keys is what the root signed, and nothing near it is one") {
    const SigningKey root = make_signing_key();
    for (const std::size_t count : {1u, 2u, 16u}) {
        OfficeKeys keys{1'800'000'000, the_office.verify_key, {}};
        for (std::size_t i = 0; i < count; ++i)
            keys.recipients.push_back(make_key_pair().public_key);
        const Bytes bytes = signed_bytes(keys, root);
        REQUIRE(bytes.size() <= longest_office_keys);
        REQUIRE(parse_office_keys(bytes, root.verify_key).value() == keys);
        REQUIRE_FALSE(parse_office_keys(bytes, the_office.verify_key));
        REQUIRE(accepted_near(bytes, [&](const Bytes& near) {
                    return bool(parse_office_keys(near, root.verify_key));
                }) == 0);
    }
    REQUIRE_FALSE(parse_office_keys(signed_bytes(OfficeKeys{1, the_office.verify_key, {}}, root),
                                    root.verify_key));
    using std::chrono::milliseconds;
    REQUIRE(next_keys_version(3, milliseconds(1'800'000'000'000)) == 1'800'000'000'000);
    REQUIRE(next_keys_version(1'800'000'000'000, milliseconds(1'700'000'000'000)) ==
            1'800'000'000'001);
}

TEST_CASE("a no is the office's only to the request that it answers") {
    HttpRequest request{"PUT", "/v1/envelopes/aa", {}, {}, bytes_of("body")};
    sign_request(request, {"reception-1", 1'800'000'000}, station);
    HttpResponse refusal = plain_response(422, "not an envelope\n");
    const Digest body = blake2b(request.body);
    const auto counts = [&](const HttpResponse& no, const HttpRequest& to, const Digest& of) {
        return is_refusal_signed_by(no, to, of, the_office.verify_key);
    };
    REQUIRE_FALSE(counts(refusal, request, body));
    sign_refusal(refusal, request, body, the_office);
    REQUIRE(counts(refusal, request, body));
    REQUIRE_FALSE(is_refusal_signed_by(refusal, request, body, station.verify_key));
    HttpRequest again = request;
    sign_request(again, {"reception-1", 1'800'000'000}, station); // another nonce
    REQUIRE_FALSE(counts(refusal, again, body));
    HttpResponse other = refusal;
    other.status = 409;
    REQUIRE_FALSE(counts(other, request, body));
    other = refusal;
    other.body.push_back('!');
    REQUIRE_FALSE(counts(other, request, body));
    REQUIRE_FALSE(counts(refusal, request, blake2b(bytes_of("another body"))));
}

TEST_CASE("a signed request is bound to all that it says") {
    HttpRequest request{"PUT", "/v1/chunks/aa", {}, {}, bytes_of("body")};
    sign_request(request, {"reception-1", 1'800'000'000}, station);
    REQUIRE(is_signed_by(request, station.verify_key));
    REQUIRE_FALSE(is_signed_by(request, the_office.verify_key));
    REQUIRE(read_stamp(request).value().date == 1'800'000'000);
    const auto changed = [&](auto change) {
        HttpRequest other = request;
        change(other);
        return is_signed_by(other, station.verify_key);
    };
    REQUIRE_FALSE(changed([](auto& r) { r.method = "POST"; }));
    REQUIRE_FALSE(changed([](auto& r) { r.path = "/v1/chunks/ab"; }));
    REQUIRE_FALSE(changed([](auto& r) { r.body.push_back('!'); }));
    REQUIRE_FALSE(changed([](auto& r) { r.headers["tycktill-date"] = "1800000001"; }));
    REQUIRE_FALSE(changed([](auto& r) { r.headers["tycktill-station"] = "kiosk-2"; }));
    REQUIRE_FALSE(changed([](auto& r) { r.headers["tycktill-nonce"] = std::string(32, '0'); }));
    REQUIRE_FALSE(changed([](auto& r) { r.headers.erase("tycktill-signature"); }));
}
