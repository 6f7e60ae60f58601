#include "shared/touch/typesetter.h"

#include "shared/base/text.h"
#include "shared/touch/font_face.h"
#include "shared/touch/glyph_picture.h"
#include "shared/touch/text_edit.h"
#include "shared/touch/text_runs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include FT_OUTLINE_H

namespace tycktill::touch {

namespace {

constexpr int picture_side = 2048;
constexpr std::size_t lines_kept = 3000;
/// Letters as small as the desk's are snapped to rows; larger ones keep their drawn form.
constexpr float hinted_below_px = 24;
/// Below this a letter stands on a quarter of a px, above it on a whole.
constexpr float quarters_below_px = 50;

enum FaceIndex {
    Next400,
    Next500,
    Next600,
    Next700,
    Mono600,
    IconFace,
    Arabic,
    ArabicBold,
    Other,
    OtherBold,
    face_count
};

constexpr std::array<const char*, face_count> face_files = {
    "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    "fonts/AtkinsonHyperlegibleNext-Medium.ttf",
    "fonts/AtkinsonHyperlegibleNext-SemiBold.ttf",
    "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
    "fonts/AtkinsonHyperlegibleMono-SemiBold.ttf",
    "icons/icons.ttf",
    // Other scripts come from Debian's fonts-noto-core; without it their letters show as boxes.
    "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
};

struct GlyphKey {
    std::uint32_t face, glyph, size_64, quarter;
    friend bool operator==(const GlyphKey&, const GlyphKey&) = default;
};
struct GlyphKeyHash {
    std::size_t operator()(const GlyphKey& key) const {
        std::size_t hash = key.glyph;
        for (const auto part : {key.face, key.size_64, key.quarter})
            hash = hash * 1000003u ^ part;
        return hash;
    }
};
struct KeptGlyph {
    int x, y, w, h; ///< in the picture
    int left, top;  ///< from the pen to the bitmap
};

std::string line_key(std::string_view text, const Font& font) {
    const std::array<float, 4> numbers = {static_cast<float>(font.family),
                                          static_cast<float>(font.weight), font.px, font.spacing};
    std::string key(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
    key += text;
    return key;
}

} // namespace

struct Typesetter::Inside {
    FT_Library library = nullptr;
    std::filesystem::path assets;
    std::array<std::unique_ptr<FontFace>, face_count> faces;
    std::array<bool, face_count> tried{};
    GlyphPicture picture{picture_side};
    std::unordered_map<GlyphKey, KeptGlyph, GlyphKeyHash> glyphs;
    std::unordered_map<std::string, ShapedLine> lines;
    hb_buffer_t* buffer = nullptr;
    unsigned generation = 0;

