#include "scanner/reading/shrink.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace tycktill::reading {

namespace {

pages::Image blank_like(int width, int height) {
    return pages::Image(width, height, pages::Pixels(std::size_t(width) * std::size_t(height)));
}

} // namespace

PxRect within(const pages::Image& image, const PxRect& part) {
    const int left = std::clamp(part.x, 0, image.width()),
              top = std::clamp(part.y, 0, image.height());
    const int right = std::clamp(part.x + part.width, left, image.width());
    const int bottom = std::clamp(part.y + part.height, top, image.height());
    return {left, top, right - left, bottom - top};
}

pages::Image cropped(const pages::Image& image, const PxRect& wanted) {
    const PxRect part = within(image, wanted);
    pages::Image out = blank_like(part.width, part.height);
    for (int y = 0; y < part.height; ++y)
        std::memcpy(out.row(y), image.row(part.y + y) + part.x, std::size_t(part.width));
    return out;
}

pages::Image shrunk(const pages::Image& image, const PxRect& wanted, int factor) {
    const PxRect part = within(image, wanted);
    if (factor <= 1)
        return cropped(image, part);
    const int width = part.width / factor, height = part.height / factor;
    pages::Image out = blank_like(width, height);
    std::vector<std::uint16_t> sums(std::size_t(width) * std::size_t(factor));
    const auto share = std::uint32_t(65536 / (factor * factor));
    for (int y = 0; y < height; ++y) {
        std::fill(sums.begin(), sums.end(), std::uint16_t{0});
        for (int dy = 0; dy < factor; ++dy) {
            const std::uint8_t* from = image.row(part.y + y * factor + dy) + part.x;
            for (std::size_t x = 0; x < sums.size(); ++x)
                sums[x] = std::uint16_t(sums[x] + from[x]);
        }
        std::uint8_t* to = out.row(y);
        const std::uint16_t* sum = sums.data();
        for (int x = 0; x < width; ++x) {
            std::uint32_t total = 0;
            for (int dx = 0; dx < factor; ++dx)
                total += *sum++;
            to[x] = std::uint8_t((total * share + 32768) >> 16);
        }
    }
    return out;
}

pages::Image doubled(const pages::Image& image) {
    pages::Image out = blank_like(image.width() * 2, image.height() * 2);
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < out.width(); ++x)
            out.row(y)[x] = std::uint8_t(image.sample({(x + 0.5) / 2, (y + 0.5) / 2}) + 0.5);
    return out;
}

pages::Image inverted(pages::Image image) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.row(y)[x] = std::uint8_t(255 - image.row(y)[x]);
    return image;
}

pages::Image flattened(const pages::Image& image, int radius) {
    const int width = image.width(), height = image.height();
    std::vector<std::uint32_t> sums(std::size_t(width + 1) * std::size_t(height + 1), 0);
    const auto sum_at = [&](int x, int y) -> std::uint32_t& {
        return sums[std::size_t(y) * std::size_t(width + 1) + std::size_t(x)];
    };
    for (int y = 0; y < height; ++y) {
        std::uint32_t line = 0;
        for (int x = 0; x < width; ++x) {
            line += image.row(y)[x];
            sum_at(x + 1, y + 1) = sum_at(x + 1, y) + line;
        }
    }
    pages::Image out = blank_like(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int left = std::max(x - radius, 0), right = std::min(x + radius + 1, width);
            const int top = std::max(y - radius, 0), bottom = std::min(y + radius + 1, height);
            const std::uint32_t total = sum_at(right, bottom) - sum_at(left, bottom) -
                                        sum_at(right, top) + sum_at(left, top);
            const int mean = int(total) / ((right - left) * (bottom - top));
            out.row(y)[x] = std::uint8_t(std::clamp(128 + 2 * (image.row(y)[x] - mean), 0, 255));
        }
    return out;
}

pages::Image without_specks(const pages::Image& image) {
    pages::Image out = image;
    for (int y = 1; y + 1 < image.height(); ++y)
        for (int x = 1; x + 1 < image.width(); ++x) {
            std::array<std::uint8_t, 9> around{};
            for (int dy = -1; dy <= 1; ++dy)
                std::memcpy(&around[std::size_t(3 * (dy + 1))], image.row(y + dy) + x - 1, 3);
            std::nth_element(around.begin(), around.begin() + 4, around.end());
            out.row(y)[x] = around[4];
        }
    return out;
}

} // namespace tycktill::reading
