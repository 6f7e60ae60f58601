#pragma once
/// The talk between a document and its decoding child, over a socket pair of whole messages:
///
///     child: Opened{count, whole, why: what is missing} or Failed
///                                              parent: Want{count: page}
///     child: Size{width, height, dpi}          parent: Room{count: 1 if used before} + a memory file for
///                                                      the pixels, or without: the room of the page before
///     child: Done or Failed
#include "shared/base/bytes.h"

#include "scanner/pages/mapped_file.h"

#include <array>
#include <string>

namespace tycktill::pages {

enum class Say : int { Opened, Failed, Want, Size, Room, Done };

struct DecoderMessage {
    Say say = Say::Failed;
    int count = 0;
    int whole = 1; ///< 0 when the file lacks its end
    int width = 0, height = 0;
    double dpi = 0;
    std::array<char, 256> why{}; ///< ends with a zero
};

/// A page's memory file, rounded up to whole large pages of memory: a page of paper is 2100 small ones,
/// and touching each for the first time costs more than decoding it.
constexpr std::size_t room_for(std::size_t pixels) {
    constexpr std::size_t large = std::size_t(2) << 20;
    return (pixels + large - 1) / large * large;
}

/// Memory that both sides of the talk see. One room serves page after page and file after file: to touch it
/// for the first time costs each side a third of a page's whole time.
class PageRoom {
public:
    PageRoom() = default;
    /// Maps that memory file; empty when there is no memory.
    PageRoom(int file, std::size_t size);
    PageRoom(PageRoom&& other) noexcept;
    PageRoom& operator=(PageRoom other) noexcept;
    ~PageRoom();
    std::uint8_t* data() const { return data_; }
    std::size_t size() const { return size_; }
    /// Of memory that has been touched before: sixteen small pages are mapped at a time.
    void map_whole() const;

private:
    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
};

/// With `file` ≥ 0 the descriptor travels along. False when the other side is gone.
bool send_message(int socket, const DecoderMessage& message, int file = -1);
/// Waits at most that long. `file` receives a descriptor or -1.
bool receive_message(int socket, DecoderMessage& message, int timeout_ms, int* file = nullptr);

/// The child's whole life after the fork; never returns. `mapped`, when the bytes are a mapped file's,
/// is told to forget them after each page.
[[noreturn]] void run_decoding_child(int socket, BytesView bytes, const MappedFile* mapped,
                                     std::size_t memory);

} // namespace tycktill::pages
