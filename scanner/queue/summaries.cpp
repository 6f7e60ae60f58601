#include "scanner/queue/summaries.h"

#include "scanner/queue/queue_fault.h"
#include "shared/record/digest.h"

#include <nlohmann/json.hpp>

namespace tycktill::queue {
namespace {

using Json = nlohmann::json;

constexpr std::string_view bound_key = "summary key";

std::string bound_summary(const record::SubmissionId& id) {
    return "summary " + to_text(id);
}

/// Program, station's settings and every form's layout: a summary that was made with others says nothing any more.
std::string stamp_of(const QueueRoom& room) {
    std::string all = std::string(TYCKTILL_VERSION) + " 1 " + room.options.language + " " +
                      room.options.unit + " " + room.options.municipality;
    for (const forms::Municipality& municipality : room.catalogue.municipalities())
        for (const forms::Form& form : municipality.forms) {
            all += " " + form.ref.id + " " + std::to_string(form.ref.version);
            if (const forms::Sheet* sheet = room.catalogue.sheet(form.ref))
                all += " " + forms::fingerprint(*sheet).text;
        }
    return to_hex(record::blake2b(bytes_of(all)));
}

Json json_of(const QueueItem& item, const std::string& stamp) {
    Json kinds = Json::array();
    for (const reading::DoubtKind kind : item.kinds)
        kinds.push_back(to_text(kind));
    return {{"stamp", stamp},
            {"title", item.title},
            {"pages", item.pages},
            {"doubts", item.doubts},
            {"attachments", item.attachments},
            {"kinds", kinds},
            {"reason", item.reason},
            {"aside", item.aside},
            {"after", item.after},
            {"second_look", item.second_look}};
}

/// False when it is not a summary of ours.
bool take(const Json& json, const std::string& stamp, QueueItem& item) {
    if (json.value("stamp", "") != stamp)
        return false;
    std::vector<reading::DoubtKind> kinds;
    for (const Json& name : json.at("kinds")) {
        const auto kind = reading::parse_doubt_kind(name.get<std::string>());
        if (!kind)
            return false;
        kinds.push_back(*kind);
    }
    item.kinds = std::move(kinds);
    item.title = json.at("title");
    item.pages = json.at("pages");
    item.doubts = json.at("doubts");
    item.attachments = json.at("attachments");
    item.reason = json.at("reason");
    item.aside = json.at("aside");
    item.after = json.at("after");
    item.second_look = json.at("second_look");
    return true;
}

} // namespace

Result<void> Summaries::ready() const {
    if (room_.summary_key)
        return {};
    const Bytes made =
        record::seal_box(room_.key.public_key, record::make_box_key().bytes, bound_key);
    // Another desk may have been first: then its key stands.
    TRY(room_.store.run("INSERT OR IGNORE INTO summary_key (one, sealed) VALUES (1, ?)",
                        {BytesView(made)}));
    store::Statement kept = TRY(room_.store.query("SELECT sealed FROM summary_key"));
    if (!TRY(kept.next()))
        return fail(QueueFault::DamagedRow, "the queue has no key for its summaries");
    const Bytes opened = TRY(record::open_box(room_.key, kept.bytes(0), bound_key));
    room_.summary_key = {TRY(record::box_key_of(opened)), stamp_of(room_)};
    return {};
}

bool Summaries::read(const Kept& kept, QueueItem& item) const {
    if (kept.locked.empty() || !ready())
        return false;
    const auto& [key, stamp] = *room_.summary_key;
    const auto plain = record::unlock(key, kept.locked, bound_summary(item.id));
    if (!plain)
        return false;
    try {
        return take(Json::parse(plain->begin(), plain->end()), stamp, item);
    } catch (const Json::exception&) {
        return false;
    }
}

Result<void> Summaries::write(const std::vector<std::pair<QueueItem, Kept>>& made) const {
    TRY(ready());
    const auto& [key, stamp] = *room_.summary_key;
    store::Transaction change = TRY(room_.store.begin());
    for (const auto& [item, kept] : made) {
        const Bytes locked = record::lock(
            key,
            bytes_of(json_of(item, stamp).dump(-1, ' ', false, Json::error_handler_t::replace)),
            bound_summary(item.id));
        TRY(room_.store.run("UPDATE form SET summary = ? WHERE id = ? AND changes = ?",
                            {BytesView(locked), BytesView(item.id.bytes), kept.changes}));
    }
    return change.commit();
}

void Summaries::keep(const std::vector<std::pair<QueueItem, Kept>>& made) const {
    if (!made.empty())
        static_cast<void>(write(made));
}

} // namespace tycktill::queue
