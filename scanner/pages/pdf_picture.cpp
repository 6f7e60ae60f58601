#include "scanner/pages/pdf_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <vector>

namespace tycktill::pages {

namespace {

/// A rectangle on the page, in points, left below to right above.
struct PageRect {
    double left = 0, bottom = 0, right = 0, top = 0;
    double width() const { return right - left; }
    double height() const { return top - bottom; }
};

PageRect both(const PageRect& a, const PageRect& b) {
    return {std::max(a.left, b.left), std::max(a.bottom, b.bottom), std::min(a.right, b.right),
            std::min(a.top, b.top)};
}

// A millimetre on A4: programs round the sizes of pages and pictures, each in its own way.
bool is_near(double a, double b, double side) {
    return std::abs(a - b) <= 0.005 * side;
}

bool is_same(const PageRect& a, const PageRect& b) {
    return is_near(a.left, b.left, b.width()) && is_near(a.right, b.right, b.width()) &&
           is_near(a.bottom, b.bottom, b.height()) && is_near(a.top, b.top, b.height());
}

bool covers(const PageRect& a, const PageRect& b) {
    return is_same(both(a, b), b);
}

std::optional<PageRect> rect_of(QPDFObjectHandle box) {
    if (!box.isRectangle())
        return std::nullopt;
    const auto rect = box.getArrayAsRectangle();
    return PageRect{std::min(rect.llx, rect.urx), std::min(rect.lly, rect.ury),
                    std::max(rect.llx, rect.urx), std::max(rect.lly, rect.ury)};
}

/// What a viewer shows of the page.
std::optional<PageRect> shown_part(QPDFPageObjectHelper& page) {
    const auto media = rect_of(page.getAttribute("/MediaBox", false));
    const auto crop = rect_of(page.getAttribute("/CropBox", false));
    if (!media || !crop)
        return media;
    const PageRect shown = both(*media, *crop);
    return shown.width() > 0 && shown.height() > 0 ? shown : *media;
}

constexpr int hidden = 2, not_on_screens = 32;

bool is_shown(QPDFObjectHandle annotation) {
    if (!annotation.isDictionary())
        return false;
    QPDFObjectHandle kind = annotation.getKey("/Subtype"), flags = annotation.getKey("/F");
    if (kind.isName() && (kind.getName() == "/Link" || kind.getName() == "/Popup"))
        return false;
    const auto rect = rect_of(annotation.getKey("/Rect"));
    const bool has_place = !rect || (rect->width() > 0 && rect->height() > 0);
    const int bits = flags.isInteger() ? flags.getIntValueAsInt() : 0;
    return has_place && (bits & (hidden | not_on_screens)) == 0;
}

bool has_more_on_it(QPDFPageObjectHelper& page) {
    QPDFObjectHandle annotations = page.getObjectHandle().getKey("/Annots");
    if (!annotations.isArray())
        return false;
    for (int i = 0; i < annotations.getArrayNItems(); ++i)
        if (is_shown(annotations.getArrayItem(i)))
            return true;
    return false;
}

// Whether a named set of paint settings leaves a picture as it is.
bool is_plain_paint(QPDFObjectHandle settings) {
    if (!settings.isDictionary())
        return false;
    QPDFObjectHandle alpha = settings.getKey("/ca"), mask = settings.getKey("/SMask"),
                     blend = settings.getKey("/BM");
    const bool solid = alpha.isNull() || (alpha.isNumber() && alpha.getNumericValue() == 1);
    const bool unmasked = mask.isNull() || mask.isNameAndEquals("/None");
    const bool normal =
        blend.isNull() || blend.isNameAndEquals("/Normal") || blend.isNameAndEquals("/Compatible");
    return solid && unmasked && normal && settings.getKey("/TR").isNull() &&
           settings.getKey("/TR2").isNull();
}

/// Follows what a page draws, and gives up when it is more than one picture over all that is shown.
class OnePicture final : public QPDFObjectHandle::ParserCallbacks {
public:
    OnePicture(const PageRect& shown, QPDFObjectHandle resources)
        : shown_(shown), resources_(resources) {}

    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        take(object.getOperatorValue());
        operands_.clear();
        if (!simple_)
            terminateParsing();
    }
    void handleEOF() override {}
    std::optional<PagePicture> picture() const { return simple_ ? picture_ : std::nullopt; }

private:
    struct State {
        QPDFMatrix map;
        bool invisible = false; ///< text
    };

