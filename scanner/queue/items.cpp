#include "scanner/queue/items.h"

#include "scanner/queue/queue_fault.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::queue {

namespace {

/// A letter's text goes where its form wants the story.
void name_story(const forms::Form& form, std::vector<returned::FormPage>& pages) {
    const forms::Field* story = form.with_role(forms::FieldRole::Story);
    if (!story)
        return;
    for (returned::FormPage& page : pages)
        for (reading::FieldReading& field : page.reading.fields)
            if (field.field == letter_text)
                field.field = story->id;
}

/// Pages that go along and are none of the form's own; of a letter all but the first.
int attachments_of(const QueuedForm& form) {
    const auto& attached = form.assembled.attached;
    const auto own = [&](std::int64_t id) {
        return std::any_of(form.returned.pages.begin(), form.returned.pages.end(),
                           [&](const returned::FormPage& page) {
                               return page.id == id && page.reading.code.has_value();
                           });
    };
    const auto count =
        std::count_if(attached.begin(), attached.end(), [&](auto id) { return !own(id); });
    return static_cast<int>(form.item.letter && count > 0 ? count - 1 : count);
}

} // namespace

QueueItem Items::item_of(const FormRow& row) const {
    QueueItem item;
    item.id = row.id;
    item.by_staff = row.by_staff;
    item.letter = row.serial.empty() && !row.by_staff;
    item.form = row.form;
    item.serial = row.serial;
    item.arrived = row.arrived;
    item.batch = row.batch;
    return item;
}

Result<QueuedForm> Items::assembled(const FormRow& row) const {
    QueuedForm result;
    result.form = room_.catalogue.form(row.form);
    if (result.form)
        result.municipality = room_.catalogue.municipality_of(*result.form);
    result.returned.pages = TRY(rows_.pages_of(row));
    result.returned.pages_of_sheet = row.pages_of_sheet;
    // What was decided stays so, whatever is found to have the same number since.
    if (row.sealed_decision.empty())
        result.returned.seen_before = TRY(seen_before(row, result.returned.pages));
    if (result.form && row.serial.empty() && !row.by_staff)
        name_story(*result.form, result.returned.pages);
    result.settled = TRY(rows_.settled_of(row));
    result.item = item_of(row);
    QueueItem& item = result.item;
    item.second_look = TRY(rows_.first_look(row));
    item.title = item.letter ? "Brev" : result.form ? result.form->title.in("sv") : "Blankett";
    item.pages = static_cast<int>(result.returned.pages.size());
    item.aside = TRY(aside_in_words(row, result.municipality));
    if (item.letter)
        item.after = TRY(number_before(row));
    result.assembled = returned::assemble(
        result.form, result.returned, result.settled, circumstances(result),
        result.municipality ? result.municipality->postnummer : std::vector<std::string>());
    if (!item.aside.empty())
        item.kinds.push_back(row.aside == aside_person ? reading::DoubtKind::Parked
                                                       : reading::DoubtKind::Foreign);
    if (!item.second_look.empty())
        item.kinds.push_back(reading::DoubtKind::SecondLook);
    if (item.letter && row.form.id.empty()) // which form it counts as is asked first
        item.kinds.push_back(reading::DoubtKind::Letter);
    for (const returned::Doubt& doubt : result.assembled.doubts)
        item.kinds.push_back(doubt.kind);
    item.doubts = static_cast<int>(result.assembled.doubts.size()) +
                  (item.letter && row.form.id.empty() ? 1 : 0);
    item.attachments = attachments_of(result);
    item.reason = !item.aside.empty() ? item.aside
                  : !item.second_look.empty()
                      ? "Ska ses av en person till, efter " + item.second_look + "."
                  : result.assembled.doubts.empty() ? ""
                                                    : result.assembled.doubts.front().why;
    return result;
}

Result<std::string> Items::aside_in_words(const FormRow& row,
                                          const forms::Municipality* municipality) const {
    if (row.aside == aside_foreign)
        return "Blanketten hör till " + (municipality ? municipality->name : "en annan kommun") +
               ".";
    if (row.aside == aside_unknown)
        return std::string(
            "Blanketten är okänd här: en annan kommuns, eller en version som saknas.");
    if (row.aside == aside_person)
        return text_of(
            TRY(record::open_box(room_.key, row.sealed_aside, bound_form(row.id.bytes))));
    return std::string();
}

