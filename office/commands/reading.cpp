#include "office/archive/reply_shelf.h"
#include "office/archive/reply_text.h"
#include "office/commands/open_office.h"
#include "office/keys/office_home.h"
#include "office/keys/passphrase.h"
#include "office/reading/opening.h"
#include "office/reading/scan_pdf.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/terminal_text.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

/// The forms' words, or nothing: an office can read without them, by the fields' ids.
std::optional<forms::Catalogue> known_forms() {
    auto catalogue = forms::Catalogue::load(assets_folder());
    if (catalogue)
        return std::move(*catalogue);
    say("forms are not known here, fields are shown by id: " + catalogue.error().what);
    return {};
}

Json json_of(const std::vector<ToldAnswer>& answers) {
    Json all = Json::array();
    for (const auto& answer : answers)
        all.push_back({{"field", answer.field},
                       {"label", answer.label},
                       {"value", answer.values},
                       {"words", answer.words}});
    return all;
}

Json json_of(const record::Submission& submission, const Told& told) {
    Json document{{"id", to_text(submission.id)},
                  {"form", submission.form.id},
                  {"version", submission.form.version},
                  {"title", told.title},
                  {"municipality", submission.municipality},
                  {"unit", submission.unit},
                  {"language", submission.language},
                  {"channel", to_text(submission.channel)},
                  {"arrived", iso(submission.arrived)},
                  {"due", told.due ? Json(iso(*told.due)) : Json(nullptr)},
                  {"promise", told.promise},
                  {"levels", told.levels},
                  {"anonymous", submission.anonymous},
                  {"serial", submission.serial},
                  {"flags", submission.flags},
                  {"answers", json_of(told.matter)},
                  {"contact", json_of(told.contact)}};
    document["attachments"] = Json::array();
    for (const auto& attachment : submission.attachments)
        document["attachments"].push_back({{"name", attachment.name},
                                           {"media_type", attachment.media_type},
                                           {"bytes", attachment.bytes.size()}});
    return document;
}

void print_answers(const std::vector<ToldAnswer>& answers) {
    for (const auto& answer : answers) {
        std::cout << for_terminal(answer.label) << ": ";
        for (std::size_t i = 0; i < answer.words.size(); ++i)
            std::cout << (i ? ", " : "") << for_terminal(answer.words[i]);
        std::cout << "\n";
    }
}

void print(const record::Submission& submission, const Told& told,
           const std::vector<std::string>& replies) {
    std::cout << for_terminal(told.title) << ", " << for_terminal(told.municipality) << "\n"
              << "Inkom " << iso(submission.arrived);
    std::cout << (submission.anonymous ? ", anonym" : "") << "\n";
    if (!told.promise.empty())
        std::cout << "Utlovat den som vill ha svar: " << told.promise << "\n";
    if (!told.levels.empty())
        std::cout << "Handläggs av: " << route_of(told) << "\n";
    std::cout << "\n";
    print_answers(told.matter);
    if (!told.contact.empty())
        std::cout << "\n";
    print_answers(told.contact);
    for (const auto& flag : submission.flags)
        std::cout << "Obs: " << for_terminal(flag) << "\n";
    if (const int pages = scanned_pages(submission); pages > 0)
        std::cout << "Sidor: " << pages << "\n";
    for (const auto& reply : replies)
        std::cout << "\nSvar: " << for_terminal(reply) << "\n";
}

std::string rest_of_input() {
    std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

Json inbox_row(const ArchivedEnvelope& row) {
    return Json{{"id", to_text(row.id)},
                {"station", row.station},
                {"arrived", row.arrived ? Json(iso(*row.arrived)) : Json(nullptr)},
                {"state", row.purged    ? "purged"
                          : row.arrived ? "received"
                                        : "incomplete"}};
}

void add_opened(Json& document, Archive& archive, const ArchivedEnvelope& row, const KeyRing& key,
                const forms::Catalogue* catalogue) {
    const auto submission = open_submission(archive, row.id, key);
    if (!submission) {
        document["error"] = submission.error().what;
        return;
    }
    const Told told = tell(*submission, catalogue);
    document["form"] = submission->form.id;
    document["version"] = submission->form.version;
    document["municipality"] = submission->municipality;
    document["unit"] = submission->unit;
    document["type"] = told.type;
    document["channel"] = to_text(submission->channel);
    document["anonymous"] = submission->anonymous;
    document["handed_in"] = iso(submission->arrived);
    document["handed_in_possible"] = is_possible_arrival(submission->arrived, *row.arrived);
    document["due"] = told.due ? Json(iso(*told.due)) : Json(nullptr);
    document["pages"] = scanned_pages(*submission);
}

} // namespace

