#pragma once
/// Desks as a reception clerk meets them, made by code: one of every screen, with the words of the
/// shipped forms.
#include "scanner/desk/desk_events.h"
#include "tests/support/rooms.h"

#include <functional>

namespace tycktill {

struct NamedDesk {
    std::string name;
    Desk desk;
};

/// Every screen, every question and every kind of card. `catalogue` must outlive them.
std::vector<NamedDesk> desks_of_every_screen(const Catalogue& catalogue);

} // namespace tycktill
