#include "forms/definition/form.h"

#include <algorithm>

namespace tycktill::forms {

const std::string& Words::in(const std::string& language) const {
    static const std::string nothing;
    auto found = by_language.find(language);
    if (found == by_language.end())
        found = by_language.find("sv");
    return found == by_language.end() ? nothing : found->second;
}

const Field* Form::find(const std::string& id) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& field) { return field.id == id; });
    return found == fields.end() ? nullptr : &*found;
}

const Field* Form::with_role(FieldRole role) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& field) { return field.role == role; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace tycktill::forms
