#pragma once
/// A whole office on a free port of this machine, in this process: a real archive, the real receiver,
/// real HTTPS with a real key. And a station that is enrolled there.
#include "office/keys/certificate.h"
#include "office/reading/opening.h"
#include "office/receive/http_server.h"
#include "office/receive/receiver.h"
#include "shared/courier/courier.h"
#include "shared/courier/enrol.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/must.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <functional>
#include <stdexcept>

namespace tycktill::test {

class OfficeWorld {
public:
    using Between = std::function<HttpResponse(const HttpRequest&, const HttpServer::Handler&)>;

    explicit OfficeWorld(std::unique_ptr<Archive> given) : archive(std::move(given)) {}

    FixedClock clock{parse_day("2026-11-22").value()};
    KeyPair key = make_key_pair(), escrow = make_key_pair();
    SigningKey receipt_key = make_signing_key();
    SigningKey root = make_signing_key();
    Certificate certificate = make_certificate().value();
    std::unique_ptr<Archive> archive;
    Receiver receiver{
        *archive, {signed_keys(), receipt_key, clock, [] { return std::int64_t{1'800'000'000}; }}};
    ServerLimits limits;
    Between between; ///< a reverse proxy in front of the office, when set

    /// Starts on the same port as before, or a free one.
    void start() {
        server.emplace(HttpServer::start({"127.0.0.1", port}, certificate, limits,
                                         [this](const HttpRequest& request) {
                                             const auto office = [this](const HttpRequest& seen) {
                                                 return receiver.answer(seen);
                                             };
                                             return between ? between(request, office)
                                                            : office(request);
                                         })
                           .value());
        port = server->port();
    }
    void stop() { server.reset(); }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(port); }

    SignedKeys signed_keys(std::int64_t version = 1) const {
        return {root.verify_key, signed_bytes(OfficeKeys{version,
                                                         receipt_key.verify_key,
                                                         {key.public_key, escrow.public_key}},
                                              root)};
    }

    EnrolCode code_for(const std::string& station) {
        const auto secret = random_submission_id().bytes;
        const EnrolCode code{public_key_pin(certificate).value(),
                             {secret.begin(), secret.end()},
                             root_print_of(root.verify_key)};
        must(archive->add_enrol_code(blake2b(code.secret), station, clock.today(), Replace::Yes));
        return code;
    }

    std::optional<HttpServer> server;
    int port = 0;
};

/// A station with an outbox, enrolled over the network.
class StationWorld {
public:
    StationWorld(OfficeWorld& office, const std::string& name, int total_seconds = 10)
        : StationWorld(office, office.code_for(name), total_seconds) {}

    TemporaryFolder folder;
    std::unique_ptr<Transport> transport;
    StationIdentity identity;
    Outbox outbox;
    FixedClock clock{parse_day("2026-11-22").value()};
    OfficeClient client{identity, *transport, [] { return std::int64_t{1'800'000'000}; }};

    SubmissionId keep(std::size_t page_bytes = 0) {
        Submission submission = a_complaint();
        if (page_bytes > 0)
            submission.attachments.push_back({"page-1.jpg", "image/jpeg", noise(page_bytes)});
        must(outbox.keep(seal(submission, identity.recipients).value()));
        return submission.id;
    }
    Round carry() {
        outbox.release().value();
        return deliver_waiting(outbox, client, identity.name, clock).value();
    }
    /// What waits at release, as the courier would send it.
    OutboxItem first() {
        outbox.release().value();
        return outbox.next_to_deliver().value().value();
    }

private:
    StationWorld(OfficeWorld& office, const EnrolCode& code, int total_seconds)
        : transport(make_curl_transport({office.url(), pin_text(code.server_pin), 5, total_seconds})
                        .value()),
          identity(enrol(folder.path(), office.url(), code, *transport).value()),
          outbox(Outbox::open(outbox_file(folder.path()), no_ballast()).value()) {}
    static OutboxOptions no_ballast() {
        OutboxOptions options;
        options.ballast_bytes = 0;
        return options;
    }
};

} // namespace tycktill::test
