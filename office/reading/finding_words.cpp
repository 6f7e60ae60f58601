#include "office/reading/verify.h"

namespace tycktill::office {

std::string to_text(FindingKind kind) {
    switch (kind) {
    case FindingKind::Gap:
        return "gap";
    case FindingKind::Double:
        return "double";
    case FindingKind::Fork:
        return "fork";
    case FindingKind::Alteration:
        return "alteration";
    case FindingKind::Incomplete:
        return "incomplete";
    case FindingKind::Conflict:
        return "conflict";
    case FindingKind::Restored:
        return "restored";
    case FindingKind::Replaced:
        return "replaced";
    case FindingKind::Exchanged:
        return "exchanged";
    case FindingKind::OtherKeys:
        return "other-keys";
    case FindingKind::Unopenable:
        return "unopenable";
    }
    return "";
}

} // namespace tycktill::office
