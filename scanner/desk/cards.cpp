// Which cards a form has, and in what order.
#include "scanner/desk/desk.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

bool is_choice(const forms::Field& field) {
    return field.kind == forms::FieldKind::OneChoice ||
           field.kind == forms::FieldKind::SeveralChoices;
}

std::string title_of(const std::string& key) {
    if (key == returned::key_missing_page)
        return "Sidor som saknas";
    if (key == returned::key_other_content)
        return "Samma nummer, annat innehåll";
    if (key == returned::key_not_fitted)
        return "Sidan kunde inte rätas upp";
    if (returned::is_outside_key(key))
        return "Utanför fälten";
    if (key == key_letter)
        return "Eget ärende";
    return "Sida utan kod";
}

DeskCard card_of_field(const forms::Field& field) {
    DeskCard card;
    card.key = field.id;
    card.title = field.label.in("sv");
    card.field = &field;
    card.input = is_choice(field)                       ? DeskCard::Input::Choices
                 : field.kind == forms::FieldKind::Area ? DeskCard::Input::Area
                                                        : DeskCard::Input::Line;
    return card;
}

const returned::Doubt* doubt_of(const queue::QueuedForm& form, const std::string& key) {
    const auto& doubts = form.assembled.doubts;
    const auto found = std::find_if(doubts.begin(), doubts.end(),
                                    [&](const returned::Doubt& doubt) { return doubt.key == key; });
    return found == doubts.end() ? nullptr : &*found;
}

/// Page and height of a field's box; matters of the whole form first, what has no box last.
std::pair<std::size_t, int> place_on_paper(const queue::QueuedForm& form, const DeskCard& card) {
    if (!card.field)
        return {0, -1};
    const auto& pages = form.returned.pages;
    const std::vector<returned::CutOut> none;
    const auto& cut_outs = card.doubt    ? card.doubt->cut_outs
                           : card.stands ? card.stands->cut_outs
                                         : none;
    for (const auto& cut : cut_outs)
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (pages[i].id == cut.page && cut.px.width > 0)
                return {i, cut.px.y};
    return {pages.size(), 0};
}

/// A letter has no boxes: its type and its unit are asked for, and the eye goes from top to bottom.
void add_letter_cards(const queue::QueuedForm& form, std::vector<DeskCard>& cards) {
    if (!form.item.after.empty()) {
        DeskCard own;
        own.key = key_letter;
        own.title = title_of(key_letter);
        own.input = DeskCard::Input::Letter;
        cards.insert(cards.begin(), std::move(own));
    }
    for (const auto role : {forms::FieldRole::Type, forms::FieldRole::Unit}) {
        const forms::Field* field = form.form->with_role(role);
        if (!field)
            continue;
        auto found = std::find_if(cards.begin(), cards.end(),
                                  [&](const DeskCard& card) { return card.key == field->id; });
        if (found == cards.end()) {
            cards.push_back(card_of_field(*field));
            found = std::prev(cards.end());
            found->asked = true;
        }
        if (role == forms::FieldRole::Unit && form.municipality &&
            !form.municipality->units.empty())
            found->input = DeskCard::Input::Unit;
    }
    const forms::Field* unit = form.form->with_role(forms::FieldRole::Unit);
    const forms::Field* type = form.form->with_role(forms::FieldRole::Type);
    std::stable_sort(cards.begin(), cards.end(), [&](const DeskCard& a, const DeskCard& b) {
        const auto rank = [&](const DeskCard& card) {
            return !card.field ? 0 : card.field == type ? 1 : card.field == unit ? 2 : 3;
        };
        return rank(a) < rank(b);
    });
}

const returned::AssembledField* stands_of(const queue::QueuedForm& form, const std::string& field) {
    for (const auto& one : form.assembled.fields)
        if (one.field == field)
            return &one;
    return nullptr;
}

bool wants_no_reply(const queue::QueuedForm& form) {
    const forms::Field* reply = form.form->with_role(forms::FieldRole::Reply);
    const auto said = reply ? form.settled.find(reply->id) : form.settled.end();
    return said != form.settled.end() && said->second == std::vector<std::string>{"nej"};
}

