#pragma once
/// The pieces of place(): head and foot around the fields (layout_frame.cpp) and the fields themselves
/// (layout_fields.cpp). Not for other rooms.
#include "forms/paper/layout.h"
#include "forms/paper/paper_measures.h"
#include "forms/paper/printed_words.h"

namespace tycktill::forms::layout {

/// One page while it is being laid out.
struct Draft {
    const Form& form;
    const PaperMeasures& m;
    const PaperPage& paper;
    const PrintedWords& printed; ///< what stands on every form
    Page page;
    Print print;

    bool first() const { return page.number == 1; }
    void text(Rect frame, TextStyle style, Words words, Align align = Align::Left,
              TextSource source = TextSource::Form) {
        print.texts.push_back({frame, style, std::move(words), align, source});
    }
};

/// "* " before every language's words.
Words starred(const Words& words);

/// The squares that stand beside each other as «ÅÅÅÅ MM DD», and the letters under them.
std::vector<Rect> date_cells(Point at, Mm cell, Mm height, Mm gap);
void add_date_letters(Draft& draft, const std::vector<Rect>& cells);

void add_frame(Draft& draft);          ///< marks, codes, serials, tear line
void add_head(Draft& draft);           ///< sender, title, intro, stamp, how to fill in
void add_foot(Draft& draft);           ///< notes beside the lower code
void add_slip(Draft& draft);           ///< the person's part
Result<void> add_fields(Draft& draft); ///< sections, rows, boxes

} // namespace tycktill::forms::layout
