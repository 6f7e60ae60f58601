#pragma once
/// A PostgreSQL address and its password apart, so that the password is never an argument, a log line or
/// an error.
#include <string>

namespace tycktill::office {

struct PgAddress {
    std::string url;      ///< "postgresql://kontor@host/tyck?sslmode=require"
    std::string password; ///< decoded, or ""
};

/// Takes the password out, whether it stands before the @ or among the parameters.
PgAddress without_password(const std::string& url);

} // namespace tycktill::office
