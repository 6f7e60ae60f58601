#include "kiosk/screens/view.h"

namespace tycktill {

Icon icon_named(const std::string& name) {
    static const std::map<std::string, Icon> icons{
        {"message-exclamation", Icon::MessageExclamation},
        {"message-dots", Icon::MessageDots},
        {"bulb", Icon::Bulb},
        {"heart", Icon::Heart},
        {"heart-handshake", Icon::HeartHandshake},
        {"map-pin", Icon::MapPin},
        {"search", Icon::Search},
        {"user-off", Icon::UserOff},
        {"user", Icon::User},
        {"users", Icon::Users},
        {"mail", Icon::Mail},
        {"phone", Icon::Phone},
        {"home", Icon::Home},
        {"hash", Icon::Hash},
        {"clock", Icon::Clock},
        {"calendar", Icon::Calendar},
        {"help-circle", Icon::Help},
        {"info-circle", Icon::Info},
        {"alert-circle", Icon::AlertCircle},
        {"alert-triangle", Icon::AlertTriangle},
        {"mood-smile", Icon::MoodSmile},
        {"mood-empty", Icon::MoodEmpty},
        {"mood-sad", Icon::MoodSad},
        {"writing", Icon::Writing},
        {"eye", Icon::Eye},
        {"eye-off", Icon::EyeOff},
        {"lock", Icon::Lock},
        {"x", Icon::X},
        {"check", Icon::Check},
    };
    const auto found = icons.find(name);
    return found == icons.end() ? Icon::MessageDots : found->second;
}

PxRect below(PxRect rect, float used) {
    return {rect.x, rect.y + used, rect.w, rect.h - used};
}

PxRect top_of(PxRect rect, float height) {
    return {rect.x, rect.y, rect.w, height};
}

} // namespace tycktill
