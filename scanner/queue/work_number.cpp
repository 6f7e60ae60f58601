// A page whose code no machine could read, and whose printed number a person typed.
#include "scanner/queue/page_picture.h"
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/reading_json.h"
#include "scanner/queue/work.h"
#include "scanner/reading/print_finder.h"
#include "scanner/reading/read_page.h"

#include <algorithm>

namespace tycktill::queue {

Result<record::SubmissionId> Work::read_with_number(const record::SubmissionId& id,
                                                    const std::string& number,
                                                    const reading::ReadText& read_text) {
    const forms::Serial serial = TRY(forms::parse_serial(number));
    const QueuedForm item = TRY(items_.load(id));
    const auto& pages = item.returned.pages;
    const auto page = std::find_if(pages.begin(), pages.end(), [](const returned::FormPage& one) {
        return !one.reading.code && one.reading.status != reading::PageStatus::Blank;
    });
    if (page == pages.end())
        return fail(QueueFault::AllHaveCodes,
                    "every page of this item has its code; there is nothing to read again");
    const pages::Image image = TRY(items_.picture(page->id));
    const reading::Reader reader{
        [this](const forms::SheetFingerprint& print) { return room_.catalogue.sheet(print); },
        read_text, reading::prints_of(room_.catalogue)};
    returned::FormPage again;
    again.reading = reading::read_page(image, reader, {serial, room_.catalogue.sheets()});
    if (again.reading.status != reading::PageStatus::Read || !again.reading.code)
        return fail(QueueFault::FitsNoSheet, "the page fits no sheet with the number " +
                                                 serial.text + " (" + again.reading.why +
                                                 "); settle it as a letter");
    again.id = page->id;
    again.reading.source = page->reading.source;
    again.reading.page = page->reading.page;
    return move_to_number(id, again);
}

/// The page leaves its letter and lies with its number: a form that waits for it, or a new one.
Result<record::SubmissionId> Work::move_to_number(const record::SubmissionId& from,
                                                  const returned::FormPage& page) {
    store::Transaction change = TRY(room_.store.begin());
    const std::int64_t forms = TRY(room_.store.number("SELECT count(*) FROM form"));
    const record::SubmissionId home = TRY(home_of_number(from, page.reading));
    const bool made = TRY(room_.store.number("SELECT count(*) FROM form")) > forms;
    const std::int64_t step = TRY(made ? steps_.begin({from}) : steps_.begin({from, home}));
    TRY(room_.store.run("INSERT OR IGNORE INTO step_form (step, form) VALUES (?, ?)",
                        {step, BytesView(home.bytes)}));
    TRY(steps_.keep_pages(step, from));
    const Bytes sealed =
        record::seal_box(room_.key.public_key, to_bytes(page), bound_reading(page.id));
    // The picture that is shown is always upright.
    TRY(room_.store.run(
        "UPDATE page SET form = ?, sheet_page = ?, sealed_reading = ?, turned = (turned "
        "+ ?) % 360 WHERE id = ?",
        {BytesView(home.bytes), std::int64_t{page.reading.code->page}, BytesView(sealed),
         std::int64_t{(360 - page.reading.rotation_degrees) % 360}, page.id}));
    TRY(rows_.drop_if_empty(from));
    TRY(change.commit());
    return home;
}

Result<record::SubmissionId> Work::home_of_number(const record::SubmissionId& from,
                                                  const reading::PageReading& reading) {
    const std::string_view serial = reading.code->serial.text;
    for (const FormRow& row :
         TRY(rows_.where("WHERE serial = ? AND NOT EXISTS (SELECT 1 FROM page WHERE "
                         "page.form = form.id AND sheet_page = ?)",
                         {serial, std::int64_t{reading.code->page}})))
        return row.id;
    const forms::Sheet* sheet = room_.catalogue.sheet(reading.code->sheet);
    const forms::Form* form = sheet ? room_.catalogue.form(sheet->form) : nullptr;
    const forms::Municipality* of = form ? room_.catalogue.municipality_of(*form) : nullptr;
    const bool foreign =
        of && !room_.options.municipality.empty() && of->id != room_.options.municipality;
    const std::string_view aside = !of ? aside_unknown : foreign ? aside_foreign : "";
    const record::FormRef ref = sheet ? sheet->form : record::FormRef{};
    const record::SubmissionId id = record::random_submission_id();
    TRY(room_.store.run(
        "INSERT INTO form (id, place, batch, arrived, form, version, serial, pages_of_sheet, "
        "aside) SELECT ?, (SELECT max(place) + 1 FROM form), batch, arrived, ?, ?, ?, ?, ? FROM "
        "form WHERE id = ?",
        {BytesView(id.bytes), std::string_view(ref.id), std::int64_t{ref.version}, serial,
         std::int64_t(sheet ? sheet->pages.size() : 1), aside, BytesView(from.bytes)}));
    return id;
}

} // namespace tycktill::queue
