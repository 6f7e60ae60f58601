#include "scanner/returned/doubt_words.h"

#include <algorithm>

namespace tycktill::returned {

namespace {

std::string label_of(const forms::Field& field, const std::string& choice) {
    const auto found = std::find_if(field.choices.begin(), field.choices.end(),
                                    [&](const forms::Choice& one) { return one.id == choice; });
    return found == field.choices.end() ? choice : found->label.in("sv");
}

/// "Klagomål", "Klagomål och Synpunkt", "A, B och C"
std::string listed(const forms::Field& field, const reading::FieldReading& reading,
                   reading::MarkState state) {
    std::vector<std::string> labels;
    for (const reading::MarkReading& mark : reading.marks)
        if (mark.state == state)
            labels.push_back(label_of(field, mark.choice));
    std::string text;
    for (std::size_t i = 0; i < labels.size(); ++i)
        text += (i == 0 ? "" : i + 1 == labels.size() ? " och " : ", ") + labels[i];
    return text;
}

std::string handwriting_in_words(const forms::Field& field, const reading::FieldReading& reading) {
    if (reading.value.empty())
        return "Här finns penndrag som inte går att läsa. Skriv av det du ser.";
    if (field.kind == forms::FieldKind::Area) {
        const auto& text = reading.value.front();
        const int lines = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
        if (lines > 1)
            return "Handstil, " + number_word(lines) + " stycken. Skriv av det du ser.";
    }
    return "Handstil. Skriv av det du ser.";
}

std::string unsure_text_in_words(const forms::Field& field) {
    if (field.kind == forms::FieldKind::Comb || field.kind == forms::FieldKind::Date)
        return "Siffrorna lästes inte säkert. Jämför med bilden.";
    return "Texten lästes inte säkert. Jämför med bilden.";
}

std::string unsure_mark_in_words(const forms::Field& field, const reading::FieldReading& reading) {
    const std::string boxes = listed(field, reading, reading::MarkState::Unsure);
    if (boxes.empty())
        return "Det är inte säkert vad som är kryssat. Jämför med bilden.";
    return "Svagt streck i " + boxes + ", kan vara ett kryss.";
}

std::string dark_box_in_words(const forms::Field& field, const reading::FieldReading& reading) {
    std::string boxes = listed(field, reading, reading::MarkState::Unsure);
    if (boxes.empty())
        boxes = listed(field, reading, reading::MarkState::Withdrawn);
    return (boxes.empty() ? std::string("En ruta") : boxes) + " är svärtad: vald eller ångrad?";
}

std::string two_ticks_in_words(const forms::Field& field, const reading::FieldReading& reading) {
    const std::string boxes = listed(field, reading, reading::MarkState::Ticked);
    return (boxes.empty() ? std::string("Flera rutor") : boxes) +
           " är kryssade, men frågan har bara ett svar.";
}

} // namespace

std::string number_word(int number) {
    static const char* const words[] = {"noll", "en",   "två", "tre", "fyra", "fem", "sex",
                                        "sju",  "åtta", "nio", "tio", "elva", "tolv"};
    return number >= 0 && number <= 12 ? words[number] : std::to_string(number);
}

std::string why_in_words(const forms::Field& field, const reading::FieldReading& reading,
                         reading::DoubtKind kind) {
    switch (kind) {
    case reading::DoubtKind::Handwriting:
        return handwriting_in_words(field, reading);
    case reading::DoubtKind::UnsureText:
        return unsure_text_in_words(field);
    case reading::DoubtKind::UnsureMark:
        return unsure_mark_in_words(field, reading);
    case reading::DoubtKind::DarkBox:
        return dark_box_in_words(field, reading);
    case reading::DoubtKind::TwoTicks:
        return two_ticks_in_words(field, reading);
    case reading::DoubtKind::Missing:
        return "Frågan ska besvaras, men inget är ifyllt.";
    case reading::DoubtKind::PoorCopy:
        return "Kopian är för blek eller för mörk: ett svagt kryss kan ha gått förlorat.";
    case reading::DoubtKind::Rule:
    case reading::DoubtKind::Letter:
    case reading::DoubtKind::MissingPage:
    case reading::DoubtKind::BlankBack:
    case reading::DoubtKind::OtherContent:
    case reading::DoubtKind::NotFitted:
    case reading::DoubtKind::Foreign:
    case reading::DoubtKind::Parked:
    case reading::DoubtKind::Outside:
    case reading::DoubtKind::SecondLook:
        break;
    }
    return "Uppgifterna går inte ihop.";
}

std::string missing_pages_in_words(const std::vector<int>& missing, int all) {
    std::string pages;
    for (std::size_t i = 0; i < missing.size(); ++i)
        pages += (i == 0                    ? ""
                  : i + 1 == missing.size() ? " och "
                                            : ", ") +
                 std::to_string(missing[i]);
    return "Sida " + pages + " av " + std::to_string(all) + " har inte kommit in.";
}

std::string withdrawn_in_words(const forms::Field& field, const reading::FieldReading& reading) {
    const std::string withdrawn = listed(field, reading, reading::MarkState::Withdrawn);
    if (withdrawn.empty() || reading.doubt)
        return "";
    const std::string ticked = listed(field, reading, reading::MarkState::Ticked);
    const bool several = withdrawn.find(" och ") != std::string::npos;
    std::string text = withdrawn + (several ? " är svärtade och räknas som ångrade"
                                            : " är svärtad och räknas som ångrad");
    return text + (ticked.empty() ? "." : ", för " + ticked + " är kryssad.");
}

} // namespace tycktill::returned
