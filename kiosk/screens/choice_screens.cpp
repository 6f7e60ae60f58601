// The steps that are answered with cards: a form's own choices, the unit, the day.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/session/navigation.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

const forms::Field& field_of(const View& view) {
    return *view.setting.form->find(current(view.session).fields.front());
}

std::string or_else(const View& view, const forms::Words& own, const char* key) {
    return own.empty() ? view.word(key) : view.in_words(own);
}

PageWish wish_of(const View& view, const forms::Field& field) {
    PageWish wish;
    wish.kind = touch::PageKind::Choice;
    wish.steps = true;
    wish.question = question_of(view.setting, view.session, field);
    for (const forms::Fault& fault : view.session.faults)
        if (fault.field == field.id)
            wish.fault = fault.why;
    if (!field.hint.empty())
        wish.hint = view.in_words(field.hint);
    else if (field.kind == forms::FieldKind::SeveralChoices)
        wish.hint = view.word("hint.several");
    else if (!field.required && field.role != forms::FieldRole::Reply)
        wish.hint = view.word("hint.optional");
    return wish;
}

/// Opens the page and draws its cards; what is left under them. In landscape with Större text a hint
/// gives way rather than the last card.
struct CardPage {
    Frame frame;
    touch::PxRect rest;
};
CardPage card_page(const View& view, PageWish wish, const std::vector<Card>& cards,
                   touch::ChoiceCard::Sign sign, Said& said, const std::string& assurance = "") {
    if (view.setting.landscape && view.ui.larger() &&
        !cards_fit(view, measure_page(view, wish).content, cards, sign))
        wish.hint.clear();
    CardPage page;
    page.frame = open_page(view, wish, said);
    touch::PxRect content = page.frame.content;
    if (!assurance.empty()) {
        content.h -=
            touch::notice_height(view.ui, content.w, assurance) + view.ui.measures().card_gap;
        if (!cards_fit(view, content, cards, sign))
            content = page.frame.content;
    }
    page.rest = draw_cards(view, content, cards, sign, said);
    page.rest.h = page.frame.content.bottom() - page.rest.y;
    return page;
}

bool is_picked(const View& view, const forms::Field& field, Pick pick) {
    const auto found = view.session.picks.find(field.id);
    return found != view.session.picks.end() && found->second == pick;
}

Card pick_card_of(const View& view, const forms::Field& field, Pick pick, const char* title,
                  std::string line, touch::Icon icon) {
    return {view.word(title), std::move(line), icon, is_picked(view, field, pick),
            PickCard{field.id, pick}};
}

/// A card that leads on bears an arrow.
touch::ChoiceCard::Sign single_sign(const View& view) {
    return goes_on_by_itself(view.session) ? touch::ChoiceCard::Sign::Arrow
                                           : touch::ChoiceCard::Sign::Radio;
}

/// A step of the kiosk's own cards: what has been picked is an answer, also «Vet inte».
Said picking_foot(const View& view, const touch::PageLayout& layout, const forms::Field& field,
                  Said said) {
    return leading_foot(view, layout, {view.session.picks.count(field.id) != 0, false},
                        std::move(said));
}

/// «Det du skriver påverkar inte den hjälp du får.»
void draw_assurance(const View& view, touch::PxRect rest) {
    const std::string& words = view.word("reply.unharmed");
    const float height = touch::notice_height(view.ui, rest.w, words);
    if (rest.h < height)
        return;
    const float gap = std::min(view.ui.measures().card_gap, rest.h - height);
    touch::notice(view.ui, {rest.x, rest.y + gap, rest.w, height}, words,
                  touch::Icon::HeartHandshake);
}

} // namespace

Said draw_choices(const View& view) {
    const forms::Field& field = field_of(view);
    Said said;
    std::vector<Card> cards;
    for (const forms::Choice& choice : field.choices)
        cards.push_back({view.in_words(choice.on_screen()), view.in_words(choice.line),
                         icon_named(choice.icon), view.session.answers.chosen(field.id, choice.id),
                         Choose{field.id, choice.id}});
    const bool several = field.kind == forms::FieldKind::SeveralChoices;
    const auto sign = several ? touch::ChoiceCard::Sign::Check : single_sign(view);
    const bool reply = field.role == forms::FieldRole::Reply;
    const CardPage page = card_page(view, wish_of(view, field), cards, sign, said,
                                    reply ? view.word("reply.unharmed") : "");
    if (reply)
        draw_assurance(view, page.rest);
    if (several)
        return step_foot(view, page.frame.layout, std::move(said));
    return leading_foot(view, page.frame.layout,
                        {view.session.answers.has(field.id), !field.required && !reply},
                        std::move(said));
}

