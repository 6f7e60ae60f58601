#pragma once
/// The file of a municipality that has none yet: the answers to eight questions in a whole file of a common
/// kind (assets/templates/municipality.toml), which says at each place what was assumed. What is written
/// passes parse_municipality(); whether its words fit on the paper is for check_file() to say.
#include "shared/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tycktill::forms {

struct NewMunicipality {
    std::string id;                   ///< "vaxjo": the file's name
    std::string name;                 ///< "Växjö kommun"
    std::string place;                ///< "Växjö"
    std::string board;                ///< "Omsorgsnämnden"
    std::vector<std::string> address; ///< lines; the first is whoever opens the post
    std::string telephone;
    std::vector<std::string> units; ///< at least one
    std::string answer;         ///< "10 arbetsdagar", "2 veckor", "14 dagar", or "0": no promise
    std::string colour = "blå"; ///< one of new_colours()
};

std::vector<std::string> new_colours();

/// "Vård- och omsorgsboendet Björk" → "vard-och-omsorgsboendet-bjork"
std::string id_for(std::string_view name);

/// A fault is one line that says which answer is wrong, and how it is written.
Result<std::string> write_municipality(std::string_view model, const NewMunicipality& answers);

} // namespace tycktill::forms
