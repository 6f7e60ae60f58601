#include "forms/rules/staff_form.h"

namespace tycktill::forms {

Form staff_form(Form form) {
    if (form.find(way_field))
        return form;
    Field way;
    way.id = way_field;
    way.kind = FieldKind::OneChoice;
    way.label.by_language["sv"] = "Hur det kom in";
    way.on_screen = way.on_paper = false;
    for (const auto& [id, label] : {std::pair{"telefon", "Telefon"},
                                    {"besok", "Besök"},
                                    {"brev", "Brev"},
                                    {"epost", "E-post"},
                                    {"sms", "Sms"},
                                    {"webb", "Webben"},
                                    {"aldreombudsman", "Äldreombudsmannen"}}) {
        Choice choice;
        choice.id = id;
        choice.label.by_language["sv"] = label;
        way.choices.push_back(std::move(choice));
    }
    form.fields.push_back(std::move(way));
    return form;
}

} // namespace tycktill::forms
