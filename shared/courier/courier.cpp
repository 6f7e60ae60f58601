#include "shared/courier/courier.h"

#include "shared/base/fail_point.h"
#include "shared/base/files.h"
#include "shared/base/service_notify.h"
#include "shared/courier/flights.h"

namespace tycktill::courier {
namespace {

Result<wire::Heartbeat> heartbeat_of(const store::Outbox& outbox, const std::string& station) {
    const store::OutboxStatus status = TRY(outbox.status());
    auto heads = TRY(outbox.heads());
    auto doubts = TRY(outbox.doubts());
    // What is not released yet is not told: a count that grows between releases is a clock of visits.
    const int released = status.counts.waiting - status.counts.unreleased;
    return wire::Heartbeat{station,
                           std::move(heads),
                           released,
                           status.counts.held,
                           released > 0 ? status.oldest_day : std::nullopt,
                           std::move(doubts)};
}

/// What the office knows of the newest chain may not be in this store: a whole disk that was put back or
/// cloned looks sound from within. True when so; then a new epoch has begun.
Result<bool> is_doubted(store::Outbox& outbox, const record::ChainHead& known) {
    const record::ChainHead newest = TRY(outbox.head());
    if (known.epoch != newest.epoch)
        return false;
    const auto found = record::doubt_between({known}, {newest});
    if (found)
        TRY(outbox.doubt(*found));
    return found.has_value();
}

/// True when the office answered.
Result<bool> say_hello(store::Outbox& outbox, OfficeClient& office, const std::string& station,
                       const Clock& clock, Round& round) {
    const int elsewhere = TRY(outbox.counts()).elsewhere;
    auto answer = office.say_hello(TRY(heartbeat_of(outbox, station)), elsewhere);
    if (auto* refused = std::get_if<Refused>(&answer)) {
        round.alarm = *refused;
        return false;
    }
    if (auto* unreachable = std::get_if<Unreachable>(&answer)) {
        round.trouble = *unreachable;
        return false;
    }
    TRY(outbox.note_contact(clock.today()));
    if (const auto ahead = office.clock_ahead())
        TRY(outbox.note_clock(*ahead));
    const auto& hello = std::get<wire::Hello>(answer);
    round.replaced = hello.replaced;
    if (hello.known && TRY(is_doubted(outbox, *hello.known)))
        return say_hello(outbox, office, station, clock, round); // so that the office keeps it
    return true;
}

/// True when the round may go on.
Result<bool> settle(store::Outbox& outbox, const store::OutboxItem& item, const Delivery& delivery,
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
    const auto& unreachable = std::get<Unreachable>(delivery);
    if (unreachable.this_item) {
        ++round.put_off;
        return true;
    }
    round.trouble = unreachable;
    return false;
}

/// True when the round may go on. What was in flight when it may not is waited for and counted.
Result<bool> deliver_all(store::Outbox& outbox, const std::vector<OfficeClient*>& ways,
                         Round& round) {
    Flights flights(ways);
    std::int64_t place = 0;
    bool goes_on = true, more = true;
    while (true) {
        while (more && goes_on && flights.has_way()) {
            auto item = TRY(outbox.next_to_deliver(place));
            more = item.has_value();
            if (!more)
                break;
            place = item->place;
            TRY(outbox.note_attempt(item->id));
            fail_point("courier.sending");
            flights.send(std::move(*item));
        }
        if (flights.is_empty())
            return goes_on;
        const auto [item, delivery] = flights.next_landed();
        notify_service("WATCHDOG=1");
        fail_point("courier.answered");
        goes_on = TRY(settle(outbox, item, delivery, round)) && goes_on;
    }
}

} // namespace

Result<Round> greet(store::Outbox& outbox, OfficeClient& office, const std::string& station,
                    const Clock& clock) {
    Round round;
    TRY(say_hello(outbox, office, station, clock, round));
    return round;
}

Result<Round> deliver_waiting(store::Outbox& outbox, OfficeClient& office,
                              const std::string& station, const Clock& clock) {
    return deliver_waiting(outbox, std::vector<OfficeClient*>{&office}, station, clock);
}

Result<Round> deliver_waiting(store::Outbox& outbox, const std::vector<OfficeClient*>& ways,
                              const std::string& station, const Clock& clock) {
    Round round;
    if (!TRY(say_hello(outbox, *ways.front(), station, clock, round)))
        return round;
    if (!TRY(deliver_all(outbox, ways, round)))
        return round;
    if (round.delivered + round.held > 0)
        TRY(say_hello(outbox, *ways.front(), station, clock, round));
    return round;
}

Result<bool> take_new_recipients(const std::filesystem::path& data_folder, OfficeClient& office) {
    const auto keys = office.signed_keys();
    return keys ? store::take_office_keys(data_folder, *keys) : Result<bool>(false);
}

Result<void> fetch_replies(const std::filesystem::path& data_folder, OfficeClient& office,
                           const std::string& municipality) {
    const auto shelf = office.replies(municipality);
    if (!shelf)
        return fail("the replies for kiosks were not fetched: " + shelf.error().what);
    return write_text(store::replies_file(data_folder), text_of(*shelf));
}

} // namespace tycktill::courier
