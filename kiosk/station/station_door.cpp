#include "kiosk/station/station_door.h"

#include "kiosk/session/forget.h"
#include "kiosk/session/rows.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/record/code_reply.h"
#include "shared/store/station.h"
#include "shared/wire/arrival_proof.h"

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

namespace tycktill::kiosk {
namespace {

constexpr std::int64_t mib = std::int64_t{1} << 20;

/// Its keys alone: the kiosk asks nobody.
Result<record::Recipients> recipients_of(const std::filesystem::path& data_folder) {
    const auto station = TRY(store::load_station(data_folder));
    return station ? station->recipients : record::Recipients{};
}

/// "+368 d", or "" within ten minutes.
std::string clock_words(const std::optional<std::chrono::seconds>& ahead) {
    const std::int64_t minutes = ahead ? std::abs(ahead->count()) / 60 : 0;
    if (minutes < 10)
        return "";
    return (ahead->count() < 0 ? "-" : "+") + (minutes < 120 ? std::to_string(minutes) + " min"
                                               : minutes < 2 * 1440
                                                   ? std::to_string(minutes / 60) + " h"
                                                   : std::to_string((minutes + 720) / 1440) + " d");
}

} // namespace

StationDoor::StationDoor(std::filesystem::path data_folder, const StationSettings& settings)
    : data_folder_(std::move(data_folder)), limit_bytes_(settings.store_limit_mib * mib),
      ballast_bytes_(settings.store_ballast_mib * mib) {}

void StationDoor::let_go() {
    outbox_.reset();
}

void StationDoor::refresh(Setting& setting) {
    let_go();
    if (const auto seen = look(setting); !seen) {
        setting.station.disk = disk_trouble();
        setting.closed = setting.station.disk == Disk::Full ? Closed::NoRoom : Closed::OutOfOrder;
        base::say(seen.error().what + (setting.station.disk == Disk::NotOurs
                                           ? "; check who owns " + data_folder_.string()
                                           : ""));
    }
}

/// Why look() failed, as the disk itself tells it: each trouble sends somebody to another place.
Disk StationDoor::disk_trouble() const {
    const auto there = [](const std::filesystem::path& file, int use) {
        return ::access(file.c_str(), use) == 0;
    };
    if (there(data_folder_, F_OK) && !there(data_folder_, R_OK | W_OK | X_OK))
        return Disk::NotOurs;
    const auto identity = store::station_file(data_folder_),
               store = store::outbox_file(data_folder_);
    if (there(identity, F_OK) && !there(identity, R_OK))
        return Disk::NotOurs;
    for (const char* ending : {"", "-wal", "-shm", ".lock"})
        if (const std::filesystem::path file = store.string() + ending;
            there(file, F_OK) && !there(file, R_OK | W_OK))
            return Disk::NotOurs;
    std::error_code trouble;
    const auto space = std::filesystem::space(data_folder_, trouble);
    if (!trouble && space.available < std::uintmax_t(mib))
        return Disk::Full;
    return store::load_station(data_folder_) ? Disk::Unopened : Disk::Damaged;
}

/// Low while there is still time to do something about it; the outbox itself says when it is full.
Disk StationDoor::disk_now() const {
    std::error_code trouble;
    const auto used = std::filesystem::file_size(store::outbox_file(data_folder_), trouble);
    const auto space = std::filesystem::space(data_folder_, trouble);
    if (trouble)
        return Disk::Low;
    const bool much_waits = static_cast<std::int64_t>(used) > limit_bytes_ / 10 * 6;
    const bool little_left = static_cast<std::int64_t>(space.available) < 8 * ballast_bytes_;
    return much_waits || little_left ? Disk::Low : Disk::Plenty;
}

Result<void> StationDoor::look(Setting& setting) {
    setting.closed = Closed::NotEnrolled;
    if (TRY(recipients_of(data_folder_)).empty())
        return {};
    const store::Outbox outbox = TRY(
        store::Outbox::open(store::outbox_file(data_folder_), {limit_bytes_, ballast_bytes_, ""}));
    setting.closed = TRY(outbox.has_room()) ? Closed::No : Closed::NoRoom;
    setting.station.disk = setting.closed == Closed::NoRoom ? Disk::Full : disk_now();
    const store::OutboxStatus status = TRY(outbox.status());
    setting.station.waiting = status.counts.waiting;
    setting.station.held = status.counts.held;
    setting.station.last_contact =
        status.last_contact ? date_in_words(setting, setting.language, *status.last_contact) : "";
    setting.station.clock_wrong = clock_words(status.clock_ahead);
    return {};
}

Result<void> StationDoor::open() {
    outbox_.emplace(TRY(
        store::Outbox::open(store::outbox_file(data_folder_), {limit_bytes_, ballast_bytes_, ""})));
    return {};
}

void StationDoor::get_ready() {
    if (!outbox_ && (!open() || !outbox_->warm_up()))
        let_go();
}

Result<void> StationDoor::keep(const record::Envelope& envelope, Day arrived,
                               const store::Addressee& office) {
    if (!outbox_ || !outbox_->is_in_place()) {
        let_go();
        TRY(open());
    }
    return outbox_->keep(envelope, arrived, office);
}

Event StationDoor::send(const Setting& setting, const Session& session) {
    // Read once: it may be enrolled elsewhere meanwhile, and what is sealed to one office is its own.
    const auto loaded = store::load_station(data_folder_);
    if (!loaded || !*loaded) {
        base::say(loaded ? "this station is not enrolled any more" : loaded.error().what);
        return NotSent{"trouble.keep"};
    }
    const store::StationIdentity& station = **loaded;
    Event event = send_answers(
        setting, session, station.recipients,
        [&](const record::Envelope& envelope, Day arrived) {
            return keep(envelope, arrived, store::addressee_of(station));
        },
        [&](const record::Envelope& envelope, Day arrived) {
            return wire::proof_of_arrival(to_bytes(envelope), arrived, station.name,
                                          station.signing_key);
        });
    if (std::holds_alternative<Sent>(event))
        return event;
    Setting now = setting;
    refresh(now);
    return NotSent{now.closed == Closed::NoRoom ? "trouble.room" : "trouble.keep"};
}

std::string StationDoor::reply_for(const std::string& municipality, const std::string& code) const {
    const auto key = record::reply_key(code, municipality);
    const auto bytes = read_text(store::replies_file(data_folder_));
    if (!key || !bytes)
        return "";
    const auto slots = record::parse_reply_shelf(bytes_of(*bytes));
    std::vector<std::string> opened; // each begins with its day
    if (slots)
        for (const Bytes& slot : *slots) // every one, so that no time tells which it was
            if (auto text = record::open_with_code(slot, *key))
                opened.push_back(std::move(*text));
    std::sort(opened.begin(), opened.end());
    std::string reply;
    for (std::string& text : opened) {
        reply += (reply.empty() ? "" : "\n\n") + text;
        forget(text);
    }
    return reply;
}

} // namespace tycktill::kiosk
