#pragma once
/// Skicka: the answers become a submission, are sealed to the office and durably kept. Only then may
/// the person be thanked.
#include "kiosk/session/session.h"
#include "shared/record/envelope.h"

#include <functional>

namespace tycktill::kiosk {

/// Puts an envelope where it survives a power cut; arrived is its day.
using KeepEnvelope = std::function<Result<void>(const record::Envelope&, Day arrived)>;

/// What a person may take home as a proof that this envelope arrived; "" when nobody can sign it.
using ProveArrival = std::function<std::string(const record::Envelope&, Day arrived)>;

/// Sent with a new code, or NotSent with why. The plain text is overwritten before this returns.
Event send_answers(const Setting& setting, const Session& session,
                   const record::Recipients& recipients, const KeepEnvelope& keep,
                   const ProveArrival& prove = {});

} // namespace tycktill::kiosk
