#pragma once
/// What came in, for a page: the person's words and the other answers, opened only as far as the page shows.
#include "office/reading/opening.h"
#include "office/web/respond.h"

namespace tycktill::web {

struct WordsOfIt {
    std::string story; ///< in the person's own words
    std::vector<arrivals::FoundPlace>
        found; ///< in the story: what raised a question, what is harsh
    std::vector<std::pair<std::string, std::string>>
        others; ///< "När det hände", "tisdag 17 november"
    std::string serial;
    std::vector<std::string> flags;
    std::string trouble; ///< why it could not be opened, or ""
};
WordsOfIt words_of_matter(const Site& site, const Visit& visit, const std::string& id);

struct ContactOfIt {
    std::string name, address, email;
    std::vector<std::pair<std::string, std::string>> all;
};
Result<ContactOfIt> contact_of(const Site& site, const Visit& visit);

/// The words as the largest thing on the page, found words marked. A sentence that is harsh is folded: nobody need read it,
/// and who wants to opens it.
Html voice(const WordsOfIt& words, const char* its_class = "words");
Html other_answers(const WordsOfIt& words);

} // namespace tycktill::web
