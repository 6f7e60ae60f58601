#include "office/commands/example_matters.h"

namespace tycktill::office {

// clang-format off
const std::vector<ExampleMatter>& example_matters() {
    using record::Channel;
    static const std::vector<ExampleMatter> all{
        {"omsorg", "klagomal", "Mamma fick vänta på hemtjänsten till klockan elva i tisdags. Då låg hon kvar i sängen sedan kvällen innan och hade inte fått någon frukost. Ingen ringde och sa att det skulle bli sent.\n\nDet är tredje gången den här månaden. Jag bor i en annan stad och kan inte åka dit själv. Jag vill veta vad som händer när det fattas folk, och vem jag kan ringa när ingen kommer.", "Eva Sundin", 6, Stage::Given},
        {"omsorg", "synpunkt", "Det kommer nästan alltid någon ny på kvällarna. De är snälla, men pappa måste berätta samma sak varje gång. Kan inte två eller tre personer turas om?", "Lars Holm", 1, Stage::New},
        {"omsorg", "klagomal", "Den 3 november fick min man vänta på sin medicin i nästan tre timmar. Ingen ringde. Vi undrar varför det blev så, och hur ni gör nästa gång det fattas folk.", "Gun Ek", 17, Stage::Told, Channel::Paper},
        {"omsorg", "berom", "Kvällspatrullen som kommer till min syster är så varma och lugna. Hon sover bättre nu. Hälsa dem det!", "", 3, Stage::Given},
        {"omsorg", "forslag", "Sätt upp en nyckelgömma i stället för att alla ska bära på dubbla nycklar. I förra veckan stod personalen utanför i tjugo minuter.", "Per Lund", 20, Stage::Answered},
        {"omsorg", "klagomal", "Hissen på boendet har varit trasig i två veckor. Mormor kommer inte ut. Jag har gjort en felanmälan men ingen svarar.", "", 0, Stage::New},
        {"omsorg", "klagomal", "Tvätten kommer bort. Tre tröjor sedan i somras, och ingen vet var de är.", "Inger Wall", 25, Stage::Closed},
        {"omsorg", "klagomal", "Jag har ringt fyra gånger om mammas ansökan och får inte tag i någon. Nu har det gått sju veckor. Jag förstår inte vad vi väntar på.", "Jonas Berg", 12, Stage::Lifted},
        {"skola", "klagomal", "Min dotter blir ensam på rasterna och säger att ingen vuxen är ute. Vi har pratat med läraren två gånger utan att något har hänt.", "Sara Nord", 5, Stage::Told},
        {"skola", "synpunkt", "Bussen går fem minuter innan skolan slutar på fredagar. Barnen får vänta en timme på nästa.", "", 1, Stage::New},
        {"skola", "berom", "Tack till alla i köket. Maten är god och det finns alltid något för den som är allergisk.", "Maria Lind", 8, Stage::Closed},
        {"skola", "klagomal", "Vi fick veta dagen före att fritids skulle vara stängt. Det går inte att ordna ledigt så fort.", "Ali Hassan", 14, Stage::Waits},
        {"gata", "klagomal", "Det plogas på körbanan men snön läggs på gångvägen. Den som går med rollator måste ut bland bilarna.", "", 2, Stage::Given},
        {"gata", "forslag", "Sätt en bänk vid backen upp mot centrum. Många behöver vila på vägen.", "Nils Ström", 9, Stage::Answered},
        {"gata", "synpunkt", "Det är mörkt vid övergången utanför biblioteket på kvällarna.", "", 0, Stage::New},
        {"fritid", "klagomal", "Badet stängde tidigare än det stod. Vi hade kört fyra mil med barnen.", "Karin Fors", 4, Stage::Given},
        {"fritid", "berom", "Personalen på biblioteket hjälpte mig att hitta rätt blankett och skriva ut den. Vilken service!", "", 2, Stage::New},
        {"fritid", "forslag", "Ha öppet en kväll i veckan för den som är över sjuttio och vill spela innebandy.", "Rolf Ahl", 11, Stage::Told},
        {"", "klagomal", "Jag fick ett brev som jag inte förstår, och i telefonen blev jag kopplad fyra gånger. Till slut lades det på.", "Anna Rask", 7, Stage::Given},
        {"", "synpunkt", "Jag vill överklaga beslutet om min ansökan men vet inte vart jag ska vända mig.", "Bo Sjö", 1, Stage::New},
        {"", "klagomal", "Den som tog emot mig i receptionen suckade och sa att jag hade kommit fel. Jag gick hem utan hjälp.", "", 10, Stage::Closed, Channel::Paper},
        {"", "forslag", "Skriv ut öppettiderna på dörren, inte bara på nätet.", "Ulla Dahl", 16, Stage::Closed},
    };
    return all;
}
// clang-format on

} // namespace tycktill::office
