#pragma once
/// The door to FreeType: which glyph a letter is and how wide it stands, of a TrueType file that is put
/// into a PDF whole.
#include "shared/base/bytes.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace tycktill::pdf {

class PdfFont {
public:
    /// Fails when the file is missing or no TrueType font.
    static Result<PdfFont> open(const std::filesystem::path& file);
    PdfFont(PdfFont&&) noexcept;
    ~PdfFont();

    /// The glyphs' numbers in hexadecimal, as a PDF's text wants them; letters that the font lacks are
    /// left out. Remembers what was used.
    std::string spelled(const std::string& utf8);
    /// In thousandths of the type size.
    double width(const std::string& utf8) const;

    const Bytes& file() const { return file_; }
    /// The entries of a PDF's font descriptor that follow from the font.
    std::string descriptor() const;
    /// The W array of the glyphs that were used.
    std::string widths() const;
    /// The stream that says which letter each used glyph is.
    std::string to_unicode() const;

private:
    struct Face;
    explicit PdfFont(std::unique_ptr<Face> face, Bytes file);
    unsigned glyph(char32_t letter) const;
    double width_of(unsigned glyph) const;
    std::unique_ptr<Face> face_;
    Bytes file_;
    std::map<unsigned, char32_t> used_; ///< letter by glyph
};

} // namespace tycktill::pdf
