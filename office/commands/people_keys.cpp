#include "office/commands/matter_commands.h"
#include "office/commands/people_parts.h"
#include "office/people/second_factor.h"
#include "shared/base/log.h"
#include "shared/base/unseen_line.h"

#include <cstdlib>
#include <iostream>

namespace tycktill::office {

using people::Account;

namespace {

/// What a variable holds, or what is typed.
std::string secret_from(const char* variable, const std::string& question) {
    if (const char* given = std::getenv(variable))
        return given;
    return ask_unseen((question + ": ").c_str());
}

/// Open matters of somebody who leaves go to who comes after, or back to their unit. By the program: whoever administers
/// has no right to a matter.
Result<int> hand_on(OpenOffice& office, const std::string& from, const std::string& to) {
    int moved = 0;
    const auto all = TRY(registry::read_all_matters(*office.kept));
    for (const registry::OpenedMatter& one : all) {
        if (one.matter.handler != from || matters::is_closed(one.matter))
            continue;
        const matters::Event event{office.today(),
                                   office.today(),
                                   "",
                                   matters::Role::System,
                                   matters::Assigned{one.matter.unit, to},
                                   {}};
        const auto outcome =
            TRY(registry::perform_as_program(*office.kept, one.matter.id, one.matter.revision,
                                             {event}, office.home.recipients.front()));
        if (std::holds_alternative<matters::Matter>(outcome))
            ++moved;
        else
            say(one.matter.id + ": was not moved; somebody works with it now, do it again");
    }
    return moved;
}

} // namespace

Result<int> run_people_leaving(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_administrator(office, place, wish.as));
    const Day last =
        wish.day.empty() ? office.today() - std::chrono::days(1) : TRY(parse_day(wish.day));
    if (!wish.successor.empty()) {
        const auto successor = TRY(office.people->account(wish.successor));
        if (wish.successor == wish.id || !successor ||
            !people::is_at_work(*successor, office.today()))
            return fail("--to " + wish.successor + ": is nobody else who works here");
    }
    const bool gone = last < office.today();
    TRY(change_person(office, actor, wish.id, "leaving", [&](Account& account) -> Result<void> {
        account.person.left = last;
        if (gone)
            account.credentials = {};
        return {};
    }));
    if (gone)
        TRY(office.people->end_sessions_of(wish.id));
    std::cout << TRY(hand_on(office, wish.id, wish.successor)) << "\n";
    say("matters moved to " + (wish.successor.empty() ? "their units" : wish.successor));
    say("run tycktill-office rotate-key, so that what comes from now on opens only for those who "
        "stay");
    return 0;
}

Result<int> run_people_passphrase(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    if (wish.give) {
        const Actor actor = TRY(take_administrator(office, place, wish.as));
        std::string passphrase;
        TRY(change_person(office, actor, wish.id, "passphrase given",
                          [&](Account& account) -> Result<void> {
                              passphrase = TRY(people::give_passphrase(account, office.today()));
                              return {};
                          }));
        TRY(office.people->end_sessions_of(wish.id));
        std::cout << passphrase << "\n";
        say("good for " + std::to_string(people::starting_days) +
            " days, to be changed at the first log-in; the second factor is gone, and the office's "
            "key comes back when somebody with it has worked here");
        return 0;
    }
    const std::string old = secret_from("TYCKTILL_OFFICE_PASSPHRASE", "Passphrase now");
    const std::string passphrase = secret_from("TYCKTILL_OFFICE_NEW_PASSPHRASE", "New passphrase");
    // Judged as a log-in is, so that nobody guesses here without waiting.
    const auto proof = TRY(people::prove(
        *office.people, {wish.id, old, secret_from("TYCKTILL_OFFICE_CODE", "Code, or nothing")},
        office.present));
    if (!std::holds_alternative<people::Proved>(proof)) {
        TRY(office.log->append(
            {office.present.now, "", "", audit::Act::LogInFailed, wish.id, "passphrase", {}}));
        return fail(wish.id +
                    ": the account, its passphrase or its code is not right, or was tried "
                    "too often; wait and try again");
    }
    Actor self;
    self.account = std::get<people::Proved>(proof).account;
    TRY(people::change_account(*office.people, wish.id, [&](Account& account) -> Result<void> {
        return people::change_passphrase(account, old, passphrase);
    }));
    TRY(office.people->end_sessions_of(wish.id));
    TRY(note(office, self, audit::Act::Passphrase, wish.id));
    say("the passphrase is changed");
    return 0;
}

Result<int> run_people_totp(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    if (wish.off) {
        const Actor actor = TRY(take_administrator(office, place, wish.as));
        TRY(change_person(office, actor, wish.id, "second factor off",
                          [](Account& account) -> Result<void> {
                              people::turn_off_second_factor(account);
                              return {};
                          }));
        return 0;
    }
    auto proof = TRY(people::prove(
        *office.people,
        {wish.id, secret_from("TYCKTILL_OFFICE_PASSPHRASE", "Passphrase of " + wish.id), ""},
        office.present));
    auto* proved = std::get_if<people::Proved>(&proof);
    if (!proved)
        return fail(wish.id + ": the passphrase is not right, or there is a second factor already "
                              "(an administrator takes it off with --off)");
    const auto secret = people::draw_totp_secret();
    const BytesView bytes(secret.data(), secret.size());
    std::cout << people::base32(bytes) << "\n"
              << people::totp_address(bytes, "Tyck till", wish.id) << std::endl;
    say("type the first row into the app, then the code that it shows");
    const std::string code = secret_from("TYCKTILL_OFFICE_CODE", "Code");
    std::vector<std::string> printed;
    TRY(people::change_account(*office.people, wish.id, [&](Account& account) -> Result<void> {
        printed = TRY(
            people::turn_on_second_factor(account, proved->own, secret, code, office.present.now));
        return {};
    }));
    Actor self;
    self.account = proved->account;
    TRY(note(office, self, audit::Act::SecondFactor, wish.id));
    for (const std::string& each : printed)
        std::cout << each << "\n";
    say("print these codes and lock them away: each lets in once, without the telephone");
    return 0;
}

} // namespace tycktill::office