    ~Inside();
    FontFace* face(FaceIndex index);
    FaceIndex main_face(const Font& font) const;
    FaceIndex face_for(char32_t c, const Font& font);
    ShapedLine shape(std::string_view text, const Font& font);
    void shape_run(const std::vector<char32_t>& text, const DirectionRun& run, const Font& font,
                   ShapedLine& line);
    void shape_piece(const std::vector<char32_t>& text, const DirectionRun& piece, FaceIndex index,
                     const Font& font, ShapedLine& line);
    void place(FaceIndex index, std::uint32_t glyph, float x, float y, const Font& font,
               ShapedLine& line);
    const KeptGlyph* draw(const GlyphKey& key, float px);
    void begin_anew();
    void forget();
};

Typesetter::Inside::~Inside() {
    forget();
    if (buffer)
        hb_buffer_destroy(buffer);
    for (auto& face : faces)
        face.reset();
    if (library)
        FT_Done_FreeType(library);
}

FontFace* Typesetter::Inside::face(FaceIndex index) {
    if (!tried[index]) {
        tried[index] = true;
        if (auto opened = FontFace::open(library, assets / face_files[index]))
            faces[index] = std::move(*opened);
    }
    return faces[index].get();
}

FaceIndex Typesetter::Inside::main_face(const Font& font) const {
    switch (font.family) {
    case Family::Mono:
        return Mono600;
    case Family::Icons:
        return IconFace;
    case Family::Next:
        break;
    }
    return static_cast<FaceIndex>(Next400 + static_cast<int>(font.weight));
}

FaceIndex Typesetter::Inside::face_for(char32_t c, const Font& font) {
    const auto main = main_face(font);
    if (c <= ' ' || face(main)->has(c))
        return main;
    const bool bold = font.weight >= Weight::SemiBold;
    for (const auto other : {bold ? ArabicBold : Arabic, bold ? OtherBold : Other})
        if (auto* found = face(other); found && found->has(c))
            return other;
    return main;
}

ShapedLine Typesetter::Inside::shape(std::string_view text, const Font& font) {
    ShapedLine line;
    const auto characters = code_points(text);
    const auto order = directions(characters);
    line.right_to_left = order.right_to_left;
    for (const auto& run : order.runs)
        shape_run(characters, run, font, line);
    return line;
}

/// A run of one direction may need several fonts: Arabic with a Latin name in it.
void Typesetter::Inside::shape_run(const std::vector<char32_t>& text, const DirectionRun& run,
                                   const Font& font, ShapedLine& line) {
    std::vector<std::pair<DirectionRun, FaceIndex>> pieces;
    for (std::size_t i = run.begin; i < run.end; ++i) {
        const bool follows = text[i] == ' ' && !pieces.empty();
        const auto index = follows ? pieces.back().second : face_for(text[i], font);
        if (!pieces.empty() && pieces.back().second == index)
            pieces.back().first.end = i + 1;
        else
            pieces.push_back({{i, i + 1, run.right_to_left}, index});
    }
    if (run.right_to_left)
        std::reverse(pieces.begin(), pieces.end());
    for (const auto& [piece, index] : pieces)
        shape_piece(text, piece, index, font, line);
}

void Typesetter::Inside::shape_piece(const std::vector<char32_t>& text, const DirectionRun& piece,
                                     FaceIndex index, const Font& font, ShapedLine& line) {
    if (!buffer)
        buffer = hb_buffer_create();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf32(buffer, reinterpret_cast<const std::uint32_t*>(text.data()),
                        static_cast<int>(text.size()), static_cast<unsigned>(piece.begin),
                        static_cast<int>(piece.end - piece.begin));
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, piece.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    auto* shaping = face(index);
    hb_shape(shaping->shaped, buffer, nullptr, 0);

    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const auto* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const float scale = font.px / shaping->units;
    for (unsigned i = 0; i < count; ++i) {
        const auto& position = positions[i];
        place(index, infos[i].codepoint, line.width + static_cast<float>(position.x_offset) * scale,
              static_cast<float>(-position.y_offset) * scale, font, line);
        line.width += static_cast<float>(position.x_advance) * scale +
                      (piece.right_to_left ? 0 : font.spacing);
    }
}

void Typesetter::Inside::place(FaceIndex index, std::uint32_t glyph, float x, float y,
                               const Font& font, ShapedLine& line) {
    const bool quarters = font.px < quarters_below_px && font.family != Family::Icons;
    const float steps = quarters ? 4.0f : 1.0f;
    const float snapped = std::round(x * steps) / steps;
    const float whole = std::floor(snapped);
    const GlyphKey key{static_cast<std::uint32_t>(index), glyph,
                       static_cast<std::uint32_t>(std::lround(font.px * 64)),
                       static_cast<std::uint32_t>((snapped - whole) * 4)};
    const auto* kept = draw(key, font.px);
    if (!kept || kept->w == 0)
        return;
    constexpr float one = 1.0f / picture_side;
    line.glyphs.push_back(
        {whole + static_cast<float>(kept->left), std::round(y) - static_cast<float>(kept->top),
         static_cast<float>(kept->w), static_cast<float>(kept->h),
         static_cast<float>(kept->x) * one, static_cast<float>(kept->y) * one,
         static_cast<float>(kept->x + kept->w) * one, static_cast<float>(kept->y + kept->h) * one});
}

const KeptGlyph* Typesetter::Inside::draw(const GlyphKey& key, float px) {
    if (const auto found = glyphs.find(key); found != glyphs.end())
        return &found->second;
    auto* ft = face(static_cast<FaceIndex>(key.face))->drawn;
    FT_Set_Char_Size(ft, 0, static_cast<FT_F26Dot6>(key.size_64), 72, 72);
    const int how =
        px < hinted_below_px ? FT_LOAD_TARGET_LIGHT | FT_LOAD_FORCE_AUTOHINT : FT_LOAD_NO_HINTING;
    if (FT_Load_Glyph(ft, key.glyph, how | FT_LOAD_NO_BITMAP) != 0)
        return nullptr;
    FT_Outline_Translate(&ft->glyph->outline, static_cast<FT_Pos>(key.quarter * 16), 0);
    if (FT_Render_Glyph(ft->glyph, FT_RENDER_MODE_NORMAL) != 0)
        return nullptr;
    const auto& bitmap = ft->glyph->bitmap;
    const int w = static_cast<int>(bitmap.width), h = static_cast<int>(bitmap.rows);
    KeptGlyph kept{0, 0, w, h, ft->glyph->bitmap_left, ft->glyph->bitmap_top};
    if (w > 0 && h > 0) {
        auto place = picture.add(bitmap.buffer, w, h, bitmap.pitch);
        if (!place) {
            begin_anew();
            place = picture.add(bitmap.buffer, w, h, bitmap.pitch);
            if (!place)
                return nullptr;
        }
        kept.x = place->x;
        kept.y = place->y;
    }
    return &glyphs.emplace(key, kept).first->second;
}

void Typesetter::Inside::begin_anew() {
    glyphs.clear();
    picture.clear();
    ++generation;
}

void Typesetter::Inside::forget() {
    while (!lines.empty()) {
        auto node = lines.extract(lines.begin());
        wipe(node.key());
    }
}

Typesetter::Typesetter(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Typesetter::~Typesetter() = default;

Result<std::unique_ptr<Typesetter>> Typesetter::open(const std::filesystem::path& assets) {
    auto inside = std::make_unique<Inside>();
    inside->assets = assets;
    if (FT_Init_FreeType(&inside->library) != 0)
        return fail("FreeType does not start; reinstall libfreetype6");
    for (const auto index : {Next400, Next500, Next600, Next700, Mono600, IconFace}) {
        inside->faces[index] = TRY(FontFace::open(inside->library, assets / face_files[index]));
        inside->tried[index] = true;
    }
    return std::unique_ptr<Typesetter>(new Typesetter(std::move(inside)));
}

const ShapedLine& Typesetter::shape(std::string_view text, const Font& font) {
    auto key = line_key(text, font);
    if (const auto found = inside_->lines.find(key); found != inside_->lines.end())
        return found->second;
    const auto generation = inside_->generation;
    if (inside_->lines.size() >= lines_kept)
        inside_->forget();
    auto line = inside_->shape(text, font);
    if (inside_->generation != generation) {
        // The picture was begun anew half-way: earlier lines point at what is gone.
        inside_->forget();
        line = inside_->shape(text, font);
    }
    return inside_->lines.emplace(std::move(key), std::move(line)).first->second;
}

float Typesetter::width(std::string_view text, const Font& font) {
    return text.empty() ? 0 : shape(text, font).width;
}

float Typesetter::cap_height(const Font& font) const {
    return font.px * 0.668f;
}

float Typesetter::ascent(const Font& font) const {
    return font.px * 0.984f;
}

PictureChange Typesetter::picture_change() {
    const auto [first, rows] = inside_->picture.take_change();
    return {inside_->picture.pixels(), picture_side, first, rows};
}

unsigned Typesetter::generation() const {
    return inside_->generation;
}

void Typesetter::forget() {
    inside_->forget();
}

} // namespace tycktill::touch
