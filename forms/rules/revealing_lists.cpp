// Words that tell a name from other words; see revealing_parts.h. First names: common ones of people in
// Sweden and Finland, old and young; those that are everyday words as well («Sten», «Björk», «Dag») are
// left out.
#include "forms/rules/revealing_parts.h"
#include "shared/base/text.h"

#include <algorithm>
#include <set>

namespace tycktill::forms {
namespace {

using Set = std::set<std::string, std::less<>>;

Set set_of(std::string_view words) {
    Set set;
    for (std::string& word : split(words, ' '))
        if (!word.empty())
            set.insert(std::move(word));
    return set;
}

const Set& first_names() {
    static const Set names = set_of(
        "karin anna eva maria kristina christina margareta margaretha elisabeth elisabet birgitta "
        "marie ingrid linnéa linnea marianne sofia sophia kerstin lena helena emma johanna emelie "
        "inger cecilia sara sarah elin anita louise ulla gunilla susanne viktoria victoria annika "
        "hanna agneta monica monika jenny ida therese malin matilda lisa ann astrid linda carina "
        "ulrika irene annette viola siv gun gunnel britt barbro yvonne åsa maj rut ruth greta "
        "ingeborg berit solveig märta elsa alice alva ebba wilma julia klara clara maja ella agnes "
        "vera saga nora stella olivia freja selma signe tove tuva molly frida felicia amanda "
        "josefin josefine sandra camilla petra pia charlotte charlotta lotta madeleine mona "
        "rebecka "
        "jessica caroline karolina angelica katarina catarina erika ellen hilda edith ester iris "
        "erik lars karl anders johan per nils carl mikael michael jan hans lennart olof peter "
        "gunnar "
        "sven fredrik bengt bo daniel gustav gustaf åke göran alexander magnus martin stefan "
        "andreas "
        "mats bertil john leif thomas henrik ulf björn christer krister arne ingemar sture kent "
        "kjell "
        "roland rolf tommy håkan jonas patrik robert tomas christian kristian marcus markus joakim "
        "david mattias emil oskar oscar viktor victor niklas rickard richard simon filip anton "
        "william noah hugo lucas liam oliver elias axel leo ludvig gösta evert ragnar stig folke "
        "torsten börje tage helge rune sigvard ove conny jörgen kurt jimmy roger johnny linus "
        "jakob "
        "jesper sebastian tobias albin isak otto theo vincent viggo melker edvin kalle lasse olle "
        "nisse pelle gurra micke östen örjan jerker ebbe mohammed mohamed muhammad ahmed ahmad ali "
        "fatima amina hassan hussein ibrahim omar yusuf aisha leila layla zeynep maryam mehmet "
        "abdi abdullah nadia samira svetlana olga natalia igor vladimir ivan piotr katarzyna "
        "agnieszka "
        "goran dragan milan zoran nguyen wei jing "
        "matti juhani timo kari mikko antti jukka pekka heikki hannu markku jari pentti eero ville "
        "tuomas janne petri lauri jussi seppo tapio olavi ilkka tapani tiina anneli päivi pirjo "
        "riitta sari leena liisa minna kaisa helvi aino venla eeva kirsi tuula marjatta raija "
        "hilkka "
        "sirpa outi satu katja mari heli jaana tarja merja anu veikko reijo esko kalevi "
        "james mary patricia jennifer elizabeth barbara susan margaret karen nancy betty helen "
        "george charles joseph edward paul mark andrew kevin brian steven steve jane emily kate "
        "katie claire alan stephen harry jack olaf ingvar hjördis gunvor iréne hélène renée jürgen "
        "märit berta bertha alma wilhelm hedvig svea tyra valborg hildur fanny ines rolf");
    return names;
}

const Set& no_names() {
    static const Set words = set_of(
        // Swedish: small words, roles, days.
        "och eller men som en ett den det de detta denna vi jag du ni han hon hen man i på av med "
        "mot för om "
        "att är var har hade ska skulle kan kunde vill ville får fick blir blev inte inget ingen "
        "ingenting till från vid under över efter innan när där här hur vad vem varför då nu sedan "
        "så också bara mycket lite alla allt all alltid aldrig oss er ert era vår vårt våra min "
        "mitt mina "
        "din ditt dina sin sitt hans hennes deras mig dig sig dem tack hej hejsan snälla bra "
        "dåligt orolig arg ledsen besviken nöjd glad trött anhörig anhöriga närstående boende elev "
        "elever "
        "förälder föräldrar besökare kund brukare patient medborgare invånare kommuninvånare "
        "skattebetalare gäst kund kunder nöjd missnöjd tacksam brukaren eleven patienten kunden "
        "gästen personal personalen kommunen kommun region regionen avdelning avdelningen "
        "avd rum "
        "köket mat maten hoppas svar skriv ring anonym anonymt någon något några annan andra samma "
        "skåne norrland sverige svenska stockholm göteborg malmö uppsala linköping lomma östersund "
        "robertsfors ljusnarsberg kopparberg umeå finland norge danmark europa "
        "klass årskurs god gott nytt år jul påsk midsommar måndag tisdag onsdag torsdag fredag "
        "lördag "
        "söndag januari februari mars april maj juni juli augusti september oktober november "
        "december "
        "dag kväll natt morgon helg vecka förhand ivo lss sol hvb socialtjänsten hemtjänsten "
        "äldreomsorgen "
        "försäkringskassan skolan förskolan biblioteket vårdcentralen rektor chef chefen "
        "enhetschef enhetschefen "
        "kort klagomål synpunkt förslag beröm idé ps obs box hjälp heter kallas bor "
        // Finnish.
        "ja on ei en se tämä minä sinä hän me te he että kun jos mutta kiitos hei terve omainen "
        "asukas "
        "nimetön anonyymi kaupunki kunta suomi helsinki osasto huone maanantai tiistai keskiviikko "
        "torstai perjantai lauantai sunnuntai ruoka hoitaja "
        // English.
        "a an the and or but this that these those you he she we they it i'm is am are was were be "
        "has "
        "have had will would can could not no to of from for with at by as if when where what who "
        "why "
        "how your my our their his her its all every some any please thank thanks dear anonymous "
        "resident "
        "relative parent citizen visitor patient concerned worried nobody someone monday tuesday "
        "wednesday thursday friday saturday sunday january february march may june july august "
        "october "
        "sweden swedish english finnish norwegian danish muslim christian jewish staff team ward "
        "room council "
        "municipality region best kind regards sincerely advance everyone everybody there here "
        "food very "
        "so too also just only then now mvh hälsningar hälsning in");
    return words;
}

} // namespace

bool ends_with_any(std::string_view word, const std::vector<std::string_view>& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
    });
}

