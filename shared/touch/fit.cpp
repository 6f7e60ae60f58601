#include "shared/touch/fit.h"

#include <GLFW/glfw3.h>
#include <algorithm>

namespace tycktill::touch {

namespace {

constexpr int title_bar = 40; ///< px that a window manager may add

} // namespace

std::optional<ScreenRoom> screen_room() {
    if (glfwInit() != GLFW_TRUE)
        return std::nullopt;
    GLFWmonitor* screen = glfwGetPrimaryMonitor();
    if (screen == nullptr)
        return std::nullopt;
    int x = 0, y = 0;
    ScreenRoom room;
    glfwGetMonitorWorkarea(screen, &x, &y, &room.width, &room.height);
    if (room.width < 1 || room.height < 1)
        return std::nullopt;
    return room;
}

Panel fitted(const Panel& panel, const ScreenRoom& room) {
    if (panel.width_px <= room.width && panel.height_px <= room.height)
        return panel;
    const double scale =
        std::min(static_cast<double>(room.width) / panel.width_px,
                 static_cast<double>(std::max(1, room.height - title_bar)) / panel.height_px);
    Panel smaller = panel;
    smaller.width_px = std::max(1, static_cast<int>(panel.width_px * scale));
    smaller.height_px = std::max(1, static_cast<int>(panel.height_px * scale));
    return smaller;
}

Panel cut_to(const Panel& panel, const ScreenRoom& room) {
    Panel smaller = panel;
    smaller.width_px = std::min(panel.width_px, std::max(1, room.width));
    if (panel.height_px > room.height)
        smaller.height_px = std::max(1, room.height - title_bar);
    return smaller;
}

} // namespace tycktill::touch
