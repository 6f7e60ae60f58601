#pragma once
/// Coming in and going out: the log-in, what is shown to who is not (any longer) logged in, one's own account.
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

/// The log-in, with the way back; what was typed in a form goes along and is not lost.
wire::HttpResponse ask_to_log_in(Site& site, const Visit& visit);
wire::HttpResponse another_site();
Html not_from_here(const Visit& visit);

wire::HttpResponse log_in_page(Site& site, Visit& visit);
wire::HttpResponse log_in(Site& site, Visit& visit);
wire::HttpResponse log_out_page(Site& site, Visit& visit);
wire::HttpResponse first_page(Site& site, Visit& visit);
wire::HttpResponse make_first(Site& site, Visit& visit);
wire::HttpResponse account_page(Site& site, Visit& visit);
wire::HttpResponse change_own_passphrase(Site& site, Visit& visit);
wire::HttpResponse set_absence(Site& site, Visit& visit);

} // namespace tycktill::web
