#pragma once
/// A municipality that nobody has heard of: three pages, every kind of field, a long name, words in
/// Finnish and in its own mouth. All that the program may need of it is this one file.
#include "forms/rules/fault_words.h"
#include "tests/support/rooms.h"

#include <string>

namespace tycktill::test {

inline std::string sixth_fault_texts() {
    std::string texts;
    for (const auto& key : fault_word_keys())
        texts +=
            "\"" + key + "\" = { sv = \"Så här: " + key + ".\", fi = \"Näin: " + key + ".\" }\n";
    return texts;
}

inline const std::string sixth_head = R"(id = "langnamn"
name = "Övre Långnamnsbergs och Nedre Sjötorpabygdens landskommun"
place = "Långnamnsberg"
board = "Nämnden för omsorg, skola och kommunala angelägenheter i övrigt"
office = "Kommunkansliet"
scheme = "Ordning för synpunkter"
languages = ["sv", "fi"]

[accent]
accent = "#3A2F7D"

[texts]
"start.title" = { sv = "Säg till oss", fi = "Kerro meille" }
)";

inline const std::string sixth_form = R"(
[[form]]
id = "stora-blanketten"
version = 7
title = { sv = "Stora blanketten", fi = "Suuri lomake" }
send_to = { sv = "Kommunkansliet", fi = "Kunnankanslia" }

[[form.field]]
id = "typ"
kind = "one_choice"
role = "type"
required = true
label = { sv = "Typ", fi = "Laji" }
[[form.field.choice]]
id = "klagomal"
label = { sv = "Klagomål", fi = "Valitus" }
[[form.field.choice]]
id = "berom"
label = { sv = "Beröm", fi = "Kiitos" }

[[form.field]]
id = "amnen"
kind = "several_choices"
role = "dimension"
required = true
label = { sv = "Ämnen", fi = "Aiheet" }
[[form.field.choice]]
id = "mat"
label = { sv = "Mat", fi = "Ruoka" }
[[form.field.choice]]
id = "tid"
label = { sv = "Tid", fi = "Aika" }
[[form.field.choice]]
id = "trygghet"
label = { sv = "Trygghet", fi = "Turvallisuus" }
[[form.field.choice]]
id = "annat"
label = { sv = "Annat", fi = "Muu" }

[[form.field]]
id = "plats"
kind = "unit"
role = "unit"
label = { sv = "Plats", fi = "Paikka" }

[[form.field]]
id = "dag"
kind = "date"
role = "when"
label = { sv = "Dag", fi = "Päivä" }

[[form.field]]
id = "berattelse"
kind = "area"
role = "story"
longest = 200
label = { sv = "Text", fi = "Teksti" }

[[form.field]]
id = "onskan"
kind = "area"
label = { sv = "Vad önskar du?", fi = "Mitä toivot?" }

[[form.field]]
id = "arende"
kind = "comb"
rule = "digits"
cells = 6
label = { sv = "Ärendets nummer", fi = "Asian numero" }

[[form.field]]
id = "svar"
kind = "one_choice"
role = "reply"
label = { sv = "Vill du ha svar?", fi = "Haluatko vastauksen?" }
[[form.field.choice]]
id = "nej"
label = { sv = "Nej", fi = "En" }
[[form.field.choice]]
id = "ja"
label = { sv = "Ja", fi = "Kyllä" }

[[form.field]]
id = "namn"
kind = "line"
role = "contact"
rule = "name"
label = { sv = "Namn", fi = "Nimi" }

[[form.field]]
id = "postnummer"
kind = "comb"
role = "contact"
rule = "postnummer"
cells = 5
longest = 6
label = { sv = "Postnummer", fi = "Postinumero" }

[[form.field]]
id = "epost"
kind = "line"
role = "contact"
rule = "email"
label = { sv = "E-post", fi = "Sähköposti" }

[form.reply]
needs_all = ["namn"]
needs_any = ["epost", "postnummer"]
missing = { sv = "Skriv namn och e-post.", fi = "Kirjoita nimi ja sähköposti." }

[form.deadline]
count = 3
unit = "working_days"
promise = { sv = "Svar senast {dag}.", fi = "Vastaus viimeistään {dag}." }

[form.paper]
size = "A4"
sender = { sv = "Långnamnsbergs landskommun · Kansliet", fi = "Långnamnsbergin kunta · Kanslia" }
intro = { sv = "Säg vad du tycker.", fi = "Kerro mielipiteesi." }

[[form.paper.page]]

[[form.paper.page.section]]
heading_of = "typ"
[[form.paper.page.section.row]]
cells = [{ field = "typ", ticks = [20.4, 78, 136] }]

[[form.paper.page.section]]
heading_of = "amnen"
[[form.paper.page.section.row]]
cells = [{ field = "amnen", ticks = [20.4, 78, 136] }]

[[form.paper.page.section]]
[[form.paper.page.section.row]]
cells = [{ field = "plats", columns = 7 }, { field = "dag", column = 8 }]

[[form.paper.page.section]]
heading_of = "berattelse"
[[form.paper.page.section.row]]
cells = [{ field = "berattelse", lines = 4 }]

[[form.paper.page]]
title = { sv = "Mer", fi = "Lisää" }
intro = { sv = "Fyll i det du kan.", fi = "Täytä mitä voit." }

[[form.paper.page.section]]
heading_of = "onskan"
[[form.paper.page.section.row]]
cells = [{ field = "onskan", lines = 6 }]
[[form.paper.page.section.row]]
cells = [{ field = "arende", columns = 6 }]

[[form.paper.page]]
title = { sv = "Svar", fi = "Vastaus" }
intro = { sv = "Fyll i det du kan.", fi = "Täytä mitä voit." }

[[form.paper.page.section]]
heading_of = "svar"
[[form.paper.page.section.row]]
cells = [{ field = "svar", ticks = [20.4, 107] }]
[[form.paper.page.section.row]]
cells = [{ field = "namn", columns = 7 }, { field = "postnummer", column = 8 }]
[[form.paper.page.section.row]]
cells = [{ field = "epost" }]
[[form.paper.page.section.row]]
cells = [{ field = "berattelse", lines = 8 }]

[form.paper.slip]
heading = { sv = "Så går det till", fi = "Näin se etenee" }
steps = [{ sv = "Vi läser.", fi = "Luemme." }, { sv = "Vi svarar.", fi = "Vastaamme." }]
)";

inline std::string sixth_municipality() {
    return sixth_head + sixth_fault_texts() + sixth_form;
}

} // namespace tycktill::test
