#pragma once
/// Deliveries through a network and a proxy that fail in every way, by a seed: in the end the office
/// must have each exactly once, and the station each receipt.
#include "office/archive/memory_archive.h"
#include "office/reading/verify.h"
#include "tests/support/budget.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"

#include <map>

namespace tycktill::test {

/// What a reverse proxy in front of the office may do to an answer.
inline HttpResponse through_a_bad_proxy(Chance& chance, const HttpRequest& request,
                                        const HttpServer::Handler& office) {
    switch (chance.below(20)) {
    case 0:
        return plain_response(504, "gateway timeout"); // before it reached the office
    case 1:
        office(request);
        return plain_response(504, "gateway timeout"); // after success
    case 2:
        office(request);
        return plain_response(200, "<html>OK</html>");
    case 3:
        return plain_response(200, "");
    case 4:
        office(request);
        return office(request); // sent twice
    case 5: {
        HttpResponse cut = office(request);
        cut.body.resize(cut.body.size() / 2);
        return cut;
    }
    case 6: {
        HttpResponse busy = plain_response(503, "busy");
        busy.headers["retry-after"] = "1";
        return busy;
    }
    case 7:
        return plain_response(403, "blocked by policy");
    default:
        return office(request);
    }
}

inline OutboxItem next_item(TestStation& station, const Recipients& recipients, bool large) {
    Submission submission = a_complaint();
    if (large)
        submission.attachments.push_back({"page-1.jpg", "image/jpeg", noise(300'000)});
    OutboxItem item;
    item.id = submission.id;
    item.envelope = to_bytes(seal(submission, recipients).value());
    const Manifest manifest = station.next(item.id, item.envelope);
    item.manifest = to_bytes(manifest);
    const Digest link = link_of(manifest);
    item.link.assign(link.begin(), link.end());
    return item;
}

struct Sessions {
    long sessions = 0; ///< deliveries that came to a receipt
    long failures = 0; ///< attempts that did not
    std::string broken;
};

class FaultySessions {
public:
    explicit FaultySessions(std::uint64_t seed) : chance_(seed), seed_(seed) {
        office_.limits.silence = std::chrono::seconds(3);
        office_.start();
        station_.emplace(office_, "reception-1");
        office_.between = [this](const HttpRequest& request, const HttpServer::Handler& there) {
            const std::lock_guard lock(mutex_);
            return through_a_bad_proxy(chance_, request, there);
        };
    }

    Sessions run(const Budget& budget) {
        {
            FaultProxy network(office_.port, seed_);
            network.stall = patience + std::chrono::milliseconds(100);
            while (budget.allows(told_.sessions) && told_.broken.empty())
                deliver_one(network.port());
        }
        office_.between = {};
        if (told_.broken.empty())
            judge();
        return told_;
    }

private:
    /// Of a client; the machine may be busy with other things too.
    static constexpr std::chrono::milliseconds patience{400};

    void deliver_one(int port) {
        const OutboxItem item =
            next_item(chain_, station_->identity.recipients, told_.sessions % 50 == 0);
        for (int tries = 0; tries < 200; ++tries) {
            const auto transport =
                make_curl_transport({"https://127.0.0.1:" + std::to_string(port),
                                     station_->identity.server_pin, 1, 1, int(patience.count())})
                    .value();
            OfficeClient client(station_->identity, *transport,
                                [] { return std::int64_t{1'800'000'000}; });
            const Delivery delivery = client.deliver(item);
            if (const auto* refused = std::get_if<Refused>(&delivery)) {
                told_.broken = "refused for good: " + refused->why;
                return;
            }
            if (const auto* delivered = std::get_if<Delivered>(&delivery)) {
                receipts_[item.id] = delivered->receipt;
                ++told_.sessions;
                return;
            }
            ++told_.failures;
        }
        told_.broken = "one never arrived in 200 attempts";
    }

    void judge() {
        const auto kept = office_.archive->envelopes().value();
        if (kept.size() != receipts_.size())
            told_.broken = std::to_string(kept.size()) + " at the office";
        for (const auto& row : kept)
            if (row.receipt != receipts_[row.id])
                told_.broken = "the office and the station have different receipts";
        const auto proof =
            verify_archive(*office_.archive, office_.receipt_key.verify_key).value().front();
        if (proof.received != told_.sessions || !proof.findings.empty())
            told_.broken = "the chain is not proved";
    }

    Chance chance_;
    std::uint64_t seed_;
    std::mutex mutex_;
    OfficeWorld office_{std::make_unique<MemoryArchive>()};
    std::optional<StationWorld> station_;
    TestStation chain_;
    std::map<SubmissionId, Bytes> receipts_;
    Sessions told_;
};

} // namespace tycktill::test
