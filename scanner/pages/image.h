#pragma once
/// A page's picture: 8-bit grey, 0 black, 255 white, row by row without gaps. A value with one owner;
/// copying copies the pixels.
///
/// Places in a picture are doubles: (0.5, 0.5) is the centre of the top left pixel, x to the right,
/// y down.
#include <cstddef>
#include <cstdint>
#include <memory>

namespace tycktill::pages {

struct PxPoint {
    double x = 0, y = 0;
    friend bool operator==(const PxPoint&, const PxPoint&) = default;
};

/// Bytes of a picture: from the heap, or in a room that somebody keeps (shared with a decoder in another
/// process).
class Pixels {
public:
    Pixels() = default;
    /// Not initialised.
    explicit Pixels(std::size_t size);
    /// `size` bytes that stay there as long as `keeper` does. A copy of these pixels is from the heap.
    static Pixels in_room(std::uint8_t* data, std::size_t size, std::shared_ptr<void> keeper);
    Pixels(const Pixels& other);
    Pixels(Pixels&& other) noexcept;
    Pixels& operator=(Pixels other) noexcept;
    ~Pixels();

    std::uint8_t* data() { return data_; }
    const std::uint8_t* data() const { return data_; }
    std::size_t size() const { return size_; }

private:
    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
    std::shared_ptr<void> keeper_; ///< none: from the heap
};

class Image {
public:
    Image() = default;
    Image(int width, int height, std::uint8_t fill);
    /// `pixels` holds at least width × height bytes.
    Image(int width, int height, Pixels pixels);

    int width() const { return width_; }
    int height() const { return height_; }
    bool empty() const { return width_ == 0 || height_ == 0; }
    std::uint8_t* row(int y) { return pixels_.data() + std::size_t(y) * std::size_t(width_); }
    const std::uint8_t* row(int y) const {
        return pixels_.data() + std::size_t(y) * std::size_t(width_);
    }
    std::uint8_t at(int x, int y) const { return row(y)[x]; }
    bool contains(PxPoint p) const {
        return p.x >= 0 && p.y >= 0 && p.x < double(width_) && p.y < double(height_);
    }
    /// Between the four nearest pixels; the nearest edge's value outside.
    double sample(PxPoint place) const;

    /// What the file says, 0 when it does not say. A hint: the page code's own size is what counts.
    double dpi = 0;

private:
    int width_ = 0, height_ = 0;
    Pixels pixels_;
};

/// Turned clockwise by 0, 90, 180 or 270 degrees.
Image turned(const Image& image, int degrees_clockwise);

} // namespace tycktill::pages
