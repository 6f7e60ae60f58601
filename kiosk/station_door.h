#pragma once
/// The kiosk's side of the station: whether the office knows it, whether there is room, and where a
/// sealed item is kept. The outbox is opened for one piece of work at a time, so that the courier and a
/// salvage are never shut out.
#include "kiosk/printer.h"
#include "kiosk/sending.h"
#include "shared/base/settings.h"

#include <filesystem>

namespace tycktill {

class StationDoor {
public:
    StationDoor(std::filesystem::path data_folder, const StationSettings& settings);

    /// Sets closed and station. What went wrong is said to the operator.
    void refresh(Setting& setting);
    Event send(const Setting& setting, const Session& session);

private:
    Result<void> look(Setting& setting);
    Disk disk_now() const;

    std::filesystem::path data_folder_;
    std::int64_t limit_bytes_;
    std::int64_t ballast_bytes_;
    Printer printer_;
};

} // namespace tycktill
