#pragma once
/// A form is what a municipality asks, as its own file in assets/municipalities/ says it. Screen and
/// paper are both made from this one value; no rule of a municipality is code.
#include "forms/paper/millimetres.h"
#include "shared/base/day.h"
#include "shared/record/submission.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tycktill::forms {

/// One text in several languages, by tag: "sv" (always there), "sv@lattlast", "en", "fi" …
struct Words {
    std::map<std::string, std::string> by_language;
    /// The text in that language; "sv@lattlast" falls back to "sv", everything else to "sv" too.
    const std::string& in(const std::string& language) const;
    bool empty() const { return by_language.empty(); }
    friend bool operator==(const Words&, const Words&) = default;
};

enum class FieldKind {
    OneChoice,
    SeveralChoices,
    ShortLine, ///< one line of text
    Comb,      ///< one character a cell
    Area,      ///< several lines of text
    Date,      ///< a day; a comb 4-2-2 on paper
    /// What it is about, a line on paper. The answer is a unit's name or the person's own words; not
    /// knowing is no answer.
    Unit,
};

/// What characters a text field allows, and which checks its value must pass.
enum class TextRule { Any, Name, Address, Telephone, Postnummer, Email, Digits, PastDay };

struct Choice {
    std::string id;   ///< "klagomal"
    Words label;      ///< "Klagomål"; what the office reads
    Words screen;     ///< the card's title where the label does not do: "Mig själv"
    Words line;       ///< "Något är fel eller har gått fel." (screen only)
    Words printed;    ///< on paper when the label is too long for it: "Ja, hit:"
    std::string icon; ///< of the screen's icon set, "message-exclamation"
    /// False for praise and suggestions: nothing has happened, so the screen does not ask when.
    bool happened = true;
    const Words& on_screen() const { return screen.empty() ? label : screen; }
    const Words& on_paper() const { return printed.empty() ? label : printed; }
    friend bool operator==(const Choice&, const Choice&) = default;
};

/// What a field is for. A role is how rules and screens find a field without knowing its id.
enum class FieldRole {
    Other,
    Type,      ///< klagomål, synpunkt …
    Unit,      ///< what it is about
    From,      ///< for whom
    Story,     ///< the free text
    When,      ///< the day it happened
    Dimension, ///< quality dimensions
    Reply,     ///< wants a reply: choices "nej", "ja", "kod"
    Contact,   ///< name, address, telephone, e-mail
};

struct Field {
    std::string id; ///< "namn"
    FieldKind kind = FieldKind::ShortLine;
    FieldRole role = FieldRole::Other;
    TextRule rule = TextRule::Any;
    Words label; ///< on paper and on the check page: "Namn"
    /// On the screen: "Vad vill du lämna?"; over a contact field when the label does not do there.
    Words question;
    Words hint;
    std::vector<Choice> choices;
    bool required = false; ///< story and reply always are on the screen, without this mark
    int cells = 0;         ///< of a comb
    int longest = 4000;    ///< characters
    bool on_screen = true; ///< asked at the kiosk
    bool on_paper = true;  ///< printed
    friend bool operator==(const Field&, const Field&) = default;
};

