#pragma once
/// What a person does at the desk, and what follows. step() changes the value and says what is to be
/// done to the queue; it does nothing itself.
#include "scanner/desk/desk.h"

#include <variant>

namespace tycktill::desk {

/// Which key means what stands beside it; a letter without Ctrl only where no text is typed.
enum class DeskKey {
    Up,
    Down,
    Left,       ///< queue: from the forms to the batches; group: the mark before
    Right,      ///< queue: from the batches to the forms; group: the mark after
    PageUp,     ///< F2: the page before; group: a screen of marks
    PageDown,   ///<
    Open,       ///< queue, Enter
    Next,       ///< Enter
    Previous,   ///< Shift Enter, Shift Tab
    Suggestion, ///< Tab; with text typed: the first candidate; without either: the next card
    Illegible,  ///< Ctrl O
    Nothing,    ///< Ctrl T
    Undo,       ///< Ctrl Z
    Approve,    ///< Ctrl Enter; group: done
    Leave,      ///< Esc
    WholePage,  ///< F2
    Sure,       ///< F6
    PutAside,   ///< F8; of what lies aside: takes it back
    Reject,     ///< F9
    Attachment, ///< B: of a page card, a letter, or the whole page shown
    Own,        ///< E: likewise
    Blank,      ///< T: likewise
    Turn,       ///< V, while F2 shows a page: a quarter clockwise
    Keys,       ///< F1
    ZoomIn,     ///< Ctrl +
    ZoomOut,    ///< Ctrl −
    Larger,     ///< Ctrl 0: the next of 100, 125 and 150 %
    Colours,    ///< F4: light and dark
    Language,   ///< F5: Swedish and English
    Lock,       ///< F10
    Group,      ///< G, queue
    NextGroup,  ///< F3
    Flip,       ///< Space
    Number,     ///< N, queue and F2
    Folder,     ///< L, queue
    Arrived,    ///< A, queue
    Filter,     ///< F, queue
    TakeDown,   ///< P, queue: somebody phones or stands here
};
struct DeskDigit {
    std::size_t number; ///< from 1
};
struct DeskCandidate {
    std::size_t number; ///< from 1, Ctrl 1–5
};
struct DeskTyped {
    std::string text; ///< all of the input that has the keyboard, not only what is new
};
struct DeskChosenCard {
    std::string key;
};
struct DeskChosenBatch {
    std::size_t batch;
};
struct DeskChosenLine {
    std::size_t row; ///< a unit, a sure field, or of the group an index into `groups->marks`
};
struct DeskChosenItem {
    record::SubmissionId id;
};
struct DeskPanned {
    pages::PxPoint to;
};
/// Files or folders that were dragged onto the window.
struct DeskDropped {
    std::vector<std::string> paths;
};
using DeskEvent =
    std::variant<DeskKey, DeskDigit, DeskCandidate, DeskTyped, DeskChosenCard, DeskChosenBatch,
                 DeskChosenItem, DeskChosenLine, DeskPanned, DeskDropped>;

// What is to be done to the queue.
struct Unlock {
    std::string passphrase;
};
struct LockDesk {};
struct OpenForm {
    record::SubmissionId id;
};
struct SettleDoubt {
    std::string key;
    std::vector<std::string> values;
};
struct UndoLast {};
struct AcceptForm {};
struct RejectForm {
    std::string why;
};
struct AsideForm {
    std::string why;
};
struct TakeBack {};     ///< of the open form, from aside
struct JoinToBefore {}; ///< the open letter
struct ChangePage {
    enum class How { Split, Join, Blank, Turn } how;
    std::int64_t page;
};
struct GiveNumber {
    std::string number; ///< of the open form's page without a code
};
struct TakeDownForm {
    std::string form; ///< "ljusnarsberg/klagomalsblankett"
};
struct ArrivedOn {
    std::int64_t batch;
    Day day;
};
struct ReadFiles {
    std::vector<std::string> paths;
};
struct LoadGroups {
    std::int64_t batch;
};
struct SettleGroup {
    std::vector<GroupSettlement> fields;
};
struct ReloadQueue {};
using DeskOrder =
    std::variant<std::monostate, Unlock, LockDesk, OpenForm, SettleDoubt, UndoLast, AcceptForm,
                 RejectForm, AsideForm, TakeBack, JoinToBefore, ChangePage, GiveNumber,
                 TakeDownForm, ArrivedOn, ReadFiles, LoadGroups, SettleGroup, ReloadQueue>;

DeskOrder step(Desk& desk, const DeskEvent& event);

} // namespace tycktill::desk
