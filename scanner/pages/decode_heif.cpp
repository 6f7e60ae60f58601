// The door to libheif: the photographs of telephones (HEIC), each picture of the file a page.
#include "scanner/pages/decode_parts.h"

#include <libheif/heif.h>

namespace tycktill::pages {

namespace {

struct HeifCloser {
    void operator()(heif_context* context) const { heif_context_free(context); }
    void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
    void operator()(heif_image* image) const { heif_image_release(image); }
};
template <typename T>
using HeifPointer = std::unique_ptr<T, HeifCloser>;

// Its boxes follow each other to the end of the file.
bool boxes_are_whole(BytesView bytes) {
    std::uint64_t at = 0;
    while (at + 8 <= bytes.size()) {
        const auto number = [&](std::uint64_t from, unsigned length) {
            std::uint64_t out = 0;
            for (unsigned i = 0; i < length; ++i)
                out = out << 8 | bytes[std::size_t(from + i)];
            return out;
        };
        std::uint64_t size = number(at, 4);
        if (size == 0)
            return true; // to the end, wherever that is
        if (size == 1)
            size = at + 16 <= bytes.size() ? number(at + 8, 8) : bytes.size();
        if (size < 8 || size > bytes.size() - at)
            return false;
        at += size;
    }
    return at == bytes.size();
}

class Heif final : public Decoder {
public:
    explicit Heif(BytesView bytes) : bytes_(bytes), context_(heif_context_alloc()) {}
    int pages() const override { return int(pictures_.size()); }
    bool is_whole() const override { return boxes_are_whole(bytes_); }

    Result<void> open() {
        if (!context_)
            return fail("the file needs too much memory; split it");
        heif_context_set_maximum_image_size_limit(context_.get(), longest_side);
        heif_context_set_max_decoding_threads(context_.get(), 0);
        const heif_error read = heif_context_read_from_memory_without_copy(
            context_.get(), bytes_.data(), bytes_.size(), nullptr);
        if (read.code != heif_error_Ok)
            return failure_of(read);
        const int count = heif_context_get_number_of_top_level_images(context_.get());
        if (count < 1)
            return fail("the HEIC file holds no picture; give the scanner's own file");
        if (count > most_pages)
            return fail("too many pages (" + std::to_string(count) + ", at most " +
                        std::to_string(most_pages) + "); split the file");
        pictures_.resize(std::size_t(count));
        heif_context_get_list_of_top_level_image_IDs(context_.get(), pictures_.data(), count);
        return {};
    }

private:
    Result<Image> draw(int page, const MakePixels& make) override {
        heif_image_handle* found = nullptr;
        const heif_error known =
            heif_context_get_image_handle(context_.get(), pictures_[std::size_t(page - 1)], &found);
        if (known.code != heif_error_Ok)
            return failure_of(known);
        const HeifPointer<heif_image_handle> handle(found);
        PictureShape shape;
        shape.width = heif_image_handle_get_width(handle.get());
        shape.height = heif_image_handle_get_height(handle.get());
        return draw_picture(shape, make,
                            [&](Image& image) { return fill_heif(handle.get(), image); });
    }

    Result<void> fill_heif(heif_image_handle* handle, Image& image) {
        heif_image* decoded = nullptr;
        const heif_error done = heif_decode_image(handle, &decoded, heif_colorspace_RGB,
                                                  heif_chroma_interleaved_RGBA, nullptr);
        if (done.code != heif_error_Ok)
            return failure_of(done);
        const HeifPointer<heif_image> owner(decoded);
        int stride = 0;
        const std::uint8_t* rows =
            heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride);
        if (!rows || heif_image_get_width(decoded, heif_channel_interleaved) != image.width() ||
            heif_image_get_height(decoded, heif_channel_interleaved) != image.height())
            return fail("not an image (broken HEIC); rescan the page");
        for (int y = 0; y < image.height(); ++y) {
            const std::uint8_t* from = rows + std::ptrdiff_t(y) * stride;
            for (int x = 0; x < image.width(); ++x, from += 4)
                image.row(y)[x] = over_white(grey_of(from[0], from[1], from[2]), from[3]);
        }
        return {};
    }

    tl::unexpected<Error> failure_of(const heif_error& error) const {
        if (!is_whole())
            return fail("not an image (truncated HEIC); rescan the page");
        if (error.code == heif_error_Unsupported_feature ||
            error.code == heif_error_Unsupported_filetype)
            return fail("a HEIC picture of a kind that is not read; save it as JPEG");
        if (error.code == heif_error_Memory_allocation_error)
            return fail("the picture is too large; save it smaller, or scan the page at 300 dpi");
        return fail("not an image (broken HEIC); rescan the page");
    }

    BytesView bytes_;
    std::unique_ptr<heif_context, HeifCloser> context_;
    std::vector<heif_item_id> pictures_;
};

} // namespace

Result<std::unique_ptr<Decoder>> open_heif(BytesView bytes) {
    auto heif = std::make_unique<Heif>(bytes);
    TRY(heif->open());
    return heif;
}

} // namespace tycktill::pages
