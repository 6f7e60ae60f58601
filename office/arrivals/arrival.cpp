#include "office/arrivals/arrival.h"

#include "forms/rules/staff_form.h"
#include "office/matters/clocks.h"
#include "office/reading/opening.h"
#include "office/register/row.h"
#include "shared/base/text.h"
#include "shared/record/code_reply.h"

#include <algorithm>

namespace tycktill::arrivals {
namespace {

using matters::ReplyWish;
using matters::Way;

/// The answer to the field of that role, or "".
std::string answer_of(const record::Submission& submission, const forms::Form* form,
                      forms::FieldRole role) {
    const forms::Field* field = form ? form->with_role(role) : nullptr;
    return field && submission.matter.has(field->id) ? submission.matter.text(field->id) : "";
}

/// The label of a choice of the list; "" for what isn't one, so that nobody's own words come into the register.
std::string label_of_type(const std::string& type, const forms::Form* form) {
    const forms::Field* field = form ? form->with_role(forms::FieldRole::Type) : nullptr;
    if (!field)
        return "";
    const auto choice = std::find_if(field->choices.begin(), field->choices.end(),
                                     [&](const forms::Choice& one) { return one.id == type; });
    return choice == field->choices.end() ? "" : choice->label.in("sv");
}

const forms::OfficeUnit* unit_named(const std::string& answer, const forms::OfficeRules& rules) {
    const std::string wanted = lower_case(trimmed(answer));
    if (wanted.empty())
        return nullptr;
    const auto found =
        std::find_if(rules.units.begin(), rules.units.end(), [&](const forms::OfficeUnit& unit) {
            return unit.id == answer || lower_case(unit.name) == wanted;
        });
    return found == rules.units.end() ? nullptr : &*found;
}

Way way_of(const record::Submission& submission) {
    if (submission.channel == record::Channel::Kiosk)
        return Way::Kiosk;
    if (submission.channel == record::Channel::Paper)
        return Way::Paper;
    static constexpr std::pair<const char*, Way> ways[] = {{"telefon", Way::Telephone},
                                                           {"besok", Way::Visit},
                                                           {"brev", Way::Letter},
                                                           {"epost", Way::Email},
                                                           {"sms", Way::Sms},
                                                           {"webb", Way::Web},
                                                           {"aldreombudsman", Way::Ombudsman}};
    for (const auto& [id, way] : ways) {
        if (submission.matter.chosen(forms::way_field, id))
            return way;
    }
    return Way::Visit; // written down by staff where the person stood
}

ReplyWish wish_of(const record::Submission& submission) {
    if (record::reply_key_in(submission.flags))
        return ReplyWish::ByCode;
    return submission.anonymous ? ReplyWish::None : ReplyWish::ByContact;
}

/// Which ways of contact there are; the details stay where they are.
matters::ContactWays ways_of(const record::Submission& submission, const forms::Form* form) {
    matters::ContactWays ways;
    for (const auto& [id, values] : submission.contact.all()) {
        const forms::Field* field = form ? form->find(id) : nullptr;
        if (!field || values.empty())
            continue;
        ways.post |= field->rule == forms::TextRule::Address;
        ways.telephone |= field->rule == forms::TextRule::Telephone;
        ways.email |= field->rule == forms::TextRule::Email;
    }
    return ways;
}

std::vector<std::string> texts_of(const record::Answers& answers) {
    std::vector<std::string> texts;
    for (const auto& [id, values] : answers.all())
        texts.insert(texts.end(), values.begin(), values.end());
    return texts;
}

} // namespace

Arrival arrival_of(const record::Submission& submission, Day received, const forms::Form* form,
                   const forms::OfficeRules& rules, const HintWords& words) {
    Arrival arrival;
    arrival.day =
        office::is_possible_arrival(submission.arrived, received) ? submission.arrived : received;
    matters::Arrived& arrived = arrival.arrived;
    const std::string type = answer_of(submission, form, forms::FieldRole::Type);
    const std::string type_label = label_of_type(type, form);
    const forms::OfficeUnit* unit =
        unit_named(answer_of(submission, form, forms::FieldRole::Unit), rules);
    arrived.type = type_label.empty() ? "" : type;
    arrived.unit = unit ? unit->id : "";
    arrived.board = rules.board_of(arrived.unit);
    arrived.way = way_of(submission);
    arrived.wish = wish_of(submission);
    arrived.ways = ways_of(submission, form);
    const auto& praise = words.praise_types;
    arrived.praise = std::find(praise.begin(), praise.end(), arrived.type) != praise.end();
    arrived.promised = matters::promised_on_arrival(rules, arrival.day, arrived.wish);
    arrival.line = registry::neutral_line(type_label, unit ? unit->name : "");
    std::vector<std::string> texts = texts_of(submission.matter);
    arrival.hints = hints_in(texts, words);
    const std::vector<std::string> contact = texts_of(submission.contact);
    texts.insert(texts.end(), contact.begin(), contact.end());
    arrived.hidden_person = tells_hidden_person(texts, words);
    return arrival;
}

} // namespace tycktill::arrivals
