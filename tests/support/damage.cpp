#include "tests/support/damage_parts.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace tycktill {

namespace {

struct Name {
    DamageKind kind;
    const char* name;
};
constexpr Name names[] = {
    {DamageKind::Tilt, "tilt"},
    {DamageKind::Turn, "turn"},
    {DamageKind::Noise, "noise"},
    {DamageKind::Blur, "blur"},
    {DamageKind::Jpeg, "jpeg"},
    {DamageKind::Perspective, "perspective"},
    {DamageKind::Fax, "fax"},
    {DamageKind::Copy, "copy"},
    {DamageKind::Pale, "pale"},
    {DamageKind::Fold, "fold"},
    {DamageKind::Stain, "stain"},
    {DamageKind::Shadow, "shadow"},
    {DamageKind::Shrink, "shrink"},
    {DamageKind::Coarse, "coarse"},
    {DamageKind::CodeStrokes, "code-strokes"},
    {DamageKind::Torn, "torn"},
    {DamageKind::Streak, "streak"},
    {DamageKind::Dust, "dust"},
    {DamageKind::Bend, "bend"},
    {DamageKind::Slip, "slip"},
    {DamageKind::Jump, "jump"},
    {DamageKind::Screen, "screen"},
    {DamageKind::Dither, "dither"},
    {DamageKind::Photo, "photo"},
};

// From a table that is entered at a new place for every row: normal numbers are slow to make.
Image noisy(const Image& image, double sigma, Chance& chance) {
    std::vector<float> table(1 << 16);
    for (float& value : table)
        value = float(sigma * chance.normal());
    std::size_t place = 0;
    return each(image, [&](int x, int, double value) {
        if (x == 0)
            place = std::size_t(chance.below(int(table.size())));
        place = (place + 1) % table.size();
        return value + double(table[place]);
    });
}

// Along whole rows at a time, so that it takes a tenth of a second rather than a whole one.
Image blurred(const Image& image, double sigma) {
    const int radius = std::max(1, int(std::ceil(3 * sigma)));
    std::vector<float> weights;
    float sum = 0;
    for (int i = -radius; i <= radius; ++i)
        sum += weights.emplace_back(float(std::exp(-i * i / (2 * sigma * sigma))));
    const std::size_t width = std::size_t(image.width());
    std::vector<float> total(width), padded(width + 2 * std::size_t(radius));
    const auto add = [&](const auto* from, float weight) {
        for (std::size_t x = 0; x < width; ++x)
            total[x] += weight * float(from[x]);
    };
    const auto store = [&](std::uint8_t* to) {
        for (std::size_t x = 0; x < width; ++x)
            to[x] = std::uint8_t(total[x] / sum + 0.5F);
        std::fill(total.begin(), total.end(), 0.0F);
    };
    Image across = image, out = image;
    for (int y = 0; y < image.height(); ++y) {
        const std::uint8_t* row = image.row(y);
        for (std::size_t x = 0; x < padded.size(); ++x)
            padded[x] = row[std::clamp(int(x) - radius, 0, image.width() - 1)];
        for (std::size_t i = 0; i < weights.size(); ++i)
            add(padded.data() + i, weights[i]);
        store(across.row(y));
    }
    for (int y = 0; y < image.height(); ++y) {
        for (int i = -radius; i <= radius; ++i)
            add(across.row(std::clamp(y + i, 0, image.height() - 1)),
                weights[std::size_t(i + radius)]);
        store(out.row(y));
    }
    return out;
}

Image two_tone(const Image& image, double threshold) {
    return each(image, [=](int, int, double value) { return value < threshold ? 0.0 : 255.0; });
}

Image stained(const Image& image, double share, Chance& chance) {
    const double x0 = image.width() * chance.between(0.3, 0.8),
                 y0 = image.height() * chance.between(0.3, 0.6);
    const double radius = image.dpi * 1.3;
    return each(image, [=](int x, int y, double value) {
        const double away = std::hypot(x - x0, y - y0);
        const double off = (away - radius) / (image.dpi * 0.05);
        const double ring = std::abs(off) < 4 ? std::exp(-off * off) : 0;
        const double inner = away < radius ? 0.5 : 0;
        return value * (1 - share * std::max(ring, inner));
    });
}

// Pen strokes through the code in the top right corner of an A4 or A5 page.
Image code_struck(Image image, int strokes, Chance& chance) {
    const double scale = image.dpi / 25.4, right = image.width(), half = 0.35 * scale;
    for (int i = 0; i < strokes; ++i) {
        const double y0 = (12 + 18 * chance.between(0, 1)) * scale,
                     y1 = (12 + 18 * chance.between(0, 1)) * scale;
        const double from = right - 42 * scale, to = right - 16 * scale;
        for (int x = int(from); x < int(to); ++x) {
            const double y = y0 + (y1 - y0) * (x - from) / (to - from);
            for (int row = int(y - half); row <= int(y + half); ++row)
                if (row >= 0 && row < image.height())
                    image.row(row)[x] = 40;
        }
    }
    return image;
}

Image dusted(Image image, int specks, Chance& chance) {
    for (int i = 0; i < specks; ++i) {
        const double x = chance.between(0, image.width()), y = chance.between(0, image.height());
        const double half = chance.between(0.05, 0.2) * image.dpi / 25.4;
        for (int row = std::max(0, int(y - half)); row < std::min<double>(image.height(), y + half);
             ++row)
            for (int at = std::max(0, int(x - half));
                 at < std::min<double>(image.width(), x + half); ++at)
                if (std::hypot(at + 0.5 - x, row + 0.5 - y) < half)
                    image.row(row)[at] = 60;
    }
    return image;
}

Image torn(const Image& image, double mm) {
    const double scale = image.dpi / 25.4;
    const double corner_x = image.width(), corner_y = image.height() * 0.86;
    return each(image, [=](int x, int y, double value) {
        const double away = (corner_x - x) + std::abs(corner_y - y);
        return away < mm * scale ? 235.0 : value;
    });
}

} // namespace

