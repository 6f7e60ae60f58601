#include "scanner/commands/desk_doors.h"
#include "scanner/queue/queue_fault.h"

#include "scanner/desk/candidates.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/watched_folder.h"
#include "shared/record/secret.h"
#include "shared/store/station.h"

#include <ctime>

namespace tycktill::scanner {

using forms::operator""_mm;

namespace {

/// A station of before that nobody unlocks has its passphrase in a file.
bool unlocks_itself(const queue::PassphraseSource& own) {
    std::error_code unreadable;
    return own.given.empty() && std::filesystem::exists(own.key_file, unreadable);
}

/// The passphrase of the environment opens the desk when it starts, not again after it was locked.
class Unlocking {
public:
    Unlocking(Station station, StationSettings settings, const forms::Catalogue& catalogue,
              queue::PassphraseSource own)
        : station_(std::move(station)), settings_(std::move(settings)), catalogue_(&catalogue),
          own_(std::move(own)), unlocks_itself_(unlocks_itself(own_)) {
        own_.ask = {};
    }

    Result<desk::UnlockedQueue> operator()(const std::string& passphrase) {
        store::Database store = TRY(queue::open_queue_store(station_.data));
        queue::UnlockedKey unlocked;
        if (passphrase.empty()) {
            if (started_ && !unlocks_itself_)
                return fail(queue::QueueFault::Locked, "the desk's queue is locked");
            unlocked.key = TRY(queue::unlock_operator_key(store, own_));
        } else {
            // The first passphrase of a new station is the operator's.
            TRY(queue::operator_public_key(store, {passphrase, {}, {}}));
            unlocked = TRY(queue::unlock_with(store, passphrase));
        }
        started_ = true;
        record::wipe(own_.given.data(), own_.given.size());
        own_.given.clear();
        store::Database second = TRY(queue::open_queue_store(station_.data));
        const queue::QueueOptions options{
            settings_.municipality, settings_.unit, settings_.language,
            static_cast<double>(settings_.desk_second_look_percent), station_.data};
        record::KeyPair again = TRY(copy_of(unlocked.key));
        return desk::UnlockedQueue{
            queue::Queue(std::move(store), std::move(unlocked.key), *catalogue_, options),
            queue::Queue(std::move(second), std::move(again), *catalogue_, options),
            unlocked.person};
    }

private:
    static Result<record::KeyPair> copy_of(const record::KeyPair& key) {
        return record::key_pair_of(key.private_key);
    }
    Station station_;
    StationSettings settings_;
    const forms::Catalogue* catalogue_;
    queue::PassphraseSource own_;
    bool unlocks_itself_;
    bool started_ = false;
};

Result<void> send(const Station& station, queue::Queue& queue, const record::SubmissionId& id) {
    const auto identity = TRY(store::load_station(station.data));
    if (!identity)
        return fail(queue::QueueFault::NotConnected,
                    "the station is not connected to an office; run tycktill-courier enrol");
    store::Outbox outbox = TRY(store::Outbox::open(store::outbox_file(station.data)));
    TRY(outbox.address_to(store::addressee_of(*identity)));
    return queue.sending.carry_out(id, outbox, identity->recipients, SystemClock().today());
}

std::int64_t waiting_to_send(const Station& station) {
    const auto outbox = store::Outbox::open(store::outbox_file(station.data));
    if (!outbox)
        return 0;
    const auto status = outbox->status();
    return status ? status->counts.waiting : 0;
}

Result<desk::FilesRead> read_into_queue(const Station& station, const StationSettings& settings,
                                        const forms::Catalogue& catalogue,
                                        const std::vector<std::string>& paths,
                                        const std::string& pile, const desk::OnFilePage& on_page,
                                        const std::function<bool()>& stop) {
    desk::FilesRead read;
    store::Database store = TRY(queue::open_queue_store(station.data));
    const record::PublicKey key = TRY(queue::operator_public_key(store, {})); // it is unlocked
    auto text = handwriting::TextReader::open();
    queue::Intake intake(std::move(store), key, catalogue, text ? &*text : nullptr,
                         {SystemClock().today(), settings.municipality, pile, stop});
    const auto files = TRY(queue::page_files({paths.begin(), paths.end()}));
    int before = 0;
    for (const auto& file : files) {
        if (stop())
            break;
        const auto report = TRY(
            intake.add(file, [&](int page, int pages) { on_page(before + page, before + pages); }));
        before += report.pages;
        read.forms += report.forms;
        read.letters += report.letters;
        const std::string name = file.filename().string();
        if (report.outcome == queue::IntakeReport::Outcome::Failed)
            read.failed.push_back(name + ": " + report.why);
        for (const std::string& page : report.failed)
            read.failed.push_back(name + ": " + page);
        if (!report.missing.empty())
            read.failed.push_back(name + ": " + report.missing);
    }
    if (files.empty())
        read.failed.push_back("där finns inga filer");
    return read;
}

/// Opened with the first number that is typed: it takes a second.
reading::ReadText text_of_page() {
    return [reader = std::shared_ptr<handwriting::TextReader>()](
               const pages::Image& page, const reading::Homography& map,
               const forms::Box& box) mutable -> reading::FieldReading {
        if (!reader) {
            auto opened = handwriting::TextReader::open();
            if (!opened)
                return {};
            reader = std::make_shared<handwriting::TextReader>(std::move(*opened));
        }
        return reader->read(page, map, box);
    };
}

} // namespace

desk::WordList swedish_words() {
    return desk::WordList::of_file("/usr/share/dict/swedish");
}

desk::DeskDoors desk_doors(const Station& station, const StationSettings& settings,
                           const forms::Catalogue& catalogue, const desk::WordList& words) {
    const queue::PassphraseSource own = queue::take_passphrase_of_this_station();
    desk::DeskDoors doors{Unlocking(station, settings, catalogue, own), catalogue,
                          [station](queue::Queue& queue, const record::SubmissionId& id) {
                              return send(station, queue, id);
                          },
                          [] { return SystemClock().today(); },
                          [] { return static_cast<queue::DeskClock>(std::time(nullptr)); }};
    doors.waiting_to_send = [station] { return waiting_to_send(station); };
    doors.read_files = [station, settings, &catalogue](const auto& paths, const auto& pile,
                                                       const auto& on_page, const auto& stop) {
        auto read = read_into_queue(station, settings, catalogue, paths, pile, on_page, stop);
        return read ? *read : desk::FilesRead{0, 0, {read.error().what}};
    };
    doors.read_text = text_of_page();
    if (!unlocks_itself(own))
        doors.lock_after = std::chrono::minutes(settings.desk_lock_minutes);
    doors.municipality = settings.municipality;
    doors.words = &words;
    return doors;
}

} // namespace tycktill::scanner
