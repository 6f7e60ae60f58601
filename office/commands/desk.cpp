#include "office/commands/commands.h"
#include "office/commands/open_house.h"
#include "office/keys/passphrase.h"
#include "office/receive/http_server.h"
#include "office/receive/signals.h"
#include "office/web/site.h"
#include "office/web/uploads.h"
#include "shared/base/harden.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <algorithm>
#include <iostream>

namespace tycktill::office {

namespace {

/// How often it is looked whether something is to go by e-mail.
constexpr std::chrono::seconds between_mails{30};

/// Of a store on this machine's disk; what a database elsewhere has is told by `serve` and by it itself.
std::string store_trouble(const std::string& store) {
    constexpr std::string_view sqlite = "sqlite:";
    constexpr std::uintmax_t least = 64u << 20;
    if (store.rfind(sqlite, 0) != 0)
        return "";
    const std::filesystem::path file = store.substr(sqlite.size());
    std::error_code trouble;
    const auto space = std::filesystem::space(file.parent_path(), trouble);
    if (trouble)
        return file.string() + ": går inte att läsa. Kontrollera disken.";
    if (space.available < least)
        return "Disken är nästan full: " + std::to_string(space.available >> 20) +
               " MiB är kvar vid " + file.parent_path().string() + ". Gör plats på den.";
    return "";
}

people::Instant now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// Every office that is served at this address: the one of --data, then those of --also.
Result<std::vector<std::unique_ptr<OpenHouse>>>
open_all(const OfficePlace& place, const DeskWish& wish, const forms::Catalogue& catalogue) {
    const std::string passphrase = TRY(take_passphrase(AskTwice::No));
    std::vector<std::unique_ptr<OpenHouse>> all;
    auto first = TRY(OpenHouse::open(place, catalogue, passphrase));
    all.push_back(std::move(first));
    for (const auto& folder : wish.also) {
        OfficePlace other{folder, TRY(load_settings(folder, ""))};
        auto house = TRY(OpenHouse::open(other, catalogue, passphrase));
        all.push_back(std::move(house));
    }
    return all;
}

web::SiteSettings settings_of(const std::vector<std::unique_ptr<OpenHouse>>& houses,
                              const forms::Catalogue& catalogue, const Clock& clock) {
    web::SiteSettings settings;
    for (const auto& house : houses)
        settings.houses.push_back(house->house());
    settings.catalogue = &catalogue;
    settings.clock = &clock;
    settings.now = now;
    settings.assets = assets_folder();
    const bool empty = std::none_of(houses.begin(), houses.end(),
                                    [](const auto& house) { return house->has_people(); });
    if (empty)
        settings.first_visit =
            to_text(record::random_submission_id()) + to_text(record::random_submission_id());
    settings.store_trouble = [&houses] {
        for (const auto& house : houses)
            if (auto trouble = store_trouble(house->home().store); !trouble.empty())
                return trouble;
        return std::string();
    };
    return settings;
}

} // namespace

Result<int> run_desk(const OfficePlace& place, const DeskWish& wish) {
    // What is opened here stays in memory alone: no core dump, no other program's eyes, no swap.
    if (const std::string missing = harden_process(); !missing.empty())
        say(missing);
    const auto catalogue = TRY(forms::Catalogue::load(assets_folder()));
    const auto houses = TRY(open_all(place, wish, catalogue));
    const StopSignals stop; // before any thread, so that no thread takes the signal instead
    const SystemClock clock;
    web::SiteSettings settings = settings_of(houses, catalogue, clock);
    settings.public_names = wish.public_names;
    const std::string visit = settings.first_visit;
    web::Site site(std::move(settings));
    const ListenAddress address = TRY(parse_listen_address(
        wish.listen.empty() ? place.settings.office_desk_listen : wish.listen));
    ServerLimits limits;
    limits.connections = 256;
    limits.body = web::largest_upload;
    limits.threads = 8;
    auto server =
        TRY(HttpServer::start(address, {}, limits, [&site](const wire::HttpRequest& request) {
            return site.answer(request);
        }));
    const std::string root = "http://" + address.host + ":" + std::to_string(server.port()) + "/";
    std::cout << root << (visit.empty() ? "" : "in?besok=" + visit) << std::endl;
    say(visit.empty() ? "open this address in a browser on this machine; stop with Ctrl+C"
                      : "nobody works here yet: open this address to become the administrator, "
                        "once; stop with Ctrl+C");
    while (!stop.wait_for(between_mails))
        for (const auto& house : houses)
            house->send_mail(site);
    server.stop();
    return 0;
}

} // namespace tycktill::office