namespace {

/// So many places are cards, each by its name; above that they are searched for.
constexpr std::size_t most_unit_cards = 6;

/// The places besides where the kiosk stands.
std::vector<std::string> other_units(const View& view) {
    std::vector<std::string> names;
    for (const forms::UnitPlace& unit : view.setting.municipality->units)
        if (unit.name != view.setting.unit)
            names.push_back(unit.name);
    return names;
}

std::vector<Card> unit_cards(const View& view, const forms::Field& field) {
    std::vector<Card> cards;
    if (!view.setting.unit.empty())
        cards.push_back(pick_card_of(view, field, Pick::Here, "unit.here", view.setting.unit,
                                     touch::Icon::MapPin));
    const auto units = other_units(view);
    const bool searched = cards.size() + units.size() > most_unit_cards;
    const std::string answer = view.session.answers.text(field.id);
    if (!searched)
        for (const std::string& name : units)
            cards.push_back({name, "", touch::Icon::MapPin,
                             is_picked(view, field, Pick::Listed) && answer == name,
                             ChooseUnit{name}});
    std::string line = view.word(searched ? "unit.elsewhere_line" : "unit.own_words");
    if (is_picked(view, field, Pick::Elsewhere) && !answer.empty())
        line = answer;
    cards.push_back(pick_card_of(view, field, Pick::Elsewhere,
                                 cards.empty() ? "unit.in_list" : "unit.elsewhere", line,
                                 searched ? touch::Icon::Search : touch::Icon::Writing));
    if (!field.required)
        cards.push_back(pick_card_of(view, field, Pick::Unknown, "unit.unknown",
                                     view.word("unit.unknown_line"), touch::Icon::Help));
    return cards;
}

} // namespace

Said draw_unit(const View& view) {
    const forms::Field& field = field_of(view);
    PageWish wish = wish_of(view, field);
    wish.hint = or_else(view, field.hint, "hint.unit");
    Said said;
    const CardPage page = card_page(view, wish, unit_cards(view, field), single_sign(view), said);
    return picking_foot(view, page.frame.layout, field, std::move(said));
}

Said draw_date(const View& view) {
    const forms::Field& field = field_of(view);
    PageWish wish = wish_of(view, field);
    wish.hint = or_else(view, field.hint, "hint.when");
    Said said;
    const std::string today = date_in_words(view.setting, view.language(), view.setting.today);
    const std::string yesterday =
        date_in_words(view.setting, view.language(), view.setting.today - std::chrono::days{1});
    std::string other = view.word("when.other_line");
    const auto day = parse_day(view.session.answers.text(field.id));
    if (is_picked(view, field, Pick::OtherDay) && day)
        other = date_in_words(view.setting, view.language(), *day);
    std::vector<Card> cards{
        pick_card_of(view, field, Pick::Today, "when.today", today, touch::Icon::Clock),
        pick_card_of(view, field, Pick::Yesterday, "when.yesterday", yesterday, touch::Icon::Clock),
        pick_card_of(view, field, Pick::OtherDay, "when.other", other, touch::Icon::Calendar)};
    if (!field.required)
        cards.push_back(pick_card_of(view, field, Pick::Skip, "when.skip",
                                     view.word("when.skip_line"), touch::Icon::ArrowRight));
    const CardPage page = card_page(view, wish, cards, single_sign(view), said);
    return picking_foot(view, page.frame.layout, field, std::move(said));
}

namespace {

struct WayWords {
    const char* title;
    const char* line;
    touch::Icon icon;
};

WayWords way_words(const forms::Field& field) {
    switch (field.rule) {
    case forms::TextRule::Telephone:
        return {"way.telephone", "way.telephone_line", touch::Icon::Phone};
    case forms::TextRule::Email:
        return {"way.email", "way.email_line", touch::Icon::Mail};
    case forms::TextRule::Address:
        return {"way.letter", "way.letter_line", touch::Icon::Home};
    default:
        return {nullptr, nullptr, touch::Icon::MessageDots};
    }
}

} // namespace

std::string way_name(const View& view, const forms::Field& field) {
    const WayWords words = way_words(field);
    return words.title == nullptr ? view.in_words(field.label) : view.word(words.title);
}

Said draw_ways(const View& view) {
    PageWish wish;
    wish.kind = touch::PageKind::Choice;
    wish.steps = true;
    wish.question = view.word("question.ways");
    wish.hint = view.word("hint.ways");
    const auto& ways = current(view.session).fields;
    wish.fault = fault_of(view, ways.front());
    std::vector<Card> cards;
    bool answered = false;
    for (const std::string& id : ways) {
        const forms::Field& field = *view.setting.form->find(id);
        const WayWords words = way_words(field);
        const auto& chosen = view.session.ways;
        const bool is_chosen = view.session.answers.has(id) ||
                               std::find(chosen.begin(), chosen.end(), id) != chosen.end();
        cards.push_back({way_name(view, field), words.line == nullptr ? "" : view.word(words.line),
                         words.icon, is_chosen, ChooseWay{id}});
        answered = answered || is_chosen;
    }
    Said said;
    const CardPage page = card_page(view, wish, cards, single_sign(view), said);
    return leading_foot(view, page.frame.layout, {answered, false}, std::move(said));
}

} // namespace tycktill::kiosk
