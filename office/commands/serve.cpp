#include "office/commands/open_office.h"
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

/// Rows in the register for what has arrived, as far as no key is needed for them. A delivery is numbered as a whole, in shuffled order: so not
/// before a turn has passed in which nothing came, nor later than a minute.
class Numbering {
public:
    /// `kept` may be nullptr and the rules without boards: then nothing is numbered here.
    Numbering(Archive& archive, registry::Register* kept, forms::OfficeRules rules,
              const Clock& clock)
        : archive_(archive), kept_(kept), rules_(std::move(rules)), clock_(clock) {}

    /// `received`: how many have come since start.
    void turn(std::int64_t received, bool at_once = false) {
        constexpr int most_turns = 6;
        // A new day numbers what no key has opened since it came.
        const bool waits = received != numbered_ || numbered_on_ != clock_.today();
        if (!waits || !kept_ || rules_.boards.empty())
            return;
        const bool quiet = received == seen_ || ++turns_ >= most_turns;
        seen_ = received;
        if (!quiet && !at_once && numbered_on_)
            return;
        if (const auto made = arrivals::make_rows(archive_, *kept_, rules_, clock_.today());
            !made) {
            say("the register takes no row now: " + made.error().what);
            return; // the next turn tries again
        }
        numbered_ = received;
        turns_ = 0;
        numbered_on_ = clock_.today();
    }

private:
    Archive& archive_;
    registry::Register* kept_;
    forms::OfficeRules rules_;
    const Clock& clock_;
    std::int64_t seen_ = 0, numbered_ = 0;
    int turns_ = 0;
    std::optional<Day> numbered_on_; ///< nothing before the first turn
};

} // namespace

/// On this machine alone: whoever reached it from outside would see each arrival's second.
Result<std::optional<HttpServer>> serve_metrics(const std::string& listen,
                                                const Receiver& receiver) {
    if (listen.empty())
        return std::optional<HttpServer>{};
    const ListenAddress address = TRY(parse_listen_address(listen));
    ServerLimits limits;
    limits.connections = 16;
    limits.threads = 1;
    auto server =
        TRY(HttpServer::start(address, {}, limits, [&receiver](const wire::HttpRequest& request) {
            return request.path == "/metrics" ? metrics(receiver)
                                              : wire::plain_response(404, "see /metrics\n");
        }));
    say("counts at http://" + address.host + ":" + std::to_string(server.port()) + "/metrics");
    return std::optional<HttpServer>(std::move(server));
}

Result<int> run_serve(const OfficePlace& place, const ServeWish& wish) {
    const StopSignals stop; // before any thread, so that no thread takes the signal instead
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    const record::SigningKey receipt_key = TRY(load_receipt_key(home));
    const SystemClock clock;
    // The receiver goes on without: what has arrived is numbered at the desk then.
    const auto kept = registry::open_register(home.store);
    if (!kept)
        say("the register cannot be opened: " + kept.error().what);
    const auto rules = known_rules(place, home);
    if (!rules || rules->boards.empty())
        say("no municipality is known here, so rows are numbered when the key is used; write "
            "municipality = \"ID\" in station.toml to number what arrives at once");
    Numbering numbering(*archive, kept ? kept->get() : nullptr,
                        rules.value_or(forms::OfficeRules{}), clock);
    if (!home.root_key)
        say("this office has no root key yet, so no station can be enrolled and none takes new "
            "keys: run "
            "tycktill-office change-passphrase once, then start this again");
    Receiver receiver(*archive, {{home.root_key.value_or(record::VerifyKey{}), home.signed_keys},
                                 receipt_key,
                                 clock,
                                 seconds_since_1970});
    const ListenAddress address =
        TRY(parse_listen_address(wish.listen.empty() ? place.settings.office_listen : wish.listen));
    auto server = TRY(HttpServer::start(
        address, TRY(load_certificate(home)), ServerLimits{},
        [&](const wire::HttpRequest& request) { return receiver.answer(request); }));
    const auto counted = TRY(serve_metrics(wish.metrics, receiver));
    std::cout << "https://" << address.host << ":" << server.port() << std::endl;
    say("receiving; stop with Ctrl+C or SIGTERM");
    numbering.turn(0);
    notify_service("READY=1\n" + status_of(receiver));
    while (!stop.wait_for(status_interval)) {
        // Whatever the archive says, saying it shows that nothing hangs.
        static_cast<void>(archive->station("-"));
        numbering.turn(receiver.counts().received);
        notify_service("WATCHDOG=1\n" + status_of(receiver));
    }
    notify_service("STOPPING=1\nSTATUS=finishing what was begun");
    server.stop();
    numbering.turn(receiver.counts().received, true);
    return 0;
}

} // namespace tycktill::office
