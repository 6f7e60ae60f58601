#include "tests/scanner/desk_scenes.h"
#include "tests/support/rooms.h"

namespace tycktill {

namespace {

const Day arrived = parse_day("2026-11-12").value();

SubmissionId id_of(std::size_t number) {
    SubmissionId id;
    id.bytes[0] = static_cast<std::uint8_t>(number);
    id.bytes[1] = static_cast<std::uint8_t>(number >> 8);
    return id;
}

QueueItem item_of(std::size_t number, int doubts, const std::string& reason) {
    QueueItem item;
    item.id = id_of(number);
    item.form = {"ljusnarsberg/klagomalsblankett", 1};
    item.title = "Klagomålsblankett";
    item.serial = "7K3M9QXD2";
    item.arrived = arrived;
    item.batch = 1;
    item.pages = 2;
    item.doubts = doubts;
    item.attachments = static_cast<int>(number % 3);
    item.kinds.assign(static_cast<std::size_t>(doubts), DoubtKind::Handwriting);
    item.reason = reason;
    return item;
}

Batch batch_of(std::int64_t id, const std::string& name, int forms, int doubts) {
    Batch batch;
    batch.id = id;
    batch.name = name;
    batch.arrived = arrived;
    batch.forms = forms;
    batch.doubts = doubts;
    batch.forms_in_doubt = doubts > 0 ? forms : 0;
    batch.attachments = doubts % 3; // with and without
    return batch;
}

Desk queue_desk(const Catalogue& catalogue) {
    Desk desk;
    std::vector<Batch> batches;
    batches.push_back(batch_of(1, "Lådan i entrén", 14, 21));
    batches.push_back(batch_of(2, "Svarskort från biblioteket på Köpmangatan", 22, 17));
    batches.push_back(batch_of(3, "Fax", 3, 8));
    batches.back().failed_pages = 1;
    batches.push_back(batch_of(4, "Posten, tisdag", 37, 0));
    batches.push_back(batch_of(5, "Posten, måndag", 0, 0));
    batches.push_back(batch_of(6, "Posten, fredag", 4, 4));
    std::vector<QueueItem> items;
    for (std::size_t i = 0; i < 14; ++i)
        items.push_back(item_of(i + 1, static_cast<int>(5 - i / 3),
                                i % 2 == 0 ? "Handstil. Skriv av det du ser."
                                           : "Svagt streck i Närstående, kan vara ett kryss."));
    items[1].letter = true;
    items[1].serial.clear();
    items[1].form = {};
    items[1].reason = "Ingen kod på sidan. Du väljer enhet och typ.";
    items[3].aside = "frågar enhetschefen på Björkgården vem det gäller";
    items[4].taken = true;
    items[5].doubts = 0;
    items[5].second_look = "Maria";
    items[6].by_staff = true;
    items[6].serial.clear();
    show_queue(desk, std::move(batches), std::move(items));
    for (const auto& municipality : catalogue.municipalities())
        for (const auto& form : municipality.forms)
            desk.letter_forms.push_back(
                {form.ref.id, form.title.in("sv") + ", " + municipality.name});
    desk.finished_today = 28;
    desk.waiting_to_send = 3;
    return desk;
}

AssembledField stands(const std::string& field, const std::vector<std::string>& value,
                      double confidence, std::vector<CutOut> cuts = {}) {
    AssembledField one;
    one.field = field;
    one.value = value;
    one.confidence = confidence;
    one.by_person = confidence == 1;
    one.read = value;
    one.cut_outs = std::move(cuts);
    return one;
}

QueuedForm form_with_doubts(const Catalogue& catalogue, const std::string& id) {
    QueuedForm queued;
    queued.form = catalogue.form(id);
    queued.municipality = catalogue.municipality(id.substr(0, id.find('/')));
    queued.item = item_of(1, 4, "Handstil.");
    queued.item.title = queued.form->title.in("sv");
    queued.returned.pages.resize(2);
    queued.returned.pages[0].id = 1;
    queued.returned.pages[0].reading.code.emplace();
    queued.returned.pages[1].id = 2;
    int y = 300;
    for (const auto& field : queued.form->fields) {
        y += 160;
        if (y > 3000)
            y = 400;
        const bool area = field.kind == FieldKind::Area;
        const std::vector<CutOut> cuts{{1, {200, y, 1800, area ? 700 : 90}}};
        const bool choice = !field.choices.empty();
        const std::vector<std::string> value =
            choice ? std::vector<std::string>{field.choices.front().id}
                   : std::vector<std::string>{area ? "Den 3 november fick min man vänta på "
                                                     "hemtjänsten i nästan tre timmar. Ingen "
                                                     "ringde och sa något."
                                                   : "Bjorkvagen 14, 714 37 Kopparberg"};
        AssembledField shown = stands(field.id, value, 0.97, cuts);
        if (y % 3 != 0) {
            Doubt doubt;
            doubt.key = field.id;
            doubt.kind = choice ? DoubtKind::UnsureMark : DoubtKind::Handwriting;
            doubt.why = choice ? "Svagt streck i Närstående, kan vara ett kryss."
                               : "Handstil. Skriv av det du ser.";
            doubt.suggestion = value;
            doubt.confidence = 0.4;
            doubt.cut_outs = cuts;
            queued.assembled.doubts.push_back(std::move(doubt));
        } else if (y / 160 % 2 == 0) {
            shown.by_person = true;
        }
        queued.assembled.fields.push_back(std::move(shown));
    }
    queued.assembled.notes = {
        "Synpunkt är svärtad och räknas som ångrad, för Klagomål är kryssad."};
    return queued;
}

Desk form_desk(const Catalogue& catalogue, const std::string& id, std::size_t card) {
    Desk desk = queue_desk(catalogue);
    show_form(desk, form_with_doubts(catalogue, id));
    const auto cards = cards_of(*desk.form);
    if (card < cards.size())
        desk.form->current = cards[card].key;
    return desk;
}

Desk letter_desk(const Catalogue& catalogue, bool with_form) {
    Desk desk = queue_desk(catalogue);
    QueuedForm letter;
    letter.item = item_of(2, 1, "Ingen kod på sidan. Du väljer enhet och typ.");
    letter.item.letter = true;
    letter.item.serial.clear();
    letter.item.after = "7K3M9QXD2";
    letter.item.pages = 1;
    letter.returned.pages.resize(1);
    letter.returned.pages[0].id = 7;
    letter.item.form = {};
    if (with_form) {
        const auto id = std::string("ljusnarsberg/klagomalsblankett");
        letter.form = catalogue.form(id);
        letter.municipality = catalogue.municipality("ljusnarsberg");
        letter.item.form = letter.form->ref;
        letter.item.title = letter.form->title.in("sv");
        if (const auto* story = letter.form->with_role(FieldRole::Story))
            letter.assembled.fields.push_back(
                stands(story->id,
                       {"Jag skriver om min mamma som har hemtjänst på Bergslagsvägen. Hon har "
                        "svårt att se."},
                       0.9));
    }
    show_form(desk, std::move(letter));
    if (with_form)
        for (const auto& card : cards_of(*desk.form))
            if (card.input == DeskCard::Input::Unit)
                desk.form->current = card.key;
    return desk;
}

Desk group_desk(const Catalogue& catalogue) {
    Desk desk = queue_desk(catalogue);
    desk.groups.emplace();
    for (std::size_t i = 0; i < 150; ++i) {
        GroupMark mark;
        mark.form = id_of(i);
        mark.serial = "7K3M9QXD2";
        mark.field = "fran";
        mark.choice = std::to_string(i);
        mark.label = "Närstående";
        mark.question = "Synpunkt från";
        mark.page = 1;
        mark.px = {100, 100, 118, 118};
        mark.state = i < 120   ? MarkState::Ticked
                     : i < 130 ? MarkState::Unsure
                     : i < 135 ? MarkState::Withdrawn
                               : MarkState::Empty;
        mark.ink = 0.08 + static_cast<double>(i) / 300;
        mark.confidence = 0.5;
        desk.groups->marks.push_back(std::move(mark));
    }
    desk.groups->marks[3].said = false;
    desk.groups->cursor = 5;
    desk.view = Desk::View::Group;
    return desk;
}

Desk staff_desk(const Catalogue& catalogue) {
    Desk desk = queue_desk(catalogue);
    QueuedForm taken;
    taken.form = catalogue.form("ljusnarsberg/klagomalsblankett");
    taken.municipality = catalogue.municipality("ljusnarsberg");
    taken.item = item_of(9, 1, "");
    taken.item.serial.clear();
    taken.item.by_staff = true;
    taken.item.pages = 0;
    taken.item.form = taken.form->ref;
    taken.item.title = taken.form->title.in("sv");
    taken.assembled.fields.push_back(stands("namn", {"Karin Lindqvist"}, 1));
    show_form(desk, std::move(taken));
    return desk;
}

} // namespace

std::vector<NamedDesk> desks_of_every_screen(const Catalogue& catalogue) {
    std::vector<NamedDesk> desks;
    const auto add = [&](const std::string& name, Desk desk) -> Desk& {
        desks.push_back({name, std::move(desk)});
        return desks.back().desk;
    };
    add("login", {}).view = Desk::View::Login;
    auto& locked = add("locked", {});
    locked.view = Desk::View::Login;
    locked.login = {"hemligt", "Lösenordet stämmer inte.", true};
    add("empty queue", {});
    add("queue", queue_desk(catalogue));
    auto& reading = add("queue while reading", queue_desk(catalogue));
    reading.reading = DeskReading{"Posten, förmiddag", 34, 58, 20};
    reading.message = "Ingen blankett väntar av det skälet.";
    add("queue, a form chosen", queue_desk(catalogue)).item = 12;
    using About = DeskQuestion::About;
    for (const auto about : {About::Folder, About::Arrived, About::Filter, About::TakeDown})
        add("queue question " + std::to_string(static_cast<int>(about)), queue_desk(catalogue))
            .question = DeskQuestion{about, "2026-11-12"};
    add("all keys", queue_desk(catalogue)).show_keys = true;
    for (const auto& municipality : catalogue.municipalities())
        for (const auto& form : municipality.forms)
            for (std::size_t card = 0; card < form.fields.size(); ++card)
                add(form.ref.id + " card " + std::to_string(card),
                    form_desk(catalogue, form.ref.id, card));
    const std::string id = "ljusnarsberg/klagomalsblankett";
    for (const auto about : {About::Aside, About::Reject, About::Number})
        add("form question " + std::to_string(static_cast<int>(about)), form_desk(catalogue, id, 0))
            .question = DeskQuestion{about, "frågar enheten"};
    add("sure fields", form_desk(catalogue, id, 0)).show_sure = true;
    add("whole page", form_desk(catalogue, id, 0)).whole_page = true;
    auto& second = add("whole page, the second", form_desk(catalogue, id, 0));
    second.whole_page = true;
    second.form->page = 1;
    auto& typed = add("words offered", form_desk(catalogue, id, 1));
    typed.form->input = "Björkvägen 14, 714 31 Kop";
    typed.form->candidates = {"Björkvägen 14, 714 31 Kopparberg", "Björkvägen 14, 714 31 Kopia"};
    auto& message = add("a fault", form_desk(catalogue, id, 0));
    message.message = "3 frågor är kvar. Avgör dem först.";
    message.message_is_fault = true;
    add("letter without a form", letter_desk(catalogue, false));
    add("letter", letter_desk(catalogue, true));
    add("group", group_desk(catalogue));
    add("taken down", staff_desk(catalogue));
    return desks;
}

} // namespace tycktill
