#pragma once
/// Every room has a namespace of its own (tycktill::forms, tycktill::kiosk …). What stands in base is the
/// language that all of them speak (Result, Day, text, files): its names are used bare everywhere.

namespace tycktill {
namespace base {}
using namespace base;
} // namespace tycktill
