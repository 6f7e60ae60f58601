#pragma once
/// What a person may be about to write: the ends of a word begun, and the words that often come next. Made
/// from a fixed list that came with the program. It learns nothing: it has no way to take a word in.
///
/// The list: a word a line, commonest first, after it what often follows; «^» is a sentence's beginning.
#include "shared/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::kiosk {

class NextWords {
public:
    NextWords() = default; ///< offers nothing
    static Result<NextWords> parse(std::string_view list, const std::string& name);

    /// The likeliest first, at most so many, for what stands before the caret. With a capital where the
    /// word begun has one, or where a sentence begins.
    std::vector<std::string> after(std::string_view before_caret, std::size_t most) const;
    bool empty() const { return words_.empty(); }

private:
    std::vector<std::string> words_;
    std::map<std::string, std::vector<std::string>, std::less<>> followers_;
};

} // namespace tycktill::kiosk
