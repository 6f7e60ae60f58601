#pragma once
/// A file of pages, decoded one by one in a locked child process: whatever the file does there, this
/// process goes on. The pixels come back in memory that both share; nothing is copied.
#include "scanner/pages/image.h"
#include "scanner/pages/mapped_file.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace tycktill::pages {

struct DecodingLimits {
    std::size_t file_bytes = std::size_t(256) << 20;
    std::size_t memory = std::size_t(512) << 20;
    std::chrono::milliseconds page_time{20'000};
};

struct DecodedPage {
    int number = 1; ///< from 1
    Image image;
    double milliseconds = 0;
};

class PageRoom;

class Document {
public:
    /// Fails with one clear line when the file is missing, empty, broken, locked or no file of pages.
    static Result<Document> open(const std::filesystem::path& file,
                                 const DecodingLimits& limits = {});
    /// The same for bytes that are already here.
    static Result<Document> of_bytes(Bytes bytes, const DecodingLimits& limits = {});
    Document(Document&& other) noexcept;
    Document& operator=(Document&&) = delete;
    ~Document();

    int pages() const { return pages_; }
    /// One line when the file holds or should hold more than these pages; "" when they are all.
    const std::string& missing() const { return missing_; }
    /// False when the file lacks the end that its format gives it: perhaps it is still being written.
    bool is_whole() const { return whole_; }
    /// Any page, in any order, from 1. When the child died of one page, the others can still be read.
    Result<DecodedPage> page(int number);

private:
    Document(Bytes bytes, std::optional<MappedFile> mapped, const DecodingLimits& limits);
    Result<int> start();
    void stop();
    Result<DecodedPage> receive_page(int number);
    Result<Pixels> give_room(int width, int height);
    enum class Room { Known, Used, New };
    /// The room of the page before, when that page is not looked at any more; else one of the document
    /// before, emptied, or a new one, which the child does not know yet.
    Room find_room(std::size_t size);
    /// For this thread's next document.
    void leave_room();

    Bytes bytes_; ///< empty when the file is mapped
    std::optional<MappedFile> mapped_;
    DecodingLimits limits_;
    int pages_ = 0;
    bool whole_ = true;
    std::string missing_;
    int child_ = -1;
    int socket_ = -1;
    std::shared_ptr<PageRoom> room_; ///< shared with the picture in it
    int room_file_ = -1;
};

} // namespace tycktill::pages
