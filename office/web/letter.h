#pragma once
/// What is written to the person, before it leaves the house: which kind it is, the words to begin with, what stands
/// in the place of its marks.
#include "office/web/parts.h"
#include "office/web/visit.h"

namespace tycktill::web {

/// One kind of word to the person.
struct LetterKind {
    const char* path; ///< below the matter's: "besked"
    forms::LetterText::Kind text;
    const char* title;
    const char* lead;
    bool asks_day; ///< for a day that is promised with it
    const char* done;
};
const LetterKind* letter_kind(const std::string& path);

/// The texts of the municipality's file that are of this kind.
std::vector<const forms::LetterText*> texts_for(const Visit& visit, const LetterKind& kind);
/// A text with all its marks filled in but the name and the day, which are put in when it is looked at.
std::string begun_letter(const Visit& visit, const forms::LetterText& text, bool easy);
/// As it goes out. Without a name the greeting is «Hej!».
std::string finished_letter(const std::string& words, const std::string& name,
                            std::optional<Day> day);
/// A day to suggest: three weeks on, a working day.
Day suggested_day(const Visit& visit);

std::optional<matters::Means> means_of(const std::string& value);
/// The ways to this person; one that isn't there says why.
std::vector<Option> means_options(const Visit& visit);
std::string likely_means(const Visit& visit);

/// What the person was promised, in the very words of the kiosk or the form.
Html promised_panel(const Visit& visit, const forms::Form* form);

} // namespace tycktill::web
