#pragma once
/// What a request reads goes into the house's log before anything of it leaves: no page can forget it, for the table of
/// routes tells what each shows.
#include "office/web/routes.h"

namespace tycktill::web {

/// The answer as it may go out: itself once it is logged, or a page that says that it could not be.
wire::HttpResponse logged(Site& site, const Visit& visit, const Route& route,
                          wire::HttpResponse response);

} // namespace tycktill::web
