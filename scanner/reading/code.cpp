#include "scanner/reading/code.h"

#include <ZXing/ReadBarcode.h>
#include <algorithm>
#include <cmath>
#include <functional>

namespace tycktill::reading {

namespace {

struct Try {
    ZXing::Binarizer binarizer = ZXing::Binarizer::LocalAverage;
    bool harder = false;
};

// Codes of one prepared picture, with their corners taken back to the page's pixels.
std::vector<QrCode> decode(const pages::Image& image, const Try& how, double scale,
                           const PxRect& part) {
    std::vector<QrCode> out;
    if (image.width() < 20 || image.height() < 20)
        return out;
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(how.harder).setTryRotate(false);
    hints.setTryDownscale(how.harder).setBinarizer(how.binarizer).setMaxNumberOfSymbols(4);
    const ZXing::ImageView view(image.row(0), image.width(), image.height(),
                                ZXing::ImageFormat::Lum);
    try {
        for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
            if (!result.isValid())
                continue;
            QrCode code{result.text(), {}};
            const auto& position = result.position();
            for (std::size_t i = 0; i < 4; ++i)
                code.corners[i] = {part.x + (position[int(i)].x + 0.5) * scale,
                                   part.y + (position[int(i)].y + 0.5) * scale};
            out.push_back(std::move(code));
        }
    } catch (const std::exception&) {
        // ZXing throws on what it cannot make sense of: then there is no code there.
        out.clear();
    }
    return out;
}

// A module of a 20 mm code is 8 pixels at 300 dpi; half of that is enough and four times as quick.
int shrinking_for(const pages::Image& image) {
    return std::clamp(std::max(image.width(), image.height()) / 1500, 1, 8);
}

PxRect whole(const pages::Image& image) {
    return {0, 0, image.width(), image.height()};
}

// Where a code may stand on a page, however it was fed, the usual places first.
std::array<PxRect, 4> corners_of(const pages::Image& image) {
    const int width = image.width() * 2 / 5, height = image.height() * 3 / 10;
    const int right = image.width() - width, bottom = image.height() - height;
    return {PxRect{right, 0, width, height}, PxRect{0, bottom, width, height},
            PxRect{right, bottom, width, height}, PxRect{0, 0, width, height}};
}

std::vector<QrCode> decode_changed(const pages::Image& image, const PxRect& part) {
    const pages::Image crop = cropped(image, part);
    const int radius = std::max(8, std::max(image.width(), image.height()) / 70);
    const pages::Image flat = flattened(crop, radius);
    const std::function<std::vector<QrCode>()> tries[] = {
        [&] {
            return decode(flat, {ZXing::Binarizer::FixedThreshold, true}, 1, part);
        },
        [&] {
            return decode(crop, {ZXing::Binarizer::GlobalHistogram, true}, 1, part);
        },
        [&] {
            return decode(without_specks(crop), {ZXing::Binarizer::LocalAverage, true}, 1, part);
        },
        [&] {
            return decode(shrunk(crop, whole(crop), 2), {ZXing::Binarizer::LocalAverage, true}, 2,
                          part);
        },
        [&] {
            return decode(shrunk(flat, whole(flat), 3), {ZXing::Binarizer::FixedThreshold, true}, 3,
                          part);
        },
        [&] {
            return decode(inverted(crop), {ZXing::Binarizer::LocalAverage, true}, 1, part);
        },
        [&] {
            if (crop.width() > 1500 || crop.height() > 1500)
                return std::vector<QrCode>{};
            return decode(doubled(flat), {ZXing::Binarizer::LocalAverage, true}, 0.5, part);
        },
    };
    for (const auto& attempt : tries)
        if (auto found = attempt(); !found.empty())
            return found;
    return {};
}

// Our codes among all codes; the others are only counted.
bool take(const std::vector<QrCode>& codes, CodeSearch& search) {
    for (const QrCode& code : codes)
        if (auto parsed = forms::parse_page_code(code.text))
            search.ours.push_back({*parsed, code.corners});
        else
            ++search.foreign;
    return !search.ours.empty();
}

} // namespace

std::vector<QrCode> read_qr_codes(const pages::Image& image, const PxRect& wanted, Effort effort) {
    const PxRect part = within(image, wanted);
    const int factor = shrinking_for(image);
    auto found = decode(shrunk(image, part, factor), {}, factor, part);
    if (!found.empty() || effort == Effort::Quick)
        return found;
    found = decode(cropped(image, part), {ZXing::Binarizer::LocalAverage, true}, 1, part);
    return found.empty() ? decode_changed(image, part) : found;
}

std::vector<QrCode> read_qr_codes(const pages::Image& image) {
    return read_qr_codes(image, whole(image), Effort::Everything);
}

namespace {

// Those that were not met before: codes lie apart.
void add_new(std::vector<QrCode> more, std::vector<QrCode>& all) {
    for (QrCode& code : more) {
        const double side = std::hypot(code.corners[1].x - code.corners[0].x,
                                       code.corners[1].y - code.corners[0].y);
        const bool known = std::any_of(all.begin(), all.end(), [&](const QrCode& other) {
            return std::hypot(other.corners[0].x - code.corners[0].x,
                              other.corners[0].y - code.corners[0].y) < side / 2;
        });
        if (!known)
            all.push_back(std::move(code));
    }
}

} // namespace

std::vector<QrCode> read_every_qr_code(const pages::Image& image) {
    std::vector<QrCode> all;
    add_new(read_qr_codes(image, whole(image), Effort::Quick), all);
    // A window holds the largest code whole wherever it lies: they overlap by half.
    constexpr int windows = 4;
    const int factor = shrinking_for(image);
    const int width = image.width() * 2 / (windows + 1),
              height = image.height() * 2 / (windows + 1);
    for (int down = 0; down < windows; ++down)
        for (int across = 0; across < windows; ++across) {
            const PxRect part =
                within(image, {across * width / 2, down * height / 2, width, height});
            add_new(decode(shrunk(image, part, factor), {ZXing::Binarizer::LocalAverage, true},
                           factor, part),
                    all);
            if (factor > 1)
                add_new(decode(shrunk(image, part, factor / 2),
                               {ZXing::Binarizer::LocalAverage, true}, factor / 2, part),
                        all);
        }
    return all;
}

CodeSearch find_page_codes(const pages::Image& image, Effort effort) {
    CodeSearch search;
    const auto corners = corners_of(image);
    for (const PxRect& corner : corners)
        if (take(read_qr_codes(image, corner, Effort::Quick), search))
            return search;
    search.foreign = 0;
    if (take(read_qr_codes(image, whole(image), Effort::Quick), search))
        return search;
    if (effort == Effort::Quick)
        return search;
    search.foreign = 0;
    if (take(decode(image, {ZXing::Binarizer::LocalAverage, true}, 1, whole(image)), search))
        return search;
    for (const PxRect& corner : corners)
        if (take(decode_changed(image, corner), search))
            return search;
    return search;
}

std::vector<FoundCode> find_page_codes_within(const pages::Image& image, const PxRect& part,
                                              Effort effort) {
    CodeSearch search;
    take(effort == Effort::Quick
             ? read_qr_codes(image, part, Effort::Quick)
             : decode(cropped(image, part), {ZXing::Binarizer::LocalAverage, true}, 1,
                      within(image, part)),
         search);
    return search.ours;
}

} // namespace tycktill::reading
