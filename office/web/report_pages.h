#pragma once
/// The pages of the reports that are owed: the checklist, a draft that somebody goes on with, a frozen report and its files.
#include "office/reports/frozen.h"
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

wire::HttpResponse owed_page(Site& site, Visit& visit);
wire::HttpResponse draft_page(Site& site, Visit& visit);
wire::HttpResponse change_draft(Site& site, Visit& visit);
wire::HttpResponse frozen_page(Site& site, Visit& visit);
wire::HttpResponse frozen_file(Site& site, Visit& visit);

/// A report's table with bars beside its first count; the number itself always stands there.
Html table_html(const reports::Table& table);

} // namespace tycktill::web
