#pragma once
/// The pages of one matter: the matter itself, what is done in it, what leaves the house from it.
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

/// The way back, the public line, number, unit and how it came.
Html case_head(const Visit& visit, const std::string& serial = "");

wire::HttpResponse matter_page(Site& site, Visit& visit);
wire::HttpResponse open_contact_page(Site& site, Visit& visit);
wire::HttpResponse readers_page(Site& site, Visit& visit);
/// The pages that it came on, as far as the visitor sees them; nothing when there is none.
Html scan_panel(const Visit& visit);
wire::HttpResponse page_picture(Site& site, Visit& visit);
wire::HttpResponse enclosed_file(Site& site, Visit& visit);
wire::HttpResponse scan_file(Site& site, Visit& visit);

// Each act has one page: its form by GET, the act by POST.
wire::HttpResponse act_form(Site& site, Visit& visit);
wire::HttpResponse do_act(Site& site, Visit& visit);
wire::HttpResponse answer_hint(Site& site, Visit& visit);
wire::HttpResponse onward_form(Site& site, Visit& visit);
wire::HttpResponse go_onward(Site& site, Visit& visit);

// What leaves the house: the form, the page that shows the very letter, the sending.
wire::HttpResponse letter_form(Site& site, Visit& visit);
wire::HttpResponse look_at_letter(Site& site, Visit& visit);
wire::HttpResponse send_letter(Site& site, Visit& visit);
wire::HttpResponse print_letter(Site& site, Visit& visit);

wire::HttpResponse register_form(Site& site, Visit& visit);
wire::HttpResponse do_register(Site& site, Visit& visit);
wire::HttpResponse register_next(Site& site, Visit& visit);

wire::HttpResponse other_number_form(Site& site, Visit& visit);
wire::HttpResponse note_other_number(Site& site, Visit& visit);
wire::HttpResponse void_form(Site& site, Visit& visit);
wire::HttpResponse make_void(Site& site, Visit& visit);

wire::HttpResponse close_form(Site& site, Visit& visit);
wire::HttpResponse do_close(Site& site, Visit& visit);

} // namespace tycktill::web
