// «Du sa, vi gjorde» by commands: proposed, approved by another, written as pages and data, withdrawn in one act.
#include "office/out/published.h"
#include "office/commands/open_office.h"
#include "office/commands/out_commands.h"
#include "shared/base/files.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

using out::DoneText;

struct Publishing {
    OpenOffice office;
    Actor actor;
    std::unique_ptr<papers::Papers> papers;

    const record::PublicKey& key() const { return office.home.recipients.front(); }
    std::string town() const {
        const auto* municipality = office.catalogue.municipality(office.rules.municipality);
        return municipality ? municipality->name : office.rules.municipality;
    }
};

Result<Publishing> open_publishing(const OfficePlace& place, const std::string& as) {
    OpenOffice office = TRY(open_office(place));
    Actor actor = TRY(take_person(office, place, as));
    auto papers = TRY(papers::open_papers(office.home.store));
    return Publishing{std::move(office), std::move(actor), std::move(papers)};
}

Result<KnownMatter> matter_for(Publishing& at, const std::string& id, matters::Act act) {
    KnownMatter known = TRY(find_matter(at.office, at.actor, id));
    if (may_act(at.office, at.actor, act, known))
        return known;
    TRY(note(at.office, at.actor, audit::Act::Refused, known.row.matter, "publish"));
    return fail(matters::in_words(matters::Refusal{matters::Why::NotAllowed, {}}));
}

Result<std::string> text_in(const std::string& file) {
    if (file.empty())
        return fail("--words: a file with what is written, - for standard input");
    if (file != "-")
        return read_text(file, 1u << 20);
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

Result<DoneText> text_of(Publishing& at, const std::string& matter) {
    auto text = TRY(out::done_text(*at.papers, at.actor.ring, matter));
    if (!text)
        return fail("nothing is proposed for this matter; tycktill-office published propose");
    return std::move(*text);
}

std::string type_label(const Publishing& at, const std::string& type) {
    if (const auto* town = at.office.catalogue.municipality(at.office.rules.municipality))
        for (const forms::Form& form : town->forms)
            if (const forms::Field* field = form.with_role(forms::FieldRole::Type))
                for (const forms::Choice& choice : field->choices)
                    if (choice.id == type)
                        return choice.label.in("sv");
    return "Synpunkt";
}

/// In the matter too, where the order of things is judged: closed, and a named person has had their seven days. One that
/// happened before, and whose paper was not kept, is not done twice.
Result<void> keep_event(Publishing& at, const KnownMatter& known, matters::Kind kind,
                        const std::string& words) {
    const bool published = known.matter.published.after(known.matter.withdrawn);
    if (published == std::holds_alternative<matters::Published>(kind))
        return {};
    const Day today = at.office.today();
    const matters::Event event{
        today, today, "", matters::Role::System, std::move(kind), matters::say(words)};
    const auto outcome = TRY(
        registry::perform(*at.office.kept, known.row.matter, known.matter.revision, event,
                          at.actor.account->person, workplace_of(at.office, at.actor), at.key()));
    if (const auto* refused = std::get_if<matters::Refusal>(&outcome))
        return fail(matters::in_words(*refused));
    if (!std::holds_alternative<matters::Matter>(outcome))
        return fail("somebody else has just written in the matter; do it again");
    return {};
}

const char* in_words(DoneText::State state) {
    switch (state) {
    case DoneText::State::Proposed:
        return "proposed";
    case DoneText::State::Approved:
        return "approved";
    case DoneText::State::Refused:
        return "refused";
    case DoneText::State::Withdrawn:
        return "withdrawn";
    }
    return "";
}

Result<void> write_files(Publishing& at, const std::filesystem::path& folder) {
    const auto texts = TRY(out::done_texts(*at.papers, at.actor.ring));
    const std::string town = at.town();
    const Day today = at.office.today();
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    const std::pair<const char*, std::string> files[] = {
        {"index.html", out::published_page(texts, town, today)},
        {"du-sa-vi-gjorde.json", out::published_json(texts, town, today)},
        {"du-sa-vi-gjorde.csv", out::published_csv(texts, today)},
        {"beskrivning.txt", out::published_description(town)}};
    for (const auto& [name, text] : files) {
        TRY(write_text(folder / name, text));
        // A web server reads them as another user.
        std::filesystem::permissions(
            folder / name,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write |
                std::filesystem::perms::group_read | std::filesystem::perms::others_read,
            problem);
    }
    return note(at.office, at.actor, audit::Act::Export, "", "du-sa-vi-gjorde");
}

} // namespace

Result<int> run_published(const OfficePlace& place, const PublishedWish& wish) {
    Publishing at = TRY(open_publishing(place, wish.as));
    const auto texts = TRY(out::done_texts(*at.papers, at.actor.ring));
    for (const DoneText& text : texts) {
        const auto known = find_matter(at.office, at.actor, text.matter);
        if (!known || !may_act(at.office, at.actor, matters::Act::ProposePublishing, *known))
            continue;
        const std::string number = number_in(at.office, known->row);
        if (wish.format == Format::Json) {
            Json json{{"number", number},
                      {"state", in_words(text.state)},
                      {"unit", text.unit},
                      {"said", text.said},
                      {"did", text.did}};
            if (const auto from = out::shown_from(text))
                json["shown_from"] = iso(*from);
            if (!text.reason.empty())
                json["reason"] = text.reason;
            std::cout << json.dump() << "\n";
        } else {
            std::cout << number << "  " << in_words(text.state) << "  " << text.unit << "\n";
        }
    }
    return 0;
}

