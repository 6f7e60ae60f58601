#include "shared/record/envelope.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

struct Office {
    KeyPair office = make_key_pair();
    KeyPair escrow = make_key_pair();
    Recipients recipients{office.public_key, escrow.public_key};
};

std::size_t matter_size(const std::string& text) {
    const Office to;
    return seal(an_anonymous_complaint(text), to.recipients).value().parts.front().bytes.size();
}

} // namespace

TEST_CASE("an envelope opens with the office's key and with the escrow key, and with no other") {
    const Office to;
    Submission submission = a_complaint();
    submission.attachments = {{"page-1.tiff", "image/tiff", noise(1000)},
                              {"page-2.tiff", "image/tiff", {}}};
    const Envelope envelope = seal(submission, to.recipients).value();
    REQUIRE(open(envelope, to.office).value() == submission);
    REQUIRE(open(envelope, to.escrow).value() == submission);
    const auto other = open(envelope, make_key_pair());
    REQUIRE_FALSE(other);
    REQUIRE(other.error().what.find("another key") != std::string::npos);
    REQUIRE_FALSE(open(envelope, KeyPair{}));
}

TEST_CASE("a matter is opened without the contact details") {
    const Office to;
    const Envelope envelope = seal(a_complaint(), to.recipients).value();
    const Submission read = open_matter(envelope, to.office).value();
    REQUIRE(read.matter.text("beskrivning") == "Maten var kall.");
    REQUIRE(read.contact.empty());
}

TEST_CASE("an envelope survives the way to bytes and back") {
    const Office to;
    Submission submission = a_complaint("");
    submission.attachments = {{"page-1.jpg", "image/jpeg", noise(5 << 20)}};
    const Envelope envelope = seal(submission, to.recipients).value();
    const Envelope back = parse_envelope(to_bytes(envelope)).value();
    REQUIRE(back == envelope);
    REQUIRE(open(back, to.office).value() == submission);
}

TEST_CASE("any flipped byte is refused") {
    const Office to;
    const Bytes bytes = to_bytes(seal(a_complaint(), to.recipients).value());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] = static_cast<std::uint8_t>(changed[i] ^ (1u << (i % 8)));
        const auto envelope = parse_envelope(changed);
        INFO("byte " << i);
        REQUIRE_FALSE((envelope && open(*envelope, to.office)));
    }
}

TEST_CASE("an envelope cut short anywhere, or made longer, is refused") {
    const Office to;
    const Bytes bytes = to_bytes(seal(a_complaint(), to.recipients).value());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        REQUIRE_FALSE(parse_envelope(BytesView(bytes).first(size)));
    Bytes longer = bytes;
    longer.push_back(0);
    REQUIRE_FALSE(parse_envelope(longer));
}

TEST_CASE("a part that lost its end, at a chunk's border too, is refused") {
    const Office to;
    Submission submission = a_complaint();
    submission.attachments = {{"page-1.jpg", "image/jpeg", noise(200'000)}};
    const Envelope envelope = seal(submission, to.recipients).value();
    const std::size_t before_chunks = 2 + 2 * 80 + 24;
    const std::size_t chunk = (64u << 10) + 17;
    const Bytes& page = envelope.parts[2].bytes;
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, before_chunks, before_chunks + chunk,
          before_chunks + 2 * chunk, page.size() - 17, page.size() - 1}) {
        Envelope shorter = envelope;
        shorter.parts[2].bytes.resize(size);
        INFO(size);
        REQUIRE_FALSE(open(shorter, to.office));
    }
}

TEST_CASE("parts cannot be exchanged, left out, added or moved to another envelope") {
    const Office to;
    Submission submission = a_complaint();
    submission.attachments = {{"page-1.jpg", "image/jpeg", noise(100, 1)},
                              {"page-2.jpg", "image/jpeg", noise(100, 2)}};
    const Envelope envelope = seal(submission, to.recipients).value();
    const Envelope another = seal(submission, to.recipients).value();

    SECTION("exchanged pages") {
        Envelope changed = envelope;
        std::swap(changed.parts[2], changed.parts[3]);
        REQUIRE_FALSE(open(changed, to.office));
    }
    SECTION("a page left out") {
        Envelope changed = envelope;
        changed.parts.pop_back();
        REQUIRE_FALSE(open(changed, to.office));
    }
    SECTION("a page twice") {
        Envelope changed = envelope;
        changed.parts.push_back(changed.parts.back());
        REQUIRE_FALSE(open(changed, to.office));
    }
    SECTION("contact details of another") {
        Submission other = a_complaint();
        other.attachments = submission.attachments;
        Envelope changed = envelope;
        changed.parts[1] = seal(other, to.recipients).value().parts[1];
        REQUIRE_FALSE(open(changed, to.office));
    }
    SECTION("another id") {
        Envelope changed = envelope;
        changed.id = random_submission_id();
        REQUIRE_FALSE(open(changed, to.office));
    }
    SECTION("a part of the same submission sealed anew is the same part") {
        Envelope changed = envelope;
        changed.parts[1] = another.parts[1];
        REQUIRE(open(changed, to.office).value() == submission);
    }
    SECTION("the kind of a part") {
        Envelope changed = envelope;
        changed.parts[1].kind = PartKind::Page;
        REQUIRE_FALSE(open(changed, to.office));
    }
    SECTION("no part at all") {
        REQUIRE_FALSE(open(Envelope{envelope.id, {}}, to.office));
    }
}

TEST_CASE("the size of the sealed bytes tells only a size class") {
    REQUIRE(matter_size("a") == matter_size(std::string(500, 'a')));
    REQUIRE(matter_size("a") < matter_size(std::string(2'000, 'a')));
    REQUIRE(matter_size(std::string(2'000, 'a')) == matter_size(std::string(3'500, 'a')));
    REQUIRE(matter_size(std::string(20'000, 'a')) == matter_size(std::string(60'000, 'a')));
    const std::size_t overhead = matter_size("a") - 1024;
    REQUIRE(overhead == 2 + 2 * 80 + 24 + 17);
    REQUIRE(matter_size(std::string(100'000, 'a')) == 2 * 65536 + overhead + 17);
}

TEST_CASE("nobody can tell from the sealed bytes whether a person was anonymous") {
    const Office to;
    const Envelope named = seal(a_complaint(), to.recipients).value();
    const Envelope anonymous = seal(an_anonymous_complaint(), to.recipients).value();
    REQUIRE(to_bytes(named).size() == to_bytes(anonymous).size());
    REQUIRE(named.parts.size() == anonymous.parts.size());
}

TEST_CASE("the same submission sealed twice shares no bytes") {
    const Office to;
    const Submission submission = a_complaint();
    REQUIRE(seal(submission, to.recipients).value().parts[0].bytes !=
            seal(submission, to.recipients).value().parts[0].bytes);
}

TEST_CASE("sealing to nobody, to too many or to a broken key is refused") {
    const PublicKey key = make_key_pair().public_key;
    REQUIRE_FALSE(seal(a_complaint(), {}));
    REQUIRE(seal(a_complaint(), Recipients(16, key)));
    REQUIRE_FALSE(seal(a_complaint(), Recipients(17, key)));
    REQUIRE_FALSE(seal(a_complaint(), {PublicKey{}}));
}

TEST_CASE("no word of the answers stands in the sealed bytes") {
    const Office to;
    const std::string sealed =
        text_of(to_bytes(seal(a_complaint("kanariefagel"), to.recipients).value()));
    for (const char* word : {"kanariefagel", "berg", "klagomal", "2026", "beskrivning"})
        REQUIRE(sealed.find(word) == std::string::npos);
}