Result<int> run_inbox(const OfficePlace& place, Format format) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    std::optional<KeyRing> key;
    std::optional<forms::Catalogue> catalogue;
    if (passphrase_is_given()) {
        key = TRY(unlock_private_key(home, TRY(take_passphrase(AskTwice::No))));
        catalogue = known_forms();
    } else {
        say("set TYCKTILL_OFFICE_PASSPHRASE to see what they are about");
    }
    int status = 0;
    for (const auto& row : TRY(archive->envelopes())) {
        Json document = inbox_row(row);
        if (key && row.arrived && !row.purged)
            add_opened(document, *archive, row, *key, catalogue ? &*catalogue : nullptr);
        if (document.contains("error")) {
            say(document["error"].get<std::string>());
            status = 1;
        }
        if (format == Format::Json)
            std::cout << document.dump() << "\n";
        else
            std::cout << document["id"].get<std::string>() << "  "
                      << (row.arrived ? iso(*row.arrived) : "          ") << "  "
                      << document["state"].get<std::string>() << "  " << row.station << "  "
                      << for_terminal(document.value("form", "")) << "  "
                      << for_terminal(document.value("type", "")) << "\n";
    }
    return status;
}

Result<int> run_show(const OfficePlace& place, const ShowWish& wish) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const record::SubmissionId id = TRY(record::parse_submission_id(wish.id));
    const auto archive = TRY(open_archive(home.store));
    const KeyRing key = wish.escrow.empty()
                            ? TRY(unlock_private_key(home, TRY(take_passphrase(AskTwice::No))))
                            : KeyRing(TRY(read_escrow_key(wish.escrow)));
    if (key.watch) // a person asks for this very one: it is tried, whatever it did before
        key.watch->forgive(id);
    const record::Submission submission = TRY(open_submission(*archive, id, key));
    // With the contact: logged before it is shown.
    TRY(note_operator(home, audit::Act::OpenContact, to_text(id), "show"));
    const auto catalogue = known_forms();
    const Told told = tell(submission, catalogue ? &*catalogue : nullptr);
    std::vector<std::string> replies;
    for (const auto& reply : TRY(archive->replies(id)))
        replies.push_back(TRY(open_reply(reply, key)));
    if (wish.format == Format::Json) {
        Json document = json_of(submission, told);
        document["replies"] = replies;
        std::cout << document.dump() << "\n";
    } else {
        print(submission, told, replies);
    }
    if (!wish.scan.empty())
        TRY(write_file(wish.scan, TRY(scan_pdf(submission, catalogue ? &*catalogue : nullptr))));
    return 0;
}

Result<int> run_reply(const OfficePlace& place, const ReplyWish& wish) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const record::SubmissionId id = TRY(record::parse_submission_id(wish.id));
    const auto archive = TRY(open_archive(home.store));
    const auto row = TRY(archive->envelope(id));
    if (!row || !row->arrived || row->purged)
        return fail(wish.id + ": there is nothing here to reply to");
    const Day today = SystemClock().today();
    const std::string text = with_plain_breaks(wish.text.empty() ? rest_of_input() : wish.text);
    if (text.empty())
        return fail("there is no reply: write it to standard input, or after --text");
    if (wish.secrecy_checked) {
        const KeyRing key = TRY(unlock_private_key(home, TRY(take_passphrase(AskTwice::No))));
        const record::Submission submission = TRY(open_without_contact(*archive, id, key));
        TRY(send_to_code(*archive, submission, text, today));
        if (const auto gone = TRY(beyond_shelf(*archive, submission.municipality, today)); gone > 0)
            say("the kiosks' shelf is full: " + std::to_string(gone) +
                " older replies can no longer be read there; tell those people in another way");
    }
    TRY(note_operator(home, audit::Act::Do, to_text(id), "reply"));
    TRY(archive->add_reply(TRY(seal_reply(id, text, today, home.recipients))));
    say("the reply is kept, sealed, with " + wish.id);
    if (wish.secrecy_checked)
        say("every kiosk of the municipality gets it, for who has the code");
    return 0;
}

} // namespace tycktill::office
