#pragma once
/// finalize() is the only maker of a Submission, for the screen, the paper and the staff's own typing.
#include "forms/definition/form.h"

#include <variant>

namespace tycktill::forms {

/// What stands in the way of sending, in plain words with what to do, beside the field it concerns.
struct Fault {
    std::string field; ///< "" when it concerns no single field
    std::string why;   ///< in the person's language
    friend bool operator==(const Fault&, const Fault&) = default;
};
using Faults = std::vector<Fault>;

/// The facts around the answers that no field holds.
struct Circumstances {
    record::Channel channel = record::Channel::Kiosk;
    Day arrived{};
    std::string unit; ///< where the station stands, or ""
    std::string language = "sv";
    std::string serial; ///< of the paper
    std::vector<std::string> flags;
    std::vector<record::Attachment> attachments;
    /// On paper: fields that ought to be filled in and that a person has seen are not. A complaint is
    /// received as it is; nobody can be asked to tick one more box.
    std::vector<std::string> left_empty;
};

/// Every fault of these answers, in the form's order; none means that they can be sent. Used page by
/// page at the kiosk (it shows those of the fields on the page) and as doubts at the desk. A field is
/// missed only where it is asked: on_screen at the kiosk and by staff, on_paper on paper. On paper
/// "anonymous" beside contact details is a fault, because only a person can say which was meant.
Faults check(const Form& form, const record::Answers& answers, const Circumstances& circumstances);

/// The submission, or what stands in its way. Contact answers are taken out when the person wants to
/// be anonymous (and then anonymous is true); a form without a reply field is anonymous when it holds
/// no contact answer.
std::variant<record::Submission, Faults> finalize(const Municipality& municipality,
                                                  const Form& form, const record::Answers& answers,
                                                  const Circumstances& circumstances);

} // namespace tycktill::forms