forms::Circumstances Items::circumstances(const QueuedForm& form) const {
    forms::Circumstances facts;
    facts.channel = form.item.by_staff ? record::Channel::Staff : record::Channel::Paper;
    facts.language = room_.options.language;
    facts.arrived = form.item.arrived;
    facts.unit = room_.options.unit;
    facts.serial = form.item.serial;
    for (const auto& [key, values] : form.settled)
        if (values.empty() || returned::is_illegible(values))
            facts.left_empty.push_back(key);
    return facts;
}

Result<std::vector<QueueItem>> Items::list() const {
    std::vector<QueueItem> items;
    std::vector<std::pair<QueueItem, Summaries::Kept>> made;
    for (FormRow& row : TRY(rows_.where("WHERE sealed_decision IS NULL", {}))) {
        Summaries::Kept kept{std::move(row.summary), row.changes};
        QueueItem item = item_of(row);
        if (!summaries_.read(kept, item)) {
            item = TRY(assembled(row)).item;
            made.emplace_back(item, Summaries::Kept{{}, row.changes});
        }
        items.push_back(std::move(item));
    }
    summaries_.keep(made);
    return items;
}

Result<std::vector<Batch>> Items::batches() const {
    return batches(TRY(list()));
}

Result<std::vector<Batch>> Items::batches(const std::vector<QueueItem>& items) const {
    std::map<std::int64_t, Batch> found;
    store::Statement statement = TRY(room_.store.query(
        "SELECT batch.id, batch.arrived, batch.sealed_name, coalesce(sum(file.failed), 0) "
        "FROM batch LEFT JOIN file ON file.batch = batch.id GROUP BY batch.id"));
    while (TRY(statement.next())) {
        Batch batch;
        batch.id = statement.number(0);
        batch.arrived = TRY(parse_day(statement.text(1)));
        if (!statement.is_null(2))
            batch.name = text_of(
                TRY(record::open_box(room_.key, statement.bytes(2), bound_batch(batch.id))));
        batch.failed_pages = static_cast<int>(statement.number(3));
        found[batch.id] = std::move(batch);
    }
    for (const QueueItem& item : items) {
        Batch& batch = found[item.batch];
        ++batch.forms;
        batch.doubts += item.doubts;
        batch.attachments += item.attachments;
        batch.forms_in_doubt += item.doubts > 0;
    }
    for (const FormRow& row : TRY(rows_.where("WHERE sealed_decision IS NOT NULL", {})))
        ++found[row.batch].decided;
    std::vector<Batch> waiting;
    for (auto& [id, batch] : found)
        if (batch.forms > 0 || batch.decided > 0)
            waiting.push_back(std::move(batch));
    return waiting;
}

Result<QueuedForm> Items::load(const record::SubmissionId& id) const {
    return assembled(TRY(rows_.of(id)));
}

Result<PackedPicture> Items::packed_picture(std::int64_t page) const {
    store::Statement statement = TRY(room_.store.query(
        "SELECT sealed_bytes, turned FROM picture JOIN page ON page.id = page WHERE page = ?",
        {page}));
    if (!TRY(statement.next()))
        return fail(QueueFault::NoPicture,
                    "there is no picture of this page; it could not be decoded");
    PackedPicture packed;
    packed.bytes = TRY(record::open_box(room_.key, statement.bytes(0), bound_picture(page)));
    packed.turned = static_cast<int>(statement.number(1));
    return packed;
}

Result<pages::Image> Items::picture(std::int64_t page) const {
    return TRY(packed_picture(page)).unpacked();
}

Result<record::SubmissionId> Items::find(std::string_view beginning) const {
    const std::string wanted = lower_case(beginning);
    store::Statement statement = TRY(room_.store.query("SELECT id FROM form"));
    std::vector<record::SubmissionId> found;
    while (TRY(statement.next())) {
        const record::SubmissionId id = TRY(submission_id_of(statement.bytes(0)));
        if (to_text(id).rfind(wanted, 0) == 0)
            found.push_back(id);
    }
    if (found.size() == 1)
        return found.front();
    return fail(QueueFault::NoSuchForm,
                (found.empty() ? "there is no form " : "several forms begin with ") + wanted +
                    "; see tycktill-scan queue");
}

Result<std::int64_t> Items::finished_on(Day day) const {
    const std::string text = iso(day);
    return room_.store.number("SELECT count(*) FROM finished WHERE day = ?",
                              {std::string_view(text)});
}

Result<std::string> Items::number_before(const FormRow& row) const {
    store::Statement before = TRY(room_.store.query(
        "SELECT serial FROM form WHERE batch = ? AND place < ? ORDER BY place DESC LIMIT 1",
        {row.batch, row.place}));
    return TRY(before.next()) ? before.text(0) : std::string();
}

} // namespace tycktill::queue
