#include "scanner/returned/assemble.h"

#include "scanner/returned/doubt_words.h"
#include "scanner/returned/form_fields.h"

#include <algorithm>

namespace tycktill::returned {

namespace {

Doubt whole_form(const char* key, reading::DoubtKind kind, std::string why) {
    Doubt doubt;
    doubt.key = key;
    doubt.kind = kind;
    doubt.why = std::move(why);
    return doubt;
}

CutOut whole_page(const FormPage& page) {
    return {page.id, {}};
}

/// What a page without a code is asked about: it cannot be seen, holds next to nothing, or may belong
/// to another matter than what came before it.
Doubt doubt_of_codeless(const FormPage& page, bool in_letter) {
    constexpr double almost_blank = 0.002;
    const bool has_text =
        std::any_of(page.reading.fields.begin(), page.reading.fields.end(),
                    [](const reading::FieldReading& field) { return !field.value.empty(); });
    reading::DoubtKind kind = reading::DoubtKind::Letter;
    std::string why = in_letter ? "Sidan kom efter ett brev. Hör den till brevet?"
                                : "Sidan har ingen kod. Hör den till blanketten?";
    std::string suggestion = "attachment";
    if (page.reading.status == reading::PageStatus::Unreadable) {
        kind = reading::DoubtKind::NotFitted;
        why = "Sidan gick inte att läsa in. Skanna om den, eller ta bort den.";
        suggestion = "blank";
    } else if (page.ink < almost_blank && !has_text) {
        kind = reading::DoubtKind::BlankBack;
        why = "Nästan tom sida: smuts eller ett litet streck. Behåll eller ta bort?";
        suggestion = "blank";
    }
    Doubt doubt = whole_form(key_of_page(page.id).c_str(), kind, std::move(why));
    doubt.suggestion = {suggestion};
    doubt.cut_outs = {whole_page(page)};
    return doubt;
}

/// Pages without a code, in the order they came. What a person called blank is left out; a letter's
/// first page is the letter.
std::vector<const FormPage*> add_codeless(Assembled& result, const ReturnedPages& returned,
                                          const Settled& settled, bool letter) {
    std::vector<const FormPage*> kept;
    for (const FormPage& page : returned.pages) {
        if (page.reading.code || page.reading.status == reading::PageStatus::Blank)
            continue;
        const auto said = settled.find(key_of_page(page.id));
        if (said != settled.end() && said->second == std::vector<std::string>{"blank"})
            continue;
        const bool is_letter =
            letter && kept.empty() && page.reading.status != reading::PageStatus::Unreadable;
        if (said == settled.end() && !is_letter)
            result.doubts.push_back(doubt_of_codeless(page, letter));
        else
            result.attached.push_back(page.id);
        kept.push_back(&page);
    }
    return kept;
}

/// Of each page of the sheet the one to read: the first that was fitted.
std::vector<const FormPage*> pages_to_read(const ReturnedPages& returned) {
    std::map<int, const FormPage*> by_number;
    for (const FormPage& page : returned.pages) {
        if (!page.reading.code)
            continue;
        const FormPage*& place = by_number[page.reading.code->page];
        if (!place || (place->reading.status != reading::PageStatus::Read &&
                       page.reading.status == reading::PageStatus::Read))
            place = &page;
    }
    std::vector<const FormPage*> pages;
    for (const auto& [number, page] : by_number)
        pages.push_back(page);
    return pages;
}

void add_missing_pages(Assembled& result, const std::vector<const FormPage*>& pages, int all,
                       const Settled& settled) {
    for (int number = 1; number <= all; ++number)
        if (std::none_of(pages.begin(), pages.end(),
                         [&](const FormPage* page) { return page->reading.code->page == number; }))
            result.missing_pages.push_back(number);
    if (!result.missing_pages.empty() && !settled.count(key_missing_page))
        result.doubts.push_back(whole_form(key_missing_page, reading::DoubtKind::MissingPage,
                                           missing_pages_in_words(result.missing_pages, all)));
}

void add_not_fitted(Assembled& result, const std::vector<const FormPage*>& pages,
                    const Settled& settled) {
    for (const FormPage* page : pages) {
        if (page->reading.status == reading::PageStatus::Read)
            continue;
        if (settled.count(key_not_fitted))
            return;
        Doubt doubt = whole_form(key_not_fitted, reading::DoubtKind::NotFitted,
                                 "Sidans hörn syns inte, så inget på den kunde läsas. Skanna om "
                                 "eller skriv av bilden.");
        doubt.cut_outs = {whole_page(*page)};
        result.doubts.push_back(std::move(doubt));
        return;
    }
}

/// One doubt a place, so that nobody lets one through with another.
void add_outside(Assembled& result, const std::vector<const FormPage*>& pages,
                 const Settled& settled, std::string& words) {
    for (const FormPage* page : pages)
        for (std::size_t i = 0; i < page->reading.outside.size(); ++i) {
            const std::string key = key_of_outside(page->id, i);
            if (const auto said = settled.find(key); said != settled.end()) {
                if (!said->second.empty())
                    words += (words.empty() ? "" : "\n") + said->second.front();
                continue;
            }
            Doubt doubt = whole_form(key.c_str(), reading::DoubtKind::Outside,
                                     "Något är skrivet utanför fälten.");
            doubt.cut_outs = {{page->id, page->reading.outside[i]}};
            result.doubts.push_back(std::move(doubt));
        }
}

/// The words follow the story, where whoever answers the matter reads on.
void put_outside(Assembled& result, const forms::Form& form, const std::string& words) {
    if (words.empty())
        return;
    const forms::Field* story = form.with_role(forms::FieldRole::Story);
    for (const forms::Field& field : form.fields)
        if (!story && field.kind == forms::FieldKind::Area)
            story = &field;
    result.notes.push_back("Utanför fälten står: " + words);
    if (!story)
        return;
    const std::string before = result.answers.text(story->id);
    result.answers.set(story->id,
                       before + (before.empty() ? "" : "\n") + "Skrivet utanför fälten: " + words);
}

} // namespace

bool is_illegible(const std::vector<std::string>& values) {
    return values.size() == 1 && values.front() == illegible_text;
}

std::string key_of_page(std::int64_t page) {
    return "@page-" + std::to_string(page);
}

std::string key_of_outside(std::int64_t page, std::size_t place) {
    return "@outside-" + std::to_string(page) + "-" + std::to_string(place + 1);
}

bool is_outside_key(const std::string& key) {
    return key.starts_with("@outside-");
}

Assembled assemble(const forms::Form* form, const ReturnedPages& returned, const Settled& settled,
                   const forms::Circumstances& circumstances,
                   const std::vector<std::string>& postnummer) {
    Assembled result;
    std::string outside;
    const std::vector<const FormPage*> pages = pages_to_read(returned);
    if (!pages.empty()) {
        if (!returned.seen_before.empty() && !settled.count(key_other_content))
            result.doubts.push_back(whole_form(key_other_content, reading::DoubtKind::OtherContent,
                                               returned.seen_before));
        add_missing_pages(result, pages, returned.pages_of_sheet, settled);
        add_not_fitted(result, pages, settled);
        add_outside(result, pages, settled, outside);
        for (const FormPage* page : pages)
            result.attached.push_back(page->id);
    }
    const std::vector<const FormPage*> codeless =
        add_codeless(result, returned, settled, pages.empty());
    if (!form)
        return result;
    // A letter's own words are its answers.
    const std::vector<const FormPage*>& with_text = pages.empty() ? codeless : pages;
    add_fields(result, *form, with_text, settled, circumstances, postnummer);
    put_outside(result, *form, outside);
    return result;
}

std::string confidence_word(double confidence, reading::DoubtKind kind) {
    if (confidence < 0.5 || (kind == reading::DoubtKind::Handwriting && confidence < 0.85))
        return "Bara gissning";
    return confidence < 0.8 || kind == reading::DoubtKind::Handwriting ? "Osäker"
           : confidence < 0.95                                         ? "Ganska säker"
                                                                       : "Säker";
}

} // namespace tycktill::returned
