#pragma once
/// A complaint form made by hand, with every kind of box on two pages. It stands on paper exactly where
/// Ljusnarsberg's does, so that what is measured on it holds for a real one; and it does not change
/// when a municipality changes its file.
#include "forms/definition/form.h"
#include "tests/support/rooms.h"

namespace tycktill::test {

inline Words words(const std::string& swedish) {
    return {{{"sv", swedish}}};
}

inline Field field(const std::string& id, FieldKind kind, const std::string& label,
                   TextRule rule = TextRule::Any) {
    Field made;
    made.id = id;
    made.kind = kind;
    made.rule = rule;
    made.label = words(label);
    return made;
}

inline Field choice_field(const std::string& id, const std::string& label,
                          const std::vector<std::pair<std::string, std::string>>& choices) {
    Field made = field(id, FieldKind::OneChoice, label);
    made.required = true;
    for (const auto& [choice, text] : choices) {
        Choice added;
        added.id = choice;
        added.label = words(text);
        made.choices.push_back(added);
    }
    return made;
}

inline PaperCell cell(const std::string& id, int column, int columns) {
    PaperCell made;
    made.field = id;
    made.column = column;
    made.columns = columns;
    return made;
}

inline std::vector<Field> complaint_fields() {
    std::vector<Field> fields{
        choice_field("typ", "Kryssa i lämpligt alternativ",
                     {{"klagomal", "Klagomål"}, {"synpunkt", "Synpunkt"}, {"forslag", "Förslag"}}),
        choice_field(
            "fran", "Synpunkt från",
            {{"enskild", "Enskild person"}, {"narstaende", "Närstående"}, {"ovriga", "Övriga"}}),
        field("beskrivning", FieldKind::Area, "Beskriv klagomålet"),
        field("namn", FieldKind::ShortLine, "Namn", TextRule::Name),
        field("epost", FieldKind::ShortLine, "E-postadress", TextRule::Email),
        field("adress", FieldKind::ShortLine, "Utdelningsadress, postnummer och ort",
              TextRule::Address),
        field("telefon_bostad", FieldKind::Comb, "Telefon bostad", TextRule::Telephone),
        field("telefon_mobil", FieldKind::Comb, "Tel mobil", TextRule::Telephone),
        field("telefon_arbete", FieldKind::Comb, "Tel arbete", TextRule::Telephone)};
    fields[2].required = true;
    for (Field& made : fields)
        made.cells = made.kind == FieldKind::Comb ? 10 : 0;
    return fields;
}

inline PaperSection contact_section() {
    PaperSection section;
    section.heading = words("Frivilliga uppgifter");
    section.hint = words("Du får vara anonym.");
    section.rows = {{{}, {cell("namn", 0, 6), cell("epost", 6, 6)}},
                    {{}, {cell("adress", 0, 12)}},
                    {{},
                     {cell("telefon_bostad", 0, 4), cell("telefon_mobil", 4, 4),
                      cell("telefon_arbete", 8, 4)}}};
    return section;
}

inline PaperSection story_section(int lines) {
    PaperSection section;
    section.rows = {{{}, {cell("beskrivning", 0, 12)}}};
    section.rows[0].cells[0].lines = lines;
    return section;
}

inline Form complaint_form() {
    Form form;
    form.ref = {"provkommun/klagomal", 1};
    form.title = words("Klagomålsblankett");
    form.sender = words("Provkommuns kommun · Socialförvaltningen");
    form.intro = words("Det är viktigt att klagomål kommer fram.");
    form.required_note = words("Fält markerade med * är obligatoriska att fylla i.");
    form.languages = {"sv"};
    form.fields = complaint_fields();
    PaperSection ticks;
    ticks.y = 116_mm;
    ticks.rows = {{{}, {cell("fran", 0, 4)}}, {{}, {cell("typ", 0, 4)}}};
    PaperSection story = story_section(7);
    story.heading_of = "beskrivning";
    story.text = words("Om det är möjligt så tala om när det hände.");
    PaperPage front;
    front.sections = {contact_section(), ticks, story};
    front.foot = {
        {words("Blanketten skickas till"), words("Socialförvaltningen\n714 80 Kopparberg")},
        {words("Svar inom två veckor"), words("från att vi tagit emot ditt klagomål.")},
        {words("Dina uppgifter"), words("Det du skriver blir en allmän handling.")}};
    PaperPage back;
    back.title = words("Fortsättning");
    back.intro = words("Här kan du skriva mer.");
    back.sections = {story_section(19)};
    form.paper_pages = {front, back};
    form.slip.heading = words("Så går det till");
    form.slip.steps = {words("Vi stämplar blanketten den dag den kommer.")};
    return form;
}

} // namespace tycktill::test
