#include "kiosk/translations.h"

#include "forms/fault_words.h"
#include "shared/base/files.h"

#include <algorithm>

namespace tycktill {
namespace {

void each_field_text(Field& field, const std::function<void(Words&)>& visit) {
    for (Words* words : {&field.label, &field.question, &field.hint})
        visit(*words);
    for (Choice& choice : field.choices)
        for (Words* words : {&choice.label, &choice.screen, &choice.line})
            visit(*words);
}

/// The faults have Swedish words without the file's help: they are written in, to be translated.
void each_fault(Form& form, const std::function<void(Words&)>& visit) {
    for (const std::string& key : fault_word_keys()) {
        Words words = form.own_words[key];
        for (const char* language : {"sv", "sv@lattlast", "en"})
            words.by_language[language] = fault_words(form, key, language);
        visit(words);
        form.own_words[key] = std::move(words);
    }
}

} // namespace

void each_screen_text(Municipality& municipality, const std::function<void(Words&)>& visit) {
    for (auto& [key, words] : municipality.texts)
        visit(words);
    for (OtherDoor& door : municipality.other_doors)
        for (Words* words : {&door.title, &door.text})
            visit(*words);
    for (Form& form : municipality.forms) {
        visit(form.title);
        for (Field& field : form.fields)
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

void Translations::add_to(Municipality& municipality,
                          const std::vector<std::string>& languages) const {
    for (const std::string& language : languages) {
        const auto& texts = all(language);
        each_screen_text(municipality, [&](Words& words) {
            const auto found = texts.find(words.in("sv"));
            if (!words.empty() && found != texts.end())
                words.by_language.emplace(language, found->second);
        });
        for (Form& form : municipality.forms)
            if (std::find(form.languages.begin(), form.languages.end(), language) ==
                form.languages.end())
                form.languages.push_back(language);
    }
}

bool is_draft(const Phrasebook& words, const std::string& language) {
    return words.say("language.status", language) == "draft";
}

} // namespace tycktill
