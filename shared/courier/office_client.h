#pragma once
/// The station's end of the wire: one office, spoken to through one transport.
#include "shared/courier/transport.h"
#include "shared/store/outbox.h"
#include "shared/store/station.h"
#include "shared/wire/wire.h"

#include <chrono>
#include <functional>
#include <variant>

namespace tycktill::courier {

/// The office has signed for it.
struct Delivered {
    Bytes receipt;
};
/// The office has signed that it will not have it: this item, or anything from this station. Whatever else
/// says no is Unreachable.
struct Refused {
    enum class What { Item, Station };
    What what = What::Item;
    std::string why; ///< for the operator, "409 this id is taken by other bytes"
};
/// Nobody can say yet; try again later.
struct Unreachable {
    std::string why;
    std::optional<std::chrono::seconds> retry_after;
    bool wrong_key = false; ///< something else answers in the office's place
    bool answers = false;   ///< it was the office itself, which can take nothing now
    bool this_item = false; ///< a no to this item that nobody signed: others may go meanwhile
};
using Delivery = std::variant<Delivered, Refused, Unreachable>;

class OfficeClient {
public:
    /// `now`: seconds since 1970 by this machine's clock, which may be wrong.
    OfficeClient(const store::StationIdentity& identity, Transport& transport,
                 std::function<std::int64_t()> now);

    /// Announces, sends what is missing, commits; delivered only by a receipt whose signature, id,
    /// station and link are right.
    Delivery deliver(const store::OutboxItem& item);
    /// `elsewhere`: how many wait or are held here for other offices.
    std::variant<wire::Hello, Refused, Unreachable> say_hello(const wire::Heartbeat& heartbeat,
                                                              int elsewhere = 0);
    /// By how much this machine's clock is ahead of the office's, as its last answer told.
    std::optional<std::chrono::seconds> clock_ahead() const { return clock_ahead_; }
    store::Addressee office() const { return store::addressee_of(identity_); }
    /// What heartbeats say this station seals to, when that changes while the client lives.
    void tell_keys(std::int64_t version, const record::Recipients& recipients);
    /// The keys to seal to, when the office answers and its root has signed them.
    std::optional<Bytes> signed_keys();
    /// The municipality's shelf of replies, when the office answers with one; else why it did not.
    Result<Bytes> replies(const std::string& municipality);

private:
    using Answer = std::variant<wire::HttpResponse, Refused, Unreachable>;
    Answer ask(const std::string& method, const std::string& path, Bytes body);
    /// `body` is the fingerprint of the request's body.
    Answer ask(wire::HttpRequest request, const record::Digest& body);
    void learn_time(const wire::HttpResponse& response);
    tl::expected<wire::HttpResponse, NoAnswer> send(wire::HttpRequest& request,
                                                    const record::Digest& body);
    Delivery send_missing(const store::OutboxItem& item, const record::Manifest& manifest,
                          wire::Missing missing);
    std::optional<Delivered> receipted(const store::OutboxItem& item,
                                       const wire::HttpResponse& response) const;

    const store::StationIdentity& identity_;
    Transport& transport_;
    std::function<std::int64_t()> now_;
    std::string keys_said_;             ///< the header of heartbeats
    std::int64_t clock_correction_ = 0; ///< learnt from the office
    std::optional<std::chrono::seconds> clock_ahead_;
};

} // namespace tycktill::courier
