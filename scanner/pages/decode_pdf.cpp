// The door to qpdf and poppler. A scanner's PDF holds one picture a page: where the page is that picture and
// nothing else, it is taken as it is, which is exact and costs a tenth of rendering. Everything else is drawn
// as a viewer shows it. Files within the PDF become pages after its own.
#include "scanner/pages/carried_pages.h"
#include "scanner/pages/decode_parts.h"
#include "scanner/pages/pdf_files.h"
#include "scanner/pages/pdf_picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace tycktill::pages {

namespace {

int integer(QPDFObjectHandle dictionary, const char* key, int otherwise) {
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isInteger() ? value.getIntValueAsInt() : otherwise;
}

bool is_true(QPDFObjectHandle value) {
    return value.isBool() && value.getBoolValue();
}

// 1 grey, 3 red-green-blue, 0 anything else.
int channels_of(QPDFObjectHandle space) {
    if (space.isName())
        return space.getName() == "/DeviceGray" ? 1 : space.getName() == "/DeviceRGB" ? 3 : 0;
    if (!space.isArray() || space.getArrayNItems() < 2 || !space.getArrayItem(0).isName())
        return 0;
    const std::string name = space.getArrayItem(0).getName();
    if (name == "/CalGray")
        return 1;
    if (name == "/CalRGB")
        return 3;
    QPDFObjectHandle profile = space.getArrayItem(1);
    if (name != "/ICCBased" || !profile.isStream())
        return 0;
    const int count = integer(profile.getDict(), "/N", 0);
    return count == 1 || count == 3 ? count : 0;
}

// The name of the only filter, "" when there is none, nothing when there are several.
std::optional<std::string> filter_of(QPDFObjectHandle dictionary) {
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    if (filter.isArray() && filter.getArrayNItems() == 1)
        filter = filter.getArrayItem(0);
    if (filter.isNull())
        return "";
    return filter.isName() ? std::optional(filter.getName()) : std::nullopt;
}

QPDFObjectHandle parameters_of(QPDFObjectHandle dictionary) {
    QPDFObjectHandle parameters = dictionary.getKey("/DecodeParms");
    return parameters.isArray() && parameters.getArrayNItems() == 1 ? parameters.getArrayItem(0)
                                                                    : parameters;
}

struct EmbeddedPicture {
    QPDFObjectHandle stream;
    std::string filter;
    RawSamples shape;
};

// The picture's shape when this room can decode it without the renderer.
std::optional<EmbeddedPicture> plain_picture(QPDFObjectHandle stream, double width_points) {
    if (!stream.isStream())
        return std::nullopt;
    QPDFObjectHandle dictionary = stream.getDict();
    for (const char* key : {"/SMask", "/Mask", "/Decode", "/OC"})
        if (!dictionary.getKey(key).isNull())
            return std::nullopt;
    QPDFObjectHandle subtype = dictionary.getKey("/Subtype"),
                     mask = dictionary.getKey("/ImageMask");
    const auto filter = filter_of(dictionary);
    if (!subtype.isName() || subtype.getName() != "/Image" || !filter ||
        (mask.isBool() && mask.getBoolValue()))
        return std::nullopt;
    EmbeddedPicture out{stream, *filter, {}};
    out.shape.width = integer(dictionary, "/Width", 0);
    out.shape.height = integer(dictionary, "/Height", 0);
    out.shape.bits = integer(dictionary, "/BitsPerComponent", *filter == "/CCITTFaxDecode" ? 1 : 8);
    out.shape.channels = channels_of(dictionary.getKey("/ColorSpace"));
    out.shape.dpi = width_points > 0 ? std::round(out.shape.width * 72.0 / width_points) : 0;
    const bool known_bits = out.shape.bits == 8 || (out.shape.bits == 1 && out.shape.channels == 1);
    const bool known_filter = filter->empty() || *filter == "/FlateDecode" ||
                              *filter == "/LZWDecode" || *filter == "/DCTDecode" ||
                              *filter == "/CCITTFaxDecode" || *filter == "/RunLengthDecode";
    if (out.shape.channels == 0 || !known_bits || !known_filter)
        return std::nullopt;
    return out;
}

Result<Image> decode_embedded(EmbeddedPicture& picture, const MakePixels& make) {
    TRY(check_size(picture.shape.width, picture.shape.height));
    const bool as_it_is = picture.filter == "/DCTDecode" || picture.filter == "/CCITTFaxDecode";
    const auto buffer = as_it_is ? picture.stream.getRawStreamData()
                                 : picture.stream.getStreamData(qpdf_dl_specialized);
    picture.shape.bytes = {buffer->getBuffer(), buffer->getSize()};
    if (picture.filter == "/DCTDecode") {
        Image image = TRY(decode_jpeg(picture.shape.bytes, make));
        image.dpi = picture.shape.dpi;
        return image;
    }
    if (picture.filter != "/CCITTFaxDecode")
        return decode_raw(picture.shape, make);
    QPDFObjectHandle parameters = parameters_of(picture.stream.getDict());
    if (!parameters.isDictionary() || integer(parameters, "/K", 0) != -1 ||
        integer(parameters, "/Columns", 1728) != picture.shape.width ||
        is_true(parameters.getKey("/EncodedByteAlign")))
        return fail("the fax in this page is coded in a way that only a viewer shows");
    // The coder's white is 0 in TIFF terms whatever PDF calls it; BlackIs1 turns the meaning.
    picture.shape.zero_is_black = !is_true(parameters.getKey("/BlackIs1"));
    return decode_group4(picture.shape, make);
}

// A fax's pixels are not square; the renderer makes them so.
bool has_square_pixels(const RawSamples& shape, const PagePicture& on_page) {
    const double across = shape.width / on_page.width, down = shape.height / on_page.height;
    return across < 1.3 * down && down < 1.3 * across;
}

// The page's own /Rotate, clockwise: 0, 90, 180 or 270.
int rotation_of(QPDFPageObjectHelper& page) {
    QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
    const int degrees = rotate.isInteger() ? rotate.getIntValueAsInt() % 360 : 0;
    return degrees % 90 == 0 ? (degrees + 360) % 360 : 0;
}

Result<Image> decode_turned(EmbeddedPicture& picture, int degrees, const MakePixels& make) {
    if (degrees == 0)
        return decode_embedded(picture, make);
    const Image upright = turned(TRY(decode_embedded(picture, heap_pixels)), degrees);
    Image out(upright.width(), upright.height(),
              TRY(make(upright.width(), upright.height(), upright.dpi)));
    out.dpi = upright.dpi;
    for (int y = 0; y < out.height(); ++y)
        std::memcpy(out.row(y), upright.row(y), std::size_t(out.width()));
    return out;
}

// Whether anything drawn on the page is larger than anyone scans: a few kilobytes can hold that.
Result<void> check_pictures(QPDFPageObjectHelper& page) {
    Result<void> out{};
    page.forEachImage(true, [&](QPDFObjectHandle& picture, QPDFObjectHandle&, std::string const&) {
        QPDFObjectHandle dictionary = picture.getDict();
        if (const auto checked =
                check_size(integer(dictionary, "/Width", 0), integer(dictionary, "/Height", 0));
            out && !checked)
            out = checked;
    });
    return out;
}

class Pdf final : public Decoder {
public:
    Pdf(BytesView bytes, int depth) : bytes_(bytes), depth_(depth) {}

