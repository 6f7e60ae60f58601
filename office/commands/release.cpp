// A copy of a matter's documents for whoever asks, by command; the asker is no part of it.
#include "office/out/release.h"
#include "office/commands/open_office.h"
#include "office/commands/out_commands.h"
#include "office/reading/opening.h"
#include "shared/base/files.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

struct Opened {
    KnownMatter known;
    std::vector<out::ReleasePart> parts;
    out::Heading heading;
};

/// The documents without the contact, which is handed out by its own page alone.
Result<Opened> open_documents(OpenOffice& office, const Actor& actor, const std::string& id) {
    Opened opened;
    opened.known = TRY(find_matter(office, actor, id));
    if (!may_act(office, actor, matters::Act::CopyOut, opened.known)) {
        TRY(note(office, actor, audit::Act::Refused, opened.known.row.matter, "copy-out"));
        return fail(matters::in_words(matters::Refusal{matters::Why::NotAllowed, {}}));
    }
    const auto submission = TRY(open_without_contact(
        *office.archive, TRY(record::parse_submission_id(opened.known.row.matter)), actor.ring));
    const auto read =
        TRY(registry::read_matter(*office.kept, opened.known.row.matter, keys_of(actor.ring)));
    Told told = tell(submission, &office.catalogue);
    told.contact.clear();
    opened.parts = out::release_parts(told, read.events);
    const forms::Municipality* town = office.catalogue.municipality(office.rules.municipality);
    opened.heading = {town ? town->name : office.rules.municipality, town ? town->office : "",
                      number_in(office, opened.known.row), office.today()};
    return opened;
}

void print_parts(const std::vector<out::ReleasePart>& parts) {
    for (const out::ReleasePart& part : parts) {
        Json sentences = Json::array();
        for (std::size_t i = 0; i < part.sentences.size(); ++i)
            sentences.push_back({{"number", i + 1}, {"words", part.sentences[i]}});
        std::cout << Json{{"part", part.id}, {"title", part.title}, {"sentences", sentences}}.dump()
                  << "\n";
    }
}

Result<out::ReleaseChoice> choice_in(const std::string& text) {
    out::ReleaseChoice choice;
    try {
        const Json json = Json::parse(text);
        choice.parts = json.at("parts").get<std::vector<std::string>>();
        for (const Json& mask : json.value("sentences", Json::array()))
            choice.sentences.push_back({mask.at("part").get<std::string>(),
                                        mask.at("number").get<int>(),
                                        mask.at("provision").get<std::string>()});
        for (const Json& mask : json.value("words", Json::array()))
            choice.words.push_back(
                {mask.at("words").get<std::string>(), mask.at("provision").get<std::string>()});
    } catch (const std::exception&) {
        return fail("--choices: is not as `release --help` shows; nothing was handed out");
    }
    return choice;
}

Result<std::string> text_in(const std::string& file) {
    if (file != "-")
        return read_text(file, 1u << 20);
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

/// What happened stands in the matter before anything is in anybody's hand.
Result<void> keep_event(OpenOffice& office, const Actor& actor, const Opened& opened,
                        matters::Kind kind, const std::string& words) {
    const matters::Event event{office.today(),        office.today(),  "",
                               matters::Role::System, std::move(kind), matters::say(words)};
    const auto outcome = TRY(registry::perform(
        *office.kept, opened.known.row.matter, opened.known.matter.revision, event,
        actor.account->person, workplace_of(office, actor), office.home.recipients.front()));
    if (const auto* refused = std::get_if<matters::Refusal>(&outcome))
        return fail(matters::in_words(*refused));
    if (!std::holds_alternative<matters::Matter>(outcome))
        return fail("somebody else has just written in the matter; do it again");
    return {};
}

Result<int> refuse(OpenOffice& office, const Actor& actor, const Opened& opened,
                   const ReleaseWish& wish) {
    const forms::SecrecyProvision* provision = nullptr;
    for (const auto& one : office.rules.provisions)
        if (one.id == wish.refuse)
            provision = &one;
    if (!provision)
        return fail("--refuse " + wish.refuse + ": is no provision of the municipality's file");
    if (wish.words.empty())
        return fail("--words: a decision needs its reasons");
    const std::string reasons = TRY(text_in(wish.words));
    const std::string pdf =
        TRY(out::refusal_pdf({provision->lagrum, reasons, actor.account->name}, opened.heading));
    TRY(keep_event(office, actor, opened, matters::Noted{},
                   "Beslut: uppgifter lämnas inte ut. " + provision->lagrum + ".\n" + reasons));
    TRY(note(office, actor, audit::Act::CopyOut, opened.known.row.matter,
             "refused, " + provision->id));
    TRY(write_text(wish.pdf, pdf));
    return 0;
}

} // namespace

Result<int> run_release(const OfficePlace& place, const ReleaseWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    const Opened opened = TRY(open_documents(office, actor, wish.id));
    if (wish.choices.empty() && wish.refuse.empty()) {
        TRY(note(office, actor, audit::Act::ReadMatter, opened.known.row.matter));
        print_parts(opened.parts);
        return 0;
    }
    if (wish.pdf.empty())
        return fail("--pdf: say where the copy is to be written");
    if (!wish.refuse.empty())
        return refuse(office, actor, opened, wish);
    const out::ReleaseChoice choice = TRY(choice_in(TRY(text_in(wish.choices))));
    const out::Release release = TRY(out::released(opened.parts, choice, office.rules));
    const std::string pdf = TRY(out::release_pdf(release, opened.heading));
    TRY(keep_event(office, actor, opened, matters::CopiedOut{}, ""));
    TRY(note(office, actor, audit::Act::CopyOut, opened.known.row.matter,
             out::logged_words(release)));
    TRY(write_text(wish.pdf, pdf));
    return 0;
}

} // namespace tycktill::office
