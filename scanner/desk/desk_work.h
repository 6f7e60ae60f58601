#pragma once
/// The desk at work: it takes what the person does, carries the orders out on the queue and shows what
/// came of it. Keeps what is typed within a second, has its form to itself among other desks, fetches
/// the next form before it is asked for, and locks itself when nobody is there. Draws nothing. One
/// thread; pictures are unpacked, approved forms sealed and files read beside it.
#include "scanner/desk/desk_events.h"
#include "scanner/desk/reading_files.h"

#include <chrono>
#include <functional>
#include <memory>

namespace tycktill::desk {

/// Since the desk's start; never goes back.
using DeskMoment = std::chrono::milliseconds;

struct UnlockedQueue {
    queue::Queue queue;
    queue::Queue sender; ///< the same, over a connection of its own: used in another thread
    std::string person;  ///< "" where persons have no names
};

struct DeskDoors {
    /// Opens the queue; an empty passphrase means the station's own, and fails when it has none.
    std::function<Result<UnlockedQueue>(const std::string& passphrase)> unlock;
    const forms::Catalogue& catalogue;
    /// Does what was decided (Queue::carry_out); in another thread, with the sender's queue.
    std::function<Result<void>(queue::Queue&, const record::SubmissionId&)> send;
    std::function<Day()> today;
    std::function<queue::DeskClock()> clock; ///< between desks
    std::function<std::int64_t()> waiting_to_send = {};
    ReadFilesDoor read_files = {};    ///< none: the desk reads no files itself
    reading::ReadText read_text = {}; ///< of a page whose number was typed
    DeskMoment lock_after{0};         ///< 0: never by itself
    DeskMoment send_after{60'000};    ///< how long a decision can be taken back
    std::string municipality = {};    ///< the station's own: its forms come first
    const WordList* words = nullptr;
};

class DeskWork {
public:
    explicit DeskWork(DeskDoors doors);
    ~DeskWork(); ///< as put_away()
    DeskWork(const DeskWork&) = delete;
    DeskWork& operator=(const DeskWork&) = delete;

    /// Unlocks with the station's own passphrase, or shows the login.
    void start();
    /// What the person did, at that moment.
    void happened(const DeskEvent& event, DeskMoment now);
    /// Does what is due: drafts, claims, sending, locking, files that are being read. True when the
    /// screen has changed.
    bool tick(DeskMoment now);
    /// How long the desk may sleep before the next tick when nobody touches it.
    DeskMoment sleep(DeskMoment now) const;
    /// What is typed is on the disk and what was decided is done afterwards; at the program's end.
    Result<void> put_away();

    const Desk& desk() const { return desk_; }
    Desk& desk() { return desk_; } ///< for settings of the window: colours, scale, language
    /// A page's upright picture; empty when there is none. Of the open form and the next one it is
    /// there at once.
    const pages::Image& picture(std::int64_t page);
    /// Whether picture() would wait for nothing.
    bool is_ready(std::int64_t page) const;
    void forget_picture(std::int64_t page);
    /// Pages whose pictures are fetched before they are asked for: those of the form that comes next.
    std::vector<std::int64_t> next_pages() const;

private:
    struct Inside;
    struct CarryOut;
    Result<void> carry_out(const DeskOrder& order);
    Result<void> unlock(const std::string& passphrase);
    Result<void> lock();
    void send_all();
    Result<void> reload();
    Result<void> open(const record::SubmissionId& id);
    Result<void> show(const record::SubmissionId& id);
    Result<void> go_on(const record::SubmissionId& done);
    Result<void> back_to_queue();
    Result<void> undo();
    Result<void> undo_leaving();
    Result<void> change_page(const ChangePage& change);
    Result<void> decide(const queue::Decision& decision);
    Result<void> load_groups(std::int64_t batch);
    Result<void> settle_group(const SettleGroup& order);
    void tell(std::string message, bool fault = false);
    void read_files(const std::vector<std::string>& paths);

    queue::Draft draft_of_now() const;
    bool has_changed_draft() const;
    Result<void> restore_draft();
    Result<void> save_draft();
    Result<void> save_flips();
    bool tick_flips(DeskMoment now);
    bool tick_draft(DeskMoment now);
    bool tick_sending(DeskMoment now);
    bool tick_reading();
    void tick_claim(DeskMoment now);
    void fetch_next();
    void fetch_pictures(const queue::QueuedForm& form);

    DeskDoors doors_;
    Desk desk_;
    std::unique_ptr<Inside> inside_;
};

} // namespace tycktill::desk
