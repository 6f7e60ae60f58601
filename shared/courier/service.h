#pragma once
/// The courier as a program: `once`, `run` and `status` over a station's data folder.
#include "shared/base/settings.h"
#include "shared/store/outbox.h"

#include <filesystem>

namespace tycktill::courier {

/// Releases what waits and carries it, once. 0 when nothing is left, 1 when something is.
Result<int> run_once(const std::filesystem::path& data, const StationSettings& settings);

/// Lets what is held, or the one of this id (""), be tried again; and tries, unless a courier is at work that
/// will. 0 when something was held and nothing is any more.
Result<int> retry(const std::filesystem::path& data, const StationSettings& settings,
                  const std::string& id);

/// Until SIGTERM or SIGINT. Releases at the settings' fixed interval, in shuffled order, so that
/// neither order nor minute follows a person; tries again with backoff; stops with status 1 when the
/// office refuses the station itself.
Result<int> run_service(const std::filesystem::path& data, const StationSettings& settings);

/// INTERFACE: {"waiting":3,"oldest_day":…,"last_contact_day":…,"office":"https://…","refused":0}
Result<std::string> status_json(const std::filesystem::path& data);
Result<std::string> status_text(const std::filesystem::path& data);

store::OutboxOptions outbox_options(const StationSettings& settings);

} // namespace tycktill::courier
