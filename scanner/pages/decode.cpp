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

namespace {

bool begins_with(BytesView bytes, std::string_view start) {
    return bytes.size() >= start.size() &&
           std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

// Readers accept a PDF whose header stands within the first kilobyte.
bool is_pdf(BytesView bytes) {
    constexpr std::string_view header = "%PDF-";
    const auto start = bytes.first(std::min<std::size_t>(bytes.size(), 1024));
    return std::search(start.begin(), start.end(), header.begin(), header.end()) != start.end();
}

} // namespace

Result<std::unique_ptr<Decoder>> open_decoder(BytesView bytes) {
    using namespace std::string_view_literals;
    if (bytes.empty())
        return fail("the file is empty; scan again");
    if (begins_with(bytes, "\xFF\xD8\xFF"sv) || begins_with(bytes, "\x89PNG\r\n\x1A\n"sv) ||
        begins_with(bytes, "II*\0"sv) || begins_with(bytes, "MM\0*"sv))
        return open_picture(bytes);
    if (is_pdf(bytes))
        return open_pdf(bytes);
    return fail("not a PDF, TIFF, PNG or JPEG file; give the scanner's own file");
}

} // namespace tycktill::pages
