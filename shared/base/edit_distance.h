#pragma once
/// How many letters must be added, left out or exchanged to make one text of another (Levenshtein 1966).
/// For bytes, code points or any other letters that can be compared; time a × b, room b.
#include "shared/base/room.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tycktill::base {

/// For each beginning of `b`, its own length included: the changes that make it of all of `a`. With
/// `anywhere` the part of `b` may also begin where it likes.
template <typename Text>
std::vector<std::size_t> edit_distances(const Text& a, const Text& b, bool anywhere) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (std::size_t j = 0; j <= b.size() && !anywhere; ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
            corner = above;
        }
    }
    return row;
}

template <typename Text>
std::size_t edit_distance(const Text& a, const Text& b) {
    return edit_distances(a, b, false).back();
}

/// The same to the part of `whole` that is nearest.
template <typename Text>
std::size_t edit_distance_within(const Text& part, const Text& whole) {
    const auto row = edit_distances(part, whole, true);
    return *std::min_element(row.begin(), row.end());
}

} // namespace tycktill::base
