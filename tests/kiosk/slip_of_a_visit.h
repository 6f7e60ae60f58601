#pragma once
/// The slip of a visit to Lomma, for the tests of slips and of their printers.
#include "kiosk/station/slips.h"
#include "kiosk_fixture.h"
#include "tests/support/rooms.h"

#include <map>
#include <memory>

namespace tycktill {

inline const std::string slip_code = "482953647829";

inline Slip slip_of(const std::string& whose = "lomma") {
    static std::map<std::string, std::unique_ptr<Visit>> visits;
    auto& visit = visits[whose];
    visit = std::make_unique<Visit>(municipality_file(whose));
    visit->session.code = slip_code;
    visit->session.qr_text = "TYCKTILL:" + slip_code + ":" + std::string(160, 'A');
    visit->session.reply_promised = true;
    return thanks_slip(visit->setting, visit->session, "sv");
}

} // namespace tycktill
