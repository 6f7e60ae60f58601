/// Two thousand deliveries through a network and a proxy that fail in every way, by a seed: in the end
/// the office has each exactly once, and the station each receipt.
#include "office/memory_archive.h"
#include "office/verify.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/office_world.h"
#include "tests/support/sealed.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;

namespace {

constexpr int sessions = 2000;

/// What a reverse proxy in front of the office may do to an answer.
HttpResponse through_a_bad_proxy(Chance& chance, const HttpRequest& request,
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

OutboxItem next_item(TestStation& station, const Recipients& recipients, bool large) {
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

} // namespace

TEST_CASE("2 000 deliveries through a network that fails arrive once each") {
    OfficeWorld office(std::make_unique<MemoryArchive>());
    office.limits.silence = std::chrono::seconds(3);
    office.start();
    StationWorld station(office, "reception-1");
    Chance chance(20261122);
    std::mutex mutex;
    office.between = [&](const HttpRequest& request, const HttpServer::Handler& there) {
        const std::lock_guard lock(mutex);
        return through_a_bad_proxy(chance, request, there);
    };
    FaultProxy network(office.port, 7);
    TestStation chain;
    std::map<SubmissionId, Bytes> receipts;
    int failures = 0;
    for (int i = 0; i < sessions; ++i) {
        const OutboxItem item = next_item(chain, station.identity.recipients, i % 50 == 0);
        for (int tries = 0; tries < 200 && !receipts.count(item.id); ++tries) {
            const auto transport =
                make_curl_transport({"https://127.0.0.1:" + std::to_string(network.port()),
                                     station.identity.server_pin, 1, 1})
                    .value();
            OfficeClient client(station.identity, *transport,
                                [] { return std::int64_t{1'800'000'000}; });
            const Delivery delivery = client.deliver(item);
            REQUIRE_FALSE(std::holds_alternative<Refused>(delivery));
            if (const auto* delivered = std::get_if<Delivered>(&delivery))
                receipts[item.id] = delivered->receipt;
            else
                ++failures;
        }
    }
    office.between = {};
    REQUIRE(failures > sessions / 4);
    REQUIRE(receipts.size() == sessions);
    const auto kept = office.archive->envelopes().value();
    REQUIRE(kept.size() == sessions);
    for (const auto& row : kept)
        REQUIRE(to_hex(row.receipt) == to_hex(receipts.at(row.id)));
    const auto proof =
        verify_archive(*office.archive, office.receipt_key.verify_key).value().front();
    REQUIRE(proof.received == sessions);
    REQUIRE(proof.findings.empty());
}
