#pragma once
/// The pages beside the matters: people and rights, the log, stations, reports, help.
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

wire::HttpResponse people_page(Site& site, Visit& visit);
wire::HttpResponse new_person_form(Site& site, Visit& visit);
wire::HttpResponse add_person(Site& site, Visit& visit);
wire::HttpResponse person_page(Site& site, Visit& visit);
wire::HttpResponse change_person(Site& site, Visit& visit);
wire::HttpResponse log_page(Site& site, Visit& visit);
wire::HttpResponse stations_page(Site& site, Visit& visit);
wire::HttpResponse posters_page(Site& site, Visit& visit);
wire::HttpResponse poster_file(Site& site, Visit& visit);
wire::HttpResponse help_page(Site& site, Visit& visit);
wire::HttpResponse report_page(Site& site, Visit& visit);
wire::HttpResponse report_file(Site& site, Visit& visit);

} // namespace tycktill::web
