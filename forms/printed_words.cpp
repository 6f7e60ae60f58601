#include "forms/printed_words.h"

namespace tycktill {
namespace {

Words in(const char* swedish, const char* english) {
    return {{{"sv", swedish}, {"en", english}}};
}

PrintedWords make() {
    PrintedWords words;
    words.arrival_stamp = in("Ankomststämpel", "Date stamp (office)");
    words.how_to = in("Så fyller du i", "How to fill in");
    words.chosen = in("Valt", "Chosen");
    words.not_chosen = in("Inte valt", "Empty");
    words.wrong_box =
        in("Fel ruta? Fyll hela och kryssa en ny.", "Wrong box? Fill it, cross another.");
    words.one_digit = in("En siffra i varje ruta. Fel? Stryk över, skriv ovanför.",
                         "One digit in each box. Wrong? Strike it, write above.");
    words.do_not_write = in("Skriv inte här", "Do not write here");
    words.your_part = in("Din del. Spara den.", "Your part. Keep it.");
    words.number = in("Blankettens nummer", "Number of the form");
    words.card_number = in("Kortets nummer", "Number of the card");
    words.handed_in = in("Jag lämnade den (datum)", "I handed it in on (date)");
    words.card_handed_in = in("Jag lämnade det", "I handed it in");
    words.back_of_your_part = in("Baksidan av din del.", "The back of your part.");
    words.number_is_code = in("Numret är din kod för svar.\nVisa det inte för andra.",
                              "The number is your code for\na reply. Show it to nobody.");
    words.fold_here = in("Vik här", "Fold here");
    words.unit = in("Enhet:", "Unit:");
    words.year = in("Å", "Y");
    words.month = in("M", "M");
    words.day = in("D", "D");
    return words;
}

} // namespace

const PrintedWords& printed_words() {
    static const PrintedWords words = make();
    return words;
}

} // namespace tycktill
