#pragma once
#include <string>

namespace tycktill::desk {

/// What the queue says in English to operators, said in Swedish to the person at the desk; what is not
/// known here keeps its words after a Swedish beginning. "" when nothing needs to be said.
std::string in_swedish(const std::string& what);

} // namespace tycktill::desk
