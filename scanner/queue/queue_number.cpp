// A page whose code no machine could read, and whose printed number a person typed.
#include "scanner/queue/page_picture.h"
#include "scanner/queue/queue_rows.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/reading_json.h"
#include "scanner/read_page.h"

#include <algorithm>

namespace tycktill {

Result<SubmissionId> Queue::read_with_number(const SubmissionId& id, const std::string& number,
                                             const ReadText& read_text) {
    const Serial serial = TRY(parse_serial(number));
    const QueuedForm item = TRY(load(id));
    const auto& pages = item.returned.pages;
    const auto page = std::find_if(pages.begin(), pages.end(), [](const FormPage& one) {
        return !one.reading.code && one.reading.status != PageStatus::Blank;
    });
    if (page == pages.end())
        return fail("every page of this item has its code; there is nothing to read again");
    const Image image = TRY(picture(page->id));
    const Reader reader{[this](const SheetFingerprint& print) { return catalogue_.sheet(print); },
                        read_text};
    FormPage again;
    again.reading = read_page(image, reader, {serial, catalogue_.sheets()});
    if (again.reading.status != PageStatus::Read || !again.reading.code)
        return fail("the page fits no sheet with the number " + serial.text + " (" +
                    again.reading.why + "); settle it as a letter");
    again.id = page->id;
    again.reading.source = page->reading.source;
    again.reading.page = page->reading.page;
    return move_to_number(id, again);
}

/// The page leaves its letter and lies with its number: a form that waits for it, or a new one.
Result<SubmissionId> Queue::move_to_number(const SubmissionId& from, const FormPage& page) {
    Transaction change = TRY(store_.begin());
    const std::int64_t forms = TRY(store_.number("SELECT count(*) FROM form"));
    const SubmissionId home = TRY(home_of_number(from, page.reading));
    const bool made = TRY(store_.number("SELECT count(*) FROM form")) > forms;
    const std::int64_t step = TRY(made ? begin_step({}, {from}) : begin_step({}, {from, home}));
    TRY(store_.run("INSERT OR IGNORE INTO step_form (step, form) VALUES (?, ?)",
                   {step, BytesView(home.bytes)}));
    TRY(keep_pages(step, from));
    const Bytes sealed = seal_box(key_.public_key, to_bytes(page), bound_reading(page.id));
    // The picture that is shown is always upright.
    TRY(store_.run("UPDATE page SET form = ?, sheet_page = ?, sealed_reading = ?, turned = (turned "
                   "+ ?) % 360 WHERE id = ?",
                   {BytesView(home.bytes), std::int64_t{page.reading.code->page}, BytesView(sealed),
                    std::int64_t{(360 - page.reading.rotation_degrees) % 360}, page.id}));
    TRY(drop_if_empty(from));
    TRY(change.commit());
    return home;
}

Result<SubmissionId> Queue::home_of_number(const SubmissionId& from, const PageReading& reading) {
    const std::string_view serial = reading.code->serial.text;
    for (const Row& row : TRY(rows("WHERE serial = ? AND NOT EXISTS (SELECT 1 FROM page WHERE "
                                   "page.form = form.id AND sheet_page = ?)",
                                   {serial, std::int64_t{reading.code->page}})))
        return row.id;
    const Sheet* sheet = catalogue_.sheet(reading.code->sheet);
    const Form* form = sheet ? catalogue_.form(sheet->form) : nullptr;
    const Municipality* of = form ? catalogue_.municipality_of(*form) : nullptr;
    const bool foreign = of && !options_.municipality.empty() && of->id != options_.municipality;
    const std::string_view aside = !of ? aside_unknown : foreign ? aside_foreign : "";
    const FormRef ref = sheet ? sheet->form : FormRef{};
    const SubmissionId id = random_submission_id();
    TRY(store_.run(
        "INSERT INTO form (id, place, batch, arrived, form, version, serial, pages_of_sheet, "
        "aside) SELECT ?, (SELECT max(place) + 1 FROM form), batch, arrived, ?, ?, ?, ?, ? FROM "
        "form WHERE id = ?",
        {BytesView(id.bytes), std::string_view(ref.id), std::int64_t{ref.version}, serial,
         std::int64_t(sheet ? sheet->pages.size() : 1), aside, BytesView(from.bytes)}));
    return id;
}

} // namespace tycktill