    Result<void> open() {
        try {
            file_.setSuppressWarnings(true);
            file_.processMemoryFile("scan", reinterpret_cast<const char*>(bytes_.data()),
                                    bytes_.size());
            pages_ = QPDFPageDocumentHelper(file_).getAllPages();
        } catch (const QPDFExc& error) {
            if (error.getErrorCode() == qpdf_e_password)
                return fail("the PDF is locked with a password; save it without one");
            return fail("not a PDF that can be read (it is broken); scan again");
        } catch (const std::exception&) {
            return fail("not a PDF that can be read (it is broken); scan again");
        }
        if (pages_.empty())
            return fail("the PDF has no pages; scan again");
        open_carried();
        if (pages() > most_pages)
            return fail("too many pages (" + std::to_string(pages()) + ", at most " +
                        std::to_string(most_pages) + "); split the file");
        return {};
    }
    int pages() const override { return int(pages_.size()) + carried_.pages(); }
    std::string missing() const override {
        if (unread_ > 0)
            return "the PDF holds " + std::to_string(unread_) +
                   (unread_ == 1 ? " more file that was" : " more files that were") +
                   " not read; save each as a file of its own and give that";
        if (!is_whole())
            return "the PDF ends early: pages may be missing; scan it again";
        const std::string missing = carried_.missing();
        return missing.empty() ? missing : "in a file within the PDF: " + missing;
    }
    bool is_whole() const override {
        constexpr std::string_view end = "%%EOF";
        const auto tail = bytes_.last(std::min<std::size_t>(bytes_.size(), 4096));
        return std::search(tail.begin(), tail.end(), end.begin(), end.end()) != tail.end();
    }

private:
    Result<Image> draw(int page, const MakePixels& make) override {
        if (page > int(pages_.size()))
            return carried_.decode(page - int(pages_.size()), make);
        try {
            return decode_page(page, make);
        } catch (const std::exception&) {
            return fail("not an image (broken PDF page); rescan the page");
        }
    }

