#include "forms/definition/parse_parts.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

constexpr Name<Deadline::Unit> deadline_units[] = {
    {"days", Deadline::Unit::Days},
    {"working_days", Deadline::Unit::WorkingDays},
    {"weeks", Deadline::Unit::Weeks},
};

/// Ids of contact fields; an id that is none is a fault where it stands.
std::vector<std::string> contact_fields(Reader& reader, const char* key, const Form& form) {
    for (const auto& value : reader.list(key)) {
        const Field* field = value.text() ? form.find(*value.text()) : nullptr;
        if (value.text() && !field)
            reader.fault(value.place, "'" + *value.text() + "' is not a field of the form",
                         "write the id of one of its contact fields");
        else if (field && field->role != FieldRole::Contact)
            reader.fault(value.place, "'" + *value.text() + "' is not a contact field",
                         "write role = \"contact\" in that field, or name another");
    }
    return reader.texts(key);
}

void parse_fields(Reader& reader, Form& form, const Languages& languages, FileFaults& faults) {
    std::vector<std::pair<std::string, TomlPlace>> ids;
    for (const auto* table : reader.tables("field", Need::Must)) {
        form.fields.push_back(parse_field(*table, languages, faults));
        const TomlValue* id = table->find("id");
        ids.emplace_back(form.fields.back().id, id ? id->place : table->place);
    }
    note_doubles(ids, faults);
}

/// Screens and rules find these fields by their role, so there can be only one of each.
void check_roles(Reader& reader, const Form& form) {
    static constexpr std::pair<FieldRole, const char*> single[] = {
        {FieldRole::Type, "type"},   {FieldRole::Unit, "unit"}, {FieldRole::From, "from"},
        {FieldRole::Story, "story"}, {FieldRole::When, "when"}, {FieldRole::Dimension, "dimension"},
        {FieldRole::Reply, "reply"},
    };
    for (const auto& [role, word] : single) {
        const auto count =
            std::count_if(form.fields.begin(), form.fields.end(),
                          [wanted = role](const Field& field) { return field.role == wanted; });
        if (count > 1)
            reader.fault(reader.place(), std::string("two fields have the role '") + word + "'",
                         "keep it for one, and write role = \"other\" for the rest");
    }
    if (!form.with_role(FieldRole::Story))
        reader.fault(reader.place(), "no field has the role 'story'",
                     "write role = \"story\" in the field where the person tells");
}

void check_reply(Reader& reader, const Form& form) {
    const Field* reply = form.with_role(FieldRole::Reply);
    const auto offers = [&](const char* id) {
        return reply && std::any_of(reply->choices.begin(), reply->choices.end(),
                                    [&](const Choice& choice) { return choice.id == id; });
    };
    if (offers("kod") != form.reply.reply_by_code)
        reader.fault(reader.place_of("reply"), "the choice 'kod' and reply_by_code do not agree",
                     "write both, or neither");
    if (offers("nej") && !form.reply.anonymous_allowed)
        reader.fault(reader.place_of("reply"), "the choice 'nej' and anonymous do not agree",
                     "write anonymous = true, or remove the choice");
    for (const auto& field : form.fields) {
        if (field.role == FieldRole::Contact && field.required && form.reply.anonymous_allowed)
            reader.fault(reader.place(),
                         "contact field '" + field.id +
                             "' is required of everyone, "
                             "though the person may be anonymous",
                         "name it in needs_all of [form.reply] instead");
    }
}

} // namespace

ReplyRule parse_reply_rule(const TomlValue& table, const Form& form, const Languages& languages,
                           FileFaults& faults) {
    Reader reader(table, faults, "[form.reply]");
    ReplyRule rule;
    rule.anonymous_allowed = reader.truth("anonymous", true);
    rule.reply_by_code = reader.truth("reply_by_code", false);
    rule.needs_all = contact_fields(reader, "needs_all", form);
    rule.needs_any = contact_fields(reader, "needs_any", form);
    const bool needs = !rule.needs_all.empty() || !rule.needs_any.empty();
    rule.missing = reader.words("missing", needs ? Need::Must : Need::May, languages);
    reader.finish();
    return rule;
}

Deadline parse_deadline(const TomlValue& table, const Languages& languages, FileFaults& faults) {
    Reader reader(table, faults, "[form.deadline]");
    Deadline deadline;
    deadline.unit = reader.one_of("unit", deadline_units);
    deadline.count = reader.number("count", 1, deadline.unit == Deadline::Unit::Weeks ? 52 : 365);
    deadline.promise = reader.words("promise", Need::Must, languages);
    reader.finish();
    return deadline;
}

Form parse_form(const TomlValue& table, const std::string& municipality, const Languages& languages,
                FileFaults& faults) {
    Reader reader(table, faults, "[[form]]");
    Form form;
    form.ref.id = municipality + "/" + reader.id();
    form.ref.version = reader.number("version", 1, 999);
    form.title = reader.words("title", Need::Must, languages);
    form.send_to = reader.words("send_to", Need::Must);
    form.languages = languages;
    parse_fields(reader, form, languages, faults);
    if (const auto* reply = reader.table("reply"))
        form.reply = parse_reply_rule(*reply, form, languages, faults);
    if (const auto* deadline = reader.table("deadline"))
        form.deadline = parse_deadline(*deadline, languages, faults);
    if (const auto* value = reader.table("paper", Need::Must))
        parse_paper(*value, form, faults);
    check_roles(reader, form);
    check_reply(reader, form);
    reader.finish();
    return form;
}

} // namespace tycktill::forms
