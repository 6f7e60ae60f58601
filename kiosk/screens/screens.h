#pragma once
/// Every screen of the kiosk. Each draws one page and returns what the person did on it.
#include "kiosk/screens/view.h"

namespace tycktill::kiosk {

/// The one that the session is at. Call once a frame.
Said draw_kiosk(const View& view);

// Places.
Said draw_start(const View& view);
Said draw_thanks(const View& view);
Said draw_follow_up(const View& view);
Said draw_staff(const View& view);
Said draw_sending(const View& view);

// Steps of the interview.
Said draw_choices(const View& view);
Said draw_unit(const View& view);
Said draw_unit_search(const View& view);
Said draw_text(const View& view);
Said draw_date(const View& view);
Said draw_calendar(const View& view);
Said draw_ways(const View& view);
Said draw_lines(const View& view);
Said draw_check(const View& view);

// Overlays.
Said draw_other_doors(const View& view);
Said draw_help(const View& view);
Said draw_more_help(const View& view);
Said draw_language(const View& view);
Said draw_pin(const View& view);
Said draw_cancel(const View& view);
Said draw_time(const View& view);
Said draw_voice(const View& view);
Said draw_no_voice(const View& view);

} // namespace tycktill::kiosk
