#include "scanner/reading/read_page.h"

#include "scanner/reading/blank.h"
#include "scanner/reading/page_finds.h"
#include "scanner/reading/read_boxes.h"
#include "scanner/reading/registration.h"
#include "scanner/reading/stopwatch.h"
#include "scanner/reading/typed_page.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

PageReading& refuse(PageReading& reading, PageStatus status, std::string why) {
    reading.status = status;
    reading.why = std::move(why);
    return reading;
}

CodeSearch search_codes(const pages::Image& image, bool& blank) {
    CodeSearch search = find_page_codes(image, Effort::Quick);
    blank = search.ours.empty() && search.foreign == 0 && is_blank(image);
    return search.ours.empty() && !blank ? find_page_codes(image) : search;
}

// The page's other code, when only one was met: two that disagree are two papers in one picture.
void add_other_code(const pages::Image& image, const std::vector<PxRect>& places,
                    std::vector<FoundCode>& found) {
    if (found.size() != 1)
        return;
    const FoundCode first = found[0];
    const double side = std::hypot(first.corners[1].x - first.corners[0].x,
                                   first.corners[1].y - first.corners[0].y);
    for (const PxRect& place : places)
        // Where the first stands too, a quick look may see that one alone.
        for (const Effort effort : {Effort::Quick, Effort::Everything})
            for (FoundCode& other : find_page_codes_within(image, place, effort)) {
                const double apart = std::hypot(other.corners[0].x - first.corners[0].x,
                                                other.corners[0].y - first.corners[0].y);
                if (apart < side)
                    continue;
                found.push_back(std::move(other));
                return;
            }
}

} // namespace

PageReading read_page(const pages::Image& image, const Reader& reader, const TypedNumber& typed) {
    PageReading reading = read_page(image, reader);
    if (reading.code && reading.code->serial != typed.serial) {
        reading.fields.clear();
        reading.placement.reset();
        return refuse(reading, PageStatus::Unreadable,
                      "unreadable: the page's code says another number than the one typed");
    }
    if (reading.status != PageStatus::NoCode)
        return reading;
    Stopwatch watch;
    const auto found = find_page_by_boxes(image, typed.sheets);
    reading.times.find_ms += watch.lap();
    if (!found)
        return refuse(reading, PageStatus::NoCode, found.error().what);
    reading.why.clear();
    reading.code =
        forms::PageCode{forms::fingerprint(*found->sheet), typed.serial, found->page->number};
    reading.form = found->sheet->form;
    read_boxes(image, reader, found->place, *found->page, reading);
    return reading;
}

PageReading read_page(const pages::Image& image, const Reader& reader) {
    PageFinds finds;
    return read_page(image, reader, finds);
}

PageReading read_page(const pages::Image& image, const Reader& reader, PageFinds& finds) {
    PageReading reading;
    Stopwatch watch;
    bool blank = false;
    CodeSearch search = search_codes(image, blank);
    reading.times.find_ms = watch.lap();
    if (blank)
        return refuse(reading, PageStatus::Blank, "the page is blank");
    if (search.ours.empty())
        return refuse(reading, PageStatus::NoCode,
                      search.foreign > 0 ? "no page code of ours, but another QR code"
                                         : "no page code could be read; type its number");
    const forms::PageCode code = search.ours[0].code;
    reading.code = code;
    finds.codes = search.ours;
    const forms::Sheet* sheet = reader.find_sheet(code.sheet);
    if (sheet == nullptr)
        return refuse(reading, PageStatus::UnknownForm,
                      "unknown form: no sheet has the fingerprint " + code.sheet.text +
                          "; install the release that printed it");
    reading.form = sheet->form;
    const auto page = std::find_if(sheet->pages.begin(), sheet->pages.end(),
                                   [&](const forms::Page& p) { return p.number == code.page; });
    if (page == sheet->pages.end())
        return refuse(reading, PageStatus::Unreadable,
                      "unreadable: the code says page " + std::to_string(code.page) +
                          " of a sheet with " + std::to_string(sheet->pages.size()));
    add_other_code(image, other_code_places(image, *page, search.ours[0]), search.ours);
    finds.codes = search.ours;
    for (const FoundCode& found : search.ours)
        if (found.code != code)
            return refuse(reading, PageStatus::Unreadable,
                          "unreadable: the page's codes disagree; scan one paper at a time");
    auto place = register_page(image, *page, search.ours);
    if (!place && search.ours.size() == 1) {
        // Seen from the side one code predicts badly: the other may stand anywhere.
        add_other_code(image, {{0, 0, image.width(), image.height()}}, search.ours);
        finds.codes = search.ours;
        if (search.ours.size() > 1 && search.ours[1].code == code)
            place = register_page(image, *page, search.ours);
    }
    reading.times.find_ms += watch.lap();
    if (!place)
        return refuse(reading, PageStatus::Unreadable, "unreadable: " + place.error().what);
    finds.map = place->map;
    read_boxes(image, reader, *place, *page, reading);
    return reading;
}

} // namespace tycktill::reading
