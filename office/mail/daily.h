#pragma once
/// When staff hear by e-mail of what waits for them: once a working day at seven, and never at night.
#include "office/mail/mail.h"

namespace tycktill::mail {

/// The hour in Sweden, 0 to 23.
int swedish_hour(Instant now);
/// Seven o'clock has struck, and it is not evening yet.
bool is_time_for_daily_list(Instant now);
/// From seven to eight in the evening: what the program queues by itself goes out then alone.
bool is_daytime(Instant now);

/// One matter in a list: nothing but its number and its unit leaves the office.
struct ListedMatter {
    std::string number, unit;
};
struct DailyList {
    std::string person;                          ///< the account
    std::string email;                           ///< theirs, as they wrote it
    std::string municipality;                    ///< "Lomma kommun"
    std::string page;                            ///< where the pages are, or ""
    std::vector<ListedMatter> late, soon, fresh; ///< `soon`: today or within four days
    bool empty() const { return late.empty() && soon.empty() && fresh.empty(); }
};
/// Its id is the person and the day, so that it goes once however often it is asked for.
Mail mail_of(const DailyList& list, Day today);

} // namespace tycktill::mail
