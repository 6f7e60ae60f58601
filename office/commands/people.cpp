#include "office/commands/matter_commands.h"
#include "office/commands/people_parts.h"
#include "office/matters/role.h"
#include "shared/base/log.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;
using people::Account;

namespace {

Json json_of(const matters::Grant& grant) {
    return Json{{"role", matters::to_text(grant.role)},
                {"board", grant.board},
                {"unit", grant.unit},
                {"until", grant.until ? Json(iso(*grant.until)) : Json(nullptr)}};
}

Json json_of(const Account& account, Day today) {
    Json document{{"id", account.person.id},
                  {"name", account.name},
                  {"e-mail", account.email},
                  {"daily_mail", account.daily_mail},
                  {"at_work", people::is_at_work(account, today)},
                  {"has_key", !account.credentials.office_box.empty()},
                  {"must_change_passphrase", account.credentials.must_change},
                  {"second_factor", people::has_second_factor(account)},
                  {"search_words", account.person.may_search_words},
                  {"left", account.person.left ? Json(iso(*account.person.left)) : Json(nullptr)}};
    document["grants"] = Json::array();
    for (const matters::Grant& grant : account.person.grants)
        document["grants"].push_back(json_of(grant));
    document["away"] = Json::array();
    for (const matters::Absence& absence : account.person.away)
        document["away"].push_back(
            {{"from", iso(absence.from)}, {"to", iso(absence.to)}, {"stand_in", absence.stand_in}});
    return document;
}

void print(const Account& account, Day today) {
    std::cout << account.person.id << "  " << account.name;
    for (const matters::Grant& grant : account.person.grants)
        std::cout << "  " << matters::to_text(grant.role)
                  << (grant.board.empty() ? "" : " " + grant.board)
                  << (grant.unit.empty() ? "" : "/" + grant.unit)
                  << (grant.until ? " till " + iso(*grant.until) : "");
    std::cout << (people::is_at_work(account, today) ? "" : "  arbetar inte här") << "\n";
}

/// A role, where it holds, and until when; all of it names what the municipality's file holds.
Result<matters::Grant> grant_of(const OpenOffice& office, const PeopleWish& wish) {
    const auto role = matters::role_of(wish.role);
    if (!role || *role == matters::Role::System)
        return fail("--role " + wish.role +
                    ": write registrar, handler, manager, secretary, reader, administrator or "
                    "inspector");
    matters::Grant grant{*role, wish.board, wish.unit, {}};
    const bool everywhere =
        *role == matters::Role::Administrator || *role == matters::Role::Inspector;
    if (everywhere) {
        if (!wish.board.empty() || !wish.unit.empty())
            return fail("--role " + wish.role +
                        " holds for the whole office; leave out --board "
                        "and --unit");
    } else {
        if (!office.knows_rules())
            return fail("the municipality is not known; write municipality = \"ID\" in "
                        "station.toml");
        if (grant.board.empty())
            grant.board = office.rules.board_of(grant.unit);
        if (!office.rules.board(grant.board))
            return fail("--board " + grant.board + ": the municipality's file has no such namnd");
        if (!grant.unit.empty() && !office.rules.unit(grant.unit))
            return fail("--unit " + grant.unit + ": the municipality's file has no such unit");
    }
    if (!wish.day.empty())
        grant.until = TRY(parse_day(wish.day));
    return grant;
}

} // namespace

Result<Actor> take_administrator(OpenOffice& office, const OfficePlace& place,
                                 const std::string& as) {
    Actor actor = TRY(take_actor(office, place, as));
    if (actor.is_operator_with_key())
        return actor;
    const bool may = actor.account && matters::may(actor.account->person, matters::Act::Administer,
                                                   "", "", workplace_of(office, actor));
    if (may)
        return actor;
    TRY(note(office, actor, audit::Act::Refused, "", "people"));
    return fail("only an administrator changes people: write --as ADMINISTRATOR, or set "
                "TYCKTILL_OFFICE_PASSPHRASE to the office's own passphrase");
}

Result<void> change_person(OpenOffice& office, const Actor& actor, const std::string& id,
                           const std::string& what,
                           const std::function<Result<void>(Account&)>& change) {
    if (!TRY(people::change_account(*office.people, id, change)))
        return fail(id + ": there is no such account; tycktill-office people shows them");
    return note(office, actor, audit::Act::PersonChanged, id, what);
}

