/// What a station's courier says of itself: for scripts and for people.
#include "shared/base/terminal_text.h"
#include "shared/courier/clock_words.h"
#include "shared/courier/service.h"
#include "shared/store/station.h"

#include <nlohmann/json.hpp>

namespace tycktill::courier {
namespace fs = std::filesystem;

Result<std::string> status_json(const fs::path& data) {
    const auto identity = TRY(store::load_station(data));
    const store::Outbox outbox = TRY(store::Outbox::open(store::outbox_file(data)));
    const store::OutboxStatus status = TRY(outbox.status());
    auto doubts = nlohmann::ordered_json::array();
    for (const record::StoreDoubt& doubt : TRY(outbox.doubts()))
        doubts.push_back(record::in_words(doubt));
    auto elsewhere = nlohmann::ordered_json::array();
    for (const store::Elsewhere& one : TRY(outbox.elsewhere()))
        elsewhere.push_back({{"office", one.office.url}, {"waiting", one.count}});
    const auto day = [](const std::optional<Day>& value) {
        return value ? nlohmann::ordered_json(iso(*value)) : nlohmann::ordered_json(nullptr);
    };
    return nlohmann::ordered_json{
        {"waiting", status.counts.waiting},
        {"oldest_day", day(status.oldest_day)},
        {"last_contact_day", day(status.last_contact)},
        {"office",
         identity ? nlohmann::ordered_json(identity->office_url) : nlohmann::ordered_json(nullptr)},
        {"station",
         identity ? nlohmann::ordered_json(identity->name) : nlohmann::ordered_json(nullptr)},
        {"delivered", status.counts.receipted},
        {"refused", status.counts.held},
        {"elsewhere", elsewhere},
        {"clock_ahead_seconds", status.clock_ahead
                                    ? nlohmann::ordered_json(status.clock_ahead->count())
                                    : nlohmann::ordered_json(nullptr)},
        {"doubts", doubts}}
        .dump();
}

Result<std::string> status_text(const fs::path& data) {
    const auto identity = TRY(store::load_station(data));
    const store::Outbox outbox = TRY(store::Outbox::open(store::outbox_file(data)));
    const store::OutboxStatus status = TRY(outbox.status());
    std::string text =
        identity ? identity->name + " at " + identity->office_url : std::string("not enrolled");
    text += "\nwaiting " + std::to_string(status.counts.waiting);
    if (status.oldest_day)
        text += " (the oldest since " + iso(*status.oldest_day) + ")";
    text += ", delivered " + std::to_string(status.counts.receipted) + ", held " +
            std::to_string(status.counts.held);
    if (status.last_contact)
        text += "\nthe office last answered on " + iso(*status.last_contact);
    for (const store::Elsewhere& one : TRY(outbox.elsewhere()))
        text += "\n" + std::to_string(one.count) + " wait for " + one.office.url +
                " and can be opened only there; enrol there again to carry them";
    if (status.clock_ahead)
        if (const std::string words = clock_in_words(*status.clock_ahead); !words.empty())
            text += "\n" + words;
    for (const record::StoreDoubt& doubt : TRY(outbox.doubts()))
        text += "\n" + record::in_words(doubt);
    for (const auto& item : TRY(outbox.held()))
        text += "\nheld " + to_text(item.id) + ": " + for_terminal(item.reason);
    return text;
}

} // namespace tycktill::courier
