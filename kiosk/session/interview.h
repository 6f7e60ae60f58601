#pragma once
/// An interview is a form asked one thing at a time: an ordered list of steps, made from the form
/// alone, so that any municipality's form can be asked, also with fields that play no known part.
#include "forms/definition/form.h"

namespace tycktill::kiosk {

/// What a step looks like. The start page, the thank-you page and the overlays are not steps.
enum class StepKind {
    Choice,  ///< one of some cards
    Choices, ///< any of some cards
    Unit,    ///< here, elsewhere, unknown
    Text,    ///< free text with the letter keyboard
    Date,    ///< today, yesterday, another day, skip
    Ways,    ///< which of several lines a reply shall go to: telephone, e-mail, letter
    Lines,   ///< one or more single lines
    Check,   ///< read through, then send
};

struct InterviewStep {
    StepKind kind = StepKind::Check;
    std::vector<std::string> fields; ///< ids; several for Ways and Lines alone, none for Check
    /// It has an answer already, and comes up only when that is changed: «Snabbt» takes for granted
    /// that somebody is anonymous and speaks for themselves, and the check page says so.
    bool answered_for = false;
    friend bool operator==(const InterviewStep&, const InterviewStep&) = default;
};
using Steps = std::vector<InterviewStep>;

/// Every step, in the order of the form, the contact details after all other questions, the check
/// last. A contact step is always counted, so that «Steg 3 av 8» does not change under way.
Steps interview(const forms::Form& form);

/// The quick path: the type, the free text and what else the form requires, then the check. Where the
/// form lets people be anonymous, reply and contact details come up only by Ändra.
Steps quick_interview(const forms::Form& form);
/// What its steps that are answered_for hold.
record::Answers quick_answers(const forms::Form& form);

/// False for the contact steps of a person who wants no reply, or who wants it by code, and for the
/// day when nothing has happened.
bool is_asked(const forms::Form& form, const InterviewStep& step, const record::Answers& answers);

/// Has the person chosen a type of which nothing has happened, such as praise?
bool nothing_happened(const forms::Form& form, const record::Answers& answers);

bool is_contact(const forms::Form& form, const InterviewStep& step);

/// Whether the person has said who they are: no reply field counts as yes.
bool gives_contact(const forms::Form& form, const record::Answers& answers);

/// «Steg {n} av {of}»: of the steps that are asked one after the other, as far as is known.
struct StepCount {
    std::size_t n = 0, of = 0;
};
StepCount count_steps(const forms::Form& form, const Steps& steps, const record::Answers& answers,
                      std::size_t at);

/// The first step that is asked.
std::size_t first_step(const Steps& steps);
/// The next asked step after `from`, or before it; `from` itself when there is none.
std::size_t next_step(const forms::Form& form, const Steps& steps, const record::Answers& answers,
                      std::size_t from);
std::size_t previous_step(const forms::Form& form, const Steps& steps,
                          const record::Answers& answers, std::size_t from);

/// The step in which the field is answered; the check when none does.
std::size_t step_of(const Steps& steps, const std::string& field);

} // namespace tycktill::kiosk
