#pragma once
/// A tiny language for sealed submissions and stations that sign them, without a kiosk or a store.
#include "shared/record/envelope.h"
#include "shared/record/manifest.h"
#include "shared/record/signing.h"
#include "shared/wire/wire.h"
#include "tests/support/rooms.h"

namespace tycktill::test {

inline Day a_day(std::string_view text = "2026-11-22") {
    return parse_day(text).value();
}

inline Submission a_submission(const std::string& story = "Maten var kall.") {
    Submission submission;
    submission.id = random_submission_id();
    submission.form = {"ljusnarsberg/klagomalsblankett", 1};
    submission.municipality = "ljusnarsberg";
    submission.arrived = a_day();
    submission.matter.set("typ", std::vector<std::string>{"klagomal"});
    submission.matter.set("beskrivning", story);
    return submission;
}

/// Sealed bytes of about this many bytes in all: padding goes by size classes.
inline Envelope sealed(const Submission& submission, const Recipients& recipients) {
    return seal(submission, recipients).value();
}

inline Submission with_page(Submission submission, std::size_t bytes) {
    submission.attachments.push_back({"page-1.jpg", "image/jpeg", Bytes(bytes, 0x5A)});
    return submission;
}

/// A station with its chain.
struct TestStation {
    std::string name = "reception-1";
    SigningKey key = make_signing_key();
    ChainHead head{random_epoch(), 0, {}};

    Manifest next(const SubmissionId& id, BytesView envelope) {
        Manifest manifest = next_manifest(head, id, envelope);
        head = head_after(manifest);
        return manifest;
    }
};

} // namespace tycktill::test
