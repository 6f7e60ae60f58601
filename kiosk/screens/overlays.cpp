// What covers the page for a while: help, other doors, languages, and the two questions before clearing.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/session/translations.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

/// A heading and its text; returns the height.
float paragraph(const View& view, touch::PxRect rect, const std::string& heading,
                const std::string& text) {
    float used = 0;
    if (!heading.empty()) {
        touch::TextLook look;
        look.weight = touch::Weight::SemiBold;
        look.role = touch::Role::Heading;
        used += touch::text_block(view.ui, rect, heading, look);
    }
    return used + touch::text_block(view.ui, below(rect, used), text, {});
}

float paragraph_height(const View& view, float width, const std::string& heading,
                       const std::string& text) {
    touch::TextLook look;
    look.weight = touch::Weight::SemiBold;
    return (heading.empty() ? 0 : touch::text_height(view.ui, width, heading, look)) +
           touch::text_height(view.ui, width, text, {});
}

struct Paragraph {
    std::string heading, text;
};

/// As many as fit, from the session's part on; «Visa fler» when there are more.
void draw_paragraphs(const View& view, touch::PxRect content, const std::vector<Paragraph>& all,
                     Said& said) {
    touch::Ui& ui = view.ui;
    const float gap = ui.measures().card_gap, button = ui.measures().button_height;
    const std::size_t first = part(view.session) < all.size() ? part(view.session) : 0;
    float whole = 0;
    for (const Paragraph& each : all)
        whole += paragraph_height(view, content.w, each.heading, each.text) + gap;
    const bool paged = whole - gap > content.h;
    const float bottom = content.bottom() - (paged ? button + gap : 0);
    float y = content.y;
    std::size_t at = first;
    for (; at < all.size(); ++at) {
        const float height = paragraph_height(view, content.w, all[at].heading, all[at].text);
        if (at > first && y + height > bottom)
            break;
        paragraph(view, {content.x, y, content.w, height}, all[at].heading, all[at].text);
        y += height + gap;
    }
    const touch::PxRect place{content.x, content.bottom() - button, content.w, button};
    touch::ButtonLook look;
    look.icon = touch::Icon::ArrowDown;
    if (paged && touch::secondary_button(ui, place, view.word("nav.more"), look))
        said = ShowFrom{at < all.size() ? at : 0};
}

} // namespace

Said draw_other_doors(const View& view) {
    Said said;
    const Frame frame = open_overlay(view, view.word("doors.title"), said);
    std::vector<Paragraph> doors{{view.word("doors.write_anyway"), view.word("doors.alarm")}};
    for (const forms::OtherDoor& door : view.setting.municipality->other_doors)
        doors.push_back({view.in_words(door.title), view.in_words(door.text)});
    draw_paragraphs(view, frame.content, doors, said);
    close_foot(view, frame.layout, said);
    return said;
}

namespace {

struct HelpButton {
    const char* word;
    touch::Icon icon;
    Event event;
};

std::vector<HelpButton> help_buttons(const View& view) {
    const Modes& modes = view.session.modes;
    std::vector<HelpButton> buttons{{modes.lowered ? "tool.raise" : "tool.lower",
                                     modes.lowered ? touch::Icon::ArrowUp : touch::Icon::ArrowDown,
                                     Toggle{Mode::Lowered}},
                                    {modes.steady ? "tool.usual" : "tool.steady",
                                     touch::Icon::HandFinger, Toggle{Mode::Steady}},
                                    {"tool.voice", touch::Icon::Volume, Show{Overlay::Voice}}};
    if (!view.setting.pin.empty())
        buttons.push_back({"help.staff", touch::Icon::LockAccess, Show{Overlay::Pin}});
    return buttons;
}

/// At the foot of the help, two abreast: in landscape there is no room for icons.
touch::PxRect draw_help_buttons(const View& view, touch::PxRect content, Said& said) {
    const auto buttons = help_buttons(view);
    const float button = view.ui.measures().button_height, gap = view.ui.measures().card_gap;
    const std::size_t abreast = view.setting.landscape ? buttons.size() : 2;
    const auto columns = static_cast<float>(abreast);
    const auto rows = static_cast<float>((buttons.size() + abreast - 1) / abreast);
    const float width = (content.w - gap * (columns - 1)) / columns;
    const float top = content.bottom() - rows * button - (rows - 1) * gap;
    std::vector<std::string> words;
    for (const HelpButton& each : buttons)
        words.push_back(view.word(each.word));
    const bool grow = all_grow(view, width, words);
    for (std::size_t at = 0; at < buttons.size(); ++at) {
        const auto column = static_cast<float>(at % abreast),
                   row = static_cast<float>(at / abreast);
        const touch::PxRect place{content.x + column * (width + gap), top + row * (button + gap),
                                  width, button};
        touch::ButtonLook look;
        look.grows = grow;
        look.icon = view.setting.landscape ? touch::Icon::None : buttons[at].icon;
        if (touch::secondary_button(view.ui, place, words[at], look))
            said = buttons[at].event;
    }
    content.h = top - gap - content.y;
    return content;
}

} // namespace

