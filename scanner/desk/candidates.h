#pragma once
/// Words that may be meant: under an input for hands that are hard to read. They are offered, never
/// written by themselves.
#include "scanner/queue/queue.h"

namespace tycktill::desk {

/// Swedish words, sorted; a word a line, as Debian's wswedish brings them.
class WordList {
public:
    /// A missing file gives an empty list: then places and e-mail endings are all that is offered.
    static WordList of_file(const std::filesystem::path& file);
    static WordList of_words(std::vector<std::string> words);
    /// Up to `most` words that begin so, in any case, the commonest length first.
    std::vector<std::string> beginning_with(const std::string& letters, std::size_t most) const;
    bool has(const std::string& word) const;
    std::size_t size() const { return words_.size(); }

private:
    std::vector<std::string> words_; ///< lower case
};

/// At most five ways to go on from `typed`: the whole text with its last word completed. Streets, orter
/// and units of the municipality come before Swedish words; an e-mail address gets its ending; what
/// the machine read of the same word goes first.
std::vector<std::string> candidates_for(const queue::QueuedForm& form, const forms::Field& field,
                                        const std::string& typed,
                                        const std::vector<std::string>& read,
                                        const WordList* words);

} // namespace tycktill::desk
