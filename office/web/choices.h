#pragma once
/// What can be chosen in the forms, from the municipality's file and its people; only what the visitor may know of.
#include "office/web/parts.h"
#include "office/web/visit.h"

namespace tycktill::web {

/// The units of a board ("" for all), `none` first when it is not "".
std::vector<Option> unit_options(const Visit& visit, const std::string& board,
                                 const std::string& none);
/// Who handles matters of the board today.
std::vector<Option> handler_options(const Visit& visit, const std::string& board,
                                    const std::string& none);
bool is_handler(const Visit& visit, const std::string& account);
/// The only one whose unit it is; "" when there are none or several.
std::string likely_handler(const Visit& visit, const std::string& unit);
std::vector<Option> cause_options(const Visit& visit);
std::vector<Option> dimension_options(const Visit& visit);
std::vector<Option> outcome_options(const Visit& visit);
std::vector<Option> provision_options(const Visit& visit);
std::vector<Option> door_options(const Visit& visit);
std::optional<matters::Reception> reception_of(const std::string& value);
/// The matter with this number that the visitor may see; "" for every other.
std::string matter_by_number(const Visit& visit, const std::string& number);

} // namespace tycktill::web
