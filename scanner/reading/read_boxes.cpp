#include "scanner/reading/read_boxes.h"

#include "scanner/reading/choice.h"
#include "scanner/reading/highlight.h"
#include "scanner/reading/mesh.h"
#include "scanner/reading/outside.h"
#include "scanner/reading/print_quality.h"
#include "scanner/reading/stopwatch.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tycktill::reading {

namespace {

// A part of the picture as it was scanned, once that is turned upright.
PixelRect upright_place(const pages::Image& image, const OutsidePlace& place, int rotation) {
    const double w = image.width(), h = image.height();
    const auto [left, top, right, bottom] = place;
    const OutsidePlace up = rotation == 90 ? OutsidePlace{top, w - right, bottom, w - left}
                            : rotation == 180
                                ? OutsidePlace{w - right, h - bottom, w - left, h - top}
                            : rotation == 270 ? OutsidePlace{h - bottom, left, h - top, right}
                                              : place;
    return {int(up.left), int(up.top), int(std::ceil(up.right)) - int(up.left),
            int(std::ceil(up.bottom)) - int(up.top)};
}

PixelRect around(const PixelRect& a, const PixelRect& b) {
    const int left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    const int right = std::max(a.x + a.width, b.x + b.width);
    const int bottom = std::max(a.y + a.height, b.y + b.height);
    return {left, top, right - left, bottom - top};
}

FieldReading& field_for(PageReading& reading, const forms::Box& box, const PixelRect& px) {
    for (FieldReading& field : reading.fields)
        if (box.kind == forms::BoxKind::Tick && field.is_choice && field.field == box.field) {
            field.box_px = around(field.box_px, px);
            return field;
        }
    FieldReading field;
    field.field = box.field;
    field.is_choice = box.kind == forms::BoxKind::Tick;
    field.box_px = px;
    return reading.fields.emplace_back(std::move(field));
}

struct FrameTally {
    int boxes = 0, lost = 0;
};

struct MeasuredBox {
    InkMeasure ink;
    Homography map; ///< that the frame was looked for with
};

// At its frame, and when that is not near enough to be seen, where the print around has moved to.
MeasuredBox measure_near(const pages::Image& image, const Homography& map, const Mesh& mesh,
                         const forms::Rect& inside) {
    const InkMeasure measure = measure_ink(image, map, inside);
    if (measure.frame.sides >= 2)
        return {measure, map};
    const Homography moved = mesh.around(map, inside);
    return {measure_ink(image, moved, inside), moved};
}

// A tick box where its frame was found, in the picture as it lies.
Homography map_at_frame(const MeasuredBox& measured, const forms::Rect& inside) {
    const MmPoint here = mm(inside.centre());
    const BoxFrame& frame = measured.ink.frame;
    const pages::PxPoint from = measured.map.to_px(here),
                         to = measured.map.to_px(MmPoint{here.x + frame.dx, here.y + frame.dy});
    return measured.map.shifted(to.x - from.x, to.y - from.y);
}

void read_marks(const pages::Image& image, const Registration& place, const Mesh& mesh,
                const forms::Page& page, PageReading& reading, FrameTally& tally) {
    std::set<std::string> highlighted;
    const auto upright = [&](const Homography& map, const forms::Rect& rect) {
        return outline(map.turned_upright(place.rotation_degrees, image.width(), image.height()),
                       rect);
    };
    for (const forms::Box& box : page.boxes) {
        const Homography local =
            box.kind == forms::BoxKind::Tick ? place.map : mesh.around(place.map, box.inside);
        FieldReading& field = field_for(reading, box, upright(local, box.inside));
        if (box.kind != forms::BoxKind::Tick)
            continue;
        const MeasuredBox measured = measure_near(image, place.map, mesh, box.inside);
        MarkReading mark = judge_mark(measured.ink);
        mark.choice = box.choice;
        const Homography at_frame = map_at_frame(measured, box.inside);
        mark.px = upright(at_frame, box.inside);
        if (is_highlighted(image, at_frame, box.inside, measured.ink.noise))
            highlighted.insert(box.field);
        field.marks.push_back(std::move(mark));
        ++tally.boxes;
        tally.lost += measured.ink.frame.sides < 2;
    }
    if (tally.boxes == 0)
        return;
    const LightInk light = light_ink_of(image, place.map, page);
    for (const forms::Box& box : page.boxes)
        for (FieldReading& field : reading.fields) {
            // Once a question, at its first box.
            if (box.kind != forms::BoxKind::Tick || !field.is_choice || field.field != box.field ||
                field.marks.front().choice != box.choice)
                continue;
            const Allowed allowed = box.one_choice ? Allowed::One : Allowed::Several;
            settle_choice(field, allowed);
            if (highlighted.count(field.field) != 0)
                doubt_highlight(field);
            if (light == LightInk::Lost)
                doubt_poor_copy(field, allowed);
        }
}

// The print in the language that the page was printed in: the one that most of is there.
const PrintMap* print_on(const pages::Image& image, const Homography& map,
                         const FindPrint& find_print, const forms::PageCode& code) {
    constexpr double surely = 0.8;
    const PrintMap* best = nullptr;
    double most = -1;
    for (std::size_t language = 0; most < surely; ++language) {
        const PrintMap* print = find_print(code.sheet, code.page, language);
        if (!print)
            break;
        if (const double share = share_of_print(image, map, *print); share > most) {
            most = share;
            best = print;
        }
    }
    return best;
}

OutsideInk ink_outside(const pages::Image& image, const Reader& reader, const Registration& place,
                       const Mesh& mesh, const forms::Page& page, PageReading& reading) {
    if (!reader.find_print)
        return {};
    const OutsidePlace everything{0, 0, double(image.width()), double(image.height())};
    // Where nobody knows what was printed, nobody knows what was written either.
    const PrintMap* print = print_on(image, place.map, reader.find_print, *reading.code);
    if (!print)
        return {{everything}, {}};
    const PageInk ink = find_page_ink(image, place, mesh, page, *print);
    const PrintFit fit(image, place, mesh, *print);
    return ink.too_much ? OutsideInk{{everything}, {}}
                        : find_outside_ink(ink, place.map, page, *print, fit, reading);
}

// A text that goes on past its box is read to where it ends. Believed only when it is read surely so: a
// line that was cut looks as whole as any.
FieldReading read_to_its_end(const pages::Image& image, const Homography& map, forms::Box box,
                             const CrossedEnd& crossed, const ReadText& read_text) {
    constexpr double beside = 1;
    const auto hundredths = [](double mm) { return forms::Mm{int(std::lround(mm * 100))}; };
    const double left = std::min(crossed.left_mm - beside, box.inside.x.value()),
                 right = std::max(crossed.right_mm + beside, box.inside.right().value());
    const bool comb = box.kind == forms::BoxKind::Comb;
    if (!comb)
        box.inside = {hundredths(left), box.inside.y, hundredths(right - left), box.inside.height};
    FieldReading read = read_text(image, map, box);
    if (!read.doubt && (comb || box.kind == forms::BoxKind::Area || read.value.empty()))
        read.doubt = DoubtKind::UnsureText;
    return read;
}

void read_texts(const pages::Image& image, const Registration& place, const Mesh& mesh,
                const forms::Page& page, const ReadText& read_text,
                const std::vector<CrossedEnd>& crossed, PageReading& reading) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < page.boxes.size(); ++i) {
        const forms::Box& box = page.boxes[i];
        if (box.kind == forms::BoxKind::Tick)
            continue;
        while (reading.fields[next].is_choice)
            ++next;
        FieldReading& field = reading.fields[next++];
        const auto beyond = std::find_if(crossed.begin(), crossed.end(),
                                         [&](const CrossedEnd& end) { return end.box == i; });
        const Homography map = mesh.around(place.map, box.inside);
        FieldReading read = beyond == crossed.end()
                                ? read_text(image, map, box)
                                : read_to_its_end(image, map, box, *beyond, read_text);
        read.field = field.field;
        read.box_px = field.box_px;
        if (beyond != crossed.end())
            read.box_px =
                around(read.box_px, upright_place(image, beyond->place, place.rotation_degrees));
        field = std::move(read);
    }
}

} // namespace

