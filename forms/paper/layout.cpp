#include "forms/paper/layout.h"

#include "forms/paper/layout_parts.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

std::string name_of(const Box& box) {
    return box.choice.empty() ? "\"" + box.field + "\""
                              : "\"" + box.field + "\" (" + box.choice + ")";
}

/// A layout that cannot be read is never printed: boxes stay on the paper and off each other.
Result<void> check(const Form& form, const PaperMeasures& m, const Page& page) {
    const auto wrong = [&](const Box& box, const std::string& what) {
        return fail(form.ref.id + ": paper page " + std::to_string(page.number) + ": " +
                    name_of(box) + " " + what);
    };
    for (std::size_t i = 0; i < page.boxes.size(); ++i) {
        const Box& box = page.boxes[i];
        if (box.inside.x < m.left || box.inside.right() > m.right)
            return wrong(box, "stands outside the text's width; move it or make it narrower");
        if (box.inside.width < tick_size || box.inside.height < tick_size)
            return wrong(box, "is too small to write in; give it more room");
        if (box.inside.bottom() > m.fields_end)
            return wrong(box, "stands too low; take away a ruled line or a row above it");
        if (box.inside.y < (page.number == 1 ? m.first_rule : m.later_rule))
            return wrong(box, "stands in the head; move it down");
        if (box.kind == BoxKind::Comb && box.cells.front().width < 4_mm)
            return wrong(box, "has cells narrower than 4 mm; give it more columns");
        // A crease goes through long text without harm, not through a mark or a cell.
        if (m.fold && box.kind != BoxKind::Area && box.inside.y < *m.fold + 1_mm &&
            *m.fold - 1_mm < box.inside.bottom())
            return wrong(box, "is crossed by the fold; move it up or down");
        for (std::size_t k = 0; k < i; ++k) {
            if (overlap(box.inside, page.boxes[k].inside))
                return wrong(box, "covers " + name_of(page.boxes[k]) + "; move one of them");
        }
    }
    return {};
}

/// Digits are the same in every language.
bool is_number(const Words& words) {
    return words.in("sv").find_first_not_of("0123456789") == std::string::npos;
}

bool says_something_in(const Layout& layout, const std::string& language) {
    return std::any_of(layout.prints.begin(), layout.prints.end(), [&](const Print& print) {
        return std::any_of(print.texts.begin(), print.texts.end(), [&](const PlacedText& text) {
            return text.words.by_language.count(language) != 0;
        });
    });
}

} // namespace

Result<Layout> place(const Form& form) {
    const PaperMeasures& m = measures(form.paper);
    if (form.paper_pages.empty() || form.paper_pages.size() > 9)
        return fail(form.ref.id + ": a form has 1 to 9 paper pages; add [[paper.page]]");
    const PrintedWords words = printed_words(form);
    Layout layout;
    layout.sheet = {form.ref, m.paper, m.tear_line, {}};
    for (const PaperPage& paper : form.paper_pages) {
        layout::Draft draft{form, m, paper, words, {}, {}};
        draft.page.number = static_cast<int>(layout.sheet.pages.size()) + 1;
        layout::add_head(draft);
        TRY(layout::add_fields(draft));
        layout::add_foot(draft);
        layout::add_slip(draft);
        layout::add_frame(draft); // last, for who has the page read aloud
        TRY(check(form, m, draft.page));
        layout.sheet.pages.push_back(std::move(draft.page));
        layout.prints.push_back(std::move(draft.print));
    }
    return layout;
}

std::vector<std::string> printed_languages(const Form& form, const Layout& layout) {
    std::vector<std::string> whole;
    for (const std::string& language : form.languages) {
        const bool has_all =
            std::all_of(layout.prints.begin(), layout.prints.end(), [&](const Print& print) {
                return std::all_of(print.texts.begin(), print.texts.end(), [&](const auto& text) {
                    return text.words.empty() || is_number(text.words) ||
                           text.words.by_language.count(language) != 0;
                });
            });
        if (has_all || language == "sv")
            whole.push_back(language);
    }
    if (says_something_in(layout, "sv@lattlast"))
        whole.push_back("sv@lattlast"); // what has no easy words is Swedish
    return whole;
}

Result<Sheet> lay_out(const Form& form) {
    auto layout = TRY(place(form));
    return std::move(layout.sheet);
}

} // namespace tycktill::forms
