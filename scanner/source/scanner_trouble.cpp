#include "scanner/source/scanner_trouble.h"

namespace tycktill::source {

namespace {

std::string what_and_what_to_do(const ScannerTrouble& trouble) {
    using Kind = ScannerTroubleKind;
    switch (trouble.kind) {
    case Kind::Jammed: // a feeder that pulled two sheets stops with this too
        return "Papperet har fastnat, eller två ark drogs in på en gång. Öppna luckan, ta ut "
               "arket och lägg det överst igen.";
    case Kind::NoPaper:
        return "Det ligger inget papper i mataren. Lägg i arken och börja om.";
    case Kind::CoverOpen:
        return "Skannerns lucka är öppen. Stäng den och fortsätt.";
    case Kind::Busy:
        return "Skannern är upptagen. Vänta en stund och försök igen.";
    case Kind::TransportLocked:
        return "Skannerns transportlås är på. Lås upp det och försök igen.";
    case Kind::NotAllowed:
        return "Programmet får inte använda skannern. Be den som sköter datorn att ge tillstånd.";
    case Kind::NoMemory:
        return "Minnet räcker inte för bilden. Stäng andra program, eller läs med 300 punkter "
               "per tum.";
    case Kind::Cancelled:
        return "Läsningen avbröts vid skannern. Lägg i de ark som är kvar och fortsätt.";
    case Kind::NoContact:
        return "Kontakten med skannern bröts. Se efter att sladden sitter i och att den är på.";
    case Kind::CannotRead:
        return "Skannern kan inte läsa sidan. Stäng av den, slå på den igen och försök på nytt.";
    case Kind::NoSane:
        return "Skannrarnas program (SANE) startar inte. Installera om paketet libsane1.";
    case Kind::NoSuchDevice:
        return "Det finns ingen skanner som heter " + trouble.about +
               ". Är den på och ansluten? Namnen visas med scanimage -L.";
    case Kind::NotBothSides:
        return "Skannern kan inte läsa båda sidor. Ta bort --duplex, eller läs baksidorna för "
               "sig.";
    case Kind::NoSuchOption:
        return "Skannern har ingen inställning " + trouble.about +
               " som tar det värdet; se scanimage -A.";
    case Kind::EmptyPicture:
        return "Skannern lämnade en tom bild. Lägg i arket igen.";
    case Kind::UnknownPicture:
        return "Skannern sänder bilder av ett slag som inte kan läsas här. Ställ in den på "
               "gråskala, 8 bitar.";
    case Kind::Endless:
        return "Skannern slutar inte sända. Stäng av den och börja om.";
    case Kind::NotInstalled:
        return "Programmet tycktill-feed, som läser från skannern, saknas. Installera om "
               "Tyck till.";
    case Kind::Silent: // to the person these three are one thing, with one cure
    case Kind::Died:
    case Kind::Garbled:
        break;
    }
    return "Skannern svarar inte. Slå av och på den.";
}

} // namespace

std::string in_words(const ScannerTrouble& trouble) {
    std::string words = what_and_what_to_do(trouble);
    if (trouble.sides > 0)
        words += trouble.sides == 1 ? " En sida hann läsas."
                                    : " " + std::to_string(trouble.sides) + " sidor hann läsas.";
    return words;
}

} // namespace tycktill::source
