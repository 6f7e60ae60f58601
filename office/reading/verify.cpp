#include "office/reading/verify.h"

#include "office/archive/station_words.h"

#include "shared/wire/arrival_proof.h"

#include "shared/wire/wire.h"

#include <algorithm>
#include <map>
#include <set>

namespace tycktill::office {
namespace {

struct Place {
    ArchivedEnvelope row;
    record::Manifest manifest;
};
/// The places of one chain, by seq; more than one entry for a seq is a fork.
using Chain = std::multimap<std::int64_t, Place>;

struct Evidence {
    std::vector<record::VerifyKey> keys;
    std::map<record::Epoch, Chain> chains;
    std::map<record::Epoch, record::ChainHead> heads;
};
/// Which stations brought which places of a chain; more than one station: their stores were exchanged.
using Owners = std::map<record::Epoch, std::map<std::string, std::set<std::int64_t>>>;

std::string place_text(const record::Epoch& epoch, std::int64_t seq) {
    return "place " + std::to_string(seq) + " of chain " + to_hex(epoch).substr(0, 8);
}

class Prover {
public:
    Prover(Archive& archive, const ProofWish& wish, const Owners& owners, StationProof& proof)
        : archive_(archive), wish_(wish), owners_(owners), proof_(proof) {}

    Result<void> prove(const Evidence& evidence) {
        for (const auto& [epoch, chain] : evidence.chains)
            for (const auto& [seq, place] : chain)
                TRY(check_place(place, evidence.keys));
        for (const auto& [epoch, chain] : evidence.chains)
            check_chain(epoch, chain, evidence.heads);
        for (const auto& [epoch, head] : evidence.heads)
            if (head.seq > 0 && evidence.chains.count(epoch) == 0)
                gap(epoch, 1, head.seq);
        for (const auto& [epoch, stations] : owners_)
            if (stations.size() > 1 && stations.count(proof_.station) > 0)
                find_exchanged(epoch, stations);
        return {};
    }

private:
    void find(FindingKind kind, const record::Manifest& manifest, std::string what) {
        proof_.findings.push_back({kind, manifest.epoch, manifest.seq, manifest.seq, manifest.id,
                                   place_text(manifest.epoch, manifest.seq) + ": " + what});
    }

    void find_exchanged(const record::Epoch& epoch,
                        const std::map<std::string, std::set<std::int64_t>>& stations) {
        std::string others;
        for (const auto& [station, places] : stations)
            if (station != proof_.station)
                others += " " + station;
        proof_.findings.push_back({FindingKind::Exchanged,
                                   epoch,
                                   0,
                                   0,
                                   {},
                                   "chain " + to_hex(epoch).substr(0, 8) + " also comes from" +
                                       others + ": were the stations' stores exchanged?"});
    }

    /// What came from another station that has this station's store is not missing.
    void gap(const record::Epoch& epoch, std::int64_t from, const std::int64_t to) {
        if (const auto stations = owners_.find(epoch); stations != owners_.end())
            for (const auto& [station, places] : stations->second)
                for (auto at = places.lower_bound(from); at != places.end() && *at <= to; ++at) {
                    if (*at > from)
                        gap_here(epoch, from, *at - 1);
                    from = *at + 1;
                }
        if (from <= to)
            gap_here(epoch, from, to);
    }

    void gap_here(const record::Epoch& epoch, std::int64_t from, std::int64_t to) {
        proof_.missing += to - from + 1;
        const std::string which =
            from == to ? "1 submission" : std::to_string(to - from + 1) + " submissions";
        proof_.findings.push_back({FindingKind::Gap,
                                   epoch,
                                   from,
                                   to,
                                   {},
                                   place_text(epoch, from) + " to " + std::to_string(to) + ": " +
                                       which + " released by the station never arrived"});
    }

    Result<void> check_place(const Place& place, const std::vector<record::VerifyKey>& keys) {
        const auto& row = place.row;
        const auto& manifest = place.manifest;
        const bool signed_by_station = std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
            return record::verify(key, "manifest", row.manifest, row.signature);
        });
        if (!signed_by_station)
            find(FindingKind::Alteration, manifest, "the station did not sign this manifest");
        if (record::link_of(manifest) != row.link || manifest.id != row.id)
            find(FindingKind::Alteration, manifest, "its row is not that of its manifest");
        if (!row.arrived) {
            find(FindingKind::Incomplete, manifest, "announced, but not all of it has arrived");
            return {};
        }
        ++proof_.received;
        const auto receipt = wire::parse_receipt(row.receipt, wish_.receipt_key);
        if (!receipt || receipt->id != row.id || receipt->link != row.link ||
            receipt->day != *row.arrived)
            find(FindingKind::Alteration, manifest, "its receipt is not this office's");
        if (row.purged) {
            ++proof_.purged;
            return {};
        }
        return check_content(place);
    }

