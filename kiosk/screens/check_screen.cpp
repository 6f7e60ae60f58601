// «Läs igenom innan du skickar.»: every row can be changed; what does not fit is on a second page, and
// Skicka stands on the last one.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"

namespace tycktill::kiosk {
namespace {

/// A row with its warnings, or a notice at the end: what is laid out one under the other.
struct Piece {
    float height = 0;
    std::function<void(touch::PxRect)> draw;
};

touch::CheckRow look_of(const View& view, const AnswerRow& row, bool last) {
    touch::CheckRow look;
    look.label = row.label;
    look.value = row.value;
    // A text is known again by its beginning; contact details must be seen whole.
    look.max_lines = row.value.find('\n') == std::string::npos ? 2 : 6;
    look.button = view.word("check.change");
    look.last = last;
    const forms::Field* field = view.setting.form->find(row.field);
    look.is_private =
        field != nullptr && (field->role == forms::FieldRole::Contact || field->kind == forms::FieldKind::Area ||
                             field->kind == forms::FieldKind::ShortLine || field->kind == forms::FieldKind::Comb);
    return look;
}

Piece row_piece(const View& view, float width, const AnswerRow& row, bool last, Said& said) {
    const touch::CheckRow look = look_of(view, row, last && row.hints.empty());
    return {touch::check_row_height(view.ui, width, look), [&view, &row, &said, look](touch::PxRect place) {
                if (touch::check_row(view.ui, place, look))
                    said = Change{row.field};
            }};
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

std::vector<Piece> pieces_of(const View& view, float width, const std::vector<AnswerRow>& rows,
                             Said& said) {
    std::vector<Piece> pieces;
    if (!view.session.trouble.empty()) {
        const std::string& words = view.word(view.session.trouble);
        const float height = touch::warning_height(view.ui, width, words) + view.ui.measures().card_gap;
        pieces.push_back({height, [&view, &words](touch::PxRect place) {
                              warning(view.ui, {place.x, place.y, place.w, 0}, words);
                          }});
    }
    for (const AnswerRow& row : rows) {
        pieces.push_back(row_piece(view, width, row, &row == &rows.back(), said));
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
    const auto rows = answer_rows(view.setting, view.session);
    const auto pieces = pieces_of(view, frame.content.w, rows, said);
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
