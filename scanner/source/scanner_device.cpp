#include "scanner/source/scanner_device.h"

#include "scanner/source/feed_talk.h"
#include "shared/base/child.h"
#include "shared/base/places.h"

#include <algorithm>
#include <csignal>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tycktill::source {

using Clock = FeedReader::Clock;
using Kind = ScannerTroubleKind;

/// The started program, from its first order to its end.
class ScannerDevice::Feed {
public:
    explicit Feed(const FeedLimits& limits) : limits_(limits) {}
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;
    ~Feed() { (void)close(); }

    Scanned<void> start(const FeedProgram& program);
    Scanned<std::vector<std::string>> list();
    Scanned<void> open(const std::string& name, const ScanOrder& order);
    Scanned<std::optional<pages::Image>> next();
    Scanned<void> close();
    bool has_feeder() const { return feeder_; }

private:
    void tell(FeedSay say, std::uint32_t first = 0, std::uint32_t second = 0, BytesView body = {});
    Scanned<FeedMessage> answer(Clock::time_point deadline);
    Scanned<FeedMessage> answer(std::chrono::milliseconds limit) {
        return answer(Clock::now() + limit);
    }
    Scanned<pages::Image> rows_of(const FeedMessage& started);
    tl::unexpected<ScannerTrouble> trouble(Kind kind) const;
    /// Ends the program, and remembers why for whoever asks again.
    tl::unexpected<ScannerTrouble> give_up(Kind kind);
    bool ends_within(std::chrono::milliseconds limit);
    void kill_it();

    FeedLimits limits_;
    Pipe to_, from_;
    std::optional<FeedReader> reader_;
    pid_t process_ = 0; ///< 0: ended
    int process_file_ = -1;
    std::optional<Kind> given_up_;
    std::string name_;
    std::vector<std::string> options_;
    bool feeder_ = false;
    int sides_ = 0; ///< given so far
};

tl::unexpected<ScannerTrouble> ScannerDevice::Feed::trouble(Kind kind) const {
    return tl::make_unexpected(ScannerTrouble{kind, sides_, name_});
}

tl::unexpected<ScannerTrouble> ScannerDevice::Feed::give_up(Kind kind) {
    given_up_ = kind;
    kill_it();
    return trouble(kind);
}

Scanned<void> ScannerDevice::Feed::start(const FeedProgram& program) {
    std::vector<std::string> words = program.words;
    if (words.empty())
        words = {(program_folder() / "tycktill-feed").string()};
    if (!to_.open() || !from_.open())
        return give_up(Kind::NotInstalled);
    process_ = start_child(std::move(words), to_.read, from_.write);
    if (process_ == 0)
        return give_up(Kind::NotInstalled);
    process_file_ = static_cast<int>(syscall(SYS_pidfd_open, process_, 0U));
    Pipe::shut(to_.read);
    Pipe::shut(from_.write);
    reader_.emplace(from_.read);
    return {};
}

void ScannerDevice::Feed::tell(FeedSay say, std::uint32_t first, std::uint32_t second,
                               BytesView body) {
    give_text(to_.write, text_of(to_bytes(say, first, second, body)));
}

/// The next message that is no trouble.
Scanned<FeedMessage> ScannerDevice::Feed::answer(Clock::time_point deadline) {
    if (given_up_)
        return trouble(*given_up_);
    FeedMessage message;
    switch (reader_->next(message, deadline)) {
    case FeedReader::Outcome::Late:
        return give_up(Kind::Silent);
    case FeedReader::Outcome::Ended:
        return give_up(Kind::Died);
    case FeedReader::Outcome::Garbled:
        return give_up(Kind::Garbled);
    case FeedReader::Outcome::Message:
        break;
    }
    if (message.say != FeedSay::Trouble)
        return message;
    if (message.first > static_cast<std::uint32_t>(last_kind_of_feed))
        return give_up(Kind::Garbled);
    auto said = trouble(static_cast<Kind>(message.first));
    if (said.value().kind == Kind::NoSuchOption && message.second < options_.size())
        said.value().about = options_[message.second];
    return said;
}

Scanned<std::vector<std::string>> ScannerDevice::Feed::list() {
    tell(FeedSay::List);
    const auto devices = answer(limits_.list);
    if (!devices)
        return tl::make_unexpected(devices.error());
    const auto names = texts_of(devices->body);
    if (devices->say != FeedSay::Devices || !names)
        return give_up(Kind::Garbled);
    return *names;
}

Scanned<void> ScannerDevice::Feed::open(const std::string& name, const ScanOrder& order) {
    name_ = name;
    std::vector<std::string> texts{name};
    for (const auto& [option, value] : order.options) {
        options_.push_back(option);
        texts.push_back(option);
        texts.push_back(value);
    }
    const Bytes body = with_zeros(texts);
    if (body.size() > most_of_an_order) // nobody's device or option is called so
        return trouble(Kind::NoSuchDevice);
    tell(FeedSay::Open, static_cast<std::uint32_t>(order.dpi), order.sides == Sides::Both ? 2 : 1,
         body);
    const auto opened = answer(limits_.open);
    if (!opened)
        return tl::make_unexpected(opened.error());
    if (opened->say != FeedSay::Opened)
        return give_up(Kind::Garbled);
    feeder_ = opened->first != 0;
    return {};
}

