#pragma once
/// To a tycktill-slip that another service runs: under systemd the kiosk and its children reach no network, only
/// local sockets (docs/systemd/tycktill-slip.socket). One connection a slip: its text, or "look" and a line
/// break, until the end; back comes "ok" or "no" and a line break.
#include "shared/base/result.h"

#include <string>

namespace tycktill::kiosk {

inline constexpr const char* relay_prefix = "unix:";
inline constexpr const char* relay_look = "look\n";

/// Waits for the answer, as long as it takes to print.
Result<void> relay(const std::string& socket_path, const std::string& text);

} // namespace tycktill::kiosk
