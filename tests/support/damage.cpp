#include "tests/support/damage.h"

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
};

std::uint8_t tone(double value) {
    return std::uint8_t(std::clamp(value + 0.5, 0.0, 255.0));
}

// Every pixel from where `source` says; outside the page there is the scanner's lid.
template <typename Source>
Image mapped(const Image& image, int width, int height, Source source) {
    Image out(width, height, 250);
    out.dpi = image.dpi;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const PxPoint from = source({x + 0.5, y + 0.5});
            if (image.contains(from))
                out.row(y)[x] = tone(image.sample(from));
        }
    return out;
}

template <typename Change>
Image each(Image image, Change change) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.row(y)[x] = tone(change(x, y, image.at(x, y)));
    return image;
}

Image tilted(const Image& image, double degrees) {
    const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    const double mx = image.width() / 2.0, my = image.height() / 2.0;
    return mapped(image, image.width(), image.height(), [=](PxPoint p) {
        const double x = p.x - mx, y = p.y - my;
        return PxPoint{mx + c * x + s * y, my - s * x + c * y};
    });
}

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

Image blurred(const Image& image, double sigma) {
    const int radius = std::max(1, int(std::ceil(3 * sigma)));
    std::vector<double> weights;
    double sum = 0;
    for (int i = -radius; i <= radius; ++i)
        sum += weights.emplace_back(std::exp(-i * i / (2 * sigma * sigma)));
    const auto pass = [&](const Image& from, int dx, int dy) {
        return each(from, [&](int x, int y, double) {
            double total = 0;
            for (int i = -radius; i <= radius; ++i)
                total += weights[std::size_t(i + radius)] *
                         from.at(std::clamp(x + i * dx, 0, from.width() - 1),
                                 std::clamp(y + i * dy, 0, from.height() - 1));
            return total / sum;
        });
    };
    return pass(pass(image, 1, 0), 0, 1);
}

// The page's sides run together towards the top, as when a telephone is held askew.
Image in_perspective(const Image& image, double share) {
    const double w = image.width(), h = image.height();
    return mapped(image, image.width(), image.height(), [=](PxPoint p) {
        const double v = p.y / h;
        const double scale = 1 - share * (1 - v) * 1.0;
        const double depth = v / (v + (1 - v) * (1 - share));
        return PxPoint{w / 2 + (p.x - w / 2) / scale, depth * h};
    });
}

Image two_tone(const Image& image, double threshold) {
    return each(image, [=](int, int, double value) { return value < threshold ? 0.0 : 255.0; });
}

Image scaled(const Image& image, double factor) {
    const int width = int(image.width() * factor), height = int(image.height() * factor);
    // The mean over a pixel's area, for factors below one.
    const int samples = std::max(1, int(std::ceil(1 / factor)));
    Image out(width, height, 250);
    out.dpi = image.dpi * factor;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            double sum = 0;
            for (int j = 0; j < samples; ++j)
                for (int i = 0; i < samples; ++i)
                    sum += image.sample(
                        {(x + (i + 0.5) / samples) / factor, (y + (j + 0.5) / samples) / factor});
            out.row(y)[x] = tone(sum / (samples * samples));
        }
    return out;
}

Image folded(const Image& image, double mm, Chance& chance) {
    const double fold = image.height() * chance.between(0.3, 0.6), push = mm * image.dpi / 25.4;
    const double wide = image.dpi * 0.4;
    Image out = mapped(image, image.width(), image.height(), [=](PxPoint p) {
        const double near = std::exp(-std::abs(p.y - fold) / wide);
        return PxPoint{p.x, p.y + (p.y < fold ? push : -push) * near / 2};
    });
    return each(std::move(out), [=](int, int y, double value) {
        return value - 70 * std::exp(-std::pow((y - fold) / (image.dpi * 0.008), 2));
    });
}

Image stained(const Image& image, double share, Chance& chance) {
    const double x0 = image.width() * chance.between(0.3, 0.8),
                 y0 = image.height() * chance.between(0.3, 0.6);
    const double radius = image.dpi * 1.3;
    return each(image, [=](int x, int y, double value) {
        const double away = std::hypot(x - x0, y - y0);
        const double ring = std::exp(-std::pow((away - radius) / (image.dpi * 0.05), 2));
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

Image bent(const Image& image, double mm) {
    const double push = mm * image.dpi / 25.4, height = image.height();
    return mapped(image, image.width(), image.height(), [=](PxPoint p) {
        return PxPoint{p.x + push * std::sin(std::numbers::pi * p.y / height), p.y};
    });
}

// The lower half is drawn out.
Image slipped(const Image& image, double per_cent) {
    const double half = image.height() / 2.0;
    return mapped(image, image.width(), image.height(), [=](PxPoint p) {
        return PxPoint{p.x, p.y < half ? p.y : half + (p.y - half) * (1 - per_cent / 100)};
    });
}

// Each of the two directions has its own resolution; coarse rows are repeated until they are square.
Image faxed(const Image& image, double rows_an_inch) {
    const double across = 204 / image.dpi, down = rows_an_inch / image.dpi;
    const int width = int(image.width() * across), height = int(image.height() * down);
    Image fax(width, height, 255);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            double sum = 0;
            for (int j = 0; j < 3; ++j)
                for (int i = 0; i < 2; ++i)
                    sum += image.sample({(x + (i + 0.5) / 2) / across, (y + (j + 0.5) / 3) / down});
            fax.row(y)[x] = sum / 6 < 140 ? 0 : 255;
        }
    fax.dpi = 204;
    if (rows_an_inch > 150)
        return fax;
    Image even(width, int(height * 204 / rows_an_inch), 255);
    for (int y = 0; y < even.height(); ++y)
        std::copy_n(fax.row(std::min(int(std::int64_t(y) * height / even.height()), height - 1)),
                    width, even.row(y));
    even.dpi = 204;
    return even;
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
        return two_tone(image, s * 250);
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
