// The damages that move a page's places: turned, bent, pulled, photographed, sent by fax.
#include "scanner/reading/homography.h"
#include "tests/support/damage_parts.h"
#include "tests/support/rooms.h"

#include <cmath>
#include <numbers>

namespace tycktill {

namespace {

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

} // namespace

Image tilted(const Image& image, double degrees) {
    const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    const double mx = image.width() / 2.0, my = image.height() / 2.0;
    return mapped(image, image.width(), image.height(), [=](PxPoint p) {
        const double x = p.x - mx, y = p.y - my;
        return PxPoint{mx + c * x + s * y, my - s * x + c * y};
    });
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
    std::vector<double> moved, line;
    for (int y = 0; y < image.height(); ++y) {
        const double away = y + 0.5 - fold;
        moved.push_back((away < 0 ? push : -push) * std::exp(-std::abs(away) / wide) / 2);
        line.push_back(70 * std::exp(-std::pow((y - fold) / (image.dpi * 0.008), 2)));
    }
    Image out = mapped(image, image.width(), image.height(), [&](PxPoint p) {
        return PxPoint{p.x, p.y + moved[std::size_t(p.y)]};
    });
    return each(std::move(out),
                [&](int, int y, double value) { return value - line[std::size_t(y)]; });
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

// What is below the middle comes too early, and a little to the side.
Image jumped(const Image& image, double mm) {
    const double half = image.height() / 2.0, skip = mm * image.dpi / 25.4;
    return mapped(image, image.width(), image.height(), [=](PxPoint p) {
        return p.y < half ? p : PxPoint{p.x + skip / 3, p.y + skip};
    });
}

// On a dark table, each corner somewhere else than it should be, lit from one side.
Image photographed(const Image& image, double askew, Chance& chance) {
    const double w = image.width(), h = image.height();
    const int width = int(w * 1.15), height = int(h * 1.12);
    const double corners[4][2] = {{0, 0}, {w, 0}, {w, h}, {0, h}};
    std::vector<Match> matches;
    for (const auto& corner : corners) {
        const double in_x = 0.01 + askew * chance.between(0, 1),
                     in_y = 0.01 + askew * chance.between(0, 1);
        matches.push_back({{corner[0], corner[1]},
                           {corner[0] == 0 ? in_x * width : (1 - in_x) * width,
                            corner[1] == 0 ? in_y * height : (1 - in_y) * height}});
    }
    const Homography map = Homography::fit(matches).value();
    const double angle = chance.between(0, 2 * std::numbers::pi), c = std::cos(angle),
                 s = std::sin(angle), dim = chance.between(0.2, 0.55);
    Image out(width, height, 90);
    out.dpi = image.dpi;
    return each(std::move(out), [&](int x, int y, double table) {
        const MmPoint from = map.to_mm({x + 0.5, y + 0.5});
        const bool paper = from.x >= 0 && from.y >= 0 && from.x < w && from.y < h;
        const double u = double(x) / width - 0.5, v = double(y) / height - 0.5;
        const double light =
            (1 - dim * (0.5 + (c * u + s * v) / 1.42)) * (1 - 0.25 * (u * u + v * v));
        return light * (paper ? image.sample({from.x, from.y}) : table);
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

} // namespace tycktill
