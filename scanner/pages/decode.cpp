#include "scanner/pages/decode_parts.h"

#include <algorithm>
#include <cstring>

namespace tycktill::pages {

Result<Pixels> heap_pixels(int width, int height, double) {
    return Pixels(std::size_t(width) * std::size_t(height));
}

Result<void> check_size(std::int64_t width, std::int64_t height) {
    if (width <= 0 || height <= 0)
        return fail("the picture has no size; rescan the page");
    if (width > longest_side || height > longest_side || width * height > most_pixels)
        return fail("the picture is too large (" + std::to_string(width) + " x " +
                    std::to_string(height) + " pixels, at most " +
                    std::to_string(most_pixels / 1'000'000) +
                    " million); rescan the page at 300 dpi");
    return {};
}

Result<Image> Decoder::decode(int page, const MakePixels& make) {
    Image image = TRY(draw(page, make));
    turn_negative(image);
    return image;
}

namespace {

using namespace std::string_view_literals;

bool has_at(BytesView bytes, std::size_t place, std::string_view word) {
    return bytes.size() >= place + word.size() &&
           std::memcmp(bytes.data() + place, word.data(), word.size()) == 0;
}

// Readers accept a PDF whose header stands within the first kilobyte.
bool is_pdf(BytesView bytes) {
    constexpr std::string_view header = "%PDF-";
    const auto start = bytes.first(std::min<std::size_t>(bytes.size(), 1024));
    return std::search(start.begin(), start.end(), header.begin(), header.end()) != start.end();
}

bool is_tiff(BytesView bytes) {
    for (const std::string_view start : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv})
        if (has_at(bytes, 0, start))
            return true;
    return false;
}

// The brands of pictures; the same box begins films and sound.
bool is_heif(BytesView bytes) {
    if (!has_at(bytes, 4, "ftyp"))
        return false;
    for (const std::string_view brand :
         {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif"})
        if (has_at(bytes, 8, brand))
            return true;
    return false;
}

} // namespace

Result<std::unique_ptr<Decoder>> open_decoder_within(BytesView bytes, int depth) {
    if (bytes.empty())
        return fail("the file is empty; scan again");
    if (has_at(bytes, 0, "\xFF\xD8\xFF"sv))
        return open_jpeg(bytes);
    if (has_at(bytes, 0, "\x89PNG\r\n\x1A\n"sv))
        return open_png(bytes);
    if (is_tiff(bytes))
        return open_tiff(bytes);
    if (has_at(bytes, 0, "RIFF") && has_at(bytes, 8, "WEBP"))
        return open_webp(bytes);
    if (is_heif(bytes))
        return open_heif(bytes);
    if (is_message(bytes))
        return open_message(bytes, depth);
    if (is_pdf(bytes))
        return open_pdf(bytes, depth);
    return fail("not a PDF, TIFF, PNG, JPEG, HEIC or WebP file; give the scanner's own file");
}

Result<std::unique_ptr<Decoder>> open_decoder(BytesView bytes) {
    constexpr int most_files_within_files = 3;
    return open_decoder_within(bytes, most_files_within_files);
}

} // namespace tycktill::pages
