#include "scanner/commands/desk_doors.h"

#include "scanner/desk/candidates.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/watched_folder.h"
#include "shared/store/station.h"

#include <ctime>

namespace tycktill {

namespace {

/// A station that nobody unlocks has its passphrase in a file.
bool unlocks_itself() {
    const PassphraseSource own = passphrase_of_this_station();
    return own.given.empty() && std::filesystem::exists(own.key_file);
}

/// The passphrase of the environment opens the desk when it starts, not again after it was locked.
class Unlocking {
public:
    Unlocking(Station station, StationSettings settings, const Catalogue& catalogue)
        : station_(std::move(station)), settings_(std::move(settings)), catalogue_(&catalogue) {}

    Result<UnlockedQueue> operator()(const std::string& passphrase) {
        Database store = TRY(open_queue_store(station_.data));
        UnlockedKey unlocked;
        if (passphrase.empty()) {
            PassphraseSource own = passphrase_of_this_station();
            own.ask = {};
            if (started_ && !unlocks_itself())
                return fail("the desk's queue is locked");
            unlocked.key = TRY(unlock_operator_key(store, own));
        } else {
            // The first passphrase of a new station is the operator's.
            TRY(operator_public_key(store, {passphrase, {}, {}}));
            unlocked = TRY(unlock_with(store, passphrase));
        }
        started_ = true;
        Database second = TRY(open_queue_store(station_.data));
        const QueueOptions options{settings_.municipality, settings_.unit, settings_.language,
                                   static_cast<double>(settings_.desk_second_look_percent),
                                   station_.data};
        KeyPair again = TRY(copy_of(unlocked.key));
        return UnlockedQueue{Queue(std::move(store), std::move(unlocked.key), *catalogue_, options),
                             Queue(std::move(second), std::move(again), *catalogue_, options),
                             unlocked.person};
    }

private:
    static Result<KeyPair> copy_of(const KeyPair& key) { return key_pair_of(key.private_key); }
    Station station_;
    StationSettings settings_;
    const Catalogue* catalogue_;
    bool started_ = false;
};

Result<void> send(const Station& station, Queue& queue, const SubmissionId& id) {
    const auto identity = TRY(load_station(station.data));
    if (!identity)
        return fail("Stationen är inte ansluten till något kansli. Kör tycktill-courier enrol.");
    Outbox outbox = TRY(Outbox::open(outbox_file(station.data)));
    return queue.carry_out(id, outbox, identity->recipients, SystemClock().today());
}

std::int64_t waiting_to_send(const Station& station) {
    const auto outbox = Outbox::open(outbox_file(station.data));
    if (!outbox)
        return 0;
    const auto status = outbox->status();
    return status ? status->counts.waiting : 0;
}

Result<FilesRead> read_into_queue(const Station& station, const StationSettings& settings,
                                  const Catalogue& catalogue, const std::vector<std::string>& paths,
                                  const std::string& pile, const OnFilePage& on_page,
                                  const std::function<bool()>& stop) {
    FilesRead read;
    Database store = TRY(open_queue_store(station.data));
    const PublicKey key = TRY(operator_public_key(store, passphrase_of_this_station()));
    auto text = TextReader::open();
    Intake intake(std::move(store), key, catalogue, text ? &*text : nullptr,
                  {SystemClock().today(), settings.municipality, pile, stop});
    const auto files = TRY(page_files({paths.begin(), paths.end()}));
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
        if (report.outcome == IntakeReport::Outcome::Failed)
            read.failed.push_back(name + ": " + report.why);
        for (const std::string& page : report.failed)
            read.failed.push_back(name + ": " + page);
    }
    if (files.empty())
        read.failed.push_back("där finns inga PDF-, TIFF-, PNG- eller JPEG-filer");
    return read;
}

/// Opened with the first number that is typed: it takes a second.
ReadText text_of_page() {
    return [reader = std::shared_ptr<TextReader>()](const Image& page, const Homography& map,
                                                    const Box& box) mutable -> FieldReading {
        if (!reader) {
            auto opened = TextReader::open();
            if (!opened)
                return {};
            reader = std::make_shared<TextReader>(std::move(*opened));
        }
        return reader->read(page, map, box);
    };
}

} // namespace

WordList swedish_words() {
    return WordList::of_file("/usr/share/dict/swedish");
}

DeskDoors desk_doors(const Station& station, const StationSettings& settings,
                     const Catalogue& catalogue, const WordList& words) {
    DeskDoors doors{
        Unlocking(station, settings, catalogue), catalogue,
        [station](Queue& queue, const SubmissionId& id) { return send(station, queue, id); },
        [] { return SystemClock().today(); },
        [] { return static_cast<DeskClock>(std::time(nullptr)); }};
    doors.waiting_to_send = [station] { return waiting_to_send(station); };
    doors.read_files = [station, settings, &catalogue](const auto& paths, const auto& pile,
                                                       const auto& on_page, const auto& stop) {
        auto read = read_into_queue(station, settings, catalogue, paths, pile, on_page, stop);
        return read ? *read : FilesRead{0, 0, {read.error().what}};
    };
    doors.read_text = text_of_page();
    if (!unlocks_itself())
        doors.lock_after = std::chrono::minutes(settings.desk_lock_minutes);
    doors.municipality = settings.municipality;
    doors.words = &words;
    return doors;
}

} // namespace tycktill
