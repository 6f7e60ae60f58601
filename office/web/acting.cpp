#include "office/web/acting.h"

#include "office/register/kind_fields.h"
#include "office/web/telling.h"

namespace tycktill::web {
namespace {

/// What somebody else did that changes nothing for who writes: they looked.
bool is_only_looking(const matters::Event& event) {
    return std::holds_alternative<matters::ReadBy>(event.kind) ||
           std::holds_alternative<matters::ContactOpened>(event.kind) ||
           std::holds_alternative<matters::CopiedOut>(event.kind);
}

bool only_looked_since(const std::vector<matters::Event>& events, int seen) {
    for (std::size_t i = static_cast<std::size_t>(std::max(0, seen)); i < events.size(); ++i)
        if (!is_only_looking(events[i]))
            return false;
    return true;
}

} // namespace

Result<void> read_again(Site& site, Visit& visit) {
    site.cases().forget(*visit.house, visit.row.matter);
    const auto row = TRY(visit.house->kept->row(visit.row.matter));
    if (row)
        visit.row = *row;
    visit.opened = TRY(registry::read_matter(*visit.house->kept, visit.row.matter,
                                             office::keys_of(*visit.house->key)));
    return {};
}

namespace {

/// One kind an act. That somebody read it is logged with the page that they read.
void note_outcome(Site& site, const Visit& visit, const matters::Kind& kind,
                  const registry::Outcome& outcome) {
    const std::string name = registry::kind_names[kind.index()];
    if (const auto* refused = std::get_if<matters::Refusal>(&outcome)) {
        if (refused->why == matters::Why::NotAllowed)
            note(site, visit, audit::Act::Refused, visit.row.matter, name);
        return;
    }
    if (!std::holds_alternative<matters::Matter>(outcome) ||
        std::holds_alternative<matters::ReadBy>(kind))
        return;
    if (std::holds_alternative<matters::ContactOpened>(kind))
        note(site, visit, audit::Act::OpenContact, visit.row.matter);
    else
        note(site, visit, audit::Act::Do, visit.row.matter, name);
}

} // namespace

Result<registry::Outcome> act_on(Site& site, Visit& visit, const Wish& wish) {
    const Day today = visit.today;
    const matters::Event event{wish.day.value_or(today), today,     "",
                               matters::Role::System,    wish.kind, matters::say(wish.words)};
    int seen = wish.seen;
    for (;;) {
        auto outcome =
            TRY(registry::perform(*visit.house->kept, visit.row.matter, seen, event, visit.person(),
                                  visit.workplace(), visit.house->recipients.front()));
        const auto* stale = std::get_if<registry::Stale>(&outcome);
        const bool done = std::holds_alternative<matters::Matter>(outcome);
        if (done || stale)
            TRY(read_again(site, visit));
        if (!stale || stale->revision <= seen || !only_looked_since(visit.opened.events, seen)) {
            note_outcome(site, visit, wish.kind, outcome);
            return outcome;
        }
        seen = visit.matter().revision;
    }
}

Result<std::optional<NotDone>> try_to(Site& site, Visit& visit, const Wish& wish,
                                      const std::string& field) {
    const auto outcome = TRY(act_on(site, visit, wish));
    if (std::holds_alternative<matters::Matter>(outcome))
        return std::optional<NotDone>();
    NotDone not_done;
    if (const auto* refusal = std::get_if<matters::Refusal>(&outcome)) {
        not_done.wrongs.push_back({field, matters::in_words(*refusal)});
    } else {
        not_done.stale = true;
        not_done.wrongs.push_back(
            {"",
             "Någon annan har sparat i ärendet medan du skrev. Läs det först. Din text finns kvar, "
             "och inget har gått ut."});
    }
    return std::optional(std::move(not_done));
}

Html seen_field(const Visit& visit) {
    return hidden("sett", std::to_string(visit.matter().revision));
}

int seen_in(const Visit& visit) {
    return visit.form.number("sett").value_or(0);
}

Html written_meanwhile(const Visit& visit, int seen) {
    Html all;
    for (std::size_t i = static_cast<std::size_t>(std::max(0, seen));
         i < visit.opened.events.size(); ++i)
        if (!is_only_looking(visit.opened.events[i]))
            all += timeline_item(visit, visit.opened.events[i]);
    return all.empty() ? all
                       : heading_section("under-tiden", "Det här har sparats medan du skrev",
                                         el("ol", "line", all), "panel first");
}

} // namespace tycktill::web
