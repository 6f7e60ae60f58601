#pragma once
/// The desk's two screens. They draw a Desk and return what the person did; they change nothing.
#include "scanner/desk/desk_events.h"
#include "scanner/screens/look.h"

namespace tycktill {

/// A page's picture on the graphics card; texture 0 while there is none.
struct PageTexture {
    TextureId texture = 0;
    int width = 0, height = 0; ///< px of the page's picture
};
using TextureOfPage = std::function<PageTexture(std::int64_t page)>;

std::optional<DeskEvent> draw_queue(const DeskDrawing& d, const Desk& desk, std::string_view place);
std::optional<DeskEvent> draw_form(const DeskDrawing& d, const Desk& desk, std::string_view place,
                                   const TextureOfPage& pages);

/// The page at the left: dimmed but for the open field, with a disc and a frame for each card.
void draw_page(const DeskDrawing& d, const Desk& desk, const std::vector<DeskCard>& cards,
               const TextureOfPage& pages, PxRect place);
/// A card's part of the page, scaled to the rectangle's width. A long one follows `lines_read`; below
/// zero only its first words show.
void draw_cut_out(const DeskDrawing& d, const DeskCard& card, const TextureOfPage& pages,
                  PxRect place, float lines_read);

} // namespace tycktill
