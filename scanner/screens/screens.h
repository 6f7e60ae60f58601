#pragma once
/// The desk's screens. They draw a Desk and return what the person did; they change nothing.
#include "scanner/screens/desk_keys.h"

namespace tycktill::desk {

/// A page's picture on the graphics card; texture 0 while there is none.
struct PageTexture {
    touch::TextureId texture = 0;
    int width = 0, height = 0; ///< px of the page's picture
    float tilt = 0;            ///< radians that its lines rise to the left: it lay askew
};
using TextureOfPage = std::function<PageTexture(std::int64_t page)>;

/// The 10 mm round a mark, as a picture of its own; 0 while there is none.
using TextureOfMark = std::function<touch::TextureId(const GroupMark& mark)>;

/// What every screen shows.
struct DeskScene {
    const Desk& desk;
    std::string_view place; ///< "Kopparberg", at the top right
    TextureOfPage pages;
    TextureOfMark marks;
};

/// Whichever screen the desk is at.
std::optional<DeskEvent> draw_desk(const DeskDrawing& d, const DeskScene& scene);

std::optional<DeskEvent> draw_login(const DeskDrawing& d, const DeskScene& scene);
std::optional<DeskEvent> draw_queue(const DeskDrawing& d, const DeskScene& scene);
std::optional<DeskEvent> draw_form(const DeskDrawing& d, const DeskScene& scene);
std::optional<DeskEvent> draw_group(const DeskDrawing& d, const DeskScene& scene);

/// What the desk asks with one line of text, or with numbered choices.
float question_height(const DeskDrawing& d, const Desk& desk);
std::optional<DeskEvent> draw_question(const DeskDrawing& d, const Desk& desk, touch::PxRect place);

/// "7K3M-9QXD-2"
std::string serial_in_groups(const std::string& serial);
/// "12 november", "12 November"; the short one "12 nov"
std::string day_in_words(const DeskDrawing& d, Day day);
std::string short_day(const DeskDrawing& d, Day day);

/// Keeps the later of two events of a frame.
inline void keep(std::optional<DeskEvent>& event, std::optional<DeskEvent> more) {
    if (more)
        event = std::move(more);
}

} // namespace tycktill::desk
