#include "shared/pdf/archive_pdf.h"

#include "shared/base/text.h"
#include "shared/pdf/page_image.h"
#include "shared/pdf/pdf_font.h"
#include "shared/pdf/pdf_writer.h"
#include "shared/pdf/srgb.h"
#include "shared/record/digest.h"

#include <algorithm>

namespace tycktill::pdf {
namespace {

constexpr double points_per_inch = 72.0;

std::string reference(int number) {
    return std::to_string(number) + " 0 R";
}

std::string image_entries(const PageImage& image) {
    std::string entries = "/Type /XObject /Subtype /Image /Width " + std::to_string(image.width) +
                          " /Height " + std::to_string(image.height);
    if (image.kind == PageImage::Kind::Jpeg)
        return entries + " /BitsPerComponent 8 /Filter /DCTDecode /ColorSpace " +
               (image.colours == 3 ? "/DeviceRGB" : "/DeviceGray");
    return entries + " /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode" +
           " /DecodeParms << /K -1 /Columns " + std::to_string(image.width) + " /Rows " +
           std::to_string(image.height) + " /BlackIs1 " + (image.zero_is_white ? "false" : "true") +
           " >>";
}

std::string escaped_for_xml(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c >= 0 && c < ' ')
            out += ' ';
        else
            out += c;
    return out;
}

/// The day only: no document from here says at what minute a person was there.
std::string metadata(const ArchiveFacts& facts) {
    const std::string day = iso(facts.arrived);
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
           "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
           "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
           "<dc:format>application/pdf</dc:format>\n"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           escaped_for_xml(facts.title) +
           "</rdf:li></rdf:Alt></dc:title>\n"
           "<dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag></dc:language>\n"
           "<xmp:CreatorTool>Tyck till</xmp:CreatorTool>\n<xmp:CreateDate>" +
           day + "</xmp:CreateDate>\n<xmp:ModifyDate>" + day +
           "</xmp:ModifyDate>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
           "<?xpacket end=\"w\"?>\n";
}

/// What is drawn on one page, in points from its bottom left corner.
class PageDrawing {
public:
    PageDrawing(const PageImage& image, PdfFont& font)
        : scale_(points_per_inch / image.dpi), width_(image.width * scale_),
          height_(image.height * scale_), font_(font) {
        drawing_ = "q " + pdf_number(width_) + " 0 0 " + pdf_number(height_) + " 0 0 cm /Im Do Q\n";
    }
    double width() const { return width_; }
    double height() const { return height_; }
    const std::string& drawing() const { return drawing_; }

    /// Unseen (rendering mode 3). A word is as wide as what it stands for; more than a word is broken
    /// into lines that fit its place.
    void add(const PageText& text) {
        const double wide = text.place.width * scale_, high = text.place.height * scale_;
        const double left = text.place.x * scale_, top = height_ - text.place.y * scale_;
        const bool word = text.text.find_first_of(" \n") == std::string::npos;
        double size = std::clamp(high * 0.8, smallest, largest);
        if (word) {
            const double natural = font_.width(text.text) * size / 1000;
            const double stretch = natural > 0 ? std::clamp(wide / natural, 0.5, 3.0) : 1;
            put(text.text, left, top - high + high * 0.2, size, stretch * 100, 3);
            return;
        }
        auto lines = broken(text.text, wide * 1000 / size);
        while (size > smallest && static_cast<double>(lines.size()) * size * line_pitch > high) {
            size = std::max(smallest, size * 0.9);
            lines = broken(text.text, wide * 1000 / size);
        }
        double baseline = top;
        for (const std::string& line : lines)
            put(line, left, baseline -= size * line_pitch, size, 100, 3);
    }

    /// A frame with the day, as an office's stamp: red, because it belongs to nobody's pen.
    void stamp(const PagePlace& place, const ArchiveFacts& facts) {
        const double left = place.x * scale_, top = height_ - place.y * scale_;
        const double wide = place.width * scale_, high = place.height * scale_;
        std::vector<std::pair<std::string, double>> lines; // and their share of the height
        if (!facts.sender.empty())
            lines.emplace_back(facts.sender, 0.17);
        lines.emplace_back("INKOM " + iso(facts.arrived), 0.30);
        if (!facts.number.empty())
            lines.emplace_back(facts.number, 0.15);
        drawing_ += "q 0.72 0.09 0.13 RG 0.72 0.09 0.13 rg 1.4 w " + pdf_number(left + 0.7) + " " +
                    pdf_number(top - high + 0.7) + " " + pdf_number(wide - 1.4) + " " +
                    pdf_number(high - 1.4) + " re S\n";
        double sum = 0;
        for (const auto& line : lines)
            sum += line.second;
        const double gap = high * (1 - sum) / static_cast<double>(lines.size() + 1);
        double baseline = top;
        for (const auto& [words, share] : lines) {
            const double room = wide * 0.92;
            double size = share * high / 0.72; // of capitals' height
            size = std::min(size, room * 1000 / std::max(1.0, font_.width(words)));
            baseline -= gap + share * high;
            put(words, left + (wide - font_.width(words) * size / 1000) / 2, baseline, size, 100,
                0);
        }
        drawing_ += "Q\n";
    }

private:
    static constexpr double smallest = 3, largest = 11, line_pitch = 1.2;

