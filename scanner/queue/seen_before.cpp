// Whether an item's number was seen before: the same paper fed twice, or a blank that was copied.
#include "scanner/queue/items.h"
#include "scanner/queue/queue_store.h"

#include <algorithm>

namespace tycktill::queue {

namespace {

/// Whether every page that is in both says the same. A sketch begins with its page's number.
bool all_alike(const std::vector<returned::FormPage>& pages,
               const std::vector<std::string>& sketches) {
    const auto number_of = [](const std::string& sketch) {
        return sketch.substr(0, sketch.find(';'));
    };
    return std::all_of(pages.begin(), pages.end(), [&](const returned::FormPage& page) {
        const std::string mine = returned::content_sketch(page.reading);
        bool met = false, same = false;
        for (const std::string& other : sketches) {
            met = met || number_of(other) == number_of(mine);
            same = same || other == mine;
        }
        return same || !met || !page.reading.code;
    });
}

std::string readable_day(const std::string& day) {
    const auto parsed = parse_day(day);
    return parsed ? swedish_date(*parsed) : day;
}

} // namespace

Result<std::string> Items::seen_before(const FormRow& row,
                                       const std::vector<returned::FormPage>& pages) const {
    if (row.serial.empty())
        return std::string();
    for (const FormRow& other :
         TRY(rows_.where("WHERE serial = ?", {std::string_view(row.serial)}))) {
        if (other.place >= row.place)
            break;
        std::vector<std::string> sketches;
        for (const returned::FormPage& page : TRY(rows_.pages_of(other)))
            sketches.push_back(returned::content_sketch(page.reading));
        return std::string(all_alike(pages, sketches)
                               ? "Samma sida finns redan i kön, med samma kryss: troligen skannad "
                                 "två gånger."
                               : "Samma nummer, annat innehåll: blanketten är troligen kopierad.");
    }
    store::Statement finished =
        TRY(room_.store.query("SELECT id, day, sealed_note, accepted FROM finished "
                              "WHERE serial = ? ORDER BY day DESC",
                              {std::string_view(row.serial)}));
    while (TRY(finished.next())) {
        const FinishedNote note = finished_note_of(
            TRY(record::open_box(room_.key, finished.bytes(2), bound_form(finished.bytes(0)))));
        const bool came_later = !pages.empty() && note.first_page > pages.front().id;
        if (came_later && finished.number(3) == 0)
            continue; // that one was the double, and is out
        const std::string day = readable_day(finished.text(1));
        return all_alike(pages, note.sketches) ? "Blanketten med det här numret avgjordes " + day +
                                                     ", med samma kryss: troligen skannad igen."
                                               : "En blankett med samma nummer avgjordes " + day +
                                                     ", med annat innehåll: den är troligen "
                                                     "kopierad.";
    }
    return std::string();
}

} // namespace tycktill::queue
