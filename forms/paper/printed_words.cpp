#include "forms/paper/printed_words.h"

#include <array>

namespace tycktill::forms {
namespace {

struct Built {
    const char* key;
    Words PrintedWords::*place;
    const char* swedish;
    const char* english;
    const char* finnish;
};

constexpr std::array all{
    Built{"printed.arrival_stamp", &PrintedWords::arrival_stamp, "Ankomststämpel",
          "Date stamp (office)", "Saapumisleima"},
    Built{"printed.how_to", &PrintedWords::how_to, "Så fyller du i", "How to fill in",
          "Näin täytät"},
    Built{"printed.chosen", &PrintedWords::chosen, "Valt", "Yes", "Valittu"},
    Built{"printed.not_chosen", &PrintedWords::not_chosen, "Inte valt", "No", "Tyhjä"},
    Built{"printed.wrong_box", &PrintedWords::wrong_box, "Fel ruta? Fyll hela och kryssa en ny.",
          "Wrong box? Fill it, cross another.", "Väärä ruutu? Täytä se, rasti toinen."},
    Built{"printed.one_digit", &PrintedWords::one_digit,
          "En siffra i varje ruta. Fel? Stryk över, skriv ovanför.",
          "One digit in each box. Wrong? Strike it, write above.",
          "Yksi numero ruutuun. Virhe? Vedä yli, kirjoita ylle."},
    Built{"printed.do_not_write", &PrintedWords::do_not_write, "Skriv inte här",
          "Do not write here", "Älä kirjoita tähän"},
    Built{"printed.your_part", &PrintedWords::your_part, "Din del. Spara den.",
          "Your part. Keep it.", "Sinun osasi. Säilytä."},
    Built{"printed.number", &PrintedWords::number, "Blankettens nummer", "Number of the form",
          "Lomakkeen numero"},
    Built{"printed.card_number", &PrintedWords::card_number, "Kortets nummer", "Number of the card",
          "Kortin numero"},
    Built{"printed.handed_in", &PrintedWords::handed_in, "Jag lämnade den (datum)",
          "I handed it in on (date)", "Jätin sen (päivä)"},
    Built{"printed.card_handed_in", &PrintedWords::card_handed_in, "Jag lämnade det",
          "I handed it in", "Jätin sen"},
    Built{"printed.back_of_your_part", &PrintedWords::back_of_your_part, "Baksidan av din del.",
          "The back of your part.", "Oman osasi kääntöpuoli."},
    Built{"printed.code", &PrintedWords::code, "Din kod. Visa den inte för andra.",
          "Your code. Show it to nobody.", "Koodisi. Älä näytä sitä muille."},
    Built{"printed.fold_here", &PrintedWords::fold_here, "Vik här", "Fold here", "Taita tästä"},
    Built{"printed.unit", &PrintedWords::unit, "Enhet:", "Unit:", "Yksikkö:"},
    Built{"printed.year", &PrintedWords::year, "Å", "Y", "V"},
    Built{"printed.month", &PrintedWords::month, "M", "M", "K"},
    Built{"printed.day", &PrintedWords::day, "D", "D", "P"},
};

} // namespace

std::vector<std::string> printed_word_keys() {
    std::vector<std::string> keys;
    for (const Built& words : all)
        keys.emplace_back(words.key);
    return keys;
}

PrintedWords printed_words(const Form& form) {
    PrintedWords words;
    for (const Built& built : all) {
        auto& by_language = (words.*built.place).by_language;
        by_language = {{"sv", built.swedish}, {"en", built.english}, {"fi", built.finnish}};
        if (const auto own = form.own_words.find(built.key); own != form.own_words.end())
            for (const auto& [language, text] : own->second.by_language)
                by_language[language] = text;
    }
    return words;
}

} // namespace tycktill::forms
