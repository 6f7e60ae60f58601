#include "shared/record/random.h"
#include "shared/store/outbox.h"
#include "shared/store/outbox_schema.h"

#include <algorithm>
#include <utility>

namespace tycktill::store {
namespace {

constexpr const char* damaged_on_disk = "damaged on the station's disk";

Result<std::vector<record::SubmissionId>> ids_in(const Database& database, std::string_view sql,
                                                 SqlValues values) {
    std::vector<record::SubmissionId> ids;
    Statement row = TRY(database.query(sql, values));
    while (TRY(row.next()))
        ids.push_back({fixed<16>(row.bytes(0))});
    return ids;
}

Result<record::Manifest> manifest_after(const Database& database, const record::ChainHead& head,
                                        const record::SubmissionId& id) {
    record::Manifest manifest{head.epoch, head.seq + 1, head.link, id, 0, {}};
    manifest.size = static_cast<std::uint64_t>(
        TRY(database.number("SELECT size FROM item WHERE id = ?", {id.bytes})));
    Statement row =
        TRY(database.query("SELECT hash FROM payload WHERE id = ? ORDER BY number", {id.bytes}));
    while (TRY(row.next()))
        manifest.chunks.push_back(fixed<32>(row.bytes(0)));
    return manifest;
}

} // namespace

Result<int> Outbox::release() {
    const Bytes present = TRY(ours());
    auto waiting = TRY(ids_in(database_, "SELECT id FROM item WHERE state = ? AND " OUTBOX_OURS,
                              {static_cast<std::int64_t>(ItemState::Kept), BytesView(present)}));
    if (waiting.empty())
        return 0;
    for (std::size_t left = waiting.size(); left > 1; --left)
        std::swap(waiting[left - 1],
                  waiting[record::random_below(static_cast<std::uint32_t>(left))]);
    const auto give_places = [&]() -> Result<void> {
        record::ChainHead last = TRY(head());
        std::int64_t place = TRY(database_.number("SELECT coalesce(max(place), 0) FROM item"));
        for (const record::SubmissionId& id : waiting) {
            const record::Manifest manifest = TRY(manifest_after(database_, last, id));
            last = record::head_after(manifest);
            TRY(update_one(
                "UPDATE item SET state = 1, place = ?, epoch = ?, seq = ?, manifest = ?, "
                "link = ? WHERE id = ? AND state = 0",
                {++place, last.epoch, last.seq, record::to_bytes(manifest), last.link, id.bytes}));
        }
        return update_one("UPDATE chain SET seq = ?, link = ? WHERE epoch = ?",
                          {last.seq, last.link, last.epoch});
    };
    TRY(change(Direction::Out, give_places));
    note_seen();
    return static_cast<int>(waiting.size());
}

Result<std::optional<OutboxItem>> Outbox::next_to_deliver(std::int64_t after_place) {
    const Bytes present = TRY(ours());
    while (true) {
        Statement row = TRY(database_.query(
            "SELECT id, manifest, epoch, seq, link, place, attempts, delivered FROM item "
            "WHERE state = 1 AND place > ? AND " OUTBOX_OURS " ORDER BY place LIMIT 1",
            {after_place, BytesView(present)}));
        if (!TRY(row.next()))
            return std::nullopt;
        OutboxItem item{{fixed<16>(row.bytes(0))},
                        {},
                        row.bytes(1),
                        fixed<16>(row.bytes(2)),
                        row.number(3),
                        row.bytes(4),
                        row.number(5),
                        static_cast<int>(row.number(6)),
                        row.number(7) != 0};
        TRY(row.start({after_place, BytesView(present)})); // lets go of the read lock
        auto envelope = TRY(whole_payload(item));
        if (envelope) {
            item.envelope = std::move(*envelope);
            return item;
        }
        TRY(hold(item.id, damaged_on_disk));
        after_place = item.place;
    }
}

Result<std::optional<Bytes>> Outbox::whole_payload(const OutboxItem& item) const {
    const auto manifest = record::parse_manifest(item.manifest);
    if (!manifest || manifest->id != item.id || item.link.size() != sizeof(record::Digest) ||
        fixed<32>(item.link) != record::link_of(*manifest))
        return std::nullopt;
    Bytes envelope;
    std::size_t number = 0;
    Statement row = TRY(
        database_.query("SELECT bytes FROM payload WHERE id = ? ORDER BY number", {item.id.bytes}));
    while (TRY(row.next())) {
        const Bytes chunk = row.bytes(0);
        if (number == manifest->chunks.size() ||
            record::blake2b(chunk) != manifest->chunks[number++])
            return std::nullopt;
        envelope.insert(envelope.end(), chunk.begin(), chunk.end());
    }
    if (envelope.size() != manifest->size)
        return std::nullopt;
    return envelope;
}

Result<Scrub> Outbox::scrub() {
    Scrub found = TRY(look_at_all());
    for (const record::SubmissionId& id : found.damaged)
        TRY(hold(id, damaged_on_disk));
    return found;
}

Result<Scrub> Outbox::look_at_all() const {
    Scrub found;
    for (const record::SubmissionId& id :
         TRY(ids_in(database_, "SELECT id FROM item WHERE state < 2", {}))) {
        Statement row =
            TRY(database_.query("SELECT manifest, link FROM item WHERE id = ?", {id.bytes}));
        if (!TRY(row.next())) {
            // Receipted by another program meanwhile; or its key was changed on the disk, so that it stands in the
            // wrong order and no search finds it.
            if (TRY(database_.number("SELECT count(*) FROM item WHERE +id = ? AND state < 2",
                                     {id.bytes})) == 0)
                continue;
            *met_damage_ = true;
            return fail(StoreFault::Damaged, "the store is damaged; start the program again and it "
                                             "salvages what is whole");
        }
        const bool sound =
            row.is_null(0)
                ? TRY(kept_is_whole(id))
                : TRY(whole_payload({id, {}, row.bytes(0), {}, 0, row.bytes(1), 0, 0, false}))
                      .has_value();
        if (sound)
            ++found.sound;
        else
            found.damaged.push_back(id);
    }
    return found;
}

Result<bool> Outbox::kept_is_whole(const record::SubmissionId& id) const {
    std::int64_t size = 0;
    Statement row = TRY(database_.query(
        "SELECT hash, bytes FROM payload WHERE id = ? ORDER BY number", {id.bytes}));
    while (TRY(row.next())) {
        const Bytes chunk = row.bytes(1);
        if (record::blake2b(chunk) != fixed<32>(row.bytes(0)))
            return false;
        size += static_cast<std::int64_t>(chunk.size());
    }
    return size == TRY(database_.number("SELECT size FROM item WHERE id = ?", {id.bytes}));
}

} // namespace tycktill::store
