#pragma once
/// The roles' names as commands and stores write them: "handler".
#include "office/matters/event.h"

#include <array>
#include <string_view>

namespace tycktill::matters {

/// In the enumerators' order. Never rename one: add at the end of both.
inline constexpr std::array role_names{"system",    "registrar", "handler",       "manager",
                                       "secretary", "reader",    "administrator", "inspector"};

inline const char* to_text(Role role) {
    return role_names[static_cast<std::size_t>(role)];
}
inline std::optional<Role> role_of(std::string_view name) {
    for (std::size_t i = 0; i < role_names.size(); ++i)
        if (role_names[i] == name)
            return static_cast<Role>(i);
    return std::nullopt;
}

} // namespace tycktill::matters
