#pragma once
/// Submissions as tests need them.
#include "shared/record/envelope.h"
#include "tests/support/rooms.h"

namespace tycktill {

/// A complaint with a name, no attachments.
inline Submission a_complaint(const std::string& text = "Maten var kall.") {
    Submission submission;
    submission.id = random_submission_id();
    submission.form = {"ljusnarsberg/klagomalsblankett", 1};
    submission.municipality = "ljusnarsberg";
    submission.unit = "Kopparbergsgården";
    submission.arrived = parse_day("2026-11-22").value();
    submission.anonymous = false;
    submission.matter.set("typ", std::vector<std::string>{"klagomal"});
    submission.matter.set("beskrivning", text);
    submission.contact.set("namn", "Åsa Öberg");
    return submission;
}

inline Submission an_anonymous_complaint(const std::string& text = "Maten var kall.") {
    Submission submission = a_complaint(text);
    submission.anonymous = true;
    submission.contact.clear();
    return submission;
}

/// Bytes without a pattern that repeats, the same in every run.
inline Bytes noise(std::size_t size, std::uint64_t seed = 1) {
    Bytes bytes(size);
    for (std::uint8_t& byte : bytes) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        byte = static_cast<std::uint8_t>(seed >> 56);
    }
    return bytes;
}

} // namespace tycktill
