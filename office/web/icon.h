#pragma once
/// The pages' icons, by their code points in assets/office/icons.ttf (Tabler outline). tools/make_icons reads the
/// numbers from this file.
#include "office/web/html.h"

namespace tycktill::web {

enum class Icon : char32_t {
    Alert = 0xea05,
    At = 0xea2b,
    Check = 0xea5e,
    ChevronDown = 0xea5f,
    ChevronLeft = 0xea60,
    ChevronRight = 0xea61,
    Clock = 0xea70,
    Download = 0xea96,
    Exchange = 0xf1f4,
    Eye = 0xea9a,
    FileText = 0xeaa2,
    HandFinger = 0xee94,
    Hash = 0xeabc,
    Heart = 0xeabe,
    Hourglass = 0xef93,
    Inbox = 0xeac4,
    Info = 0xeac5,
    Lock = 0xeae2,
    Mail = 0xeae5,
    Message = 0xeaef,
    Pencil = 0xeb04,
    Phone = 0xeb09,
    Plus = 0xeb0b,
    Printer = 0xeb0e,
    Refresh = 0xeb13,
    Search = 0xeb1c,
    Send = 0xeb1e,
    Up = 0xea25,
    User = 0xeb4d,
    Users = 0xebf2,
    X = 0xeb55,
};

/// Beside words that say the same; no reader reads it.
Html icon(Icon which);

} // namespace tycktill::web
