#pragma once
/// The card that the person decides now: the cut-out straight above the input, same edge, same width.
#include "scanner/screens/screens.h"

namespace tycktill {

float open_card_height(const Desk& desk, const DeskCard& card);
std::optional<DeskEvent> draw_open_card(const DeskDrawing& d, const Desk& desk,
                                        const DeskCard& card, std::size_t number,
                                        const TextureOfPage& pages, PxRect place);
/// F8: the reason why a form is put aside.
std::optional<DeskEvent> draw_aside(const DeskDrawing& d, const Desk& desk, PxRect place);

} // namespace tycktill
