#include "office/commands/commands.h"
#include "office/keys/office_home.h"
#include "office/receive/http_server.h"
#include "office/receive/receiver.h"
#include "office/receive/signals.h"
#include "shared/base/log.h"
#include "shared/base/service_notify.h"

#include <chrono>
#include <iostream>

namespace tycktill::office {
namespace {

std::int64_t seconds_since_1970() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

/// For a monitoring system, in its text format. Counts since start; no names, no days.
wire::HttpResponse metrics(const Receiver& receiver) {
    const ReceiverCounts& counts = receiver.counts();
    const auto row = [](const char* name, std::int64_t value) {
        return "# TYPE tycktill_" + std::string(name) + " counter\ntycktill_" + name + " " +
               std::to_string(value) + "\n";
    };
    std::string troubles = "# TYPE tycktill_store_failed_total counter\n";
    for (std::size_t i = 0; i < store_works.size(); ++i)
        troubles += "tycktill_store_failed_total{work=\"" + std::string(store_works[i]) + "\"} " +
                    std::to_string(receiver.troubles().count(StoreWork(i))) + "\n";
    troubles += "# TYPE tycktill_store_fails gauge\ntycktill_store_fails " +
                std::string(receiver.troubles().present().empty() ? "0" : "1") + "\n";
    return wire::plain_response(
        200, row("requests_total", counts.requests) + row("received_total", counts.received) +
                 row("repeated_total", counts.repeated) + row("refused_total", counts.refused) +
                 row("failed_total", counts.failed) + troubles);
}

constexpr std::chrono::seconds status_interval{10};

std::string status_of(const Receiver& receiver) {
    const ReceiverCounts& counts = receiver.counts();
    const std::string trouble = receiver.troubles().present();
    if (!trouble.empty())
        return "STATUS=the store fails: " + trouble;
    return "STATUS=" + std::to_string(counts.received) + " received, " +
           std::to_string(counts.refused) + " refused, " + std::to_string(counts.failed) +
           " failed since start";
}

} // namespace

Result<int> run_serve(const OfficePlace& place, const std::string& listen) {
    const StopSignals stop; // before any thread, so that no thread takes the signal instead
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    const record::SigningKey receipt_key = TRY(load_receipt_key(home));
    const SystemClock clock;
    Receiver receiver(*archive, {home.recipients, receipt_key, clock, seconds_since_1970,
                                 home.recipients_version});
    const ListenAddress address =
        TRY(parse_listen_address(listen.empty() ? place.settings.office_listen : listen));
    auto server =
        TRY(HttpServer::start(address, TRY(load_certificate(home)), ServerLimits{},
                              [&](const wire::HttpRequest& request) {
                                  if (request.method == "GET" && request.path == "/metrics")
                                      return metrics(receiver);
                                  return receiver.answer(request);
                              }));
    std::cout << "https://" << address.host << ":" << server.port() << std::endl;
    say("receiving; stop with Ctrl+C or SIGTERM");
    notify_service("READY=1\n" + status_of(receiver));
    while (!stop.wait_for(status_interval)) {
        // Whatever the archive says, saying it shows that nothing hangs.
        static_cast<void>(archive->station("-"));
        notify_service("WATCHDOG=1\n" + status_of(receiver));
    }
    notify_service("STOPPING=1\nSTATUS=finishing what was begun");
    server.stop();
    return 0;
}

} // namespace tycktill::office
