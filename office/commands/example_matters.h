#pragma once
/// Made-up matters for a try-out office: nobody has written them, and nobody in them exists. Telephone numbers are of
/// the series that is set aside for fiction.
#include "shared/record/submission.h"

#include <vector>

namespace tycktill::office {

/// How far a matter has come.
enum class Stage { New, Given, Told, Waits, Answered, Closed, Lifted };

struct ExampleMatter {
    const char* area; ///< "omsorg", "skola", "gata", "fritid", or "" for any
    const char* type; ///< the form's choice; another is taken where the form has none such
    const char* story;
    const char* name; ///< "" is anonymous
    int days_ago = 0; ///< working days
    Stage stage = Stage::New;
    record::Channel channel = record::Channel::Kiosk;
};

const std::vector<ExampleMatter>& example_matters();

} // namespace tycktill::office
