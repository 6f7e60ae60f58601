#include "forms/rules/finalize.h"

#include "forms/rules/answering.h"

namespace tycktill::forms {

std::variant<record::Submission, Faults> finalize(const Municipality& municipality,
                                                  const Form& form, const record::Answers& answers,
                                                  const Circumstances& circumstances) {
    if (auto faults = check(form, answers, circumstances); !faults.empty())
        return faults;
    record::Submission submission;
    submission.id = record::random_submission_id();
    submission.form = form.ref;
    submission.municipality = municipality.id;
    submission.unit = circumstances.unit;
    submission.language = circumstances.language;
    submission.channel = circumstances.channel;
    submission.arrived = circumstances.arrived;
    submission.serial = circumstances.serial;
    submission.flags = circumstances.flags;
    submission.attachments = circumstances.attachments;
    const record::Answers tidied = tidy(form, answers);
    const Wish wish = wish_of(form, tidied);
    submission.anonymous =
        wish == Wish::Anonymous || (wish == Wish::Unsaid && !has_contact(form, tidied));
    for (const auto& [id, values] : tidied.all()) {
        if (form.find(id)->role != FieldRole::Contact)
            submission.matter.set(id, values);
        else if (!submission.anonymous)
            submission.contact.set(id, values);
    }
    return submission;
}

} // namespace tycktill::forms
