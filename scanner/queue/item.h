#pragma once
/// What stands in the desk's queue: an item (a returned form, a letter, what was taken down by staff), the pile that it
/// came in, its pages' pictures. Values only.
#include "forms/definition/catalogue.h"
#include "scanner/pages/image.h"
#include "scanner/reading/read_page.h"
#include "scanner/returned/assemble.h"
#include "shared/base/bytes.h"

namespace tycktill::queue {

/// One row of the queue.
struct QueueItem {
    record::SubmissionId id;
    bool letter = false;  ///< without a form's code
    record::FormRef form; ///< id "" when a letter has none yet
    std::string title;    ///< "Klagomålsblankett", "Brev"
    std::string serial;   ///< 9 characters, or ""
    Day arrived{};
    std::int64_t batch = 0;
    int pages = 0;
    int doubts = 0;
    int attachments = 0;                   ///< pages without a code that go along
    std::vector<reading::DoubtKind> kinds; ///< of its doubts
    std::string reason;                    ///< the first doubt's sentence, or ""
    std::string aside;                     ///< why it is put aside, or ""
    std::string after;       ///< of a letter: the number of the form before it in its pile
    std::string second_look; ///< who approved it first, when another person is to look at it too
    bool by_staff = false;   ///< taken down for a person who phones or stands here: no pages
    bool taken = false;      ///< another desk shows it
    friend bool operator==(const QueueItem&, const QueueItem&) = default;
};

/// What came together: a scanned pile, a folder.
struct Batch {
    std::int64_t id = 0;
    std::string name; ///< "posten" or a file's name
    Day arrived{};
    int forms = 0; ///< still waiting
    int doubts = 0;
    int forms_in_doubt = 0;
    int attachments = 0;
    int failed_pages = 0;
    int decided = 0; ///< forms that can still be taken back
};

struct QueuedForm {
    QueueItem item;
    const forms::Form* form = nullptr; ///< of the catalogue; nullptr: not chosen, or unknown
    const forms::Municipality* municipality = nullptr; ///< likewise
    returned::ReturnedPages returned;
    returned::Settled settled;
    returned::Assembled assembled;
};

/// A page's picture as it is kept: compressed, and how far a person turned it.
struct PackedPicture {
    Bytes bytes;
    int turned = 0; ///< degrees clockwise
    Result<pages::Image> unpacked() const;
    Result<Bytes> upright() const; ///< packed again when it was turned
};

} // namespace tycktill::queue
