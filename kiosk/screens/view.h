#pragma once
/// A view is all that a screen may look at, with the words and the parts that every screen shares. A
/// screen draws what the session says and returns what the person did, or nothing.
#include "kiosk/session/rows.h"
#include "kiosk/session/session.h"
#include "shared/touch/layout.h"
#include "shared/touch/widgets.h"

namespace tycktill::kiosk {

struct View {
    touch::Ui& ui;
    const Setting& setting;
    const Session& session;

    std::string language() const { return language_of(session); }
    const std::string& word(const std::string& key) const { return say(setting, language(), key); }
    const std::string& in_words(const forms::Words& words) const { return words.in(language()); }
};

using Said = std::optional<Event>;

/// "message-dots" → Icon::MessageDots; a name that is not known gets MessageDots.
touch::Icon icon_named(const std::string& name);

/// The rectangle's lower or upper part.
touch::PxRect below(touch::PxRect rect, float used);
touch::PxRect top_of(touch::PxRect rect, float height);

} // namespace tycktill::kiosk
