#pragma once
/// A form as it comes from the printer, as pictures, and filling it in by field names.
#include "forms/definition/catalogue.h"
#include "forms/paper/page_code.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"

namespace tycktill {

struct PrintedForm {
    const Form* form = nullptr;
    const Sheet* sheet = nullptr;
    Serial serial;
    std::vector<Image> pages; ///< at 300 dpi, as the real print room draws them
};

/// The shipped assets, loaded once.
const Catalogue& shipped_catalogue(const std::string& assets);
/// Prints one copy and draws its PDF; throws when that fails.
PrintedForm print_form(const Catalogue& catalogue, const std::string& form);

/// Field → ticked choice ids, or one text. A choice written "~id" is filled in black, as withdrawn.
using Filling = std::map<std::string, std::vector<std::string>>;

inline const std::string withdrawn = "~";

struct Writer {
    Pen pen = ballpoint;
    TickStyle style = TickStyle::Cross;
    std::string font_file; ///< "" writes no text
    double shake_mm = 0;   ///< how far the letters stray; 0 writes each alike, as a machine does
};
/// The people of the corpus: a pen, how it is pressed and how that person ticks.
struct Person {
    const char* name;
    Writer writer;
};
const std::vector<Person>& people();

/// One of the usual pens and ways to tick.
Writer some_writer(Chance& chance);

/// Ticks and texts of that page's boxes. A text is cut off where its box ends.
void fill_in(Image& image, const Page& page, const Filling& filling, const Writer& writer,
             Chance& chance);
/// For every tick question of the page none, one or (where allowed) two choices.
Filling some_ticks(const Page& page, Chance& chance);
/// The same, and in every fourth question a box filled in black beside them.
Filling some_ticks_and_withdrawn(const Page& page, Chance& chance);

} // namespace tycktill
