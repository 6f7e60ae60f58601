// How an item leaves the queue: sealed to the office, or rejected.
#include "scanner/queue/sending.h"
#include "scanner/queue/archive_page.h"
#include "scanner/queue/page_picture.h"
#include "scanner/queue/page_view.h"
#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/reading_json.h"
#include "shared/pdf/page_notes.h"
#include "shared/record/code_reply.h"
#include "shared/record/slip_keys.h"

#include <nlohmann/json.hpp>

namespace tycktill::queue {

namespace {

using Json = nlohmann::json;

/// Per field what the machine read, how sure it was and what a person said: sealed with the pages, so
/// that the office can see who decided what.
record::Attachment audit_of(const QueuedForm& form, const Json& originals) {
    Json fields = Json::array();
    for (const returned::AssembledField& field : form.assembled.fields)
        fields.push_back({{"field", field.field},
                          {"value", field.value},
                          {"read", field.read},
                          {"confidence", field.confidence},
                          {"by", field.by_person ? "person" : "machine"}});
    const Json audit{{"fields", fields},
                     {"notes", form.assembled.notes},
                     {"missing_pages", form.assembled.missing_pages},
                     {"originals_sha256", originals}};
    return {"reading.json", "application/json",
            bytes_of(audit.dump(-1, ' ', false, Json::error_handler_t::replace))};
}

std::string what_is_left(const returned::Assembled& assembled) {
    std::string keys;
    for (const returned::Doubt& doubt : assembled.doubts)
        keys += (keys.empty() ? "" : ", ") + doubt.key + " (" + to_text(doubt.kind) + ")";
    return keys;
}

/// What the office should know and no field says.
std::vector<std::string> flags_of(const QueuedForm& form, const forms::Circumstances& facts) {
    std::vector<std::string> flags;
    if (form.item.letter)
        flags.push_back("brev");
    if (form.item.by_staff)
        flags.push_back("nedtecknad av personal");
    for (const std::string& key : facts.left_empty) {
        const forms::Field* field = form.form->find(key);
        const auto said = form.settled.find(key);
        if (field && said != form.settled.end() && returned::is_illegible(said->second))
            flags.push_back("går inte att läsa: " + key);
        else if (field && field->required)
            flags.push_back("inte ifyllt: " + key);
    }
    for (const int page : form.assembled.missing_pages)
        flags.push_back("sida " + std::to_string(page) + " saknas");
    return flags;
}

/// Who wants an answer by the slip's code gets it by the key that was registered when the slip was printed.
Result<std::string> reply_flag(const QueuedForm& form, const std::filesystem::path& data_folder) {
    const forms::Field* reply = form.form->with_role(forms::FieldRole::Reply);
    if (!form.form->reply.reply_by_code || reply == nullptr ||
        !form.assembled.answers.chosen(reply->id, "kod"))
        return std::string();
    const auto key = TRY(record::slip_key(data_folder, form.item.serial, form.municipality->id));
    return key ? record::reply_key_flag(*key) : std::string("blankettens kod är inte känd här");
}

std::string extension_of(const std::string& media_type) {
    return media_type == "image/tiff" ? ".tif" : ".jpg";
}

/// In the order that they go along.
std::vector<const returned::FormPage*> attached_pages(const QueuedForm& form) {
    std::vector<const returned::FormPage*> pages;
    for (const std::int64_t id : form.assembled.attached)
        for (const returned::FormPage& page : form.returned.pages)
            if (page.id == id)
                pages.push_back(&page);
    return pages;
}

} // namespace

Result<std::vector<record::Attachment>> Sending::attachments(const QueuedForm& form) const {
    std::vector<record::Attachment> files;
    if (form.item.by_staff)
        return files; // there is no paper
    std::vector<pdf::ArchivePage> pages = TRY(archive_pages(form));
    for (pdf::ArchivePage& page : pages) {
        const std::string type = media_type_of(page.image);
        files.push_back({"page-" + std::to_string(files.size() + 1) + extension_of(type), type,
                         std::move(page.image)});
    }
    store::Statement origin =
        TRY(room_.store.query("SELECT DISTINCT file FROM page WHERE form = ? ORDER BY id",
                              {BytesView(form.item.id.bytes)}));
    Json originals = Json::array();
    while (TRY(origin.next()))
        originals.push_back(to_hex(origin.bytes(0)));
    files.push_back(audit_of(form, originals));
    files.push_back({pdf::page_notes_name, "application/json", pdf::to_page_notes(pages)});
    return with_views(std::move(files), form);
}

/// A view beside each page whose sheet is known, with the page's own number.
Result<std::vector<record::Attachment>> Sending::with_views(std::vector<record::Attachment> files,
                                                            const QueuedForm& form) const {
    int number = 0;
    for (const returned::FormPage* page : attached_pages(form)) {
        if (!TRY(has_picture(*page)))
            continue;
        ++number;
        const pages::Image upright = TRY(TRY(items_.packed_picture(page->id)).unpacked());
        if (auto view = TRY(view_of(upright, *page, form, room_.catalogue)))
            files.push_back({pdf::page_view_prefix + std::to_string(number) + ".jpg", "image/jpeg",
                             std::move(*view)});
    }
    return files;
}

/// A page that could not be decoded has none: its settled doubt says so.
Result<bool> Sending::has_picture(const returned::FormPage& page) const {
    return TRY(room_.store.number("SELECT count(*) FROM picture WHERE page = ?", {page.id})) > 0;
}

Result<std::vector<pdf::ArchivePage>> Sending::archive_pages(const QueuedForm& form) const {
    std::vector<pdf::ArchivePage> pages;
    for (const returned::FormPage* page : attached_pages(form)) {
        if (!TRY(has_picture(*page)))
            continue;
        pages.push_back(described(*page, form, room_.catalogue));
        pages.back().image = TRY(TRY(items_.packed_picture(page->id)).upright());
    }
    return pages;
}

Result<Bytes> Sending::archived(const record::SubmissionId& id,
                                const std::filesystem::path& font) const {
    const QueuedForm form = TRY(items_.load(id));
    const auto pages = TRY(archive_pages(form));
    return pdf::archive_pdf(pages, archive_facts(form), font);
}

Result<void> Sending::check_ready(const QueuedForm& form) const {
    if (!form.item.aside.empty())
        return fail(QueueFault::Aside, "the form lies aside; take it back first");
    if (!form.form || !form.municipality)
        return fail(QueueFault::NoFormChosen, "no form is chosen; settle @form=MUNICIPALITY/FORM");
    if (!form.assembled.doubts.empty())
        return fail(QueueFault::NotSettled,
                    std::to_string(form.assembled.doubts.size()) +
                        " doubts are left: " + what_is_left(form.assembled));
    const forms::Faults faults =
        forms::check(*form.form, form.assembled.answers, items_.circumstances(form));
    if (!faults.empty())
        return fail(QueueFault::BreaksRules,
                    "the form cannot be sent: " + faults.front().field + ": " + faults.front().why);
    return {};
}

Result<record::Submission> Sending::submission(const QueuedForm& form) const {
    TRY(check_ready(form));
    forms::Circumstances facts = items_.circumstances(form);
    facts.attachments = TRY(attachments(form));
    facts.flags = flags_of(form, facts);
    if (const std::string flag = TRY(reply_flag(form, room_.options.data_folder)); !flag.empty())
        facts.flags.push_back(flag);
    auto made = forms::finalize(*form.municipality, *form.form, form.assembled.answers, facts);
    if (const forms::Faults* faults = std::get_if<forms::Faults>(&made))
        return fail(QueueFault::BreaksRules,
                    "the form cannot be sent: " +
                        (faults->empty() ? std::string("unknown reason")
                                         : faults->front().field + ": " + faults->front().why));
    record::Submission submission = std::move(std::get<record::Submission>(made));
    // The item's own id: a repeat after a crash is then known as the same submission.
    submission.id = form.item.id;
    return submission;
}

Result<void> Sending::accept(const record::SubmissionId& id, store::Outbox& outbox,
                             const record::Recipients& recipients, Day today) {
    const QueuedForm form = TRY(items_.load(id));
    const record::Envelope envelope = TRY(record::seal(TRY(submission(form)), recipients));
    TRY(outbox.keep(envelope, form.item.arrived));
    return finish(form, true, "", today);
}

namespace {

bool has_sheet_page(const std::vector<returned::FormPage>& pages, int number) {
    return std::any_of(pages.begin(), pages.end(), [&](const returned::FormPage& page) {
        return page.reading.code && page.reading.code->page == number;
    });
}

/// Whether two items of one number are the same paper fed twice: what both have says the same.
bool are_doubles(const std::vector<returned::FormPage>& a,
                 const std::vector<returned::FormPage>& b) {
    int shared = 0;
    for (const returned::FormPage& one : a)
        for (const returned::FormPage& other : b) {
            if (!one.reading.code || !other.reading.code ||
                one.reading.code->page != other.reading.code->page)
                continue;
            ++shared;
            if (!returned::same_content(one.reading, other.reading))
                return false;
        }
    return shared > 0;
}

} // namespace

/// A double that is rejected takes nothing along: what the other form of its number lacks goes there.
Result<void> Sending::reject(const record::SubmissionId& id, const std::string& why, Day today) {
    const QueuedForm form = TRY(items_.load(id));
    if (form.item.serial.empty())
        return finish(form, false, why, today);
    for (const FormRow& other :
         TRY(rows_.where("WHERE serial = ? AND id <> ? AND sealed_decision IS NULL",
                         {std::string_view(form.item.serial), BytesView(id.bytes)}))) {
        const std::vector<returned::FormPage> there = TRY(rows_.pages_of(other));
        if (!are_doubles(form.returned.pages, there))
            continue;
        store::Transaction change = TRY(room_.store.begin());
        for (const returned::FormPage& page : form.returned.pages)
            if (!page.reading.code ? page.reading.status != reading::PageStatus::Blank
                                   : !has_sheet_page(there, page.reading.code->page))
                TRY(rows_.move_page(page.id, other.id));
        TRY(change.commit());
        break;
    }
    return finish(TRY(items_.load(id)), false, why, today);
}

Result<void> Sending::finish(const QueuedForm& form, bool accepted, const std::string& why,
                             Day today) {
    const record::SubmissionId& id = form.item.id;
    FinishedNote note{why, {}, form.returned.pages.empty() ? 0 : form.returned.pages.front().id};
    for (const returned::FormPage& page : form.returned.pages)
        note.sketches.push_back(returned::content_sketch(page.reading));
    const Bytes sealed =
        record::seal_box(room_.key.public_key, to_bytes(note), bound_form(id.bytes));
    const std::string day = iso(today);
    store::Transaction change = TRY(room_.store.begin());
    TRY(room_.store.run("INSERT OR REPLACE INTO finished (id, serial, day, accepted, sealed_note) "
                        "VALUES (?, ?, ?, ?, ?)",
                        {BytesView(id.bytes), std::string_view(form.item.serial),
                         std::string_view(day), std::int64_t{accepted}, BytesView(sealed)}));
    if (accepted)
        TRY(count_corrections(form));
    TRY(steps_.forget(id));
    TRY(room_.store.run("DELETE FROM form WHERE id = ?", {BytesView(id.bytes)}));
    // Nothing of a file is kept when all its pages have left.
    TRY(room_.store.run(
        "UPDATE file SET sealed_bytes = NULL, sealed_name = NULL WHERE sealed_name IS "
        "NOT NULL AND NOT EXISTS (SELECT 1 FROM page WHERE page.file = file.digest)"));
    TRY(room_.store.run(
        "DELETE FROM original WHERE owner IS NULL AND NOT EXISTS (SELECT 1 FROM page WHERE "
        "page.file = original.file)"));
    return change.commit();
}

} // namespace tycktill::queue
