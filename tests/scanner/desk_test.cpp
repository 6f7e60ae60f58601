#include "scanner/desk/desk_events.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

Words words(const char* text) {
    return {{{"sv", text}}};
}

Field text_field_of(const char* id, FieldKind kind = FieldKind::ShortLine) {
    Field field;
    field.id = id;
    field.kind = kind;
    field.label = words(id);
    return field;
}

/// A form with a story at the top of its fields, but at the foot of the paper.
const Form& form() {
    static const Form one = [] {
        Form made;
        made.title = words("Klagomål");
        auto kind = text_field_of("typ", FieldKind::OneChoice);
        kind.choices = {{"klagomal", words("Klagomål"), {}, {}, {}, ""},
                        {"forslag", words("Förslag"), {}, {}, {}, ""}};
        made.fields = {text_field_of("text", FieldKind::Area), text_field_of("namn"), kind,
                       text_field_of("datum", FieldKind::Date)};
        made.fields[1].rule = TextRule::Name;
        return made;
    }();
    return one;
}

Doubt doubt(const char* key, int y, std::vector<std::string> suggestion = {}) {
    Doubt one;
    one.key = key;
    one.why = "Handstil.";
    one.suggestion = std::move(suggestion);
    one.cut_outs = {{1, {0, y, 100, 20}}};
    return one;
}

SubmissionId id_of(std::uint8_t number) {
    SubmissionId id;
    id.bytes[0] = number;
    return id;
}

QueuedForm returned_form(std::vector<Doubt> doubts, std::vector<AssembledField> settled = {}) {
    QueuedForm queued;
    queued.item.id = id_of(1);
    queued.form = &form();
    queued.returned.pages.resize(1);
    queued.returned.pages[0].id = 1;
    queued.assembled.doubts = std::move(doubts);
    queued.assembled.fields = std::move(settled);
    return queued;
}

AssembledField by_person(const char* field, const char* value, int y) {
    AssembledField one;
    one.field = field;
    one.value = {value};
    one.by_person = true;
    one.cut_outs = {{1, {0, y, 100, 20}}};
    return one;
}

Desk at_the_form() {
    Desk desk;
    show_form(desk,
              returned_form({doubt("text", 900, {"Maten var kail"}), doubt("namn", 100, {"Karln"}),
                             doubt("typ", 500, {"klagomal"})}));
    return desk;
}

const SettleDoubt& settled(const DeskOrder& order) {
    REQUIRE(std::holds_alternative<SettleDoubt>(order));
    return std::get<SettleDoubt>(order);
}

} // namespace

TEST_CASE("the cards follow the paper, not the screen") {
    const auto desk = at_the_form();
    const auto cards = cards_of(desk.form->queued);
    REQUIRE(cards.size() == 3);
    CHECK(cards[0].key == "namn");
    CHECK(cards[1].key == "typ");
    CHECK(cards[2].key == "text");
    CHECK(desk.form->current == "namn");
}

TEST_CASE("the machine's suggestion is never in the input until Tab puts it there") {
    auto desk = at_the_form();
    CHECK(desk.form->input.empty());
    CHECK(std::holds_alternative<std::monostate>(step(desk, DeskKey::Next)));
    CHECK_FALSE(desk.message.empty());
    step(desk, DeskKey::Suggestion);
    CHECK(desk.form->input == "Karln");
    step(desk, DeskTyped{"Karin "});
    const auto order = step(desk, DeskKey::Next);
    CHECK(settled(order).key == "namn");
    CHECK(settled(order).values == std::vector<std::string>{"Karin"});
}

TEST_CASE(
    "after a settlement the next doubt on the paper is open, and the settled one stands folded") {
    auto desk = at_the_form();
    show_form(desk, returned_form({doubt("text", 900), doubt("typ", 500)},
                                  {by_person("namn", "Karin", 100)}));
    CHECK(desk.form->current == "typ");
    const auto cards = cards_of(desk.form->queued);
    CHECK(cards[0].settled());
    CHECK_FALSE(cards[1].settled());
}

TEST_CASE("a digit ticks a choice, another digit moves the tick, and Enter settles it") {
    auto desk = at_the_form();
    step(desk, DeskChosenCard{"typ"});
    step(desk, DeskDigit{1});
    step(desk, DeskDigit{2});
    CHECK(desk.form->ticked == std::vector<std::string>{"forslag"});
    step(desk, DeskDigit{7});
    const auto order = step(desk, DeskKey::Next);
    CHECK(settled(order).values == std::vector<std::string>{"forslag"});
}

