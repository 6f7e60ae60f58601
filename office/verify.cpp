#include "office/verify.h"

#include "shared/wire/wire.h"

#include <algorithm>
#include <map>

namespace tycktill {
namespace {

struct Place {
    ArchivedEnvelope row;
    Manifest manifest;
};
/// The places of one chain, by seq; more than one entry for a seq is a fork.
using Chain = std::multimap<std::int64_t, Place>;

struct Evidence {
    std::vector<VerifyKey> keys;
    std::map<Epoch, Chain> chains;
    std::map<Epoch, ChainHead> heads;
};

std::string place_text(const Epoch& epoch, std::int64_t seq) {
    return "place " + std::to_string(seq) + " of chain " + to_hex(epoch).substr(0, 8);
}

class Prover {
public:
    Prover(Archive& archive, const VerifyKey& receipt_key, StationProof& proof)
        : archive_(archive), receipt_key_(receipt_key), proof_(proof) {}

    Result<void> prove(const Evidence& evidence) {
        for (const auto& [epoch, chain] : evidence.chains)
            for (const auto& [seq, place] : chain)
                TRY(check_place(place, evidence.keys));
        for (const auto& [epoch, chain] : evidence.chains)
            check_chain(epoch, chain, evidence.heads);
        for (const auto& [epoch, head] : evidence.heads)
            if (head.seq > 0 && evidence.chains.count(epoch) == 0)
                gap(epoch, 1, head.seq);
        return {};
    }

private:
    void find(FindingKind kind, const Manifest& manifest, std::string what) {
        proof_.findings.push_back({kind, manifest.epoch, manifest.seq, manifest.seq, manifest.id,
                                   place_text(manifest.epoch, manifest.seq) + ": " + what});
    }

    void gap(const Epoch& epoch, std::int64_t from, std::int64_t to) {
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

    Result<void> check_place(const Place& place, const std::vector<VerifyKey>& keys) {
        const auto& row = place.row;
        const auto& manifest = place.manifest;
        const bool signed_by_station = std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
            return verify(key, "manifest", row.manifest, row.signature);
        });
        if (!signed_by_station)
            find(FindingKind::Alteration, manifest, "the station did not sign this manifest");
        if (link_of(manifest) != row.link || manifest.id != row.id)
            find(FindingKind::Alteration, manifest, "its row is not that of its manifest");
        if (!row.arrived) {
            find(FindingKind::Incomplete, manifest, "announced, but not all of it has arrived");
            return {};
        }
        ++proof_.received;
        const auto receipt = parse_receipt(row.receipt, receipt_key_);
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
        const auto chunks = chunks_of(content);
        bool same =
            content.size() == place.manifest.size && chunks.size() == place.manifest.chunks.size();
        for (std::size_t i = 0; same && i < chunks.size(); ++i)
            same = blake2b(chunks[i]) == place.manifest.chunks[i];
        if (!same)
            find(FindingKind::Alteration, place.manifest,
                 "the sealed bytes are not those that the station signed");
        const auto [first, is_new] = contents_.emplace(blake2b(content), place.row.id);
        if (!is_new)
            find(FindingKind::Double, place.manifest,
                 "the same sealed bytes as " + to_text(first->second));
        return {};
    }

    void check_chain(const Epoch& epoch, const Chain& chain,
                     const std::map<Epoch, ChainHead>& heads) {
        std::int64_t expected = 1;
        const Manifest* before = nullptr;
        for (auto at = chain.begin(); at != chain.end(); at = chain.upper_bound(at->first)) {
            const Manifest& manifest = at->second.manifest;
            if (at->first > expected)
                gap(epoch, expected, at->first - 1);
            if (chain.count(at->first) > 1)
                find(FindingKind::Fork, manifest,
                     "stands in the chain with two contents: was the station's disk cloned?");
            const bool follows = before && before->seq + 1 == manifest.seq;
            const bool first = manifest.seq == 1;
            if ((follows && manifest.previous != link_of(*before)) ||
                (first && manifest.previous != Digest{}))
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

    void check_head(const Chain& chain, const ChainHead& head) {
        const auto [from, to] = chain.equal_range(head.seq);
        if (from != to && std::none_of(from, to, [&](const auto& entry) {
                return entry.second.row.link == head.link;
            }))
            find(FindingKind::Fork, from->second.manifest,
                 "the station's heartbeat names another content for this place");
    }

    Archive& archive_;
    const VerifyKey& receipt_key_;
    StationProof& proof_;
    std::map<Digest, SubmissionId> contents_;
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

} // namespace

std::string to_text(FindingKind kind) {
    switch (kind) {
    case FindingKind::Gap:
        return "gap";
    case FindingKind::Double:
        return "double";
    case FindingKind::Fork:
        return "fork";
    case FindingKind::Alteration:
        return "alteration";
    case FindingKind::Incomplete:
        return "incomplete";
    case FindingKind::Conflict:
        return "conflict";
    }
    return "";
}

Result<std::vector<StationProof>> verify_archive(Archive& archive, const VerifyKey& receipt_key) {
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
        auto manifest = parse_manifest(row.manifest);
        if (!manifest)
            find_unreadable(proofs[station], row);
        else
            evidence[station].chains[manifest->epoch].emplace(
                manifest->seq, Place{std::move(row), std::move(*manifest)});
    }
    std::vector<StationProof> all;
    for (auto& [name, proof] : proofs) {
        TRY(Prover(archive, receipt_key, proof).prove(evidence[name]));
        for (const auto& incident : TRY(archive.incidents()))
            if (const auto manifest = parse_manifest(incident.manifest);
                incident.station == name && manifest)
                proof.findings.push_back({FindingKind::Conflict, manifest->epoch, manifest->seq,
                                          manifest->seq, incident.id,
                                          place_text(manifest->epoch, manifest->seq) +
                                              ": refused, its id was taken by other bytes"});
        all.push_back(std::move(proof));
    }
    return all;
}

} // namespace tycktill
