// The part of measures.h that looks at pixels.
#include "measures.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tycktill {
namespace {

constexpr double least_contrast = 7;
/// How much of its rectangle a text's or an icon's full ink fills at the least; half of what the
/// thinnest of ours does.
constexpr double least_ink_of_text = 0.04, least_ink_of_icon = 0.02;

struct Area {
    int left, top, right, bottom;
};

Area area_of(const GlassPicture& pixels, const PxRect& rect) {
    return {std::max(0, static_cast<int>(std::floor(rect.x))),
            std::max(0, static_cast<int>(std::floor(rect.y))),
            std::min(pixels.width, static_cast<int>(std::ceil(rect.right()))),
            std::min(pixels.height, static_cast<int>(std::ceil(rect.bottom())))};
}

unsigned at(const GlassPicture& pixels, int x, int y) {
    const std::size_t i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                           static_cast<std::size_t>(x)) *
                          3;
    return static_cast<unsigned>(pixels.rgb[i] << 16 | pixels.rgb[i + 1] << 8 | pixels.rgb[i + 2]);
}

/// How often each colour comes.
std::map<unsigned, int> colours(const GlassPicture& pixels, const Area& area) {
    std::map<unsigned, int> count;
    for (int y = area.top; y < area.bottom; ++y)
        for (int x = area.left; x < area.right; ++x)
            ++count[at(pixels, x, y)];
    return count;
}

unsigned commonest(const std::map<unsigned, int>& count) {
    const auto most =
        std::max_element(count.begin(), count.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == count.end() ? 0 : most->first;
}

/// The part of the rectangle that stands out from its ground by 7:1.
double ink(const std::map<unsigned, int>& count, unsigned ground) {
    double all = 0, out = 0;
    for (const auto& [colour, times] : count) {
        all += times;
        if (contrast(rgb(colour), rgb(ground)) >= least_contrast)
            out += times;
    }
    return all == 0 ? 0 : out / all;
}

std::string name_of(const DrawnText& what) {
    return what.text.empty() ? "an icon at " + std::to_string(std::lround(what.rect.x)) + "," +
                                   std::to_string(std::lround(what.rect.y))
                             : "«" + what.text + "»";
}

/// Rows from the first to the last that hold anything of the text's first letter.
int height_of_first_letter(const GlassPicture& pixels, const DrawnText& text, unsigned ground) {
    PxRect letter = text.rect;
    letter.w = std::min(letter.w, text.font.px * 0.5f);
    letter.y -= 3;
    letter.h = text.font.px * 0.668f + 4;
    const Area area = area_of(pixels, letter);
    int first = -1, last = -2;
    for (int y = area.top; y < area.bottom; ++y)
        for (int x = area.left; x < area.right; ++x)
            if (contrast(rgb(at(pixels, x, y)), rgb(ground)) > 2) {
                first = first < 0 ? y : first;
                last = y;
            }
    return last - first + 1;
}

bool begins_with_flat_capital(const std::string& text) {
    return !text.empty() && std::string("BDEFHIKLMNPRTVXYZ").find(text[0]) != std::string::npos;
}

} // namespace

PageFaults faults_of_pixels(const GlassPicture& pixels, const std::vector<DrawnText>& texts,
                            const std::vector<DrawnText>& icons) {
    PageFaults faults;
    for (const auto* all : {&texts, &icons})
        for (const DrawnText& what : *all) {
            const auto count = colours(pixels, area_of(pixels, what.rect));
            const unsigned ground = commonest(count);
            const double least = all == &texts ? least_ink_of_text : least_ink_of_icon;
            const double found = ink(count, ground);
            if (found < least)
                faults.push_back(name_of(what) + " does not stand out by 7:1 (" +
                                 std::to_string(found) + " of its place does)");
            if (all == &icons || !begins_with_flat_capital(what.text) || what.cut)
                continue;
            const int high = height_of_first_letter(pixels, what, ground);
            if (std::abs(static_cast<double>(high) - static_cast<double>(what.font.px) * 0.668) >
                1.6)
                faults.push_back(name_of(what) + " has capitals of " + std::to_string(high) +
                                 " px on the glass");
        }
    return faults;
}

} // namespace tycktill