TEST_CASE(
    "nothing written settles empty; what cannot be read is said of a text, never of a choice") {
    auto desk = at_the_form();
    CHECK(settled(step(desk, DeskKey::Nothing)).values.empty());
    step(desk, DeskChosenCard{"typ"});
    CHECK(std::holds_alternative<std::monostate>(step(desk, DeskKey::Illegible)));
    step(desk, DeskChosenCard{"text"});
    CHECK(settled(step(desk, DeskKey::Illegible)).values ==
          std::vector<std::string>{"[går inte att läsa]"});
}

TEST_CASE(
    "a day is copied as it stands on the paper, and kept as a day; what is none stays as it is") {
    Desk desk;
    auto paper = returned_form({doubt("datum", 100)});
    paper.item.arrived = parse_day("2026-11-30").value();
    show_form(desk, paper);
    step(desk, DeskTyped{"20/11"});
    CHECK(settled(step(desk, DeskKey::Next)).values == std::vector<std::string>{"2026-11-20"});
    step(desk, DeskTyped{"i våras"});
    CHECK(settled(step(desk, DeskKey::Next)).values == std::vector<std::string>{"i våras"});
}

TEST_CASE("a form is approved only when no doubt is left") {
    auto desk = at_the_form();
    CHECK(std::holds_alternative<std::monostate>(step(desk, DeskKey::Approve)));
    CHECK(desk.message == "3 frågor är kvar. Avgör dem först.");
    show_form(desk, returned_form({}, {by_person("namn", "Karin", 100)}));
    CHECK(std::holds_alternative<AcceptForm>(step(desk, DeskKey::Approve)));
}

TEST_CASE("Esc goes back to the queue, and what was begun stays as a draft") {
    auto desk = at_the_form();
    step(desk, DeskTyped{"Kar"});
    CHECK(std::holds_alternative<ReloadQueue>(step(desk, DeskKey::Leave)));
    CHECK(desk.view == Desk::View::Queue);
}

TEST_CASE("a form is put aside with a reason, never without") {
    auto desk = at_the_form();
    step(desk, DeskKey::PutAside);
    CHECK(std::holds_alternative<std::monostate>(step(desk, DeskKey::Next)));
    step(desk, DeskTyped{"frågar enheten"});
    const auto order = step(desk, DeskKey::Next);
    REQUIRE(std::holds_alternative<AsideForm>(order));
    CHECK(std::get<AsideForm>(order).why == "frågar enheten");
}

TEST_CASE("a page without a code is joined, made a matter of its own, or left out") {
    Desk desk;
    show_form(desk, returned_form({doubt("@page-7", 0, {"attachment"})}));
    CHECK(settled(step(desk, DeskKey::Own)).values == std::vector<std::string>{"own"});
    CHECK(settled(step(desk, DeskKey::Attachment)).key == "@page-7");
}

TEST_CASE("a letter is first told which form it counts as") {
    Desk desk;
    desk.letter_forms = {{"ljusnarsberg/klagomalsblankett", "Klagomålsblankett"}};
    QueuedForm letter;
    letter.item.letter = true;
    show_form(desk, letter);
    CHECK(desk.form->current == "@form");
    step(desk, DeskDigit{1});
    CHECK(settled(step(desk, DeskKey::Next)).values ==
          std::vector<std::string>{"ljusnarsberg/klagomalsblankett"});
}

TEST_CASE("the queue has the hardest form first, and a number goes through one kind only") {
    Desk desk;
    const auto item = [](std::uint8_t number, int doubts, std::vector<DoubtKind> kinds) {
        QueueItem one;
        one.id = id_of(number);
        one.batch = 1;
        one.doubts = doubts;
        one.kinds = std::move(kinds);
        return one;
    };
    Batch batch;
    batch.id = 1;
    auto aside = item(4, 9, {DoubtKind::Handwriting});
    aside.aside = "väntar";
    show_queue(desk, {batch},
               {item(2, 1, {DoubtKind::UnsureMark}),
                item(3, 2, {DoubtKind::Handwriting, DoubtKind::Missing}), aside});
    CHECK(desk.items[0].id == id_of(3));
    CHECK(desk.items[2].id == id_of(4));
    CHECK(count_of_kind(desk, 1) == 1);
    CHECK(forms_with_doubts(desk) == 3);
    const auto order = step(desk, DeskDigit{2});
    REQUIRE(std::holds_alternative<OpenForm>(order));
    CHECK(std::get<OpenForm>(order).id == id_of(2));
    CHECK_FALSE(next_form(desk, id_of(2)));
    CHECK(std::holds_alternative<std::monostate>(step(desk, DeskDigit{5})));
    CHECK(minutes_of_work(55) == 35);
}
