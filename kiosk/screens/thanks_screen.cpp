// «Tack!»: shown only when the item is durably kept. The code stands here and nowhere else.
#include "kiosk/code.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

#include <array>

namespace tycktill {
namespace {

std::string thanks_words(const View& view) {
    std::string words =
        fill(view.word("thanks.received"),
             {{"day", date_in_words(view.setting, view.language(), view.setting.today) + " " +
                          std::to_string(static_cast<int>(
                              std::chrono::year_month_day{view.setting.today}.year()))}});
    if (view.session.reply_promised) {
        const std::string promise = promise_in_words(view.setting, view.language());
        if (!promise.empty())
            words += "\n" + promise;
    }
    return words + "\n" + view.word("thanks.unharmed");
}

Said draw_faces(const View& view, PxRect rect) {
    struct Face {
        const char* word;
        Icon icon;
        HowEasy answer;
    };
    static constexpr std::array faces{Face{"thanks.easy_yes", Icon::MoodSmile, HowEasy::Easy},
                                      Face{"thanks.easy_so", Icon::MoodEmpty, HowEasy::SoSo},
                                      Face{"thanks.easy_no", Icon::MoodSad, HowEasy::Hard}};
    const float gap = view.ui.measures().button_gap;
    const float width = (rect.w - 2 * gap) / 3;
    Said said;
    for (std::size_t at = 0; at < faces.size(); ++at) {
        const PxRect place{rect.x + static_cast<float>(at) * (width + gap), rect.y, width, rect.h};
        const bool chosen = view.session.how_easy == faces[at].answer;
        if (face_card(view.ui, place, view.word(faces[at].word), faces[at].icon, chosen))
            said = AnswerHowEasy{faces[at].answer};
    }
    return said;
}

Said draw_code(const View& view, PxRect rect) {
    const std::string words =
        view.word(view.setting.station.printer ? "thanks.code_print" : "thanks.code_text");
    CodeCard card;
    card.title = view.word("thanks.code");
    card.groups = groups_of(view.session.code);
    card.qr = view.session.qr;
    card.words = words;
    if (view.setting.station.printer)
        card.button = view.word("thanks.print");
    if (code_card(view.ui, rect, card))
        return Ask{Request::Print};
    return std::nullopt;
}

float easy_heading(const View& view, PxRect rect) {
    TextLook look;
    look.weight = Weight::SemiBold;
    return text_block(view.ui, rect, view.word("thanks.easy"), look);
}

} // namespace

Said draw_thanks(const View& view) {
    Said said;
    const Frame frame = open_page(view, {}, said);
    Ui& ui = view.ui;
    PxRect rest = frame.content;
    const float gap = ui.measures().card_gap;
    if (view.setting.landscape)
        rest = below(rest, std::max(0.0f, ui.panel().px(6.5) - rest.y));
    const float title = ui.unit(112);
    thanks_title(ui, top_of(rest, title), view.word("thanks.title"));
    rest = below(rest, title + ui.unit(40));
    const float words = text_block(ui, rest, thanks_words(view), {});
    rest = below(rest, words + gap + ui.unit(18));
    const float card = code_card_height(ui);
    if (Said pressed = draw_code(view, top_of(rest, card)))
        said = pressed;
    rest = below(rest, card + gap + ui.unit(18));
    const float heading = easy_heading(view, rest) + ui.unit(20);
    rest = below(rest, heading);
    const float faces = std::min(ui.unit(204), rest.h);
    if (Said pressed = draw_faces(view, top_of(rest, faces)))
        said = pressed;
    if (wide_foot(view, frame.layout, view.word("thanks.done")))
        said = Finish{};
    return said;
}

} // namespace tycktill