std::string to_text(const Damage& damage) {
    std::string number = std::to_string(damage.strength);
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.')
        number.pop_back();
    for (const Name& name : names)
        if (name.kind == damage.kind)
            return std::string(name.name) + " " + number;
    return number;
}

Damage damage_from(const std::string& text) {
    const auto cut = text.find_first_of(": ");
    for (const Name& name : names)
        if (text.substr(0, cut) == name.name)
            return {name.kind, cut == std::string::npos ? 1.0 : std::stod(text.substr(cut + 1))};
    throw std::invalid_argument("no such damage: " + text);
}

Image damaged(const Image& image, const Damage& damage, Chance& chance) {
    const double s = damage.strength;
    switch (damage.kind) {
    case DamageKind::Tilt:
        return tilted(image, s);
    case DamageKind::Turn:
        return turned(image, int(s));
    case DamageKind::Noise:
        return noisy(image, s, chance);
    case DamageKind::Blur:
        return blurred(image, s * image.dpi / 300);
    case DamageKind::Perspective:
        return in_perspective(image, s);
    case DamageKind::Fax:
        return faxed(image, s);
    case DamageKind::Copy:
        return two_tone(blurred(image, 0.8 * image.dpi / 300), s * 250); // it has a lens
    case DamageKind::Pale:
        return each(image, [&](int, int, double value) { return 250 - (250 - value) * (1 - s); });
    case DamageKind::Fold:
        return folded(image, s, chance);
    case DamageKind::Stain:
        return stained(image, s, chance);
    case DamageKind::Shadow:
        return each(image,
                    [&](int x, int, double value) { return value * (1 - s * x / image.width()); });
    case DamageKind::Shrink: {
        Image out = scaled(image, 1 - s / 100);
        out.dpi = image.dpi;
        return out;
    }
    case DamageKind::Coarse:
        return scaled(image, s / image.dpi);
    case DamageKind::CodeStrokes:
        return code_struck(image, int(s), chance);
    case DamageKind::Torn:
        return torn(image, s);
    case DamageKind::Streak: {
        const int at = int(image.width() * chance.between(0.2, 0.9));
        return each(image, [&](int x, int, double value) {
            return x >= at && x < at + s ? value * 0.4 : value;
        });
    }
    case DamageKind::Dust:
        return dusted(image, int(s), chance);
    case DamageKind::Bend:
        return bent(image, s);
    case DamageKind::Slip:
        return slipped(image, s);
    case DamageKind::Jump:
        return jumped(image, s);
    case DamageKind::Screen:
        return screened(image, s);
    case DamageKind::Dither:
        return dithered(image, s);
    case DamageKind::Photo:
        return photographed(image, s, chance);
    case DamageKind::Jpeg:
        break;
    }
    return jpeg_again(image, int(s));
}

Image damaged(Image image, const std::vector<Damage>& damages, Chance& chance) {
    for (const Damage& damage : damages)
        image = damaged(image, damage, chance);
    return image;
}

std::vector<Damage> usual_scan(Chance& chance) {
    return {{DamageKind::Tilt, chance.between(-2, 2)},
            {DamageKind::Noise, chance.between(2, 8)},
            {DamageKind::Jpeg, double(60 + chance.below(30))}};
}

} // namespace tycktill
