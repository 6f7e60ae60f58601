#pragma once
/// The parts of the queue's screen.
#include "scanner/screens/screens.h"

namespace tycktill::desk {

/// Where the columns of the batches and of their forms stand, from the panel's left edge.
struct QueueColumns {
    float name = 24, arrived, forms, reading, doubts, reason;
};
QueueColumns queue_columns(float width);

/// What is being read, and the batches round the chosen one. Moves y below them.
std::optional<DeskEvent> draw_batches(const DeskDrawing& d, const Desk& desk, float width,
                                      float& y);
/// The chosen batch's forms, hardest first.
std::optional<DeskEvent> draw_items(const DeskDrawing& d, const Desk& desk, touch::PxRect place);
/// Why they wait: a number settles all of one kind in a row.
std::optional<DeskEvent> draw_kinds(const DeskDrawing& d, const Desk& desk, touch::PxRect place);

} // namespace tycktill::desk