Scanned<std::optional<pages::Image>> ScannerDevice::Feed::next() {
    if (given_up_)
        return trouble(*given_up_);
    if (process_ == 0)
        return std::nullopt;
    if (sides_ >= most_sides_of_a_batch)
        return give_up(Kind::Endless);
    tell(FeedSay::Next);
    const auto started = answer(limits_.start);
    if (!started)
        return tl::make_unexpected(started.error());
    if (started->say == FeedSay::Empty)
        return std::nullopt;
    if (started->say != FeedSay::Started || started->first == 0 || started->first > widest_row)
        return give_up(Kind::Garbled);
    auto image = rows_of(*started);
    if (!image)
        return tl::make_unexpected(image.error());
    ++sides_;
    return std::move(*image);
}

Scanned<pages::Image> ScannerDevice::Feed::rows_of(const FeedMessage& started) {
    const std::size_t width = started.first;
    const auto side_ends = Clock::now() + limits_.side;
    Bytes grey;
    for (;;) {
        const auto piece = answer(std::min(side_ends, Clock::now() + limits_.read));
        if (!piece)
            return tl::make_unexpected(piece.error());
        if (piece->say == FeedSay::SideDone) {
            if (grey.empty() || piece->first != grey.size() / width)
                return give_up(Kind::Garbled);
            break;
        }
        if (piece->say != FeedSay::Rows || piece->body.empty() || piece->body.size() % width != 0)
            return give_up(Kind::Garbled);
        if (grey.size() + piece->body.size() > most_pixels_of_a_side)
            return give_up(Kind::Endless);
        // One that drips steadily is never late with a piece.
        if (Clock::now() > side_ends)
            return give_up(Kind::Silent);
        grey.insert(grey.end(), piece->body.begin(), piece->body.end());
    }
    pages::Pixels pixels(grey.size());
    std::copy(grey.begin(), grey.end(), pixels.data());
    pages::Image image(static_cast<int>(width), static_cast<int>(grey.size() / width),
                       std::move(pixels));
    image.dpi = started.second;
    return image;
}

Scanned<void> ScannerDevice::Feed::close() {
    if (process_ == 0)
        return {};
    tell(FeedSay::Close);
    const auto closed = answer(limits_.close);
    if (!closed)
        return tl::make_unexpected(closed.error());
    if (closed->say != FeedSay::Closed)
        return give_up(Kind::Garbled);
    kill_it(); // and what a driver started and left behind
    return {};
}

/// A program that does not even die, for the kernel holds it in a driver's call, is left to itself.
void ScannerDevice::Feed::kill_it() {
    if (process_ > 0) {
        kill(-process_, SIGKILL);
        ends_within(std::chrono::seconds(2));
        waitpid(process_, nullptr, WNOHANG);
    }
    process_ = 0;
    Pipe::shut(process_file_);
    Pipe::shut(to_.write);
    Pipe::shut(from_.read);
}

/// Until it is reaped its number, and that of its group, is nobody else's.
bool ScannerDevice::Feed::ends_within(std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waiting{process_file_, POLLIN, 0};
        if (poll(&waiting, 1, static_cast<int>(std::max<long long>(left, 0))) > 0)
            return true;
        if (left <= 0)
            return false;
    }
}

ScannerDevice::ScannerDevice(std::unique_ptr<Feed> feed) : feed_(std::move(feed)) {}
ScannerDevice::ScannerDevice(ScannerDevice&&) noexcept = default;
ScannerDevice::~ScannerDevice() = default;

Scanned<std::vector<std::string>> ScannerDevice::list(const FeedProgram& program) {
    Feed feed(program.limits);
    if (auto started = feed.start(program); !started)
        return tl::make_unexpected(started.error());
    return feed.list();
}

Scanned<ScannerDevice> ScannerDevice::open(const std::string& name, const ScanOrder& order,
                                           const FeedProgram& program) {
    auto feed = std::make_unique<Feed>(program.limits);
    if (auto started = feed->start(program); !started)
        return tl::make_unexpected(started.error());
    if (auto opened = feed->open(name, order); !opened)
        return tl::make_unexpected(opened.error());
    return ScannerDevice(std::move(feed));
}

bool ScannerDevice::has_feeder() const {
    return feed_->has_feeder();
}

Scanned<std::optional<pages::Image>> ScannerDevice::next() {
    return feed_->next();
}

Scanned<void> ScannerDevice::close() {
    return feed_->close();
}

} // namespace tycktill::source
