#pragma once
/// One request by one person, after the door has let it in: who it is, what they asked, and the matter that it is
/// about, which they may see.
#include "office/web/house.h"
#include "office/web/request.h"

#include "office/matters/state.h"

namespace tycktill::web {

struct Visit {
    std::string path;
    bool posts = false;
    Values query, form;
    std::vector<Upload> files;      ///< that came with the form
    std::vector<std::string> parts; ///< what stood in the route's stars

    const House* house = nullptr;
    people::Account account;
    std::vector<people::Account> accounts; ///< all of the house, those who have left too
    std::vector<matters::Person> persons;
    std::string session; ///< of the cookie
    std::string proof;   ///< goes with every form
    Day today{};

    // When the route names a matter:
    registry::Row row;
    registry::OpenedMatter opened;

    const matters::Matter& matter() const { return opened.matter; }
    const matters::Person& person() const { return account.person; }
    const forms::OfficeRules& rules() const { return house->rules; }
    matters::Workplace workplace() const { return {house->rules, persons, today}; }
    bool may(matters::Act act, const matters::Matter& matter) const {
        return matters::may(person(), act, matter, workplace()).has_value();
    }
    bool may(matters::Act act) const { return may(act, opened.matter); }
    /// Some right of this kind, at any place.
    bool may_somewhere(matters::Act act) const;
    /// The role that the pages are made for: the first one that holds today.
    matters::Role role() const;
    /// "Karin Öberg", or the account's id.
    std::string name_of(const std::string& id) const;
    std::string unit_name(const std::string& id) const;
    std::string number_of(const registry::Row& row, int document = 1) const;
    std::string number() const { return number_of(row); }
    std::string matter_path() const { return "/arende/" + row.matter; }
};

} // namespace tycktill::web
