#include "office/mail/daily.h"

#include "shared/base/swedish_day.h"

namespace tycktill::mail {
namespace {

constexpr int morning = 7, evening = 20;
constexpr std::size_t most_listed = 40;

std::string part(const char* heading, const std::vector<ListedMatter>& matters) {
    if (matters.empty())
        return "";
    std::string text = std::string(heading) + "\n";
    for (std::size_t i = 0; i < matters.size() && i < most_listed; ++i)
        text += "  " + matters[i].number + (matters[i].unit.empty() ? "" : ", " + matters[i].unit) +
                "\n";
    if (matters.size() > most_listed)
        text += "  och " + std::to_string(matters.size() - most_listed) + " till\n";
    return text + "\n";
}

} // namespace

int swedish_hour(Instant now) {
    // An hour or two ahead: which, is seen late in the evening, when Sweden is a day ahead in summer alone.
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const auto late = day + std::chrono::hours{22} + std::chrono::minutes{30};
    const bool summer = swedish_day(Instant{late}.time_since_epoch().count()) > day;
    const auto local = now - day + std::chrono::hours{summer ? 2 : 1};
    return static_cast<int>(std::chrono::floor<std::chrono::hours>(local).count() % 24);
}

bool is_daytime(Instant now) {
    const int hour = swedish_hour(now);
    return hour >= morning && hour < evening;
}

bool is_time_for_daily_list(Instant now) {
    return is_daytime(now);
}

Mail mail_of(const DailyList& list, Day today) {
    Mail mail;
    mail.id = "daily/" + list.person + "/" + iso(today);
    mail.to = list.email;
    mail.subject = "Ärenden som väntar på dig";
    mail.text = "Hej!\n\nDet här väntar på dig hos " + list.municipality + " i dag.\n\n" +
                part("Har gått över tiden:", list.late) + part("Ska vara klart snart:", list.soon) +
                part("Nytt att diarieföra:", list.fresh) +
                (list.page.empty() ? "" : "Logga in: " + list.page + "\n\n") +
                "Brevet säger bara nummer och enhet. Du väljer själv på sidan «Ditt konto» om du "
                "vill ha det.\n";
    return mail;
}

} // namespace tycktill::mail
