#pragma once
/// Why an act cannot be done: a kind for code to act on, and the words that a person is told.
#include "office/matters/event.h"

namespace tycktill::matters {

/// What stands between a matter and its closing.
struct ClosingNeed {
    enum class What {
        Register,     ///< nobody has seen its row in the register
        AnswerHint,   ///< `hint`
        Reply,        ///< the person wants one and has had neither it nor a reason
        FeedBack,     ///< the äldreombudsman waits
        PassPraiseOn, ///< beröm has not reached anybody
        AskReception, ///< nobody has asked how the answer was taken; «vet inte» will do
        DecideJottings,
        ChiefCloses, ///< serious: closed by a chief alone
        Outcome,
        Measure, ///< this outcome says that something was done
    };
    What what = What::Register;
    std::optional<Hint> hint;
    friend bool operator==(const ClosingNeed&, const ClosingNeed&) = default;
};

enum class Why {
    NotArrived,
    ArrivedAlready,
    IsPurged,
    IsClosed,
    NotClosed,
    DayAhead,    ///< later than the day it is entered
    DayTooEarly, ///< before the matter came in, or for an act that happens as it is entered
    WordsMissing,
    TriedMissing,
    NumberFixed, ///< a number is given once
    NumberMissing,
    LineMissing,
    NobodyToTell, ///< anonymous without a code
    MeansMissing, ///< the person left no such way
    ConfirmedAlready,
    RepliedAlready,
    NotConfirmed,
    NotReplied,
    AgreedTooEarly, ///< a day that lies behind, or is no later than the old one
    AgreedTooLate,  ///< the old day is out already
    NothingChanges,
    UnitMissing,
    HandOverInstead, ///< to another unit goes by handing over, with a reason
    ChiefDecides,    ///< sent round a second time
    LevelNotHigher,
    NoSuchHint,
    HintOpenAlready,
    DoorMissing,
    TellThePerson,
    LinkToItself,
    LinkedAlready,
    NothingToFeedBack,
    NoContact,
    ContactHidden,
    ReasonForOpening, ///< the second time somebody opens the contact
    PublishedAlready,
    NotPublished,
    TooSoonToPublish,
    ListMissing,
    TwoPeopleMust,
    ClosingNeeds,
    NotInRules, ///< an id that the municipality's file doesn't hold
    NotAllowed,
};

struct Refusal {
    Why why = Why::NotArrived;
    std::vector<ClosingNeed> needs; ///< with ClosingNeeds: all of them, in the order to do them
    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// Plain Swedish, what stands in the way and what to do.
std::string in_words(const Refusal& refusal);
std::string in_words(const ClosingNeed& need);
std::string in_words(Hint hint);

} // namespace tycktill::matters
