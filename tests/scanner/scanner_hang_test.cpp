// Drivers that hang, crash and send nonsense: one plain sentence each, within a known time, and the pages that
// came before stay. A fake feed does what no SANE would; a bad driver does its worst in the true one.
#include "scanner/commands/intake_device.h"
#include "scanner/source/feed_talk.h"
#include "tests/scanner/scanned_desk.h"
#include "tests/support/rooms.h"

#include <sys/prctl.h>
#include <sys/wait.h>

using namespace tycktill;
using namespace std::chrono_literals;
using Kind = ScannerTroubleKind;

namespace {

const char* name_of(Kind kind) {
    switch (kind) {
    case Kind::Jammed:
        return "jammed";
    case Kind::Endless:
        return "endless";
    case Kind::Silent:
        return "silent";
    case Kind::Died:
        return "died";
    case Kind::Garbled:
        return "garbled";
    case Kind::NotInstalled:
        return "not installed";
    default:
        return "another";
    }
}

/// All limits are long but those of what hangs.
FeedProgram feed(std::vector<std::string> words = {}) {
    FeedProgram program;
    program.words = std::move(words);
    program.limits.list = program.limits.open = program.limits.start = program.limits.read =
        program.limits.side = program.limits.close = 60s;
    return program;
}
FeedProgram fake(const std::string& wrong) {
    return feed({TYCKTILL_PROGRAMS "/fake_feed", wrong});
}
FeedProgram impatient(FeedProgram program, const std::string& when,
                      std::chrono::milliseconds limit) {
    FeedLimits& limits = program.limits;
    (when == "list"    ? limits.list
     : when == "open"  ? limits.open
     : when == "start" ? limits.start
     : when == "read"  ? limits.read
     : when == "side"  ? limits.side
                       : limits.close) = limit;
    return program;
}

struct Taken {
    int sides = 0;
    std::optional<ScannerTrouble> trouble;
};

/// Sides until the feeder is empty or something goes wrong, and then the end.
Taken batch_of(const std::string& device_name, const FeedProgram& program) {
    Taken batch;
    auto device = ScannerDevice::open(device_name, {}, program);
    if (!device) {
        batch.trouble = device.error();
        return batch;
    }
    for (;; ++batch.sides) {
        const auto side = device->next();
        if (!side) {
            batch.trouble = side.error();
            // Whoever asks again gets the same answer, at once.
            if (side.error().kind > last_kind_of_feed)
                CHECK(device->next().error().kind == side.error().kind);
            return batch;
        }
        if (!*side)
            break;
        CHECK_FALSE((*side)->empty());
    }
    if (const auto closed = device->close(); !closed)
        batch.trouble = closed.error();
    CHECK_FALSE(device->next().value_or(std::nullopt));
    return batch;
}

std::string told(const Taken& batch) {
    return std::to_string(batch.sides) + " sides, " +
           (batch.trouble ? name_of(batch.trouble->kind) : "no trouble");
}

/// Children of this process that are still here: none may be left when a batch has ended.
bool no_child_is_left() {
    return waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

/// SANE with the bad driver alone.
struct BadDriver {
    TemporaryFolder folder;
    BadDriver() {
        REQUIRE(write_text(folder.path() / "dll.conf", "bad\n"));
        setenv("SANE_CONFIG_DIR", folder.path().c_str(), 1);
        setenv("LD_LIBRARY_PATH", TYCKTILL_PROGRAMS, 1);
    }
    ~BadDriver() {
        for (const char* name : {"SANE_CONFIG_DIR", "LD_LIBRARY_PATH", "BAD_SCANNER"})
            unsetenv(name);
    }
};

} // namespace

TEST_CASE("messages and texts come through a pipe as they were sent, and nothing cut off is one") {
    const std::vector<std::string> texts{"test:0", "", "åäö"};
    CHECK(texts_of(with_zeros(texts)) == texts);
    CHECK(texts_of({})->empty());
    CHECK_FALSE(texts_of(bytes_of("no end")));
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const Bytes sent = to_bytes(FeedSay::Open, 300, 2, with_zeros(texts));
    REQUIRE(write(ends[1], sent.data(), sent.size()) == ssize_t(sent.size()));
    FeedReader reader(ends[0]);
    FeedMessage message;
    // A message that is there is taken, however late the reader comes.
    const auto past = FeedReader::Clock::now() - 1s;
    CHECK(reader.next(message, past) == FeedReader::Outcome::Message);
    CHECK((message.say == FeedSay::Open && message.first == 300 && message.second == 2));
    CHECK(texts_of(message.body) == texts);
    CHECK(reader.next(message, past) == FeedReader::Outcome::Late);
    REQUIRE(write(ends[1], sent.data(), sent.size() - 1) > 0);
    close(ends[1]);
    CHECK(reader.next(message) == FeedReader::Outcome::Ended);
    close(ends[0]);
}

TEST_CASE("a fake feed without faults gives what it has and ends") {
    const Taken batch = batch_of("any", fake("good:3"));
    CHECK(told(batch) == "3 sides, no trouble");
    CHECK(ScannerDevice::list(fake("good")).value() == std::vector<std::string>{"one", "another"});
    CHECK(no_child_is_left());
}

TEST_CASE("a feed that hangs is ended, and what came before stays") {
    struct Row {
        const char *wrong, *when;
        std::chrono::milliseconds limit;
        const char* told;
    };
    // Where good sides come first within the same limit, it is long enough for a slow machine.
    for (const auto& [wrong, when, limit, outcome] :
         {Row{"hang-at-open", "open", 100ms, "0 sides, silent"},
          Row{"hang-at-start", "start", 100ms, "0 sides, silent"},
          Row{"hang-at-read", "read", 100ms, "0 sides, silent"},
          Row{"hang-at-start:12", "start", 4s, "12 sides, silent"},
          Row{"hang-at-close:4", "close", 100ms, "4 sides, silent"},
          Row{"stall-at-start", "start", 100ms, "0 sides, silent"},
          Row{"drip-at-read", "side", 300ms, "0 sides, silent"}}) {
        INFO(wrong);
        const Taken batch = batch_of("any", impatient(fake(wrong), when, limit));
        CHECK(told(batch) == outcome);
        REQUIRE(batch.trouble);
        CHECK(batch.trouble->sides == batch.sides);
        CHECK(no_child_is_left());
    }
    const auto names = ScannerDevice::list(impatient(fake("hang-at-list"), "list", 100ms));
    CHECK(names.error().kind == Kind::Silent);
}

TEST_CASE("what a driver started goes with it") {
    // Orphans become this process's children: when theirs is left alive, this waits for it for ever.
    REQUIRE(prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);
    const Taken taken = batch_of("any", impatient(fake("orphan-at-start"), "start", 100ms));
    CHECK(told(taken) == "0 sides, silent");
    CHECK(waitpid(-1, nullptr, 0) > 0);
    CHECK(no_child_is_left());
    prctl(PR_SET_CHILD_SUBREAPER, 0);
}

TEST_CASE("a driver sees no passphrase, no file of ours and leaves no core") {
    const BadDriver driver;
    setenv("TYCKTILL_OPERATOR_PASSPHRASE", "hemlig", 1);
    REQUIRE(dup2(0, 77) == 77);
    CHECK(ScannerDevice::open("bad:spy-at-open", {}, feed()));
    close(77);
    unsetenv("TYCKTILL_OPERATOR_PASSPHRASE");
}

TEST_CASE("what a driver prints disturbs nobody") {
    const BadDriver driver;
    CHECK(ScannerDevice::open("bad:chat-at-open", {}, feed()));
}

TEST_CASE("a feed that dies or sends nonsense is ended at once") {
    for (const auto& [wrong, outcome] :
         std::map<std::string, std::string>{{"die-at-open", "0 sides, died"},
                                            {"crash-at-start:2", "2 sides, died"},
                                            {"die-at-read:3", "3 sides, died"},
                                            {"die-at-close:2", "2 sides, died"},
                                            {"cut-at-read:1", "1 sides, died"},
                                            {"garbage-at-open", "0 sides, garbled"},
                                            {"garbage-at-start:2", "2 sides, garbled"},
                                            {"garbage-at-read:2", "2 sides, garbled"},
                                            {"garbage-at-close:2", "2 sides, garbled"},
                                            {"flood-at-open", "0 sides, garbled"},
                                            {"flood-at-start:1", "1 sides, garbled"},
                                            {"flood-at-read:1", "1 sides, garbled"},
                                            {"huge-at-read:1", "1 sides, garbled"},
                                            {"flat-at-start:1", "1 sides, garbled"},
                                            {"crooked-at-read:1", "1 sides, garbled"},
                                            {"short-at-read:1", "1 sides, garbled"},
                                            {"lie-at-start:1", "1 sides, garbled"},
                                            {"endless-at-read:1", "1 sides, endless"},
                                            {"jam-at-start:2", "2 sides, jammed"}}) {
        INFO(wrong);
        CHECK(told(batch_of("any", fake(wrong))) == outcome);
        CHECK(no_child_is_left());
    }
    for (const char* wrong : {"die-at-list", "garbage-at-list", "cut-at-list", "lie-at-list"}) {
        INFO(wrong);
        CHECK(ScannerDevice::list(fake(wrong)).error().kind >= Kind::Silent);
    }
    CHECK(told(batch_of("any", feed({"/nonexistent/tycktill-feed"}))) == "0 sides, not installed");
}

TEST_CASE("a person reads one sentence whichever way the driver fails") {
    for (const Kind kind : {Kind::Silent, Kind::Died, Kind::Garbled}) {
        CHECK(in_words({kind, 0, "x"}) == "Skannern svarar inte. Slå av och på den.");
        CHECK(in_words({kind, 1, "x"}) ==
              "Skannern svarar inte. Slå av och på den. En sida hann läsas.");
    }
    for (auto kind = 0U; kind <= static_cast<unsigned>(Kind::NotInstalled); ++kind) {
        const std::string words = in_words({static_cast<Kind>(kind), 2, "x"});
        CHECK(words.find('\n') == std::string::npos);
        CHECK(words.find(". 2 sidor hann läsas.") != std::string::npos);
    }
}

TEST_CASE("a driver that hangs in SANE is ended, and what came before stays") {
    const BadDriver driver;
    struct Row {
        const char *wrong, *when;
        std::chrono::milliseconds limit;
        const char* told;
    };
    for (const auto& [wrong, when, limit, outcome] :
         {Row{"bad:good:3", "close", 60s, "3 sides, no trouble"},
          Row{"bad:hang-at-open", "open", 200ms, "0 sides, silent"},
          Row{"bad:hang-at-start", "start", 200ms, "0 sides, silent"},
          Row{"bad:hang-at-read:3", "read", 4s, "3 sides, silent"},
          Row{"bad:hang-at-cancel:3", "close", 200ms, "3 sides, silent"},
          Row{"bad:hang-at-close:3", "close", 200ms, "3 sides, silent"},
          Row{"bad:crash-at-open", "close", 60s, "0 sides, died"},
          Row{"bad:crash-at-start:3", "close", 60s, "3 sides, died"},
          Row{"bad:crash-at-read:3", "close", 60s, "3 sides, died"},
          Row{"bad:crash-at-cancel:3", "close", 60s, "3 sides, died"}}) {
        INFO(wrong);
        CHECK(told(batch_of(wrong, impatient(feed(), when, limit))) == outcome);
        CHECK(no_child_is_left());
    }
    setenv("BAD_SCANNER", "hang-at-list", 1);
    CHECK(ScannerDevice::list(impatient(feed(), "list", 200ms)).error().kind == Kind::Silent);
    setenv("BAD_SCANNER", "crash-at-list", 1);
    CHECK(ScannerDevice::list(feed()).error().kind == Kind::Died);
}

TEST_CASE("a pile that the driver leaves half-way is in the queue as far as it came") {
    const ScannedDesk desk;
    fs::create_directories(desk.data());
    const auto take = [&](FeedProgram program) {
        Database store = open_queue_store(desk.data()).value();
        const PublicKey key = operator_public_key(store, passphrase()).value();
        Intake intake(std::move(store), key, catalogue(), nullptr, {arrived, "", "pile"});
        DeviceOrder order;
        order.name = "any";
        order.feed = std::move(program);
        return take_from_device(intake, order);
    };
    CHECK(take(impatient(fake("hang-at-read:3"), "read", 4s)) == 1);
    const Queue queue = desk.queue();
    const auto pages = [&] {
        int sum = 0;
        const auto items = queue.items.list().value();
        for (const QueueItem& item : items)
            sum += item.pages;
        return sum;
    };
    CHECK(pages() == 3);
    CHECK(take(fake("crash-at-start:2")) == 1);
    CHECK(pages() == 5);
    CHECK(take(fake("garbage-at-start:1")) == 1);
    CHECK(pages() == 6);
    // All sheets came: the pile is whole, and only the scanner needs a hand.
    CHECK(take(impatient(fake("hang-at-close:2"), "close", 100ms)) == 0);
    CHECK(pages() == 8);
    CHECK(no_child_is_left());
}
