#include "kiosk/slip/raster.h"

#include <cmath>
#include <cstring>
#include <cups/raster.h>
#include <memory>

namespace tycktill::kiosk {
namespace {

ssize_t take(void* into, unsigned char* bytes, std::size_t count) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), count);
    return static_cast<ssize_t>(count);
}

unsigned in_points(forms::Mm measure) {
    return static_cast<unsigned>(std::lround(measure.value() / 25.4 * 72));
}

cups_page_header2_t header_of(const forms::SlipPicture& picture, int dpi) {
    cups_page_header2_t header{};
    std::strcpy(header.MediaClass, "PwgRaster");
    header.HWResolution[0] = header.HWResolution[1] = static_cast<unsigned>(dpi);
    header.PageSize[0] = in_points(picture.paper.width);
    header.PageSize[1] = in_points(picture.paper.height);
    header.NumCopies = 1;
    header.cupsWidth = header.cupsBytesPerLine = picture.width;
    header.cupsHeight = picture.height;
    header.cupsBitsPerColor = header.cupsBitsPerPixel = 8;
    header.cupsColorOrder = CUPS_ORDER_CHUNKED;
    header.cupsColorSpace = CUPS_CSPACE_SW;
    header.cupsNumColors = 1;
    header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount] = 1;
    header.cupsInteger[CUPS_RASTER_PWG_CrossFeedTransform] = 1;
    header.cupsInteger[CUPS_RASTER_PWG_FeedTransform] = 1;
    header.cupsInteger[CUPS_RASTER_PWG_AlternatePrimary] = 0xFFFFFF;
    return header;
}

struct Ends {
    void operator()(cups_raster_t* raster) const { cupsRasterClose(raster); }
};

} // namespace

Result<std::string> as_pwg_raster(const forms::SlipPicture& picture, int dpi) {
    std::string bytes;
    const std::unique_ptr<cups_raster_t, Ends> raster(
        cupsRasterOpenIO(take, &bytes, CUPS_RASTER_WRITE_PWG));
    cups_page_header2_t header = header_of(picture, dpi);
    Bytes rows = picture.pixels;
    if (!raster || cupsRasterWriteHeader2(raster.get(), &header) == 0)
        return fail("the slip cannot be made into a raster");
    for (unsigned row = 0; row < picture.height; ++row)
        if (cupsRasterWritePixels(raster.get(), rows.data() + std::size_t{row} * picture.width,
                                  picture.width) != picture.width)
            return fail("the slip cannot be made into a raster");
    return bytes;
}

} // namespace tycktill::kiosk
