#include "kiosk/screens/view.h"

namespace tycktill::kiosk {

touch::Icon icon_named(const std::string& name) {
    static const std::map<std::string, touch::Icon> icons{
        {"message-exclamation", touch::Icon::MessageExclamation},
        {"message-dots", touch::Icon::MessageDots},
        {"bulb", touch::Icon::Bulb},
        {"heart", touch::Icon::Heart},
        {"heart-handshake", touch::Icon::HeartHandshake},
        {"map-pin", touch::Icon::MapPin},
        {"search", touch::Icon::Search},
        {"user-off", touch::Icon::UserOff},
        {"user", touch::Icon::User},
        {"users", touch::Icon::Users},
        {"mail", touch::Icon::Mail},
        {"phone", touch::Icon::Phone},
        {"home", touch::Icon::Home},
        {"hash", touch::Icon::Hash},
        {"clock", touch::Icon::Clock},
        {"calendar", touch::Icon::Calendar},
        {"help-circle", touch::Icon::Help},
        {"info-circle", touch::Icon::Info},
        {"alert-circle", touch::Icon::AlertCircle},
        {"alert-triangle", touch::Icon::AlertTriangle},
        {"mood-smile", touch::Icon::MoodSmile},
        {"mood-empty", touch::Icon::MoodEmpty},
        {"mood-sad", touch::Icon::MoodSad},
        {"writing", touch::Icon::Writing},
        {"eye", touch::Icon::Eye},
        {"eye-off", touch::Icon::EyeOff},
        {"lock", touch::Icon::Lock},
        {"x", touch::Icon::X},
        {"check", touch::Icon::Check},
    };
    const auto found = icons.find(name);
    return found == icons.end() ? touch::Icon::MessageDots : found->second;
}

touch::PxRect below(touch::PxRect rect, float used) {
    return {rect.x, rect.y + used, rect.w, rect.h - used};
}

touch::PxRect top_of(touch::PxRect rect, float height) {
    return {rect.x, rect.y, rect.w, height};
}

} // namespace tycktill::kiosk
