#pragma once
/// The components of LOOK §5. Each draws itself into a rectangle in px, registers itself in the
/// accessible tree and, where it can be pressed, returns true in the frame in which it was.
/// Heights that depend on the text have a function `…_height` beside them.
#include "shared/touch/ui.h"

#include <array>

namespace tycktill::touch {

// ── text ────────────────────────────────────────────────────────────────────────────────────────

struct TextLook {
    Step step = Step::Body;
    Weight weight = Weight::Regular;
    std::optional<Colour> colour{}; ///< ink when not given
    double line = 0;                ///< line height in em; the step's own when 0
    Balance balance = Balance::Yes;
    Align align = Align::Leading;
    int max_lines = 0; ///< more are cut with «…»; 0: all
    Role role = Role::Text;
    bool spoken = true;   ///< false where another node says it
    bool may_grow = true; ///< a step up in Större text
};
/// Does every word fit the width whole?
bool keeps_words(Ui& ui, float width, std::string_view text, const TextLook& look);
/// Returns the height used; line breaks in the text are kept.
float text_block(Ui& ui, PxRect rect, std::string_view text, const TextLook& look = {});
float text_height(Ui& ui, float width, std::string_view text, const TextLook& look = {});
/// The page's question: step 4 if it fits on one line, else step 3; always step 3 in landscape; in
/// Större text one step up and up to two lines. Returns the height.
float question(Ui& ui, PxRect rect, std::string_view text);
float question_height(Ui& ui, PxRect rect, std::string_view text);
/// One or two lines under the question, with an icon before them where it warns. In Större text it
/// grows where the rectangle's height has room for that.
float hint(Ui& ui, PxRect rect, std::string_view text, Icon icon = Icon::None);
float hint_height(Ui& ui, PxRect rect, std::string_view text, Icon icon = Icon::None);
float field_label(Ui& ui, PxRect rect, std::string_view text);

// ── the frame of a page ─────────────────────────────────────────────────────────────────────────

/// Portrait's band of colour on top. Not touchable.
void identity_strip(Ui& ui, PxRect rect, std::string_view municipality);
struct ToolTile {
    std::string_view name{};
    Icon icon = Icon::None;
    std::optional<bool> on{};  ///< for toggles: seen and heard
    bool outlined = false;     ///< Avbryt och rensa
    std::string_view spoken{}; ///< said instead of the name, if longer
};
/// Icon beside the word; over it where the tile is high.
bool tool_tile(Ui& ui, PxRect rect, const ToolTile& tile);
/// «Steg 2 av 8» and a bar for each step.
void progress_bars(Ui& ui, PxRect rect, std::string_view words, int step, int steps);
/// Landscape: municipality over dots and words.
void progress_dots(Ui& ui, PxRect rect, std::string_view municipality, std::string_view words,
                   int step, int steps);

/// Landscape with Större text: words over dots, in the column.
void progress_tile(Ui& ui, PxRect rect, std::string_view words, int step, int steps);

// ── buttons ─────────────────────────────────────────────────────────────────────────────────────

struct ButtonLook {
    Icon icon = Icon::None;
    Step step = Step::Body;
    bool enabled = true;
    /// The node's name where the label alone says too little («Ändra Typ»).
    std::string_view spoken{};
    bool grows = true; ///< in Större text; not where many buttons shall look alike
};
bool primary_button(Ui& ui, PxRect rect, std::string_view label, const ButtonLook& look = {});
bool secondary_button(Ui& ui, PxRect rect, std::string_view label, const ButtonLook& look = {});
/// Ändra, Testutskrift: smaller corners.
bool small_button(Ui& ui, PxRect rect, std::string_view label, const ButtonLook& look = {});

// ── choices ─────────────────────────────────────────────────────────────────────────────────────

struct ChoiceCard {
    std::string_view title{};
    std::string_view line{}; ///< may be ""
    Icon icon = Icon::None;
    bool chosen = false;
    bool enabled = true;
    enum class Sign { Radio, Check, Arrow } sign = Sign::Radio;
    bool tight = false;     ///< texts reach nearer the border
    bool line_grows = true; ///< false: the line keeps reading size in Större text
    bool title_grows = true;
    bool row = false; ///< of a list: its title in reading size, no chip
};
bool choice_card(Ui& ui, PxRect rect, const ChoiceCard& card);
/// The least height in which its texts stand well.
float choice_card_height(Ui& ui, float width, const ChoiceCard& card);
/// Has its title room to grow in Större text? Cards that stand together are set alike.
bool choice_card_title_can_grow(Ui& ui, float width, const ChoiceCard& card);
/// Is no word of it broken at that width?
bool choice_card_keeps_words(Ui& ui, float width, const ChoiceCard& card);
bool face_card(Ui& ui, PxRect rect, std::string_view name, Icon icon, bool chosen);

// ── fields ──────────────────────────────────────────────────────────────────────────────────────

/// How a field is drawn where it is not the kiosk's own: the desk's input.
struct FieldStyle {
    Font font;
    Colour surface, border, active, ink;
    float stroke = 1, active_stroke = 2, radius = 4, padding_x = 16, padding_y = 14;
    float line = 32; ///< px, of an area
    float caret = 2; ///< px
};

struct FieldLook {
    std::string_view name{}; ///< its label; drawn with field_label
    std::string_view value{};
    std::string_view error{}; ///< drawn with error_line; here it colours the border
    bool valid = false;       ///< a check at the end
    bool masked = false;      ///< dots instead of characters
    bool digits_only = false;
    std::size_t group = 0;   ///< digits stand so many together, to be compared with a paper; 0: all
    std::size_t limit = 200; ///< characters
    std::string_view placeholder{};
    const FieldStyle* style = nullptr; ///< the kiosk's when not given
};
struct TextChange {
    std::optional<std::string> text; ///< the new value, when it changed
    bool entered = false;            ///< Enter in a field of one line
};
TextChange text_field(Ui& ui, PxRect rect, const FieldLook& look);
TextChange text_area(Ui& ui, PxRect rect, const FieldLook& look);
/// Says what is wrong and what to do; in Större text as large as the rectangle's height has room for
/// (0: any). Returns the height.
float error_line(Ui& ui, PxRect rect, std::string_view text);
float error_height(Ui& ui, PxRect rect, std::string_view text);

// ── messages and rows ───────────────────────────────────────────────────────────────────────────

float notice(Ui& ui, PxRect rect, std::string_view text, Icon icon = Icon::Info);
float notice_height(Ui& ui, float width, std::string_view text);
float warning(Ui& ui, PxRect rect, std::string_view text);
float warning_height(Ui& ui, float width, std::string_view text);
/// Icon in a pale chip before one line («Du kan vara anonym.»).
void fact_line(Ui& ui, PxRect rect, std::string_view text, Icon icon);

struct CheckRow {
    std::string_view label{}, value{};
    int max_lines = 2;
    std::string_view button{}; ///< "Ändra"; "" for none
    bool last = false;         ///< a hairline below too
    bool is_private = false;   ///< the value is the person's own words
};
bool check_row(Ui& ui, PxRect rect, const CheckRow& row);
float check_row_height(Ui& ui, float width, const CheckRow& row);

// ── whole parts of pages ────────────────────────────────────────────────────────────────────────

/// The big pale bubble of the start page; returns nothing to press.
void start_bubble(Ui& ui, PxRect rect, std::string_view title, std::string_view line);

struct CodeCard {
    std::string_view title{};            ///< "Din kod"
    std::vector<std::string> groups{};   ///< three of four characters
    std::vector<std::vector<bool>> qr{}; ///< modules, true = dark; empty for none
    std::string_view qr_words{};         ///< what the picture is, for the voice
    std::string_view words{};            ///< beside the QR
    std::string_view button{};           ///< "Skriv ut"; "" for none
};
bool code_card(Ui& ui, PxRect rect, const CodeCard& card);
/// 984 × 628 on the design panel.
float code_card_height(const Ui& ui);

/// A circle with a check and the big word beside it.
void thanks_title(Ui& ui, PxRect rect, std::string_view text);

struct TimeOut {
    std::string_view title{}, line{}, assurance{}, stay{}, clear{};
    int seconds = 30;
};
enum class TimeOutAnswer { None, Stay, Clear };
/// Covers everything that was written.
TimeOutAnswer time_out_cover(Ui& ui, const TimeOut& words);

/// Ink band: nobody mistakes it for the public side.
void staff_band(Ui& ui, PxRect rect, std::string_view title, std::string_view unit);
struct StatusRow {
    std::string_view name{}, state{}, button{};
    Icon icon = Icon::None, state_icon = Icon::None;
    bool warns = false;
};
/// Rows in one bordered card; returns the index of the row whose button was pressed.
std::optional<std::size_t> status_rows(Ui& ui, PxRect rect, const std::vector<StatusRow>& rows);
float status_rows_height(const Ui& ui, std::size_t rows);

} // namespace tycktill::touch
