#include "forms/rules/finalize.h"

#include "forms/rules/answering.h"
#include "forms/rules/fault_words.h"
#include "forms/rules/text_rules.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

bool is_choice(const Field& field) {
    return field.kind == FieldKind::OneChoice || field.kind == FieldKind::SeveralChoices;
}

/// Whether this way of coming in has the field at all.
bool is_asked(const Field& field, record::Channel channel) {
    return channel == record::Channel::Paper ? field.on_paper : field.on_screen;
}

/// One look at the answers; its members are the rules, in the order of the form.
class Check {
public:
    Check(const Form& form, const record::Answers& answers, const Circumstances& circumstances)
        : form_(form), answers_(tidy(form, answers)), circumstances_(circumstances),
          wish_(wish_of(form, answers_)) {}

    Faults faults() {
        for (const auto& field : form_.fields)
            check_field(field);
        check_anonymity();
        check_unknown_fields();
        return std::move(faults_);
    }

private:
    void add(const std::string& field, const std::string& key) {
        add_words(field, fault_words(form_, key, circumstances_.language));
    }

    void add_words(const std::string& field, std::string why) {
        faults_.push_back({field, std::move(why)});
    }

    void check_field(const Field& field) {
        const bool taken_out = field.role == FieldRole::Contact && wish_ == Wish::Anonymous;
        if (taken_out)
            return;
        if (!answers_.has(field.id))
            check_missing(field);
        else if (is_choice(field))
            check_choices(field);
        else
            check_value(field);
    }

    bool is_left_empty(const Field& field) const {
        const auto& empty = circumstances_.left_empty;
        return circumstances_.channel == record::Channel::Paper &&
               std::find(empty.begin(), empty.end(), field.id) != empty.end();
    }

    void check_missing(const Field& field) {
        if (is_left_empty(field))
            return;
        if (needs(field))
            add_need(field);
        else if (field.role == FieldRole::Reply && is_asked(field, record::Channel::Kiosk) &&
                 circumstances_.channel != record::Channel::Paper)
            add(field.id, "fault.reply");
        else if (is_required(field) && is_asked(field, circumstances_.channel))
            add_required(field);
    }

    /// A person at the screen has come to say something; a sheet may hold it elsewhere.
    bool is_required(const Field& field) const {
        return field.required ||
               (field.role == FieldRole::Story && circumstances_.channel != record::Channel::Paper);
    }

    void add_required(const Field& field) {
        if (field.kind == FieldKind::OneChoice)
            add(field.id, "fault.choose");
        else if (field.kind == FieldKind::SeveralChoices)
            add(field.id, "fault.choose_some");
        else if (field.role == FieldRole::Story)
            add(field.id, "fault.story");
        else
            add_words(field.id, missing_words(form_, field, circumstances_.language));
    }

    /// A reply needs all of some fields and one of others; the first that is asked stands for these.
    bool needs(const Field& field) const {
        if (wish_ != Wish::Reply)
            return false;
        const auto& all = form_.reply.needs_all;
        if (std::find(all.begin(), all.end(), field.id) != all.end())
            return true;
        const auto& any = form_.reply.needs_any;
        if (std::any_of(any.begin(), any.end(), [&](const auto& id) { return answers_.has(id); }))
            return false;
        const auto first = std::find_if(any.begin(), any.end(), [&](const auto& id) {
            const Field* candidate = form_.find(id);
            return candidate && is_asked(*candidate, circumstances_.channel);
        });
        return first != any.end() && *first == field.id;
    }

    /// The municipality's words once; what else is missing is said in short.
    void add_need(const Field& field) {
        if (std::exchange(said_needs_, true) || form_.reply.missing.empty())
            add_words(field.id, missing_words(form_, field, circumstances_.language));
        else
            add_words(field.id, form_.reply.missing.in(circumstances_.language));
    }

    void check_choices(const Field& field) {
        const auto values = answers_.values(field.id);
        const auto known = [&](const std::string& value) {
            return std::any_of(field.choices.begin(), field.choices.end(),
                               [&](const Choice& choice) { return choice.id == value; });
        };
        if (!std::all_of(values.begin(), values.end(), known))
            add(field.id, "fault.unknown_choice");
        else if (field.kind == FieldKind::OneChoice && values.size() > 1)
            add(field.id, "fault.choose_one");
    }

    void check_value(const Field& field) {
        const auto fault = check_text(field, answers_.text(field.id), circumstances_.arrived);
        if (fault == TextFault::None)
            return;
        const std::string sign = sign_at_fault(field, answers_.text(field.id));
        std::string why = fault_words(form_, key_naming(fault, sign), circumstances_.language);
        if (const auto at = why.find("{tecken}"); at != std::string::npos)
            why.replace(at, 8, sign);
        if (const auto at = why.find("{antal}"); at != std::string::npos)
            why.replace(at, 7, std::to_string(longest_taken(field)));
        add_words(field.id, std::move(why));
    }

    /// What is refused is named by the sign that is wrong, where one is.
    static const char* key_naming(TextFault fault, const std::string& sign) {
        if (fault == TextFault::NotTelephone && !sign.empty() && length_of(sign) <= 20)
            return "fault.telephone_sign";
        if (fault == TextFault::NotEmail && sign == " ")
            return "fault.email_space";
        if (fault == TextFault::NotEmail && !sign.empty() && sign != "@")
            return "fault.email_sign";
        return key_of(fault);
    }

    static const char* key_of(TextFault fault) {
        switch (fault) {
        case TextFault::None:
        case TextFault::NotText:
            return "fault.not_text";
        case TextFault::TooLong:
            return "fault.too_long";
        case TextFault::NoLetters:
            return "fault.no_letters";
        case TextFault::NotTelephone:
            return "fault.not_telephone";
        case TextFault::TelephoneShort:
            return "fault.telephone_short";
        case TextFault::TelephoneLong:
            return "fault.telephone_long";
        case TextFault::NotPostnummer:
            return "fault.not_postnummer";
        case TextFault::NotEmail:
            return "fault.not_email";
        case TextFault::NotDigits:
            return "fault.not_digits";
        case TextFault::NotDay:
            return "fault.not_day";
        case TextFault::DayToCome:
            return "fault.day_to_come";
        case TextFault::DayLongAgo:
            return "fault.day_long_ago";
        }
        return "fault.not_text";
    }

    void check_anonymity() {
        const Field* reply = form_.with_role(FieldRole::Reply);
        const bool contact = has_contact(form_, answers_);
        // The screen takes the details out by itself; paper holds what the person wrote, and only a
        // person can say which of the two was meant.
        if (circumstances_.channel == record::Channel::Paper && wish_ == Wish::Anonymous && contact)
            add(reply->id, "fault.anonymous_contact");
        if (!form_.reply.anonymous_allowed && (!contact || wish_ == Wish::Anonymous))
            add(reply ? reply->id : "", "fault.not_anonymous");
    }

    void check_unknown_fields() {
        for (const auto& [id, values] : answers_.all()) {
            if (!form_.find(id))
                add(id, "fault.unknown_field");
        }
    }

    const Form& form_;
    const record::Answers answers_;
    const Circumstances& circumstances_;
    const Wish wish_;
    bool said_needs_ = false;
    Faults faults_;
};

} // namespace

Faults check(const Form& form, const record::Answers& answers, const Circumstances& circumstances) {
    return Check(form, answers, circumstances).faults();
}

} // namespace tycktill::forms
