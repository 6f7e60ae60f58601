#pragma once
/// The office's part of a municipality's file (forms/definition/office_rules.h), read table by table.
#include "forms/definition/office_rules.h"
#include "forms/definition/owed.h"
#include "forms/definition/parse_parts.h"

namespace tycktill::forms {

/// Reads every table of the office; what the file leaves out is filled in from `municipality`, whose forms must
/// be there: one board, one department, each [[unit]] in it, one level.
OfficeRules parse_office(Reader& file, const Municipality& municipality, const Languages& languages,
                         FileFaults& faults);

/// [[clock]] and [[closed_day]].
void parse_clocks(Reader& file, const Municipality& municipality, const Languages& languages,
                  OfficeRules& rules, FileFaults& faults);
/// [[namnd]], [[department]], [[office_unit]], [[receiver]], [[level]], [[route]].
void parse_organisation(Reader& file, const Municipality& municipality, OfficeRules& rules,
                        FileFaults& faults);
/// [[dimension]], [[outcome]], [[cause]], [[secrecy]], [[retention]], [[letter]].
void parse_handling(Reader& file, const Municipality& municipality, OfficeRules& rules,
                    FileFaults& faults);

/// [[owed]] and [[self_check]]; the boards must be there.
OwedReports parse_owed(Reader& file, const OfficeRules& rules, FileFaults& faults);

/// Notes a reference that names nothing; "" is nothing to name.
void must_exist(Reader& table, const char* key, const std::string& id, bool exists,
                const char* list);

} // namespace tycktill::forms
