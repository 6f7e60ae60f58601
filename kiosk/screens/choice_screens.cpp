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

const char* question_key(const forms::Field& field) {
    switch (field.role) {
    case forms::FieldRole::Type:
        return "question.type";
    case forms::FieldRole::Unit:
        return "question.unit";
    case forms::FieldRole::From:
        return "question.from";
    case forms::FieldRole::When:
        return "question.when";
    case forms::FieldRole::Dimension:
        return "question.dimension";
    case forms::FieldRole::Reply:
        return "question.reply";
    default:
        return nullptr;
    }
}

PageWish wish_of(const View& view, const forms::Field& field) {
    PageWish wish;
    wish.kind = touch::PageKind::Choice;
    wish.steps = true;
    const char* key = question_key(field);
    wish.question = !field.question.empty() || key == nullptr
                        ? view.in_words(field.question.empty() ? field.label : field.question)
                        : view.word(key);
    for (const forms::Fault& fault : view.session.faults)
        if (fault.field == field.id)
            wish.fault = fault.why;
    if (!field.hint.empty())
        wish.hint = view.in_words(field.hint);
    else if (field.kind == forms::FieldKind::SeveralChoices)
        wish.hint = view.word("hint.several");
    else if (!field.required && field.role != forms::FieldRole::Reply)
        wish.hint = view.word("hint.optional");
    if (field.kind != forms::FieldKind::SeveralChoices && goes_on_by_itself(view.session))
        wish.hint = view.word("hint.quick");
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
    const bool leads_on = goes_on_by_itself(view.session);
    const auto sign = field.kind == forms::FieldKind::SeveralChoices
                          ? touch::ChoiceCard::Sign::Check
                      : leads_on ? touch::ChoiceCard::Sign::Arrow
                                 : touch::ChoiceCard::Sign::Radio;
    const bool reply = field.role == forms::FieldRole::Reply;
    const CardPage page = card_page(view, wish_of(view, field), cards, sign, said,
                                    reply ? view.word("reply.unharmed") : "");
    if (reply)
        draw_assurance(view, page.rest);
    return step_foot(view, page.frame.layout, std::move(said));
}

Said draw_unit(const View& view) {
    const forms::Field& field = field_of(view);
    PageWish wish = wish_of(view, field);
    wish.hint = or_else(view, field.hint, "hint.unit");
    Said said;
    std::vector<Card> cards;
    if (!view.setting.unit.empty())
        cards.push_back(pick_card_of(view, field, Pick::Here, "unit.here", view.setting.unit,
                                     touch::Icon::MapPin));
    std::string elsewhere = view.word("unit.elsewhere_line");
    if (is_picked(view, field, Pick::Elsewhere) && view.session.answers.has(field.id))
        elsewhere = view.session.answers.text(field.id);
    cards.push_back(pick_card_of(view, field, Pick::Elsewhere, "unit.elsewhere", elsewhere,
                                 touch::Icon::Search));
    if (!field.required)
        cards.push_back(pick_card_of(view, field, Pick::Unknown, "unit.unknown",
                                     view.word("unit.unknown_line"), touch::Icon::Help));
    const CardPage page = card_page(view, wish, cards, touch::ChoiceCard::Sign::Radio, said);
    return step_foot(view, page.frame.layout, std::move(said));
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
    const CardPage page = card_page(view, wish, cards, touch::ChoiceCard::Sign::Radio, said);
    return step_foot(view, page.frame.layout, std::move(said));
}

} // namespace tycktill::kiosk
