#include "shared/record/submission.h"

#include "shared/base/json_bounds.h"
#include "shared/record/sodium.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tycktill::record {
namespace {

using nlohmann::json;
constexpr int document_format = 1;

/// Text that is not UTF-8 becomes replacement characters rather than an exception.
Bytes canonical(const json& document) {
    return bytes_of(document.dump(-1, ' ', false, json::error_handler_t::replace));
}

json to_json(const Answers& answers) {
    json document = json::object();
    for (const auto& [field, values] : answers.all())
        document[field] = values;
    return document;
}

Result<std::string> text_at(const json& document, const char* key) {
    const auto found = document.find(key);
    if (found == document.end() || !found->is_string())
        return fail(std::string("a submission without a text '") + key + "'");
    return found->get<std::string>();
}

Result<std::vector<std::string>> texts_of(const json& list, const char* name) {
    std::vector<std::string> texts;
    if (!list.is_array())
        return fail(std::string("a submission whose '") + name + "' is not a list");
    for (const json& member : list) {
        if (!member.is_string() || member.get_ref<const std::string&>().empty())
            return fail(std::string("a submission with something else than text in '") + name +
                        "'");
        texts.push_back(member.get<std::string>());
    }
    return texts;
}

Result<Answers> answers_at(const json& document, const char* key) {
    const auto found = document.find(key);
    if (found == document.end() || !found->is_object())
        return fail(std::string("a submission without '") + key + "'");
    Answers answers;
    for (const auto& [field, values] : found->items()) {
        auto texts = TRY(texts_of(values, key));
        if (texts.empty())
            return fail(std::string("a submission with an empty answer in '") + key + "'");
        answers.set(field, std::move(texts));
    }
    return answers;
}

/// A station's key makes an envelope, and one that was stolen may put anything in it: spelling a deep tree
/// anew would end the program that opened it.
constexpr JsonBounds submission_bounds{4 << 20, 4, 20'000};

/// Only bytes that we would have written ourselves are taken: one submission, one spelling.
Result<json> parse_canonical(BytesView bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (const auto within = check_json_bounds(text, submission_bounds); !within)
        return fail("a submission that no station of ours wrote: " + within.error().what);
    json document = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!document.is_object())
        return fail("a submission that is not JSON");
    const Bytes again = canonical(document);
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()))
        return fail("a submission that is not in canonical JSON");
    if (document.value("format", json(0)) != json(document_format))
        return fail("a submission of a format that this program does not know; upgrade it");
    return document;
}

Result<FormRef> form_of(const json& document) {
    FormRef form;
    form.id = TRY(text_at(document, "form"));
    const auto version = document.find("version");
    if (version == document.end() || !version->is_number_integer() || *version < 1 ||
        *version > 1'000'000)
        return fail("a submission without the form's version");
    form.version = version->get<int>();
    return form;
}

} // namespace

SubmissionId random_submission_id() {
    ready_sodium();
    SubmissionId id;
    randombytes_buf(id.bytes.data(), id.bytes.size());
    return id;
}

std::string to_text(const SubmissionId& id) {
    return to_hex(id.bytes);
}

Result<SubmissionId> parse_submission_id(std::string_view text) {
    SubmissionId id;
    const auto bytes = from_hex(text);
    if (!bytes || bytes->size() != id.bytes.size())
        return fail("'" + std::string(text.substr(0, 64)) +
                    "' is not an id; write 32 hexadecimal digits");
    std::copy(bytes->begin(), bytes->end(), id.bytes.begin());
    return id;
}

std::string to_text(Channel channel) {
    switch (channel) {
    case Channel::Kiosk:
        return "kiosk";
    case Channel::Paper:
        return "paper";
    case Channel::Staff:
        break;
    }
    return "staff";
}

Result<Channel> parse_channel(std::string_view text) {
    for (const Channel channel : {Channel::Kiosk, Channel::Paper, Channel::Staff})
        if (to_text(channel) == text)
            return channel;
    return fail("'" + std::string(text.substr(0, 64)) +
                "' is not a channel; write kiosk, paper or staff");
}

Bytes matter_bytes(const Submission& submission) {
    return canonical({{"format", document_format},
                      {"id", to_text(submission.id)},
                      {"form", submission.form.id},
                      {"version", submission.form.version},
                      {"municipality", submission.municipality},
                      {"unit", submission.unit},
                      {"language", submission.language},
                      {"channel", to_text(submission.channel)},
                      {"arrived", iso(submission.arrived)},
                      {"anonymous", submission.anonymous},
                      {"serial", submission.serial},
                      {"flags", submission.flags},
                      {"matter", to_json(submission.matter)}});
}

Bytes contact_bytes(const Submission& submission) {
    if (submission.contact.empty())
        return {};
    return canonical({{"format", document_format},
                      {"id", to_text(submission.id)},
                      {"contact", to_json(submission.contact)}});
}

Result<Submission> parse_submission(BytesView matter, BytesView contact,
                                    std::vector<Attachment> attachments) {
    const json document = TRY(parse_canonical(matter));
    Submission submission;
    submission.id = TRY(parse_submission_id(TRY(text_at(document, "id"))));
    submission.form = TRY(form_of(document));
    submission.municipality = TRY(text_at(document, "municipality"));
    submission.unit = TRY(text_at(document, "unit"));
    submission.language = TRY(text_at(document, "language"));
    submission.channel = TRY(parse_channel(TRY(text_at(document, "channel"))));
    submission.arrived = TRY(parse_day(TRY(text_at(document, "arrived"))));
    submission.serial = TRY(text_at(document, "serial"));
    const auto anonymous = document.find("anonymous");
    if (anonymous == document.end() || !anonymous->is_boolean())
        return fail("a submission that does not say whether it is anonymous");
    submission.anonymous = anonymous->get<bool>();
    submission.flags = TRY(texts_of(document.value("flags", json()), "flags"));
    submission.matter = TRY(answers_at(document, "matter"));
    submission.attachments = std::move(attachments);
    if (contact.empty())
        return submission;
    const json reply = TRY(parse_canonical(contact));
    if (TRY(text_at(reply, "id")) != to_text(submission.id))
        return fail("contact details that belong to another submission");
    submission.contact = TRY(answers_at(reply, "contact"));
    return submission;
}

} // namespace tycktill::record
