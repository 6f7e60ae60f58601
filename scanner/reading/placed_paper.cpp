#include "scanner/reading/placed_paper.h"

#include "scanner/reading/registration.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

using forms::operator""_mm;

namespace {

pages::PxPoint middle_of(const FoundCode& code) {
    pages::PxPoint middle;
    for (const pages::PxPoint corner : code.corners) {
        middle.x += corner.x / 4;
        middle.y += corner.y / 4;
    }
    return middle;
}

pages::PxPoint minus(pages::PxPoint a, pages::PxPoint b) {
    return {a.x - b.x, a.y - b.y};
}

double length(pages::PxPoint v) {
    return std::hypot(v.x, v.y);
}

// How badly b lies where a says that the page's other code is, as a share of their distance; 1 or more when
// their sizes or turns differ. A code is small beside a page: a few degrees of error are its nature.
double misfit(const forms::Page& page, const FoundCode& a, const FoundCode& b,
              std::size_t printed) {
    const forms::Rect& from = page.codes[printed];
    const forms::Rect& to = page.codes[1 - printed];
    const pages::PxPoint across = minus(a.corners[1], a.corners[0]),
                         down = minus(a.corners[3], a.corners[0]);
    const pages::PxPoint other = minus(b.corners[1], b.corners[0]);
    const double size = length(other) / to.width.value() / (length(across) / from.width.value());
    const double turn = (across.x * other.x + across.y * other.y) / length(across) / length(other);
    if (!(size > 0.8 && size < 1.25) || turn < 0.97)
        return 1;
    const MmPoint here = mm(from.centre()), there = mm(to.centre());
    const double dx = (there.x - here.x) / from.width.value(),
                 dy = (there.y - here.y) / from.height.value();
    const pages::PxPoint step{across.x * dx + down.x * dy, across.y * dx + down.y * dy};
    const pages::PxPoint off = minus(middle_of(b), middle_of(a));
    return length(minus(off, step)) / length(step);
}

const forms::Page* page_of(const forms::Sheet* sheet, int number) {
    if (sheet)
        for (const forms::Page& page : sheet->pages)
            if (page.number == number)
                return &page;
    return nullptr;
}

// Either may be the one at the top.
double misfit(const forms::Page& page, const FoundCode& a, const FoundCode& b) {
    return page.codes.size() == 2 ? std::min(misfit(page, a, b, 0), misfit(page, a, b, 1)) : 1;
}

// The best pairs first, so that two copies of the same page do not swap their codes.
void pair_codes(const forms::Page& page, std::vector<PlacedPaper>& papers) {
    constexpr double most = 0.12;
    while (true) {
        double best = most;
        std::size_t first = 0, second = 0;
        for (std::size_t i = 0; i < papers.size(); ++i)
            for (std::size_t j = i + 1; j < papers.size(); ++j) {
                if (papers[i].codes.size() != 1 || papers[j].codes.size() != 1 ||
                    papers[i].page != &page || papers[i].code != papers[j].code)
                    continue;
                const double off = misfit(page, papers[i].codes[0], papers[j].codes[0]);
                if (off < best) {
                    best = off;
                    first = i;
                    second = j;
                }
            }
        if (best >= most)
            return;
        papers[first].codes.push_back(papers[second].codes[0]);
        papers.erase(papers.begin() + std::ptrdiff_t(second));
    }
}

// One of its codes was not met: now it is looked for where it must be.
void find_other_code(const pages::Image& image, PlacedPaper& paper) {
    for (const PxRect& place : other_code_places(image, *paper.page, paper.codes[0]))
        for (FoundCode& other : find_page_codes_within(image, place, Effort::Everything))
            if (other.code == paper.code && misfit(*paper.page, paper.codes[0], other) < 0.12) {
                paper.codes.push_back(std::move(other));
                return;
            }
}

// A page whose form is unknown here cannot be placed: its codes are one paper.
void unite_unknown(std::vector<PlacedPaper>& papers) {
    for (std::size_t i = 0; i < papers.size(); ++i)
        for (std::size_t j = papers.size() - 1; j > i; --j)
            if (papers[i].page == nullptr && papers[j].code == papers[i].code)
                papers.erase(papers.begin() + std::ptrdiff_t(j));
}

// Two sets of codes that say the same and give the same place are one paper: a code of it was read askew.
bool is_same_place(const PlacedPaper& a, const PlacedPaper& b) {
    if (a.code != b.code || !a.map || !b.map)
        return false;
    const MmPoint middle{a.sheet->paper.width.value() / 2, a.sheet->paper.height.value() / 2};
    return length(minus(a.map->to_px(middle), b.map->to_px(middle))) <
           10 * a.map->px_per_mm(middle);
}

/// Places of the print that a paper over it would hide: lines to write on, and the ticks' frames.
std::vector<MmPoint> print_of(const forms::Page& page) {
    std::vector<MmPoint> places;
    for (const forms::Box& box : page.boxes) {
        const double left = box.inside.x.value(), right = box.inside.right().value();
        const double top = box.inside.y.value(), bottom = box.inside.bottom().value();
        if (box.kind == forms::BoxKind::Tick)
            places.insert(places.end(),
                          {{(left + right) / 2, top - 0.2}, {(left + right) / 2, bottom + 0.2}});
        const int lines = box.kind == forms::BoxKind::Area   ? box.lines
                          : box.kind == forms::BoxKind::Line ? 1
                                                             : 0;
        for (int line = 0; line < lines; ++line)
            for (double x = left + 1; x < right; x += 6)
                places.push_back({x, bottom + 0.15 - line * box.pitch.value()});
    }
    return places;
}

// A line is darker than what lies above and below it.
bool shows_print(const pages::Image& image, const Homography& map, MmPoint place) {
    double least = 255, most = 0;
    for (double away = -1.6; away <= 1.6; away += 0.1) {
        const double tone = image.sample(map.to_px(MmPoint{place.x, place.y + away}));
        least = std::min(least, tone);
        most = std::max(most, tone);
    }
    return most - least > 25;
}

bool is_covered_by(const pages::Image& image, const PlacedPaper& paper, const PlacedPaper& other) {
    const double margin = 1.5 * other.map->px_per_mm(mm(other.page->codes.front().centre()));
    const Quad over = grown(other.whole(), -margin), form = grown(other.form_part(), -margin);
    int print = 0, seen = 0;
    for (const MmPoint place : print_of(*paper.page))
        if (is_inside(over, paper.map->to_px(place))) {
            ++print;
            seen += shows_print(image, *paper.map, place);
        }
    if (print > 0)
        return seen < 0.7 * print;
    // Nothing printed there tells which one is above. The other's slip may be torn off.
    for (const forms::Box& box : paper.page->boxes)
        for (int i = 0; i <= 4; ++i)
            for (int j = 0; j <= 4; ++j) {
                const MmPoint place{box.inside.x.value() + box.inside.width.value() * i / 4,
                                    box.inside.y.value() + box.inside.height.value() * j / 4};
                if (is_inside(form, paper.map->to_px(place)))
                    return true;
            }
    return false;
}

} // namespace

