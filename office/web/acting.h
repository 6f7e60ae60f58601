#pragma once
/// One act on the matter of a visit, and what is shown when it cannot be done.
#include "office/web/respond.h"
#include "office/web/visit.h"

namespace tycktill::web {

struct Wish {
    matters::Kind kind;
    std::string words = {};
    std::optional<Day> day = {}; ///< when it happened, if not today
    int seen = 0;                ///< the revision that the form was drawn for
};

/// Performs it. Somebody who only read in between is no reason to stop.
Result<registry::Outcome> act_on(Site& site, Visit& visit, const Wish& wish);
/// What the act came to, for a form that is shown again: nothing when it was done.
struct NotDone {
    Wrongs wrongs;
    bool stale = false; ///< somebody else has written: the matter in the visit is now the newest
};
Result<std::optional<NotDone>> try_to(Site& site, Visit& visit, const Wish& wish,
                                      const std::string& field = "");
/// The revision that goes along in a form, and back.
Html seen_field(const Visit& visit);
int seen_in(const Visit& visit);
/// Reads the matter again after it has changed.
Result<void> read_again(Site& site, Visit& visit);
/// What others have written since the form was drawn, for who comes second: nobody's text is lost.
Html written_meanwhile(const Visit& visit, int seen);

} // namespace tycktill::web
