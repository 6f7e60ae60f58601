#include "kiosk/session/translations.h"

#include "forms/rules/fault_words.h"
#include "shared/base/files.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

void each_field_text(forms::Field& field, const std::function<void(forms::Words&)>& visit) {
    for (forms::Words* words : {&field.label, &field.question, &field.hint})
        visit(*words);
    for (forms::Choice& choice : field.choices)
        for (forms::Words* words : {&choice.label, &choice.screen, &choice.line})
            visit(*words);
}

/// The faults have Swedish words without the file's help: they are written in, to be translated.
void each_fault(forms::Form& form, const std::function<void(forms::Words&)>& visit) {
    for (const std::string& key : forms::fault_word_keys()) {
        forms::Words words = form.own_words[key];
        for (const char* language : {"sv", "sv@lattlast", "en"})
            words.by_language[language] = forms::fault_words(form, key, language);
        visit(words);
        form.own_words[key] = std::move(words);
    }
}

} // namespace

void each_screen_text(forms::Municipality& municipality,
                      const std::function<void(forms::Words&)>& visit) {
    for (auto& [key, words] : municipality.texts)
        visit(words);
    for (forms::OtherDoor& door : municipality.other_doors)
        for (forms::Words* words : {&door.title, &door.text})
            visit(*words);
    for (forms::Form& form : municipality.forms) {
        visit(form.title);
        for (forms::Field& field : form.fields)
            if (field.on_screen)
                each_field_text(field, visit);
        visit(form.reply.missing);
        if (form.deadline)
            visit(form.deadline->promise);
        each_fault(form, visit);
    }
}

Result<Translations> Translations::load(const std::filesystem::path& folder) {
    Translations translations;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".po")
            continue;
        const std::string text = TRY(read_text(entry.path()));
        translations.by_language_[entry.path().stem().string()] =
            TRY(parse_po(text, entry.path().filename().string()));
    }
    return translations;
}

std::vector<std::string> Translations::languages() const {
    std::vector<std::string> tags;
    for (const auto& [tag, texts] : by_language_)
        tags.push_back(tag);
    return tags;
}

const std::map<std::string, std::string>& Translations::all(const std::string& language) const {
    static const std::map<std::string, std::string> none;
    const auto found = by_language_.find(language);
    return found == by_language_.end() ? none : found->second;
}

void Translations::add_to(forms::Municipality& municipality,
                          const std::vector<std::string>& languages) const {
    for (const std::string& language : languages) {
        const auto& texts = all(language);
        each_screen_text(municipality, [&](forms::Words& words) {
            const auto found = texts.find(words.in("sv"));
            if (!words.empty() && found != texts.end())
                words.by_language.emplace(language, found->second);
        });
        for (forms::Form& form : municipality.forms)
            if (std::find(form.languages.begin(), form.languages.end(), language) ==
                form.languages.end())
                form.languages.push_back(language);
    }
}

bool is_draft(const Phrasebook& words, const std::string& language) {
    return words.say("language.status", language) == "draft";
}

} // namespace tycktill::kiosk
