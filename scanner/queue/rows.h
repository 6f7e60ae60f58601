#pragma once
/// Inside this room only: the rows of the form table and of what belongs to an item, opened.
#include "scanner/queue/item.h"
#include "scanner/queue/room.h"

namespace tycktill::queue {

/// One item's row.
struct FormRow {
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
    Bytes summary;           ///< as it is kept (summaries.h), or empty
    std::int64_t changes = 0;
};

class Rows {
public:
    explicit Rows(QueueRoom& room) : room_(room) {}

    /// By place. `where` is the rest of an SQL statement over the form table.
    Result<std::vector<FormRow>> where(std::string_view where, store::SqlValues values) const;
    Result<FormRow> of(const record::SubmissionId& id) const;
    Result<FormRow> owner_of(std::int64_t page) const;
    Result<std::vector<returned::FormPage>> pages_of(const FormRow& row) const;
    Result<returned::Settled> settled_of(const FormRow& row) const;
    /// Who approved it first, or "".
    Result<std::string> first_look(const FormRow& row) const;

    // Inside a transaction of the caller's.
    Result<void> move_page(std::int64_t page, const record::SubmissionId& to);
    Result<void> drop_if_empty(const record::SubmissionId& form);
    /// The settlement's place.
    Result<std::int64_t> settle(const record::SubmissionId& form, const std::string& key,
                                const std::vector<std::string>& values);

private:
    QueueRoom& room_;
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