Result<int> run_people(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    TRY(take_administrator(office, place, wish.as));
    const auto accounts = TRY(office.people->accounts());
    for (const Account& account : accounts) {
        if (wish.format == Format::Json)
            std::cout << json_of(account, office.today()).dump() << "\n";
        else
            print(account, office.today());
    }
    return 0;
}

Result<int> run_people_add(const OfficePlace& place, const PeopleWish& wish) {
    if (!people::is_account_id(wish.id))
        return fail(wish.id + ": an account is 1 to 40 of a-z, 0-9, point and hyphen, beginning "
                              "with a letter");
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_administrator(office, place, wish.as));
    Account account;
    account.person.id = wish.id;
    account.name = wish.name;
    account.email = wish.email;
    account.daily_mail = wish.daily_mail;
    account.person.grants.push_back(TRY(grant_of(office, wish)));
    const std::string passphrase = TRY(people::give_passphrase(account, office.today()));
    if (actor.has_key() && people::reads_matters(account.person, office.today()) &&
        actor.ring.keys.front().public_key == office.home.recipients.front())
        people::give_office_keys(account, ring_bytes(actor.ring), office.home.recipients_version);
    if (!TRY(office.people->save(account)))
        return fail(wish.id + ": is there already; choose another");
    TRY(note(office, actor, audit::Act::PersonAdded, wish.id, wish.role));
    std::cout << passphrase << "\n";
    say("this passphrase is good for " + std::to_string(people::starting_days) +
        " days and is changed at the first log-in; hand it over in person");
    if (people::reads_matters(account.person, office.today()) &&
        account.credentials.office_box.empty())
        say(wish.id + " can read when somebody with the office's key has worked here once more");
    return 0;
}

Result<int> run_people_grant(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_administrator(office, place, wish.as));
    const matters::Grant grant = TRY(grant_of(office, wish));
    TRY(change_person(
        office, actor, wish.id, "grant " + wish.role, [&](Account& account) -> Result<void> {
            auto& grants = account.person.grants;
            std::erase_if(grants, [&](const matters::Grant& one) {
                return one.role == grant.role && one.board == grant.board && one.unit == grant.unit;
            });
            grants.push_back(grant);
            return {};
        }));
    return 0;
}

Result<int> run_people_end(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_administrator(office, place, wish.as));
    // The last day that it holds; without one it held yesterday for the last time.
    const Day last =
        wish.day.empty() ? office.today() - std::chrono::days(1) : TRY(parse_day(wish.day));
    int ended = 0;
    TRY(change_person(office, actor, wish.id, "end " + wish.role,
                      [&](Account& account) -> Result<void> {
                          ended = 0;
                          for (matters::Grant& grant : account.person.grants) {
                              if (matters::to_text(grant.role) != wish.role ||
                                  (!wish.board.empty() && grant.board != wish.board) ||
                                  (!wish.unit.empty() && grant.unit != wish.unit))
                                  continue;
                              grant.until = last;
                              ++ended;
                          }
                          return {};
                      }));
    if (ended == 0)
        return fail(wish.id + ": has no such role");
    return 0;
}

Result<int> run_people_absent(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_administrator(office, place, wish.as));
    const Day from = TRY(parse_day(wish.from)), to = TRY(parse_day(wish.to));
    if (from > to)
        return fail("--from " + wish.from + " is after --to " + wish.to + "; turn them round");
    if (wish.stand_in == wish.id || !TRY(office.people->account(wish.stand_in)))
        return fail("--stand-in " + wish.stand_in + ": is nobody else who works here");
    TRY(change_person(office, actor, wish.id, "absent", [&](Account& account) -> Result<void> {
        account.person.away.push_back({from, to, wish.stand_in});
        return {};
    }));
    return 0;
}

Result<int> run_people_unlock(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_administrator(office, place, wish.as));
    TRY(change_person(office, actor, wish.id, "unlock", [](Account& account) -> Result<void> {
        account.tries = {};
        return {};
    }));
    return 0;
}

Result<int> run_people_search_words(const OfficePlace& place, const PeopleWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_administrator(office, place, wish.as));
    TRY(change_person(office, actor, wish.id, wish.off ? "search-words off" : "search-words on",
                      [&](Account& account) -> Result<void> {
                          account.person.may_search_words = !wish.off;
                          return {};
                      }));
    return 0;
}

} // namespace tycktill::office
