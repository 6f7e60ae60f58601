#include "scanner/pages/document.h"

#include "scanner/pages/decode.h"
#include "scanner/pages/decoding_child.h"
#include "scanner/pages/sandbox.h"
#include "shared/base/files.h"
#include "shared/base/log.h"

#include <atomic>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace tycktill::pages {

namespace {

using Clock = std::chrono::steady_clock;

// What the child says comes from foreign bytes: one line of plain letters is let through.
std::string cleaned(const DecoderMessage& message) {
    std::string out = message.why.data();
    for (char& c : out)
        if (c < ' ' || c > '~')
            c = '?';
    return out;
}

std::string why_of(const DecoderMessage& message) {
    const std::string why = cleaned(message);
    return why.empty() ? "not an image; rescan the page" : why;
}

int left_of(Clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    return std::max(0, int(left.count()));
}

} // namespace

Document::Document(Bytes bytes, std::optional<MappedFile> mapped, const DecodingLimits& limits)
    : bytes_(std::move(bytes)), mapped_(std::move(mapped)), limits_(limits) {}

Document::Document(Document&& other) noexcept
    : bytes_(std::move(other.bytes_)), mapped_(std::move(other.mapped_)), limits_(other.limits_),
      pages_(other.pages_), whole_(other.whole_), missing_(std::move(other.missing_)),
      child_(std::exchange(other.child_, -1)), socket_(std::exchange(other.socket_, -1)),
      room_(std::move(other.room_)), room_file_(std::exchange(other.room_file_, -1)) {}

Document::~Document() {
    stop();
}

Result<Document> Document::open(const std::filesystem::path& file, const DecodingLimits& limits) {
    auto mapped = MappedFile::open(file, limits.file_bytes);
    if (!mapped) // no plain file, or none at all: then this says why
        return of_bytes(TRY(read_file(file, limits.file_bytes)), limits);
    Document document({}, std::move(*mapped), limits);
    document.pages_ = TRY(document.start());
    return document;
}

Result<Document> Document::of_bytes(Bytes bytes, const DecodingLimits& limits) {
    Document document(std::move(bytes), std::nullopt, limits);
    document.pages_ = TRY(document.start());
    return document;
}

namespace {

// Once a process: whoever runs the station should know, and then not hear it for every file.
void say_when_unlocked() {
    static const bool said = [] {
        if (landlock_of_this_kernel() == Landlock::Missing)
            say("this kernel has no Landlock: the page decoder can read files, though not write or "
                "send them; use Linux 5.13 or later");
        return true;
    }();
    (void)said;
}

} // namespace

Result<int> Document::start() {
    say_when_unlocked();
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return fail("too many files are open; close other programs and try again");
    child_ = fork();
    if (child_ == 0)
        run_decoding_child(pair[1], mapped_ ? mapped_->view() : BytesView(bytes_),
                           mapped_ ? &*mapped_ : nullptr, limits_.memory);
    close(pair[1]);
    socket_ = pair[0];
    if (child_ < 0)
        return fail("no process can be started; close other programs and try again");
    DecoderMessage message;
    if (!receive_message(socket_, message, int(limits_.page_time.count()))) {
        stop();
        return fail("the file cannot be decoded (the decoder gave up); scan again");
    }
    if (message.say != Say::Opened) {
        stop();
        return fail(why_of(message));
    }
    if (message.count < 1 || message.count > most_pages) {
        stop();
        return fail("the file cannot be decoded; scan again");
    }
    whole_ = message.whole != 0;
    missing_ = cleaned(message);
    return message.count;
}

void Document::stop() {
    if (socket_ >= 0)
        close(socket_);
    if (child_ > 0) {
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }
    child_ = socket_ = -1;
    leave_room(); // the next child knows no room yet
}

Result<DecodedPage> Document::page(int number) {
    if (number < 1 || number > pages_)
        return fail("the file has no page " + std::to_string(number));
    if (child_ < 0)
        TRY(start());
    auto out = receive_page(number);
    return out;
}