    /// `width` in thousandths of the type size.
    std::vector<std::string> broken(const std::string& text, double width) const {
        std::vector<std::string> lines;
        for (const std::string& paragraph : split(text, '\n')) {
            std::string line;
            for (const std::string& word : split(paragraph, ' ')) {
                const std::string longer = line.empty() ? word : line + " " + word;
                if (!line.empty() && font_.width(longer) > width) {
                    lines.push_back(line);
                    line = word;
                } else {
                    line = longer;
                }
            }
            lines.push_back(line);
        }
        return lines;
    }
    void put(const std::string& words, double x, double y, double size, double stretch, int mode) {
        const std::string glyphs = font_.spelled(words);
        if (glyphs.empty())
            return;
        drawing_ += "BT " + std::to_string(mode) + " Tr /F " + pdf_number(size) + " Tf " +
                    pdf_number(stretch) + " Tz 1 0 0 1 " + pdf_number(x) + " " + pdf_number(y) +
                    " Tm <" + glyphs + "> Tj ET\n";
    }
    double scale_, width_, height_;
    PdfFont& font_;
    std::string drawing_;
};

/// The font's objects; known by the number of the first.
void write_font(PdfWriter& writer, int number, const PdfFont& font) {
    const int descendant = writer.reserve(), descriptor = writer.reserve(), file = writer.reserve(),
              map = writer.reserve();
    const std::string name = "/BaseFont /AtkinsonHyperlegibleNext-Regular";
    writer.object(number, "<< /Type /Font /Subtype /Type0 " + name +
                              " /Encoding /Identity-H /DescendantFonts [" + reference(descendant) +
                              "] /ToUnicode " + reference(map) + " >>");
    writer.object(descendant,
                  "<< /Type /Font /Subtype /CIDFontType2 " + name +
                      " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                      "/CIDToGIDMap /Identity /FontDescriptor " +
                      reference(descriptor) + " /W " + font.widths() + " >>");
    writer.object(descriptor,
                  "<< /Type /FontDescriptor /FontName /AtkinsonHyperlegibleNext-Regular " +
                      font.descriptor() + " /FontFile2 " + reference(file) + " >>");
    writer.stream(file, "/Length1 " + std::to_string(font.file().size()), font.file());
    writer.stream(map, "", bytes_of(font.to_unicode()));
}

void write_catalogue(PdfWriter& writer, int root, int tree, const ArchiveFacts& facts) {
    const int about = writer.reserve(), profile = writer.reserve();
    writer.object(root, "<< /Type /Catalog /Pages " + reference(tree) +
                            " /Lang (sv-SE) /Metadata " + reference(about) +
                            " /ViewerPreferences << /DisplayDocTitle true >> /OutputIntents [<< "
                            "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB "
                            "IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile " +
                            reference(profile) + " >>] >>");
    writer.stream(about, "/Type /Metadata /Subtype /XML", bytes_of(metadata(facts)));
    writer.stream(profile, "/N 3", srgb_profile());
}

} // namespace

Result<Bytes> archive_pdf(const std::vector<ArchivePage>& pages, const ArchiveFacts& facts,
                          const std::filesystem::path& font_file) {
    if (pages.empty())
        return fail("this submission has no scanned pages");
    PdfFont font = TRY(PdfFont::open(font_file));
    PdfWriter writer;
    const int root = writer.reserve(), tree = writer.reserve(), letters = writer.reserve();
    std::string kids, all;
    bool stamped = false;
    for (const ArchivePage& page : pages) {
        const PageImage image = TRY(read_page_image(page.image));
        PageDrawing drawing(image, font);
        for (const PageText& text : page.texts)
            drawing.add(text);
        if (page.stamp && !stamped)
            drawing.stamp(*page.stamp, facts);
        stamped = stamped || page.stamp;
        const int number = writer.reserve(), content = writer.reserve(), picture = writer.reserve();
        writer.object(number, "<< /Type /Page /Parent " + reference(tree) + " /MediaBox [0 0 " +
                                  pdf_number(drawing.width()) + " " + pdf_number(drawing.height()) +
                                  "] /Resources << /XObject << /Im " + reference(picture) +
                                  " >> /Font << /F " + reference(letters) + " >> >> /Contents " +
                                  reference(content) + " >>");
        writer.stream(content, "", bytes_of(drawing.drawing()));
        writer.stream(picture, image_entries(image), image.stream);
        kids += reference(number) + " ";
        all += to_hex(record::sha256(page.image));
    }
    writer.object(tree, "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [ " +
                            kids + "] >>");
    write_font(writer, letters, font);
    write_catalogue(writer, root, tree, facts);
    const record::Digest id = record::sha256(bytes_of(all + iso(facts.arrived)));
    return writer.finish(root, BytesView(id).first(16));
}

} // namespace tycktill::pdf
