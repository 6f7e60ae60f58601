#include "kiosk/station/sending.h"

#include "forms/print/qr.h"
#include "shared/base/log.h"
#include "shared/record/code.h"
#include "shared/record/code_reply.h"

namespace tycktill::kiosk {
namespace {

/// The proof of what was kept, or "".
Result<std::string> seal_and_keep(const record::Submission& submission,
                                  const record::Recipients& recipients, const KeepEnvelope& keep,
                                  const ProveArrival& prove) {
    const record::Envelope envelope = TRY(record::seal(submission, recipients));
    TRY(keep(envelope, submission.arrived));
    return prove ? prove(envelope, submission.arrived) : "";
}

/// Capitals and digits alone, which a QR code holds in the least room.
std::string in_qr(const std::string& code, const std::string& proof) {
    return proof.empty() ? code : "TYCKTILL:" + code + ":" + proof;
}

/// Who is to be answered by the code alone lets only the public half of its key travel; else the office
/// gets the code, so that it can be asked by telephone.
Result<std::string> flag_of(const Setting& setting, const Session& session,
                            const std::string& code) {
    const forms::Field* reply = setting.form->with_role(forms::FieldRole::Reply);
    const bool by_code = setting.form->reply.reply_by_code && reply != nullptr &&
                         session.answers.chosen(reply->id, "kod");
    if (!by_code)
        return record::code_flag(code);
    return record::reply_key_flag(
        TRY(record::reply_key(code, setting.municipality->id)).public_key);
}

} // namespace

Event send_answers(const Setting& setting, const Session& session,
                   const record::Recipients& recipients, const KeepEnvelope& keep,
                   const ProveArrival& prove) {
    const std::string code = record::random_code();
    forms::Circumstances around = circumstances(setting, session);
    const auto flag = flag_of(setting, session, code);
    if (!flag) {
        base::say(flag.error().what);
        return NotSent{"trouble.keep"};
    }
    around.flags.push_back(*flag);
    auto made = forms::finalize(*setting.municipality, *setting.form, session.answers, around);
    if (std::holds_alternative<forms::Faults>(made))
        return NotSent{"trouble.keep"}; // the check page has already seen every fault
    const auto kept = seal_and_keep(std::get<record::Submission>(made), recipients, keep, prove);
    if (!kept) {
        base::say(kept.error().what);
        return NotSent{"trouble.keep"};
    }
    const std::string qr = in_qr(code, *kept);
    return Sent{code, forms::qr_modules(qr), qr};
}

} // namespace tycktill::kiosk
