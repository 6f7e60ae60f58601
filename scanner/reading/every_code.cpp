#include "scanner/reading/every_code.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

// A code is half dark; letters that look like its eyes have paper around them. The tones of a parallelogram from
// `corner` along two sides, against half-way between its ink and its paper.
bool is_half_dark(const pages::Image& image, pages::PxPoint corner, pages::PxPoint one,
                  pages::PxPoint other) {
    constexpr int samples = 25;
    std::vector<int> tones;
    for (int i = 0; i < samples * samples; ++i) {
        const double u = (i % samples + 0.5) / samples, v = (i / samples + 0.5) / samples;
        const int x = int(corner.x + u * one.x + v * other.x);
        const int y = int(corner.y + u * one.y + v * other.y);
        if (x >= 0 && y >= 0 && x < image.width() && y < image.height())
            tones.push_back(image.at(x, y));
    }
    if (tones.empty())
        return false;
    const auto [least, most] = std::minmax_element(tones.begin(), tones.end());
    const int half = (*least + *most) / 2;
    const auto dark =
        std::count_if(tones.begin(), tones.end(), [&](int tone) { return tone < half; });
    const auto all = std::ptrdiff_t(tones.size());
    return *most - *least > 60 && dark * 10 > 3 * all && dark * 10 < 8 * all;
}

// Three eyes as a code has them, that belong to none that was read.
bool are_a_code(const CodeEye& corner, const CodeEye& a, const CodeEye& b) {
    const double one = apart(corner.middle, a.middle), other = apart(corner.middle, b.middle);
    const double module = corner.module;
    for (const CodeEye* eye : {&a, &b})
        if (eye->module > 1.5 * module || eye->module < module / 1.5)
            return false;
    return one > 10 * module && one < 60 * module && std::abs(one - other) < 0.15 * one &&
           std::abs(apart(a.middle, b.middle) - 1.414 * one) < 0.15 * one;
}

void take_codes(std::vector<QrCode> found, EveryCode& codes) {
    for (QrCode& code : found) {
        const pages::PxPoint middle{(code.corners[0].x + code.corners[2].x) / 2,
                                    (code.corners[0].y + code.corners[2].y) / 2};
        if (std::any_of(codes.known.begin(), codes.known.end(),
                        [&](const Quad& quad) { return is_inside(quad, middle); }))
            continue;
        add_known(code.corners, codes.known);
        if (const auto ours = forms::parse_page_code(code.text))
            codes.ours.push_back({*ours, code.corners});
    }
}

} // namespace

void add_known(const std::array<pages::PxPoint, 4>& corners, std::vector<Quad>& known) {
    known.push_back(grown(corners, apart(corners[0], corners[2]) / 8));
}

void add_known(const forms::Page& page, const Homography& map, std::vector<Quad>& known) {
    for (const forms::Rect& code : page.codes)
        add_known(quad_of(map, code), known);
}

std::vector<CodeEye> without_known(std::vector<CodeEye> eyes, const std::vector<Quad>& known) {
    eyes.erase(std::remove_if(eyes.begin(), eyes.end(),
                              [&](const CodeEye& eye) {
                                  return std::any_of(known.begin(), known.end(),
                                                     [&](const Quad& quad) {
                                                         return is_inside(quad, eye.middle);
                                                     });
                              }),
               eyes.end());
    return eyes;
}

// One of eight squares at the eye, as wide as the smallest code between two eyes, is nearly all within its code.
bool stands_at_a_code(const pages::Image& image, const CodeEye& eye) {
    constexpr double modules = 14, eighth = 3.14159265358979 / 4;
    for (int turn = 0; turn < 8; ++turn) {
        const double x = std::cos(turn * eighth) * modules * eye.module;
        const double y = std::sin(turn * eighth) * modules * eye.module;
        if (is_half_dark(image, eye.middle, {x, y}, {-y, x}))
            return true;
    }
    return false;
}

bool hold_a_code(const pages::Image& image, const std::vector<CodeEye>& eyes) {
    for (const CodeEye& corner : eyes)
        for (const CodeEye& a : eyes)
            for (const CodeEye& b : eyes)
                if (&a != &b && are_a_code(corner, a, b) &&
                    is_half_dark(image, corner.middle,
                                 {a.middle.x - corner.middle.x, a.middle.y - corner.middle.y},
                                 {b.middle.x - corner.middle.x, b.middle.y - corner.middle.y}))
                    return true;
    return false;
}

EveryCode find_every_code(const pages::Image& image, const std::vector<FoundCode>& read,
                          const std::vector<CodeEye>& eyes) {
    EveryCode codes;
    for (const FoundCode& code : read) {
        add_known(code.corners, codes.known);
        codes.ours.push_back(code);
    }
    take_codes(read_every_qr_code(image), codes);
    constexpr std::size_t most_tries = 12; // a page of squares is no page of codes
    std::size_t tries = 0;
    for (const CodeEye& eye : eyes) {
        if (without_known({eye}, codes.known).empty() || ++tries > most_tries)
            continue;
        const int reach = int(34 * eye.module);
        take_codes(read_qr_codes(
                       image,
                       {int(eye.middle.x) - reach, int(eye.middle.y) - reach, 2 * reach, 2 * reach},
                       Effort::Everything),
                   codes);
    }
    return codes;
}

} // namespace tycktill::reading
