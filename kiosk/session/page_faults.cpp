// What stands in the way on the page that is shown.
#include "forms/rules/fault_words.h"
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

/// One of several lines is enough for a reply: the rules name the form's first, the person has chosen
/// another.
bool is_missed_alternative(const forms::Form& form, const record::Answers& answers,
                           const std::string& id) {
    const forms::Field* field = form.find(id);
    return field != nullptr && !field->required && !answers.has(id) &&
           holds(form.reply.needs_any, id) && !holds(form.reply.needs_all, id);
}

/// The line on the page that stands for the missing alternative.
std::string place_on_page(const forms::Form& form, const std::vector<std::string>& fields) {
    const auto other = std::find_if(fields.begin(), fields.end(), [&](const std::string& field) {
        return holds(form.reply.needs_any, field);
    });
    return other == fields.end() ? fields.front() : *other;
}

forms::Faults faults_of_ways(const Setting& setting, const Session& session) {
    const auto& ways = current(session).fields;
    const bool reached =
        !session.ways.empty() || std::any_of(ways.begin(), ways.end(), [&](const std::string& way) {
            return session.answers.has(way);
        });
    if (reached)
        return {};
    const std::string language = language_of(session);
    const forms::Words& missing = setting.form->reply.missing;
    return {{ways.front(),
             missing.empty() ? say(setting, language, "fault.way") : missing.in(language)}};
}

} // namespace

forms::Faults faults_of_page(const Setting& setting, const Session& session) {
    const InterviewStep& now = current(session);
    if (now.kind == StepKind::Ways)
        return faults_of_ways(setting, session);
    const bool lines = now.kind == StepKind::Lines;
    const std::vector<std::string> fields = lines ? asked_lines(session) : now.fields;
    const bool general = lines && is_contact(*setting.form, now);
    const bool has_choice = !further_ways(session).empty();
    forms::Faults faults;
    for (forms::Fault& fault :
         forms::check(*setting.form, session.answers, circumstances(setting, session))) {
        if (is_missed_alternative(*setting.form, session.answers, fault.field)) {
            if (!general)
                continue;
            fault.field = place_on_page(*setting.form, fields);
            if (has_choice) // the others are nothing that the person has chosen
                fault.why = forms::missing_words(*setting.form, *setting.form->find(fault.field),
                                                 language_of(session));
        }
        if ((fault.field.empty() && general) || holds(fields, fault.field))
            faults.push_back(std::move(fault));
    }
    return faults;
}

} // namespace tycktill::kiosk
