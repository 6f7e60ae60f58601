#pragma once
/// The log in plain words.
#include "office/audit/audit.h"

namespace tycktill::web {

std::string act_words(audit::Act act); ///< "Läste ett ärende"
/// What stands beside it: the kind of act in a matter, which part was read. What has no words of its own stands as it is.
std::string detail_words(const audit::Entry& entry);
std::string finding_words(const audit::Finding& finding); ///< "Rad 12 saknas."

} // namespace tycktill::web
