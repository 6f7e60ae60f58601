#pragma once
/// What has arrived, opened only as far as somebody looks: the words, the contact details, or one page.
#include "office/archive/archive.h"
#include "office/keys/key_ring.h"

namespace tycktill::office {

/// Fail as open_submission() does (opening.h).
Result<record::Submission> open_words(Archive& archive, const record::SubmissionId& id,
                                      const KeyRing& ring);
Result<record::Submission> open_contact(Archive& archive, const record::SubmissionId& id,
                                        const KeyRing& ring);
/// How many files came along, without a key.
Result<std::size_t> pages_with(Archive& archive, const record::SubmissionId& id);
/// One page that came along, and the view of it whose contact fields are painted over, by their numbers for open_page().
struct ScannedPage {
    std::size_t number = 0;
    std::string media_type;
    std::optional<std::size_t> view;
    friend bool operator==(const ScannedPage&, const ScannedPage&) = default;
};
/// In their order. Each file is opened for its name, and none is kept.
Result<std::vector<ScannedPage>>
scanned_pages_with(Archive& archive, const record::SubmissionId& id, const KeyRing& ring);
/// One file that came along, from 0.
Result<record::Attachment> open_page(Archive& archive, const record::SubmissionId& id,
                                     const KeyRing& ring, std::size_t number);

} // namespace tycktill::office
