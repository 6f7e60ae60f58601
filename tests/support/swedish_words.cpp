#include "tests/support/swedish_words.h"

#include "shared/base/text.h"
#include "tests/support/rooms.h"

#include <array>
#include <string_view>

namespace tycktill {

namespace {

using Word = const char*;

constexpr Word first_names[] = {
    "Åsa",      "Örjan",     "Ängla", "Anna",    "Karl-Erik", "Björn",  "Märta",
    "Göran",    "Ingrid",    "Lars",  "Maria",   "Mohamed",   "Fatima", "Ali",
    "Zeynep",   "Gun-Britt", "Sven",  "Siv",     "Lennart",   "Ulla",   "Elisabeth",
    "Per-Olof", "Yvonne",    "Kjell", "Hélène",  "Renée",     "Jürgen", "Tove",
    "Åke",      "Östen",     "Wilma", "William", "Alice",     "Noah",   "Saga",
    "Hugo",     "Vera",      "Axel",  "Ebba",    "Ludvig",    "Inga",   "Torsten"};
constexpr Word last_names[] = {
    "Öberg",         "Åkerlund",  "Ängström",   "Andersson", "Johansson", "Karlsson",  "Nilsson",
    "Eriksson",      "Larsson",   "Olsson",     "Persson",   "Svensson",  "Lindqvist", "Löfgren",
    "Sjöström",      "Blomkvist", "Ahlgren",    "Wikström",  "Hägglund",  "Björklund", "Nyström",
    "Hassan",        "Abdullahi", "Petrović",   "Nguyen",    "von Essen", "af Klint",  "Söder",
    "Illum",         "Lilja",     "Palm",       "Ek",        "Ask",       "Ali",       "Mäki",
    "Korhonen",      "Sundbäck",  "Strömqvist", "Håkansson", "Österlund", "Ådahl",     "Kjellberg",
    "Gyllenstierna", "Rönnqvist", "Backlund",   "Wallin"};
constexpr Word streets[] = {
    "Storgatan",  "Björkvägen",    "Ågatan",    "Östra Ringvägen", "Älvvägen",   "Kyrkogatan",
    "Skolgatan",  "Järnvägsgatan", "Nygatan",   "Hantverkargatan", "Lillån",     "Södra vägen",
    "Illervägen", "Vallgatan",     "Gruvgatan", "Bergslagsvägen",  "Tallstigen", "Åsvägen",
    "Ekbacken",   "Fjällgatan",    "Öjavägen",  "Mjölnarbacken",   "Lötgränd",   "Kvarnvägen"};
struct Town {
    Word number, name;
};
constexpr Town towns[] = {
    {"714 30", "Kopparberg"}, {"714 80", "Kopparberg"}, {"581 81", "Linköping"},
    {"234 81", "Lomma"},      {"831 82", "Östersund"},  {"915 81", "Robertsfors"},
    {"711 30", "Lindesberg"}, {"702 11", "Örebro"},     {"234 38", "Lomma"},
    {"582 24", "Linköping"},  {"831 31", "Östersund"},  {"237 41", "Bjärred"},
    {"914 32", "Nordmaling"}, {"907 50", "Umeå"},       {"111 20", "Stockholm"},
    {"596 34", "Skänninge"},  {"840 64", "Kälarne"},    {"915 97", "Ånäset"}};
constexpr Word domains[] = {"exempel.se",         "example.com", "post.exempel.se",
                            "mejl.example.org",   "exempel.nu",  "skola.exempel.se",
                            "foretag-exempel.se", "example.net"};
constexpr Word places[] = {"Hemtjänsten",
                           "Gruppboendet på Bäckvägen",
                           "Grundskolan",
                           "Äldreomsorgen",
                           "Miljö och bygg",
                           "Biblioteket",
                           "Förskolan Ängen",
                           "Gatukontoret",
                           "Socialtjänsten",
                           "Simhallen",
                           "Särskilt boende Åsen",
                           "Återvinningscentralen",
                           "Östra skolan, matsalen",
                           "Överförmyndaren",
                           "Kollektivtrafiken"};
constexpr Word weekdays[] = {"måndagen", "tisdagen", "onsdagen", "torsdagen",
                             "fredagen", "lördagen", "söndagen"};
constexpr Word months[] = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                           "juli",    "augusti",  "september", "oktober", "november", "december"};
// %n name, %p place, %s street, %d day of the month, %m month, %w weekday, %t time, %k crowns, %i number
constexpr Word matters[] = {
    "Maten var kall hela vintern.",
    "Ingen ringde och sa något, fast vi hade bett om det.",
    "Den %d %m fick min man vänta på hemtjänsten i nästan tre timmar.",
    "Jag vill tacka %n och alla andra på avdelning %i för ett fint bemötande.",
    "Plogen kom först kl. %t, och då hade bilarna redan kört fast.",
    "Bussen från %s stannar inte längre vid skolan.",
    "Han hann inte få sin medicin i tid.",
    "Avgiften höjdes med %k kr utan att någon förklarade varför.",
    "På %w var det halt som glas på hela %s.",
    "Vi undrar varför det blev så, och hur ni gör nästa gång det fattas folk.",
    "Beslutet kom efter %i veckor; vi hade fått löfte om %i dagar.",
    "Flickorna som kommer är snälla, det är inte dem jag klagar på.",
    "Varför är lekplatsen vid %s avstängd sedan i %m?",
    "Jag har ringt %i gånger och inte fått något svar.",
    "Lampan utanför porten på %s %i har varit trasig sedan den %d %m.",
    "Min mamma, som är %i år, vågar inte gå ut ensam efter kl. %t.",
    "Kan ni sätta upp en bänk till? Det är långt att gå för oss äldre.",
    "Ni skrev att ni skulle höra av er: det gjorde ni aldrig!",
    "Soporna på %s hämtades inte på %w, för tredje gången i år.",
    "Personalen (särskilt %n) har varit fantastisk.",
    "Vikarien hade ingen nyckel och gick igen.",
    "Det luktar avlopp i källaren på förskolan.",
    "Hiss saknas, så jag kommer inte till biblioteket med min rullator.",
    "Jag betalade %k kr för skolkortet, men det gällde inte på buss %i.",
    "Barnen får bara %i minuter på sig att äta.",
    "Enligt %n skulle det vara klart redan i %m.",
    "Ett förslag: låt simhallen ha öppet till kl. %t på %w.",
    "Tack för att ni läser det här.",
    "Handläggaren på %p svarar varken på brev eller telefon.",
    "Jag föreslår att ni sänker farten till 30 km/h vid skolan.",
    "Någon har klottrat på väggen mot ån, och rutan är krossad.",
    "Ljudet från fläkten hörs dygnet runt; vi kan inte sova.",
    "Färdtjänsten kom %i minuter för sent till läkaren den %d %m.",
    "Det är viktigt att få träffa samma människor varje gång.",
    "Vem ansvarar för att grusa trottoaren?",
    "Dottern fick fel mat trots sin allergi mot nötter och ägg.",
    "Jag är mycket nöjd med hur ni tog hand om oss på %p.",
    "Vi bor på %s %i och har bott där i %i år.",
    "Hunden blev biten i rastgården, eftersom grinden inte går att stänga.",
    "Skicka svaret till min syster i stället, hon heter %n."};

template <std::size_t count>
std::string one_of(const Word (&words)[count], Chance& chance) {
    return words[std::size_t(chance.below(int(count)))];
}

std::string number(Chance& chance, int low, int high) {
    return std::to_string(low + chance.below(high - low + 1));
}

std::string two_digits(int value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string digits(Chance& chance, int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += char('0' + chance.below(10));
    return text;
}

std::string slot(char kind, Chance& chance) {
    switch (kind) {
    case 'n':
        return some_name(chance);
    case 'p':
        return some_place(chance);
    case 's':
        return one_of(streets, chance);
    case 'd':
        return number(chance, 1, 28);
    case 'm':
        return one_of(months, chance);
    case 'w':
        return one_of(weekdays, chance);
    case 't':
        return two_digits(chance.below(24)) + "." + two_digits(5 * chance.below(12));
    case 'k':
        return chance.one_in(2) ? number(chance, 40, 990)
                                : number(chance, 1, 9) + " " + digits(chance, 3);
    default:
        return number(chance, 2, 96);
    }
}

std::string sentence(Chance& chance) {
    std::string text;
    const std::string_view pattern = matters[std::size_t(chance.below(int(std::size(matters))))];
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (pattern[i] == '%')
            text += slot(pattern[++i], chance);
        else
            text += pattern[i];
    return text;
}

/// As an address of e-mail has it.
std::string plain(const std::string& name) {
    std::string out;
    for (const char32_t letter : code_points(lower_case(name)))
        switch (letter) {
        case U'å':
        case U'ä':
        case U'á':
            out += 'a';
            break;
        case U'ö':
        case U'ó':
            out += 'o';
            break;
        case U'é':
        case U'è':
            out += 'e';
            break;
        case U'ü':
            out += 'u';
            break;
        case U'ć':
            out += 'c';
            break;
        case U' ':
            break;
        default:
            out += to_utf8(letter);
        }
    return out;
}

} // namespace

std::string some_name(Chance& chance) {
    return one_of(first_names, chance) + " " + one_of(last_names, chance);
}

std::string some_address(Chance& chance) {
    const Town& town = towns[std::size_t(chance.below(int(std::size(towns))))];
    std::string house = number(chance, 1, 140);
    if (chance.one_in(4))
        house += std::string(" ") + char('A' + chance.below(4));
    return one_of(streets, chance) + " " + house + ", " + town.number + " " + town.name;
}

std::string some_email(Chance& chance) {
    constexpr Word between[] = {".", "", "_", "-"};
    std::string text = plain(one_of(first_names, chance)) + one_of(between, chance) +
                       plain(one_of(last_names, chance));
    if (chance.one_in(3))
        text += number(chance, 1, 99);
    return text + "@" + one_of(domains, chance);
}

std::string some_telephone(Chance& chance) {
    switch (chance.below(4)) {
    case 0:
        return "08465004" + digits(chance, 2).substr(0, 1);
    case 1:
        return "031390" + digits(chance, 4).substr(0, 3);
    default:
        return "070174" + digits(chance, 4);
    }
}

std::string some_day(Chance& chance) {
    return "202" + number(chance, 4, 6) + two_digits(1 + chance.below(10)) +
           two_digits(1 + chance.below(28));
}

std::string some_place(Chance& chance) {
    return one_of(places, chance);
}

std::string some_story(Chance& chance, int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i)
        text += (i == 0 ? "" : chance.one_in(6) ? "\n" : " ") + sentence(chance);
    return text;
}

std::string something_for(const Box& box, Chance& chance, int story) {
    if (box.kind == BoxKind::Area)
        return some_story(chance, story);
    switch (box.rule) {
    case TextRule::Name:
        return some_name(chance);
    case TextRule::Address:
        return some_address(chance);
    case TextRule::Email:
        return some_email(chance);
    case TextRule::Telephone:
        return some_telephone(chance);
    case TextRule::PastDay:
        return some_day(chance);
    case TextRule::Postnummer:
        return number(chance, 10, 98) + digits(chance, 3);
    case TextRule::Digits:
        return digits(chance, int(box.cells.size()));
    case TextRule::Any:
        break;
    }
    return some_place(chance);
}

} // namespace tycktill
