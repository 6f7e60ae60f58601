#include "office/web/letter_typed.h"

#include "shared/base/text.h"

namespace tycktill::web {

using matters::Means;

namespace {

constexpr std::size_t longest_by_code = 4000; ///< bytes; the shelf's slot holds a date too

} // namespace

bool is_told(const Visit& visit, const LetterKind& kind) {
    return kind.text != forms::LetterText::Kind::Referral || matters::is_reachable(visit.matter());
}

Letter typed_letter(const Visit& visit, const LetterKind& kind, Wrongs& wrongs) {
    Letter letter{visit.form.text("text"), means_of(visit.form.text("satt")), std::nullopt,
                  visit.form.text("dorr")};
    if (kind.text == forms::LetterText::Kind::Referral && letter.door.empty())
        wrongs.push_back({"dorr", "Välj vart personen hänvisas."});
    if (kind.asks_day) {
        const auto day = parse_day(visit.form.text("dag"));
        if (day && *day > visit.today)
            letter.day = *day;
        else if (!visit.form.text("dag").empty() || kind.text == forms::LetterText::Kind::NewDay)
            wrongs.push_back({"dag", "Välj en dag framåt i tiden."});
    }
    if (!is_told(visit, kind))
        return letter;
    if (letter.words.empty())
        wrongs.push_back({"text", "Skriv något till personen."});
    else if (length_of(letter.words) > longest_letter)
        wrongs.push_back({"text", "Skriv högst 8 000 tecken."});
    if (!letter.means)
        wrongs.push_back({"satt", "Välj hur det når personen."});
    else if (*letter.means == Means::Code && letter.words.size() > longest_by_code)
        wrongs.push_back({"text", "Svaret är för långt för kiosken. Skriv högst 3 500 tecken."});
    if (!letter.day && letter.words.find("[dag]") != std::string::npos)
        wrongs.push_back(
            {kind.asks_day ? "dag" : "text", "Texten nämner [dag]. Skriv vilken dag det är."});
    return letter;
}

matters::Kind event_of(const LetterKind& kind, const Letter& letter, bool told) {
    const Means means = letter.means.value_or(Means::ByMouth);
    switch (kind.text) {
    case forms::LetterText::Kind::Confirmation:
        return matters::Confirmed{means, letter.day};
    case forms::LetterText::Kind::NewDay:
        return matters::NewDayAgreed{letter.day.value_or(Day{}), means};
    case forms::LetterText::Kind::Referral:
        return matters::Referred{letter.door, told};
    case forms::LetterText::Kind::Reply:
        break;
    }
    return matters::Replied{means};
}

Wrongs judged(const Visit& visit, const LetterKind& kind, const Letter& letter) {
    const matters::Event event{visit.today,
                               visit.today,
                               "",
                               matters::Role::System,
                               event_of(kind, letter, is_told(visit, kind)),
                               matters::say(letter.words)};
    const auto acted = matters::act(visit.matter(), event, visit.person(), visit.workplace());
    return acted ? Wrongs{} : Wrongs{{"", matters::in_words(acted.error())}};
}

bool needs_contact(const Letter& letter) {
    return letter.means == Means::Letter || letter.means == Means::Email;
}

} // namespace tycktill::web
