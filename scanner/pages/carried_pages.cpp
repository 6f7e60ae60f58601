#include "scanner/pages/carried_pages.h"

#include "scanner/pages/decode_parts.h"

#include <algorithm>

namespace tycktill::pages {

namespace {

// Its size is known before anything is decoded.
bool is_small(Decoder& file, int least_side) {
    int shorter = least_side;
    (void)file.decode(1, [&](int width, int height, double) -> Result<Pixels> {
        shorter = std::min(width, height);
        return fail("");
    });
    return file.pages() == 1 && shorter < least_side;
}

} // namespace

int CarriedPages::open(std::vector<Bytes> files, int depth) {
    int unread = 0;
    files_ = std::move(files);
    for (const Bytes& file : files_) {
        auto decoder = depth > 0 ? open_decoder_within(file, depth - 1)
                                 : Result<std::unique_ptr<Decoder>>(fail("too deep"));
        if (decoder)
            decoders_.push_back(std::move(*decoder));
        else
            ++unread;
    }
    return unread;
}

int CarriedPages::leave_out_small(int least_side) {
    const auto small = std::remove_if(decoders_.begin(), decoders_.end(),
                                      [&](auto& file) { return is_small(*file, least_side); });
    const auto count = int(decoders_.end() - small);
    decoders_.erase(small, decoders_.end());
    return count;
}

int CarriedPages::pages() const {
    int count = 0;
    for (const auto& decoder : decoders_)
        count += decoder->pages();
    return count;
}

Result<Image> CarriedPages::decode(int page, const MakePixels& make) {
    for (const auto& decoder : decoders_) {
        if (page <= decoder->pages())
            return decoder->decode(page, make);
        page -= decoder->pages();
    }
    return fail("the file has no such page");
}

std::string CarriedPages::missing() const {
    for (const auto& decoder : decoders_)
        if (const std::string missing = decoder->missing(); !missing.empty())
            return missing;
    return {};
}

} // namespace tycktill::pages