bool is_first_name(const std::string& lower) {
    const std::size_t hyphen = lower.find('-'); // Gun-Britt, Karl-Erik
    return first_names().count(lower) > 0 ||
           (hyphen != std::string::npos && first_names().count(lower.substr(0, hyphen)) > 0);
}

bool is_no_name(const std::string& lower) {
    return no_names().count(lower) > 0 || is_relation(lower) || is_staff_title(lower);
}

bool is_relation(const std::string& lower) {
    static const Set words = set_of("mamma mor moder mamman pappa far fader pappan son sonen "
                                    "dotter dottern make maken maka makan "
                                    "fru frun hustru hustrun sambo sambon syster systern bror "
                                    "brodern broder mormor morfar farmor "
                                    "farfar svärmor svärfar moster faster morbror farbror kusin "
                                    "kusinen barnbarn barnbarnet barn "
                                    "barnet kille killen tjej tjejen pojke pojken flicka flickan "
                                    "väninna väninnan vän vännen granne "
                                    "grannen kompis kompisen partner partnern brorsa syrra styvson "
                                    "styvfar systerson systerdotter "
                                    "brorson brorsdotter dotterson sonson gubbe gubben gumma "
                                    "gumman farsan morsan mannen svägerska svåger "
                                    "mother mum mom mam dad father son daughter husband wife "
                                    "sister brother grandmother grandfather "
                                    "grandma grandpa granddad gran granny neighbour neighbor "
                                    "friend partner aunt uncle niece nephew cousin "
                                    "äiti isä äidin isän");
    static const std::vector<std::string> finnish{
        "äiti",    "äidi", "isä",   "isoäi",   "isoisä", "poika",  "poja",   "tyttä",
        "tyttö",   "tytö", "mieh",  "vaimo",   "sisko",  "sisar",  "velje",  "mummo",
        "mummi",   "ukki", "vaari", "naapuri", "ystävä", "lapse",  "anoppi", "appe",
        "puoliso", "täti", "täd",   "setä",    "eno",    "serkku", "kaveri"};
    if (words.count(lower) > 0)
        return true;
    return ends_with_any(lower, {"ni", "mme"}) &&
           std::any_of(finnish.begin(), finnish.end(),
                       [&](const std::string& stem) { return lower.rfind(stem, 0) == 0; });
}

bool is_staff_title(const std::string& lower) {
    static const std::vector<std::string_view> endings{
        "chef",       "chefen",         "rektor",     "rektorn",    "lärare",      "läraren",
        "sköterska",  "sköterskan",     "läkare",     "läkaren",    "handläggare", "handläggaren",
        "kurator",    "kuratorn",       "pedagog",    "pedagogen",  "assistent",   "assistenten",
        "personalen", "städaren",       "städerskan", "kocken",     "mästaren",    "föraren",
        "doktor",     "doktorn",        "terapeut",   "terapeuten", "rådet",       "råd",
        "fröken",     "fritidsledaren", "vikarien",   "biträdet",   "samordnaren", "nurse",
        "doctor",     "manager",        "teacher",    "principal",  "hoitaja",     "hoitajan",
        "lääkäri",    "rehtori",        "opettaja",   "johtaja",    "minister",    "ministern"};
    return lower.size() > 1 && ends_with_any(lower, endings);
}

bool is_place(const std::string& lower) {
    static const std::vector<std::string_view> endings{
        "gården",     "skolan",  "skola",      "hemmet",  "kommun", "kommunen",  "gatan",
        "vägen",      "väg",     "torget",     "parken",  "kyrka",  "kyrkan",    "sjukhus",
        "sjukhuset",  "centrum", "plats",      "platsen", "huset",  "hallen",    "biblioteket",
        "badet",      "boendet", "stigen",     "backen",  "gränd",  "avdelning", "gymnasium",
        "gymnasiet",  "museum",  "museet",     "katu",    "tie",    "koti",      "kotiin",
        "kodissa",    "koulu",   "street",     "road",    "school", "hospital",  "park",
        "house",      "church",  "ward",       "plan",    "center", "centre",    "stiftelse",
        "stiftelsen", "köping",  "lägenheter", "city"};
    return !is_first_name(lower) && ends_with_any(lower, endings);
}

} // namespace tycktill::forms
