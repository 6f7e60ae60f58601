#include "shared/sync/courier.h"

#include "shared/base/fail_point.h"

namespace tycktill {
namespace {

Result<Heartbeat> heartbeat_of(const Outbox& outbox, const std::string& station) {
    const OutboxStatus status = TRY(outbox.status());
    return Heartbeat{station, TRY(outbox.heads()), status.counts.waiting, status.counts.held,
                     status.oldest_day};
}

/// True when the office answered.
Result<bool> say_hello(Outbox& outbox, OfficeClient& office, const std::string& station,
                       const Clock& clock, Round& round) {
    auto answer = office.say_hello(TRY(heartbeat_of(outbox, station)));
    if (auto* refused = std::get_if<Refused>(&answer)) {
        round.alarm = *refused;
        return false;
    }
    if (auto* unreachable = std::get_if<Unreachable>(&answer)) {
        round.trouble = *unreachable;
        return false;
    }
    TRY(outbox.note_contact(clock.today()));
    return true;
}

/// True when the round may go on.
Result<bool> settle(Outbox& outbox, const OutboxItem& item, const Delivery& delivery,
                    Round& round) {
    if (const auto* delivered = std::get_if<Delivered>(&delivery)) {
        TRY(outbox.mark_receipted(item.id, delivered->receipt));
        ++round.delivered;
        return true;
    }
    if (const auto* refused = std::get_if<Refused>(&delivery)) {
        if (refused->what == Refused::What::Station) {
            round.alarm = *refused;
            return false;
        }
        TRY(outbox.hold(item.id, refused->why));
        ++round.held;
        return true;
    }
    round.trouble = std::get<Unreachable>(delivery);
    return false;
}

} // namespace

Result<Round> deliver_waiting(Outbox& outbox, OfficeClient& office, const std::string& station,
                              const Clock& clock) {
    Round round;
    if (!TRY(say_hello(outbox, office, station, clock, round)))
        return round;
    std::int64_t place = 0;
    while (auto item = TRY(outbox.next_to_deliver(place))) {
        TRY(outbox.note_attempt(item->id));
        fail_point("courier.sending");
        const Delivery delivery = office.deliver(*item);
        fail_point("courier.answered");
        if (!TRY(settle(outbox, *item, delivery, round)))
            return round;
        place = item->place;
    }
    if (round.delivered + round.held > 0)
        TRY(say_hello(outbox, office, station, clock, round));
    return round;
}

Result<bool> take_new_recipients(const std::filesystem::path& data_folder, OfficeClient& office) {
    const auto bundle = office.recipients();
    auto known = TRY(load_station(data_folder));
    if (!bundle || !known || bundle->version <= known->recipients_version)
        return false;
    known->recipients = bundle->recipients;
    known->recipients_version = bundle->version;
    TRY(save_station(data_folder, *known));
    return true;
}

} // namespace tycktill
