#pragma once
/// Choices of the inbox that somebody wants again, by a name of their own. Kept sealed with their drafts: a name and a
/// search are words that a person wrote.
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

/// Links beside the inbox's own views; nothing when there are none.
Html saved_views(const Visit& visit);
/// Where something is chosen: to save it. And what was saved, to take it away.
Html save_view_form(const Visit& visit);
wire::HttpResponse save_view(Site& site, Visit& visit);
wire::HttpResponse drop_view(Site& site, Visit& visit);

} // namespace tycktill::web
