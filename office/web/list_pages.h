#pragma once
/// The pages over many matters: the start of each role, the inbox, the register and the post list.
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

wire::HttpResponse start_page(Site& site, Visit& visit);
wire::HttpResponse inbox_page(Site& site, Visit& visit);
wire::HttpResponse ask_bulk(Site& site, Visit& visit);
wire::HttpResponse do_bulk(Site& site, Visit& visit);
wire::HttpResponse register_page(Site& site, Visit& visit);
wire::HttpResponse post_list_page(Site& site, Visit& visit);
wire::HttpResponse take_in_form(Site& site, Visit& visit);
wire::HttpResponse do_take_in(Site& site, Visit& visit);

} // namespace tycktill::web
