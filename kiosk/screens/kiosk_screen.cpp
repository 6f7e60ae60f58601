#include "kiosk/screens/screens.h"

namespace tycktill::kiosk {
namespace {

Said draw_step(const View& view) {
    switch (current(view.session).kind) {
    case StepKind::Choice:
    case StepKind::Choices:
        return draw_choices(view);
    case StepKind::Unit:
        return view.session.inner ? draw_unit_search(view) : draw_unit(view);
    case StepKind::Text:
        return draw_text(view);
    case StepKind::Date:
        return view.session.inner ? draw_calendar(view) : draw_date(view);
    case StepKind::Ways:
        return draw_ways(view);
    case StepKind::Lines:
        return draw_lines(view);
    case StepKind::Check:
        return draw_check(view);
    }
    return std::nullopt;
}

Said draw_place(const View& view) {
    switch (view.session.place) {
    case Place::Start:
        return draw_start(view);
    case Place::Asking:
        return draw_step(view);
    case Place::Sending:
        return draw_sending(view);
    case Place::Thanks:
        return draw_thanks(view);
    case Place::FollowUp:
        return draw_follow_up(view);
    case Place::Staff:
        return draw_staff(view);
    }
    return std::nullopt;
}

} // namespace

Said draw_kiosk(const View& view) {
    switch (view.session.overlay) {
    case Overlay::None:
        return draw_place(view);
    case Overlay::OtherDoors:
        return draw_other_doors(view);
    case Overlay::Help:
        return draw_help(view);
    case Overlay::Language:
        return draw_language(view);
    case Overlay::MoreHelp:
        return draw_more_help(view);
    case Overlay::Pin:
        return draw_pin(view);
    case Overlay::Cancel:
        return draw_cancel(view);
    case Overlay::Time:
        return draw_time(view);
    case Overlay::Voice:
        return draw_voice(view);
    case Overlay::NoVoice:
        return draw_no_voice(view);
    }
    return std::nullopt;
}

} // namespace tycktill::kiosk
