#include "revealing_sentences.h"
#include "tests/support/rooms.h"

namespace tycktill {
namespace {

using Texts = std::vector<std::string>;

/// Each sentence with each of the things in place of its {}.
void add_family(std::vector<RevealingSentence>& all, const Texts& sentences, const Texts& things) {
    for (const std::string& sentence : sentences)
        for (const std::string& thing : things) {
            std::string text = sentence;
            text.replace(text.find("{}"), 2, thing);
            all.push_back({text, {thing}});
        }
}

void add_innocent(std::vector<RevealingSentence>& all, const Texts& sentences) {
    for (const std::string& sentence : sentences)
        all.push_back({sentence, {}});
}

void add_numbers(std::vector<RevealingSentence>& all) {
    add_family(all,
               {"Mamma bor i rum 12 {} och fick vänta.", "Hon har numret {}.", "{} är mitt nummer",
                "Avd 3, {}, väntade 45 minuter.", "Huoneessa 7 asuu {} ja hän odotti."},
               {"580312-9807", "580312 - 9807", "19580312-9807", "195803129807", "580312–9807",
                "580312 9807", "580312.9807", "5803129807", "580312+9807", "580372-9804",
                "58-03-12-9807", "19 580312-9807"});
    add_family(all,
               {"Ring efter kl 14 {} om ni vill.", "Ring mig på {} tack.", "Mobil: {}.",
                "Jag bor i rum 12, {}", "Soita {} illalla.", "Call me on {} please."},
               {"070-174 06 35", "070.174.06.35", "0701740635", "070 174 06 35", "070–174 06 35",
                "+46 70 174 06 35", "+46 (0)70-174 06 35", "0046701740635", "(+47) 22 33 44 55",
                "040-628 04 01", "08-465 004 15", "0980-319 200", "070/174 06 35", "070-1740635",
                "+358 40 123 4567", "0701-74 06 35"});
    all.push_back(
        {"Ring 070-174 06 35 040-628 04 01 efter fem.", {"070-174 06 35", "040-628 04 01"}});
    all.push_back({"070-174 06 35 eller 070-174 06 31", {"070-174 06 35", "070-174 06 31"}});
    all.push_back({"Nås på 628 04 01 efter fem.", {"628 04 01"}});
    all.push_back({"tel 12 34 56", {"12 34 56"}});
    all.push_back({"Hetu 131052-308T on minun.", {"131052-308T"}});
}

void add_addresses(std::vector<RevealingSentence>& all) {
    add_family(all,
               {"Skriv till {} tack.", "Min adress är {}", "{} är min e-post.", "Mejla gärna {}!",
                "Kirjoita {} niin vastaan.", "Write to {}, please."},
               {"karin.lindberg@exempel.se", "karin@example.com", "karin_l+hem@post.exempel.se",
                "karin @ exempel.se", "karin(at)exempel.se", "karin snabel-a exempel.se",
                "karin@åkeri-exempel.se"});
    add_family(all, {"Jag bor på {} och hör allt.", "Kom till {}.", "Adress {}, porten är trasig."},
               {"Storgatan 5", "Lindvägen 12 B", "Södra vägen 3", "Kyrkogatan 14", "Tallstigen 7",
                "714 80 Kopparberg", "Box 123", "Lötgränd 2", "Koulukatu 3 A"});
    all.push_back({"Mejl: karin.lindberg@exempel.se.", {"karin.lindberg@exempel.se"}});
    all.push_back({"karin.lindberg [at] exempel [dot] se", {"exempel"}});
    all.push_back({"Brev till c/o Karin Lindberg går bra.", {"Karin Lindberg"}});
    all.push_back({"I live at 12 Baker Street near the school.", {"12 Baker Street"}});
    all.push_back({"Asun osoitteessa Mannerheimintie 5.", {"Mannerheimintie 5"}});
    all.push_back({"jag bor på storgatan 5 i stan", {"storgatan 5"}});
}

void add_names(std::vector<RevealingSentence>& all) {
    const Texts names{"Karin Lindberg", "Karin", "Yngve Qvist", "Åsa Öberg", "Kebede Tesfaye"};
    add_family(all,
               {"Ingen städar. Med vänlig hälsning {}",
                "Ingen städar. Med vänliga hälsningar, {}",
                "Ingen städar.\nMed vänlig hälsning\n{}",
                "Ingen städar. Vänliga hälsningar {}",
                "Ingen städar. /{}",
                "Ingen städar //{}",
                "Ingen städar.\n/{}",
                "Maten är kall. Mvh {}",
                "Maten är kall.\nMVH\n{}",
                "Maten är kall. mvh, {}",
                "Maten är kall. M.v.h. {}",
                "Ingen städar. Hälsningar {}",
                "Ingen städar. Hälsningar från {}",
                "Bästa hälsningar {}",
                "Jag heter {} och bor här.",
                "Hej! Mitt namn är {}.",
                "Namn: {}",
                "Min mamma {} fick vänta.",
                "Min pappa, {}, fick fel medicin.",
                "Vår son {} blev slagen.",
                "Min dotter heter {}.",
                "Min fru {} kunde inte sova.",
                "Skrivet av {}",
                "Undertecknad, {}, vill klaga."},
               names);
    add_family(all,
               {"Kukaan ei siivoa. Ystävällisin terveisin {}", "Kukaan ei siivoa. Terveisin {}",
                "Nimeni on {} ja asun täällä.", "Äitini {} odotti kaksi tuntia.", "T. {}"},
               {"Matti Virtanen", "Pirkko Mäki", "Aino"});
    add_family(all,
               {"Nobody cleans. Best regards, {}", "Nobody cleans.\nKind regards\n{}",
                "My name is {}.", "My mother {} had to wait.", "Nobody cleans. Yours sincerely {}",
                "Thanks,\n{}"},
               {"Eva Lind", "John Smith", "Grace"});
    for (const char* text :
         {"Ingen städar. mvh karin", "jag heter karin lindberg och bor här", "Ingen städar. /karin",
          "Jag är Karin och bor här.", "Hej, det är Karin Lindberg här.",
          "Ingen städar.\nKarin Lindberg", "Ingen städar. – Karin", "Tack på förhand, Karin",
          "Kram Karin", "Jag, Karin Lindberg, klagar."})
        all.push_back(
            {text, {std::string(text).find("karin") == std::string::npos ? "Karin" : "karin"}});
    all.push_back({"Fru Lindberg i rum 4 väntade.", {"Lindberg"}});
    all.push_back({"Brukaren Karin Lindberg blev utan mat.", {"Karin Lindberg"}});
    all.push_back({"Jag är mamma till Elin i 3B.", {"Elin"}});
    all.push_back({"Det gäller min man Göran.", {"Göran"}});
    all.push_back({"Eva Lind på rum 12 fick fel medicin.", {"Eva Lind"}});
}

void add_everyday(std::vector<RevealingSentence>& all) {
    add_innocent(all, {"Den 21 november 2026 klockan 17.30 kom ingen.",
                       "2026-11-21",
                       "21/11 2026 kl 9",
                       "Det kostade 1 200 kronor.",
                       "Rum 12 på avdelning 2.",
                       "Vi väntade 45 minuter och 2 timmar.",
                       "jag heter inget",
                       "Hälsningar till köket",
                       "Region Skåne svarar inte.",
                       "Enhetschefen var trevlig.",
                       "Enhetschefen Anna Berg var trevlig.",
                       "Rektor sade nej.",
                       "Jag är orolig.",
                       "Mvh en orolig mamma",
                       "Hälsningar från en anhörig",
                       "/En besökare",
                       "Bra mat! /Gäst",
                       "/Nöjd kund",
                       "Ring mellan 8 och 17.",
                       "Temperaturen 18-19 grader i rum 101-110.",
                       "Mötet 12/5 kl 13.00-14.30 i sal 204.",
                       "OCR 1234567890",
                       "MATEN ÄR KALL OCH INGEN LYSSNAR",
                       "Med vänlig hälsning\nen boende",
                       "Avdelningen heter Solen.",
                       "Boendet heter Björkgården.",
                       "Björkgården är bra.",
                       "Min mamma bor på Björkgården.",
                       "Min pappa fick vänta.",
                       "Ring 112!",
                       "Ring 1177 först.",
                       "Ni har öppet 08.00-16.30.",
                       "Öppet 07.30 - 09.15 i dag",
                       "05.11.2026 var dagen.",
                       "Den 05 11 2026 hände det.",
                       "Bussen 714 var sen.",
                       "och/eller i köket",
                       "Klass 3B i Östra skolan.",
                       "Vård- och omsorgsboendet Åsen är kallt.",
                       "Tack för hjälpen!",
                       "Tack till alla.",
                       "Kram till er alla!",
                       "Bakgatan är hal.",
                       "Trafiken på Storgatan är farlig.",
                       "Vägen 68 är hal.",
                       "Hemtjänsten kom kl 14 och 16.",
                       "Paragraf 4 i lagen 2010:659.",
                       "SFS 2009:1105",
                       "Pris 12 500:- per månad",
                       "De tog 3 500 000 kronor.",
                       "1, 2, 3 och 4",
                       "Rum 01, 02, 03, 04 är kalla.",
                       "Lomma kommun måste svara.",
                       "Jag bor på avdelning 2.",
                       "Mamma har bott där i 12 år.",
                       "Läkaren kom 2 gånger.",
                       "Sjuksköterskan sade ifrån.",
                       "Undersköterskan är bra.",
                       "Vi är 25 elever i klassen.",
                       "Hej då!",
                       "Vänligen svara snart.",
                       "Min son går i klass 4.",
                       "Min son Fredag",
                       "Det tog från 8 till 17.",
                       "Temperaturen var 17,5 grader.",
                       "Artikel 12345678",
                       "Diarienummer KS 2026/123",
                       "Skolan ligger vid Björkvägen.",
                       "Mailen fungerar inte.",
                       "Jag vill vara anonym.",
                       "/Anonym",
                       "Mvh Anonym",
                       "Hissen är 2 x 3 meter.",
                       "Bankgiro 5050-1055",
                       "Organisationsnummer 212000-1066",
                       "Paketet vägde 10 kg 500 g",
                       "Chefen för äldreomsorgen svarar aldrig.",
                       "Socialnämnden beslutade 2025.",
                       "Tisdag till fredag.",
                       "Kl. 12.30, 13.30, 14.30",
                       "Jag har ringt 3 gånger på 2 veckor.",
                       "God Jul önskar vi er!"});
    add_innocent(all,
                 {"Ruoka oli kylmää 21.11.2026 kello 17.30.", "Huone 12 osastolla 2.",
                  "Se maksoi 1 200 euroa.", "Äitini asuu täällä.", "Terveisin huolestunut omainen",
                  "Hoitaja oli ystävällinen.", "Helsingin kaupunki ei vastaa.",
                  "Odotimme 45 minuuttia.", "Soita 112.", "Kiitos avusta!",
                  "Osasto on nimeltään Aurinko.", "Bussi 714 oli myöhässä."});
    add_innocent(
        all, {"The food was cold on 21 November 2026.", "Room 12 on ward 2.",
              "It cost 1,200 kronor.", "My mother lives here.", "Best regards, a worried relative",
              "The nurse was kind.", "I am Swedish.", "We waited 45 minutes.", "Call 112.",
              "Thank you for the help!", "My name is not important.", "The school is at the park.",
              "Open 08.00-16.30.", "My mother I think was afraid.", "Kind regards to the kitchen",
              "I'm at home on Monday.", "Look at the door.", "Bus 714 at 12.30 was late."});
}

} // namespace

std::vector<RevealingSentence> revealing_sentences() {
    std::vector<RevealingSentence> all;
    add_numbers(all);
    add_addresses(all);
    add_names(all);
    add_everyday(all);
    return all;
}

} // namespace tycktill
