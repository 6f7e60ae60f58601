#pragma once
/// The frame of a page: whose kiosk it is and the tools on top (in landscape in the column at the
/// trailing side), «Steg 3 av 8», the question, and the way on at the foot. Drawn in the order in which
/// it is read and focused: tools, question, content, foot.
#include "kiosk/screens/view.h"

namespace tycktill::kiosk {

struct PageWish {
    touch::PageKind kind = touch::PageKind::Plain;
    std::string question; ///< "" for none
    std::string hint;
    touch::Icon hint_icon = touch::Icon::None;
    std::string fault;  ///< stands where the hint is, so that nothing else moves
    bool steps = false; ///< «Steg 3 av 8»
};

struct Frame {
    touch::PageLayout layout;
    touch::PxRect content; ///< what is left under question and hint
    /// The same from right under the question, and from right under what stands below that: hint or fault.
    touch::PxRect under_question, under_hint;
};

/// Where it all stands; draws nothing.
Frame measure_page(const View& view, const PageWish& wish);
/// Ground, strip, tools, step, question and hint. What was pressed goes into `said`.
Frame open_page(const View& view, const PageWish& wish, Said& said);

/// Whether each of these labels has room in a button of this width in Större text; buttons that stand
/// together are set alike.
bool all_grow(const View& view, float width, const std::vector<std::string>& labels);

struct FootWish {
    std::string next; ///< label; "" for none
    touch::Icon icon = touch::Icon::ArrowRight;
    bool back = true;
};
enum class Foot { None, Back, Next };
Foot foot(const View& view, const touch::PageLayout& layout, const FootWish& wish);
/// The foot of a step of the interview: Tillbaka and Nästa, else what else was said on the page.
Said step_foot(const View& view, const touch::PageLayout& layout, Said said);
/// The same where the cards lead on by themselves: Nästa stands there for who has answered already, and
/// «Hoppa över» where there is no card for it.
struct LeadingFoot {
    bool answered = false;
    bool may_skip = false;
};
Said leading_foot(const View& view, const touch::PageLayout& layout, const LeadingFoot& foot,
                  Said said);
/// One button over the foot's whole width.
bool wide_foot(const View& view, const touch::PageLayout& layout, const std::string& label,
               touch::Icon icon = touch::Icon::None);

/// The page of an overlay, with its title.
Frame open_overlay(const View& view, const std::string& title, Said& said);
/// Stäng at the foot of an overlay.
void close_foot(const View& view, const touch::PageLayout& layout, Said& said);

} // namespace tycktill::kiosk
