#pragma once
/// The archive is what the office keeps: stations, sealed envelopes with their places in the chains,
/// and a log of what was purged. It never opens an envelope and needs no key.
///
/// Every member is atomic and durable when it returns OK, and may be called from several threads and
/// several programs at once. Uniqueness is a constraint of the store, never a look before an insert.
/// One contract test holds for every archive (tests/office/archive_test.cpp).
#include "shared/record/envelope.h"
#include "shared/record/manifest.h"
#include "shared/record/signing.h"
#include "shared/wire/wire.h"

#include <memory>
#include <optional>
#include <variant>

namespace tycktill::office {

struct Station {
    std::string name;
    record::VerifyKey key;
    Day enrolled{};
    bool revoked = false;
    // From the last heartbeat:
    std::optional<Day> last_contact;
    std::int64_t waiting = 0;
    std::int64_t held = 0;
    std::optional<Day> oldest_waiting;
    std::int64_t elsewhere = 0; ///< waits there for an office before this one
    /// By how much its clock is ahead of the office's.
    std::optional<std::chrono::seconds> clock_ahead;
    std::optional<wire::ToldKeys> keys; ///< what it seals to; a courier of before does not say
    /// When another station took its name. It may still hand in what waits there.
    std::optional<Day> replaced;
    bool heard_since = false; ///< replaced, and heard of after that
};

/// Whether a code may put another station in the place of one that is at work.
enum class Replace { No, Yes };

/// A manifest that a station signed, and who.
struct SignedManifest {
    std::string station;
    record::Manifest manifest;
    Bytes bytes; ///< to_bytes(manifest)
    record::Signature signature{};
    record::Digest link{};
};

/// What came of an announcement or a commit.
struct StillMissing {
    std::vector<record::Digest> chunks;
};
struct Kept {
    Bytes receipt; ///< the one that was stored first, whoever asks
};
struct Conflict {}; ///< the id is taken by other bytes or another place in a chain
struct Unknown {};  ///< nobody announced this id
struct TooMany {};  ///< the station has too much begun and not finished
using Arrival = std::variant<StillMissing, Kept, Conflict, Unknown, TooMany>;

enum class ChunkOutcome { Stored, NotAwaited };

/// One envelope as the archive knows it.
struct ArchivedEnvelope {
    record::SubmissionId id;
    std::string station;
    Bytes manifest;
    record::Signature signature{};
    record::Digest link{};
    std::optional<Day> arrived; ///< none: announced but not complete
    Bytes receipt;              ///< empty when not complete
    std::optional<Day> purged;  ///< content erased, place in the chain kept
};

/// What a station signed and the archive must not forget: a manifest that was refused, or a heartbeat
/// that tells of a store which is not the one that it was (shared/record/store_doubt.h).
struct Incident {
    std::string station;
    record::SubmissionId id; ///< all zero for a heartbeat
    Bytes manifest;          ///< or the heartbeat
    Day day{};
};

struct Reply {
    record::SubmissionId id;
    Bytes sealed; ///< to the office's own recipients (office/reply.h)
    Day day{};
};

/// How much one station may have begun and not finished. Per station, never per address: a whole
/// house may stand behind one address.
inline constexpr int most_begun_per_station = 64;
/// How many chains are known of one station. A new one begins when its store was lost or put back: a station
/// in good health has one or two, one that means harm has no end of them.
inline constexpr int most_chains_per_station = 1000;
/// How many incidents are kept of one station: enough to see that something is wrong with it.
inline constexpr int most_incidents_per_station = 1000;

class Archive {
public:
    virtual ~Archive() = default;

    // Stations.
    virtual Result<void> add_enrol_code(const record::Digest& secret, const std::string& station,
                                        Day expires, Replace replace = Replace::No) = 0;
    /// The station's name when the code is right, in time and unused or used by this very key; the
    /// answer to a first enrolment may have been lost. A new key for a name that is at work (known and
    /// not revoked) takes its place only by a code that says so; then the one before is one of
    /// replaced().
    virtual Result<std::optional<std::string>> enrol(const record::Digest& secret,
                                                     const record::VerifyKey& key, Day today) = 0;
    virtual Result<std::optional<Station>> station(const std::string& name) = 0;
    virtual Result<std::vector<Station>> stations() = 0;
    /// Stations whose name another one has now, as they were last heard of.
    virtual Result<std::vector<Station>> replaced() = 0;
    /// Every key the station ever enrolled with: what it signed with an old one stays provable.
    virtual Result<std::vector<record::VerifyKey>> keys(const std::string& station) = 0;
    /// With all that it replaced. False when there is no such station.
    virtual Result<bool> revoke(const std::string& name) = 0;
    /// Heads only ever grow: an old heartbeat that is heard again changes nothing. `said` may be one
    /// that was replaced.
    virtual Result<void> note_heartbeat(const Station& said,
                                        const std::vector<record::ChainHead>& heads) = 0;
    virtual Result<std::vector<record::ChainHead>> heads(const std::string& station) = 0;
    /// That of one chain, by its key.
    virtual Result<std::optional<record::ChainHead>> head(const std::string& station,
                                                          const record::Epoch& epoch) = 0;
    /// Once for each station and `link`; a repeat changes nothing.
    virtual Result<void> note_incident(const Incident& incident, const record::Digest& link) = 0;

    // Envelopes.
    virtual Result<Arrival> announce(const SignedManifest& manifest, Day today) = 0;
    virtual Result<ChunkOutcome> put_chunk(const record::Digest& hash, BytesView bytes) = 0;
    /// Complete or nothing. The offered receipt is stored if none is; the stored one is given back.
    virtual Result<Arrival> commit(const record::SubmissionId& id, const std::string& station,
                                   BytesView receipt, Day today) = 0;
    /// The bytes that have come of one that is begun and not finished; empty when there is none.
    virtual Result<Bytes> begun(const record::SubmissionId& id) = 0;
    /// Forgets what was begun and is none of ours: its bytes were looked at and are no envelope.
    virtual Result<void> forget_begun(const record::SubmissionId& id) = 0;
    /// announce, the only chunk and commit in one step.
    virtual Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                                       BytesView receipt, Day today) = 0;

    // For reading.
    /// In order of arrival day, then id: the order within a day says nothing.
    virtual Result<std::vector<ArchivedEnvelope>> envelopes() = 0;
    virtual Result<std::optional<ArchivedEnvelope>> envelope(const record::SubmissionId& id) = 0;
    /// The sealed bytes, empty when purged or not complete. Not checked against the manifest.
    virtual Result<Bytes> content(const record::SubmissionId& id) = 0;
    virtual Result<std::vector<Incident>> incidents() = 0;

    // Replies and retention.
    virtual Result<void> add_reply(const Reply& reply) = 0;
    virtual Result<std::vector<Reply>> replies(const record::SubmissionId& id) = 0;
    /// Erases the content; the manifest, its place and the receipt stay. False when there is none.
    virtual Result<bool> purge(const record::SubmissionId& id, Day today) = 0;
};

/// "sqlite:FILE" or "postgresql://…"; opens or creates it.
Result<std::unique_ptr<Archive>> open_archive(const std::string& store);

} // namespace tycktill::office
