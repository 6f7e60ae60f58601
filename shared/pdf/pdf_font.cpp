#include "shared/pdf/pdf_font.h"

#include "shared/base/files.h"
#include "shared/base/text.h"

#include <cstdio>
#include <ft2build.h>
#include FT_FREETYPE_H

namespace tycktill::pdf {

namespace {

std::string four_digits(unsigned value) {
    char text[16];
    std::snprintf(text, sizeof text, "%04X", value & 0xFFFFU);
    return text;
}

/// As UTF-16, which is what a PDF's table of letters holds.
std::string utf16(char32_t letter) {
    if (letter < 0x10000)
        return four_digits(static_cast<unsigned>(letter));
    const unsigned rest = static_cast<unsigned>(letter) - 0x10000U;
    return four_digits(0xD800U + (rest >> 10)) + four_digits(0xDC00U + (rest & 0x3FFU));
}

} // namespace

struct PdfFont::Face {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    Face() = default;
    ~Face() {
        if (face)
            FT_Done_Face(face);
        if (library)
            FT_Done_FreeType(library);
    }
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    double thousandths(FT_Pos units) const {
        return static_cast<double>(units) * 1000 / face->units_per_EM;
    }
};

PdfFont::PdfFont(std::unique_ptr<Face> face, Bytes file)
    : face_(std::move(face)), file_(std::move(file)) {}
PdfFont::PdfFont(PdfFont&&) noexcept = default;
PdfFont::~PdfFont() = default;

Result<PdfFont> PdfFont::open(const std::filesystem::path& path) {
    Bytes file = TRY(read_file(path));
    auto face = std::make_unique<Face>();
    if (FT_Init_FreeType(&face->library) != 0 ||
        FT_New_Memory_Face(face->library, file.data(), static_cast<FT_Long>(file.size()), 0,
                           &face->face) != 0 ||
        face->face->units_per_EM == 0)
        return fail(path.string() + ": no TrueType font; install the assets anew");
    return PdfFont(std::move(face), std::move(file));
}

unsigned PdfFont::glyph(char32_t letter) const {
    return FT_Get_Char_Index(face_->face, letter);
}

double PdfFont::width_of(unsigned glyph) const {
    if (FT_Load_Glyph(face_->face, glyph, FT_LOAD_NO_SCALE) != 0)
        return 0;
    return face_->thousandths(face_->face->glyph->metrics.horiAdvance);
}

std::string PdfFont::spelled(const std::string& utf8) {
    std::string hex;
    for (const char32_t letter : code_points(utf8))
        if (const unsigned number = glyph(letter); number != 0) {
            used_.emplace(number, letter);
            hex += four_digits(number);
        }
    return hex;
}

double PdfFont::width(const std::string& utf8) const {
    double sum = 0;
    for (const char32_t letter : code_points(utf8))
        if (const unsigned number = glyph(letter); number != 0)
            sum += width_of(number);
    return sum;
}

std::string PdfFont::descriptor() const {
    const FT_Face face = face_->face;
    const auto whole = [&](FT_Pos units) {
        return std::to_string(static_cast<long>(face_->thousandths(units)));
    };
    // 32: a font of letters outside the Latin standard set; a stem of 80 is a regular weight's.
    return "/Flags 32 /ItalicAngle 0 /StemV 80 /Ascent " + whole(face->ascender) + " /Descent " +
           whole(face->descender) + " /CapHeight " + whole(face->ascender) + " /FontBBox [" +
           whole(face->bbox.xMin) + " " + whole(face->bbox.yMin) + " " + whole(face->bbox.xMax) +
           " " + whole(face->bbox.yMax) + "]";
}

std::string PdfFont::widths() const {
    std::string list = "[";
    for (const auto& [number, letter] : used_) {
        char entry[48];
        std::snprintf(entry, sizeof entry, " %u [%.3f]", number, width_of(number));
        list += entry;
    }
    return list + " ]";
}

std::string PdfFont::to_unicode() const {
    std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t most_in_a_block = 100; // the format's own limit
    std::size_t done = 0;
    for (auto entry = used_.begin(); entry != used_.end();) {
        const std::size_t count = std::min(most_in_a_block, used_.size() - done);
        map += std::to_string(count) + " beginbfchar\n";
        for (std::size_t i = 0; i < count; ++i, ++entry)
            map += "<" + four_digits(entry->first) + "> <" + utf16(entry->second) + ">\n";
        map += "endbfchar\n";
        done += count;
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace tycktill::pdf
