#include "shared/record/submission.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("a submission survives the way to bytes and back") {
    Submission submission = a_complaint("Rad ett\nrad två – «citat» \"och\" \\ 🙂");
    submission.flags = {"nedtecknad av personal"};
    submission.serial = "7f3a";
    submission.channel = Channel::Paper;
    submission.attachments = {{"page-1.jpg", "image/jpeg", noise(2000)}};
    const auto back = parse_submission(matter_bytes(submission), contact_bytes(submission),
                                       submission.attachments);
    REQUIRE(back);
    REQUIRE(*back == submission);
}

TEST_CASE("the bytes are canonical: keys in order, no white space, the same every time") {
    Submission submission = an_anonymous_complaint("å");
    submission.id = {};
    const std::string expected =
        R"({"anonymous":true,"arrived":"2026-11-22","channel":"kiosk","flags":[],)"
        R"("form":"ljusnarsberg/klagomalsblankett","format":1,)"
        R"("id":"00000000000000000000000000000000","language":"sv",)"
        R"("matter":{"beskrivning":["å"],"typ":["klagomal"]},"municipality":"ljusnarsberg",)"
        R"("serial":"","unit":"Kopparbergsgården","version":1})";
    REQUIRE(text_of(matter_bytes(submission)) == expected);
    REQUIRE(contact_bytes(submission).empty());
}

TEST_CASE("the matter holds nothing of the contact details") {
    const Submission submission = a_complaint();
    REQUIRE(text_of(matter_bytes(submission)).find("Öberg") == std::string::npos);
    REQUIRE(text_of(contact_bytes(submission)).find("Öberg") != std::string::npos);
    REQUIRE(text_of(contact_bytes(submission)).find("kall") == std::string::npos);
}

TEST_CASE("other bytes than we would write are refused, and say why") {
    const std::string matter = text_of(matter_bytes(a_complaint()));
    const auto refused = [](std::string text) {
        const auto result = parse_submission(bytes_of(text), {}, {});
        return !result && !result.error().what.empty();
    };
    const auto with = [&](const std::string& old, const std::string& changed) {
        std::string text = matter;
        text.replace(text.find(old), old.size(), changed);
        return text;
    };
    REQUIRE(refused(""));
    REQUIRE(refused("[]"));
    REQUIRE(refused(matter + " "));
    REQUIRE(refused(std::string(100'000, '[')));
    REQUIRE(refused(with("\"format\":1", "\"format\":2")));
    REQUIRE(refused(with("2026-11-22", "2026-11-32")));
    REQUIRE(refused(with("\"kiosk\"", "\"fax\"")));
    REQUIRE(refused(with("[\"klagomal\"]", "[]")));
    REQUIRE(refused(with("[\"klagomal\"]", "[1]")));
    REQUIRE(refused(with("\"version\":1", "\"version\":0")));
    REQUIRE(refused(with("\"version\":1", "\"version\":99999999999")));
    REQUIRE(refused(with("\"anonymous\":false", "\"anonymous\":0")));
    REQUIRE(refused(with("\"serial\":\"\"", "\"serial\":\"\",\"serial\":\"\"")));
}

TEST_CASE("contact details of another submission are refused") {
    REQUIRE_FALSE(parse_submission(matter_bytes(a_complaint()), contact_bytes(a_complaint()), {}));
}

TEST_CASE("text that is not UTF-8 does not stop the sealing") {
    const Submission submission = a_complaint("\xff\xfe");
    const auto back = parse_submission(matter_bytes(submission), contact_bytes(submission), {});
    REQUIRE(back);
    REQUIRE(back->matter.text("beskrivning") == "\uFFFD\uFFFD");
}

TEST_CASE("an id is 32 hexadecimal digits and never the same twice") {
    const SubmissionId id = random_submission_id();
    REQUIRE(parse_submission_id(to_text(id)).value() == id);
    REQUIRE(random_submission_id() != id);
    for (const char* wrong : {"", "00", "zz000000000000000000000000000000"})
        REQUIRE_FALSE(parse_submission_id(wrong));
}

TEST_CASE("a submission that is nested without end is refused, and ends no program") {
    const std::string before = R"({"anonymous":true,"arrived":"2026-11-22","matter":)";
    for (const std::size_t depth : {3u, 20'000u, 200'000u})
        for (const char* pair : {"[]", "{}"}) {
            const std::string deep =
                before + std::string(depth, pair[0]) + std::string(depth, pair[1]) + "}";
            REQUIRE_FALSE(parse_submission(bytes_of(deep), {}, {}));
            REQUIRE_FALSE(parse_submission(bytes_of(std::string(depth, pair[0])), {}, {}));
        }
    const Bytes matter = matter_bytes(an_anonymous_complaint());
    REQUIRE_FALSE(parse_submission(matter, bytes_of(std::string(200'000, '[')), {}));
    std::string wide = R"({"a":[)";
    for (int i = 0; i < 30'000; ++i)
        wide += "1,";
    REQUIRE_FALSE(parse_submission(bytes_of(wide + "1]}"), {}, {}));
    // Nothing that a person writes is refused: the longest texts of every field.
    Submission long_one = a_complaint(std::string(60'000, '[') + "{\"\\");
    for (int i = 0; i < 200; ++i)
        long_one.matter.set("falt-" + std::to_string(i), std::string(1'000, '{'));
    REQUIRE(parse_submission(matter_bytes(long_one), contact_bytes(long_one), {}));
}
