#include "kiosk/station/slips.h"

#include "kiosk/session/rows.h"
#include "shared/record/code.h"

namespace tycktill::kiosk {
namespace {

using Kind = forms::SlipLine::Kind;

std::string with_year(const Setting& setting, const std::string& language) {
    const std::chrono::year_month_day date{setting.today};
    return date_in_words(setting, language, setting.today) + " " +
           std::to_string(static_cast<int>(date.year()));
}

} // namespace

forms::Slip thanks_slip(const Setting& setting, const Session& session,
                        const std::string& language) {
    const auto word = [&](const char* key) { return say(setting, language, key); };
    forms::Slip slip{language, {{setting.municipality->name, Kind::Heading}}};
    auto& lines = slip.lines;
    lines.push_back({fill(word("thanks.received"), {{"day", with_year(setting, language)}})});
    lines.push_back({fill(word("slip.next"), {{"board", setting.municipality->board}})});
    if (const std::string promise = promise_in_words(setting, language);
        session.reply_promised && !promise.empty())
        lines.push_back({promise});
    lines.push_back({});
    lines.push_back({word("thanks.code"), Kind::Heading});
    lines.push_back({record::in_groups(session.code), Kind::Code});
    lines.push_back({word("slip.code")});
    if (!session.qr_text.empty()) {
        lines.push_back({session.qr_text, Kind::Qr});
        lines.push_back({word("thanks.slip")});
    }
    return slip;
}

forms::Slip test_slip(const Setting& setting) {
    return {setting.language,
            {{setting.municipality->name, Kind::Heading},
             {setting.unit},
             {say(setting, setting.language, "staff.test_print")},
             {record::in_groups("234567892345"), Kind::Code},
             {"TYCKTILL", Kind::Qr}}};
}

} // namespace tycktill::kiosk
