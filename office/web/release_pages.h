#pragma once
/// The pages for what leaves a matter: a masked copy for whoever asks, the decision that nothing is handed out, a letter to
/// put in an envelope.
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

wire::HttpResponse release_form(Site& site, Visit& visit);
wire::HttpResponse do_release(Site& site, Visit& visit);
wire::HttpResponse refusal_form(Site& site, Visit& visit);
wire::HttpResponse do_refusal(Site& site, Visit& visit);
/// The letter of the event that the form names ("brev"), with the address opened for it and logged.
wire::HttpResponse letter_pdf_file(Site& site, Visit& visit);

} // namespace tycktill::web
