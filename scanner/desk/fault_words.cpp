#include "scanner/desk/fault_words.h"

#include "forms/paper/page_code.h"
#include "scanner/queue/queue_fault.h"
#include "shared/store/database.h"

namespace tycktill::desk {
namespace {

using queue::QueueFault;
using store::StoreFault;

std::string_view words(QueueFault fault) {
    switch (fault) {
    case QueueFault::Locked:
        return "Skriv lösenordet.";
    case QueueFault::WrongPassphrase:
        return "Lösenordet stämmer inte.";
    case QueueFault::NoKey:
        return "Kön har ingen nyckel än. Läs in en bunt först.";
    case QueueFault::NoSuchForm:
        return "Blanketten finns inte i kön längre.";
    case QueueFault::NoSuchPage:
        return "Sidan finns inte i kön längre.";
    case QueueFault::NoneBefore:
        return "Ingen blankett ligger före den här i bunten.";
    case QueueFault::HasOwnNumber:
        return "Sidan har ett eget nummer och hör till sin blankett.";
    case QueueFault::OnlyPage:
        return "Det är den enda sidan här, så det finns inget att dela.";
    case QueueFault::StandsUpright:
        return "Sidan har en läsbar kod och står redan rätt.";
    case QueueFault::AllHaveCodes:
        return "Alla sidor här har sin kod redan.";
    case QueueFault::FitsNoSheet:
        return "Sidan passar inte in på någon blankett med det numret.";
    case QueueFault::OnlyLetters:
        return "Det går bara med ett brev. Den här har ett eget nummer.";
    case QueueFault::MovedOn:
        return "Sidan ligger i ett annat ärende nu. Ångra där först.";
    case QueueFault::NoPicture:
        return "Sidan gick inte att läsa. Skanna den igen.";
    case QueueFault::UnfitAnswer:
        return "Svaret passar inte i fältet.";
    case QueueFault::NoSuchField:
        return "Svaret passar inte på blanketten.";
    case QueueFault::NotText:
        return "Texten har tecken som inte går att spara.";
    case QueueFault::NotSettled:
        return "Frågor är kvar. Avgör dem först.";
    case QueueFault::NoFormChosen:
        return "Välj först vilken blankett brevet räknas som.";
    case QueueFault::Aside:
        return "Blanketten ligger åt sidan. F8 tar tillbaka den.";
    case QueueFault::BreaksRules:
        return "Blanketten kan inte skickas så här. F6 visar alla uppgifter.";
    case QueueFault::NeedsAnother:
        return "En annan person ska se den här.";
    case QueueFault::NotDecided:
        return "Blanketten är inte avgjord. Inget skickades.";
    case QueueFault::NotConnected:
        return "Stationen är inte ansluten till något kansli. Kör tycktill-courier enrol.";
    case QueueFault::DamagedRow:
        return "Kön är skadad på disken. Återställ den från säkerhetskopian.";
    case QueueFault::DamagedReading:
        return "Det som lästes är skadat. Skanna sidan igen.";
    case QueueFault::DamagedPicture:
        return "Sidans bild är skadad. Skanna den igen.";
    case QueueFault::DamagedSettlement:
        return "Ett avgjort värde är skadat. Ångra och avgör det igen.";
    }
    return "";
}

std::string_view words(StoreFault fault) {
    switch (fault) {
    case StoreFault::Full:
        return "Disken är full. Frigör plats. Inget har försvunnit.";
    case StoreFault::Busy:
        return "Ett annat program använder kön just nu. Försök igen.";
    case StoreFault::Damaged:
        return "Kön är skadad på disken. Stäng skanningsbordet och starta det igen.";
    case StoreFault::Disk:
        return "Disken svarar inte. Be den som sköter datorn att se på den.";
    case StoreFault::Constraint:
    case StoreFault::Other:
        return "";
    }
    return "";
}

std::string_view words(forms::SerialFault fault) {
    switch (fault) {
    case forms::SerialFault::Length:
        return "Ett blankettnummer har 9 tecken, som 7K3M-9QXD-2. Räkna tecknen.";
    case forms::SerialFault::Sign:
        return "Ett blankettnummer har bara siffrorna 2–9 och bokstäver utom I, L och O. "
               "Jämför med numret på papperet.";
    case forms::SerialFault::Check:
        return "Numret stämmer inte. Jämför varje tecken med numret på papperet.";
    }
    return "";
}

} // namespace

std::string in_swedish(const Error& error) {
    std::string_view known;
    if (const auto fault = error.kind.as<QueueFault>())
        known = words(*fault);
    else if (const auto fault = error.kind.as<StoreFault>())
        known = words(*fault);
    else if (const auto fault = error.kind.as<forms::SerialFault>())
        known = words(*fault);
    return known.empty() ? "Det gick inte: " + error.what : std::string(known);
}

} // namespace tycktill::desk
