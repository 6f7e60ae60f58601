#pragma once
/// The typesetter puts words into frames with the fonts of the assets folder: no font has to be
/// installed, and the same words come out the same on every machine. Not for several threads at once.
#include "forms/print/cairo_parts.h"
#include "forms/print/type.h"
#include "shared/base/result.h"

#include <filesystem>
#include <string>

typedef struct _FcConfig FcConfig;

namespace tycktill::forms::print {

/// How words came out in a frame.
struct Measured {
    Rect ink; ///< where there is ink, from the page's corner
    int lines = 0;
    bool cut = false;   ///< ink or a line stands outside the frame
    bool holes = false; ///< a character that no font has
};

class Typesetter {
public:
    /// Fails when the fonts are not there.
    static Result<Typesetter> open(const std::filesystem::path& fonts);
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    ~Typesetter();

    Measured measure(const std::string& words, const Type& type, const Rect& frame, Align align,
                     const std::string& language);
    void draw(cairo_t* on, const std::string& words, const Type& type, const Rect& frame,
              Align align, const std::string& language);

private:
    Typesetter() = default;
    TextLayout set(const std::string& words, const Type& type, const Rect& frame, Align align,
                   const std::string& language);
    /// From a line's top to its baseline, so that the letters stand in the middle of it.
    double baseline(const Type& type);

    FcConfig* fonts_ = nullptr;
    FontMap map_;
    TextContext context_;
};

} // namespace tycktill::forms::print
