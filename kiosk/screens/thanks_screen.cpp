// «Tack!»: shown only when the item is durably kept. The code stands here and nowhere else.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "shared/record/code.h"

#include <array>
#include <cmath>

namespace tycktill::kiosk {
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

Said draw_faces(const View& view, touch::PxRect rect) {
    struct Face {
        const char* word;
        touch::Icon icon;
        HowEasy answer;
    };
    static constexpr std::array faces{
        Face{"thanks.easy_yes", touch::Icon::MoodSmile, HowEasy::Easy},
        Face{"thanks.easy_so", touch::Icon::MoodEmpty, HowEasy::SoSo},
        Face{"thanks.easy_no", touch::Icon::MoodSad, HowEasy::Hard}};
    const float gap = view.ui.measures().button_gap;
    const float width = (rect.w - 2 * gap) / 3;
    Said said;
    for (std::size_t at = 0; at < faces.size(); ++at) {
        const touch::PxRect place{rect.x + static_cast<float>(at) * (width + gap), rect.y, width,
                                  rect.h};
        const bool chosen = view.session.how_easy == faces[at].answer;
        if (touch::face_card(view.ui, place, view.word(faces[at].word), faces[at].icon, chosen))
            said = AnswerHowEasy{faces[at].answer};
    }
    return said;
}

/// What the code can do here: open the reply, or tell whoever answers the telephone which item it is.
std::string use_of_code(const View& view, const char* reply, const char* call, const char* staff) {
    const std::string& telephone = view.setting.municipality->telephone;
    if (view.session.reply_by_code)
        return view.word(reply);
    return telephone.empty() ? view.word(staff) : fill(view.word(call), {{"telephone", telephone}});
}

std::string code_words(const View& view) {
    if (const std::string printing = printing_word(view.session); !printing.empty())
        return view.word(printing);
    const std::string use =
        use_of_code(view, "thanks.code_reply", "thanks.code_call", "thanks.code_staff");
    const bool printer = view.setting.station.printer == PrinterState::Ready;
    return printer ? use : use + " " + view.word("thanks.copy"); // Skriv ut says it all
}

Said draw_code(const View& view, touch::PxRect rect) {
    const bool printer = view.setting.station.printer == PrinterState::Ready;
    const std::string words = code_words(view);
    touch::CodeCard card;
    card.title = view.word("thanks.code");
    card.groups = record::groups_of(view.session.code);
    card.qr = view.session.qr;
    card.qr_words = view.word("thanks.qr");
    card.words = words;
    if (printer)
        card.button = view.word("thanks.print");
    if (touch::code_card(view.ui, rect, card))
        return Ask{Request::Print};
    return std::nullopt;
}

float easy_heading(const View& view, touch::PxRect rect) {
    touch::TextLook look;
    look.weight = touch::Weight::SemiBold;
    return touch::text_block(view.ui, rect, view.word("thanks.easy"), look);
}

/// Pure black on white in both themes, with four quiet modules round it: telephones must read it.
void draw_qr(const View& view, touch::PxRect place) {
    const auto& modules = view.session.qr;
    if (modules.empty())
        return;
    touch::Canvas& canvas = view.ui.canvas();
    canvas.fill(place, view.ui.measures().radius, touch::rgb(0xFFFFFF));
    const auto count = static_cast<float>(modules.size());
    const float side = std::floor(place.w / (count + 8));
    const float x = std::round(place.mid_x() - side * count / 2);
    const float y = std::round(place.mid_y() - side * count / 2);
    for (std::size_t row = 0; row < modules.size(); ++row)
        for (std::size_t column = 0; column < modules[row].size(); ++column)
            if (modules[row][column])
                canvas.fill({x + side * static_cast<float>(column),
                             y + side * static_cast<float>(row), side, side},
                            0, touch::rgb(0x111111));
    view.ui.say(touch::Role::Picture, view.word("thanks.qr"), place);
}

float faces_least(const View& view, float width) {
    touch::TextLook look;
    look.weight = touch::Weight::SemiBold;
    const float heading = touch::text_height(view.ui, width, view.word("thanks.easy"), look);
    return heading + view.ui.unit(14) + view.ui.unit(view.setting.landscape ? 150 : 160);
}

/// The heading and the faces.
Said draw_how_easy(const View& view, touch::PxRect rest) {
    const float heading = easy_heading(view, rest) + view.ui.unit(14);
    const touch::PxRect faces = below(rest, heading);
    return draw_faces(view, top_of(faces, std::min(view.ui.unit(204), faces.h)));
}

/// Title and words; what is left.
touch::PxRect draw_words(const View& view, touch::PxRect rest) {
    touch::Ui& ui = view.ui;
    const bool close = view.setting.landscape || ui.larger();
    const float title = ui.unit(112);
    touch::thanks_title(ui, top_of(rest, title), view.word("thanks.title"));
    rest = below(rest, title + ui.unit(close ? 8 : 40));
    const float words = touch::text_block(ui, rest, thanks_words(view), {});
    return below(rest, words + ui.unit(close ? 14 : 46));
}

bool prints(const View& view) {
    return view.setting.station.printer == PrinterState::Ready;
}

/// In landscape Skriv ut stands in the column, or in Större text, where that is full, under the code.
float print_height(const View& view) {
    const bool under = prints(view) && view.setting.landscape && view.ui.larger();
    return under ? view.ui.measures().button_height + view.ui.measures().card_gap : 0;
}

void print_button(const View& view, touch::PxRect place, Said& said) {
    touch::ButtonLook look;
    look.icon = touch::Icon::Printer;
    if (touch::secondary_button(view.ui, place, view.word("thanks.print"), look))
        said = Ask{Request::Print};
}

/// The code with its QR, in landscape beside it instead of under it; what is left.
touch::PxRect draw_code_and_qr(const View& view, touch::PxRect rest, Said& said) {
    touch::Ui& ui = view.ui;
    if (!view.setting.landscape) {
        const float card = touch::code_card_height(ui);
        if (Said printed = draw_code(view, top_of(rest, card)))
            said = printed;
        return below(rest, card + ui.unit(ui.larger() ? 20 : 46));
    }
    const float height = ui.unit(263), gap = ui.measures().card_gap;
    touch::CodeCard card;
    const std::string printing = printing_word(view.session);
    const std::string title =
        printing.empty()
            ? use_of_code(view, "thanks.beside_reply", "thanks.beside_call", "thanks.beside_staff")
            : view.word(printing);
    card.title = title;
    card.groups = record::groups_of(view.session.code);
    touch::code_card(ui, {rest.x, rest.y, rest.w - height - gap, height}, card);
    draw_qr(view, {rest.right() - height, rest.y, height, height});
    return below(rest, height + ui.unit(14));
}

/// What of the page is shown at once. The code comes first: it is shown here and nowhere else.
struct Parts {
    bool words = true, code = true, print = true, easy = true;
    std::size_t count = 1;
};

float words_height(const View& view, float width) {
    const bool close = view.setting.landscape || view.ui.larger();
    return view.ui.unit(112) + view.ui.unit(close ? 22 : 86) +
           touch::text_height(view.ui, width, thanks_words(view), {});
}

float code_height(const View& view) {
    return view.setting.landscape ? view.ui.unit(277)
                                  : touch::code_card_height(view.ui) + view.ui.unit(46);
}

Parts parts_of(const View& view, touch::PxRect room) {
    Parts parts;
    parts.easy = view.setting.municipality->ask_how_easy;
    const float words = words_height(view, room.w), code = code_height(view);
    const float easy = parts.easy ? faces_least(view, room.w) : 0, print = print_height(view);
    const float most = room.h + view.ui.unit(26);
    if (words + code + print + easy <= most)
        return parts;
    parts.count = 2;
    const bool second = part(view.session) > 0;
    const bool code_first = words + code <= most, print_first = words + code + print <= most;
    parts.words = !second;
    parts.code = code_first != second;
    parts.print = print_first != second;
    parts.easy = parts.easy && second;
    return parts;
}

/// To the second part and back.
void turn(const View& view, touch::PxRect place, Said& said) {
    const bool second = part(view.session) > 0;
    touch::ButtonLook look;
    look.icon = second ? touch::Icon::ArrowLeft : touch::Icon::ArrowDown;
    if (touch::secondary_button(view.ui, place, view.word(second ? "nav.back" : "nav.more"), look))
        said = ShowFrom{second ? std::size_t{0} : std::size_t{1}};
}

} // namespace

Said draw_thanks(const View& view) {
    Said said;
    const Frame frame = open_page(view, {}, said);
    touch::Ui& ui = view.ui;
    touch::PxRect rest = frame.content;
    const Parts parts = parts_of(view, rest);
    if (parts.words)
        rest = draw_words(view, rest);
    if (parts.code)
        rest = draw_code_and_qr(view, rest, said);
    if (const float print = print_height(view); parts.print && print > 0) {
        print_button(view, top_of(rest, ui.measures().button_height), said);
        rest = below(rest, print);
    }
    if (parts.easy)
        if (Said answered = draw_how_easy(view, rest))
            said = answered;
    touch::ButtonLook look;
    look.spoken = view.word("thanks.done");
    const bool one = parts.count == 1;
    const bool whole_word = one && !view.setting.landscape;
    const std::string& done = view.word(whole_word ? "thanks.done" : "thanks.done_short");
    if (!one)
        turn(view, frame.layout.back, said);
    else if (prints(view) && view.setting.landscape && print_height(view) == 0)
        print_button(view, frame.layout.back, said);
    if (touch::primary_button(ui, one ? frame.layout.wide_button : frame.layout.next, done, look))
        said = Finish{};
    return said;
}

} // namespace tycktill::kiosk
