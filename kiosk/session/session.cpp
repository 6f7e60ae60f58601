#include "kiosk/session/session.h"

namespace tycktill::kiosk {

const InterviewStep& current(const Session& session) {
    static const InterviewStep none;
    return session.at < session.steps.size() ? session.steps[session.at] : none;
}

std::string printing_word(const Session& session) {
    switch (session.printing) {
    case Printing::No:
        break;
    case Printing::Going:
        return "print.going";
    case Printing::Done:
        return "print.done";
    case Printing::Failed:
        return "print.failed";
    }
    return "";
}

std::string language_of(const Session& session) {
    return session.modes.easy_read ? session.language + "@lattlast" : session.language;
}

} // namespace tycktill::kiosk
