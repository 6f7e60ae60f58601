#pragma once
/// Decoding a file's bytes in this process: JPEG, PNG, TIFF (several pages, G4), PDF, HEIC, WebP and messages. The
/// libraries behind it have had holes, so programs use Document (document.h), which runs this in a child
/// that can do nothing else. Sizes are read from the headers and refused before anything is decoded.
#include "scanner/pages/image.h"
#include "shared/base/bytes.h"

#include <functional>
#include <memory>
#include <string>

namespace tycktill::pages {

/// An A3 page at 600 dpi has 70 million pixels.
constexpr std::int64_t most_pixels = 80'000'000;
constexpr int most_pages = 2000;
constexpr int longest_side = 40'000;

/// Room for a picture of that size and resolution, from whoever wants it.
using MakePixels = std::function<Result<Pixels>(int width, int height, double dpi)>;
Result<Pixels> heap_pixels(int width, int height, double dpi);

class Decoder {
public:
    virtual ~Decoder() = default;
    virtual int pages() const = 0;
    /// Pages count from 1. A negative comes as the page that it shows.
    Result<Image> decode(int page, const MakePixels& make);
    /// One line when the file holds or should hold more than its pages; "" when they are all.
    virtual std::string missing() const { return {}; }
    /// False when the file lacks the end that its format gives it: perhaps it is still being written.
    virtual bool is_whole() const { return true; }

private:
    virtual Result<Image> draw(int page, const MakePixels& make) = 0;
};

/// `bytes` must outlive the decoder.
Result<std::unique_ptr<Decoder>> open_decoder(BytesView bytes);

/// Fails when a picture of that size is more than anyone scans.
Result<void> check_size(std::int64_t width, std::int64_t height);

} // namespace tycktill::pages
