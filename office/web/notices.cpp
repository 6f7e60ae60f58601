#include "office/web/notices.h"

#include "office/mail/daily.h"
#include "office/web/account_pages.h"
#include "office/web/start_parts.h"

#include "forms/rules/deadlines.h"

#include <algorithm>

namespace tycktill::web {
namespace {

constexpr int soon_days = 4;

bool is_away(const people::Account& account, Day today) {
    const auto& away = account.person.away;
    return std::any_of(away.begin(), away.end(), [&](const matters::Absence& one) {
        return one.from <= today && today <= one.to;
    });
}

bool wants_list(const people::Account& account, Day today) {
    return account.daily_mail && mail::is_address(account.email) &&
           people::is_at_work(account, today) && !is_away(account, today);
}

/// What the pages would show of it to this person is what it is made of.
Result<mail::DailyList> list_of(Site& site, const Visit& visit) {
    mail::DailyList list;
    list.person = visit.person().id;
    list.email = visit.account.email;
    list.municipality = visit.house->town->name;
    list.page = visit.house->mail_page;
    const auto all = TRY(site.cases().of(visit));
    for (const Case& one : all) {
        const mail::ListedMatter told{visit.number_of(one.row), visit.unit_name(one.matter.unit)};
        if (!one.matter.registered.happened()) {
            if (visit.may(matters::Act::Register, one.matter))
                list.fresh.push_back(told);
            continue;
        }
        if (!waits_for_me(visit, one) || !one.next)
            continue;
        if (one.late)
            list.late.push_back(told);
        else if ((one.next->due - visit.today).count() <= soon_days)
            list.soon.push_back(told);
    }
    return list;
}

} // namespace

Result<int> queue_daily_lists(Site& site, const House& house) {
    if (!house.mail || !forms::is_working_day(site.today()) ||
        !mail::is_time_for_daily_list(site.now()))
        return 0;
    Visit visit;
    visit.house = &house;
    visit.today = site.today();
    visit.accounts = TRY(house.people->accounts());
    visit.persons = people::persons_of(visit.accounts);
    int queued = 0;
    for (const people::Account& account : visit.accounts) {
        if (!wants_list(account, visit.today))
            continue;
        visit.account = account;
        mail::DailyList list = TRY(list_of(site, visit));
        if (!list.empty())
            queued += TRY(house.mail->put(mail::mail_of(list, visit.today), site.now()));
    }
    return queued;
}

Html mail_choice(const Visit& visit, const Values& typed, const Wrongs& wrongs) {
    Values shown = typed;
    if (!shown.has("epost")) {
        shown.set("epost", visit.account.email);
        shown.set("lista", visit.account.daily_mail ? "ja" : "");
    }
    const Fields fields(shown, wrongs);
    Fields::Look address;
    address.complete = "email";
    return heading_section(
        "epost", "E-post till dig",
        post_form("/mitt/epost", visit.proof,
                  fields.line("epost", "Din e-postadress på arbetet", address) +
                      fields.tick("lista", "Skicka en lista klockan sju när något väntar på mig",
                                  "Bara nummer och enhet, aldrig vad någon har skrivit. Inget på "
                                  "kvällar och helger.") +
                      div("does", submit(Press::Other, "Spara"))),
        "panel voice");
}

wire::HttpResponse choose_mail(Site& site, Visit& visit) {
    const std::string email = visit.form.text("epost");
    const bool wants = visit.form.text("lista") == "ja";
    if (!visit.form.has("epost"))
        visit.form.set("epost", "");
    if ((wants || !email.empty()) && !mail::is_address(email))
        return account_view(site, visit, visit.form,
                            {{"epost", "Skriv en hel adress, till exempel anna.ek@kommunen.se."}},
                            400);
    const auto saved = people::change_account(*visit.house->people, visit.person().id,
                                              [&](people::Account& account) -> Result<void> {
                                                  account.email = email;
                                                  account.daily_mail = wants;
                                                  return {};
                                              });
    if (!saved || !*saved)
        return account_view(site, visit, visit.form,
                            {{"", "Det gick inte att spara. Försök igen."}}, 409);
    note(site, visit, audit::Act::PersonChanged, visit.person().id, wants ? "mail" : "no-mail");
    return done(site, visit,
                wants ? "Du får en lista klockan sju de dagar något väntar."
                      : "Du får ingen e-post härifrån.",
                "/mitt");
}

} // namespace tycktill::web
