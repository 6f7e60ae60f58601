// «Skriv din kod.»: twelve digits in groups of four on a number pad, which «Dölj» hides; and «Ditt svar», a page
// of its own, in as many pages as it needs.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "kiosk/session/page_text.h"
#include "shared/base/text.h"
#include "shared/record/code.h"

namespace tycktill::kiosk {
namespace {

/// The kiosk keeps nothing that was sent, so it says where the answer is. The same words for a code that is
/// wrong and one that is not answered: nobody learns which codes exist.
std::string no_reply_words(const View& view) {
    const std::string& telephone = view.setting.municipality->telephone;
    return telephone.empty() ? view.word("follow.none_here")
                             : fill(view.word("follow.none"), {{"telephone", telephone}});
}

/// Each reply begins with its day, "2026-11-30" on a line alone: that is said in words.
std::string reply_words(const View& view) {
    std::string words;
    for (const std::string& line : split(view.session.reply, '\n')) {
        const auto day = parse_day(line);
        words +=
            (words.empty() ? "" : "\n") +
            (day && line.size() == 10 ? day_in_words(view.setting, view.language(), *day) : line);
    }
    return drawable(words, [&](const char* key) { return view.word(key); });
}

/// The field and its eye; returns their height.
float draw_code_field(const View& view, touch::PxRect place, Said& said) {
    touch::Ui& ui = view.ui;
    const std::string code = view.session.code;
    touch::FieldLook look;
    look.name = view.word("follow.field");
    look.value = code;
    look.masked = view.session.code_hidden;
    look.digits_only = true;
    look.group = 4; // as on the thank-you page
    look.limit = record::code_length;
    const float gap = ui.measures().step;
    const float button = ui.panel().target(view.setting.landscape ? 105 : 76);
    touch::PxRect box = top_of(place, ui.panel().target(24.8));
    box.w -= button + gap;
    take_change(touch::text_field(ui, box, look), said);
    touch::ButtonLook eye;
    eye.icon = view.session.code_hidden ? touch::Icon::Eye : touch::Icon::EyeOff;
    if (touch::small_button(ui, {box.right() + gap, box.y, button, box.h},
                            view.word(view.session.code_hidden ? "follow.show" : "follow.hide"),
                            eye))
        said = HideCode{};
    return box.h;
}

/// The field, the reply under it and the pad, where there is room for all three.
bool draw_beside_reply(const View& view, const Frame& frame, Said& said) {
    touch::Ui& ui = view.ui;
    const std::string words = no_reply_words(view);
    const float field = ui.panel().target(24.8) + ui.measures().step;
    if (field + touch::notice_height(ui, frame.content.w, words) > frame.content.h)
        return false;
    draw_code_field(view, frame.content, said);
    touch::notice(ui, below(frame.content, field), words, touch::Icon::Phone);
    draw_number_pad(view, frame.layout.tray);
    return true;
}

/// Either the code is written, or its reply is read.
void draw_one(const View& view, const Frame& frame, Said& said) {
    if (view.session.code_looked_up) {
        touch::notice(view.ui, frame.content, no_reply_words(view), touch::Icon::Phone);
        return;
    }
    draw_code_field(view, frame.content, said);
    draw_number_pad(view, frame.layout.tray);
}

/// «Ditt svar»: Tillbaka, and «Visa resten» until all has been shown, then «Klart».
Said draw_reply(const View& view) {
    PageWish wish;
    wish.kind = touch::PageKind::Check;
    wish.question = view.word("follow.reply");
    Said said;
    const Frame frame = open_page(view, wish, said);
    const touch::PxRect place = frame.under_question;
    const auto pages = pages_of(reply_words(view), [&](const std::string& part) {
        return touch::notice_height(view.ui, place.w, part) <= place.h;
    });
    const std::size_t page = std::min(view.session.part, pages.size() - 1);
    view.ui.say_privately(true);
    touch::notice(view.ui, place, trimmed(pages[page]), touch::Icon::Mail);
    view.ui.say_privately(false);
    const bool more = page + 1 < pages.size();
    const FootWish way_on{view.word(more ? "check.more" : "thanks.done_short"),
                          more ? touch::Icon::ArrowDown : touch::Icon::None};
    switch (foot(view, frame.layout, way_on)) {
    case Foot::Back:
        return page > 0 ? Event(ShowFrom{page - 1}) : Event(Back{});
    case Foot::Next:
        return more ? Event(ShowFrom{page + 1}) : Event(Finish{});
    case Foot::None:
        break;
    }
    return said;
}

} // namespace

Said draw_follow_up(const View& view) {
    if (view.session.code_looked_up && !view.session.reply.empty())
        return draw_reply(view);
    PageWish wish;
    wish.kind = touch::PageKind::Contact;
    wish.question = view.word("follow.title");
    wish.hint = view.word("follow.hint");
    wish.fault = fault_of(view, "");
    Said said;
    const Frame frame = open_page(view, wish, said);
    if (!view.session.code_looked_up || !draw_beside_reply(view, frame, said))
        draw_one(view, frame, said);
    switch (foot(view, frame.layout, {view.word("follow.look"), touch::Icon::ArrowRight})) {
    case Foot::Back:
        return Back{};
    case Foot::Next:
        return LookUp{};
    case Foot::None:
        break;
    }
    return said;
}

} // namespace tycktill::kiosk
