#pragma once
/// The parts of the screen with one form or letter: the page at the left, the cards at the right.
#include "scanner/screens/screens.h"

namespace tycktill::desk {

/// The page: dimmed but for the open field, with a disc and a frame for each card; the wheel and the
/// mouse zoom and move it.
std::optional<DeskEvent> draw_page(const DeskDrawing& d, const DeskScene& scene,
                                   const std::vector<DeskCard>& cards, touch::PxRect place);
/// F2: the whole page, and what can be done with it.
std::optional<DeskEvent> draw_whole_page(const DeskDrawing& d, const DeskScene& scene,
                                         const std::vector<DeskCard>& cards);
/// Without a page, what a person says at the desk: the answers so far.
void draw_taken_down(const DeskDrawing& d, const DeskScene& scene, touch::PxRect place);

/// A card's part of the page, straightened and scaled to the rectangle. A long one follows
/// `lines_read`; below zero only its first words show.
void draw_cut_out(const DeskDrawing& d, const DeskCard& card, const TextureOfPage& pages,
                  touch::PxRect place, float lines_read);
bool has_cut_out(const DeskCard& card);

/// The card that the person decides now: the cut-out straight above the input, same edge, same width.
/// `room`: the height that there is; long inputs give way.
float open_card_height(const DeskDrawing& d, const Desk& desk, const DeskCard& card, float width,
                       float room);
std::optional<DeskEvent> draw_open_card(const DeskDrawing& d, const DeskScene& scene,
                                        const DeskCard& card, std::size_t number,
                                        touch::PxRect place);
/// Within it, for a letter: the units that fit, the chosen one lit; and the letter's own words above.
float unit_lines_height(const Desk& desk);
std::optional<DeskEvent> draw_unit_lines(const DeskDrawing& d, const Desk& desk,
                                         touch::PxRect place);
float mention_height(const Desk& desk);
void draw_mention(const DeskDrawing& d, const Desk& desk, touch::PxRect place);
/// Under the cards of a letter: what was read of it, and from where.
float letter_facts_height(const Desk& desk);
void draw_letter_facts(const DeskDrawing& d, const Desk& desk, touch::PxRect place);

/// F6: what was read so surely that nobody is asked.
std::optional<DeskEvent> draw_sure(const DeskDrawing& d, const Desk& desk, touch::PxRect place);

} // namespace tycktill::desk
