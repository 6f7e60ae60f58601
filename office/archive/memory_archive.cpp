#include "office/archive/memory_archive.h"

#include <algorithm>

namespace tycktill::office {

using Lock = std::lock_guard<std::mutex>;

Result<void> MemoryArchive::add_enrol_code(const record::Digest& secret, const std::string& station,
                                           Day expires, Replace replace) {
    const Lock lock(mutex_);
    codes_[secret] = {station, expires, replace, {}};
    return {};
}

Result<std::optional<std::string>> MemoryArchive::enrol(const record::Digest& secret,
                                                        const record::VerifyKey& key, Day today) {
    const Lock lock(mutex_);
    const auto found = codes_.find(secret);
    if (found == codes_.end())
        return std::nullopt;
    Code& code = found->second;
    if (code.used_by)
        return *code.used_by == key ? std::optional(code.station) : std::nullopt;
    if (code.expires < today)
        return std::nullopt;
    Station& station = stations_[code.station];
    const bool another = !station.name.empty() && station.key != key;
    if (another && !station.revoked && code.replace == Replace::No)
        return std::nullopt;
    code.used_by = key;
    std::erase_if(replaced_,
                  [&](const Station& old) { return old.name == code.station && old.key == key; });
    if (another) {
        station.replaced = today;
        replaced_.push_back(std::exchange(station, {}));
    }
    station.name = code.station;
    station.key = key;
    station.enrolled = today;
    station.revoked = false;
    keys_[code.station].push_back(key);
    return code.station;
}

Result<std::optional<Station>> MemoryArchive::station(const std::string& name) {
    const Lock lock(mutex_);
    const auto found = stations_.find(name);
    return found == stations_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::vector<Station>> MemoryArchive::stations() {
    const Lock lock(mutex_);
    std::vector<Station> all;
    for (const auto& [name, station] : stations_)
        all.push_back(station);
    return all;
}

Result<std::vector<Station>> MemoryArchive::replaced() {
    const Lock lock(mutex_);
    return replaced_;
}

Result<std::vector<record::VerifyKey>> MemoryArchive::keys(const std::string& station) {
    const Lock lock(mutex_);
    return keys_[station];
}

Result<bool> MemoryArchive::revoke(const std::string& name) {
    const Lock lock(mutex_);
    const auto found = stations_.find(name);
    if (found == stations_.end())
        return false;
    found->second.revoked = true;
    for (Station& old : replaced_)
        old.revoked = old.revoked || old.name == name;
    return true;
}

Result<void> MemoryArchive::note_heartbeat(const Station& said,
                                           const std::vector<record::ChainHead>& heads) {
    const Lock lock(mutex_);
    const auto take = [&said](Station& known) {
        if (known.name != said.name || known.key != said.key)
            return;
        known.last_contact = said.last_contact;
        known.waiting = said.waiting;
        known.held = said.held;
        known.oldest_waiting = said.oldest_waiting;
        known.elsewhere = said.elsewhere;
        known.clock_ahead = said.clock_ahead;
        known.keys = said.keys;
        known.heard_since = known.replaced.has_value();
    };
    if (stations_.count(said.name) == 0)
        return {};
    take(stations_[said.name]);
    std::for_each(replaced_.begin(), replaced_.end(), take);
    auto& chains = heads_[said.name];
    for (const auto& head : heads) {
        const auto known = chains.find(head.epoch);
        if (known == chains.end() && chains.size() < std::size_t{most_chains_per_station})
            chains.emplace(head.epoch, head);
        else if (known != chains.end() && head.seq >= known->second.seq)
            known->second = head;
    }
    return {};
}

Result<std::optional<record::ChainHead>> MemoryArchive::head(const std::string& station,
                                                             const record::Epoch& epoch) {
    const Lock lock(mutex_);
    const auto& chains = heads_[station];
    const auto known = chains.find(epoch);
    return known == chains.end() ? std::nullopt : std::optional(known->second);
}

Result<std::vector<record::ChainHead>> MemoryArchive::heads(const std::string& station) {
    const Lock lock(mutex_);
    std::vector<record::ChainHead> all;
    for (const auto& [epoch, head] : heads_[station])
        all.push_back(head);
    return all;
}

Result<void> MemoryArchive::note_incident(const Incident& incident, const record::Digest& link) {
    const Lock lock(mutex_);
    if (doubted_.emplace(incident.station, link).second)
        incidents_.push_back(incident);
    return {};
}

Result<Arrival> MemoryArchive::announce(const SignedManifest& manifest, Day today) {
    const Lock lock(mutex_);
    return announce_locked(manifest, today);
}

static std::vector<record::Digest>
missing_of(const std::vector<std::pair<record::Digest, std::optional<Bytes>>>& chunks) {
    std::vector<record::Digest> missing;
    for (const auto& [hash, bytes] : chunks)
        if (!bytes)
            missing.push_back(hash);
    return missing;
}

Arrival MemoryArchive::announce_locked(const SignedManifest& manifest, Day today) {
    const auto found = items_.find(manifest.manifest.id);
    if (found != items_.end()) {
        const ArchivedEnvelope& row = found->second.row;
        if (row.station != manifest.station || row.manifest != manifest.bytes) {
            const Incident incident{manifest.station, row.id, manifest.bytes, today};
            const bool known =
                std::any_of(incidents_.begin(), incidents_.end(), [&](const Incident& other) {
                    return other.station == incident.station && other.manifest == incident.manifest;
                });
            if (!known)
                incidents_.push_back(incident);
            return Conflict{};
        }
        if (row.arrived)
            return Kept{row.receipt};
        return StillMissing{missing_of(found->second.chunks)};
    }
    const auto begun = std::count_if(items_.begin(), items_.end(), [&](const auto& item) {
        return item.second.row.station == manifest.station && !item.second.row.arrived;
    });
    if (begun >= most_begun_per_station)
        return TooMany{};
    Item item;
    item.row.id = manifest.manifest.id;
    item.row.station = manifest.station;
    item.row.manifest = manifest.bytes;
    item.row.signature = manifest.signature;
    item.row.link = manifest.link;
    for (const auto& hash : manifest.manifest.chunks)
        item.chunks.emplace_back(hash, std::nullopt);
    items_[manifest.manifest.id] = std::move(item);
    return StillMissing{manifest.manifest.chunks};
}

Result<ChunkOutcome> MemoryArchive::put_chunk(const record::Digest& hash, BytesView bytes) {
    const Lock lock(mutex_);
    return put_locked(hash, bytes);
}

ChunkOutcome MemoryArchive::put_locked(const record::Digest& hash, BytesView bytes) {
    auto outcome = ChunkOutcome::NotAwaited;
    for (auto& [id, item] : items_)
        for (auto& [wanted, kept] : item.chunks)
            if (wanted == hash && !item.row.purged) {
                if (!kept)
                    kept.emplace(bytes.begin(), bytes.end());
                outcome = ChunkOutcome::Stored;
            }
    return outcome;
}

Result<Arrival> MemoryArchive::commit(const record::SubmissionId& id, const std::string& station,
                                      BytesView receipt, Day today) {
    const Lock lock(mutex_);
    return commit_locked(id, station, receipt, today);
}

Arrival MemoryArchive::commit_locked(const record::SubmissionId& id, const std::string& station,
                                     BytesView receipt, Day today) {
    const auto found = items_.find(id);
    if (found == items_.end() || found->second.row.station != station)
        return Unknown{};
    Item& item = found->second;
    if (item.row.arrived)
        return Kept{item.row.receipt};
    if (auto missing = missing_of(item.chunks); !missing.empty())
        return StillMissing{std::move(missing)};
    item.row.arrived = today;
    item.row.receipt.assign(receipt.begin(), receipt.end());
    return Kept{item.row.receipt};
}

Result<Bytes> MemoryArchive::begun(const record::SubmissionId& id) {
    const Lock lock(mutex_);
    Bytes whole;
    if (const auto found = items_.find(id); found != items_.end() && !found->second.row.arrived)
        for (const auto& [hash, bytes] : found->second.chunks)
            if (bytes)
                whole.insert(whole.end(), bytes->begin(), bytes->end());
    return whole;
}

Result<void> MemoryArchive::forget_begun(const record::SubmissionId& id) {
    const Lock lock(mutex_);
    if (const auto found = items_.find(id); found != items_.end() && !found->second.row.arrived)
        items_.erase(found);
    return {};
}

Result<Arrival> MemoryArchive::keep_whole(const SignedManifest& manifest, BytesView envelope,
                                          BytesView receipt, Day today) {
    const Lock lock(mutex_);
    const Arrival begun = announce_locked(manifest, today);
    if (!std::holds_alternative<StillMissing>(begun))
        return begun;
    put_locked(manifest.manifest.chunks.front(), envelope);
    return commit_locked(manifest.manifest.id, manifest.station, receipt, today);
}

Result<std::vector<ArchivedEnvelope>> MemoryArchive::envelopes() {
    const Lock lock(mutex_);
    std::vector<ArchivedEnvelope> all;
    for (const auto& [id, item] : items_)
        all.push_back(item.row);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.arrived < b.arrived; });
    return all;
}

