#pragma once
/// The code that a person takes home, from a thank-you page or on a paper form's slip: twelve digits in
/// three groups of four, from the machine's own source of randomness. Digits, so that a number pad and a
/// voice are enough; never 0 or 1, which the eye takes for letters. It is kept nowhere: the office is told
/// it inside the sealed matter, or its public half alone (code_reply.h).
#include <string>
#include <vector>

namespace tycktill::record {

inline constexpr std::size_t code_length = 12;

std::string random_code();
/// "482953647829" → {"4829", "5364", "7829"}
std::vector<std::string> groups_of(const std::string& code);
/// "4829 5364 7829"
std::string in_groups(const std::string& code);
/// "kod 4829 5364 7829": the flag of the submission that carries the code.
std::string code_flag(const std::string& code);

} // namespace tycktill::record
