// «Rösten»: how it speaks. And what is said where there is no voice for a language.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"

namespace tycktill::kiosk {

Said draw_voice(const View& view) {
    Said said;
    const Frame frame = open_overlay(view, view.word("tool.voice"), said);
    const bool explores = view.session.modes.explore;
    const Modes& modes = view.session.modes;
    const std::string speed = fill(view.word("voice.speed"), {{"n", std::to_string(modes.speed)}});
    const std::string volume =
        fill(view.word("voice.volume"), {{"n", std::to_string(modes.volume)}});
    const std::vector<Card> cards{
        {view.word("voice.slower"), speed, touch::Icon::Minus, false, Tune{-1, 0}},
        {view.word("voice.faster"), speed, touch::Icon::Plus, false, Tune{1, 0}},
        {view.word("voice.quieter"), volume, touch::Icon::Minus, false, Tune{0, -1}},
        {view.word("voice.louder"), volume, touch::Icon::Plus, false, Tune{0, 1}},
        {view.word(explores ? "voice.press" : "voice.explore"), view.word("voice.explore_line"),
         touch::Icon::HandFinger, explores, Toggle{Mode::Explore}}};
    draw_cards(view, frame.content, cards, touch::ChoiceCard::Sign::Arrow, said);
    close_foot(view, frame.layout, said);
    return said;
}

/// In the language that was chosen, and in Swedish, which is what is heard.
Said draw_no_voice(const View& view) {
    Said said;
    const Frame frame = open_overlay(view, view.word("language." + view.session.language), said);
    touch::PxRect rest = frame.content;
    const std::string& own = view.word("voice.none");
    const std::string& swedish = say(view.setting, "sv", "voice.none");
    rest = below(rest, touch::notice(view.ui, rest, own, touch::Icon::Volume) +
                           view.ui.measures().card_gap);
    if (own != swedish)
        rest = below(rest, touch::notice(view.ui, rest, swedish, touch::Icon::Volume) +
                               view.ui.measures().card_gap);
    const touch::PxRect place = top_of(rest, view.ui.measures().button_height);
    if (touch::secondary_button(view.ui, place, view.word("tool.language"),
                                {.icon = touch::Icon::World}))
        said = Show{Overlay::Language};
    close_foot(view, frame.layout, said);
    return said;
}

} // namespace tycktill::kiosk
