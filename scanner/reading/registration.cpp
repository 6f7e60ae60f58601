#include "scanner/reading/registration.h"

#include "scanner/reading/spot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace tycktill::reading {

namespace {

constexpr int code_modules = 29; // QR version 3, as forms/paper/sheet.h says

std::array<MmPoint, 4> corners_of(const forms::Rect& rect) {
    const double left = rect.x.value(), top = rect.y.value();
    const double right = rect.right().value(), bottom = rect.bottom().value();
    return {MmPoint{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

// A read code taken to be one printed code of the page.
struct Placed {
    const FoundCode* found = nullptr;
    const forms::Rect* printed = nullptr;
};

void add_corners(const Placed& placed, std::vector<Match>& matches) {
    const auto sheet = corners_of(*placed.printed);
    for (std::size_t i = 0; i < 4; ++i)
        matches.push_back({sheet[i], placed.found->corners[i], 1});
}

// The three eyes of a code, far sharper than the corners that the reader gives.
void add_eyes(const pages::Image& image, const Placed& placed, std::vector<Match>& matches) {
    std::vector<Match> corners;
    add_corners(placed, corners);
    const auto map = Homography::fit(corners);
    if (!map)
        return;
    const double module = placed.printed->width.value() / code_modules;
    const double near = 3.5 * module, far = (code_modules - 3.5) * module;
    const double left = placed.printed->x.value(), top = placed.printed->y.value();
    for (const MmPoint eye : {MmPoint{left + near, top + near}, MmPoint{left + far, top + near},
                              MmPoint{left + near, top + far}})
        if (const auto place = find_eye(image, map->to_px(eye), module * map->px_per_mm(eye)))
            matches.push_back({eye, *place, 1});
}

double distance(MmPoint a, MmPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// Root mean square of how far the picture's points are from where the map says, in sheet millimetres.
double residual(const Homography& map, const std::vector<Match>& matches) {
    double sum = 0;
    for (const Match& match : matches) {
        const double off = distance(map.to_mm(match.picture), match.sheet);
        sum += off * off;
    }
    return std::sqrt(sum / double(matches.size()));
}

struct Fit {
    std::optional<Homography> map;
    double residual_mm = 1e9;
    std::vector<pages::PxPoint> marks;
    int mark_count = 0;
};

struct MarkCandidates {
    MmPoint sheet;
    double side = 0;
    std::vector<pages::PxPoint> places; ///< at most two, the best first
};

// Where the known points put the mark: seen in perspective when there are enough of them to tell, else
// or when nothing is there, without.
std::vector<pages::PxPoint> search_mark(const pages::Image& image, const MarkCandidates& mark,
                                        const std::vector<Match>& known, double away) {
    std::vector<std::optional<Homography>> maps;
    if (known.size() >= 6)
        maps.push_back(Homography::fit(known));
    maps.push_back(Homography::fit_affine(known));
    for (const auto& map : maps) {
        if (!map)
            continue;
        const double scale = map->px_per_mm(mark.sheet);
        const double reach = std::min(2.0 + 0.05 * away, 12.0) * scale;
        if (!(scale > 1 && scale < 200))
            continue;
        auto places = find_squares(image, map->to_px(mark.sheet), mark.side * scale, reach);
        if (!places.empty())
            return places;
    }
    return {};
}

// Looks for the marks from the nearest to what is known outwards, each find sharpening the next
// prediction; the window grows with the distance from what is known.
std::vector<MarkCandidates> find_marks(const pages::Image& image, const forms::Page& page,
                                       const std::vector<Match>& known) {
    std::vector<MarkCandidates> marks;
    for (const forms::Fiducial& mark : page.marks)
        marks.push_back({mm(mark.square.centre()), mark.square.width.value(), {}});
    std::vector<Match> matches = known;
    const auto nearest = [&](MmPoint place) {
        double best = 1e9;
        for (const Match& match : matches)
            best = std::min(best, distance(match.sheet, place));
        return best;
    };
    std::vector<bool> done(marks.size(), false);
    for (std::size_t round = 0; round < marks.size(); ++round) {
        std::size_t next = marks.size();
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (!done[i] &&
                (next == marks.size() || nearest(marks[i].sheet) < nearest(marks[next].sheet)))
                next = i;
        done[next] = true;
        MarkCandidates& mark = marks[next];
        mark.places = search_mark(image, mark, matches, nearest(mark.sheet));
        if (mark.places.size() > 2)
            mark.places.resize(2);
        if (mark.places.size() == 1)
            matches.push_back({mark.sheet, mark.places[0], 1});
    }
    return marks;
}

// One choice of a candidate (or none) for every mark, written as a number in base 3.
Fit fit_choice(const std::vector<MarkCandidates>& marks, const std::vector<Match>& eyes,
               unsigned choice) {
    Fit fit;
    std::vector<Match> matches = eyes;
    for (const MarkCandidates& mark : marks) {
        const unsigned pick = choice % 3;
        choice /= 3;
        if (pick == 2)
            continue;
        if (pick >= mark.places.size())
            return fit;
        matches.push_back({mark.sheet, mark.places[pick], 1});
        ++fit.mark_count;
    }
    if (fit.mark_count < 3)
        return fit;
    fit.map = Homography::fit(matches);
    if (fit.map)
        fit.residual_mm = residual(*fit.map, matches);
    return fit;
}

// All marks that were found, else the best three of them: a fourth that does not fit is something else.
Fit best_fit(const std::vector<MarkCandidates>& marks, const std::vector<Match>& eyes) {
    unsigned choices = 1;
    for (std::size_t i = 0; i < marks.size(); ++i)
        choices *= 3;
    Fit best;
    for (unsigned choice = 0; choice < choices; ++choice) {
        Fit fit = fit_choice(marks, eyes, choice);
        const bool more = fit.mark_count > best.mark_count && fit.residual_mm <= most_residual_mm;
        const bool better =
            fit.residual_mm < best.residual_mm &&
            (fit.mark_count >= best.mark_count || best.residual_mm > most_residual_mm);
        if (fit.map && (more || better))
            best = std::move(fit);
    }
    return best;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

// A map that no scanner, copier or camera makes of a sheet.
Result<void> check_shape(const Homography& map, const forms::Page& page) {
    double least = 1e9, most = 0;
    for (const forms::Fiducial& mark : page.marks) {
        const MmPoint place = mm(mark.square.centre());
        const pages::PxPoint here = map.to_px(place),
                             right = map.to_px(MmPoint{place.x + 1, place.y}),
                             down = map.to_px(MmPoint{place.x, place.y + 1});
        const double across = std::hypot(right.x - here.x, right.y - here.y);
        const double along = std::hypot(down.x - here.x, down.y - here.y);
        const double area =
            (right.x - here.x) * (down.y - here.y) - (right.y - here.y) * (down.x - here.x);
        if (area <= 0)
            return fail("the page is mirrored; scan its front side");
        if (area < 0.8 * across * along || std::max(across, along) > 1.5 * std::min(across, along))
            return fail("the marks do not fit (the page is too skewed); rescan it flat");
        least = std::min({least, across, along});
        most = std::max({most, across, along});
    }
    if (most > 1.6 * least)
        return fail(
            "the marks do not fit (the page is seen too much from the side); rescan it flat");
    if (least < 60 / 25.4)
        return fail("the picture is too coarse (about " + std::to_string(int(least * 25.4)) +
                    " dpi); rescan at 300 dpi");
    return {};
}

Registration finished(const Fit& fit, const forms::Page& page) {
    Registration out{*fit.map, fit.residual_mm, fit.mark_count, 0, 0};
    const MmPoint from = mm(page.marks[0].square.centre()), to = mm(page.marks[1].square.centre());
    const pages::PxPoint left = fit.map->to_px(from), right = fit.map->to_px(to);
    const double degrees = std::atan2(right.y - left.y, right.x - left.x) * 180 / std::numbers::pi;
    const int quarter = int(std::lround(degrees / 90));
    out.rotation_degrees = ((quarter * 90) % 360 + 360) % 360;
    out.tilt_degrees = degrees - quarter * 90;
    return out;
}

// What the read codes may be: each printed code in turn, or both as they lie.
std::vector<std::vector<Placed>> hypotheses(const forms::Page& page,
                                            const std::vector<FoundCode>& found) {
    std::vector<std::vector<Placed>> out;
    if (found.size() >= 2 && page.codes.size() >= 2) {
        out.push_back({{&found[0], &page.codes[0]}, {&found[1], &page.codes[1]}});
        out.push_back({{&found[0], &page.codes[1]}, {&found[1], &page.codes[0]}});
        return out;
    }
    for (const forms::Rect& printed : page.codes)
        out.push_back({{&found[0], &printed}});
    return out;
}

} // namespace

Result<Registration> register_page(const pages::Image& image, const forms::Page& page,
                                   const std::vector<FoundCode>& found) {
    if (page.marks.size() != 4)
        return fail("the sheet has no corner marks");
    Fit best;
    std::size_t most_seen = 0;
    for (const auto& placed : hypotheses(page, found)) {
        std::vector<Match> eyes, corners;
        for (const Placed& code : placed) {
            add_eyes(image, code, eyes);
            add_corners(code, corners);
        }
        const auto& known = eyes.size() >= 3 ? eyes : corners;
        // Two codes taken for each other turn the page into something no camera sees.
        const auto rough = Homography::fit_affine(known);
        if (!rough || residual(*rough, known) > 8)
            continue;
        const auto marks = find_marks(image, page, known);
        const auto seen = std::size_t(std::count_if(
            marks.begin(), marks.end(), [](const auto& mark) { return !mark.places.empty(); }));
        most_seen = std::max(most_seen, seen);
        Fit fit = best_fit(marks, known);
        if (fit.map && fit.residual_mm < best.residual_mm)
            best = std::move(fit);
    }
    if (!best.map)
        return fail("only " + std::to_string(most_seen) +
                    " of 4 corner marks found; rescan the whole page");
    TRY(check_shape(*best.map, page));
    if (best.residual_mm > most_residual_mm)
        return fail("the marks do not fit (" + number(best.residual_mm) + " mm off, at most " +
                    number(most_residual_mm) + "); rescan the page flat");
    return finished(best, page);
}

namespace {

// The picture's corners are roughly the paper's.
std::optional<Homography> filling_the_picture(const pages::Image& image, const forms::Size& paper,
                                              int quarter_turns) {
    const double w = image.width(), h = image.height();
    const double x = paper.width.value(), y = paper.height.value();
    const std::array<MmPoint, 4> sheet = {MmPoint{0, 0}, {x, 0}, {x, y}, {0, y}};
    const std::array<pages::PxPoint, 4> picture = {pages::PxPoint{0, 0}, {w, 0}, {w, h}, {0, h}};
    std::vector<Match> matches;
    for (std::size_t i = 0; i < 4; ++i)
        matches.push_back({sheet[i], picture[(i + std::size_t(quarter_turns)) % 4], 1});
    return Homography::fit_affine(matches);
}

} // namespace

Result<Registration> register_by_marks(const pages::Image& image, const forms::Size& paper,
                                       const forms::Page& page, int quarter_turns) {
    constexpr double most_sheared = 1.5; // mm; a scanner bends a page less than that
    const auto rough = filling_the_picture(image, paper, quarter_turns);
    if (!rough || page.marks.size() != 4)
        return fail("the page cannot be placed");
    std::vector<std::vector<Match>> choices = {{}};
    for (const forms::Fiducial& mark : page.marks) {
        const MmPoint place = mm(mark.square.centre());
        const double scale = rough->px_per_mm(place);
        // In a window of more than 9.5 mm a mark is too little of it to be seen. Enough for 3 degrees.
        std::vector<pages::PxPoint> found;
        for (const double reach : {6.0, 9.5})
            if (found.empty())
                found = find_squares(image, rough->to_px(place), mark.square.width.value() * scale,
                                     reach * scale);
        found.resize(std::min<std::size_t>(found.size(), 3));
        std::vector<std::vector<Match>> longer;
        for (const auto& choice : choices)
            for (const pages::PxPoint& middle : found) {
                longer.push_back(choice);
                longer.back().push_back({place, middle, 1});
            }
        choices = std::move(longer);
    }
    Fit best;
    for (const auto& choice : choices)
        if (const auto flat = Homography::fit_affine(choice))
            if (const double off = residual(*flat, choice); off < best.residual_mm)
                best = {Homography::fit(choice), off, {}, 4};
    if (!best.map || best.residual_mm > most_sheared)
        return fail("the four corner marks are not where they should be");
    TRY(check_shape(*best.map, page));
    return finished(best, page);
}

std::vector<PxRect> other_code_places(const pages::Image& image, const forms::Page& page,
                                      const FoundCode& found) {
    std::vector<PxRect> out;
    if (page.codes.size() != 2)
        return out;
    for (std::size_t i = 0; i < 2; ++i) {
        std::vector<Match> matches;
        add_eyes(image, {&found, &page.codes[i]}, matches);
        if (matches.size() < 3) {
            matches.clear();
            add_corners({&found, &page.codes[i]}, matches);
        }
        const auto map = Homography::fit_affine(matches);
        if (!map)
            continue;
        const forms::Rect& other = page.codes[1 - i];
        const pages::PxPoint middle = map->to_px(other.centre());
        const double half =
            (other.width.value() / 2 * 1.5 + 9) * map->px_per_mm(mm(other.centre()));
        if (image.contains(middle))
            out.push_back(
                {int(middle.x - half), int(middle.y - half), int(2 * half), int(2 * half)});
    }
    return out;
}

} // namespace tycktill::reading