Quad PlacedPaper::whole() const {
    return quad_of(*map, {0_mm, 0_mm, sheet->paper.width, sheet->paper.height});
}

Quad PlacedPaper::form_part() const {
    return quad_of(*map, {0_mm, 0_mm, sheet->paper.width, sheet->tear_line});
}

std::vector<PlacedPaper> place_papers(const pages::Image& image, std::vector<FoundCode> codes,
                                      const FindSheet& find_sheet) {
    std::vector<PlacedPaper> papers;
    for (FoundCode& code : codes) {
        PlacedPaper paper;
        paper.code = code.code;
        paper.sheet = find_sheet(code.code.sheet);
        paper.page = page_of(paper.sheet, code.code.page);
        paper.codes.push_back(std::move(code));
        papers.push_back(std::move(paper));
    }
    unite_unknown(papers);
    std::vector<const forms::Page*> pages;
    for (const PlacedPaper& paper : papers)
        if (paper.page && std::find(pages.begin(), pages.end(), paper.page) == pages.end())
            pages.push_back(paper.page);
    for (const forms::Page* page : pages)
        pair_codes(*page, papers);
    for (PlacedPaper& paper : papers) {
        if (!paper.page)
            continue;
        if (paper.codes.size() == 1)
            find_other_code(image, paper);
        if (const auto place = register_page(image, *paper.page, paper.codes))
            paper.map = place->map;
    }
    for (std::size_t i = 0; i < papers.size(); ++i)
        for (std::size_t j = papers.size() - 1; j > i; --j)
            if (is_same_place(papers[i], papers[j]))
                papers.erase(papers.begin() + std::ptrdiff_t(j));
    return papers;
}

void find_covered(const pages::Image& image, std::vector<PlacedPaper>& papers) {
    for (PlacedPaper& paper : papers)
        for (const PlacedPaper& other : papers)
            if (&paper != &other && paper.map && other.map)
                paper.covered = paper.covered || is_covered_by(image, paper, other);
}

} // namespace tycktill::reading