Result<int> run_published_propose(const OfficePlace& place, const PublishedWish& wish) {
    Publishing at = TRY(open_publishing(place, wish.as));
    const KnownMatter known = TRY(matter_for(at, wish.id, matters::Act::ProposePublishing));
    if (!matters::is_closed(known.matter))
        return fail(wish.id + ": close the matter first; what was done is known then");
    const Json words = Json::parse(TRY(text_in(wish.words)), nullptr, false);
    if (!words.is_object() || !words.value("said", Json()).is_string() ||
        !words.value("did", Json()).is_string())
        return fail("--words: write {\"said\": \"…\", \"did\": \"…\"}");
    DoneText text =
        TRY(out::done_text(*at.papers, at.actor.ring, known.row.matter)).value_or(DoneText{});
    const forms::OfficeUnit* unit = at.office.rules.unit(known.matter.unit);
    text.matter = known.row.matter;
    text.unit = unit ? unit->name : "";
    text.type = type_label(at, known.matter.arrival.type);
    if (known.matter.arrival.wish == matters::ReplyWish::ByContact)
        text.not_before = known.matter.last_close.day + std::chrono::days(7);
    text.proposed = at.office.today();
    text.proposed_by = at.actor.id();
    text.said = words["said"].get<std::string>();
    text.did = words["did"].get<std::string>();
    TRY(out::propose(*at.papers, text, at.key()));
    TRY(note(at.office, at.actor, audit::Act::Do, known.row.matter, "publishing-proposed"));
    return 0;
}

Result<int> run_published_approve(const OfficePlace& place, const PublishedWish& wish) {
    Publishing at = TRY(open_publishing(place, wish.as));
    const KnownMatter known = TRY(matter_for(at, wish.id, matters::Act::Publish));
    const DoneText text = TRY(text_of(at, known.row.matter));
    if (text.proposed_by == at.actor.id())
        return fail(wish.id + ": another person than who proposed it approves it");
    if (text.state != DoneText::State::Proposed)
        return fail(wish.id + ": nothing is proposed that waits for approval");
    TRY(keep_event(at, known, matters::Published{}, ""));
    const DoneText approved =
        TRY(out::approve(*at.papers, text, at.actor.id(), at.office.today(), at.key()));
    TRY(note(at.office, at.actor, audit::Act::Do, known.row.matter, "published"));
    std::cout << iso(*out::shown_from(approved)) << "\n";
    return 0;
}

Result<int> run_published_refuse(const OfficePlace& place, const PublishedWish& wish) {
    Publishing at = TRY(open_publishing(place, wish.as));
    const KnownMatter known = TRY(matter_for(at, wish.id, matters::Act::Publish));
    const DoneText text = TRY(text_of(at, known.row.matter));
    TRY(out::refuse(*at.papers, text, at.actor.id(), at.office.today(), TRY(text_in(wish.words)),
                    at.key()));
    TRY(note(at.office, at.actor, audit::Act::Do, known.row.matter, "publishing-refused"));
    return 0;
}

Result<int> run_published_withdraw(const OfficePlace& place, const PublishedWish& wish) {
    Publishing at = TRY(open_publishing(place, wish.as));
    const KnownMatter known = TRY(matter_for(at, wish.id, matters::Act::Publish));
    const std::string reason = TRY(text_in(wish.words));
    const DoneText text = TRY(text_of(at, known.row.matter));
    // First that it is nowhere: in one act, the folder that shows it is written anew without it.
    if (text.state != DoneText::State::Withdrawn)
        TRY(out::withdraw(*at.papers, text, at.actor.id(), at.office.today(), at.key()));
    if (!wish.folder.empty())
        TRY(write_files(at, wish.folder));
    TRY(keep_event(at, known, matters::Withdrawn{}, reason));
    TRY(note(at.office, at.actor, audit::Act::Do, known.row.matter, "withdrawn"));
    return 0;
}

Result<int> run_published_write(const OfficePlace& place, const PublishedWish& wish) {
    Publishing at = TRY(open_publishing(place, wish.as));
    if (wish.folder.empty())
        return fail("--to: the folder where the pages and the data are written");
    const auto& boards = at.office.rules.boards;
    const bool may = std::any_of(boards.begin(), boards.end(), [&](const forms::Board& board) {
        return matters::may(at.actor.account->person, matters::Act::Publish, board.id, "",
                            workplace_of(at.office, at.actor))
            .has_value();
    });
    if (!may)
        return fail(matters::in_words(matters::Refusal{matters::Why::NotAllowed, {}}));
    TRY(write_files(at, wish.folder));
    return 0;
}

} // namespace tycktill::office
