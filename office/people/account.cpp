#include "office/people/account.h"

#include "office/matters/may.h"

#include <algorithm>

namespace tycktill::people {
namespace {

bool holds(const matters::Grant& grant, Day today) {
    return !grant.until || today <= *grant.until;
}

} // namespace

bool is_account_id(std::string_view id) {
    constexpr std::size_t longest = 40;
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    };
    return !id.empty() && id.size() <= longest && id[0] >= 'a' && id[0] <= 'z' &&
           std::all_of(id.begin(), id.end(), fits);
}

bool is_at_work(const Account& account, Day today) {
    const matters::Person& person = account.person;
    return (!person.left || today <= *person.left) &&
           std::any_of(person.grants.begin(), person.grants.end(),
                       [&](const matters::Grant& grant) { return holds(grant, today); });
}

bool reads_matters(const matters::Person& person, Day today) {
    if (person.left && today > *person.left)
        return false;
    return std::any_of(
        person.grants.begin(), person.grants.end(), [&](const matters::Grant& grant) {
            return holds(grant, today) && matters::scope_of(grant.role, matters::Act::SeeMatter) !=
                                              matters::Scope::Nothing;
        });
}

std::vector<matters::Person> persons_of(const std::vector<Account>& accounts) {
    std::vector<matters::Person> persons;
    for (const Account& account : accounts)
        persons.push_back(account.person);
    return persons;
}

} // namespace tycktill::people
