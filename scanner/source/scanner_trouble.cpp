#include "scanner/source/scanner_trouble.h"

#include <sane/sane.h>

namespace tycktill::source {

namespace {

// Added to SANE after its version 1; not every header has them.
constexpr int warming_up = 12, transport_locked = 13;

std::string what_and_what_to_do(int status) {
    switch (status) {
    case SANE_STATUS_JAMMED: // a feeder that pulled two sheets stops with this too
        return "Papperet har fastnat, eller två ark drogs in på en gång. Öppna luckan, ta ut "
               "arket och lägg det överst igen.";
    case SANE_STATUS_NO_DOCS:
        return "Det ligger inget papper i mataren. Lägg i arken och börja om.";
    case SANE_STATUS_COVER_OPEN:
        return "Skannerns lucka är öppen. Stäng den och fortsätt.";
    case SANE_STATUS_DEVICE_BUSY:
    case warming_up:
        return "Skannern är upptagen. Vänta en stund och försök igen.";
    case transport_locked:
        return "Skannerns transportlås är på. Lås upp det och försök igen.";
    case SANE_STATUS_ACCESS_DENIED:
        return "Programmet får inte använda skannern. Be den som sköter datorn att ge tillstånd.";
    case SANE_STATUS_NO_MEM:
        return "Minnet räcker inte för bilden. Stäng andra program, eller läs med 300 punkter "
               "per tum.";
    case SANE_STATUS_CANCELLED:
        return "Läsningen avbröts vid skannern. Lägg i de ark som är kvar och fortsätt.";
    case SANE_STATUS_IO_ERROR:
        return "Kontakten med skannern bröts. Se efter att sladden sitter i och att den är på.";
    default:
        return "Skannern kan inte läsa sidan. Stäng av den, slå på den igen och försök på nytt.";
    }
}

} // namespace

std::string trouble_in_words(int status, int sides) {
    std::string words = what_and_what_to_do(status);
    if (sides > 0)
        words += sides == 1 ? " En sida hann läsas."
                            : " " + std::to_string(sides) + " sidor hann läsas.";
    return words;
}

} // namespace tycktill::source
