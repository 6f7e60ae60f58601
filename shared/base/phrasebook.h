#pragma once
/// A phrasebook holds the words of the screens in every language, by key. Its source is one gettext
/// file a language, named by its tag: "sv.po", "sv@lattlast.po", "en.po". A msgid is a key
/// ("start.title"), a msgstr its text; a text that is not translated falls back to Swedish.
#include "shared/base/result.h"
#include "shared/base/room.h"

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tycktill::base {

/// The msgid and msgstr of one .po text. Understands comments, continued strings and the escapes
/// \n \t \" \\; the header (empty msgid) and empty msgstr are left out. `name` opens the error.
Result<std::map<std::string, std::string>> parse_po(std::string_view text, const std::string& name);

class Phrasebook {
public:
    /// Every *.po in the folder; Swedish must be there.
    static Result<Phrasebook> load(const std::filesystem::path& folder);

    /// The text in that language, else of the language before "@", else in Swedish, else the key.
    const std::string& say(const std::string& key, const std::string& language) const;
    bool has(const std::string& key, const std::string& language) const;
    std::vector<std::string> languages() const;
    const std::map<std::string, std::string>& all(const std::string& language) const;
    void add(const std::string& language, const std::string& key, const std::string& text);

private:
    std::map<std::string, std::map<std::string, std::string>> by_language_;
    mutable std::map<std::string, std::string>
        missing_; ///< keys that nobody wrote, shown as they are
};

/// "Den här enheten: {name}" with {name} replaced. A name that is not in the text is left out.
std::string fill(std::string text,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);

} // namespace tycktill::base
