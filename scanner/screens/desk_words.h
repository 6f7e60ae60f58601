#pragma once
/// The desk in other languages. Its Swedish texts stand where they are drawn; a language is one file
/// assets/locale/desk/TAG.po whose msgids are those texts. In a msgid "#" stands for each number and
/// "*" for words that follow from a form ("Svagt streck i *, kan vara ett kryss."); both stand in the
/// same order in the translation. What a form or a person says is never translated: it is compared
/// with the paper.
#include "shared/base/result.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::desk {

class DeskWords {
public:
    /// Swedish: everything is said as it stands.
    DeskWords() = default;
    static Result<DeskWords> load(const std::filesystem::path& file);

    std::string say(std::string_view swedish) const;
    /// The same of a key's name; most are the same in every language.
    std::string say_key(std::string_view cap) const;
    /// What was asked for and has no translation; stays empty in Swedish.
    const std::set<std::string>& missing() const { return missing_; }

private:
    struct Pattern {
        std::vector<std::string> pieces; ///< between the stars
        std::string text;
    };
    bool say_pattern(const std::string& text, std::string& said) const;
    std::map<std::string, std::string> texts_;
    std::vector<Pattern> patterns_;
    mutable std::set<std::string> missing_;
};

} // namespace tycktill::desk