    Result<void> check_content(const Place& place) {
        const Bytes content = TRY(archive_.content(place.row.id));
        const auto chunks = record::chunks_of(content);
        bool same =
            content.size() == place.manifest.size && chunks.size() == place.manifest.chunks.size();
        for (std::size_t i = 0; same && i < chunks.size(); ++i)
            same = record::blake2b(chunks[i]) == place.manifest.chunks[i];
        if (!same)
            find(FindingKind::Alteration, place.manifest,
                 "the sealed bytes are not those that the station signed");
        const auto [first, is_new] = contents_.emplace(record::blake2b(content), place.row.id);
        if (!is_new)
            find(FindingKind::Double, place.manifest,
                 "the same sealed bytes as " + to_text(first->second));
        if (same)
            check_keys(place, content);
        return {};
    }

    /// What a station sealed to keys that are not this office's is told at once, not when somebody needs it.
    void check_keys(const Place& place, BytesView content) {
        const auto envelope = record::parse_envelope(content);
        if (!envelope)
            return find(FindingKind::Unopenable, place.manifest,
                        to_text(place.row.id) + " is no envelope: " + envelope.error().what);
        for (const auto& part : envelope->parts)
            if (const auto named = record::recipients_named(part);
                wish_.recipients > 0 && named != wish_.recipients) {
                find(FindingKind::OtherKeys, place.manifest,
                     to_text(place.row.id) + " is sealed to " + std::to_string(named) +
                         " keys, the office has " + std::to_string(wish_.recipients) +
                         ": who gave the station its keys?");
                break;
            }
        if (!wish_.ring)
            return;
        const auto opened =
            open_watched(*wish_.ring, envelope->id,
                         [&](const record::KeyPair& key) { return record::open(*envelope, key); });
        if (!opened)
            find(FindingKind::Unopenable, place.manifest,
                 to_text(place.row.id) +
                     " does not open with any key that the office has: " + opened.error().what);
    }

    void check_chain(const record::Epoch& epoch, const Chain& chain,
                     const std::map<record::Epoch, record::ChainHead>& heads) {
        std::int64_t expected = 1;
        const record::Manifest* before = nullptr;
        for (auto at = chain.begin(); at != chain.end(); at = chain.upper_bound(at->first)) {
            const record::Manifest& manifest = at->second.manifest;
            if (at->first > expected)
                gap(epoch, expected, at->first - 1);
            if (chain.count(at->first) > 1)
                find(FindingKind::Fork, manifest,
                     "stands in the chain with two contents: was the station's disk cloned?");
            const bool follows = before && before->seq + 1 == manifest.seq;
            const bool first = manifest.seq == 1;
            if ((follows && manifest.previous != record::link_of(*before)) ||
                (first && manifest.previous != record::Digest{}))
                find(FindingKind::Fork, manifest, "does not follow the place before it");
            before = &manifest;
            expected = at->first + 1;
        }
        const auto head = heads.find(epoch);
        if (head == heads.end())
            return;
        if (head->second.seq >= expected)
            gap(epoch, expected, head->second.seq);
        check_head(chain, head->second);
    }

    void check_head(const Chain& chain, const record::ChainHead& head) {
        const auto [from, to] = chain.equal_range(head.seq);
        if (from != to && std::none_of(from, to, [&](const auto& entry) {
                return entry.second.row.link == head.link;
            }))
            find(FindingKind::Fork, from->second.manifest,
                 "the station's heartbeat names another content for this place");
    }

    Archive& archive_;
    const ProofWish& wish_;
    const Owners& owners_;
    StationProof& proof_;
    std::map<record::Digest, record::SubmissionId> contents_;
};

/// An envelope whose manifest cannot even be read: altered, and its place unknown.
void find_unreadable(StationProof& proof, const ArchivedEnvelope& row) {
    proof.findings.push_back({FindingKind::Alteration,
                              {},
                              0,
                              0,
                              row.id,
                              "the manifest of " + to_text(row.id) + " cannot be read"});
}

/// A store that went back never goes on in its old chain. If that chain went on, two disks are alive.
bool went_on(const record::StoreDoubt& doubt, const Evidence& evidence) {
    const auto head = evidence.heads.find(doubt.known.epoch);
    return head != evidence.heads.end() && head->second.seq > doubt.known.seq;
}

