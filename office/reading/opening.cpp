#include "office/reading/opening.h"

#include "office/archive/reply_shelf.h"
#include "office/reading/part_by_part.h"
#include "office/reading/scan_pdf.h"
#include "shared/pdf/page_notes.h"
#include "shared/record/code_reply.h"
#include "shared/record/envelope_parts.h"

#include "forms/rules/deadlines.h"

#include <algorithm>

namespace tycktill::office {
namespace {

constexpr auto reply_field = "svar";

std::string words_of(const forms::Field& field, const std::string& value) {
    const auto choice = std::find_if(field.choices.begin(), field.choices.end(),
                                     [&](const forms::Choice& each) { return each.id == value; });
    if (choice != field.choices.end())
        return choice->label.in("sv");
    return value;
}

ToldAnswer told(const forms::Field* field, const std::string& id,
                const std::vector<std::string>& values) {
    ToldAnswer answer{id, id, values, values};
    if (!field)
        return answer;
    if (!field->label.empty())
        answer.label = field->label.in("sv");
    for (auto& word : answer.words)
        word = words_of(*field, word);
    return answer;
}

std::vector<ToldAnswer> told_all(const record::Answers& answers, const forms::Form* form) {
    std::vector<ToldAnswer> all;
    if (form)
        for (const auto& field : form->fields)
            if (answers.has(field.id))
                all.push_back(told(&field, field.id, answers.values(field.id)));
    for (const auto& [id, values] : answers.all())
        if (!form || !form->find(id))
            all.push_back(told(nullptr, id, values));
    return all;
}

} // namespace

static Result<record::Envelope> envelope_in(Archive& archive, const record::SubmissionId& id) {
    const auto row = TRY(archive.envelope(id));
    if (!row)
        return fail(to_text(id) + ": has not arrived here");
    if (row->purged)
        return fail(to_text(id) + ": was purged on " + iso(*row->purged));
    if (!row->arrived)
        return fail(to_text(id) + ": not all of it has arrived yet");
    return record::parse_envelope(TRY(archive.content(id)));
}

Result<record::Submission> open_submission(Archive& archive, const record::SubmissionId& id,
                                           const KeyRing& ring) {
    const record::Envelope envelope = TRY(envelope_in(archive, id));
    return open_watched(ring, id,
                        [&](const record::KeyPair& key) { return record::open(envelope, key); });
}

Result<record::Submission> open_without_contact(Archive& archive, const record::SubmissionId& id,
                                                const KeyRing& ring) {
    const record::Envelope envelope = TRY(envelope_in(archive, id));
    return open_watched(
        ring, id, [&](const record::KeyPair& key) { return record::open_matter(envelope, key); });
}

Result<record::Submission> open_words(Archive& archive, const record::SubmissionId& id,
                                      const KeyRing& ring) {
    const record::Envelope envelope = TRY(envelope_in(archive, id));
    return open_with(ring,
                     [&](const record::KeyPair& key) { return record::open_words(envelope, key); });
}

Result<record::Submission> open_contact(Archive& archive, const record::SubmissionId& id,
                                        const KeyRing& ring) {
    const record::Envelope envelope = TRY(envelope_in(archive, id));
    return open_with(
        ring, [&](const record::KeyPair& key) { return record::open_contact(envelope, key); });
}

Result<std::size_t> pages_with(Archive& archive, const record::SubmissionId& id) {
    return record::attachments_in(TRY(envelope_in(archive, id)));
}

Result<std::vector<ScannedPage>>
scanned_pages_with(Archive& archive, const record::SubmissionId& id, const KeyRing& ring) {
    const record::Envelope envelope = TRY(envelope_in(archive, id));
    std::vector<ScannedPage> pages;
    std::map<std::string, std::size_t> views; // "1" of "view-1.jpg"
    constexpr std::string_view view = pdf::page_view_prefix;
    for (std::size_t i = 0; i < record::attachments_in(envelope); ++i) {
        const auto file = TRY(open_with(ring, [&](const record::KeyPair& key) {
            return record::open_attachment(envelope, key, i);
        }));
        if (is_page(file))
            pages.push_back({i, file.media_type, std::nullopt});
        else if (file.name.rfind(view, 0) == 0)
            views[file.name.substr(view.size(), file.name.find('.') - view.size())] = i;
    }
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (const auto its = views.find(std::to_string(i + 1)); its != views.end())
            pages[i].view = its->second;
    return pages;
}

Result<record::Attachment> open_page(Archive& archive, const record::SubmissionId& id,
                                     const KeyRing& ring, std::size_t number) {
    const record::Envelope envelope = TRY(envelope_in(archive, id));
    return open_with(ring, [&](const record::KeyPair& key) {
        return record::open_attachment(envelope, key, number);
    });
}

bool is_possible_arrival(Day arrived, Day received) {
    constexpr std::chrono::days longest_wait{300}; // less than the year that a battery loses
    return arrived <= received && received - arrived <= longest_wait;
}

bool wants_reply(const record::Submission& submission) {
    return !submission.anonymous || record::reply_key_in(submission.flags).has_value();
}

Told tell(const record::Submission& submission, const forms::Catalogue* catalogue) {
    const forms::Form* form = catalogue ? catalogue->form(submission.form) : nullptr;
    const forms::Municipality* municipality =
        catalogue ? catalogue->municipality(submission.municipality) : nullptr;
    Told told;
    told.municipality = municipality ? municipality->name : submission.municipality;
    told.title = form ? form->title.in("sv") : submission.form.id;
    told.matter = told_all(submission.matter, form);
    told.contact = told_all(submission.contact, form);
    if (form && form->deadline) {
        told.due = forms::due_day(submission.arrived, *form->deadline);
        told.promise = promise(submission.arrived, *form->deadline, "sv");
    }
    if (municipality)
        told.levels = municipality->levels;
    const forms::Field* type = form ? form->with_role(forms::FieldRole::Type) : nullptr;
    if (type && submission.matter.has(type->id))
        told.type = words_of(*type, submission.matter.text(type->id));
    return told;
}

std::string route_of(const Told& told) {
    std::string route;
    for (const std::string& level : told.levels)
        route += (route.empty() ? "" : " → ") + level;
    return route;
}

std::string channel_words(record::Channel channel) {
    switch (channel) {
    case record::Channel::Kiosk:
        return "Kiosk";
    case record::Channel::Paper:
        return "Pappersblankett";
    case record::Channel::Staff:
        return "Nedtecknad av personal";
    }
    return "";
}

Result<Reply> seal_reply(const record::SubmissionId& id, const std::string& text, Day day,
                         const record::Recipients& recipients) {
    record::Submission carrier;
    carrier.id = id;
    carrier.form = {"reply", 1};
    carrier.arrived = day;
    carrier.matter.set(reply_field, text);
    return Reply{id, to_bytes(TRY(record::seal(carrier, recipients))), day};
}

Result<std::string> open_reply(const Reply& reply, const KeyRing& ring) {
    const record::Envelope envelope = TRY(record::parse_envelope(reply.sealed));
    const record::Submission carrier = TRY(
        open_with(ring, [&](const record::KeyPair& key) { return record::open(envelope, key); }));
    return carrier.matter.text(reply_field);
}

Result<void> send_to_code(Archive& archive, const record::Submission& submission,
                          const std::string& text, Day today) {
    const auto key = record::reply_key_in(submission.flags);
    if (!key)
        return fail(to_text(submission.id) +
                    ": the person wanted no reply by code; leave --secrecy-checked out to keep it");
    return put_on_shelf(archive, submission.municipality,
                        TRY(record::seal_for_code(iso(today) + "\n" + text, *key)), today);
}

} // namespace tycktill::office
