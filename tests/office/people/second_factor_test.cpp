// Codes of RFC 6238, and printed ones.
#include "office/people/second_factor.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <set>

using namespace tycktill;
using namespace tycktill::people;

namespace {

const Bytes rfc_secret = bytes_of("12345678901234567890");

Instant at(std::int64_t seconds) {
    return Instant{std::chrono::seconds(seconds)};
}

} // namespace

TEST_CASE("the codes are those of RFC 6238, appendix B") {
    // The appendix prints eight digits; an app shows the last six.
    const std::pair<std::int64_t, const char*> table[] = {
        {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
        {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
    for (const auto& [seconds, code] : table) {
        CHECK(totp_code(rfc_secret, seconds / totp_step_seconds) == code);
        CHECK(totp_step_of(rfc_secret, code, at(seconds), 0) == seconds / totp_step_seconds);
    }
}

TEST_CASE("a code is right one step beside its time and no further, and once") {
    const std::int64_t step = 40'000'000;
    const std::string code = totp_code(rfc_secret, step);
    for (const int beside : {-1, 0, 1})
        CHECK(totp_step_of(rfc_secret, code, at((step + beside) * 30), 0) == step);
    for (const int beside : {-2, 2})
        CHECK_FALSE(totp_step_of(rfc_secret, code, at((step + beside) * 30), 0));
    CHECK_FALSE(totp_step_of(rfc_secret, code, at(step * 30), step)); // used already
    CHECK_FALSE(totp_step_of(rfc_secret, "", at(step * 30), 0));
    CHECK_FALSE(totp_step_of(rfc_secret, code + "0", at(step * 30), 0));
}

TEST_CASE("a secret is spelt as RFC 4648 says") {
    const std::pair<const char*, const char*> table[] = {{"", ""},
                                                         {"f", "MY"},
                                                         {"fo", "MZXQ"},
                                                         {"foo", "MZXW6"},
                                                         {"foob", "MZXW6YQ"},
                                                         {"fooba", "MZXW6YTB"},
                                                         {"foobar", "MZXW6YTBOI"}};
    for (const auto& [text, spelt] : table)
        CHECK(base32(bytes_of(text)) == spelt);
    CHECK(totp_address(bytes_of("foobar"), "Tyck till", "karin") ==
          "otpauth://totp/Tyck%20till:karin?secret=MZXW6YTBOI&issuer=Tyck%20till");
}

TEST_CASE("a drawn code is grouped, easy to read and never the same") {
    std::set<std::string> drawn;
    for (int i = 0; i < 200; ++i) {
        const std::string code = random_code(3, 4);
        REQUIRE(code.size() == 14);
        CHECK((code[4] == '-' && code[9] == '-'));
        CHECK(code.find_first_of("01lio") == std::string::npos);
        drawn.insert(code);
    }
    CHECK(drawn.size() == 200);
    CHECK(plain_code(" K7MQ-2d4r x9TB ") == "k7mq2d4rx9tb");
}
