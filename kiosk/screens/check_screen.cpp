// «Läs igenom innan du skickar.»: the person's own text first and whole, then the short rows, each of which
// can be changed. What does not fit goes on in pages, and Skicka stands on the last one.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/session/page_text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

/// A row with its warnings, or a notice at the end: what is laid out one under the other.
struct Piece {
    float height = 0;
    std::function<void(touch::PxRect)> draw;
};

constexpr int whole = 10000;

touch::CheckRow look_of(const View& view, const AnswerRow& row, bool last) {
    touch::CheckRow look;
    look.label = row.label;
    look.value = row.value;
    look.max_lines = whole; // nobody sends what they have not been shown
    look.button = view.word("check.change");
    look.last = last;
    const forms::Field* field = view.setting.form->find(row.field);
    look.is_private =
        field != nullptr &&
        (field->role == forms::FieldRole::Contact || field->kind == forms::FieldKind::Area ||
         field->kind == forms::FieldKind::ShortLine || field->kind == forms::FieldKind::Comb);
    return look;
}

/// A row, or as many pieces of it as it needs pages; only the first bears label and Ändra.
void add_row(const View& view, touch::PxRect content, const AnswerRow& row, bool last, Said& said,
             std::vector<Piece>& pieces) {
    touch::CheckRow look = look_of(view, row, last && row.hints.empty());
    const auto fits = [&](const std::string& part) {
        touch::CheckRow one = look;
        one.value = part;
        return touch::check_row_height(view.ui, content.w, one) <= content.h;
    };
    const std::vector<std::string> parts = pages_of(row.value, fits);
    for (const std::string& part : parts) {
        touch::CheckRow one = look;
        one.value = part;
        const bool first = &part == &parts.front();
        one.last = look.last && &part == &parts.back();
        const float height = touch::check_row_height(view.ui, content.w, one);
        pieces.push_back(
            {height, [&view, &row, &said, one, part, first](touch::PxRect place) mutable {
                 one.value = part;
                 if (!first)
                     one.button = {};
                 if (touch::check_row(view.ui, place, one))
                     said = Change{row.field};
             }});
    }
}

/// What a row's text gives away. It stands under its row, or on the next page with room for it.
Piece hint_piece(const View& view, float width, const std::string& words) {
    const float height = touch::warning_height(view.ui, width, words);
    return {height + view.ui.measures().step, [&view, &words, height](touch::PxRect place) {
                view.ui.say_privately(true); // it quotes what was written
                warning(view.ui, {place.x, place.y, place.w, height}, words);
                view.ui.say_privately(false);
            }};
}

Piece notice_piece(const View& view, float width, std::string words) {
    const float gap = view.ui.measures().step;
    const float height = touch::notice_height(view.ui, width, words);
    return {gap + height, [&view, words, gap, height](touch::PxRect place) {
                touch::notice(view.ui, {place.x, place.y + gap, place.w, height}, words);
            }};
}

std::vector<Piece> pieces_of(const View& view, touch::PxRect content,
                             const std::vector<AnswerRow>& rows, Said& said) {
    const float width = content.w;
    std::vector<Piece> pieces;
    if (!view.session.trouble.empty()) {
        const std::string& words = view.word(view.session.trouble);
        const float height =
            touch::warning_height(view.ui, width, words) + view.ui.measures().card_gap;
        pieces.push_back({height, [&view, &words](touch::PxRect place) {
                              warning(view.ui, {place.x, place.y, place.w, 0}, words);
                          }});
    }
    for (const AnswerRow& row : rows) {
        add_row(view, content, row, &row == &rows.back(), said, pieces);
        for (const std::string& hint : row.hints)
            pieces.push_back(hint_piece(view, width, hint));
    }
    pieces.push_back(notice_piece(
        view, width,
        fill(view.word("check.public"), {{"board", view.setting.municipality->board}})));
    return pieces;
}

/// Draws from the session's first piece on; returns the first that did not fit.
std::size_t draw_pieces(const View& view, touch::PxRect content, const std::vector<Piece>& pieces) {
    float y = content.y;
    std::size_t at = std::min(view.session.part, pieces.size() - 1);
    const std::size_t first = at;
    for (; at < pieces.size(); ++at) {
        // The last may reach into the space above the buttons.
        const float more = at + 1 == pieces.size() ? view.ui.unit(20) : 0;
        if (at > first && y + pieces[at].height > content.bottom() + more)
            break;
        pieces[at].draw({content.x, y, content.w, pieces[at].height});
        y += pieces[at].height;
    }
    return at;
}

} // namespace

Said draw_check(const View& view) {
    PageWish wish;
    wish.kind = touch::PageKind::Check;
    wish.steps = true;
    wish.question = view.word("question.check");
    Said said;
    const Frame frame = open_page(view, wish, said);
    auto rows = answer_rows(view.setting, view.session);
    // The person's own words first: they are what is read through.
    std::stable_partition(rows.begin(), rows.end(), [&](const AnswerRow& row) {
        const forms::Field* field = view.setting.form->find(row.field);
        return field != nullptr && field->role == forms::FieldRole::Story;
    });
    const auto pieces = pieces_of(view, frame.content, rows, said);
    const std::size_t shown_to = draw_pieces(view, frame.content, pieces);
    const bool more = shown_to < pieces.size();
    const FootWish way_on{view.word(more ? "check.more" : "nav.send"),
                          more ? touch::Icon::ArrowDown : touch::Icon::Send};
    switch (foot(view, frame.layout, way_on)) {
    case Foot::Back:
        return Back{};
    case Foot::Next:
        return more ? Event(ShowFrom{shown_to}) : Event(Send{});
    case Foot::None:
        break;
    }
    return said;
}

Said draw_sending(const View& view) {
    Said none;
    PageWish wish;
    wish.kind = touch::PageKind::Check;
    wish.question = view.word("check.sending");
    open_page(view, wish, none);
    return std::nullopt;
}

} // namespace tycktill::kiosk
