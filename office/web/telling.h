#pragma once
/// A matter in words: its way in, its clocks, what has happened, what comes next.
#include "office/web/parts.h"
#include "office/web/visit.h"

#include "office/matters/clocks.h"

namespace tycktill::web {

struct WayWords {
    Icon icon = Icon::Inbox;
    std::string short_words; ///< "kiosk"
    std::string through;     ///< "genom kiosken"
};
WayWords words_of(matters::Way way);
std::string words_of(matters::Means means); ///< "brev"
std::string words_of(matters::Reception reception);

/// One event of the timeline, with what was written.
Html timeline_item(const Visit& visit, const matters::Event& event, const Html& more = {});
/// All but readings, oldest first.
Html timeline(const Visit& visit);

/// "om fyra dagar", "i dag", "fem dagar sent".
Html due_chip(Day due, Day today, bool bare = false);
/// The clocks with the count behind each day.
Html clocks_panel(const Visit& visit);

/// What the visitor decides now, and where. `act` is the verb of heading and button.
struct NextAct {
    std::string act;    ///< "Ge besked till personen"
    std::string button; ///< "Skriv besked"
    std::string why;
    std::string path; ///< below the matter's; "" where it stands on the page
};
NextAct next_act(matters::NextStep step, const Visit& visit, const matters::Matter& matter);
/// Who does it: "hos enhetschefen" and the like for lists.
std::string state_words(const Visit& visit, const matters::Matter& matter);

} // namespace tycktill::web
