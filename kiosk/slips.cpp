#include "kiosk/slips.h"

#include "kiosk/code.h"
#include "kiosk/rows.h"

namespace tycktill {

Slip thanks_slip(const Setting& setting, const Session& session) {
    const std::string language = language_of(session);
    Slip slip{{setting.municipality->name},
              {fill(say(setting, language, "thanks.received"),
                    {{"day", date_in_words(setting, language, setting.today)}})}};
    if (const std::string promise = promise_in_words(setting, language);
        session.reply_promised && !promise.empty())
        slip.push_back({promise});
    slip.push_back({""});
    slip.push_back({say(setting, language, "thanks.code")});
    std::string code;
    for (const std::string& group : groups_of(session.code))
        code += (code.empty() ? "" : " ") + group;
    slip.push_back({code, true});
    slip.push_back({say(setting, language, "thanks.slip")});
    if (!session.qr_text.empty())
        slip.push_back({session.qr_text, false, true});
    return slip;
}

Slip test_slip(const Setting& setting) {
    return {{setting.municipality->name},
            {setting.unit},
            {say(setting, setting.language, "staff.test_print"), true}};
}

} // namespace tycktill
