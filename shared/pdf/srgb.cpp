#include "shared/pdf/srgb.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace tycktill::pdf {

namespace {

void put(Bytes& to, std::uint32_t value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        to.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put(Bytes& to, const std::string& letters) {
    to.insert(to.end(), letters.begin(), letters.end());
}

/// Fixed point with 16 binary places.
std::uint32_t fixed(double value) {
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536)));
}

Bytes colour(double x, double y, double z) {
    Bytes tag;
    put(tag, "XYZ ");
    put(tag, 0, 4);
    for (const double value : {x, y, z})
        put(tag, fixed(value), 4);
    return tag;
}

Bytes text(const std::string& words) {
    Bytes tag;
    put(tag, "text");
    put(tag, 0, 4);
    put(tag, words);
    tag.push_back(0);
    return tag;
}

Bytes description(const std::string& words) {
    Bytes tag;
    put(tag, "desc");
    put(tag, 0, 4);
    put(tag, static_cast<std::uint32_t>(words.size() + 1), 4);
    put(tag, words);
    tag.push_back(0);
    tag.resize(tag.size() + 4 + 4 + 2 + 1 + 67); // no Unicode and no Macintosh name
    return tag;
}

Bytes curve() {
    constexpr int points = 1024;
    Bytes tag;
    put(tag, "curv");
    put(tag, 0, 4);
    put(tag, points, 4);
    for (int i = 0; i < points; ++i) {
        const double device = i / (points - 1.0);
        const double light =
            device <= 0.04045 ? device / 12.92 : std::pow((device + 0.055) / 1.055, 2.4);
        put(tag, static_cast<std::uint32_t>(std::lround(light * 65535)), 2);
    }
    return tag;
}

void put_head(Bytes& profile) {
    put(profile, 0, 4); // the size, known at the end
    put(profile, 0, 4);
    put(profile, 0x02100000, 4);
    put(profile, "mntrRGB XYZ ");
    for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) // when it was made
        put(profile, part, 2);
    put(profile, "acsp");
    profile.resize(68);
    for (const double value : {0.9642, 1.0, 0.8249}) // the light of the connection space, D50
        put(profile, fixed(value), 4);
    profile.resize(128);
}

} // namespace

Bytes srgb_profile() {
    // Primaries and white of IEC 61966-2-1, adapted to D50.
    const std::vector<std::pair<std::string, Bytes>> tags{
        {"desc", description("sRGB IEC61966-2.1")},
        {"cprt", text("No rights reserved")},
        {"wtpt", colour(0.9505, 1.0, 1.0891)},
        {"rXYZ", colour(0.4360747, 0.2225045, 0.0139322)},
        {"gXYZ", colour(0.3850649, 0.7168786, 0.0971045)},
        {"bXYZ", colour(0.1430804, 0.0606169, 0.7141733)},
        {"rTRC", curve()},
    };
    Bytes profile;
    put_head(profile);
    const std::size_t entries = tags.size() + 2; // green and blue share red's curve
    put(profile, static_cast<std::uint32_t>(entries), 4);
    std::size_t at = 128 + 4 + 12 * entries;
    const auto entry = [&](const std::string& name, const Bytes& tag) {
        put(profile, name);
        put(profile, static_cast<std::uint32_t>(at), 4);
        put(profile, static_cast<std::uint32_t>(tag.size()), 4);
    };
    for (const auto& [name, tag] : tags) {
        entry(name, tag);
        if (name == "rTRC") {
            entry("gTRC", tag);
            entry("bTRC", tag);
        }
        at += (tag.size() + 3) / 4 * 4;
    }
    for (const auto& [name, tag] : tags) {
        profile.insert(profile.end(), tag.begin(), tag.end());
        profile.resize((profile.size() + 3) / 4 * 4);
    }
    for (std::size_t i = 0; i < 4; ++i)
        profile[i] = static_cast<std::uint8_t>(profile.size() >> (24 - 8 * i));
    return profile;
}

} // namespace tycktill::pdf
