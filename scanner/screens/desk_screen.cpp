#include "scanner/screens/screens.h"

namespace tycktill::desk {

std::string serial_in_groups(const std::string& serial) {
    if (serial.size() != 9)
        return serial;
    return serial.substr(0, 4) + "-" + serial.substr(4, 4) + "-" + serial.substr(8);
}

std::string day_in_words(const DeskDrawing& d, Day day) {
    const auto words = swedish_date(day);
    return d.in_language(words.substr(0, words.rfind(' '))); // without the year
}

std::string short_day(const DeskDrawing& d, Day day) {
    const auto words = swedish_date(day);
    const auto space = words.find(' ');
    return d.in_language(words.substr(0, space == std::string::npos ? words.size() : space + 4));
}

namespace {

std::optional<DeskEvent> draw_screen(const DeskDrawing& d, const DeskScene& scene) {
    const auto& desk = scene.desk;
    if (desk.view == Desk::View::Login)
        return draw_login(d, scene);
    if (desk.show_keys)
        return draw_all_keys(d);
    if (desk.view == Desk::View::Form && desk.form)
        return draw_form(d, scene);
    if (desk.view == Desk::View::Group && desk.groups)
        return draw_group(d, scene);
    return draw_queue(d, scene);
}

} // namespace

/// Tab and Shift Tab walk all that can be pressed, where Tab does nothing else.
std::optional<DeskEvent> draw_desk(const DeskDrawing& d, const DeskScene& scene) {
    const auto event = draw_screen(d, scene);
    for (const bool back : {false, true})
        if (!event && d.ui.pressed(touch::Key::Tab, false, back)) {
            d.ui.move_focus(back ? -1 : 1);
            d.ui.wake_at(d.ui.now());
        }
    return event;
}

} // namespace tycktill::desk
