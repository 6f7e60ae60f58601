// The door to libwebp.
#include "scanner/pages/decode_parts.h"

#include <webp/decode.h>

namespace tycktill::pages {

namespace {

class WebP final : public Decoder {
public:
    explicit WebP(BytesView bytes) : bytes_(bytes) {}
    int pages() const override { return 1; }
    bool is_whole() const override {
        std::uint64_t said = 8; // RIFF's own length does not count its first eight bytes
        for (unsigned i = 0; i < 4; ++i)
            said += std::uint64_t(bytes_[4 + i]) << (8 * i);
        return bytes_.size() >= said;
    }

private:
    Result<Image> draw(int, const MakePixels& make) override {
        WebPBitstreamFeatures features;
        const VP8StatusCode known = WebPGetFeatures(bytes_.data(), bytes_.size(), &features);
        if (known != VP8_STATUS_OK)
            return failure_of(known);
        if (features.has_animation)
            return fail("a moving WebP picture is no page; scan the page");
        PictureShape shape;
        shape.width = features.width;
        shape.height = features.height;
        return draw_picture(shape, make, [&](Image& image) { return fill_webp(image); });
    }

    Result<void> fill_webp(Image& image) {
        WebPDecoderConfig config;
        if (WebPInitDecoderConfig(&config) == 0)
            return fail("a WebP picture cannot be read by this program; install it again");
        config.output.colorspace = MODE_RGBA;
        const VP8StatusCode done = WebPDecode(bytes_.data(), bytes_.size(), &config);
        const std::unique_ptr<WebPDecBuffer, decltype(&WebPFreeDecBuffer)> owner(
            &config.output, &WebPFreeDecBuffer);
        if (done != VP8_STATUS_OK)
            return failure_of(done);
        if (config.output.width != image.width() || config.output.height != image.height())
            return failure_of(VP8_STATUS_BITSTREAM_ERROR);
        const WebPRGBABuffer& pixels = config.output.u.RGBA;
        for (int y = 0; y < image.height(); ++y) {
            const std::uint8_t* from = pixels.rgba + std::ptrdiff_t(y) * pixels.stride;
            for (int x = 0; x < image.width(); ++x, from += 4)
                image.row(y)[x] = over_white(grey_of(from[0], from[1], from[2]), from[3]);
        }
        return {};
    }

    tl::unexpected<Error> failure_of(VP8StatusCode status) const {
        if (status == VP8_STATUS_OUT_OF_MEMORY)
            return fail("the page needs too much memory; rescan it at 300 dpi");
        return fail(is_whole() ? "not an image (broken WebP); rescan the page"
                               : "not an image (truncated WebP); rescan the page");
    }

    BytesView bytes_;
};

} // namespace

Result<std::unique_ptr<Decoder>> open_webp(BytesView bytes) {
    return std::make_unique<WebP>(bytes);
}

} // namespace tycktill::pages
