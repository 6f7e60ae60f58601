#include "office/arrivals/take_in.h"
#include "forms/rules/finalize.h"
#include "forms/rules/staff_form.h"
#include "office/commands/matter_commands.h"
#include "office/commands/open_office.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/text.h"

#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

constexpr std::pair<const char*, const char*> ways[] = {{"telephone", "telefon"},
                                                        {"visit", "besok"},
                                                        {"letter", "brev"},
                                                        {"e-mail", "epost"},
                                                        {"sms", "sms"},
                                                        {"web", "webb"},
                                                        {"ombudsman", "aldreombudsman"}};

constexpr std::pair<const char*, const char*> media_types[] = {
    {".pdf", "application/pdf"}, {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"},
    {".png", "image/png"},       {".tif", "image/tiff"}, {".tiff", "image/tiff"},
    {".eml", "message/rfc822"}};

Result<std::string> way_of(const std::string& word) {
    for (const auto& [english, swedish] : ways)
        if (word == english || word == swedish)
            return std::string(swedish);
    return fail("--way " + word +
                ": write telephone, visit, letter, e-mail, sms, web or ombudsman");
}

/// {"field": "text" or ["choice"]}
Result<record::Answers> answers_in(const std::string& file) {
    std::string text;
    if (file == "-")
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    else
        text = TRY(read_text(file, 1 << 20));
    const auto document = nlohmann::json::parse(text, nullptr, false);
    const auto wrong = [&] {
        return fail("--answers " + file +
                    ": write a JSON object, {\"beskrivning\": \"…\", \"typ\": "
                    "\"klagomal\"}");
    };
    if (!document.is_object())
        return wrong();
    record::Answers answers;
    for (const auto& [field, value] : document.items()) {
        std::vector<std::string> values;
        for (const auto& one : value.is_array() ? value : nlohmann::json::array({value})) {
            if (!one.is_string())
                return wrong();
            values.push_back(one.get<std::string>());
        }
        answers.set(field, std::move(values));
    }
    return answers;
}

/// Named by their order: a file's own name may tell of a person.
Result<std::vector<record::Attachment>> attachments_in(const std::vector<std::string>& files) {
    constexpr std::size_t most_bytes = 32u << 20;
    std::vector<record::Attachment> all;
    for (const std::string& file : files) {
        const std::string ending = lower_case(fs::path(file).extension().string());
        const auto type = std::find_if(std::begin(media_types), std::end(media_types),
                                       [&](const auto& one) { return ending == one.first; });
        if (type == std::end(media_types))
            return fail("--file: a " + ending +
                        " cannot go along; make it a PDF, a picture or an "
                        "e-mail (.eml)");
        Bytes bytes = TRY(read_file(file, most_bytes));
        all.push_back(
            {"page-" + std::to_string(all.size() + 1) + ending, type->second, std::move(bytes)});
    }
    return all;
}

} // namespace

Result<int> run_take_in(const OfficePlace& place, const TakeInWish& wish) {
    const std::string way = TRY(way_of(wish.way));
    record::Answers answers = TRY(answers_in(wish.answers));
    answers.set(forms::way_field, way);
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    const forms::Form* known =
        office.catalogue.form(wish.form.empty() ? office.rules.municipality : wish.form);
    if (!known)
        return fail("--form " + wish.form + ": is not known; tycktill-forms list shows them");
    const forms::Municipality* municipality = office.catalogue.municipality_of(*known);
    const auto& grants = actor.account->person.grants;
    const bool may = std::any_of(grants.begin(), grants.end(), [&](const matters::Grant& grant) {
        return matters::may(actor.account->person, matters::Act::TakeIn, grant.board, grant.unit,
                            workplace_of(office, actor))
            .has_value();
    });
    if (!may) {
        TRY(note(office, actor, audit::Act::Refused, "", "take-in"));
        return fail(actor.id() + ": " + matters::in_words({matters::Why::NotAllowed, {}}));
    }
    forms::Circumstances around;
    around.channel = record::Channel::Staff;
    around.arrived = wish.arrived.empty() ? office.today() : TRY(parse_day(wish.arrived));
    if (around.arrived > office.today())
        return fail("--arrived " + wish.arrived + ": lies ahead");
    around.flags = {"nedtecknad av personal"};
    around.attachments = TRY(attachments_in(wish.files));
    const forms::Form form = forms::staff_form(*known);
    const auto made = forms::finalize(*municipality, form, answers, around);
    if (const auto* faults = std::get_if<forms::Faults>(&made)) {
        for (const forms::Fault& fault : *faults)
            say(fault.field + ": " + fault.why);
        return 1;
    }
    const auto& submission = std::get<record::Submission>(made);
    TRY(arrivals::take_in(*office.archive, office.home, submission, office.today()));
    if (actor.has_key())
        TRY(do_what_waits(office, actor.ring));
    TRY(arrivals::make_rows(*office.archive, *office.kept, office.rules, office.today()));
    const std::string id = to_text(submission.id);
    TRY(note(office, actor, audit::Act::TakeIn, id, wish.way));
    const auto row = TRY(office.kept->row(id));
    const std::string number = row ? number_in(office, *row) : "";
    if (wish.format == Format::Json)
        std::cout << Json{{"id", id}, {"number", number}}.dump() << "\n";
    else
        std::cout << id << "  " << number << "\n";
    return 0;
}

} // namespace tycktill::office
