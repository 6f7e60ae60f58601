#pragma once
/// The corpus: every page of every shipped form, under a number of its own, ticked by one of the people and
/// then damaged. The same seed gives the same page. Real text is not written: ticks and codes are what is
/// judged here.
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

namespace tycktill {

/// A page as it comes from the printer.
struct BlankPage {
    const PrintedForm* form = nullptr;
    const Page* page = nullptr;
    const Image* blank = nullptr;
    std::string name() const; ///< "lomma/synpunkter 1"
};

/// All of them, printed once a process; those with boxes to tick first.
const std::vector<BlankPage>& blank_pages(const std::string& assets);
/// How many of them have boxes to tick.
int ticked_pages(const std::string& assets);

struct CorpusPage {
    PageCode code;
    Filling filling;
    Image image;
};

CorpusPage corpus_page(const BlankPage& paper, const Person& person,
                       const std::vector<Damage>& damages, Chance& chance);

/// An undamaged page, each kind at three strengths, and the mixtures that scanners, telephones and fax
/// machines make.
std::vector<std::vector<Damage>> all_damages();
std::string name_of(const std::vector<Damage>& damages);
/// Whether such a page shows every mark as it was made: nothing is drawn over the boxes and no light ink
/// is lost. Only then is a mark clear, and a question about it one too many.
bool leaves_marks_clear(const std::vector<Damage>& damages);

} // namespace tycktill
