#pragma once
/// An archive that forgets: for tests and for trying out. The smallest telling of the contract.
#include "office/archive/archive.h"

#include <map>
#include <mutex>
#include <set>

namespace tycktill::office {

class MemoryArchive : public Archive {
public:
    Result<void> add_enrol_code(const record::Digest& secret, const std::string& station,
                                Day expires, Replace replace = Replace::No) override;
    Result<std::optional<std::string>> enrol(const record::Digest& secret,
                                             const record::VerifyKey& key, Day today) override;
    Result<std::optional<Station>> station(const std::string& name) override;
    Result<std::vector<Station>> stations() override;
    Result<std::vector<Station>> replaced() override;
    Result<std::vector<record::VerifyKey>> keys(const std::string& station) override;
    Result<bool> revoke(const std::string& name) override;
    Result<void> note_heartbeat(const Station& said,
                                const std::vector<record::ChainHead>& heads) override;
    Result<std::vector<record::ChainHead>> heads(const std::string& station) override;
    Result<std::optional<record::ChainHead>> head(const std::string& station,
                                                  const record::Epoch& epoch) override;
    Result<void> note_incident(const Incident& incident, const record::Digest& link) override;
    Result<Arrival> announce(const SignedManifest& manifest, Day today) override;
    Result<ChunkOutcome> put_chunk(const record::Digest& hash, BytesView bytes) override;
    Result<Arrival> commit(const record::SubmissionId& id, const std::string& station,
                           BytesView receipt, Day today) override;
    Result<Bytes> begun(const record::SubmissionId& id) override;
    Result<void> forget_begun(const record::SubmissionId& id) override;
    Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                               BytesView receipt, Day today) override;
    Result<std::vector<ArchivedEnvelope>> envelopes() override;
    Result<std::optional<ArchivedEnvelope>> envelope(const record::SubmissionId& id) override;
    Result<Bytes> content(const record::SubmissionId& id) override;
    Result<std::vector<Incident>> incidents() override;
    Result<void> add_reply(const Reply& reply) override;
    Result<std::vector<Reply>> replies(const record::SubmissionId& id) override;
    Result<bool> purge(const record::SubmissionId& id, Day today) override;

private:
    struct Code {
        std::string station;
        Day expires{};
        Replace replace = Replace::No;
        std::optional<record::VerifyKey> used_by;
    };
    struct Item {
        ArchivedEnvelope row;
        std::vector<std::pair<record::Digest, std::optional<Bytes>>> chunks;
    };
    Arrival announce_locked(const SignedManifest& manifest, Day today);
    Arrival commit_locked(const record::SubmissionId& id, const std::string& station,
                          BytesView receipt, Day today);
    ChunkOutcome put_locked(const record::Digest& hash, BytesView bytes);

    std::mutex mutex_;
    std::map<record::Digest, Code> codes_;
    std::map<std::string, Station> stations_;
    std::vector<Station> replaced_;
    std::map<std::string, std::vector<record::VerifyKey>> keys_;
    std::map<std::string, std::map<record::Epoch, record::ChainHead>> heads_;
    std::map<record::SubmissionId, Item> items_;
    std::vector<Incident> incidents_;
    std::set<std::pair<std::string, record::Digest>> doubted_;
    std::vector<Reply> replies_;
};

} // namespace tycktill::office
