#pragma once
/// Inside this room: how a matter is told in JSON and in a table, without what a person wrote.
#include "office/commands/open_office.h"

namespace tycktill::office {

/// {"id","number","arrived","line","unit","state","handler","clocks":[{"name","due","stopped","late"}],"marks":[…]}
std::string json_of(const OpenOffice& office, const KnownMatter& known);
/// One line for people.
std::string line_of(const OpenOffice& office, const KnownMatter& known);
/// "new", "registered" …; "unopened" until the key was at hand.
const char* state_name(const OpenOffice& office, const KnownMatter& known);
bool is_late(const OpenOffice& office, const KnownMatter& known);
/// "2026-12-14" of the nearest clock that runs, or "".
std::string nearest_due(const OpenOffice& office, const KnownMatter& known);

} // namespace tycktill::office