Result<std::optional<ArchivedEnvelope>> MemoryArchive::envelope(const record::SubmissionId& id) {
    const Lock lock(mutex_);
    const auto found = items_.find(id);
    return found == items_.end() ? std::nullopt : std::optional(found->second.row);
}

Result<Bytes> MemoryArchive::content(const record::SubmissionId& id) {
    const Lock lock(mutex_);
    Bytes whole;
    if (const auto found = items_.find(id); found != items_.end() && found->second.row.arrived)
        for (const auto& [hash, bytes] : found->second.chunks)
            if (bytes)
                whole.insert(whole.end(), bytes->begin(), bytes->end());
    return whole;
}

Result<std::vector<Incident>> MemoryArchive::incidents() {
    const Lock lock(mutex_);
    return incidents_;
}

Result<void> MemoryArchive::add_reply(const Reply& reply) {
    const Lock lock(mutex_);
    replies_.push_back(reply);
    return {};
}

Result<std::vector<Reply>> MemoryArchive::replies(const record::SubmissionId& id) {
    const Lock lock(mutex_);
    std::vector<Reply> found;
    std::copy_if(replies_.begin(), replies_.end(), std::back_inserter(found),
                 [&](const Reply& reply) { return reply.id == id; });
    return found;
}

Result<bool> MemoryArchive::purge(const record::SubmissionId& id, Day today) {
    const Lock lock(mutex_);
    const auto found = items_.find(id);
    if (found == items_.end() || !found->second.row.arrived || found->second.row.purged)
        return false;
    found->second.row.purged = today;
    for (auto& [hash, bytes] : found->second.chunks)
        bytes.reset();
    return true;
}

} // namespace tycktill::office