Said draw_help(const View& view) {
    Said said;
    const Frame frame = open_overlay(view, view.word("help.title"), said);
    std::vector<Paragraph> help{{"", view.word("help.how")},
                                {"", view.word("help.nothing")},
                                {"", view.word("help.other")}};
    if (!view.setting.municipality->telephone.empty())
        help.push_back({"", fill(view.word("help.telephone"),
                                 {{"telephone", view.setting.municipality->telephone}})});
    draw_paragraphs(view, draw_help_buttons(view, frame.content, said), help, said);
    close_foot(view, frame.layout, said);
    return said;
}

Said draw_more_help(const View& view) {
    Said said;
    const Frame frame = open_overlay(view, view.word("tool.more"), said);
    const Modes& modes = view.session.modes;
    const std::vector<Card> cards{
        {view.word("tool.contrast"), "", touch::Icon::Contrast, modes.contrast,
         Toggle{Mode::Contrast}},
        {view.word("tool.easy"), "", touch::Icon::Book, modes.easy_read, Toggle{Mode::EasyRead}},
        {view.word("tool.language"), "", touch::Icon::World, false, Show{Overlay::Language}},
        {view.word("tool.help"), "", touch::Icon::Help, false, Show{Overlay::Help}}};
    draw_cards(view, frame.content, cards, touch::ChoiceCard::Sign::Arrow, said);
    close_foot(view, frame.layout, said);
    return said;
}

/// What there is to know before it is chosen, in itself.
static std::string line_of_language(const View& view, const std::string& tag) {
    const auto& silent = view.setting.silent;
    std::string line;
    if (is_draft(*view.setting.words, tag))
        line = say(view.setting, tag, "language.draft");
    if (std::find(silent.begin(), silent.end(), tag) != silent.end())
        line += (line.empty() ? "" : ". ") + say(view.setting, tag, "language.silent");
    return line;
}

Said draw_language(const View& view) {
    Said said;
    const Frame frame = open_overlay(view, view.word("language.title"), said);
    std::vector<Card> cards;
    for (const std::string& tag : view.setting.form->languages)
        cards.push_back({view.word("language." + tag), line_of_language(view, tag),
                         touch::Icon::World, tag == view.session.language, SetLanguage{tag}});
    draw_cards(view, frame.content, cards, touch::ChoiceCard::Sign::Radio, said);
    close_foot(view, frame.layout, said);
    return said;
}

Said draw_cancel(const View& view) {
    Said said;
    PageWish wish;
    wish.kind = touch::PageKind::Choice;
    wish.question = view.word("cancel.title");
    wish.hint = view.word("cancel.text");
    const Frame frame = open_page(view, wish, said);
    // At the foot, by the hand and far from the tool that was just pressed.
    const touch::PageLayout& layout = frame.layout;
    const bool has_room = !view.setting.landscape && !view.session.modes.lowered;
    const touch::PxRect no = has_room ? layout.wide_button : layout.next;
    const touch::PxRect over{no.x, no.y - view.ui.measures().button_gap - no.h, no.w, no.h};
    const touch::PxRect yes = has_room ? over : layout.back;
    touch::ButtonLook look;
    look.grows = all_grow(view, yes.w, {view.word("cancel.yes"), view.word("cancel.no")});
    look.icon = touch::Icon::X;
    if (touch::secondary_button(view.ui, yes, view.word("cancel.yes"), look))
        said = ClearNow{};
    look.icon = touch::Icon::None;
    if (touch::primary_button(view.ui, no, view.word("cancel.no"), look))
        said = Close{};
    return said;
}

Said draw_time(const View& view) {
    const int left = seconds_left(view.session);
    const std::string line = fill(view.word("time.text"), {{"n", std::to_string(left)}});
    touch::TimeOut words;
    words.title = view.word("time.title");
    words.line = line;
    words.assurance =
        view.word(view.session.place == Place::Thanks ? "time.sent" : "time.not_sent");
    words.stay = view.word("time.stay");
    words.clear = view.word("time.clear");
    words.seconds = left;
    view.ui.wake_at(view.ui.now() + std::chrono::seconds(1));
    switch (touch::time_out_cover(view.ui, words)) {
    case touch::TimeOutAnswer::Stay:
        return StillHere{};
    case touch::TimeOutAnswer::Clear:
        return ClearNow{};
    case touch::TimeOutAnswer::None:
        break;
    }
    return std::nullopt;
}

} // namespace tycktill::kiosk
