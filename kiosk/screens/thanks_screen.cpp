// «Tack!»: shown only when the item is durably kept. The code stands here and nowhere else.
#include "kiosk/code.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

#include <array>
#include <cmath>

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
    const bool prints = view.setting.station.printer == PrinterState::Ready;
    const std::string words = view.word(prints ? "thanks.code_print" : "thanks.code_text");
    CodeCard card;
    card.title = view.word("thanks.code");
    card.groups = groups_of(view.session.code);
    card.qr = view.session.qr;
    card.words = words;
    if (prints)
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

/// Pure black on white in both themes, with four quiet modules round it: telephones must read it.
void draw_qr(const View& view, PxRect place) {
    const auto& modules = view.session.qr;
    if (modules.empty())
        return;
    Canvas& canvas = view.ui.canvas();
    canvas.fill(place, view.ui.measures().radius, rgb(0xFFFFFF));
    const auto count = static_cast<float>(modules.size());
    const float side = std::floor(place.w / (count + 8));
    const float x = std::round(place.mid_x() - side * count / 2);
    const float y = std::round(place.mid_y() - side * count / 2);
    for (std::size_t row = 0; row < modules.size(); ++row)
        for (std::size_t column = 0; column < modules[row].size(); ++column)
            if (modules[row][column])
                canvas.fill({x + side * static_cast<float>(column),
                             y + side * static_cast<float>(row), side, side},
                            0, rgb(0x111111));
    view.ui.say(Role::Picture, view.word("thanks.qr"), place);
}

/// The heading and the faces, when there is room for both.
Said draw_how_easy(const View& view, PxRect rest) {
    if (!view.setting.municipality->ask_how_easy)
        return std::nullopt;
    TextLook look;
    look.weight = Weight::SemiBold;
    const float heading = text_height(view.ui, rest.w, view.word("thanks.easy"), look);
    const float gap = view.ui.unit(20);
    const float least = view.ui.panel().target(25);
    if (rest.h < heading + gap + least)
        return std::nullopt;
    easy_heading(view, rest);
    const PxRect faces = below(rest, heading + gap);
    return draw_faces(view, top_of(faces, std::min(view.ui.unit(204), faces.h)));
}

Said draw_portrait(const View& view, PxRect rest) {
    Ui& ui = view.ui;
    const float gap = ui.measures().card_gap + ui.unit(18);
    const float card = code_card_height(ui);
    const Said printed = draw_code(view, top_of(rest, card));
    const Said answered = draw_how_easy(view, below(rest, card + gap));
    return answered ? answered : printed;
}

/// The QR beside the code instead of under it.
Said draw_landscape(const View& view, PxRect rest) {
    Ui& ui = view.ui;
    const float height = ui.unit(263), gap = ui.measures().card_gap;
    CodeCard card;
    card.title = view.word("thanks.code");
    card.groups = groups_of(view.session.code);
    code_card(ui, {rest.x, rest.y, rest.w - height - gap, height}, card);
    draw_qr(view, {rest.right() - height, rest.y, height, height});
    return draw_how_easy(view, below(rest, height + ui.unit(14)));
}

} // namespace

Said draw_thanks(const View& view) {
    Said said;
    const Frame frame = open_page(view, {}, said);
    Ui& ui = view.ui;
    PxRect rest = frame.content;
    const float title = ui.unit(112);
    thanks_title(ui, top_of(rest, title), view.word("thanks.title"));
    rest = below(rest, title + ui.unit(view.setting.landscape ? 8 : 40));
    const float words = text_block(ui, rest, thanks_words(view), {});
    rest = below(rest, words + ui.unit(view.setting.landscape ? 14 : 46));
    if (Said pressed =
            view.setting.landscape ? draw_landscape(view, rest) : draw_portrait(view, rest))
        said = pressed;
    ButtonLook look;
    look.spoken = view.word("thanks.done");
    const std::string& done =
        view.word(view.setting.landscape ? "thanks.done_short" : "thanks.done");
    if (primary_button(ui, frame.layout.wide_button, done, look))
        said = Finish{};
    return said;
}

} // namespace tycktill
