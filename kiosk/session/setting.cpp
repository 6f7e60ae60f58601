#include "kiosk/session/setting.h"

namespace tycktill::kiosk {

const std::string& say(const Setting& setting, const std::string& language,
                       const std::string& key) {
    const auto& own = setting.municipality->texts;
    const auto found = own.find(key);
    if (found != own.end() && !found->second.empty())
        return found->second.in(language);
    return setting.words->say(key, language);
}

} // namespace tycktill::kiosk
