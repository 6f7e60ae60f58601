#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <algorithm>
#include <cmath>

namespace tycktill {

void darken(Image& page, int x, int y, double share, int tone) {
    if (x < 0 || y < 0 || x >= page.width() || y >= page.height() || share <= 0)
        return;
    std::uint8_t& pixel = page.row(y)[x];
    pixel = std::uint8_t(std::clamp(
        pixel + (std::min<double>(tone, pixel) - pixel) * std::min(share, 1.0), 0.0, 255.0));
}

namespace {

void draw_segment(Image& page, PxPoint a, PxPoint b, double half, int tone) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    for (int y = int(std::min(a.y, b.y) - half - 1); y <= int(std::max(a.y, b.y) + half + 1); ++y)
        for (int x = int(std::min(a.x, b.x) - half - 1); x <= int(std::max(a.x, b.x) + half + 1);
             ++x) {
            const double px = x + 0.5 - a.x, py = y + 0.5 - a.y;
            const double t =
                length == 0 ? 0
                            : std::clamp((px * (b.x - a.x) + py * (b.y - a.y)) / (length * length),
                                         0.0, 1.0);
            const double off = std::hypot(px - t * (b.x - a.x), py - t * (b.y - a.y));
            darken(page, x, y, half + 0.5 - off, tone);
        }
}

void fill_rect(Image& page, double dpi, double left, double top, double right, double bottom,
               int tone) {
    const double scale = dpi / 25.4;
    const auto share = [](double from, double to, int place) {
        return std::min(to, place + 1.0) - std::max(from, double(place));
    };
    left *= scale, right *= scale, top *= scale, bottom *= scale;
    for (int y = int(top); y <= int(bottom); ++y)
        for (int x = int(left); x <= int(right); ++x)
            darken(page, x, y, share(left, right, x) * share(top, bottom, y), tone);
}

} // namespace

void draw_stroke(Image& page, double dpi, const std::vector<std::pair<double, double>>& mm,
                 Pen pen) {
    const double scale = dpi / 25.4;
    for (std::size_t i = 1; i < mm.size(); ++i)
        draw_segment(page, {mm[i - 1].first * scale, mm[i - 1].second * scale},
                     {mm[i].first * scale, mm[i].second * scale}, pen.width_mm / 2 * scale,
                     pen.tone);
}

void draw_tick(Image& page, double dpi, const Rect& box, TickStyle style, Pen pen, Chance& chance) {
    if (pen.pressure > 0)
        pen.tone = std::clamp(pen.tone + int(pen.pressure * std::clamp(chance.normal(), -1.5, 1.5)),
                              0, 200);
    const double l = box.x.value(), t = box.y.value(), w = box.width.value(),
                 h = box.height.value();
    // Shares of the box, with an unsteady hand that overshoots or stops short.
    const auto at = [&](double x, double y) {
        return std::pair(l + w * (x + 0.07 * chance.normal()),
                         t + h * (y + 0.07 * chance.normal()));
    };
    switch (style) {
    case TickStyle::Cross:
        draw_stroke(page, dpi, {at(0.15, 0.15), at(0.5, 0.52), at(0.85, 0.85)}, pen);
        draw_stroke(page, dpi, {at(0.85, 0.15), at(0.5, 0.48), at(0.15, 0.85)}, pen);
        break;
    case TickStyle::Check:
        draw_stroke(page, dpi, {at(0.15, 0.5), at(0.4, 0.8), at(0.95, 0.05)}, pen);
        break;
    case TickStyle::Slash:
        draw_stroke(page, dpi, {at(0.2, 0.8), at(0.5, 0.5), at(0.8, 0.2)}, pen);
        break;
    case TickStyle::Scribble:
        draw_stroke(
            page, dpi,
            {at(0.1, 0.5), at(0.3, 0.2), at(0.4, 0.8), at(0.6, 0.2), at(0.7, 0.8), at(0.9, 0.4)},
            pen);
        break;
    }
}

void draw_withdrawn(Image& page, double dpi, const Rect& box, Pen pen, Chance& chance) {
    const double l = box.x.value(), t = box.y.value(), w = box.width.value(),
                 h = box.height.value();
    std::vector<std::pair<double, double>> zigzag;
    bool right = false;
    for (double y = 0.06; y < 0.97; y += pen.width_mm * 0.75 / h) {
        zigzag.emplace_back(l + w * ((right ? 0.94 : 0.06) + 0.03 * chance.normal()), t + h * y);
        right = !right;
    }
    draw_stroke(page, dpi, zigzag, pen);
}

void draw_dot(Image& page, double dpi, const Rect& box, double diameter_mm, Chance& chance) {
    const double x = box.x.value() + box.width.value() * chance.between(0.25, 0.75);
    const double y = box.y.value() + box.height.value() * chance.between(0.25, 0.75);
    draw_stroke(page, dpi, {{x, y}, {x + 0.01, y}}, {diameter_mm, 50});
}

namespace {

void draw_codes(Image& image, double dpi, const Page& page, const std::string& code_text) {
    const auto qr = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                        .setEccLevel(8)
                        .setMargin(0)
                        .encode(code_text, 0, 0);
    for (const Rect& code : page.codes) {
        const double module = code.width.value() / qr.width();
        for (int y = 0; y < qr.height(); ++y)
            for (int x = 0; x < qr.width(); ++x)
                if (qr.get(x, y)) {
                    const double left = code.x.value() + x * module,
                                 top = code.y.value() + y * module;
                    fill_rect(image, dpi, left, top, left + module, top + module, 0);
                }
    }
}

} // namespace

void put_codes(Image& image, double dpi, const Page& page, const std::string& code_text) {
    const double scale = dpi / 25.4;
    for (const Rect& code : page.codes) {
        const int left = std::max(0, int(code.x.value() * scale));
        const int right = std::min(image.width(), int(code.right().value() * scale) + 1);
        for (int y = std::max(0, int(code.y.value() * scale));
             y < std::min(image.height(), int(code.bottom().value() * scale) + 1); ++y)
            std::fill(image.row(y) + left, image.row(y) + right, std::uint8_t(255));
    }
    draw_codes(image, dpi, page, code_text);
}

Image drawn_page(const Sheet& sheet, const Page& page, const std::string& code_text, double dpi) {
    const double scale = dpi / 25.4;
    Image out(int(std::lround(sheet.paper.width.value() * scale)),
              int(std::lround(sheet.paper.height.value() * scale)), 250);
    out.dpi = dpi;
    const auto fill = [&](double x, double y, double w, double h, int tone) {
        fill_rect(out, dpi, x, y, x + w, y + h, tone);
    };
    for (const Fiducial& mark : page.marks)
        fill(mark.square.x.value(), mark.square.y.value(), mark.square.width.value(),
             mark.square.height.value(), 0);
    draw_codes(out, dpi, page, code_text);
    for (const Box& box : page.boxes) {
        const double l = box.inside.x.value(), t = box.inside.y.value();
        const double w = box.inside.width.value(), h = box.inside.height.value();
        if (box.kind == BoxKind::Tick) {
            constexpr double line = 0.4;
            fill(l - line, t - line, w + 2 * line, line, 26);
            fill(l - line, t + h, w + 2 * line, line, 26);
            fill(l - line, t, line, h, 26);
            fill(l + w, t, line, h, 26);
        } else if (box.kind == BoxKind::Area) {
            for (int line = 0; line < box.lines; ++line)
                fill(l, t + h - line * box.pitch.value(), w, 0.25, 180);
        } else {
            fill(l, t + h, w, 0.3, 92);
        }
    }
    return out;
}

} // namespace tycktill
