#include "forms/definition/parse_office.h"

#include <algorithm>
#include <array>

namespace tycktill::forms {
namespace {

using Ids = std::vector<std::pair<std::string, TomlPlace>>;

constexpr Name<RetentionRule::From> retention_starts[] = {
    {"arrived", RetentionRule::From::Arrived},
    {"closed", RetentionRule::From::Closed},
};
constexpr Name<LetterText::Kind> letter_kinds[] = {
    {"confirmation", LetterText::Kind::Confirmation},
    {"reply", LetterText::Kind::Reply},
    {"new_day", LetterText::Kind::NewDay},
    {"referral", LetterText::Kind::Referral},
};
constexpr std::array letter_marks{"{namn}",    "{nummer}", "{dag}",    "{handläggare}",
                                  "{telefon}", "{enhet}",  "{kommun}", "{steg}"};

void note_id(Ids& ids, const std::string& id, const TomlValue& table) {
    const TomlValue* at = table.find("id");
    ids.emplace_back(id, at ? at->place : table.place);
}

/// The form's own dimensions are the municipality's; a förvaltning adds its own.
void parse_dimensions(Reader& file, const Municipality& municipality, OfficeRules& rules,
                      FileFaults& faults) {
    if (!municipality.forms.empty()) {
        if (const Field* field = municipality.forms.front().with_role(FieldRole::Dimension)) {
            for (const Choice& choice : field->choices)
                rules.dimensions.push_back({choice.id, choice.label.in("sv"), ""});
        }
    }
    const std::size_t of_the_form = rules.dimensions.size();
    Ids ids;
    for (std::size_t i = 0; i < of_the_form; ++i)
        ids.emplace_back(rules.dimensions[i].id, TomlPlace{});
    for (const auto* table : file.tables("dimension")) {
        Reader reader(*table, faults, "[[dimension]]");
        rules.dimensions.push_back(
            {reader.id(), reader.text("label"), reader.text("department", Need::May)});
        const std::string& department = rules.dimensions.back().department;
        must_exist(reader, "department", department, rules.department(department),
                   "[[department]]");
        note_id(ids, rules.dimensions.back().id, *table);
        reader.finish();
    }
    note_doubles(ids, faults);
}

void parse_closing(Reader& file, OfficeRules& rules, FileFaults& faults) {
    Ids outcomes, causes;
    for (const auto* table : file.tables("outcome")) {
        Reader reader(*table, faults, "[[outcome]]");
        rules.outcomes.push_back(
            {reader.id(), reader.text("label"), reader.truth("needs_measure", false)});
        note_id(outcomes, rules.outcomes.back().id, *table);
        reader.finish();
    }
    for (const auto* table : file.tables("cause")) {
        Reader reader(*table, faults, "[[cause]]");
        rules.causes.push_back({reader.id(), reader.text("label")});
        note_id(causes, rules.causes.back().id, *table);
        reader.finish();
    }
    note_doubles(outcomes, faults);
    note_doubles(causes, faults);
}

void parse_secrecy(Reader& file, OfficeRules& rules, FileFaults& faults) {
    Ids ids;
    for (const auto* table : file.tables("secrecy")) {
        Reader reader(*table, faults, "[[secrecy]]");
        SecrecyProvision provision;
        provision.id = reader.id();
        provision.lagrum = reader.text("lagrum");
        provision.protects = reader.text("protects");
        for (const auto& value : reader.list("namnder")) {
            const std::string id = value.text() ? *value.text() : "";
            if (!rules.board(id))
                reader.fault(value.place, "there is no '" + id + "'",
                             "write the id of a [[namnd]]");
            provision.boards.push_back(id);
        }
        note_id(ids, provision.id, *table);
        rules.provisions.push_back(std::move(provision));
        reader.finish();
    }
    note_doubles(ids, faults);
}

void parse_retention(Reader& file, const Municipality& municipality, OfficeRules& rules,
                     FileFaults& faults) {
    const Field* types = municipality.forms.empty()
                             ? nullptr
                             : municipality.forms.front().with_role(FieldRole::Type);
    for (const auto* table : file.tables("retention")) {
        Reader reader(*table, faults, "[[retention]]");
        RetentionRule rule;
        rule.board = reader.id("namnd");
        rule.type = reader.text("type", Need::May);
        rule.years = reader.number("years", 1, 100);
        rule.from = reader.one_of("from", retention_starts);
        rule.decision = reader.text("decision");
        must_exist(reader, "namnd", rule.board, rules.board(rule.board), "[[namnd]]");
        const bool known =
            types && std::any_of(types->choices.begin(), types->choices.end(),
                                 [&](const Choice& choice) { return choice.id == rule.type; });
        must_exist(reader, "type", rule.type, known, "[[form.field.choice]] of the type");
        rules.retention.push_back(std::move(rule));
        reader.finish();
    }
}

/// A mark that nobody fills in would go out to the person as it stands.
void check_marks(Reader& reader, const Words& text) {
    for (const auto& [language, words] : text.by_language) {
        for (auto open = words.find('{'); open != std::string::npos;
             open = words.find('{', open + 1)) {
            const auto close = words.find('}', open);
            const std::string mark =
                words.substr(open, close == std::string::npos ? close : close - open + 1);
            if (std::find(letter_marks.begin(), letter_marks.end(), mark) == letter_marks.end())
                reader.fault(reader.place_of("text"), "nobody can fill in '" + mark + "'",
                             "write one of {namn}, {nummer}, {dag}, {handläggare}, {telefon}, "
                             "{enhet}, {kommun} or {steg}");
        }
    }
}

void parse_letters(Reader& file, OfficeRules& rules, FileFaults& faults) {
    Ids ids;
    for (const auto* table : file.tables("letter")) {
        Reader reader(*table, faults, "[[letter]]");
        LetterText letter{reader.id(), reader.text("name"), reader.one_of("kind", letter_kinds),
                          reader.words("text", Need::Must, {"sv", "sv@lattlast"})};
        check_marks(reader, letter.text);
        note_id(ids, letter.id, *table);
        rules.letters.push_back(std::move(letter));
        reader.finish();
    }
    note_doubles(ids, faults);
}

} // namespace

void parse_handling(Reader& file, const Municipality& municipality, OfficeRules& rules,
                    FileFaults& faults) {
    parse_dimensions(file, municipality, rules, faults);
    parse_closing(file, rules, faults);
    parse_secrecy(file, rules, faults);
    parse_retention(file, municipality, rules, faults);
    parse_letters(file, rules, faults);
}

} // namespace tycktill::forms
