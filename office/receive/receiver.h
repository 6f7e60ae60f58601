#pragma once
/// The receiver takes what couriers bring: it checks who speaks, keeps the sealed bytes and signs for
/// them after they are durable. It holds no key that opens anything, none that says whom stations seal to,
/// and no state that lasts, so any number may run side by side on one archive. A no is signed like a yes. The wire: shared/wire/wire.h. Threads: any number.
#include "office/archive/archive.h"
#include "office/archive/known_stations.h"
#include "office/archive/store_troubles.h"
#include "office/receive/station_limit.h"
#include "shared/wire/http.h"
#include "shared/wire/wire.h"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>

namespace tycktill::office {

/// Of one station. A courier sends one at a time; a few more are its retries. The room for stations
/// that misbehave is what is left of the server's threads.
inline constexpr int most_requests_at_once = 8;

/// What the office's root key signed, handed out as it is. Empty: an office of before, which has no root yet.
struct SignedKeys {
    record::VerifyKey root;
    Bytes bytes;
};

struct ReceiverSettings {
    SignedKeys keys;
    const record::SigningKey& receipt; ///< what receipts and refusals are signed with
    const Clock& clock;
    /// Seconds since 1970, for the age of requests alone; never stored.
    std::function<std::int64_t()> now;
};

/// Counts since start, for the metrics page. No station's name, no day.
struct ReceiverCounts {
    std::atomic<std::int64_t> requests{0}, received{0}, repeated{0}, refused{0}, failed{0};
};

class Receiver {
public:
    Receiver(Archive& archive, ReceiverSettings settings)
        : archive_(archive), settings_(std::move(settings)), stations_(archive) {}

    wire::HttpResponse answer(const wire::HttpRequest& request);
    const ReceiverCounts& counts() const { return counts_; }
    const StoreTroubles& troubles() const { return troubles_; }

private:
    wire::HttpResponse route(const wire::HttpRequest& request, const record::Digest& body);
    Result<std::optional<Station>> who_signed(const wire::HttpRequest& request,
                                              const record::Digest& body, const std::string& name);
    wire::HttpResponse route_known(const wire::HttpRequest& request, const record::Digest& body,
                                   const Station& station);
    wire::HttpResponse enrol(const wire::HttpRequest& request);
    wire::HttpResponse give_replies(const std::string& municipality);
    wire::HttpResponse take_announcement(const wire::HttpRequest& request, const Station& station,
                                         const record::SubmissionId& id);
    wire::HttpResponse take_chunk(const wire::HttpRequest& request, const record::Digest& body,
                                  const record::Digest& hash);
    Result<bool> begun_is_ours(const ArchivedEnvelope& row);
    wire::HttpResponse take_commit(const Station& station, const record::SubmissionId& id);
    wire::HttpResponse take_heartbeat(const wire::HttpRequest& request, const Station& station);
    wire::HttpResponse give_keys();
    Result<std::optional<record::ChainHead>> known_beyond(const wire::Heartbeat& heartbeat);
    Result<void> keep_doubts(const wire::Heartbeat& heartbeat, const Bytes& body, Day today);
    wire::HttpResponse said(const Result<Arrival>& arrival, std::int64_t received_if_kept);
    /// The station keeps what it has and comes back. Counted by kind, and told to the operator.
    wire::HttpResponse store_failed(StoreWork work, const Error& error);
    Bytes receipt_for(const record::SubmissionId& id, const std::string& station,
                      const record::Digest& link) const;

    Archive& archive_;
    ReceiverSettings settings_;
    KnownStations stations_;
    ReceiverCounts counts_;
    std::mutex shelves_;                                ///< over what follows
    std::map<std::string, std::vector<Bytes>> nobodys_; ///< by municipality, of a few
    StationLimit limit_{most_requests_at_once};
    StoreTroubles troubles_;
};

} // namespace tycktill::office
