#pragma once
/// What the desk says when something cannot be done: words by the error's kind, never by its line.
#include "shared/base/result.h"

namespace tycktill::desk {

/// One or two Swedish sentences: what is so, then what to do. An error without a kind that this desk knows is
/// shown as it is, after a Swedish beginning.
std::string in_swedish(const Error& error);

} // namespace tycktill::desk
