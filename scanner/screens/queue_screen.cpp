#include "scanner/screens/queue_parts.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

constexpr float left = 32, between = 48, batches_top = 192;

/// «15 frågor i 5 av 10 blanketter. Ungefär 10 minuters arbete.»
std::string sum_in_words(const Desk& desk) {
    const int doubts = doubts_in_all(desk);
    const auto forms = desk.items.size();
    if (forms == 0)
        return "Inget väntar på dig.";
    const std::string of_forms = std::to_string(forms) + (forms == 1 ? " blankett" : " blanketter");
    if (doubts == 0)
        return of_forms + " att godkänna.";
    const auto with = forms_with_doubts(desk);
    const int minutes = minutes_of_work(doubts);
    return std::to_string(doubts) + (doubts == 1 ? " fråga i " : " frågor i ") +
           (with == forms ? of_forms : std::to_string(with) + " av " + of_forms) + ". Ungefär " +
           std::to_string(minutes) + (minutes == 1 ? " minuts arbete." : " minuters arbete.");
}

void headings(const DeskDrawing& d, const Desk& desk, float width) {
    const auto& c = d.colours;
    d.label("Att granska", left, 98, d.font(desk_title, touch::Weight::Bold), c.text);
    d.label(sum_in_words(desk), left, 132, d.font(desk_read), c.quiet, touch::Align::Leading,
            width);
    const auto head = d.font(desk_small, touch::Weight::SemiBold);
    const auto at = queue_columns(width);
    if (desk.question)
        return;
    for (const auto& [x, words] :
         {std::pair{at.name, "Bunt"}, std::pair{at.arrived, "Ankom"}, std::pair{at.forms, "Väntar"},
          std::pair{at.reading, "Läsning"}, std::pair{at.doubts, "Frågor"}})
        d.label(words, left + x, 173, head, c.quiet);
}

} // namespace

std::optional<DeskEvent> draw_queue(const DeskDrawing& d, const DeskScene& scene) {
    const auto& desk = scene.desk;
    std::optional<DeskEvent> event = keys_pressed(d.ui, AtQueue);
    const float kinds_w = d.narrow() ? 340 : 576;
    const float width = d.width() - 2 * left - between - kinds_w;
    d.top_bar(d.in_language("Disken"), scene.place);
    headings(d, desk, width);
    float y = batches_top;
    if (desk.question) {
        const float height = question_height(d, desk);
        keep(event, draw_question(d, desk, {left, 160, width, height}));
        y = 160 + height;
    } else {
        keep(event, draw_batches(d, desk, width, y));
    }
    if (!desk.question || desk.question->about == DeskQuestion::About::Filter)
        keep(event, draw_items(d, desk, {left, y + 20, width, d.height() - 56 - y - 20}));
    keep(event,
         draw_kinds(d, desk,
                    {left + width + between, batches_top, kinds_w, d.height() - 56 - batches_top}));
    keep(event, draw_key_bar(d, desk, AtQueue));
    return event;
}

} // namespace tycktill::desk