void find_doubt(StationProof& proof, const record::StoreDoubt& doubt, Day told,
                const Evidence& evidence) {
    Finding found{FindingKind::Restored,
                  doubt.known.epoch,
                  doubt.known.seq,
                  doubt.known.seq,
                  {},
                  in_words(doubt) + " (told on " + iso(told) + ")"};
    if (doubt.kind == record::StoreDoubt::Kind::Exchanged)
        found.kind = FindingKind::Exchanged;
    if (doubt.kind == record::StoreDoubt::Kind::Forked)
        found.kind = FindingKind::Fork;
    if (doubt.kind == record::StoreDoubt::Kind::WentBack && went_on(doubt, evidence)) {
        found.kind = FindingKind::Fork;
        found.what += " Both copies are alive: the disk was cloned.";
    }
    // Each heartbeat since then tells it again.
    const bool known =
        std::any_of(proof.findings.begin(), proof.findings.end(), [&](const Finding& other) {
            return other.kind == found.kind && other.epoch == found.epoch &&
                   other.from == found.from && !other.id;
        });
    if (!known)
        proof.findings.push_back(found);
}

/// A refused manifest, or a heartbeat that told of doubts.
void find_incident(StationProof& proof, const Incident& incident, const Evidence& evidence) {
    if (const auto manifest = record::parse_manifest(incident.manifest)) {
        proof.findings.push_back({FindingKind::Conflict, manifest->epoch, manifest->seq,
                                  manifest->seq, incident.id,
                                  place_text(manifest->epoch, manifest->seq) +
                                      ": refused, its id was taken by other bytes"});
        return;
    }
    for (const auto& key : evidence.keys)
        if (const auto heartbeat = wire::parse_heartbeat(incident.manifest, key)) {
            for (const record::StoreDoubt& doubt : heartbeat->doubts)
                find_doubt(proof, doubt, incident.day, evidence);
            return;
        }
}

Finding replaced_finding(const Station& old) {
    Finding found;
    found.kind = FindingKind::Replaced;
    found.what = "another station has had this name since " + iso(*old.replaced) +
                 "; the one before was last heard of " +
                 (old.last_contact ? "on " + iso(*old.last_contact) : std::string("never")) +
                 " with " + std::to_string(old.waiting + old.held) +
                 " waiting there: let its courier run, or look at it";
    return found;
}

} // namespace

Result<std::vector<StationProof>> verify_archive(Archive& archive,
                                                 const record::VerifyKey& receipt_key) {
    return verify_archive(archive, ProofWish{receipt_key});
}

Result<std::vector<StationProof>> verify_archive(Archive& archive, const ProofWish& wish) {
    std::map<std::string, Evidence> evidence;
    std::map<std::string, StationProof> proofs;
    for (const auto& station : TRY(archive.stations())) {
        proofs[station.name].station = station.name;
        Evidence& found = evidence[station.name];
        found.keys = TRY(archive.keys(station.name));
        for (const auto& head : TRY(archive.heads(station.name)))
            found.heads[head.epoch] = head;
    }
    for (auto& row : TRY(archive.envelopes())) {
        const std::string station = row.station;
        auto manifest = record::parse_manifest(row.manifest);
        if (!manifest)
            find_unreadable(proofs[station], row);
        else
            evidence[station].chains[manifest->epoch].emplace(
                manifest->seq, Place{std::move(row), std::move(*manifest)});
    }
    Owners owners;
    for (const auto& [name, found] : evidence) {
        for (const auto& [epoch, head] : found.heads)
            owners[epoch][name];
        for (const auto& [epoch, chain] : found.chains)
            for (const auto& [seq, place] : chain)
                owners[epoch][name].insert(seq);
    }
    std::vector<StationProof> all;
    const auto incidents = TRY(archive.incidents());
    const auto replaced = TRY(archive.replaced());
    for (auto& [name, proof] : proofs) {
        TRY(Prover(archive, wish, owners, proof).prove(evidence[name]));
        for (const auto& incident : incidents)
            if (incident.station == name)
                find_incident(proof, incident, evidence[name]);
        for (const Station& old : replaced)
            if (old.name == name && !is_settled(old))
                proof.findings.push_back(replaced_finding(old));
        all.push_back(std::move(proof));
    }
    return all;
}

Result<std::optional<record::SubmissionId>> find_proved(Archive& archive,
                                                        const wire::ArrivalProof& proof) {
    for (const ArchivedEnvelope& row : TRY(archive.envelopes())) {
        const auto manifest = record::parse_manifest(row.manifest);
        // What a kiosk keeps has no pages: it is always one chunk.
        if (row.arrived && manifest && manifest->chunks.size() == 1 &&
            wire::is_of(proof, manifest->chunks.front()))
            return row.id;
    }
    return std::nullopt;
}

} // namespace tycktill::office
