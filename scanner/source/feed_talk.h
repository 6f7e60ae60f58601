#pragma once
/// What a program and the tycktill-feed that it started say to each other, over the feed's standard input and
/// output. Both ends are of one build on one machine; each message is a FeedHead and then `size` bytes.
///
///     program says                            feed answers
///     List                                    Devices + names
///     Open{dpi, sides} + the device's name,   Opened{1 with a feeder, else 0}
///         then options: name, value, …
///     Next                                    Started{width, dpi}, Rows + whole rows of 8-bit grey, from the
///                                             top, as often as it takes, SideDone{rows};
///                                             or Empty: no paper is left
///     Close                                   Closed, and it ends
///
/// Each of the first three may be answered by Trouble{kind, number of the option} instead, Next also in
/// the middle of its rows. Texts are UTF-8, each with a zero after it. The feed speaks only when asked, and one
/// order is answered before the next is given. One whose asker is gone closes the device and ends.
#include "shared/base/bytes.h"

#include <chrono>
#include <optional>

namespace tycktill::source {

enum class FeedSay : std::uint32_t {
    List,
    Open,
    Next,
    Close,
    Devices,
    Opened,
    Started,
    Rows,
    SideDone,
    Empty,
    Closed,
    Trouble,
};

struct FeedHead {
    std::uint32_t mark = 0x31464454; ///< "TDF1"; another number is no message
    FeedSay say = FeedSay::Close;
    std::uint32_t first = 0, second = 0; ///< in the order above, 0 where nothing is named
    std::uint32_t size = 0;
};

constexpr std::uint32_t most_of_a_message = 256 * 1024;
/// An order fits into a pipe, so that no program waits to give it.
constexpr std::size_t most_of_an_order = 16 * 1024;
constexpr int widest_row = 100'000;
// A4 at 600 dpi is 35 million pixels; a device that sends more is out of order.
constexpr std::size_t most_pixels_of_a_side = 80'000'000;
constexpr int most_sides_of_a_batch = 5000;

struct FeedMessage {
    FeedSay say = FeedSay::Close;
    std::uint32_t first = 0, second = 0;
    Bytes body;
};

/// Head and body as they go through the pipe.
Bytes to_bytes(FeedSay say, std::uint32_t first = 0, std::uint32_t second = 0, BytesView body = {});

Bytes with_zeros(const std::vector<std::string>& texts);
/// Nothing when the last text does not end.
std::optional<std::vector<std::string>> texts_of(BytesView body);

/// Takes messages out of a pipe's end, which it does not own. Waits no longer than it is told, however little
/// comes at a time.
class FeedReader {
public:
    explicit FeedReader(int file);

    using Clock = std::chrono::steady_clock;
    enum class Outcome { Message, Late, Ended, Garbled };
    /// Fills `message` only when the outcome says so. Without a deadline it waits for ever.
    Outcome next(FeedMessage& message, std::optional<Clock::time_point> deadline = {});

private:
    std::optional<Outcome> fill(std::uint8_t* to, std::size_t size,
                                std::optional<Clock::time_point> deadline);
    int file_;
};

} // namespace tycktill::source
