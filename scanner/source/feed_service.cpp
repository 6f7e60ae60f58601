#include "scanner/source/feed_service.h"

#include "scanner/source/feed_talk.h"
#include "scanner/source/sane_device.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

extern char** environ;

namespace tycktill::source {

namespace {

/// Ends this process when a driver's call takes too long, by a signal that no driver can catch.
class Patience {
public:
    explicit Patience(std::chrono::seconds longest) : longest_(longest) {
        sigevent end{};
        end.sigev_notify = SIGEV_SIGNAL;
        end.sigev_signo = SIGKILL;
        has_timer_ = timer_create(CLOCK_MONOTONIC, &end, &timer_) == 0;
    }
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;
    ~Patience() {
        if (has_timer_)
            timer_delete(timer_);
    }
    void starts() { set(longest_); }
    void ends() { set(std::chrono::seconds(0)); }

private:
    void set(std::chrono::seconds from_now) {
        itimerspec when{};
        when.it_value.tv_sec = from_now.count();
        if (has_timer_)
            timer_settime(timer_, 0, &when, nullptr);
    }
    std::chrono::seconds longest_;
    timer_t timer_{};
    bool has_timer_ = false;
};

class Service {
public:
    Service(int in, int out, std::chrono::seconds patience)
        : orders_(in), out_(out), patience_(patience) {}

    void run() {
        FeedMessage order;
        while (orders_.next(order) == FeedReader::Outcome::Message && order.say != FeedSay::Close) {
            patience_.starts();
            if (!carry_out(order))
                break;
            patience_.ends();
        }
        patience_.starts();
        device_.reset();
        say(FeedSay::Closed);
    }

private:
    /// False when the asker is gone or asks for nonsense.
    bool carry_out(const FeedMessage& order);
    bool list();
    bool open(const FeedMessage& order);
    bool next();
    /// A reader that sleeps is no driver that hangs.
    bool say(FeedSay what, std::uint32_t first = 0, std::uint32_t second = 0, BytesView body = {});
    bool say_trouble(ScannerTroubleKind kind, std::uint32_t option = 0) {
        return say(FeedSay::Trouble, static_cast<std::uint32_t>(kind), option);
    }

    FeedReader orders_;
    int out_;
    Patience patience_;
    std::optional<SaneDevice> device_;
};

bool Service::say(FeedSay what, std::uint32_t first, std::uint32_t second, BytesView body) {
    patience_.ends();
    const Bytes bytes = to_bytes(what, first, second, body);
    for (BytesView left = bytes; !left.empty();) {
        const ssize_t written = write(out_, left.data(), left.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        left = left.subspan(static_cast<std::size_t>(written));
    }
    patience_.starts();
    return true;
}

bool Service::carry_out(const FeedMessage& order) {
    switch (order.say) {
    case FeedSay::List:
        return list();
    case FeedSay::Open:
        return open(order);
    case FeedSay::Next:
        return next();
    default:
        return false;
    }
}

bool Service::list() {
    const auto names = SaneDevice::list();
    if (!names)
        return say_trouble(names.error());
    Bytes body = with_zeros(*names);
    if (body.size() > most_of_a_message)
        body.clear();
    return say(FeedSay::Devices, 0, 0, body);
}

bool Service::open(const FeedMessage& order) {
    const auto texts = texts_of(order.body);
    if (device_ || !texts || texts->size() % 2 == 0)
        return false;
    auto device =
        SaneDevice::open(texts->front(), static_cast<int>(order.first), order.second == 2);
    if (!device)
        return say_trouble(device.error());
    for (std::uint32_t i = 0; 2 * i + 2 < texts->size(); ++i)
        if (!device->set((*texts)[2 * i + 1], (*texts)[2 * i + 2]))
            return say_trouble(ScannerTroubleKind::NoSuchOption, i);
    device_.emplace(std::move(*device));
    return say(FeedSay::Opened, device_->has_feeder() ? 1 : 0);
}

bool Service::next() {
    if (!device_)
        return false;
    bool heard = true;
    SideTaker taker;
    std::size_t width = 0;
    taker.started = [&](int pixels, int dpi) {
        width = static_cast<std::size_t>(pixels);
        return heard = say(FeedSay::Started, static_cast<std::uint32_t>(pixels),
                           static_cast<std::uint32_t>(dpi));
    };
    taker.rows = [&](BytesView grey) {
        // A driver of single bits gives eight pixels a byte: more than one message holds.
        const std::size_t most = std::size_t(most_of_a_message) / width * width;
        for (; heard && !grey.empty(); grey = grey.subspan(std::min(most, grey.size())))
            heard = say(FeedSay::Rows, 0, 0, grey.first(std::min(most, grey.size())));
        return heard;
    };
    const auto rows = device_->next(taker);
    if (!heard)
        return false;
    if (!rows)
        return say_trouble(rows.error());
    if (*rows == 0)
        return say(FeedSay::Empty);
    return say(FeedSay::SideDone, static_cast<std::uint32_t>(*rows));
}

void forget_our_environment() {
    std::vector<std::string> ours;
    for (char** entry = environ; *entry; ++entry)
        if (const std::string text = *entry; text.rfind("TYCKTILL_", 0) == 0)
            ours.push_back(text.substr(0, text.find('=')));
    for (const std::string& name : ours)
        unsetenv(name.c_str());
}

/// The kernel ends this program before the desk when memory runs out.
void be_the_first_to_go() {
    if (const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC); file >= 0) {
        [[maybe_unused]] const auto written = write(file, "1000", 4);
        close(file);
    }
}

} // namespace

void lock_feed_down() {
    close_range(3, ~0U, 0);
    forget_our_environment();
    be_the_first_to_go();
    umask(077);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // A driver whose connection breaks gets an error, not the end.
    std::signal(SIGPIPE, SIG_IGN);
}

void serve_feed(int in, int out, std::chrono::seconds patience) {
    Service(in, out, patience).run();
}

} // namespace tycktill::source
