#pragma once
/// How a page is read aloud: the accessible tree in its order, as sentences. What is masked or private
/// is not said (EN 301 549 5.1.3.8, .9): only that it is there.
#include "kiosk/session.h"
#include "shared/touch/accessible_tree.h"

#include <string>

namespace tycktill {

/// The whole page: heading and texts first, then what can be pressed. Tools and keys are passed by.
std::string reading_of(const AccessibleTree& tree, const Setting& setting,
                       const std::string& language);
/// One item: name, value, state, hint.
std::string reading_of(const Node& node, const Setting& setting, const std::string& language);

/// Two sessions with the same name show the same page; when it changes the page is read.
std::string page_name(const Session& session);

} // namespace tycktill
