#pragma once
/// What the station's settings say of the desk's queue.
#include "forms/definition/catalogue.h"

#include <filesystem>
#include <string>

namespace tycktill::queue {

struct QueueOptions {
    std::string municipality; ///< the station's own; "" = takes every municipality's forms
    std::string unit;
    std::string language = "sv";
    /// Of the accepted forms, that another person looks at before they are sent; per cent.
    double second_look_percent = 0;
    /// Where the codes of the slips are registered (shared/record/slip_keys.h); "": nowhere.
    std::filesystem::path data_folder = {};
};

} // namespace tycktill::queue