/// "Svar inom två veckor": how long the authority gives itself, counted from the day of arrival.
struct Deadline {
    enum class Unit { Days, WorkingDays, Weeks };
    int count = 0;
    Unit unit = Unit::Days;
    Words promise; ///< what will have happened by then: "Du får svar inom två veckor."
    friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// Who may be anonymous, and what a reply needs.
struct ReplyRule {
    bool anonymous_allowed = true;
    bool reply_by_code = false;         ///< anonymous, yet answered
    std::vector<std::string> needs_all; ///< field ids, all of them ("namn", "adress")
    std::vector<std::string> needs_any; ///< field ids, at least one of them
    Words missing;                      ///< plain words when the needs are not met
    friend bool operator==(const ReplyRule&, const ReplyRule&) = default;
};

/// Another door that the person should know of ("Överklaga ett beslut"): information, never a refusal.
struct OtherDoor {
    std::string id;
    Words title;
    Words text;
    friend bool operator==(const OtherDoor&, const OtherDoor&) = default;
};

enum class Paper { A4, A5, A4Folded };

/// How the fields stand on paper; lay_out() reads it. A page is sections from the top down, a section
/// is rows, a row is cells side by side. What has no place of its own follows what stands above it, on
/// the paper's grid (A4: 12 columns of 10.5 mm, pitch 14.5, from x 20).
struct PaperCell {
    std::string field;
    int column = 0; ///< 0 … 11
    int columns = 12;
    std::optional<Mm> x;     ///< where the white inside begins, instead of the grid's column
    std::optional<Mm> width; ///< of a line; of a comb, all its cells
    std::vector<Mm> ticks;   ///< x of the tick boxes of a row; more choices go on in the next row
    int lines = 0;           ///< of an area
    Words caption;           ///< beside or above the field when its label is not what paper needs
    Words hint;              ///< under the line: "Till exempel Gruppboendet på Bäckvägen."
    friend bool operator==(const PaperCell&, const PaperCell&) = default;
};
struct PaperRow {
    /// Its top; of ticks the white inside, of an area the top of its first line.
    std::optional<Mm> y;
    std::vector<PaperCell> cells;
    friend bool operator==(const PaperRow&, const PaperRow&) = default;
};
/// Begins with the coloured rule. A section without a heading shows its fields' captions as questions.
struct PaperSection {
    std::optional<Mm> y; ///< top of the rule
    Words heading;
    /// The field that the heading asks for: its label is the heading when there is no other, and "* "
    /// is set before it when the field is required.
    std::string heading_of;
    Words hint; ///< on the heading's line, to the right
    Words text; ///< under the heading
    std::vector<PaperRow> rows;
    friend bool operator==(const PaperSection&, const PaperSection&) = default;
};
/// One of the columns at the foot: where to, when you hear from us, who sees it.
struct PaperNote {
    Words heading;
    Words text;
    friend bool operator==(const PaperNote&, const PaperNote&) = default;
};
struct PaperPage {
    Words title; ///< of the second page and on; the first has the form's title and intro
    Words intro;
    std::vector<PaperSection> sections;
    Words notice; ///< one line under the last section, "OBS! …", that word bold
    std::vector<PaperNote> foot;
    friend bool operator==(const PaperPage&, const PaperPage&) = default;
};
/// The person's own part under the tear line; its left half (number, code) is the same on every form.
struct PaperSlip {
    Words heading;            ///< "Så går det till", "Inom tio arbetsdagar"
    std::vector<Words> steps; ///< numbered
    Words text;               ///< or running text
    friend bool operator==(const PaperSlip&, const PaperSlip&) = default;
};

/// The form itself.
struct Form {
    record::FormRef ref; ///< {"ljusnarsberg/klagomalsblankett", 1}
    Words title;         ///< "Klagomålsblankett"
    Words intro;
    Words required_note;                ///< "Fält markerade med * är obligatoriska att fylla i."
    std::vector<std::string> languages; ///< that every word on the screen exists in; "sv" first
    std::vector<Field> fields;          ///< in the order of the screen
    ReplyRule reply;
    std::optional<Deadline> deadline;
    /// What the municipality says its own way, by key (forms/rules/fault_words.h, forms/paper/printed_words.h).
    std::map<std::string, Words> own_words;
    Paper paper = Paper::A4;
    std::vector<PaperPage> paper_pages;
    Words send_to; ///< the address, its lines separated by \n
    Words sender;  ///< over the title: "Ljusnarsbergs kommun · Socialförvaltningen"
    PaperSlip slip;

    const Field* find(const std::string& id) const;
    const Field* with_role(FieldRole role) const; ///< the first one, or nullptr
    friend bool operator==(const Form&, const Form&) = default;
};

struct UnitPlace {
    std::string id;
    std::string name;   ///< "Gruppboendet på Bäckvägen"
    std::string street; ///< may be ""
    friend bool operator==(const UnitPlace&, const UnitPlace&) = default;
};

/// 0xRRGGBB, light and night: accent, pressed, tint, mid, text on the accent.
struct Accent {
    unsigned accent = 0x17492F, pressed = 0x0D301E, tint = 0xE3EEE6, mid = 0xD3E4D8, on = 0xFFFFFF;
    unsigned night_accent = 0x8FDBAC, night_pressed = 0x6FC08F, night_tint = 0x17372A,
             night_on = 0x06140C;
    friend bool operator==(const Accent&, const Accent&) = default;
};

struct Municipality {
    std::string id;     ///< "ljusnarsberg"
    std::string name;   ///< "Ljusnarsbergs kommun"
    std::string place;  ///< "Kopparberg"
    std::string board;  ///< "Socialnämnden"
    std::string office; ///< "Socialförvaltningen"
    std::string scheme;
    std::string telephone; ///< for people who cannot use the kiosk; may be ""
    Accent accent;
    std::vector<UnitPlace> units;
    std::vector<std::string> postnummer; ///< "71480 Kopparberg": evidence for the reader of hands
    std::vector<OtherDoor> other_doors;
    std::vector<std::string> levels;  ///< routing, nearest first
    std::vector<std::string> reports; ///< owed, as sentences
    std::string registration;         ///< how what comes in is registered, as a sentence
    bool staff_may_write = false;     ///< staff may write it down for the person
    bool ask_how_easy = false;        ///< "Var det lätt att lämna?" after sending
    std::vector<Words> tell;          ///< what the person shall be told, as sentences
    /// Texts of screens that only this municipality has, by key ("start.title" …).
    std::map<std::string, Words> texts;
    std::vector<Form> forms; ///< the newest version of each before its older ones
    friend bool operator==(const Municipality&, const Municipality&) = default;
};

} // namespace tycktill::forms
