#include "forms/definition/parse_parts.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

constexpr Name<FieldKind> kinds[] = {
    {"one_choice", FieldKind::OneChoice},
    {"several_choices", FieldKind::SeveralChoices},
    {"line", FieldKind::ShortLine},
    {"comb", FieldKind::Comb},
    {"area", FieldKind::Area},
    {"date", FieldKind::Date},
    {"unit", FieldKind::Unit},
};

constexpr Name<FieldRole> roles[] = {
    {"type", FieldRole::Type},   {"unit", FieldRole::Unit},
    {"from", FieldRole::From},   {"story", FieldRole::Story},
    {"when", FieldRole::When},   {"dimension", FieldRole::Dimension},
    {"reply", FieldRole::Reply}, {"contact", FieldRole::Contact},
    {"other", FieldRole::Other},
};

constexpr Name<TextRule> rules[] = {
    {"any", TextRule::Any},
    {"name", TextRule::Name},
    {"address", TextRule::Address},
    {"telephone", TextRule::Telephone},
    {"postnummer", TextRule::Postnummer},
    {"email", TextRule::Email},
    {"digits", TextRule::Digits},
    {"past_day", TextRule::PastDay},
};

bool is_choice(FieldKind kind) {
    return kind == FieldKind::OneChoice || kind == FieldKind::SeveralChoices;
}

Choice parse_choice(const TomlValue& table, const Languages& languages, FileFaults& faults) {
    Reader reader(table, faults, "[[form.field.choice]]");
    Choice choice;
    choice.id = reader.id();
    choice.label = reader.words("label", Need::Must, languages);
    choice.screen = reader.words("screen", Need::May, languages);
    choice.line = reader.words("line", Need::May, languages);
    choice.printed = reader.words("printed", Need::May);
    choice.icon = reader.text("icon", Need::May);
    choice.happened = reader.truth("happened", true);
    reader.finish();
    return choice;
}

void parse_choices(Reader& reader, Field& field, const Languages& languages, FileFaults& faults) {
    const auto tables = reader.tables("choice");
    if (is_choice(field.kind) && tables.size() < 2)
        reader.fault(reader.place(), "field '" + field.id + "' has fewer than two choices",
                     "write a [[form.field.choice]] for each");
    if (!is_choice(field.kind) && !tables.empty())
        reader.fault(tables.front()->place, "field '" + field.id + "' takes no choices",
                     "remove them, or write kind = \"one_choice\" or \"several_choices\"");
    std::vector<std::pair<std::string, TomlPlace>> ids;
    for (const auto* table : tables) {
        field.choices.push_back(parse_choice(*table, languages, faults));
        const TomlValue* id = table->find("id");
        ids.emplace_back(field.choices.back().id, id ? id->place : table->place);
    }
    note_doubles(ids, faults);
}

int longest_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::Area:
        return 4000;
    case FieldKind::Date:
        return 10;
    default:
        return 120;
    }
}

/// Screens and rules know the three answers of a reply field by id.
void check_reply_choices(Reader& reader, const Field& field) {
    const auto known = [](const Choice& choice) {
        return choice.id == "nej" || choice.id == "ja" || choice.id == "kod";
    };
    if (field.kind != FieldKind::OneChoice ||
        !std::all_of(field.choices.begin(), field.choices.end(), known))
        reader.fault(reader.place(), "field '" + field.id + "' cannot be the reply question",
                     "write kind = \"one_choice\" and the choices 'nej', 'ja' and perhaps 'kod'");
}

/// A kind that is not known is guessed from the rest, so that one slip is one fault.
FieldKind parse_kind(Reader& reader, FieldRole role, const FileFaults& faults) {
    const auto before = faults.count();
    const FieldKind kind = reader.one_of("kind", kinds);
    if (faults.count() == before)
        return kind;
    if (reader.has("choice"))
        return FieldKind::OneChoice;
    if (reader.has("cells"))
        return FieldKind::Comb;
    return role == FieldRole::Story ? FieldKind::Area : FieldKind::ShortLine;
}

} // namespace

Field parse_field(const TomlValue& table, const Languages& languages, FileFaults& faults) {
    Reader reader(table, faults, "[[form.field]]");
    Field field;
    field.id = reader.id();
    field.role = reader.one_of("role", roles, std::optional(FieldRole::Other));
    field.kind = parse_kind(reader, field.role, faults);
    const bool day = field.kind == FieldKind::Date;
    field.rule =
        reader.one_of("rule", rules, std::optional(day ? TextRule::PastDay : TextRule::Any));
    field.on_screen = reader.truth("on_screen", true);
    field.on_paper = reader.truth("on_paper", true);
    field.label = reader.words("label", Need::Must, languages);
    field.question = reader.words("question", Need::May, languages);
    field.hint = reader.words("hint", Need::May, languages);
    field.required = reader.truth("required", false);
    field.cells = field.kind == FieldKind::Comb ? reader.number("cells", 1, 40) : 0;
    field.longest =
        reader.number("longest", 1, 20000, field.cells > 0 ? field.cells : longest_of(field.kind));
    parse_choices(reader, field, languages, faults);
    if (field.role == FieldRole::Reply)
        check_reply_choices(reader, field);
    reader.finish();
    return field;
}

} // namespace tycktill::forms
