#pragma once
/// Inside this room only: the rows of the form table, and why something lies aside.
#include "scanner/queue/queue.h"

namespace tycktill::queue {

struct Queue::Row {
    record::SubmissionId id;
    std::int64_t place = 0;
    std::int64_t batch = 0;
    Day arrived{};
    record::FormRef form;
    std::string serial;
    int pages_of_sheet = 1;
    std::string aside; ///< one of the words below, or ""
    Bytes sealed_aside;
    bool by_staff = false;
    Bytes sealed_decision;   ///< empty: none
    Bytes sealed_first_look; ///< likewise
};

inline constexpr const char* aside_foreign = "foreign";
inline constexpr const char* aside_unknown = "unknown";
inline constexpr const char* aside_person = "person";

/// The field that the text of a letter is read into, until it is known which form it counts as.
inline constexpr const char* letter_text = "@text";

/// A column that holds an item's id.
Result<record::SubmissionId> submission_id_of(const Bytes& bytes);

/// What a finished item leaves behind, sealed: why it was rejected, and what its pages said in short.
struct FinishedNote {
    std::string why;
    std::vector<std::string> sketches;
    std::int64_t first_page =
        0; ///< its page that was scanned first: pages are numbered as they come
};
Bytes to_bytes(const FinishedNote& note);
FinishedNote finished_note_of(BytesView bytes);

/// One settlement as it is kept: the key and its values.
Bytes settlement_bytes(const std::string& key, const std::vector<std::string>& values);
Result<std::pair<std::string, std::vector<std::string>>> parse_settlement(BytesView bytes);

} // namespace tycktill::queue
