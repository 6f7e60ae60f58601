#pragma once
/// What this room takes from forms (the municipality's rules, the public holidays), named once for all its files.
#include "forms/definition/office_rules.h"
#include "forms/rules/deadlines.h"

namespace tycktill::matters {

using tycktill::forms::ClockRule;
using tycktill::forms::ClosedDay;
using tycktill::forms::holiday_name;
using tycktill::forms::OfficeRules;

} // namespace tycktill::matters
