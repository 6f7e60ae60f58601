#include "shared/courier/service.h"

#include "shared/base/log.h"
#include "shared/base/service_notify.h"
#include "shared/courier/backoff.h"
#include "shared/courier/clock_words.h"
#include "shared/courier/courier.h"
#include "shared/store/salvage/reserve.h"
#include "shared/store/station.h"

#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <random>
#include <sys/file.h>
#include <unistd.h>

namespace tycktill::courier {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds heartbeat_interval = 30min;
constexpr milliseconds look_interval = 3s; ///< how soon the desk's own items leave
constexpr milliseconds scrub_interval = 24h;
constexpr milliseconds blur_interval =
    5min; ///< how long a file's time of change may tell of a visit

std::int64_t seconds_since_1970() {
    return static_cast<std::int64_t>(std::time(nullptr));
}

Result<store::StationIdentity> identity_in(const fs::path& data) {
    auto identity = TRY(store::load_station(data));
    if (!identity)
        return fail("this station is not enrolled; run tycktill-courier enrol URL CODE");
    return std::move(*identity);
}

Result<std::unique_ptr<Transport>> transport_to(const store::StationIdentity& identity) {
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
    if (round.replaced)
        say("another station has this one's name now; what waits here is still carried, but enrol "
            "this one anew, under a name of its own");
    if (round.delivered > 0)
        say(std::to_string(round.delivered) + " delivered");
    if (round.held > 0)
        say(std::to_string(round.held) +
            " refused by the office and held; see status. They are tried again every day");
    if (round.put_off > 0)
        say(std::to_string(round.put_off) +
            " refused without the office's signature, which counts for nothing: they stay and are "
            "tried again. If this goes on, somebody should look at the office's receiver");
    if (round.alarm)
        say("the office refuses this station (" + round.alarm->why +
            "); nothing more is sent until it is enrolled again");
    if (round.trouble)
        say((round.trouble->wrong_key
                 ? "another server answers at the office's address (its key is not the office's): "
             : round.trouble->answers
                 ? "the office answers and can take nothing now; everything waits here: "
                 : "the office cannot be reached: ") +
            round.trouble->why);
}

/// Two in flight: while one waits for the office's disk the other travels.
struct Ways {
    std::unique_ptr<Transport> first_transport, second_transport;
    OfficeClient first, second;
    Ways(const store::StationIdentity& identity, std::unique_ptr<Transport> one,
         std::unique_ptr<Transport> other)
        : first_transport(std::move(one)), second_transport(std::move(other)),
          first(identity, *first_transport, seconds_since_1970),
          second(identity, *second_transport, seconds_since_1970) {}
};

/// Who watches a number grow knows who was there; every user of the machine may ask for the state.
std::string about(int count) {
    return count == 0 ? "nothing" : count < 10 ? "a few" : count < 100 ? "tens" : "hundreds";
}

/// One line for `systemctl status`.
std::string state_of(const Round& round, const store::OutboxCounts& counts) {
    std::string state =
        "STATUS=" + about(counts.waiting) + " waiting, " + std::to_string(counts.held) + " held; ";
    if (round.alarm)
        return state + "the office refuses this station";
    if (round.trouble && round.trouble->wrong_key)
        return state + "another server answers at the office's address";
    if (round.trouble && round.trouble->answers)
        return state + "the office can take nothing now";
    return state + (round.trouble ? "the office cannot be reached" : "the office answers");
}

struct Desk {
    fs::path data;
    store::OutboxOptions options;
    const store::StationIdentity& identity;
    Ways& ways;
    std::string municipality; ///< whose replies are fetched; "" at a station that shows none
    SystemClock clock;
    bool greeted = false; ///< since the program started
    std::string clock_told = {};
    std::int64_t keys_version = 0;

