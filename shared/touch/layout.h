#pragma once
/// Where the parts of a kiosk page stand: LOOK §4, portrait and landscape, normal and Större text, and
/// «Sänk skärmen». All in px; x is unmirrored.
#include "shared/touch/ui.h"

namespace tycktill::touch {

enum class PageKind {
    Choice,  ///< question, hint, cards
    Text,    ///< question, hint, area, keyboard
    Check,   ///< question, rows
    Contact, ///< question, hint, fields, keyboard
    Plain,   ///< start, thanks, help: content from under the tools
};

struct PageLayout {
    PxRect page;   ///< everything
    PxRect column; ///< landscape's control column (empty in portrait)
    PxRect strip;  ///< identity strip (empty in landscape)
    /// «Steg 2 av 8»; in landscape with the municipality over it, with Större text in the column.
    PxRect step;
    /// Avbryt, Lyssna, Större text, Kontrast, Lättläst, Språk, Hjälp. In landscape with Större text only
    /// the first three have a place and «Mer hjälp» stands in the fourth.
    std::array<PxRect, 7> tools;
    PxRect question, hint, content; ///< a hint of height 0 has no place: leave it out
    PxRect tray;                    ///< the keyboard's
    PxRect back, next;              ///< Tillbaka, Nästa
    PxRect wide_button;             ///< one button over the footer's whole width
};

struct LayoutWish {
    PageKind kind = PageKind::Choice;
    bool larger = false;
    bool lowered = false;       ///< Sänk skärmen
    bool long_question = false; ///< the question stands in step 3
    bool steady = false;        ///< wider gaps
};
PageLayout lay_out_page(const Panel& panel, const LayoutWish& wish);

/// `count` cards from the top of `content`: as high as there is room for, at most 65 mm (L 42), at least
/// 36 mm (lowered 25). `least` is the height that the texts need, `gap` another than the usual.
std::vector<PxRect> card_places(const Panel& panel, const PxRect& content, std::size_t count,
                                float least = 0, float gap = 0);
/// How many cards of `least` px fit on one page (at most 6).
std::size_t cards_that_fit(const Panel& panel, const PxRect& content, float least = 0);

} // namespace tycktill::touch
