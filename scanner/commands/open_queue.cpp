#include "scanner/commands/queue_commands.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/settings.h"

namespace tycktill {

Result<Queue> open_queue(const Station& station, const Catalogue& catalogue) {
    const StationSettings settings = TRY(load_settings(station.config));
    Database store = TRY(open_queue_store(station.data));
    KeyPair key = TRY(unlock_operator_key(store, passphrase_of_this_station()));
    return Queue(std::move(store), std::move(key), catalogue,
                 {settings.municipality, settings.unit, settings.language,
                  static_cast<double>(settings.desk_second_look_percent)});
}

} // namespace tycktill
