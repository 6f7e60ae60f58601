#include "scanner/commands/queue_commands.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/places.h"
#include "shared/base/settings.h"

namespace tycktill::scanner {

namespace {

Result<queue::Queue> open_queue(const Station& station, const forms::Catalogue& catalogue) {
    const StationSettings settings = TRY(load_settings(station.data, station.config));
    store::Database store = TRY(queue::open_queue_store(station.data));
    record::KeyPair key =
        TRY(queue::unlock_operator_key(store, queue::take_passphrase_of_this_station()));
    return queue::Queue(std::move(store), std::move(key), catalogue,
                        {settings.municipality, settings.unit, settings.language,
                         static_cast<double>(settings.desk_second_look_percent), station.data});
}

int opened(const Station& station, const std::function<int(queue::Queue&)>& work) {
    const auto catalogue = forms::Catalogue::load(assets_folder());
    if (!catalogue)
        return failed(catalogue.error(), Usage);
    auto queue = open_queue(station, *catalogue);
    return queue ? work(*queue) : failed(queue.error(), Usage);
}

} // namespace

int with_queue(const Station& station, const std::function<Result<void>(queue::Queue&)>& work) {
    return opened(station, [&](queue::Queue& queue) { return ended(work(queue), SomeFailed); });
}

int with_form(const Station& station, const std::string& id,
              const std::function<Result<void>(queue::Queue&, const record::SubmissionId&)>& work) {
    return opened(station, [&](queue::Queue& queue) {
        const auto found = queue.items.find(id);
        return found ? ended(work(queue, *found), SomeFailed) : failed(found.error(), Usage);
    });
}

} // namespace tycktill::scanner
