#include "office/web/visit.h"

#include <algorithm>

namespace tycktill::web {
namespace {

bool holds(const matters::Grant& grant, Day today) {
    return !grant.until || today <= *grant.until;
}

} // namespace

bool Visit::may_somewhere(matters::Act act) const {
    const auto has = [&](const matters::Person& person) {
        return std::any_of(person.grants.begin(), person.grants.end(), [&](const auto& grant) {
            return holds(grant, today) &&
                   matters::may(person, act, grant.board, grant.unit, workplace());
        });
    };
    const bool lent = std::any_of(persons.begin(), persons.end(), [&](const auto& other) {
        return other.id != person().id &&
               std::any_of(other.grants.begin(), other.grants.end(), [&](const auto& grant) {
                   return matters::may(person(), act, grant.board, grant.unit, workplace());
               });
    });
    return has(person()) || lent;
}

matters::Role Visit::role() const {
    for (const matters::Grant& grant : person().grants)
        if (holds(grant, today))
            return grant.role;
    return matters::Role::Reader;
}

std::string Visit::name_of(const std::string& id) const {
    for (const people::Account& one : accounts)
        if (one.person.id == id)
            return one.name.empty() ? id : one.name;
    return id.empty() ? "Tyck till" : id;
}

std::string Visit::unit_name(const std::string& id) const {
    const auto* unit = rules().unit(id);
    return unit ? unit->name : id;
}

std::string Visit::number_of(const registry::Row& one, int document) const {
    const auto* board = rules().board(one.board);
    return board ? registry::written_number(board->number_form, board->series, one, document) : "";
}

} // namespace tycktill::web
