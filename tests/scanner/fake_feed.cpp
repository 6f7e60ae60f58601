// A tycktill-feed without SANE: does what its argument says or, started without one, the device's name.
#include "scanner/source/feed_talk.h"
#include "tests/scanner/misbehaviour.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <sys/resource.h>
#include <thread>

using namespace tycktill;
using tycktill::test::Misbehaviour;

namespace {

constexpr std::uint32_t width = 400, height = 500;

bool give(BytesView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(1, bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

bool say(FeedSay what, std::uint32_t first = 0, std::uint32_t second = 0, BytesView body = {}) {
    return give(to_bytes(what, first, second, body));
}

/// What a page of lines looks like: no blank one.
Bytes lines(std::uint32_t rows) {
    Bytes grey(std::size_t(width) * rows, 255);
    for (std::size_t i = 0; i < grey.size(); ++i)
        if (i / width % 20 < 3)
            grey[i] = 0;
    return grey;
}

/// Answers that no feed gives, each of its own kind.
void misanswer(const Misbehaviour& wrong, const std::string& now, int sides) {
    wrong.happens(now, sides);
    if (wrong.is("garbage", now, sides)) // without an end
        while (give(bytes_of("scanner: warming up the lamp\n")))
            ;
    if (wrong.is("flood", now, sides)) // well-formed, and nobody asked
        while (say(FeedSay::Devices))
            ;
    if (wrong.is("huge", now, sides)) {
        Bytes bytes = to_bytes(FeedSay::Rows);
        std::memset(bytes.data() + offsetof(FeedHead, size), 0xff, sizeof(FeedHead::size));
        give(bytes);
    }
    if (wrong.is("cut", now, sides)) { // half a head, and then the end
        give(BytesView(to_bytes(FeedSay::Rows)).first(9));
        _exit(0);
    }
    if (wrong.is("stall", now, sides)) { // half a head, and then nothing
        give(BytesView(to_bytes(FeedSay::Rows)).first(9));
        Misbehaviour("hang-at-now").happens("now");
    }
    if (wrong.is("lie", now, sides)) // a trouble that only the other end can see
        say(FeedSay::Trouble, 999);
    if (wrong.is("orphan", now, sides) && fork() > 0) // its child holds the pipe open
        _exit(0);
    if (wrong.is("orphan", now, sides))
        Misbehaviour("hang-at-now").happens("now");
}

void give_side(const Misbehaviour& wrong, int sides) {
    const bool flat = wrong.is("flat", "start", sides);
    say(FeedSay::Started, flat ? 0 : width, 75);
    say(FeedSay::Rows, 0, 0, lines(height / 2));
    misanswer(wrong, "read", sides);
    while (wrong.is("endless", "read", sides) && say(FeedSay::Rows, 0, 0, lines(height)))
        ;
    while (wrong.is("drip", "read", sides) && say(FeedSay::Rows, 0, 0, lines(1)))
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (wrong.is("crooked", "read", sides))
        say(FeedSay::Rows, 0, 0, Bytes(width + 1));
    say(FeedSay::Rows, 0, 0, lines(height - height / 2));
    say(FeedSay::SideDone, wrong.is("short", "read", sides) ? height + 1 : height);
}

} // namespace

int main(int count, char** words) {
    std::signal(SIGPIPE, SIG_IGN);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    Misbehaviour wrong(count > 1 ? words[1] : "");
    FeedReader orders(0);
    FeedMessage order;
    int sides = 0;
    while (orders.next(order) == FeedReader::Outcome::Message) {
        if (order.say == FeedSay::List) {
            misanswer(wrong, "list", sides);
            say(FeedSay::Devices, 0, 0, with_zeros({"one", "another"}));
        } else if (order.say == FeedSay::Open) {
            if (const auto texts = texts_of(order.body); texts && count < 2)
                wrong = Misbehaviour(texts->front());
            misanswer(wrong, "open", sides);
            say(FeedSay::Opened, 1);
        } else if (order.say == FeedSay::Next) {
            misanswer(wrong, "start", sides);
            if (wrong.when != "start" && wrong.when != "read" && sides == wrong.good_sides)
                say(FeedSay::Empty);
            else if (wrong.is("jam", "start", sides))
                say(FeedSay::Trouble, 0);
            else
                give_side(wrong, sides);
            ++sides;
        } else {
            misanswer(wrong, "close", sides);
            say(FeedSay::Closed);
            return 0;
        }
    }
    return 0;
}
