#pragma once
/// The daily list by e-mail, for staff who want it: number and unit of what waits for them, nothing else.
#include "office/web/respond.h"
#include "office/web/site.h"

namespace tycktill::web {

/// Queues today's list of everybody who wants one and for whom something waits; how many are new. Nothing on a day that is
/// no working day, at night, or without a mail server. May be asked for as often as one likes.
Result<int> queue_daily_lists(Site& site, const House& house);

/// Whether to have it, and where: a person's own choice, off until they make it.
wire::HttpResponse choose_mail(Site& site, Visit& visit);
Html mail_choice(const Visit& visit, const Values& typed, const Wrongs& wrongs);

} // namespace tycktill::web
