#include "forms/print/page_drawing.h"
#include "forms/print/print.h"
#include "shared/base/places.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

using namespace print;

/// Something on the page that no text may touch.
struct Obstacle {
    Rect place;
    std::string name;
};

bool touch(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect grown(const Rect& rect, Mm by) {
    return {rect.x - by, rect.y - by, rect.width + by * 2, rect.height + by * 2};
}

std::string beginning(const std::string& text) {
    auto letters = code_points(text);
    if (letters.size() <= 30)
        return text;
    letters.resize(30);
    return to_utf8(letters) + "…";
}

/// A tick box with its border. The heading may hang into the top of a ruled area, above the letters of
/// its first line.
Rect kept_white(const Box& box) {
    if (box.kind == BoxKind::Tick)
        return grown(box.inside, 0.4_mm);
    Rect white = box.inside;
    if (box.kind == BoxKind::Area) {
        white.y = white.y + box.pitch / 3;
        white.height = white.height - box.pitch / 3;
    }
    return white;
}

std::vector<Obstacle> obstacles(const Page& page, const Print& print, const Sheet& sheet) {
    std::vector<Obstacle> all;
    // A QR code needs four modules of white around it.
    for (const Rect& code : page.codes)
        all.push_back({grown(code, code.width * 4 / 29), "a code's quiet zone"});
    for (const Fiducial& mark : page.marks)
        all.push_back({grown(mark.square, 2_mm), "a mark"});
    for (const Box& box : page.boxes)
        all.push_back({kept_white(box), "the box of \"" + box.field + "\""});
    for (const Rect& rule : print.heading_rules)
        all.push_back({rule, "a heading's rule"});
    for (const Sample& sample : print.samples)
        all.push_back({grown(sample.inside, 0.4_mm), "a sample box"});
    for (const Rect& line : print.lines)
        all.push_back({line, "a line to write on"});
    all.push_back({{0_mm, sheet.tear_line - 0.5_mm, sheet.paper.width, 1_mm}, "the tear line"});
    return all;
}

std::string longest_unit(const Municipality& municipality) {
    std::string longest;
    for (const UnitPlace& unit : municipality.units)
        longest = length_of(unit.name) > length_of(longest) ? unit.name : longest;
    return longest;
}

/// Looks at one page in one language.
class Inspector {
public:
    Inspector(Typesetter& typesetter, const Order& order, std::size_t page)
        : typesetter_(typesetter), order_(order), page_(order.layout.sheet.pages[page]),
          print_(order.layout.prints[page]),
          obstacles_(obstacles(page_, print_, order.layout.sheet)) {}

    std::vector<Misfit> inspect() {
        for (const PlacedText& text : print_.texts)
            inspect(text);
        return std::move(found_);
    }

private:
    void inspect(const PlacedText& text) {
        const std::string words = words_of(text, order_, {{"22222222M"}, "234567892345"});
        if (trimmed(words).empty())
            return;
        const Measured measured = typesetter_.measure(words, type_of(text.style, order_.form.paper),
                                                      text.frame, text.align, order_.language);
        if (measured.holes)
            complain(words, "holds a character that no font has; install one or write otherwise");
        if (measured.cut)
            complain(words, "does not fit its place (" + std::to_string(measured.lines) +
                                " lines); write it shorter");
        for (const Obstacle& obstacle : obstacles_) {
            if (touch(measured.ink, obstacle.place))
                complain(words, "covers " + obstacle.name + "; write it shorter");
        }
        obstacles_.push_back({measured.ink, "«" + beginning(words) + "»"});
    }

    void complain(const std::string& words, const std::string& why) {
        found_.push_back({page_.number, order_.language, beginning(words), why});
    }

    Typesetter& typesetter_;
    const Order& order_;
    const Page& page_;
    const Print& print_;
    std::vector<Obstacle> obstacles_; ///< grows with the texts already seen
    std::vector<Misfit> found_;
};

} // namespace

Result<std::vector<Misfit>> misfits(const Municipality& municipality, const Form& form) {
    const Layout layout = TRY(place(form));
    auto typesetter = TRY(Typesetter::open(assets_folder() / "fonts"));
    std::vector<Misfit> all;
    for (const std::string& language : printed_languages(form, layout)) {
        const Order order{layout, form, municipality.accent.accent, longest_unit(municipality),
                          language};
        for (std::size_t page = 0; page < layout.sheet.pages.size(); ++page) {
            const auto found = Inspector(typesetter, order, page).inspect();
            all.insert(all.end(), found.begin(), found.end());
        }
    }
    return all;
}

} // namespace tycktill::forms
