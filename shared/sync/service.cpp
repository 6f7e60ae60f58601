#include "shared/sync/service.h"

#include "shared/base/log.h"
#include "shared/store/station.h"
#include "shared/sync/backoff.h"
#include "shared/sync/courier.h"

#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <random>
#include <sys/file.h>
#include <unistd.h>

namespace tycktill {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds heartbeat_interval = 30min;
constexpr milliseconds look_interval = 3s; ///< how soon the desk's own items leave
constexpr milliseconds scrub_interval = 24h;

std::int64_t seconds_since_1970() {
    return static_cast<std::int64_t>(std::time(nullptr));
}

Result<StationIdentity> identity_in(const fs::path& data) {
    auto identity = TRY(load_station(data));
    if (!identity)
        return fail("this station is not enrolled; run tycktill-courier enrol URL CODE");
    return std::move(*identity);
}

Result<std::unique_ptr<Transport>> transport_to(const StationIdentity& identity) {
    return make_curl_transport({identity.office_url, identity.server_pin, 10, 60});
}

/// Two couriers on one outbox would only double the traffic: the second one leaves.
class OnlyCourier {
public:
    static Result<OnlyCourier> take(const fs::path& data) {
        const int file =
            ::open((data / "courier.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0)
            return fail(data.string() + ": cannot be written; check who owns it");
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            ::close(file);
            return fail("another courier is at work here; stop it or let it do this");
        }
        return OnlyCourier(file);
    }
    OnlyCourier(OnlyCourier&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    OnlyCourier& operator=(OnlyCourier&&) = delete;
    ~OnlyCourier() {
        if (file_ >= 0)
            ::close(file_);
    }

private:
    explicit OnlyCourier(int file) : file_(file) {}
    int file_;
};

void tell(const Round& round) {
    if (round.delivered > 0)
        say(std::to_string(round.delivered) + " delivered");
    if (round.held > 0)
        say(std::to_string(round.held) + " refused by the office and held; see status");
    if (round.alarm)
        say("the office refuses this station (" + round.alarm->why +
            "); nothing more is sent until it is enrolled again");
    if (round.trouble)
        say((round.trouble->wrong_key
                 ? "another server answers at the office's address (its key is not the office's): "
                 : "the office cannot be reached: ") +
            round.trouble->why);
}

struct Desk {
    fs::path data;
    OutboxOptions options;
    const StationIdentity& identity;
    OfficeClient& office;
    SystemClock clock;

    Result<Round> carry(bool release) {
        Outbox outbox = TRY(Outbox::open(outbox_file(data), options));
        if (release)
            TRY(outbox.release());
        Round round = TRY(deliver_waiting(outbox, office, identity.name, clock));
        if (!round.trouble && !round.alarm && TRY(take_new_recipients(data, office)))
            say("the office has new keys; what is sealed from now on is sealed to them");
        return round;
    }
    /// What the disk has spoilt is found while the other copy, the person's paper, may still exist.
    Result<void> scrub() {
        Outbox outbox = TRY(Outbox::open(outbox_file(data), options));
        const Scrub found = TRY(outbox.scrub());
        if (!found.damaged.empty())
            say(std::to_string(found.damaged.size()) +
                " found damaged on this station's disk and held; change the disk");
        return {};
    }
    Result<OutboxCounts> counts() const {
        return TRY(Outbox::open(outbox_file(data), options)).counts();
    }
};

/// When to do what; pure but for the clock that is handed in.
struct Schedule {
    milliseconds release_interval;
    milliseconds next_release;
    milliseconds next_contact{0};
    milliseconds next_scrub{0};
    int failures = 0;

    void after(const Round& round, milliseconds now, double chance) {
        failures = round.trouble ? failures + 1 : 0;
        next_contact =
            now + (round.trouble ? next_attempt(failures, round.trouble->retry_after, chance)
                                 : heartbeat_interval);
    }
};

/// Sleeps at most so long; true when told to stop.
bool told_to_stop(const sigset_t& signals, milliseconds longest) {
    timespec time{};
    time.tv_sec = longest.count() / 1000;
    time.tv_nsec = (longest.count() % 1000) * 1'000'000;
    return sigtimedwait(&signals, nullptr, &time) > 0;
}

Result<int> serve(Desk& desk, Schedule schedule) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::mt19937_64 random{std::random_device{}()};
    std::uniform_real_distribution<double> chance(0.0, 1.0);
    const bool at_once = schedule.release_interval == 0ms;
    do {
        const milliseconds now = desk.clock.steady();
        if (now >= schedule.next_scrub) {
            if (const auto looked = desk.scrub(); !looked)
                say(looked.error().what); // what is sound is carried nevertheless
            schedule.next_scrub = now + scrub_interval;
        }
        const bool anything = at_once && TRY(desk.counts()).unreleased > 0;
        const bool release = anything || (!at_once && now >= schedule.next_release);
        if (release && !at_once)
            schedule.next_release = now + schedule.release_interval;
        // While the office is away only the backoff decides; what was released keeps waiting.
        if (now < schedule.next_contact && (!release || schedule.failures > 0))
            continue;
        const Round round = TRY(desk.carry(release));
        tell(round);
        if (round.alarm)
            return 1;
        schedule.after(round, desk.clock.steady(), chance(random));
    } while (!told_to_stop(signals, look_interval));
    return 0;
}

} // namespace

OutboxOptions outbox_options(const StationSettings& settings) {
    OutboxOptions options;
    options.limit_bytes = std::int64_t{settings.store_limit_mib} << 20;
    options.ballast_bytes = std::int64_t{settings.store_ballast_mib} << 20;
    return options;
}

Result<int> run_once(const fs::path& data, const StationSettings& settings) {
    const StationIdentity identity = TRY(identity_in(data));
    const OnlyCourier only = TRY(OnlyCourier::take(data));
    const auto transport = TRY(transport_to(identity));
    OfficeClient office(identity, *transport, seconds_since_1970);
    Desk desk{data, outbox_options(settings), identity, office, {}};
    const Round round = TRY(desk.carry(true));
    tell(round);
    return TRY(desk.counts()).waiting > 0 || round.held > 0 || round.alarm || round.trouble ? 1 : 0;
}

Result<int> run_service(const fs::path& data, const StationSettings& settings) {
    const StationIdentity identity = TRY(identity_in(data));
    const OnlyCourier only = TRY(OnlyCourier::take(data));
    const auto transport = TRY(transport_to(identity));
    OfficeClient office(identity, *transport, seconds_since_1970);
    Desk desk{data, outbox_options(settings), identity, office, {}};
    Schedule schedule;
    schedule.release_interval = std::chrono::minutes(settings.release_minutes);
    schedule.next_release = desk.clock.steady() + schedule.release_interval;
    return serve(desk, schedule);
}

Result<std::string> status_json(const fs::path& data) {
    const auto identity = TRY(load_station(data));
    const OutboxStatus status = TRY(TRY(Outbox::open(outbox_file(data))).status());
    const auto day = [](const std::optional<Day>& value) {
        return value ? nlohmann::ordered_json(iso(*value)) : nlohmann::ordered_json(nullptr);
    };
    return nlohmann::ordered_json{{"waiting", status.counts.waiting},
                                  {"oldest_day", day(status.oldest_day)},
                                  {"last_contact_day", day(status.last_contact)},
                                  {"office", identity ? nlohmann::ordered_json(identity->office_url)
                                                      : nlohmann::ordered_json(nullptr)},
                                  {"station", identity ? nlohmann::ordered_json(identity->name)
                                                       : nlohmann::ordered_json(nullptr)},
                                  {"delivered", status.counts.receipted},
                                  {"refused", status.counts.held}}
        .dump();
}

Result<std::string> status_text(const fs::path& data) {
    const auto identity = TRY(load_station(data));
    const Outbox outbox = TRY(Outbox::open(outbox_file(data)));
    const OutboxStatus status = TRY(outbox.status());
    std::string text =
        identity ? identity->name + " at " + identity->office_url : std::string("not enrolled");
    text += "\nwaiting " + std::to_string(status.counts.waiting);
    if (status.oldest_day)
        text += " (the oldest since " + iso(*status.oldest_day) + ")";
    text += ", delivered " + std::to_string(status.counts.receipted) + ", held " +
            std::to_string(status.counts.held);
    if (status.last_contact)
        text += "\nthe office last answered on " + iso(*status.last_contact);
    for (const auto& item : TRY(outbox.held()))
        text += "\nheld " + to_text(item.id) + ": " + item.reason;
    return text;
}

} // namespace tycktill
