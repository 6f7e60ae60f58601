#include "office/commands/matter_commands.h"
#include "office/commands/open_office.h"
#include "shared/base/log.h"
#include "shared/base/swedish_day.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

/// Reading the log: all of it for the inspector, one matter's for who handles it; the operator reads no names.
Result<void> may_read(OpenOffice& office, const Actor& actor, const std::string& about) {
    const auto workplace = workplace_of(office, actor);
    if (matters::may(actor.account->person, matters::Act::ReadAudit, "", "", workplace))
        return {};
    if (about.size() == 32) {
        registry::OpenedMatter opened = TRY(registry::read_matter(*office.kept, about));
        if (matters::may(actor.account->person, matters::Act::ReadAudit, opened.matter, workplace))
            return {};
    }
    TRY(note(office, actor, audit::Act::Refused, "", "audit"));
    return fail(actor.id() + ": " + matters::in_words({matters::Why::NotAllowed, {}}));
}

std::string day_of(audit::Instant at) {
    return iso(swedish_day(at.time_since_epoch().count()));
}

} // namespace

Result<int> run_audit(const OfficePlace& place, const AuditWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    std::string about = wish.about;
    if (!about.empty())
        if (const auto known = find_matter(office, actor, about))
            about = known->row.matter;
    TRY(may_read(office, actor, about));
    const Day from = wish.from.empty() ? Day::min() : TRY(parse_day(wish.from));
    TRY(note(office, actor, audit::Act::ReadAudit, about, wish.by));
    TRY(office.log->each_entry(1, [&](const audit::KeptEntry& kept) -> Result<void> {
        const audit::Entry entry = TRY(audit::read_entry(kept));
        const bool wanted = (about.empty() || entry.about == about) &&
                            (wish.by.empty() || entry.by == wish.by) &&
                            swedish_day(entry.at.time_since_epoch().count()) >= from;
        if (!wanted)
            return {};
        if (wish.format == Format::Json)
            std::cout
                << Json{{"number", kept.head.number}, {"at", entry.at.time_since_epoch().count()},
                        {"day", day_of(entry.at)},    {"by", entry.by},
                        {"as", entry.role},           {"act", audit::to_text(entry.act)},
                        {"about", entry.about},       {"detail", entry.detail}}
                       .dump()
                << "\n";
        else
            std::cout << kept.head.number << "  " << day_of(entry.at) << "  "
                      << (entry.by.empty() ? "-" : entry.by) << "  " << audit::to_text(entry.act)
                      << "  " << entry.about << "  " << entry.detail << "\n";
        return {};
    }));
    return 0;
}

Result<int> run_audit_verify(const OfficePlace& place, const AuditWish& wish) {
    std::vector<audit::Head> known;
    for (const std::string& text : wish.heads)
        known.push_back(TRY(audit::parse_head(text)));
    OpenOffice office = TRY(open_office(place));
    const record::SigningKey key = TRY(load_receipt_key(office.home));
    const auto findings = TRY(audit::verify_audit(*office.log, key.verify_key, known));
    const auto head = TRY(office.log->head());
    if (wish.format == Format::Json) {
        Json document{{"entries", head ? head->number : 0}, {"proved", findings.empty()}};
        document["findings"] = Json::array();
        for (const audit::Finding& finding : findings)
            document["findings"].push_back(
                {{"number", finding.number}, {"what", audit::in_words(finding)}});
        std::cout << document.dump() << "\n";
    } else {
        std::cout << (head ? head->number : 0) << " entries"
                  << (findings.empty() ? ", proved\n" : "\n");
        for (const audit::Finding& finding : findings)
            std::cout << "  " << audit::in_words(finding) << "\n";
    }
    return findings.empty() ? 0 : 1;
}

Result<int> run_audit_head(const OfficePlace& place) {
    OpenOffice office = TRY(open_office(place));
    const auto head = TRY(office.log->head());
    if (!head)
        return fail("the log is empty");
    std::cout << to_text(*head) << "\n";
    say("keep it elsewhere; audit verify --head proves that nothing up to it was cut");
    return 0;
}

} // namespace tycktill::office