    /// From the file, in each round: they may have come since this program started.
    Result<void> learn_keys() {
        const auto now = TRY(store::load_station(data));
        if (!now)
            return {};
        keys_version = now->recipients_version;
        ways.first.tell_keys(now->recipients_version, now->recipients);
        return {};
    }
    Result<Round> carry(bool release) {
        store::Outbox outbox = TRY(store::Outbox::open(store::outbox_file(data), options));
        TRY(outbox.address_to(store::addressee_of(identity)));
        TRY(learn_keys());
        TRY(outbox.retry_held_once_in(iso(clock.today()) + " " TYCKTILL_VERSION " " +
                                      std::to_string(keys_version)));
        const std::size_t known_doubts = greeted ? TRY(outbox.doubts()).size() : 0;
        Round round;
        if (!greeted)
            round = TRY(greet(outbox, ways.first, identity.name, clock));
        greeted = greeted || (!round.trouble && !round.alarm);
        if (release)
            TRY(outbox.release());
        if (!round.trouble && !round.alarm)
            round = TRY(deliver_waiting(outbox, {&ways.first, &ways.second}, identity.name, clock));
        const auto doubts = TRY(outbox.doubts());
        for (std::size_t i = known_doubts; i < doubts.size(); ++i)
            say(record::in_words(doubts[i]));
        if (!round.trouble && !round.alarm && TRY(take_new_recipients(data, ways.first)))
            say("the office has new keys; what is sealed from now on is sealed to them");
        if (!round.trouble && !round.alarm && !municipality.empty())
            if (const auto fetched = fetch_replies(data, ways.first, municipality); !fetched)
                say(fetched.error().what);
        tell_clock();
        return round;
    }
    /// What the disk has spoilt is found while the other copy, the person's paper, may still exist.
    Result<void> scrub() {
        store::Outbox outbox = TRY(store::Outbox::open(store::outbox_file(data), options));
        const store::Scrub found = TRY(outbox.scrub());
        if (!found.damaged.empty())
            say(std::to_string(found.damaged.size()) +
                " found damaged on this station's disk and held; change the disk");
        return {};
    }
    Result<store::OutboxCounts> counts() const {
        return TRY(store::Outbox::open(store::outbox_file(data), options)).counts();
    }
    /// Once when it begins to be wrong and once when it is right again.
    void tell_clock() {
        const auto ahead = ways.first.clock_ahead();
        const std::string words = ahead ? clock_in_words(*ahead) : "";
        if (ahead && words != clock_told)
            say(words.empty() ? "this station's clock is right again" : words);
        if (ahead)
            clock_told = words;
    }
    /// Somebody ran `enrol` meanwhile: what was loaded at the start is another station, or office.
    Result<bool> is_enrolled_anew() const {
        const auto now = TRY(store::load_station(data));
        return !now || now->receipt_key != identity.receipt_key || now->name != identity.name ||
               now->office_url != identity.office_url || now->server_pin != identity.server_pin ||
               now->signing_key.verify_key != identity.signing_key.verify_key;
    }
};

/// When to do what; pure but for the clock that is handed in.
struct Schedule {
    milliseconds release_interval;
    milliseconds next_release;
    milliseconds next_contact{0};
    milliseconds next_scrub{0};
    milliseconds next_blur{0};
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

/// Nothing when the station was enrolled anew: begin again with who it is now.
Result<std::optional<int>> serve(Desk& desk, Schedule schedule) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::mt19937_64 random{std::random_device{}()};
    std::uniform_real_distribution<double> chance(0.0, 1.0);
    const bool at_once = schedule.release_interval == 0ms;
    notify_service("READY=1\nSTATUS=started");
    do {
        notify_service("WATCHDOG=1");
        const milliseconds now = desk.clock.steady();
        if (now >= schedule.next_scrub) {
            if (const auto looked = desk.scrub(); !looked)
                say(looked.error().what); // what is sound is carried nevertheless
            schedule.next_scrub = now + scrub_interval;
        }
        if (now >= schedule.next_blur) {
            store::blur_folder(desk.data);
            schedule.next_blur = now + blur_interval;
        }
        const bool anything = at_once && TRY(desk.counts()).unreleased > 0;
        const bool release = anything || (!at_once && now >= schedule.next_release);
        if (release && !at_once)
            schedule.next_release = now + schedule.release_interval;
        // While the office is away only the backoff decides; what was released keeps waiting.
        if (now < schedule.next_contact && (!release || schedule.failures > 0))
            continue;
        if (TRY(desk.is_enrolled_anew()))
            return std::optional<int>{};
        const Round round = TRY(desk.carry(release));
        tell(round);
        notify_service(state_of(round, TRY(desk.counts())));
        if (round.alarm)
            return std::optional(1);
        schedule.after(round, desk.clock.steady(), chance(random));
    } while (!told_to_stop(signals, look_interval));
    notify_service("STOPPING=1");
    return std::optional(0);
}

} // namespace

store::OutboxOptions outbox_options(const StationSettings& settings) {
    store::OutboxOptions options;
    options.limit_bytes = std::int64_t{settings.store_limit_mib} << 20;
    options.ballast_bytes = std::int64_t{settings.store_ballast_mib} << 20;
    return options;
}

Result<int> run_once(const fs::path& data, const StationSettings& settings) {
    const store::StationIdentity identity = TRY(identity_in(data));
    const OnlyCourier only = TRY(OnlyCourier::take(data));
    auto one = TRY(transport_to(identity)), other = TRY(transport_to(identity));
    Ways ways(identity, std::move(one), std::move(other));
    Desk desk{data, outbox_options(settings), identity, ways, settings.municipality, {}};
    const Round round = TRY(desk.carry(true));
    tell(round);
    return TRY(desk.counts()).waiting > 0 || round.held > 0 || round.alarm || round.trouble ? 1 : 0;
}

Result<int> retry(const fs::path& data, const StationSettings& settings, const std::string& id) {
    {
        store::Outbox outbox = TRY(store::Outbox::open(store::outbox_file(data)));
        int count = 0;
        if (id.empty()) {
            count = TRY(outbox.retry_held());
        } else {
            const record::SubmissionId chosen = TRY(record::parse_submission_id(id));
            count = TRY(outbox.retry_held(chosen));
        }
        if (count == 0)
            return fail(id.empty() ? "nothing is held here"
                                   : id + ": is not held here; see status");
        say(std::to_string(count) + (count == 1 ? " is" : " are") + " tried again");
    }
    if (!OnlyCourier::take(data)) {
        say("the courier that is at work here takes them at its next contact");
        return 0;
    }
    return run_once(data, settings);
}

Result<int> run_service(const fs::path& data, const StationSettings& settings) {
    const OnlyCourier only = TRY(OnlyCourier::take(data));
    while (true) {
        const store::StationIdentity identity = TRY(identity_in(data));
        auto one = TRY(transport_to(identity)), other = TRY(transport_to(identity));
        Ways ways(identity, std::move(one), std::move(other));
        Desk desk{data, outbox_options(settings), identity, ways, settings.municipality, {}};
        Schedule schedule;
        schedule.release_interval = std::chrono::minutes(settings.release_minutes);
        schedule.next_release = desk.clock.steady() + schedule.release_interval;
        if (const auto ended = TRY(serve(desk, schedule)))
            return *ended;
        say("this station was enrolled anew; going on as what it is now");
    }
}

} // namespace tycktill::courier