    void take(const std::string& op) {
        static constexpr std::array harmless{"BMC", "EMC", "i", "ri", "MP", "DP"};
        const auto is_one_of = [&](const auto& words) {
            return std::any_of(words.begin(), words.end(),
                               [&](const char* word) { return op == word; });
        };
        if (op == "q")
            kept_.push_back(now_);
        else if (op == "Q")
            give_back();
        else if (op == "cm")
            multiply();
        else if (op == "Do")
            draw();
        else if (op == "gs")
            simple_ = operands_.size() == 1 && operands_[0].isName() && resources_.isDictionary() &&
                      is_plain_paint(
                          resources_.getKey("/ExtGState").getKeyIfDict(operands_[0].getName()));
        else if (op == "BDC") // a layer may be off
            simple_ = !operands_.empty() && !operands_[0].isNameAndEquals("/OC");
        else if (op == "BT" || op == "ET")
            in_text_ = op == "BT";
        else if (op == "Tr")
            now_.invisible =
                !operands_.empty() && operands_[0].isInteger() && operands_[0].getIntValue() == 3;
        else if (in_text_)
            simple_ = now_.invisible || (op != "Tj" && op != "TJ" && op != "'" && op != "\"");
        else if (!take_path(op))
            simple_ = is_one_of(harmless);
    }
    /// A path that is not painted, only cut to.
    bool take_path(const std::string& op) {
        if (op == "re") {
            ++rects_;
            rect_ = rectangle();
        } else if (op == "W" || op == "W*") {
            simple_ = rects_ == 1 && rect_ && covers(*rect_, shown_);
        } else if (op == "n") {
            rects_ = 0;
        } else {
            return false;
        }
        return true;
    }
    double number(std::size_t i) {
        return i < operands_.size() && operands_[i].isNumber() ? operands_[i].getNumericValue() : 0;
    }
    void give_back() {
        simple_ = !kept_.empty();
        if (!simple_)
            return;
        now_ = kept_.back();
        kept_.pop_back();
    }
    void multiply() {
        now_.map.concat(
            QPDFMatrix(number(0), number(1), number(2), number(3), number(4), number(5)));
    }
    std::optional<PageRect> placed(double left, double bottom, double width, double height) const {
        const QPDFMatrix& map = now_.map;
        // Only scaled and moved: what is turned or mirrored is left to the renderer.
        if (!(map.a > 0 && map.d > 0 && std::abs(map.b) + std::abs(map.c) < 1e-3 * map.a))
            return std::nullopt;
        double x = 0, y = 0, to_x = 0, to_y = 0;
        map.transform(left, bottom, x, y);
        map.transform(left + width, bottom + height, to_x, to_y);
        return PageRect{std::min(x, to_x), std::min(y, to_y), std::max(x, to_x), std::max(y, to_y)};
    }
    std::optional<PageRect> rectangle() {
        return placed(number(0), number(1), number(2), number(3));
    }
    void draw() {
        const auto place = placed(0, 0, 1, 1);
        simple_ = !picture_ && operands_.size() == 1 && operands_[0].isName() && place &&
                  is_same(*place, shown_);
        if (simple_)
            picture_ = PagePicture{operands_[0].getName(), place->width(), place->height()};
    }

    PageRect shown_;
    QPDFObjectHandle resources_;
    std::vector<QPDFObjectHandle> operands_;
    State now_;
    std::vector<State> kept_;
    int rects_ = 0;
    std::optional<PageRect> rect_;
    std::optional<PagePicture> picture_;
    bool simple_ = true, in_text_ = false;
};

} // namespace

std::optional<PagePicture> picture_that_is(QPDFPageObjectHelper& page) {
    const auto shown = shown_part(page);
    if (!shown || !(shown->width() > 0 && shown->height() > 0) || has_more_on_it(page))
        return std::nullopt;
    OnePicture content(*shown, page.getAttribute("/Resources", false));
    page.parseContents(&content);
    return content.picture();
}

} // namespace tycktill::pages
