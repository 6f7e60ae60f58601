#pragma once
/// One mail to one server, by libcurl: its only door here.
#include "office/mail/mail.h"

#include <functional>

namespace tycktill::mail {

enum class Taken {
    Yes,
    Later,    ///< the server says so, of this mail
    NoServer, ///< it isn't reached, or lets us not in: none goes now
    Never,    ///< the server's no
    Unknown,  ///< handed over, and no answer came
};
struct Answer {
    Taken taken = Taken::NoServer;
    std::string said;
};
/// `handing_over` is called when all but the end of the mail is with the server; when it fails nothing was handed over.
Answer send_by_smtp(const Settings& settings, const Mail& mail, const std::string& message,
                    const std::function<Result<void>()>& handing_over);

} // namespace tycktill::mail