void read_boxes(const pages::Image& image, const Reader& reader, const Registration& place,
                const forms::Page& page, PageReading& reading) {
    Stopwatch watch;
    reading.rotation_degrees = place.rotation_degrees;
    reading.residual_mm = place.residual_mm;
    FrameTally tally;
    const Mesh mesh = Mesh::measured(image, place.map, page);
    reading.placement = {
        place.map.turned_upright(place.rotation_degrees, image.width(), image.height()), mesh};
    read_marks(image, place, mesh, page, reading, tally);
    reading.times.marks_ms = watch.lap();
    if (tally.boxes >= 2 && 2 * tally.lost > tally.boxes) {
        reading.fields.clear();
        reading.placement.reset();
        reading.status = PageStatus::Unreadable;
        reading.why = "unreadable: the boxes are not where the marks say; rescan the page";
        return;
    }
    const OutsideInk outside = ink_outside(image, reader, place, mesh, page, reading);
    for (const OutsidePlace& found : outside.places)
        reading.outside.push_back(upright_place(image, found, place.rotation_degrees));
    if (!reader.read_text) // then nobody follows a text that goes on past its box
        for (const CrossedEnd& end : outside.crossed)
            reading.outside.push_back(upright_place(image, end.place, place.rotation_degrees));
    reading.times.marks_ms += watch.lap();
    if (reader.read_text)
        read_texts(image, place, mesh, page, reader.read_text, outside.crossed, reading);
    reading.times.text_ms = reader.read_text ? watch.lap() : 0;
    reading.status = PageStatus::Read;
}

} // namespace tycktill::reading
