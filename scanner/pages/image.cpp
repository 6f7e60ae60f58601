#include "scanner/pages/image.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace tycktill::pages {

Pixels::Pixels(std::size_t size)
    : data_(static_cast<std::uint8_t*>(std::malloc(size))), size_(size) {
    if (data_ == nullptr && size != 0)
        throw std::bad_alloc();
}

Pixels Pixels::in_room(std::uint8_t* data, std::size_t size, std::shared_ptr<void> keeper) {
    Pixels pixels;
    pixels.data_ = data;
    pixels.size_ = size;
    pixels.keeper_ = std::move(keeper);
    return pixels;
}

Pixels::Pixels(const Pixels& other) : Pixels(other.size_) {
    if (size_ != 0)
        std::memcpy(data_, other.data_, size_);
}

Pixels::Pixels(Pixels&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)),
      keeper_(std::move(other.keeper_)) {}

Pixels& Pixels::operator=(Pixels other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(keeper_, other.keeper_);
    return *this;
}

Pixels::~Pixels() {
    if (!keeper_)
        std::free(data_);
}

Image::Image(int width, int height, std::uint8_t fill)
    : width_(width), height_(height), pixels_(std::size_t(width) * std::size_t(height)) {
    if (!empty())
        std::memset(pixels_.data(), fill, pixels_.size());
}

Image::Image(int width, int height, Pixels pixels)
    : width_(width), height_(height), pixels_(std::move(pixels)) {}

double Image::sample(PxPoint place) const {
    const double x = std::clamp(place.x - 0.5, 0.0, double(width_ - 1));
    const double y = std::clamp(place.y - 0.5, 0.0, double(height_ - 1));
    const int left = std::min(int(x), std::max(width_ - 2, 0));
    const int top = std::min(int(y), std::max(height_ - 2, 0));
    const double right_share = x - left, lower_share = y - top;
    const std::uint8_t* upper = row(top);
    const std::uint8_t* lower = row(std::min(top + 1, height_ - 1));
    const int next = std::min(left + 1, width_ - 1);
    const double above = upper[left] + (upper[next] - upper[left]) * right_share;
    const double below = lower[left] + (lower[next] - lower[left]) * right_share;
    return above + (below - above) * lower_share;
}

namespace {

// In blocks, so that reading along rows and writing along columns both stay in the cache.
Image quarter_turned(const Image& image, bool clockwise) {
    const int width = image.width(), height = image.height();
    Image out(height, width, Pixels(std::size_t(width) * std::size_t(height)));
    constexpr int block = 64;
    for (int y0 = 0; y0 < height; y0 += block)
        for (int x0 = 0; x0 < width; x0 += block)
            for (int x = x0; x < std::min(x0 + block, width); ++x) {
                std::uint8_t* to = out.row(clockwise ? x : width - 1 - x);
                for (int y = y0; y < std::min(y0 + block, height); ++y)
                    to[clockwise ? height - 1 - y : y] = image.at(x, y);
            }
    return out;
}

Image half_turned(const Image& image) {
    Image out(image.width(), image.height(),
              Pixels(std::size_t(image.width()) * std::size_t(image.height())));
    for (int y = 0; y < image.height(); ++y)
        std::reverse_copy(image.row(y), image.row(y) + image.width(),
                          out.row(image.height() - 1 - y));
    return out;
}

} // namespace

Image turned(const Image& image, int degrees_clockwise) {
    const int degrees = ((degrees_clockwise % 360) + 360) % 360;
    if (image.empty() || degrees == 0)
        return image;
    Image out = degrees == 180 ? half_turned(image) : quarter_turned(image, degrees == 90);
    out.dpi = image.dpi;
    return out;
}

} // namespace tycktill::pages
