#include "forms/commands/commands.h"

#include "shared/base/log.h"

namespace tycktill::forms {

int failed(const Error& error, Exit code) {
    say(error.what);
    return code;
}

Result<const Form*> find_form(const Catalogue& catalogue, const std::string& name) {
    if (const Form* form = catalogue.form(name))
        return form;
    std::string known;
    for (const auto& municipality : catalogue.municipalities()) {
        for (const auto& form : municipality.forms)
            known += (known.empty() ? "" : ", ") + form.ref.id;
    }
    return fail("there is no form '" + name + "'; choose one of " + known);
}

} // namespace tycktill::forms
