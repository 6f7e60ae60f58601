#include "scanner/desk/desk.h"

#include <algorithm>

namespace tycktill {

namespace {

bool is_choice(const Field& field) {
    return field.kind == FieldKind::OneChoice || field.kind == FieldKind::SeveralChoices;
}

std::string title_of(const std::string& key) {
    if (key == key_missing_page)
        return "Sidor som saknas";
    if (key == key_other_content)
        return "Samma nummer, annat innehåll";
    if (key == key_not_fitted)
        return "Sidan gick inte att passa in";
    return "Sida utan kod";
}

DeskCard card_of_field(const Field& field) {
    DeskCard card;
    card.key = field.id;
    card.title = field.label.in("sv");
    card.field = &field;
    card.input = is_choice(field)                ? DeskCard::Input::Choices
                 : field.kind == FieldKind::Area ? DeskCard::Input::Area
                                                 : DeskCard::Input::Line;
    return card;
}

const Doubt* doubt_of(const QueuedForm& form, const std::string& key) {
    const auto& doubts = form.assembled.doubts;
    const auto found = std::find_if(doubts.begin(), doubts.end(),
                                    [&](const Doubt& doubt) { return doubt.key == key; });
    return found == doubts.end() ? nullptr : &*found;
}

/// Page and height of a field's box; matters of the whole form first, what has no box last.
std::pair<std::size_t, int> place_on_paper(const QueuedForm& form, const DeskCard& card) {
    if (!card.field)
        return {0, -1};
    const auto& pages = form.returned.pages;
    const std::vector<CutOut> none;
    const auto& cut_outs = card.doubt    ? card.doubt->cut_outs
                           : card.stands ? card.stands->cut_outs
                                         : none;
    for (const auto& cut : cut_outs)
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (pages[i].id == cut.page && cut.px.width > 0)
                return {i, cut.px.y};
    return {pages.size(), 0};
}

} // namespace

const std::vector<DeskKind>& desk_kinds() {
    static const std::vector<DeskKind> kinds = {
        {"Handstil",
         "Maskinen läser inte pennor säkert. Skriv av bilden.",
         {DoubtKind::Handwriting, DoubtKind::UnsureText}},
        {"Kryss",
         "Ett svagt streck, eller en ruta som är helt svärtad.",
         {DoubtKind::UnsureMark, DoubtKind::DarkBox, DoubtKind::TwoTicks, DoubtKind::PoorCopy}},
        {"Brev utan blankett", "Ingen kod på sidan. Du väljer enhet och typ.", {DoubtKind::Letter}},
        {"Uppgifter som inte går ihop",
         "Till exempel: vill ha svar men har inte skrivit adress.",
         {DoubtKind::Rule, DoubtKind::Missing}},
        {"Sida saknas", "En av blankettens sidor har inte kommit in.", {DoubtKind::MissingPage}},
        {"Nästan tom baksida",
         "Smuts eller ett litet streck. Behåll eller ta bort.",
         {DoubtKind::BlankBack}},
        {"Samma nummer, annat innehåll",
         "Blanketten har troligen kopierats.",
         {DoubtKind::OtherContent}},
        {"Gick inte att passa in",
         "Hörnen syns inte. Skriv av bilden eller skanna om.",
         {DoubtKind::NotFitted, DoubtKind::Foreign}},
    };
    return kinds;
}

std::vector<DeskCard> cards_of(const QueuedForm& form) {
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
        card.input =
            doubt.key.starts_with("@page-") ? DeskCard::Input::Page : DeskCard::Input::Confirm;
        card.doubt = &doubt;
        cards.push_back(std::move(card));
    }
    if (!form.form)
        return cards;
    for (const auto& field : form.form->fields) {
        DeskCard card = card_of_field(field);
        card.doubt = doubt_of(form, field.id);
        const auto& fields = form.assembled.fields;
        const auto stands =
            std::find_if(fields.begin(), fields.end(), [&](const AssembledField& one) {
                return one.field == field.id && one.by_person;
            });
        if (stands != fields.end())
            card.stands = &*stands;
        if (card.doubt || card.stands)
            cards.push_back(std::move(card));
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
    if (card.input == DeskCard::Input::Choices)
        for (const auto& choice : card.field->choices)
            choices.push_back({choice.id, choice.label.in("sv")});
    return choices;
}

std::vector<const QueueItem*> items_of_batch(const Desk& desk) {
    std::vector<const QueueItem*> items;
    if (desk.batch >= desk.batches.size())
        return items;
    for (const auto& item : desk.items)
        if (item.batch == desk.batches[desk.batch].id)
            items.push_back(&item);
    return items;
}

namespace {

bool is_of_kind(DoubtKind doubt, std::size_t kind) {
    const auto& doubts = desk_kinds()[kind].doubts;
    return std::find(doubts.begin(), doubts.end(), doubt) != doubts.end();
}

} // namespace

std::size_t count_of_kind(const Desk& desk, std::size_t kind) {
    std::size_t count = 0;
    for (const auto& item : desk.items)
        count += static_cast<std::size_t>(
            std::count_if(item.kinds.begin(), item.kinds.end(),
                          [&](DoubtKind doubt) { return is_of_kind(doubt, kind); }));
    return count;
}

int doubts_in_all(const Desk& desk) {
    int doubts = 0;
    for (const auto& item : desk.items)
        doubts += item.doubts;
    return doubts;
}

int minutes_of_work(int doubts) {
    constexpr int seconds_a_doubt = 38; // counted on people who copied a page of handwriting
    return (doubts * seconds_a_doubt + 59) / 60;
}

std::string in_forms(int doubts, int forms) {
    return std::to_string(doubts) + " i " + std::to_string(forms) +
           (forms == 1 ? " blankett" : " blanketter");
}

std::string in_words(const Field& field, const std::vector<std::string>& values) {
    if (values.empty())
        return "Inget är skrivet";
    std::string words;
    for (const auto& value : values) {
        const auto found = std::find_if(field.choices.begin(), field.choices.end(),
                                        [&](const Choice& choice) { return choice.id == value; });
        words += words.empty() ? "" : ", ";
        words += found == field.choices.end() ? value : found->label.in("sv");
    }
    return words;
}

void show_queue(Desk& desk, std::vector<Batch> batches, std::vector<QueueItem> items) {
    std::stable_sort(items.begin(), items.end(), [](const QueueItem& a, const QueueItem& b) {
        if (a.aside.empty() != b.aside.empty())
            return a.aside.empty();
        return a.doubts > b.doubts;
    });
    desk.batches = std::move(batches);
    desk.items = std::move(items);
    if (desk.batch >= desk.batches.size())
        desk.batch = desk.batches.empty() ? 0 : desk.batches.size() - 1;
}

void show_form(Desk& desk, QueuedForm form) {
    const bool same = desk.form && desk.form->queued.item.id == form.item.id;
    std::string from = same ? desk.form->current : "";
    DeskForm shown;
    shown.queued = std::move(form);
    const auto cards = cards_of(shown.queued);
    std::size_t start = 0;
    for (std::size_t i = 0; i < cards.size(); ++i)
        if (cards[i].key == from)
            start = i;
    for (std::size_t i = 0; i < cards.size() && shown.current.empty(); ++i) {
        const auto& card = cards[(start + i) % cards.size()];
        if (!card.settled())
            shown.current = card.key;
    }
    desk.form = std::move(shown);
    desk.view = Desk::View::Form;
    desk.sure_to_leave = false;
    desk.aside.reset();
}

std::optional<SubmissionId> next_form(const Desk& desk, const SubmissionId& after) {
    for (const auto& item : desk.items) {
        if (item.id == after || !item.aside.empty())
            continue;
        const bool fits =
            desk.kind
                ? std::any_of(item.kinds.begin(), item.kinds.end(),
                              [&](DoubtKind doubt) { return is_of_kind(doubt, *desk.kind); })
                : desk.batch < desk.batches.size() && item.batch == desk.batches[desk.batch].id;
        if (fits)
            return item.id;
    }
    return {};
}

} // namespace tycktill
