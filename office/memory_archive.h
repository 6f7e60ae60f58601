#pragma once
/// An archive that forgets: for tests and for trying out. The smallest telling of the contract.
#include "office/archive.h"

#include <map>
#include <mutex>
#include <set>

namespace tycktill {

class MemoryArchive : public Archive {
public:
    Result<void> add_enrol_code(const Digest& secret, const std::string& station,
                                Day expires) override;
    Result<std::optional<std::string>> enrol(const Digest& secret, const VerifyKey& key,
                                             Day today) override;
    Result<std::optional<Station>> station(const std::string& name) override;
    Result<std::vector<Station>> stations() override;
    Result<std::vector<VerifyKey>> keys(const std::string& station) override;
    Result<bool> revoke(const std::string& name) override;
    Result<void> note_heartbeat(const Station& said, const std::vector<ChainHead>& heads) override;
    Result<std::vector<ChainHead>> heads(const std::string& station) override;
    Result<void> note_incident(const Incident& incident, const Digest& link) override;
    Result<Arrival> announce(const SignedManifest& manifest, Day today) override;
    Result<ChunkOutcome> put_chunk(const Digest& hash, BytesView bytes) override;
    Result<Arrival> commit(const SubmissionId& id, const std::string& station, BytesView receipt,
                           Day today) override;
    Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                               BytesView receipt, Day today) override;
    Result<std::vector<ArchivedEnvelope>> envelopes() override;
    Result<std::optional<ArchivedEnvelope>> envelope(const SubmissionId& id) override;
    Result<Bytes> content(const SubmissionId& id) override;
    Result<std::vector<Incident>> incidents() override;
    Result<void> add_reply(const Reply& reply) override;
    Result<std::vector<Reply>> replies(const SubmissionId& id) override;
    Result<bool> purge(const SubmissionId& id, Day today) override;

private:
    struct Code {
        std::string station;
        Day expires{};
        std::optional<VerifyKey> used_by;
    };
    struct Item {
        ArchivedEnvelope row;
        std::vector<std::pair<Digest, std::optional<Bytes>>> chunks;
    };
    Arrival announce_locked(const SignedManifest& manifest, Day today);
    Arrival commit_locked(const SubmissionId& id, const std::string& station, BytesView receipt,
                          Day today);
    ChunkOutcome put_locked(const Digest& hash, BytesView bytes);

    std::mutex mutex_;
    std::map<Digest, Code> codes_;
    std::map<std::string, Station> stations_;
    std::map<std::string, std::vector<VerifyKey>> keys_;
    std::map<std::string, std::map<Epoch, ChainHead>> heads_;
    std::map<SubmissionId, Item> items_;
    std::vector<Incident> incidents_;
    std::set<std::pair<std::string, Digest>> doubted_;
    std::vector<Reply> replies_;
};

} // namespace tycktill
