#include "forms/printed_words.h"

namespace tycktill {
namespace {

Words in(const char* swedish, const char* english, const char* finnish) {
    return {{{"sv", swedish}, {"en", english}, {"fi", finnish}}};
}

PrintedWords make() {
    PrintedWords words;
    words.arrival_stamp = in("Ankomststämpel", "Date stamp (office)", "Saapumisleima");
    words.how_to = in("Så fyller du i", "How to fill in", "Näin täytät");
    words.chosen = in("Valt", "Chosen", "Valittu");
    words.not_chosen = in("Inte valt", "Empty", "Tyhjä");
    words.wrong_box =
        in("Fel ruta? Fyll hela och kryssa en ny.", "Wrong box? Fill it, cross another.",
           "Väärä ruutu? Täytä se, rasti toinen.");
    words.one_digit = in("En siffra i varje ruta. Fel? Stryk över, skriv ovanför.",
                         "One digit in each box. Wrong? Strike it, write above.",
                         "Yksi numero ruutuun. Virhe? Vedä yli, kirjoita ylle.");
    words.do_not_write = in("Skriv inte här", "Do not write here", "Älä kirjoita tähän");
    words.your_part = in("Din del. Spara den.", "Your part. Keep it.", "Sinun osasi. Säilytä.");
    words.number = in("Blankettens nummer", "Number of the form", "Lomakkeen numero");
    words.card_number = in("Kortets nummer", "Number of the card", "Kortin numero");
    words.handed_in =
        in("Jag lämnade den (datum)", "I handed it in on (date)", "Jätin sen (päivä)");
    words.card_handed_in = in("Jag lämnade det", "I handed it in", "Jätin sen");
    words.back_of_your_part =
        in("Baksidan av din del.", "The back of your part.", "Oman osasi kääntöpuoli.");
    words.number_is_code = in("Numret är din kod för svar.\nVisa det inte för andra.",
                              "The number is your code for\na reply. Show it to nobody.",
                              "Numero on koodisi vastaukseen.\nÄlä näytä sitä muille.");
    words.fold_here = in("Vik här", "Fold here", "Taita tästä");
    words.unit = in("Enhet:", "Unit:", "Yksikkö:");
    words.year = in("Å", "Y", "V");
    words.month = in("M", "M", "K");
    words.day = in("D", "D", "P");
    return words;
}

} // namespace

const PrintedWords& printed_words() {
    static const PrintedWords words = make();
    return words;
}

} // namespace tycktill
