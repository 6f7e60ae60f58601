#pragma once
/// A report as a document: A4, tagged, to print and to send. A draft says that it is one.
#include "office/reports/frozen.h"

namespace tycktill::out {

Result<std::string> report_pdf(const reports::FrozenReport& report, const std::string& municipality,
                               const std::string& office);

} // namespace tycktill::out
