#pragma once
/// The code of a thank-you page: twelve digits in three groups of four, from the machine's own source
/// of randomness. Digits, so that a number pad and a voice are enough; never 0 or 1, which the eye
/// takes for letters. It is told to the office inside the sealed matter and kept nowhere else.
#include <string>
#include <vector>

namespace tycktill {

std::string random_code();
/// "482953647829" → {"4829", "5364", "7829"}
std::vector<std::string> groups_of(const std::string& code);
/// "kod 4829 5364 7829": the flag of the submission that carries the code.
std::string code_flag(const std::string& code);

} // namespace tycktill
