#include "scanner/reading/papers.h"

#include "scanner/reading/every_code.h"
#include "scanner/reading/page_finds.h"
#include "scanner/reading/placed_paper.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

using forms::operator""_mm;

namespace {

const forms::Page* page_of_code(const forms::PageCode& code, const FindSheet& find_sheet) {
    if (const forms::Sheet* sheet = find_sheet(code.sheet))
        for (const forms::Page& page : sheet->pages)
            if (page.number == code.page)
                return &page;
    return nullptr;
}

// Whether the picture goes on beyond the paper, and something stands there.
bool has_ink_beyond(const pages::Image& image, const Quad& paper) {
    const int step = std::max(2, std::max(image.width(), image.height()) / 400);
    int outside = 0, dark = 0, all = 0;
    for (int y = step; y < image.height() - step; y += step)
        for (int x = step; x < image.width() - step; x += step) {
            ++all;
            if (is_inside(paper, {double(x), double(y)}))
                continue;
            ++outside;
            dark += image.at(x, y) < 140;
        }
    return outside * 8 > all && dark > 40;
}

/// What one look at a picture gave that was read as one page.
class Rest {
public:
    Rest(const pages::Image& image, const Reader& reader, const PageFinds& finds)
        : image_(image), reader_(reader), finds_(finds) {}

    // Cheap evidence that the picture holds more than the page that was read.
    bool may_hold_more() const {
        const forms::PageCode& first = finds_.codes.front().code;
        for (const FoundCode& code : finds_.codes)
            if (code.code != first)
                return true;
        const forms::Page* page = page_of_code(first, reader_.find_sheet);
        if (!finds_.map && finds_.codes.size() > 1)
            return true;
        std::vector<Quad> known;
        for (const FoundCode& code : finds_.codes)
            add_known(code.corners, known);
        if (page && finds_.map)
            add_known(*page, *finds_.map, known);
        for (const CodeEye& eye : without_known(find_code_eyes(image_), known))
            if (stands_at_a_code(image_, eye))
                return true;
        return page && finds_.map && goes_on(first);
    }

private:
    bool goes_on(const forms::PageCode& code) const {
        const forms::Size paper = reader_.find_sheet(code.sheet)->paper;
        const Quad quad = quad_of(*finds_.map, {0_mm, 0_mm, paper.width, paper.height});
        const double area = std::abs((quad[2].x - quad[0].x) * (quad[3].y - quad[1].y) -
                                     (quad[2].y - quad[0].y) * (quad[3].x - quad[1].x)) /
                            2;
        return double(image_.width()) * image_.height() > 1.15 * area &&
               has_ink_beyond(image_, grown(quad, 0.02 * apart(quad[0], quad[2])));
    }

    const pages::Image& image_;
    const Reader& reader_;
    const PageFinds& finds_;
};

std::uint8_t paper_tone(const pages::Image& image, const Quad& quad) {
    std::vector<std::uint8_t> tones;
    for (int y = 0; y < image.height(); y += 16)
        for (int x = 0; x < image.width(); x += 16)
            if (is_inside(quad, {double(x), double(y)}))
                tones.push_back(image.at(x, y));
    if (tones.empty())
        return 255;
    const auto white = tones.begin() + std::ptrdiff_t(tones.size() * 7 / 10);
    std::nth_element(tones.begin(), white, tones.end());
    return *white;
}

PxRect around(const pages::Image& image, const Quad& quad) {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const pages::PxPoint corner : quad) {
        left = std::min(left, corner.x);
        right = std::max(right, corner.x);
        top = std::min(top, corner.y);
        bottom = std::max(bottom, corner.y);
    }
    return within(image, {int(left), int(top), int(right - left) + 1, int(bottom - top) + 1});
}

// The paper alone: what belongs to others, or to none, becomes paper.
void cut_paper(const pages::Image& image, const std::vector<PlacedPaper>& papers,
               const PlacedPaper& own, PaperReading& out) {
    const double scale = own.map->px_per_mm(mm(own.page->codes.front().centre()));
    const Quad whole = own.whole(), form = own.form_part(), kept = grown(whole, 3 * scale);
    std::vector<Quad> others;
    for (const PlacedPaper& other : papers)
        if (&other != &own && other.map)
            others.push_back(other.form_part());
    out.place = around(image, kept);
    pages::Image cut = cropped(image, out.place);
    cut.dpi = image.dpi;
    const std::uint8_t white = paper_tone(image, form);
    for (int y = 0; y < cut.height(); ++y)
        for (int x = 0; x < cut.width(); ++x) {
            const pages::PxPoint here{out.place.x + x + 0.5, out.place.y + y + 0.5};
            const bool of_other = !is_inside(form, here) &&
                                  std::any_of(others.begin(), others.end(), [&](const Quad& quad) {
                                      return is_inside(quad, here);
                                  });
            if (of_other || !is_inside(kept, here))
                cut.row(y)[x] = white;
        }
    out.picture = std::move(cut);
}

