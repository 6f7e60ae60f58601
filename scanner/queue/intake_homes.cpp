// Where a page belongs: the form of its number, the form before it, or one of its own.
#include "forms/paper/web_blank.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/rows.h"

#include <algorithm>
#include <set>

namespace tycktill::queue {

Result<record::SubmissionId> Intake::home_of(const reading::PageReading& reading,
                                             const record::SubmissionId* before, std::int64_t batch,
                                             IntakeReport& report) {
    if (!reading.code) {
        if (before)
            return *before;
        ++report.letters;
        return new_form(reading, batch);
    }
    if (forms::is_from_web(reading.code->serial)) {
        if (before && lacks_page_from_web(*before, *reading.code))
            return *before;
        ++report.forms;
        return new_form(reading, batch);
    }
    // The latest form of this number that lacks this page: a page that is there already begins a new
    // one, because a photocopied blank carries another person's answers.
    store::Statement waiting = TRY(store_.query(
        "SELECT id, EXISTS (SELECT 1 FROM page WHERE page.form = form.id AND sheet_page = ?) "
        "FROM form WHERE serial = ? ORDER BY place DESC",
        {std::int64_t{reading.code->page}, std::string_view(reading.code->serial.text)}));
    std::vector<record::SubmissionId> lacking;
    while (TRY(waiting.next()))
        if (waiting.number(1) == 0)
            lacking.push_back(TRY(submission_id_of(waiting.bytes(0))));
    if (!lacking.empty()) {
        // A double is no home for a page that the form itself still lacks.
        const record::SubmissionId first = first_of_doubles(lacking.front());
        const bool lacks = std::find(lacking.begin(), lacking.end(), first) != lacking.end();
        return lacks ? first : lacking.front();
    }
    ++report.forms;
    return new_form(reading, batch);
}

record::SubmissionId Intake::first_of_doubles(const record::SubmissionId& form) const {
    const auto own = std::find_if(seen_.begin(), seen_.end(),
                                  [&](const SeenForm& seen) { return seen.id == form; });
    if (own == seen_.end() || forms::is_from_web(own->code.serial))
        return form;
    for (auto first = seen_.begin(); first != own; ++first)
        if (first->code.serial == own->code.serial &&
            std::all_of(own->sketches.begin(), own->sketches.end(), [&](const auto& page) {
                const auto same = first->sketches.find(page.first);
                return same != first->sketches.end() && same->second == page.second;
            }))
            return first->id;
    return form;
}

bool Intake::lacks_page_from_web(const record::SubmissionId& form,
                                 const forms::PageCode& code) const {
    const auto own = std::find_if(seen_.begin(), seen_.end(),
                                  [&](const SeenForm& seen) { return seen.id == form; });
    return own != seen_.end() && forms::is_from_web(own->code.serial) &&
           own->code.sheet == code.sheet && own->sketches.count(code.page) == 0;
}

void Intake::remember(const record::SubmissionId& form, const reading::PageReading& reading,
                      const std::string& sketch) {
    if (!reading.code)
        return;
    auto seen = std::find_if(seen_.begin(), seen_.end(),
                             [&](const SeenForm& one) { return one.id == form; });
    if (seen == seen_.end())
        seen = seen_.insert(seen, {form, *reading.code, {}});
    seen->sketches[reading.code->page] = sketch;
}

namespace {

/// Whoever prints the blank at home may leave out a back that is only room to go on writing.
std::int64_t pages_that_must_come(const forms::Sheet& sheet) {
    std::set<std::string> before;
    std::int64_t last = 1;
    for (const forms::Page& page : sheet.pages) {
        for (const forms::Box& box : page.boxes)
            if (before.count(box.field) == 0)
                last = std::max<std::int64_t>(last, page.number);
        for (const forms::Box& box : page.boxes)
            before.insert(box.field);
    }
    return last;
}

} // namespace

Result<record::SubmissionId> Intake::new_form(const reading::PageReading& reading,
                                              std::int64_t batch) {
    record::FormRef form;
    std::string aside, serial;
    std::int64_t pages_of_sheet = 1;
    if (reading.code) {
        const bool from_web = forms::is_from_web(reading.code->serial);
        serial = (from_web ? forms::random_serial() : reading.code->serial).text;
        const forms::Sheet* sheet = catalogue_.sheet(reading.code->sheet);
        if (sheet) {
            form = sheet->form;
            pages_of_sheet = from_web ? pages_that_must_come(*sheet)
                                      : static_cast<std::int64_t>(sheet->pages.size());
        }
        const forms::Form* known = catalogue_.form(form);
        const forms::Municipality* of = known ? catalogue_.municipality_of(*known) : nullptr;
        if (!sheet || !of)
            aside = aside_unknown;
        else if (!options_.municipality.empty() && of->id != options_.municipality)
            aside = aside_foreign;
    } else if (const forms::Municipality* own = catalogue_.municipality(options_.municipality)) {
        if (!own->forms.empty())
            form = own->forms.front().ref;
    }
    const record::SubmissionId id = record::random_submission_id();
    const std::string day = iso(options_.arrived);
    TRY(store_.run("INSERT INTO form (id, place, batch, arrived, form, version, serial, "
                   "pages_of_sheet, aside) VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM "
                   "form), ?, ?, ?, ?, ?, ?, ?)",
                   {BytesView(id.bytes), batch, std::string_view(day), std::string_view(form.id),
                    std::int64_t{form.version}, std::string_view(serial), pages_of_sheet,
                    std::string_view(aside)}));
    return id;
}

} // namespace tycktill::queue
