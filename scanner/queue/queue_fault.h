#pragma once
/// The kinds of what the desk's queue refuses or cannot do. A caller acts on the kind; the error's own line is
/// for operators at the command line. What the store meets keeps its own kind (store::StoreFault).

namespace tycktill::queue {

enum class QueueFault {
    // The key.
    Locked,          ///< nobody has given a passphrase yet
    WrongPassphrase, ///< or a person's that is unknown here
    NoKey,           ///< nothing was ever taken in

    // What an item is not.
    NoSuchForm,
    NoSuchPage,
    NoneBefore,    ///< no form lies before it in its pile
    HasOwnNumber,  ///< a page or form with a code belongs to its own form
    OnlyPage,      ///< nothing to split it from
    StandsUpright, ///< a page with a code does
    AllHaveCodes,  ///< no page's code is missing
    FitsNoSheet,   ///< the page's boxes aren't those of the number's form
    OnlyLetters,   ///< only a letter's form can be chosen, or its pages joined to another
    MovedOn,       ///< its pages went to another form, where work went on
    NoPicture,

    // What was said of it.
    UnfitAnswer, ///< the field has no such choice, or takes one
    NoSuchField,
    NotText,    ///< signs that cannot be kept
    NotSettled, ///< doubts are left
    NoFormChosen,
    Aside,
    BreaksRules,  ///< the form's own rules refuse the answers
    NeedsAnother, ///< who looked first cannot be the second too
    NotDecided,
    NotConnected, ///< no office to seal it to

    // What is broken on the disk.
    DamagedRow,
    DamagedReading,
    DamagedPicture,
    DamagedSettlement,
};

} // namespace tycktill::queue
