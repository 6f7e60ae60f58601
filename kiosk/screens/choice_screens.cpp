// The steps that are answered with cards: a form's own choices, the unit, the day.
#include "kiosk/navigation.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"

#include <algorithm>

namespace tycktill {
namespace {

const Field& field_of(const View& view) {
    return *view.setting.form->find(current(view.session).fields.front());
}

std::string or_else(const View& view, const Words& own, const char* key) {
    return own.empty() ? view.word(key) : view.in_words(own);
}

const char* question_key(const Field& field) {
    switch (field.role) {
    case FieldRole::Type:
        return "question.type";
    case FieldRole::Unit:
        return "question.unit";
    case FieldRole::From:
        return "question.from";
    case FieldRole::When:
        return "question.when";
    case FieldRole::Dimension:
        return "question.dimension";
    case FieldRole::Reply:
        return "question.reply";
    default:
        return nullptr;
    }
}

PageWish wish_of(const View& view, const Field& field) {
    PageWish wish;
    wish.kind = PageKind::Choice;
    wish.steps = true;
    const char* key = question_key(field);
    wish.question = !field.question.empty() || key == nullptr
                        ? view.in_words(field.question.empty() ? field.label : field.question)
                        : view.word(key);
    for (const Fault& fault : view.session.faults)
        if (fault.field == field.id)
            wish.fault = fault.why;
    if (!field.hint.empty())
        wish.hint = view.in_words(field.hint);
    else if (field.kind == FieldKind::SeveralChoices)
        wish.hint = view.word("hint.several");
    else if (!field.required && field.role != FieldRole::Reply)
        wish.hint = view.word("hint.optional");
    if (field.kind != FieldKind::SeveralChoices && goes_on_by_itself(view.session))
        wish.hint = view.word("hint.quick");
    return wish;
}

/// Opens the page and draws its cards; what is left under them. In landscape with Större text a hint
/// gives way rather than the last card.
struct CardPage {
    Frame frame;
    PxRect rest;
};
CardPage card_page(const View& view, PageWish wish, const std::vector<Card>& cards,
                   ChoiceCard::Sign sign, Said& said, const std::string& assurance = "") {
    if (view.setting.landscape && view.ui.larger() &&
        !cards_fit(view, measure_page(view, wish).content, cards, sign))
        wish.hint.clear();
    CardPage page;
    page.frame = open_page(view, wish, said);
    PxRect content = page.frame.content;
    if (!assurance.empty()) {
        content.h -= notice_height(view.ui, content.w, assurance) + view.ui.measures().card_gap;
        if (!cards_fit(view, content, cards, sign))
            content = page.frame.content;
    }
    page.rest = draw_cards(view, content, cards, sign, said);
    page.rest.h = page.frame.content.bottom() - page.rest.y;
    return page;
}

bool is_picked(const View& view, const Field& field, Pick pick) {
    const auto found = view.session.picks.find(field.id);
    return found != view.session.picks.end() && found->second == pick;
}

Card pick_card_of(const View& view, const Field& field, Pick pick, const char* title,
                  std::string line, Icon icon) {
    return {view.word(title), std::move(line), icon, is_picked(view, field, pick),
            PickCard{field.id, pick}};
}

/// «Det du skriver påverkar inte den hjälp du får.»
void draw_assurance(const View& view, PxRect rest) {
    const std::string& words = view.word("reply.unharmed");
    const float height = notice_height(view.ui, rest.w, words);
    if (rest.h < height)
        return;
    const float gap = std::min(view.ui.measures().card_gap, rest.h - height);
    notice(view.ui, {rest.x, rest.y + gap, rest.w, height}, words, Icon::HeartHandshake);
}

} // namespace

Said draw_choices(const View& view) {
    const Field& field = field_of(view);
    Said said;
    std::vector<Card> cards;
    for (const Choice& choice : field.choices)
        cards.push_back({view.in_words(choice.on_screen()), view.in_words(choice.line),
                         icon_named(choice.icon), view.session.answers.chosen(field.id, choice.id),
                         Choose{field.id, choice.id}});
    const bool leads_on = goes_on_by_itself(view.session);
    const auto sign = field.kind == FieldKind::SeveralChoices ? ChoiceCard::Sign::Check
                      : leads_on                              ? ChoiceCard::Sign::Arrow
                                                              : ChoiceCard::Sign::Radio;
    const bool reply = field.role == FieldRole::Reply;
    const CardPage page = card_page(view, wish_of(view, field), cards, sign, said,
                                    reply ? view.word("reply.unharmed") : "");
    if (reply)
        draw_assurance(view, page.rest);
    return step_foot(view, page.frame.layout, std::move(said));
}

Said draw_unit(const View& view) {
    const Field& field = field_of(view);
    PageWish wish = wish_of(view, field);
    wish.hint = or_else(view, field.hint, "hint.unit");
    Said said;
    std::vector<Card> cards;
    if (!view.setting.unit.empty())
        cards.push_back(
            pick_card_of(view, field, Pick::Here, "unit.here", view.setting.unit, Icon::MapPin));
    std::string elsewhere = view.word("unit.elsewhere_line");
    if (is_picked(view, field, Pick::Elsewhere) && view.session.answers.has(field.id))
        elsewhere = view.session.answers.text(field.id);
    cards.push_back(
        pick_card_of(view, field, Pick::Elsewhere, "unit.elsewhere", elsewhere, Icon::Search));
    if (!field.required)
        cards.push_back(pick_card_of(view, field, Pick::Unknown, "unit.unknown",
                                     view.word("unit.unknown_line"), Icon::Help));
    const CardPage page = card_page(view, wish, cards, ChoiceCard::Sign::Radio, said);
    return step_foot(view, page.frame.layout, std::move(said));
}

Said draw_date(const View& view) {
    const Field& field = field_of(view);
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
        pick_card_of(view, field, Pick::Today, "when.today", today, Icon::Clock),
        pick_card_of(view, field, Pick::Yesterday, "when.yesterday", yesterday, Icon::Clock),
        pick_card_of(view, field, Pick::OtherDay, "when.other", other, Icon::Calendar)};
    if (!field.required)
        cards.push_back(pick_card_of(view, field, Pick::Skip, "when.skip",
                                     view.word("when.skip_line"), Icon::ArrowRight));
    const CardPage page = card_page(view, wish, cards, ChoiceCard::Sign::Radio, said);
    return step_foot(view, page.frame.layout, std::move(said));
}

} // namespace tycktill
