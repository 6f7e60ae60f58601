#include "office/web/choices.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

template <typename List>
std::vector<Option> labelled(const List& list, const std::string& none) {
    std::vector<Option> options{{"", none}};
    for (const auto& one : list)
        options.push_back({one.id, one.label});
    return options;
}

bool handles(const matters::Grant& grant, const std::string& board, Day today) {
    return (grant.role == matters::Role::Handler || grant.role == matters::Role::Manager) &&
           (board.empty() || grant.board == board) && (!grant.until || today <= *grant.until);
}

} // namespace

std::vector<Option> unit_options(const Visit& visit, const std::string& board,
                                 const std::string& none) {
    std::vector<Option> options;
    if (!none.empty())
        options.push_back({"", none});
    for (const auto& unit : visit.rules().units)
        if (board.empty() || visit.rules().board_of(unit.id) == board)
            options.push_back({unit.id, unit.name});
    return options;
}

std::vector<Option> handler_options(const Visit& visit, const std::string& board,
                                    const std::string& none) {
    std::vector<Option> options{{"", none}};
    for (const auto& account : visit.accounts) {
        if (!people::is_at_work(account, visit.today))
            continue;
        for (const auto& grant : account.person.grants)
            if (handles(grant, board, visit.today)) {
                const std::string unit =
                    grant.unit.empty() ? "" : ", " + visit.unit_name(grant.unit);
                options.push_back({account.person.id, visit.name_of(account.person.id) + unit});
                break;
            }
    }
    return options;
}

bool is_handler(const Visit& visit, const std::string& account) {
    const auto options = handler_options(visit, "", "");
    return std::any_of(options.begin(), options.end(),
                       [&](const Option& one) { return one.value == account; });
}

std::string likely_handler(const Visit& visit, const std::string& unit) {
    std::string only;
    for (const auto& account : visit.accounts) {
        if (!people::is_at_work(account, visit.today))
            continue;
        for (const auto& grant : account.person.grants)
            if (grant.role == matters::Role::Handler && grant.unit == unit && !unit.empty()) {
                if (!only.empty())
                    return "";
                only = account.person.id;
            }
    }
    return only;
}

std::vector<Option> cause_options(const Visit& visit) {
    return labelled(visit.rules().causes, "Välj orsak");
}

std::vector<Option> dimension_options(const Visit& visit) {
    std::vector<Option> options{{"", "Välj område"}};
    const auto* unit = visit.rules().unit(visit.matter().unit);
    for (const auto& one : visit.rules().dimensions)
        if (one.department.empty() || (unit && unit->department == one.department))
            options.push_back({one.id, one.label});
    return options;
}

std::vector<Option> outcome_options(const Visit& visit) {
    auto options = labelled(visit.rules().outcomes, "");
    options.erase(options.begin());
    return options;
}

std::vector<Option> provision_options(const Visit& visit) {
    std::vector<Option> options{{"", "Ingen markering"}};
    for (const auto& one : visit.rules().provisions)
        options.push_back({one.id, one.lagrum + " – " + one.protects});
    return options;
}

std::vector<Option> door_options(const Visit& visit) {
    std::vector<Option> options{{"", "Välj vart"}};
    for (const auto& door : visit.house->town->other_doors)
        options.push_back({door.id, door.title.in("sv")});
    return options;
}

std::optional<matters::Reception> reception_of(const std::string& value) {
    using matters::Reception;
    const std::pair<const char*, Reception> all[] = {{"nojd", Reception::Content},
                                                     {"delvis", Reception::Partly},
                                                     {"inte", Reception::NotContent},
                                                     {"vet-inte", Reception::Unknown}};
    for (const auto& [name, reception] : all)
        if (value == name)
            return reception;
    return std::nullopt;
}

std::string matter_by_number(const Visit& visit, const std::string& number) {
    const auto rows = visit.house->kept->rows({});
    if (!rows || number.empty())
        return "";
    const std::string wanted = lower_case(number);
    for (const auto& row : *rows) {
        if (lower_case(visit.number_of(row)) != wanted)
            continue;
        const auto read = registry::read_matter(*visit.house->kept, row.matter);
        return read && visit.may(matters::Act::SeeMatter, read->matter) ? row.matter : "";
    }
    return "";
}

} // namespace tycktill::web
