// What stands in the way on the page that is shown, and how many lines of it are shown at all.
#include "kiosk/session/likely_play.h"
#include "kiosk/session/session.h"

#include <algorithm>

namespace tycktill::kiosk {

forms::Circumstances circumstances(const Setting& setting, const Session& session) {
    forms::Circumstances around;
    around.channel = session.assisted ? record::Channel::Staff : record::Channel::Kiosk;
    around.arrived = setting.today;
    around.unit = setting.unit;
    around.language = language_of(session);
    if (session.assisted)
        around.flags.push_back("nedtecknad av personal");
    const forms::Field* story = setting.form->with_role(forms::FieldRole::Story);
    if (story != nullptr && is_likely_play(session.answers.text(story->id)))
        around.flags.push_back("troligen prov");
    return around;
}

namespace {

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// One of several lines is enough for a reply. It is not missed before the last of them was passed by:
/// who has nothing but an e-mail address goes on to its line.
bool is_missed_alternative(const forms::Form& form, const record::Answers& answers,
                           const std::string& id) {
    const forms::Field* field = form.find(id);
    return field != nullptr && !field->required && !answers.has(id) &&
           holds(form.reply.needs_any, id) && !holds(form.reply.needs_all, id);
}

/// Where the missing alternative is said when its own line is not on the page.
std::string place_on_page(const forms::Form& form, const std::vector<std::string>& fields,
                          const std::string& id) {
    if (holds(fields, id))
        return id;
    const auto other = std::find_if(fields.begin(), fields.end(), [&](const std::string& field) {
        return holds(form.reply.needs_any, field);
    });
    return other == fields.end() ? fields.front() : *other;
}

} // namespace

forms::Faults faults_of_page(const Setting& setting, const Session& session) {
    const InterviewStep& now = current(session);
    std::vector<std::string> fields = now.fields;
    bool last_lines = true;
    if (now.kind == StepKind::Lines) {
        const ShownLines lines = shown_lines(setting, session);
        last_lines = lines.first + lines.count >= now.fields.size();
        const auto first = now.fields.begin() + static_cast<std::ptrdiff_t>(lines.first);
        fields.assign(first, first + static_cast<std::ptrdiff_t>(lines.count));
    }
    const bool general = last_lines && is_contact(*setting.form, now);
    forms::Faults faults;
    for (forms::Fault& fault :
         forms::check(*setting.form, session.answers, circumstances(setting, session))) {
        if (is_missed_alternative(*setting.form, session.answers, fault.field)) {
            if (!general)
                continue;
            fault.field = place_on_page(*setting.form, fields, fault.field);
        }
        if ((fault.field.empty() && general) || holds(fields, fault.field))
            faults.push_back(std::move(fault));
    }
    return faults;
}

} // namespace tycktill::kiosk
