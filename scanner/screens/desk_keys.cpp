#include "scanner/screens/desk_keys.h"

#include <algorithm>
#include <array>

namespace tycktill::desk {

namespace {

struct KeyLine {
    touch::Key key;
    char letter; ///< 0 where `key` says it
    bool ctrl, shift;
    DeskKey means;
    std::string_view cap, does;
    unsigned places; ///< where it works
    unsigned bars;   ///< where the bar at the foot tells it
    enum Section { OfAll, OfQueue, OfPaper, OfPage, OfGroup, Untold } section; ///< of F1
};
using enum KeyLine::Section;

constexpr unsigned everywhere = AtQueue | AtForm | AtPage | AtGroup | AtLetter;
constexpr unsigned paper = AtForm | AtLetter;

constexpr char nothing = '\1'; ///< told, but pressed as something else

constexpr KeyLine key_lines[] = {
    {touch::Key::Up, 0, false, false, DeskKey::Up, "Upp", "raden före", everywhere, 0, Untold},
    {touch::Key::Down, 0, false, false, DeskKey::Down, "Ned", "nästa rad", everywhere, 0, Untold},
    {touch::Key::Letter, nothing, false, false, DeskKey::Keys, "Upp Ned", "rad för rad", 0,
     AtQueue | AtGroup, OfAll},
    {touch::Key::Letter, nothing, false, false, DeskKey::Keys, "Skift Tab", "från knapp till knapp",
     0, 0, OfAll},
    {touch::Key::Letter, nothing, false, false, DeskKey::Keys, "Vänster Höger",
     "buntar och blanketter", 0, 0, OfQueue},
    {touch::Key::Left, 0, false, false, DeskKey::Left, "Vänster", "åt vänster", AtQueue | AtGroup,
     AtGroup, OfGroup},
    {touch::Key::Right, 0, false, false, DeskKey::Right, "Höger", "åt höger", AtQueue | AtGroup,
     AtGroup, OfGroup},
    {touch::Key::Enter, 0, false, false, DeskKey::Open, "Enter", "granska", AtQueue, AtQueue,
     OfQueue},
    {touch::Key::Letter, nothing, false, false, DeskKey::Keys, "1–9", "avgör en sort i följd", 0,
     AtQueue, OfQueue},
    {touch::Key::Enter, 0, false, false, DeskKey::Next, "Enter", "nästa fråga", paper | AtPage,
     paper, OfPaper},
    {touch::Key::Space, 0, false, false, DeskKey::Flip, "Blanksteg", "kryssad eller tom", AtGroup,
     AtGroup, OfGroup},
    {touch::Key::Enter, 0, true, false, DeskKey::Approve, "Ctrl Enter", "godkänn blanketten",
     paper | AtPage, AtForm, OfPaper},
    {touch::Key::Enter, 0, true, false, DeskKey::Approve, "Ctrl Enter", "godkänn brevet", 0,
     AtLetter, Untold},
    {touch::Key::Enter, 0, true, false, DeskKey::Approve, "Ctrl Enter", "klar med gruppen", AtGroup,
     AtGroup, OfGroup},
    {touch::Key::Enter, 0, false, true, DeskKey::Previous, "Skift Enter", "förra frågan", paper,
     paper, OfPaper},
    {touch::Key::Tab, 0, false, false, DeskKey::Suggestion, "Tab", "ta förslaget", paper, AtForm,
     OfPaper},
    {touch::Key::Letter, nothing, false, false, DeskKey::Keys, "Ctrl 1–5",
     "ta ett ord under fältet", 0, 0, OfPaper},
    {touch::Key::Letter, nothing, false, false, DeskKey::Keys, "1–9", "kryssa ett val", 0, 0,
     OfPaper},
    {touch::Key::Letter, 'O', true, false, DeskKey::Illegible, "Ctrl O", "går inte att läsa", paper,
     0, OfPaper},
    {touch::Key::Letter, 'T', true, false, DeskKey::Nothing, "Ctrl T", "inget är skrivet", paper, 0,
     OfPaper},
    {touch::Key::Letter, 'Z', true, false, DeskKey::Undo, "Ctrl Z", "ångra", everywhere,
     paper | AtGroup, OfAll},
    {touch::Key::Letter, '+', true, false, DeskKey::ZoomIn, "Ctrl +", "förstora sidan",
     paper | AtPage, AtForm, OfPaper},
    {touch::Key::Letter, '-', true, false, DeskKey::ZoomOut, "Ctrl −", "förminska sidan",
     paper | AtPage, 0, OfPaper},
    {touch::Key::F2, 0, false, false, DeskKey::WholePage, "F2", "hela sidan", paper | AtPage,
     paper | AtPage, OfPaper},
    {touch::Key::F3, 0, false, false, DeskKey::NextGroup, "F3", "nästa grupp", AtGroup, AtGroup,
     OfGroup},
    {touch::Key::PageUp, 0, false, false, DeskKey::PageUp, "PgUp", "sidan före", AtPage | AtGroup,
     AtPage, OfPage},
    {touch::Key::PageDown, 0, false, false, DeskKey::PageDown, "PgDn", "nästa sida",
     AtPage | AtGroup, AtPage | AtGroup, OfPage},
    {touch::Key::Letter, 'V', false, false, DeskKey::Turn, "V", "vrid sidan", AtPage, AtPage,
     OfPage},
    {touch::Key::Letter, 'B', false, false, DeskKey::Attachment, "B", "bilaga", paper | AtPage,
     AtPage, OfPage},
    {touch::Key::Letter, 'E', false, false, DeskKey::Own, "E", "eget ärende", paper | AtPage,
     AtPage, OfPage},
    {touch::Key::Letter, 'T', false, false, DeskKey::Blank, "T", "tom sida", paper | AtPage, AtPage,
     OfPage},
    {touch::Key::F6, 0, false, false, DeskKey::Sure, "F6", "säkert lästa fält", paper, AtLetter,
     OfPaper},
    {touch::Key::F8, 0, false, false, DeskKey::PutAside, "F8", "lägg åt sidan", paper, paper,
     Untold},
    {touch::Key::Letter, nothing, false, false, DeskKey::Keys, "F8",
     "lägg åt sidan, fråga en kollega", 0, 0, OfPaper},
    {touch::Key::F9, 0, false, false, DeskKey::Reject, "F9", "avvisa med skäl", paper, paper,
     OfPaper},
    {touch::Key::Letter, 'G', false, false, DeskKey::Group, "G", "granska kryss i grupp", AtQueue,
     AtQueue, OfQueue},
    {touch::Key::Letter, 'F', false, false, DeskKey::Filter, "F", "sök i bunten", AtQueue, AtQueue,
     OfQueue},
    {touch::Key::Letter, 'P', false, false, DeskKey::TakeDown, "P", "skriv åt någon vid disken",
     AtQueue, AtQueue, OfQueue},
    {touch::Key::Letter, 'N', false, false, DeskKey::Number, "N", "skriv ett nummer för hand",
     AtQueue | AtPage, AtQueue, OfQueue},
    {touch::Key::Letter, 'L', false, false, DeskKey::Folder, "L", "läs in en mapp", AtQueue,
     AtQueue, OfQueue},
    {touch::Key::Letter, 'A', false, false, DeskKey::Arrived, "A", "buntens ankomstdag", AtQueue,
     AtQueue, OfQueue},
    {touch::Key::F4, 0, false, false, DeskKey::Colours, "F4", "ljust eller mörkt", everywhere, 0,
     OfAll},
    {touch::Key::F5, 0, false, false, DeskKey::Language, "F5", "svenska eller engelska", everywhere,
     0, OfAll},
    {touch::Key::Letter, '0', true, false, DeskKey::Larger, "Ctrl 0", "text i 100, 125 eller 150 %",
     everywhere, 0, OfAll},
    {touch::Key::F10, 0, false, false, DeskKey::Lock, "F10", "lås disken", everywhere, 0, OfAll},
    {touch::Key::Escape, 0, false, false, DeskKey::Leave, "Esc", "till kön", everywhere,
     everywhere & ~AtQueue, OfAll},
    {touch::Key::F1, 0, false, false, DeskKey::Keys, "F1", "alla tangenter", everywhere, everywhere,
     OfAll},
};

bool is_pressed(const touch::Ui& ui, const KeyLine& line) {
    return line.key == touch::Key::Letter ? ui.pressed_letter(line.letter, line.ctrl)
                                          : ui.pressed(line.key, line.ctrl, line.shift);
}

/// What the bar at that place tells, in its order; F1 last.
std::vector<const KeyLine*> bar_of(unsigned place) {
    std::vector<const KeyLine*> lines;
    for (const auto& line : key_lines)
        if ((line.bars & place) != 0)
            lines.push_back(&line);
    return lines;
}

} // namespace

std::optional<DeskEvent> keys_pressed(const touch::Ui& ui, unsigned place) {
    for (const auto& line : key_lines)
        if ((line.places & place) != 0 && is_pressed(ui, line))
            return line.means;
    for (char digit = '1'; digit <= '9'; ++digit) {
        const auto number = static_cast<std::size_t>(digit - '0');
        if (ui.pressed_letter(digit))
            return DeskDigit{number};
        if (number <= 5 && ui.pressed_letter(digit, true))
            return DeskCandidate{number};
    }
    return {};
}

std::optional<DeskEvent> draw_key_bar(const DeskDrawing& d, const Desk& desk, unsigned place) {
    const auto bar = d.bottom_bar();
    std::optional<DeskEvent> event;
    constexpr float margin = 32;
    float end = bar.right() - margin;
    if (!desk.message.empty()) {
        const auto said = d.in_language(desk.message);
        const float width =
            d.text(said, end, bar.mid_y(), d.font(desk_read, touch::Weight::SemiBold),
                   desk.message_is_fault ? d.colours.fault : d.colours.text, touch::Align::Trailing,
                   bar.w - 2 * margin);
        d.say(said, bar, desk.message_is_fault ? touch::Role::Error : touch::Role::Notice);
        end -= width + desk_key_gap;
    }
    const auto lines = bar_of(place);
    float x = margin;
    // F1 tells the rest, so its place is kept.
    const auto* help = lines.back();
    end -= d.key_width(help->cap, help->does);
    for (const auto* line : lines) {
        if (line != help && x + d.key_width(line->cap, line->does) + desk_key_gap > end)
            continue;
        if (line == help && x > end)
            break;
        if (line->letter == nothing) {
            x += d.keycap(x, bar.mid_y(), line->cap) + 8;
            x += d.label(line->does, x, bar.mid_y(), d.font(desk_small), d.colours.quiet) +
                 desk_key_gap;
            continue;
        }
        if (d.key(x, bar.mid_y(), line->cap, line->does))
            event = line->means;
    }
    return event;
}

std::optional<DeskEvent> draw_all_keys(const DeskDrawing& d) {
    static constexpr std::array<std::pair<KeyLine::Section, std::string_view>, 5> sections{{
        {OfAll, "Överallt"},
        {OfQueue, "I kön"},
        {OfPaper, "En blankett eller ett brev"},
        {OfPage, "Hela sidan, F2"},
        {OfGroup, "Kryss i grupp"},
    }};
    const auto& c = d.colours;
    std::optional<DeskEvent> event;
    for (const touch::Key key : {touch::Key::F1, touch::Key::Escape, touch::Key::Enter})
        if (d.ui.pressed(key))
            event = DeskKey::Keys;
    d.top_bar(d.in_language("Alla tangenter"), {});
    constexpr float margin = 32, first = 76;
    const float row = d.narrow() ? 31 : 34, head = d.narrow() ? 38 : 48;
    const float width = (d.width() - 2 * margin) / (d.narrow() ? 3 : 4);
    const float last = d.height() - 56;
    float x = margin, y = first;
    for (const auto& [section, title] : sections) {
        float needed = head;
        for (const auto& line : key_lines)
            needed += line.section == section ? row : 0;
        if (y > first && y + std::min(needed, head + 3 * row) > last) {
            x += width;
            y = first;
        }
        d.label(title, x, y + 14, d.font(desk_section, touch::Weight::SemiBold), c.text);
        y += head;
        for (const auto& line : key_lines) {
            if (line.section != section)
                continue;
            if (y + row > last) {
                x += width;
                y = first + head;
            }
            const float cap = d.keycap(x, y + row / 2, line.cap);
            d.label(line.does, x + cap + 10, y + row / 2, d.font(desk_read), c.text,
                    touch::Align::Leading, width - cap - 26);
            y += row;
        }
        y += d.narrow() ? 8.0f : 20.0f;
    }
    const auto bar = d.bottom_bar();
    float at = margin;
    if (d.key(at, bar.mid_y(), "F1", "tillbaka"))
        event = DeskKey::Keys;
    return event;
}

} // namespace tycktill::desk
