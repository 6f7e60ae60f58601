#pragma once
/// A municipality's own words in more languages than its file has. Their source is one gettext file a
/// language, "fi.po", in which the msgid is the Swedish text: what several municipalities say alike is
/// translated once, and a word that was changed in the file is not shown in a translation of the old.
#include "forms/definition/form.h"
#include "shared/base/phrasebook.h"

#include <functional>

namespace tycktill::kiosk {

class Translations {
public:
    /// Every *.po in the folder.
    static Result<Translations> load(const std::filesystem::path& folder);
    std::vector<std::string> languages() const;
    const std::map<std::string, std::string>& all(const std::string& language) const;

    /// Gives the municipality's words the languages, and offers them in its forms. What is not
    /// translated is shown in Swedish.
    void add_to(forms::Municipality& municipality, const std::vector<std::string>& languages) const;

private:
    std::map<std::string, std::map<std::string, std::string>> by_language_;
};

/// Every text of the municipality that its screens show, the faults of its forms included.
void each_screen_text(forms::Municipality& municipality,
                      const std::function<void(forms::Words&)>& visit);

/// Has nobody yet read the translation who speaks the language?
bool is_draft(const Phrasebook& words, const std::string& language);

} // namespace tycktill::kiosk
