#pragma once
/// One's own account beside passphrase and absence (entrance.h): the second factor, the introduction.
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

/// The page of one's own account, with what was typed and what is wrong with it.
wire::HttpResponse account_view(Site& site, const Visit& visit, const Values& typed,
                                const Wrongs& wrongs, int status);
wire::HttpResponse codes_page(Site& site, Visit& visit);
wire::HttpResponse turn_on_codes(Site& site, Visit& visit);
wire::HttpResponse turn_off_codes(Site& site, Visit& visit);
/// «Jag har läst»: the introduction isn't shown again.
wire::HttpResponse note_introduced(Site& site, Visit& visit);

/// The three steps of handling a matter, for who has never answered one; nothing for anybody else.
Html introduction(const Visit& visit);
/// The steps themselves, by the municipality's own clocks.
Html how_it_goes(const Visit& visit);

} // namespace tycktill::web
