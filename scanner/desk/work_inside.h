#pragma once
/// Inside this room only: what the desk's work holds.
#include "scanner/desk/desk_work.h"

#include <atomic>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace tycktill::desk {

struct DeskWork::Inside {
    /// Files that are read beside the desk; shared with the reading thread.
    struct ReadingFiles {
        std::string pile;
        std::mutex guard; ///< of what follows
        int page = 0, pages = 0;
        std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
        bool done = false;
        FilesRead result;
        std::jthread thread; ///< last: it ends before what it writes to
    };
    struct Picture {
        pages::Image image;
        std::future<pages::Image> coming;
        const pages::Image& get() {
            if (coming.valid())
                image = coming.get();
            return image;
        }
    };
    struct Waiting {
        record::SubmissionId id;
        DeskMoment due;
    };

    std::unique_ptr<UnlockedQueue> open; ///< none while the desk is locked
    queue::DeskId id;
    std::optional<record::SubmissionId> shown; ///< claimed; also while the desk is locked
    DeskMoment now{0}, last_key{0}, claimed{0};

    queue::Draft saved;              ///< as it stands on the disk
    std::optional<DeskMoment> begun; ///< when the first change since was made
    Flips flips;                     ///< as they stand on the disk
    std::optional<DeskMoment> flipped;

    std::deque<Waiting> waiting;            ///< decided, in that order
    std::vector<record::SubmissionId> left; ///< decided or put aside here, the last at the end
    std::optional<record::SubmissionId> being_sent;
    std::future<Result<void>> sending;

    std::map<std::int64_t, Picture> pictures;
    std::optional<record::SubmissionId> next; ///< whose pictures are fetched
    std::set<std::int64_t> next_pages;

    std::unique_ptr<ReadingFiles> reading;

    queue::Queue& queue() { return open->queue; }
};

} // namespace tycktill::desk