    void open_carried() {
        CarriedFiles carried;
        try {
            carried = files_carried_in(file_);
        } catch (const std::exception&) {
            carried.unread = 1; // there is a list of them, which cannot be followed
        }
        unread_ = carried.unread + carried_.open(std::move(carried.files), depth_);
    }

    Result<Image> decode_page(int page, const MakePixels& make) {
        QPDFPageObjectHelper& helper = pages_[std::size_t(page - 1)];
        TRY(check_pictures(helper));
        if (const auto on_page = picture_that_is(helper)) {
            const auto pictures = helper.getImages();
            const auto found = pictures.find(on_page->name);
            auto picture = found == pictures.end() ? std::nullopt
                                                   : plain_picture(found->second, on_page->width);
            if (picture && has_square_pixels(picture->shape, *on_page)) {
                auto image = decode_turned(*picture, rotation_of(helper), make);
                if (image || !image.error().what.empty())
                    return image;
            }
        }
        return render(page, make);
    }

    // A page size is not to be trusted: beyond A3 or below A6 the picture is scaled to A4's pixels.
    static double rendering_dpi(double width_points, double height_points) {
        const double longest = std::max(width_points, height_points) / 72.0;
        return longest >= 5.5 && longest <= 17 ? 300.0 : 3508.0 / longest;
    }

    Result<Image> render(int number, const MakePixels& make) {
        if (!document_) {
            poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
            document_.reset(poppler::document::load_from_raw_data(
                reinterpret_cast<const char*>(bytes_.data()), int(bytes_.size())));
        }
        const std::unique_ptr<poppler::page> page(document_ ? document_->create_page(number - 1)
                                                            : nullptr);
        if (!page)
            return fail("not an image (broken PDF page); rescan the page");
        const poppler::rectf box = page->page_rect();
        if (!(box.width() > 0 && box.height() > 0))
            return fail("the PDF page has no size; rescan the page");
        const double dpi = rendering_dpi(box.width(), box.height());
        TRY(check_size(std::llround(box.width() / 72 * dpi),
                       std::llround(box.height() / 72 * dpi)));
        poppler::page_renderer renderer;
        renderer.set_image_format(poppler::image::format_gray8);
        renderer.set_render_hints(poppler::page_renderer::antialiasing |
                                  poppler::page_renderer::text_antialiasing);
        const poppler::image drawn = renderer.render_page(page.get(), dpi, dpi);
        if (!drawn.is_valid())
            return fail("not an image (the PDF page cannot be drawn); rescan the page");
        Image image(drawn.width(), drawn.height(),
                    TRY(make(drawn.width(), drawn.height(), std::round(dpi))));
        image.dpi = std::round(dpi);
        for (int y = 0; y < image.height(); ++y)
            std::memcpy(image.row(y),
                        drawn.const_data() + std::ptrdiff_t(y) * drawn.bytes_per_row(),
                        std::size_t(image.width()));
        return image;
    }

    BytesView bytes_;
    int depth_;
    QPDF file_;
    std::vector<QPDFPageObjectHelper> pages_;
    std::unique_ptr<poppler::document> document_;
    CarriedPages carried_;
    int unread_ = 0;
};

} // namespace

Result<std::unique_ptr<Decoder>> open_pdf(BytesView bytes, int depth) {
    auto pdf = std::make_unique<Pdf>(bytes, depth);
    TRY(pdf->open());
    return pdf;
}

} // namespace tycktill::pages
