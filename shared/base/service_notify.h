#pragma once
/// Tells systemd how a service is: the protocol of sd_notify(3), one datagram to $NOTIFY_SOCKET. Without
/// that variable, or when nobody listens, nothing happens.
#include "shared/base/room.h"

#include <string>

namespace tycktill::base {

/// "READY=1", "STOPPING=1", "WATCHDOG=1", "STATUS=3 waiting"; several with a line break between. The status
/// is shown by `systemctl status`: counts and days, never content.
void notify_service(const std::string& state);

} // namespace tycktill::base
