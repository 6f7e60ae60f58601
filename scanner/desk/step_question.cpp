// What the desk asks with one line, and what the answer leads to.
#include "scanner/desk/step_parts.h"
#include "scanner/desk/written_day.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

using About = DeskQuestion::About;

DeskOrder needs(Desk& desk, const char* message) {
    tell(desk, message);
    return {};
}

DeskOrder arrived(Desk& desk, const std::string& text) {
    if (desk.batch >= desk.batches.size())
        return {};
    // Of the year that the batch was read in: nobody says when paper will come.
    const auto day = written_day(text, desk.batches[desk.batch].arrived);
    if (!day)
        return needs(desk, "Skriv dagen som 2026-11-20.");
    desk.question.reset();
    return ArrivedOn{desk.batches[desk.batch].id, *day};
}

DeskOrder filter(Desk& desk, const std::string& text) {
    desk.filter = text;
    desk.question.reset();
    const auto items = items_of_batch(desk);
    if (items.size() == 1)
        desk.item = 0;
    else if (items.empty())
        tell(desk, "Ingen blankett i bunten passar. Esc visar alla.");
    return {};
}

DeskOrder answered(Desk& desk) {
    const auto text = trimmed(desk.question->text);
    switch (desk.question->about) {
    case About::Aside:
        if (text.empty())
            return needs(desk, "Skriv varför blanketten läggs åt sidan.");
        desk.question.reset();
        return AsideForm{text};
    case About::Reject:
        if (text.empty())
            return needs(desk, "Skriv varför blanketten inte ska skickas.");
        desk.question.reset();
        return RejectForm{text};
    case About::Number:
        if (text.empty())
            return needs(desk, "Skriv numret som står på sidan.");
        desk.question.reset();
        return GiveNumber{text};
    case About::Folder:
        if (text.empty())
            return needs(desk, "Skriv vilken mapp som ska läsas in.");
        desk.question.reset();
        return ReadFiles{{text}};
    case About::Arrived:
        return arrived(desk, text);
    case About::Filter:
        return filter(desk, text);
    case About::TakeDown:
        return needs(desk, "Välj blankett med en siffra.");
    }
    return {};
}

} // namespace

void ask(Desk& desk, About about, std::string text) {
    desk.question = DeskQuestion{about, std::move(text)};
}

DeskOrder question_key(Desk& desk, DeskKey key) {
    if (key == DeskKey::Leave) {
        if (desk.question->about == About::Filter)
            desk.filter.clear();
        desk.question.reset();
        return {};
    }
    return key == DeskKey::Next || key == DeskKey::Open ? answered(desk) : DeskOrder{};
}

DeskOrder question_digit(Desk& desk, std::size_t number) {
    if (desk.question->about != About::TakeDown || number < 1 || number > desk.letter_forms.size())
        return {};
    desk.question.reset();
    return TakeDownForm{desk.letter_forms[number - 1].id};
}

} // namespace tycktill::desk
