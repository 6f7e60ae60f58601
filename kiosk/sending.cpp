#include "kiosk/sending.h"

#include "forms/print/qr.h"
#include "kiosk/code.h"
#include "shared/base/log.h"

namespace tycktill {
namespace {

Result<void> seal_and_keep(const Submission& submission, const Recipients& recipients,
                           const KeepEnvelope& keep) {
    const Envelope envelope = TRY(seal(submission, recipients));
    return keep(envelope, submission.arrived);
}

} // namespace

Event send_answers(const Setting& setting, const Session& session, const Recipients& recipients,
                   const KeepEnvelope& keep) {
    const std::string code = random_code();
    Circumstances around = circumstances(setting, session);
    around.flags.push_back(code_flag(code));
    auto made = finalize(*setting.municipality, *setting.form, session.answers, around);
    if (std::holds_alternative<Faults>(made))
        return NotSent{"trouble.keep"}; // the check page has already seen every fault
    const auto kept = seal_and_keep(std::get<Submission>(made), recipients, keep);
    if (!kept) {
        say(kept.error().what);
        return NotSent{"trouble.keep"};
    }
    return Sent{code, qr_modules(code)};
}

} // namespace tycktill
