#include "office/archive/reply_shelf.h"

#include "shared/record/code_reply.h"
#include "shared/record/digest.h"

#include <algorithm>

namespace tycktill::office {
namespace {

/// Sixteen bytes of a fingerprint: no random id is ever the same.
record::SubmissionId shelf_id(const std::string& municipality) {
    const record::Digest digest =
        record::blake2b({bytes_of("tyck till: svar till kiosker: "), bytes_of(municipality)});
    record::SubmissionId id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

} // namespace

bool is_municipality_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Result<void> put_on_shelf(Archive& archive, const std::string& municipality, Bytes slot,
                          Day today) {
    return archive.add_reply({shelf_id(municipality), std::move(slot), today});
}

/// Those that are young enough, oldest first.
static Result<std::vector<Bytes>> slots_of(Archive& archive, const std::string& municipality,
                                           Day today) {
    std::vector<Bytes> slots;
    for (Reply& reply : TRY(archive.replies(shelf_id(municipality))))
        if (today - reply.day <= std::chrono::days{shelf_days})
            slots.push_back(std::move(reply.sealed));
    return slots;
}

Result<Bytes> shelf_of(Archive& archive, const std::string& municipality, Day today,
                       std::vector<Bytes>& nobodys) {
    return record::reply_shelf(TRY(slots_of(archive, municipality, today)), nobodys);
}

Result<Bytes> shelf_of(Archive& archive, const std::string& municipality, Day today) {
    std::vector<Bytes> nobodys;
    return shelf_of(archive, municipality, today, nobodys);
}

Result<std::size_t> beyond_shelf(Archive& archive, const std::string& municipality, Day today) {
    const std::size_t slots = TRY(slots_of(archive, municipality, today)).size();
    return slots > record::most_shelf_slots ? slots - record::most_shelf_slots : 0;
}

} // namespace tycktill::office
