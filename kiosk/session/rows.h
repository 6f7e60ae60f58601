#pragma once
/// The rows of the check page: each question, what was answered, and the hints that concern it.
#include "kiosk/session/hints.h"
#include "kiosk/session/session.h"

namespace tycktill::kiosk {

struct AnswerRow {
    std::string field; ///< Ändra goes to the step of this field
    std::string label; ///< the question: «Vad vill du säga?»
    std::string
        value; ///< «Klagomål»; several contact details have a line each; «Du hoppade över det.»
    bool given = true;
    std::vector<std::string> hints; ///< plain words
    friend bool operator==(const AnswerRow&, const AnswerRow&) = default;
};

std::vector<AnswerRow> answer_rows(const Setting& setting, const Session& session);

/// What the screen asks for the field: the form's own question, else ours, else the field's label.
std::string question_of(const Setting& setting, const Session& session, const forms::Field& field);
/// The kinds of things that can be left here, as one sentence: «Klagomål, synpunkt eller förslag.»; ""
/// for a form that asks for none.
std::string kinds_in_words(const Setting& setting, const std::string& language);

/// «I dag, 22 november», «3 oktober 2026», in the language of the session.
std::string day_in_words(const Setting& setting, const std::string& language, Day day);
/// «22 november», with the year when it is not this one.
std::string date_in_words(const Setting& setting, const std::string& language, Day day);
/// «november 2026»
std::string month_in_words(const Setting& setting, const std::string& language, Day day);

/// «Du får svar inom två veckor.»: what the thank-you page and the yes card promise; "" when nothing is.
std::string promise_in_words(const Setting& setting, const std::string& language);

} // namespace tycktill::kiosk
