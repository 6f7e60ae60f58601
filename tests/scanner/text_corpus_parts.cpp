#include "tests/scanner/text_corpus_parts.h"

#include "scanner/handwriting/text_value.h"
#include "shared/base/edit_distance.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"
#include "tests/support/swedish_words.h"

#include <algorithm>
#include <filesystem>

namespace tycktill {

namespace {

/// Those that are installed and have the Swedish letters.
std::vector<std::string> those_there(const std::vector<std::string>& files) {
    std::vector<std::string> there;
    Box wide;
    wide.inside.width = 200_mm;
    for (const std::string& file : files)
        if (std::filesystem::exists(file) && text_fits(wide, "åäöÅÄÖ", file))
            there.push_back(file);
    return there;
}

const std::vector<std::string>& typefaces() {
    static const std::string urw = "/usr/share/fonts/opentype/urw-base35/";
    static const std::string dejavu = "/usr/share/fonts/truetype/dejavu/";
    static const auto all =
        those_there({TYCKTILL_SOURCE "/assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf",
                     dejavu + "DejaVuSans.ttf", dejavu + "DejaVuSerif.ttf",
                     dejavu + "DejaVuSansMono.ttf", urw + "NimbusSans-Regular.otf",
                     urw + "NimbusRoman-Regular.otf", urw + "NimbusMonoPS-Regular.otf",
                     urw + "C059-Roman.otf", urw + "P052-Roman.otf", urw + "URWGothic-Book.otf"});
    return all;
}

const std::vector<std::string>& hands() {
    static const std::string fonts = "/usr/share/fonts/";
    static const std::string bwht = fonts + "opentype/bwht/BecauseWe";
    static const auto all = those_there(
        {bwht + "Build-Regular.otf", bwht + "Connect-Regular.otf", bwht + "Learn-Regular.otf",
         bwht + "Mentor-Regular.otf", bwht + "Organize-Regular.otf",
         fonts + "opentype/dancingscript/DancingScript-Regular.otf",
         fonts + "truetype/breip/Breip.ttf", fonts + "truetype/femkeklaver/femkeklaver.ttf",
         fonts + "truetype/fifthhorseman/dkg.ttf", fonts + "truetype/humor-sans/Humor-Sans.ttf",
         fonts + "truetype/sjfonts/SteveHand.ttf", fonts + "truetype/kristi/Kristi.ttf"});
    return all;
}

std::string in_capitals(const std::string& text) {
    std::string out;
    for (char32_t letter : code_points(text)) {
        const bool small = (letter >= U'a' && letter <= U'z') || (letter >= 0xE0 && letter <= 0xFE);
        out += to_utf8(small ? letter - 32 : letter);
    }
    return out;
}

const char* name_of(const Box& box) {
    if (box.kind == BoxKind::Area)
        return "free text";
    switch (box.rule) {
    case TextRule::Name:
        return "name";
    case TextRule::Address:
        return "address";
    case TextRule::Email:
        return "e-mail";
    case TextRule::Telephone:
        return "telephone";
    case TextRule::PastDay:
        return "day";
    case TextRule::Postnummer:
        return "postnummer";
    case TextRule::Digits:
        return "number";
    case TextRule::Any:
        break;
    }
    return "place";
}

/// Line breaks and the shape of quotation marks and dashes are no part of what was said.
std::string told(const std::string& text) {
    std::string out;
    for (const char32_t letter : code_points(text)) {
        const bool blank = letter == U' ' || letter == U'\n';
        if (blank && (out.empty() || out.back() == ' '))
            continue;
        out += blank                                  ? " "
               : letter == 0x201C || letter == 0x201D ? "\""
               : letter == 0x2019 || letter == 0x2018 ? "'"
               : letter == 0x2013 || letter == 0x2014 ? "-"
                                                      : to_utf8(letter);
    }
    return trimmed(out);
}

/// Without the signs between words: a speck makes a colon of a full stop, and nobody could tell.
std::string words_alone(std::string text) {
    for (char& c : text)
        if (std::string_view(".,:;!?'\"()-").find(c) != std::string_view::npos)
            c = ' ';
    return told(text);
}

} // namespace

bool is_for_text(const Box& box) {
    return box.kind != BoxKind::Tick;
}

const std::vector<std::string>& all_fonts(Script script) {
    return script == Script::Type ? typefaces() : hands();
}

std::string some_font(Script script, Chance& chance) {
    const auto& fonts = all_fonts(script);
    return fonts[std::size_t(chance.below(int(fonts.size())))];
}

/// Text that fits in the box, shorter and shorter; "" when nothing does.
std::string fitting(const Box& box, Script script, const std::string& font,
                    const Lettering& lettering, Chance& chance) {
    for (int attempt = 0; attempt < 12; ++attempt) {
        const int sentences = std::max(1, chance.below(std::max(1, box.lines)) + 1 - attempt / 2);
        std::string text = something_for(box, chance, sentences);
        if (script == Script::BlockLetters)
            text = in_capitals(text);
        if (text_fits(box, text, font, lettering))
            return text;
    }
    return "";
}

Lettering lettering_of(Script script, Chance& chance) {
    if (script == Script::Type)
        return {.em_mm = chance.between(3.6, 4.9), .tone = 10 + chance.below(60)};
    return {.em_mm = chance.between(4.4, 6.0),
            .tone = 20 + chance.below(120),
            .shake_mm = chance.one_in(5) ? 0.1 : chance.between(0.12, 0.35),
            .chance = &chance};
}

std::string place_in_words(const char* what, int number, const std::string& damage,
                           const std::string& font) {
    return std::string(what) + " " + std::to_string(number) + " (" + damage + ", " +
           std::filesystem::path(font).stem().string() + ") ";
}

void count_reading(const JudgedBox& judged, const FieldReading& field, TextTally& tally) {
    const std::string text = field.value.empty() ? "" : field.value.front();
    const std::string place = judged.place + judged.box.field;
    if (judged.written.empty()) {
        const bool invented = !text.empty() && !field.doubt;
        tally.empty[judged.damage] += {1, field.doubt ? 1 : 0, invented ? 1 : 0};
        if (!text.empty() || field.doubt)
            tally.faults.push_back(place + ": empty, " + (invented ? "INVENTED, " : "asked, ") +
                                   text);
        return;
    }
    const std::string truth = told(spelled(judged.written, judged.box.rule)), read = told(text);
    const auto a = code_points(truth), b = code_points(read);
    TextCount count{1, field.doubt ? 0 : 1, 0, 0, double(a.size()), double(edit_distance(a, b))};
    // A pen's letters are for a person to read, right or wrong.
    const bool pen = judged.script != Script::Type && judged.box.kind != BoxKind::Comb;
    if (!field.doubt && (pen || truth != read)) {
        const bool signs =
            !pen && judged.box.kind == BoxKind::Area && words_alone(truth) == words_alone(read);
        (signs ? count.signs : count.wrong) = 1;
        tally.faults.push_back(place + ": " + name_of(judged.script) + ", believed at " +
                               std::to_string(field.confidence) + (signs ? ", a sign" : ", WRONG") +
                               "\n  wrote " + truth + "\n  read  " + read);
    }
    tally.written[std::string(name_of(judged.script)) + ", " + name_of(judged.box)] += count;
}

const char* name_of(Script script) {
    constexpr const char* names[] = {"typed", "block letters", "free hand", "empty"};
    return names[int(script)];
}

TextCount& TextCount::operator+=(const TextCount& more) {
    boxes += more.boxes;
    believed += more.believed;
    wrong += more.wrong;
    signs += more.signs;
    letters += more.letters;
    errors += more.errors;
    return *this;
}

EmptyCount& EmptyCount::operator+=(const EmptyCount& more) {
    boxes += more.boxes;
    asked += more.asked;
    invented += more.invented;
    return *this;
}

TextCount TextTally::sum_of(Script script) const {
    TextCount sum;
    const std::string begin = std::string(name_of(script)) + ", ";
    for (const auto& [name, count] : written)
        if (name.compare(0, begin.size(), begin) == 0)
            sum += count;
    return sum;
}

EmptyCount TextTally::empties() const {
    EmptyCount sum;
    for (const auto& [name, count] : empty)
        sum += count;
    return sum;
}

} // namespace tycktill
