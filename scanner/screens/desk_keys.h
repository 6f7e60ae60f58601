#pragma once
/// Which key means what at the desk: the screens, the bars at their foot and F1 all read this one list.
#include "scanner/desk/desk_events.h"
#include "scanner/screens/look.h"

namespace tycktill::desk {

/// Where a key works; several may be joined.
enum DeskPlace : unsigned { AtQueue = 1, AtForm = 2, AtPage = 4, AtGroup = 8, AtLetter = 16 };

/// What was pressed there, if anything.
std::optional<DeskEvent> keys_pressed(const touch::Ui& ui, unsigned place);

/// The bar at the foot: the place's keys, as many as fit, always with F1; and the desk's one line of
/// message, which goes first.
std::optional<DeskEvent> draw_key_bar(const DeskDrawing& d, const Desk& desk, unsigned place);

/// F1: all keys, by where they work.
std::optional<DeskEvent> draw_all_keys(const DeskDrawing& d);

} // namespace tycktill::desk
