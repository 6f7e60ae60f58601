#pragma once
/// How often ticks come back right after each damage, as a table of counts: a gain or a loss is one
/// changed number. The expected table is tests/pages/accuracy.txt.
#include <string>

namespace tycktill {

/// One line a damage: pages read, then of all ticks: right, left to a person, wrong without a doubt.
std::string accuracy_table(const std::string& assets, int pages_each);

} // namespace tycktill
