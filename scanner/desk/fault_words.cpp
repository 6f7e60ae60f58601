#include "scanner/desk/fault_words.h"

#include <string_view>

namespace tycktill::desk {

std::string in_swedish(const std::string& what) {
    struct Known {
        std::string_view begins, says;
    };
    static constexpr Known known[] = {
        {"no form lies before", "Ingen blankett ligger före den här i bunten."},
        {"the page has a number of its own",
         "Sidan har ett eget nummer och hör till sin blankett."},
        {"it is the only page", "Det är den enda sidan här, så det finns inget att dela."},
        {"a page with a readable code", "Sidan har en läsbar kod och står redan rätt."},
        {"the pages went to another form", "Sidan ligger i ett annat ärende nu. Ångra där först."},
        {"the page fits no sheet", "Sidan passar inte in på någon blankett med det numret."},
        {"every page of this item has its code", "Alla sidor här har sin kod redan."},
        {"the desk's queue does not open", "Lösenordet stämmer inte."},
        {"the desk's queue is locked", ""},
        {"the desk's queue has no key", "Kön har ingen nyckel än. Läs in en bunt först."},
        {"the desk's queue holds a row",
         "Kön är skadad på disken. Återställ den från säkerhetskopian."},
        {"the form cannot be sent", "Blanketten kan inte skickas så här. F6 visar alla uppgifter."},
        {"the form lies aside", "Blanketten ligger åt sidan. F8 tar tillbaka den."},
        {"no form is chosen", "Välj först vilken blankett brevet räknas som."},
        {"there is no form ", "Blanketten finns inte i kön längre."},
        {"there is no such page", "Sidan finns inte i kön längre."},
        {"the item is not decided", "Blanketten är inte avgjord. Inget skickades."},
        {"only a letter", "Det går bara med ett brev. Den här har ett eget nummer."},
        {"there is no picture of this page", "Sidan gick inte att läsa. Skanna den igen."},
        {"a kept picture is damaged", "Sidans bild är skadad. Skanna den igen."},
        {"a kept reading is not understood", "Det som lästes är skadat. Skanna sidan igen."},
        {"a settled value is not understood",
         "Ett avgjort värde är skadat. Ångra och avgör det igen."},
        {"the field ", "Svaret passar inte i fältet."},
        {"the form has no ", "Svaret passar inte på blanketten."},
        {"the text for the field ", "Texten har tecken som inte går att spara."},
    };
    for (const auto& one : known)
        if (what.starts_with(one.begins))
            return std::string(one.says);
    if (what.find("doubts are left") != std::string::npos)
        return "Tvekanden är kvar. Avgör dem först.";
    // Said in Swedish where it was found: of a printed number, and of the second look.
    for (const std::string_view own : {"Ett blankettnummer ", "Numret ", "En annan person "})
        if (what.starts_with(own))
            return what;
    return "Det gick inte: " + what;
}

} // namespace tycktill::desk
