#include "office/scan_pdf.h"

#include "office/page_image.h"

#include <cstdio>

namespace tycktill {
namespace {

constexpr double points_per_inch = 72.0;

std::string decimal(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

/// Writes objects one after another and remembers where each begins.
class PdfWriter {
public:
    void object(int number, const std::string& dictionary, BytesView stream = {}) {
        if (places_.size() <= static_cast<std::size_t>(number))
            places_.resize(static_cast<std::size_t>(number) + 1);
        places_[static_cast<std::size_t>(number)] = bytes_.size();
        add(std::to_string(number) + " 0 obj\n" + dictionary);
        if (!stream.empty()) {
            add("\nstream\n");
            bytes_.insert(bytes_.end(), stream.begin(), stream.end());
            add("\nendstream");
        }
        add("\nendobj\n");
    }

    Bytes finish() {
        const std::size_t start = bytes_.size();
        const std::string count = std::to_string(places_.size());
        add("xref\n0 " + count + "\n0000000000 65535 f \n");
        for (std::size_t i = 1; i < places_.size(); ++i) {
            char line[32];
            std::snprintf(line, sizeof line, "%010zu 00000 n \n", places_[i]);
            add(line);
        }
        add("trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + std::to_string(start) +
            "\n%%EOF\n");
        return std::move(bytes_);
    }

private:
    void add(const std::string& text) { bytes_.insert(bytes_.end(), text.begin(), text.end()); }
    Bytes bytes_ = bytes_of("%PDF-1.4\n%\xC3\xA5\xC3\xA4\xC3\xB6\n");
    std::vector<std::size_t> places_;
};

std::string image_dictionary(const PageImage& image) {
    std::string dictionary =
        "<< /Type /XObject /Subtype /Image /Width " + std::to_string(image.width) + " /Height " +
        std::to_string(image.height) + " /Length " + std::to_string(image.stream.size());
    if (image.kind == PageImage::Kind::Jpeg)
        return dictionary + " /BitsPerComponent 8 /Filter /DCTDecode /ColorSpace " +
               (image.colours == 3 ? "/DeviceRGB >>" : "/DeviceGray >>");
    return dictionary + " /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode" +
           " /DecodeParms << /K -1 /Columns " + std::to_string(image.width) + " /Rows " +
           std::to_string(image.height) + " /BlackIs1 " + (image.zero_is_white ? "false" : "true") +
           " >> >>";
}

void write_page(PdfWriter& writer, int number, const PageImage& image) {
    const std::string width = decimal(image.width * points_per_inch / image.dpi);
    const std::string height = decimal(image.height * points_per_inch / image.dpi);
    const std::string drawing = "q " + width + " 0 0 " + height + " 0 0 cm /Im Do Q";
    writer.object(number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + width + " " + height +
                              "] /Resources << /XObject << /Im " + std::to_string(number + 2) +
                              " 0 R >> >> /Contents " + std::to_string(number + 1) + " 0 R >>");
    writer.object(number + 1, "<< /Length " + std::to_string(drawing.size()) + " >>",
                  bytes_of(drawing));
    writer.object(number + 2, image_dictionary(image), image.stream);
}

} // namespace

Result<Bytes> scan_pdf(const std::vector<Attachment>& pages) {
    if (pages.size() == 1 && pages.front().media_type == "application/pdf")
        return pages.front().bytes;
    std::vector<PageImage> images;
    for (const auto& page : pages)
        images.push_back(TRY(read_page_image(page)));
    if (images.empty())
        return fail("this submission has no scanned pages");
    PdfWriter writer;
    writer.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    std::string kids;
    for (std::size_t i = 0; i < images.size(); ++i)
        kids += std::to_string(3 + 3 * i) + " 0 R ";
    writer.object(2, "<< /Type /Pages /Count " + std::to_string(images.size()) + " /Kids [ " +
                         kids + "] >>");
    int number = 3;
    for (const auto& image : images) {
        write_page(writer, number, image);
        number += 3;
    }
    return writer.finish();
}

} // namespace tycktill