void refuse_covered(PageReading& reading) {
    reading.status = PageStatus::Unreadable;
    reading.fields.clear();
    reading.placement.reset();
    reading.why = "unreadable: another paper lies over this one; scan one paper at a time";
}

PaperReading read_paper(const pages::Image& image, const Reader& reader,
                        const std::vector<PlacedPaper>& papers, const PlacedPaper& paper) {
    PaperReading out;
    out.place = {0, 0, image.width(), image.height()};
    if (paper.map)
        cut_paper(image, papers, paper, out);
    if (paper.map && !paper.covered)
        out.reading = read_page(*out.picture, reader);
    PageReading& reading = out.reading;
    if (paper.map && !paper.covered && reading.code == paper.code)
        return out;
    reading = {};
    reading.code = paper.code;
    if (paper.sheet)
        reading.form = paper.sheet->form;
    reading.status = paper.sheet ? PageStatus::Unreadable : PageStatus::UnknownForm;
    reading.why = paper.sheet ? "unreadable: several papers in one picture, and this one does not "
                                "show all its corners; scan one paper at a time"
                              : "unknown form: no sheet has the fingerprint " +
                                    paper.code.sheet.text + "; install the release that printed it";
    if (paper.covered)
        refuse_covered(reading);
    return out;
}

// Print or writing beside the papers that were placed: a sheet whose codes are hidden, a note. Counted in cells
// that hold some ink and are not filled: the lid's shadow and a dark lid are neither.
bool has_other_ink(const pages::Image& image, const std::vector<PlacedPaper>& papers) {
    constexpr int cells = 24, samples = 20, enough = 10;
    std::vector<Quad> covered;
    for (const PlacedPaper& paper : papers) {
        if (!paper.map)
            return false; // where it ends is not known
        const Quad whole = paper.whole();
        covered.push_back(grown(whole, 0.03 * apart(whole[0], whole[2])));
    }
    int with_ink = 0;
    for (int row = 1; row + 1 < cells; ++row)
        for (int column = 1; column + 1 < cells; ++column) {
            int dark = 0, all = 0;
            for (int i = 0; i < samples * samples; ++i) {
                const pages::PxPoint here{
                    (column + (i % samples + 0.5) / samples) * image.width() / cells,
                    (row + (i / samples + 0.5) / samples) * image.height() / cells};
                if (std::any_of(covered.begin(), covered.end(),
                                [&](const Quad& quad) { return is_inside(quad, here); }))
                    continue;
                ++all;
                dark += image.at(int(here.x), int(here.y)) < 140;
            }
            with_ink += dark >= 4 && dark * 3 < all;
        }
    return with_ink >= enough;
}

// What no paper that was placed covers, for whoever has to look.
PaperReading unread_code(const pages::Image& image, const std::vector<PlacedPaper>& papers,
                         const std::vector<CodeEye>& eyes) {
    PaperReading out;
    out.place = {0, 0, image.width(), image.height()};
    out.reading.status = PageStatus::NoCode;
    out.reading.why =
        "something else lies in this picture and could not be read; scan one paper at a time";
    std::vector<Quad> forms;
    for (const PlacedPaper& paper : papers)
        if (paper.map)
            forms.push_back(paper.form_part());
    for (const CodeEye& eye : eyes)
        if (without_known({eye}, forms).empty())
            return out; // it lies on a paper: the whole picture shows where
    pages::Image rest = image;
    for (int y = 0; y < rest.height(); ++y)
        for (int x = 0; x < rest.width(); ++x)
            for (const Quad& form : forms)
                if (is_inside(form, {x + 0.5, y + 0.5}))
                    rest.row(y)[x] = 255;
    out.picture = std::move(rest);
    return out;
}

} // namespace

std::vector<PaperReading> read_papers(const pages::Image& image, const Reader& reader) {
    std::vector<PaperReading> out(1);
    PageFinds finds;
    out[0].reading = read_page(image, reader, finds);
    out[0].place = {0, 0, image.width(), image.height()};
    if (finds.codes.empty() || !Rest(image, reader, finds).may_hold_more())
        return out;
    const auto eyes = find_code_eyes(image);
    EveryCode codes = find_every_code(image, finds.codes, eyes);
    std::vector<PlacedPaper> papers = place_papers(image, std::move(codes.ours), reader.find_sheet);
    find_covered(image, papers);
    for (const PlacedPaper& paper : papers)
        if (paper.page && paper.map)
            add_known(*paper.page, *paper.map, codes.known);
    const auto left = without_known(eyes, codes.known);
    const bool one_left = hold_a_code(image, left) || has_other_ink(image, papers);
    if (papers.size() < 2 && !one_left)
        return out;
    if (papers.size() > 1) {
        out.clear();
        for (const PlacedPaper& paper : papers)
            out.push_back(read_paper(image, reader, papers, paper));
    }
    std::stable_sort(out.begin(), out.end(), [](const PaperReading& a, const PaperReading& b) {
        return a.place.x + a.place.y < b.place.x + b.place.y; // from the top left corner on
    });
    if (one_left)
        out.push_back(unread_code(image, papers, left));
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i].paper = int(i) + 1;
    return out;
}

} // namespace tycktill::reading