/// What a person says by telephone is asked as at the kiosk: every field, in the screen's order.
void add_asked_cards(const queue::QueuedForm& form, std::vector<DeskCard>& cards) {
    for (const auto& field : form.form->fields) {
        DeskCard card = card_of_field(field);
        card.doubt = doubt_of(form, field.id);
        if (const auto said = form.settled.find(field.id); said != form.settled.end())
            card.stands = stands_of(form, field.id);
        // That nothing is there yet is no doubt about it; it is asked.
        const bool missed = card.doubt != nullptr;
        if (!card.stands)
            card.doubt = nullptr;
        const bool wanted =
            field.on_screen && (field.role != forms::FieldRole::Contact || !wants_no_reply(form));
        card.asked = !card.stands && (missed || wanted);
        if (card.doubt || card.stands || card.asked)
            cards.push_back(std::move(card));
    }
}

} // namespace

std::vector<DeskCard> cards_of(const DeskForm& form) {
    return cards_of(form.queued, form.opened);
}

std::vector<const returned::AssembledField*> sure_fields(const DeskForm& form) {
    std::vector<const returned::AssembledField*> sure;
    const auto cards = cards_of(form.queued);
    for (const auto& field : form.queued.assembled.fields)
        if (form.queued.form && form.queued.form->find(field.field) &&
            std::none_of(cards.begin(), cards.end(),
                         [&](const DeskCard& card) { return card.key == field.field; }))
            sure.push_back(&field);
    return sure;
}

std::vector<DeskCard> cards_of(const queue::QueuedForm& form, const std::string& opened) {
    std::vector<DeskCard> cards;
    if (!form.form) {
        DeskCard card;
        card.key = "@form";
        card.title = "Vilken blankett räknas brevet som?";
        card.input = DeskCard::Input::Form;
        cards.push_back(std::move(card));
    }
    for (const auto& doubt : form.assembled.doubts) {
        if (form.form && form.form->find(doubt.key))
            continue;
        DeskCard card;
        card.key = doubt.key;
        card.title = title_of(doubt.key);
        card.input = doubt.key.starts_with("@page-")       ? DeskCard::Input::Page
                     : returned::is_outside_key(doubt.key) ? DeskCard::Input::Area
                                                           : DeskCard::Input::Confirm;
        card.doubt = &doubt;
        cards.push_back(std::move(card));
    }
    if (!form.form)
        return cards;
    if (form.item.by_staff) {
        add_asked_cards(form, cards);
        return cards;
    }
    for (const auto& field : form.form->fields) {
        DeskCard card = card_of_field(field);
        card.doubt = doubt_of(form, field.id);
        const auto* stands = stands_of(form, field.id);
        if (stands && (stands->by_person || field.id == opened))
            card.stands = stands;
        if (card.doubt || card.stands)
            cards.push_back(std::move(card));
    }
    if (form.item.letter) {
        add_letter_cards(form, cards);
        return cards;
    }
    // The eye goes down the paper once.
    std::stable_sort(cards.begin(), cards.end(), [&](const DeskCard& a, const DeskCard& b) {
        return place_on_paper(form, a) < place_on_paper(form, b);
    });
    return cards;
}

std::optional<std::size_t> open_card(const DeskForm& form, const std::vector<DeskCard>& cards) {
    for (std::size_t i = 0; i < cards.size(); ++i)
        if (cards[i].key == form.current)
            return i;
    return {};
}

std::vector<DeskChoice> choices_of(const Desk& desk, const DeskCard& card) {
    if (card.input == DeskCard::Input::Form)
        return desk.letter_forms;
    if (card.input == DeskCard::Input::Page)
        return {{"attachment", "Bilaga till blanketten"},
                {"own", "Ett eget ärende"},
                {"blank", "Tom sida, ta bort"}};
    std::vector<DeskChoice> choices;
    if (card.input == DeskCard::Input::Unit && desk.form)
        for (const auto& unit : units_for(desk.form->queued, desk.form->input))
            choices.push_back({unit.name, unit.name.empty() ? unit.words : unit.name});
    if (card.input == DeskCard::Input::Choices)
        for (const auto& choice : card.field->choices)
            choices.push_back({choice.id, choice.label.in("sv")});
    return choices;
}

std::string in_words(const forms::Field& field, const std::vector<std::string>& values) {
    if (values.empty())
        return "Inget är skrivet";
    std::string words;
    for (const auto& value : values) {
        const auto found =
            std::find_if(field.choices.begin(), field.choices.end(),
                         [&](const forms::Choice& choice) { return choice.id == value; });
        words += words.empty() ? "" : ", ";
        words += found == field.choices.end() ? value : found->label.in("sv");
    }
    return words;
}

} // namespace tycktill::desk
