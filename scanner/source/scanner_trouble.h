#pragma once
/// What a scanner's status means to the person beside it, in plain Swedish with what to do.
#include <string>

namespace tycktill::source {

/// `status` is one of SANE's numbers; `sides` is how many were read before it.
std::string trouble_in_words(int status, int sides);

} // namespace tycktill::source
