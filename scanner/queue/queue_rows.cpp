#include "scanner/queue/queue_rows.h"
#include "scanner/queue/queue_fault.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tycktill::queue {

using Json = nlohmann::json;

Result<record::SubmissionId> submission_id_of(const Bytes& bytes) {
    record::SubmissionId id;
    if (bytes.size() != id.bytes.size())
        return fail(QueueFault::DamagedRow,
                    "the desk's queue holds a row with a broken id; restore it from a backup");
    std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

Bytes to_bytes(const FinishedNote& note) {
    return bytes_of(
        Json{{"why", note.why}, {"sketches", note.sketches}, {"page", note.first_page}}.dump(
            -1, ' ', false, Json::error_handler_t::replace));
}

FinishedNote finished_note_of(BytesView bytes) {
    FinishedNote note;
    try {
        const Json json = Json::parse(bytes.begin(), bytes.end());
        note.why = json.value("why", "");
        note.sketches = json.value("sketches", std::vector<std::string>{});
        note.first_page = json.value("page", std::int64_t{0});
    } catch (const Json::exception&) {
        // A note that is not understood compares with nothing, and then a person looks.
    }
    return note;
}

Bytes settlement_bytes(const std::string& key, const std::vector<std::string>& values) {
    return bytes_of(Json{{"key", key}, {"values", values}}.dump());
}

Result<std::pair<std::string, std::vector<std::string>>> parse_settlement(BytesView bytes) {
    try {
        const Json json = Json::parse(bytes.begin(), bytes.end());
        return std::pair(json.at("key").get<std::string>(),
                         json.at("values").get<std::vector<std::string>>());
    } catch (const Json::exception&) {
        return fail(QueueFault::DamagedSettlement,
                    "a settled value is not understood; undo it and settle it again");
    }
}

} // namespace tycktill::queue
