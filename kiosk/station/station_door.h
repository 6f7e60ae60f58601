#pragma once
/// The kiosk's side of the station: whether the office knows it, whether there is room, and where a
/// sealed item is kept. The outbox is opened for one piece of work at a time, so that the courier and a
/// salvage are never shut out.
#include "kiosk/station/sending.h"
#include "shared/base/settings.h"
#include "shared/store/outbox.h"

#include <filesystem>

namespace tycktill::kiosk {

class StationDoor {
public:
    StationDoor(std::filesystem::path data_folder, const StationSettings& settings);

    /// Sets closed and station. What went wrong is said to the operator.
    void refresh(Setting& setting);
    /// The reply that the code opens among those that the courier fetched, or "". Needs no network.
    std::string reply_for(const std::string& municipality, const std::string& code) const;
    /// While somebody reads through what they wrote: opens the outbox, so that send() only has to keep.
    /// What is wrong with it send() will meet and tell.
    void get_ready();
    /// Durable when it says Sent. The outbox stays open: closing it flushes the disk as often again, and
    /// nobody who waits for the thanks needs to wait for that.
    Event send(const Setting& setting, const Session& session);
    /// Closes what get_ready() or send() left open. Soon: before a salvage wants it.
    void let_go();

private:
    Result<void> look(Setting& setting);
    Result<void> keep(const record::Envelope& envelope, Day arrived,
                      const store::Addressee& office);
    Result<void> open();
    Disk disk_now() const;
    Disk disk_trouble() const;

    std::filesystem::path data_folder_;
    std::int64_t limit_bytes_;
    std::int64_t ballast_bytes_;
    std::optional<store::Outbox> outbox_; ///< between get_ready() or send() and let_go()
};

} // namespace tycktill::kiosk
