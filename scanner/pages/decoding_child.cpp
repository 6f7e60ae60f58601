#include "scanner/pages/decoding_child.h"

#include "scanner/pages/decode.h"
#include "scanner/pages/sandbox.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace tycktill::pages {

PageRoom::PageRoom(int file, std::size_t size) {
    void* address = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (address == MAP_FAILED)
        return;
    madvise(address, size, MADV_HUGEPAGE); // a wish: small pages do as well
    data_ = static_cast<std::uint8_t*>(address);
    size_ = size;
}

PageRoom::PageRoom(PageRoom&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

PageRoom& PageRoom::operator=(PageRoom other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

PageRoom::~PageRoom() {
    if (data_ != nullptr)
        munmap(data_, size_);
}

void PageRoom::map_whole() const {
    madvise(data_, size_,
            MADV_POPULATE_READ); // a wish as well: each page is mapped when it is touched
}

bool send_message(int socket, const DecoderMessage& message, int file) {
    iovec part{const_cast<DecoderMessage*>(&message), sizeof message};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    if (file >= 0) {
        header.msg_control = control;
        header.msg_controllen = sizeof control;
        cmsghdr* first = CMSG_FIRSTHDR(&header);
        first->cmsg_level = SOL_SOCKET;
        first->cmsg_type = SCM_RIGHTS;
        first->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(first), &file, sizeof file);
    }
    return sendmsg(socket, &header, MSG_NOSIGNAL) == ssize_t(sizeof message);
}

bool receive_message(int socket, DecoderMessage& message, int timeout_ms, int* file) {
    pollfd waiting{socket, POLLIN, 0};
    if (poll(&waiting, 1, timeout_ms) <= 0)
        return false;
    iovec part{&message, sizeof message};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    // A descriptor that nobody asked for is cut off by the kernel.
    if (file != nullptr) {
        header.msg_control = control;
        header.msg_controllen = sizeof control;
    }
    if (recvmsg(socket, &header, MSG_CMSG_CLOEXEC) != ssize_t(sizeof message))
        return false;
    message.why.back() = '\0';
    if (file == nullptr)
        return true;
    *file = -1;
    const cmsghdr* first = CMSG_FIRSTHDR(&header);
    if (first != nullptr && first->cmsg_type == SCM_RIGHTS)
        std::memcpy(file, CMSG_DATA(first), sizeof(int));
    return true;
}

namespace {

void say_why(DecoderMessage& message, const std::string& why) {
    std::copy_n(why.begin(), std::min(why.size(), message.why.size() - 1), message.why.begin());
}

void send_failure(int socket, const std::string& why) {
    DecoderMessage message;
    message.say = Say::Failed;
    say_why(message, why);
    send_message(socket, message);
}

Result<Pixels> ask_for_room(int socket, PageRoom& room, int width, int height, double dpi) {
    DecoderMessage message;
    message.say = Say::Size;
    message.width = width;
    message.height = height;
    message.dpi = dpi;
    int file = -1;
    if (!send_message(socket, message) || !receive_message(socket, message, -1, &file) ||
        message.say != Say::Room)
        _exit(1);
    const std::size_t size = room_for(std::size_t(width) * std::size_t(height));
    if (file >= 0) {
        room = PageRoom(); // the old one first: address space is limited here
        room = PageRoom(file, size);
        if (message.count > 0)
            room.map_whole();
        close(file);
    }
    if (room.size() < size)
        return fail("the page needs too much memory; rescan it at 300 dpi");
    // Nobody's to free: the room outlives the picture.
    return Pixels::in_room(room.data(), size, std::shared_ptr<void>(&room, [](void*) {}));
}

void serve_page(int socket, Decoder& decoder, PageRoom& room, int page) {
    try {
        const auto image = decoder.decode(page, [&](int width, int height, double dpi) {
            return ask_for_room(socket, room, width, height, dpi);
        });
        if (!image)
            return send_failure(socket, image.error().what);
    } catch (const std::exception&) {
        return send_failure(socket, "the page needs too much memory; rescan it at 300 dpi");
    }
    DecoderMessage message;
    message.say = Say::Done;
    send_message(socket, message);
}

// Libraries write their complaints to stderr; ours are the only ones a person should see.
void leave_only(int socket) {
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int file = 0; file < 3; ++file)
        dup2(nothing, file);
    if (socket > 3)
        syscall(SYS_close_range, 3U, unsigned(socket - 1), 0U);
    syscall(SYS_close_range, unsigned(socket + 1), ~0U, 0U);
}

} // namespace

void run_decoding_child(int socket, BytesView bytes, const MappedFile* mapped, std::size_t memory) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGINT, SIGTERM, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
        std::signal(signal, SIG_DFL);
    leave_only(socket);
    // A page's memory is used again for the next page rather than given back and fetched anew.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_ARENA_MAX, 1); // a thread's own would take much of the address space that is allowed
    if (!lock_down({memory, 600})) {
        send_failure(socket, "this machine cannot lock the decoder in; update its kernel");
        _exit(1);
    }
    try {
        auto decoder = open_decoder(bytes);
        if (!decoder) {
            send_failure(socket, decoder.error().what);
            _exit(0);
        }
        DecoderMessage message;
        message.say = Say::Opened;
        message.count = (*decoder)->pages();
        message.whole = (*decoder)->is_whole();
        say_why(message, (*decoder)->missing());
        send_message(socket, message);
        PageRoom room;
        while (receive_message(socket, message, -1) && message.say == Say::Want) {
            serve_page(socket, **decoder, room, message.count);
            if (mapped)
                mapped->forget();
        }
    } catch (const std::exception&) {
        send_failure(socket, "the file needs too much memory; split it");
    }
    _exit(0);
}

} // namespace tycktill::pages
