#include "office/commands/matter_commands.h"
#include "office/commands/open_office.h"
#include "office/papers/papers.h"
#include "shared/base/log.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;
using registry::PurgeList;

namespace {

Json json_of(const PurgeList& list) {
    const auto day = [](const std::optional<Day>& value) {
        return value ? Json(iso(*value)) : Json(nullptr);
    };
    return Json{{"list", list.id},
                {"matters", list.matters},
                {"proposed", iso(list.proposed)},
                {"proposed_by", list.proposed_by},
                {"approved", day(list.approved)},
                {"approved_by", list.approved_by},
                {"carried_out", day(list.carried_out)}};
}

/// The last day before the decision lets it go, by the rules; nothing without a rule.
std::optional<Day> kept_until(const matters::Matter& matter, const forms::OfficeRules& rules) {
    using namespace std::chrono;
    if (!matters::is_closed(matter) || matter.purged.happened())
        return std::nullopt;
    for (const forms::RetentionRule& rule : rules.retention) {
        if (rule.board != matter.board || (!rule.type.empty() && rule.type != matter.arrival.type))
            continue;
        const Day from = rule.from == forms::RetentionRule::From::Arrived ? matter.arrived
                                                                          : matter.last_close.day;
        const year_month_day date{from};
        const year_month_day same = (date.year() + years{rule.years}) / date.month() / date.day();
        return same.ok() ? Day{same} : Day{same.year() / same.month() / last};
    }
    return std::nullopt;
}

Result<PurgeList> list_named(OpenOffice& office, const std::string& id) {
    const auto lists = TRY(office.kept->purge_lists());
    const auto found = std::find_if(lists.begin(), lists.end(),
                                    [&](const PurgeList& list) { return list.id == id; });
    if (found == lists.end())
        return fail(id + ": there is no such list; tycktill-office purge list shows them");
    return *found;
}

/// Every matter of a list must be theirs to decide on.
Result<void> may_for_all(OpenOffice& office, const Actor& actor, matters::Act act,
                         const PurgeList& list) {
    for (const std::string& id : list.matters) {
        registry::OpenedMatter opened = TRY(registry::read_matter(*office.kept, id));
        if (may_act(office, actor, act, {{}, std::move(opened.matter), {}}))
            continue;
        TRY(note(office, actor, audit::Act::Refused, list.id, "purge"));
        return fail(list.id + ": " + matters::in_words({matters::Why::NotAllowed, {}}));
    }
    return {};
}

Result<void> purge_one(OpenOffice& office, const Actor& actor, const PurgeList& list,
                       const std::string& id) {
    const registry::OpenedMatter opened = TRY(registry::read_matter(*office.kept, id));
    if (!opened.matter.purged.happened()) {
        const matters::Event event{office.today(),
                                   office.today(),
                                   "",
                                   matters::Role::System,
                                   matters::Purged{list.id, list.proposed_by, list.approved_by},
                                   {}};
        const auto outcome = TRY(registry::perform(
            *office.kept, id, opened.matter.revision, event, actor.account->person,
            workplace_of(office, actor), office.home.recipients.front()));
        if (const auto* refused = std::get_if<matters::Refusal>(&outcome))
            return fail(id + ": " + matters::in_words(*refused));
        if (!std::holds_alternative<matters::Matter>(outcome))
            return fail(id + ": somebody works with it now; carry out the list again");
    }
    // What follows may be done again after a stop: erasing what is erased changes nothing.
    TRY(office.people->drop_drafts_about(id));
    const auto papers = TRY(papers::open_papers(office.home.store));
    TRY(papers->drop("done", id)); // what was published of it
    TRY(office.archive->purge(TRY(record::parse_submission_id(id)), office.today()));
    return note(office, actor, audit::Act::Purged, id, list.id);
}

} // namespace

Result<int> run_purge_lists(const OfficePlace& place, const PurgeListWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const auto lists = TRY(office.kept->purge_lists());
    for (const PurgeList& list : lists) {
        if (wish.format == Format::Json)
            std::cout << json_of(list).dump() << "\n";
        else
            std::cout << list.id << "  " << list.matters.size() << " ärenden, föreslagen "
                      << iso(list.proposed) << " av " << list.proposed_by
                      << (list.approved ? ", godkänd av " + list.approved_by : "")
                      << (list.carried_out ? ", genomförd " + iso(*list.carried_out) : "") << "\n";
    }
    return 0;
}

Result<int> run_purge_propose(const OfficePlace& place, const PurgeListWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    if (office.rules.retention.empty())
        return fail("the municipality's file has no [[retention]]: without a decision nothing is "
                    "purged");
    std::vector<std::string> listed;
    const auto lists = TRY(office.kept->purge_lists());
    for (const PurgeList& list : lists)
        listed.insert(listed.end(), list.matters.begin(), list.matters.end());
    PurgeList list;
    const auto all = TRY(known_matters(office, actor));
    for (const KnownMatter& known : all) {
        const auto until = kept_until(known.matter, office.rules);
        const bool named =
            std::find(listed.begin(), listed.end(), known.row.matter) != listed.end();
        if (until && *until < office.today() && !named &&
            may_act(office, actor, matters::Act::ProposePurge, known))
            list.matters.push_back(known.row.matter);
    }
    if (list.matters.empty()) {
        say("nothing that you may propose has outlived its time");
        return 0;
    }
    list.proposed = office.today();
    list.proposed_by = actor.id();
    const int year = static_cast<int>(std::chrono::year_month_day{office.today()}.year());
    for (std::size_t number = 1;; ++number) {
        list.id = std::to_string(year) + ":" + std::to_string(number);
        if (TRY(office.kept->save_purge_list(list)))
            break;
    }
    TRY(note(office, actor, audit::Act::PurgeListed, list.id, std::to_string(list.matters.size())));
    std::cout << (wish.format == Format::Json ? json_of(list).dump() : list.id) << "\n";
    return 0;
}

Result<int> run_purge_approve(const OfficePlace& place, const PurgeListWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    PurgeList list = TRY(list_named(office, wish.list));
    TRY(may_for_all(office, actor, matters::Act::ApprovePurge, list));
    if (list.proposed_by == actor.id())
        return fail(wish.list + ": another person than who proposed it approves it");
    if (list.approved)
        return fail(wish.list + ": is approved already, by " + list.approved_by);
    list.approved = office.today();
    list.approved_by = actor.id();
    if (!TRY(office.kept->save_purge_list(list)))
        return fail(wish.list + ": somebody else has just changed it; look at it again");
    TRY(note(office, actor, audit::Act::PurgeApproved, list.id));
    std::cout << list.id << "\n";
    return 0;
}

Result<int> run_purge_carry_out(const OfficePlace& place, const PurgeListWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    PurgeList list = TRY(list_named(office, wish.list));
    if (!list.approved)
        return fail(wish.list + ": nobody has approved it yet");
    TRY(may_for_all(office, actor, matters::Act::ApprovePurge, list));
    int status = 0;
    for (const std::string& id : list.matters) {
        if (const auto purged = purge_one(office, actor, list, id); !purged) {
            say(purged.error().what);
            status = 1;
            continue;
        }
        std::cout << id << "\n";
    }
    if (status == 0 && !list.carried_out) {
        list.carried_out = office.today();
        TRY(office.kept->save_purge_list(list));
    }
    return status;
}

} // namespace tycktill::office
