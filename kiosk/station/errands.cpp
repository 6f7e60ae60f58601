#include "kiosk/station/errands.h"

#include "kiosk/station/staff_files.h"
#include "kiosk/station/tally.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

bool is_language_of(const forms::Form& form, const std::string& tag) {
    return std::find(form.languages.begin(), form.languages.end(), tag) != form.languages.end();
}

std::string language_after(const forms::Form& form, const std::string& tag) {
    const auto& all = form.languages;
    const auto now = std::find(all.begin(), all.end(), tag);
    if (all.empty())
        return tag;
    return now == all.end() || now + 1 == all.end() ? all.front() : *(now + 1);
}

} // namespace

Result<void> carry_out(Request request, const KioskCommand& command, const Setting& setting,
                       const Session& session, Day today) {
    const StaffFiles staff(command.data);
    switch (request) {
    case Request::NotePinMisses:
        return staff.set_misses(session.pin_misses);
    case Request::ChangeLanguage:
        return staff.set_first_language(language_after(*setting.form, setting.language));
    case Request::CountHowEasy:
        return session.how_easy
                   ? count_how_easy(command.data / "how-easy.txt", today, *session.how_easy)
                   : Result<void>{};
    case Request::LookUpReply: // the app asks the station
    case Request::Print:       // the printer is given it
    case Request::TestPrint:
    case Request::None:
    case Request::Restart:
        break;
    }
    return {};
}

void take_first_language(Setting& setting, const std::filesystem::path& data_folder) {
    const std::string chosen = StaffFiles(data_folder).first_language();
    if (is_language_of(*setting.form, chosen))
        setting.language = chosen;
}

} // namespace tycktill::kiosk
