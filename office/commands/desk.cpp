#include "office/web/desk.h"
#include "office/commands/commands.h"
#include "office/keys/office_home.h"
#include "office/keys/passphrase.h"
#include "office/receive/http_server.h"
#include "office/receive/signals.h"
#include "shared/base/harden.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <iostream>

namespace tycktill::office {

namespace {

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

} // namespace

Result<int> run_desk(const OfficePlace& place, const std::string& listen) {
    // What is opened here stays in memory alone: no core dump, no other program's eyes, no swap.
    if (const std::string missing = harden_process(); !missing.empty())
        say(missing);
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    const record::SigningKey receipt_key = TRY(load_receipt_key(home));
    const KeyRing key = TRY(unlock_private_key(home, TRY(take_passphrase(AskTwice::No))));
    const auto catalogue = forms::Catalogue::load(assets_folder());
    if (!catalogue)
        say("forms are not known here, fields are shown by id: " + catalogue.error().what);
    const StopSignals stop; // before any thread, so that no thread takes the signal instead
    const SystemClock clock;
    const std::string visit = to_text(record::random_submission_id());
    OfficeDesk desk(*archive,
                    {key, home.recipients, receipt_key.verify_key,
                     catalogue ? &*catalogue : nullptr, clock, visit,
                     (assets_folder() / "fonts").string(), place.settings.desk_lock_minutes,
                     [&home](const std::string& passphrase) {
                         return unlock_private_key(home, passphrase).has_value();
                     },
                     [&home] { return store_trouble(home.store); }});
    const ListenAddress address =
        TRY(parse_listen_address(listen.empty() ? place.settings.office_desk_listen : listen));
    ServerLimits limits;
    limits.connections = 64;
    limits.threads = 4;
    auto server =
        TRY(HttpServer::start(address, {}, limits, [&desk](const wire::HttpRequest& request) {
            return desk.answer(request);
        }));
    std::cout << "http://" << address.host << ":" << server.port() << "/in?besok=" << visit
              << std::endl;
    say("open this address in a browser on this machine; stop with Ctrl+C");
    stop.wait();
    server.stop();
    return 0;
}

} // namespace tycktill::office
