#include "scanner/reading/print_finder.h"

#include "forms/print/print.h"
#include "shared/base/log.h"

#include <map>

namespace tycktill::reading {

namespace {

class Prints {
public:
    explicit Prints(const forms::Catalogue& catalogue) : catalogue_(catalogue) {}

    const PrintMap* find(const forms::SheetFingerprint& print, int page, std::size_t language) {
        const forms::Sheet* sheet = catalogue_.sheet(print);
        const forms::Form* form = sheet ? catalogue_.form(sheet->form) : nullptr;
        const forms::Municipality* of = form ? catalogue_.municipality_of(*form) : nullptr;
        if (!of || form->ref.version != sheet->form.version || page < 1)
            return nullptr; // nobody keeps the words of an older version
        const auto& languages = languages_of(*form);
        if (language >= languages.size())
            return nullptr;
        const auto& pages = drawn(*of, *form, *sheet, languages[language]);
        return std::size_t(page) <= pages.size() ? &pages[std::size_t(page) - 1] : nullptr;
    }

private:
    const std::vector<std::string>& languages_of(const forms::Form& form) {
        auto [known, made] = languages_.try_emplace(&form);
        if (made) {
            if (auto all = forms::languages_of_print(form))
                known->second = std::move(*all);
            else
                say(all.error().what);
        }
        return known->second;
    }

    const std::vector<PrintMap>& drawn(const forms::Municipality& of, const forms::Form& form,
                                       const forms::Sheet& sheet, const std::string& language) {
        auto [known, made] = drawn_.try_emplace({&form, language});
        if (!made)
            return known->second;
        const auto prints = forms::page_prints(of, form, language);
        if (!prints)
            say(prints.error().what);
        else
            for (std::size_t i = 0; i < prints->size() && i < sheet.pages.size(); ++i)
                known->second.emplace_back((*prints)[i], sheet.pages[i]);
        return known->second;
    }

    const forms::Catalogue& catalogue_;
    std::map<const forms::Form*, std::vector<std::string>> languages_;
    std::map<std::pair<const forms::Form*, std::string>, std::vector<PrintMap>> drawn_;
};

} // namespace

FindPrint prints_of(const forms::Catalogue& catalogue) {
    return [prints = std::make_shared<Prints>(catalogue)](const forms::SheetFingerprint& print,
                                                          int page, std::size_t language) {
        return prints->find(print, page, language);
    };
}

} // namespace tycktill::reading