namespace {

/// The room of a thread's last document, for its next one.
struct SpareRoom {
    std::shared_ptr<PageRoom> room;
    int file = -1;
    pid_t process = getpid(); ///< a forked process must not share it with the one before

    ~SpareRoom() { put({}, -1); }
    void put(std::shared_ptr<PageRoom> other, int other_file) {
        if (file >= 0)
            close(file);
        room = std::move(other);
        file = other_file;
        process = getpid();
    }
};

SpareRoom& spare_room() {
    thread_local SpareRoom spare;
    return spare;
}

constexpr std::size_t largest_spare = std::size_t(32) << 20;

// Sealed: a child that shrank the file could kill this process on its next look.
int new_room_file(std::size_t size) {
    const int file = memfd_create("page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file >= 0 && ftruncate(file, off_t(size)) == 0 &&
        fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

} // namespace

void Document::leave_room() {
    if (room_ && room_file_ >= 0 && room_->size() <= largest_spare)
        spare_room().put(std::move(room_), room_file_);
    else if (room_file_ >= 0)
        close(room_file_);
    room_.reset();
    room_file_ = -1;
}

Document::Room Document::find_room(std::size_t size) {
    if (room_ && room_.use_count() == 1 && room_->size() >= size) {
        std::atomic_thread_fence(std::memory_order_acquire); // after another thread's last look
        return Room::Known;
    }
    leave_room();
    SpareRoom& spare = spare_room();
    if (spare.room && spare.process == getpid() && spare.room.use_count() == 1 &&
        spare.room->size() >= size) {
        std::atomic_thread_fence(std::memory_order_acquire);
        // One file's page is not for the decoder of the next to see.
        std::memset(spare.room->data(), 0, spare.room->size());
        room_ = std::move(spare.room);
        room_file_ = std::exchange(spare.file, -1);
        return Room::Used;
    }
    room_file_ = new_room_file(size);
    if (room_file_ >= 0)
        room_ = std::make_shared<PageRoom>(room_file_, size);
    return Room::New;
}

Result<Pixels> Document::give_room(int width, int height) {
    TRY(check_size(width, height));
    const std::size_t size = room_for(std::size_t(width) * std::size_t(height));
    const Room room = find_room(size);
    const bool made = room_ && room_->size() >= size;
    DecoderMessage message;
    message.say = Say::Room;
    message.count = room == Room::Used;
    const bool sent = made && send_message(socket_, message, room == Room::Known ? -1 : room_file_);
    if (!made)
        return fail("there is no memory for the page; close other programs and try again");
    if (!sent)
        return fail("the decoder does not listen any more");
    return Pixels::in_room(room_->data(), size, room_);
}

Result<DecodedPage> Document::receive_page(int number) {
    const auto started = Clock::now();
    const auto end = started + limits_.page_time;
    DecoderMessage message;
    message.say = Say::Want;
    message.count = number;
    DecodedPage out;
    out.number = number;
    bool alive = send_message(socket_, message);
    while (alive && (alive = receive_message(socket_, message, left_of(end)))) {
        if (message.say == Say::Failed)
            return fail(why_of(message));
        if (message.say == Say::Done && !out.image.empty()) {
            out.milliseconds =
                std::chrono::duration<double, std::milli>(Clock::now() - started).count();
            return out;
        }
        if (message.say != Say::Size)
            break;
        auto pixels = give_room(message.width, message.height);
        if (!pixels && !pixels.error().what.empty()) {
            stop();
            return tl::make_unexpected(pixels.error());
        }
        if (!pixels)
            break;
        out.image = Image(message.width, message.height, std::move(*pixels));
        out.image.dpi = message.dpi > 0 && message.dpi < 100'000 ? message.dpi : 0;
    }
    const bool late = left_of(end) == 0;
    stop();
    return fail(late ? "decoding the page took too long; rescan it"
                     : "not an image (the decoder gave up on it); rescan the page");
}

} // namespace tycktill::pages
