// Which event may follow which. Each kind has its own rule; what holds for all stands in refusal_of().
#include "office/matters/matter.h"

#include <algorithm>

namespace tycktill::matters {
namespace {

using Verdict = std::optional<Refusal>;
const Verdict fine;

/// After closing, a named person's words stay with us this long before they may be shown (assumed).
constexpr std::chrono::days wait_before_publishing{7};

Verdict because(Why why) {
    return Refusal{why, {}};
}

/// One function a kind: why it cannot be the next event of this matter.
class Judging {
public:
    Judging(const Matter& matter, const Event& event) : matter_(matter), event_(event) {}

    Verdict operator()(const Arrived&) { return because(Why::ArrivedAlready); }
    Verdict operator()(const Registered& kind) {
        if (kind.number.empty())
            return because(Why::NumberMissing);
        if (!matter_.number.empty() && matter_.number != kind.number)
            return because(Why::NumberFixed);
        return kind.line.empty() ? because(Why::LineMissing) : fine;
    }
    Verdict operator()(const Confirmed& kind) {
        if (!is_reachable(matter_))
            return because(Why::NobodyToTell);
        if (matter_.confirmed.happened())
            return because(Why::ConfirmedAlready);
        if (matter_.last_reply.happened())
            return because(Why::RepliedAlready);
        if (kind.agreed && *kind.agreed < event_.day)
            return because(Why::AgreedTooEarly);
        return by_means(kind.means);
    }
    Verdict operator()(const Assigned& kind) {
        if (kind.unit.empty())
            return because(Why::UnitMissing);
        const bool new_unit = kind.unit != matter_.unit;
        if (new_unit && matter_.assigned.happened())
            return because(Why::HandOverInstead);
        const bool nothing_new =
            !new_unit && matter_.assigned.happened() && kind.handler == matter_.handler;
        return nothing_new ? because(Why::NothingChanges) : fine;
    }
    Verdict operator()(const Taken&) {
        return matter_.handler == event_.by ? because(Why::NothingChanges) : fine;
    }
    Verdict operator()(const HandedOver& kind) {
        if (kind.unit.empty() || kind.board.empty())
            return because(Why::UnitMissing);
        if (kind.unit == matter_.unit && kind.board == matter_.board)
            return because(Why::NothingChanges);
        if (matter_.hand_overs > 0 && event_.role != Role::Manager)
            return because(Why::ChiefDecides);
        return with_words();
    }
    Verdict operator()(const Lifted& kind) {
        if (kind.level <= matter_.level)
            return because(Why::LevelNotHigher);
        if (kind.because != Lifted::Because::Serious && !kind.tried.said)
            return because(Why::TriedMissing);
        return with_words();
    }
    Verdict operator()(const Noted&) { return with_words(); }
    Verdict operator()(const Jotted&) { return with_words(); }
    Verdict operator()(const WaitsFor& kind) {
        return kind.until <= event_.day ? because(Why::AgreedTooEarly) : with_words();
    }
    Verdict operator()(const NewDayAgreed& kind) {
        if (!is_reachable(matter_))
            return because(Why::NobodyToTell);
        if (!matter_.confirmed.happened())
            return because(Why::NotConfirmed);
        if (matter_.round().replied.happened())
            return because(Why::RepliedAlready);
        const auto& agreed = matter_.round().agreed;
        if (kind.agreed < event_.day || (!agreed.empty() && kind.agreed <= agreed.back().day))
            return because(Why::AgreedTooEarly);
        if (!agreed.empty() && event_.entered > agreed.back().day)
            return because(Why::AgreedTooLate);
        if (const Verdict no_way = by_means(kind.means))
            return no_way;
        return with_words();
    }
    Verdict operator()(const MeasureTaken&) { return with_words(); }
    Verdict operator()(const PraisePassedOn&) { return with_words(); }
    Verdict operator()(const Replied& kind) {
        if (!is_reachable(matter_))
            return because(Why::NobodyToTell);
        if (event_.day < matter_.round().began.day)
            return because(Why::DayTooEarly);
        if (const Verdict no_way = by_means(kind.means))
            return no_way;
        return with_words();
    }
    Verdict operator()(const ReplyHindered&) {
        if (!is_reachable(matter_))
            return because(Why::NobodyToTell);
        return owes_reply(matter_) ? with_words() : because(Why::RepliedAlready);
    }
    Verdict operator()(const Heard&) {
        return matter_.last_reply.happened() ? fine : because(Why::NotReplied);
    }
    Verdict operator()(const HintRaised& kind) {
        return matter_.open_hints.count(kind.hint) ? because(Why::HintOpenAlready) : fine;
    }
    Verdict operator()(const HintAnswered& kind) {
        return matter_.open_hints.count(kind.hint) ? with_words() : because(Why::NoSuchHint);
    }
    Verdict operator()(const Referred& kind) {
        if (kind.door.empty())
            return because(Why::DoorMissing);
        return is_reachable(matter_) && !kind.told ? because(Why::TellThePerson) : fine;
    }
    Verdict operator()(const Linked& kind) {
        if (kind.other == matter_.id || kind.other.empty())
            return because(Why::LinkToItself);
        return matter_.links.count(kind.other) ? because(Why::LinkedAlready) : fine;
    }
    Verdict operator()(const Closed& kind) {
        auto needs = closing_needs(matter_, kind, event_.role);
        return needs.empty() ? fine : Refusal{Why::ClosingNeeds, std::move(needs)};
    }
    Verdict operator()(const Reopened&) {
        return is_closed(matter_) ? with_words() : because(Why::NotClosed);
    }
    Verdict operator()(const ReadBy&) { return fine; }
    Verdict operator()(const ContactOpened&) {
        if (matter_.arrival.wish != ReplyWish::ByContact)
            return because(Why::NoContact);
        if (matter_.arrival.hidden_person && event_.role != Role::Registrar)
            return because(Why::ContactHidden);
        const bool again = matter_.contact_opened_by.count(event_.by) > 0;
        return again && !event_.words.said ? because(Why::ReasonForOpening) : fine;
    }
    Verdict operator()(const CopiedOut&) { return fine; }
    Verdict operator()(const Published&) {
        if (!is_closed(matter_))
            return because(Why::NotClosed);
        if (matter_.published.after(matter_.withdrawn))
            return because(Why::PublishedAlready);
        const bool named = matter_.arrival.wish == ReplyWish::ByContact;
        if (named && event_.day < matter_.last_close.day + wait_before_publishing)
            return because(Why::TooSoonToPublish);
        return fine;
    }
    Verdict operator()(const Withdrawn&) {
        return matter_.published.after(matter_.withdrawn) ? with_words()
                                                          : because(Why::NotPublished);
    }
    Verdict operator()(const Purged& kind) {
        if (!is_closed(matter_))
            return because(Why::NotClosed);
        if (kind.list.empty())
            return because(Why::ListMissing);
        const bool two = !kind.proposed_by.empty() && !kind.approved_by.empty() &&
                         kind.proposed_by != kind.approved_by;
        return two ? fine : because(Why::TwoPeopleMust);
    }
    Verdict operator()(const SentToManager& kind) {
        if (matter_.sent_to_manager.after(matter_.fed_back))
            return because(Why::NothingChanges);
        if (kind.unit.empty())
            return because(Why::UnitMissing);
        const bool others_have_it = !matter_.handler.empty() && kind.unit != matter_.unit;
        return others_have_it ? because(Why::HandOverInstead) : fine;
    }
    Verdict operator()(const FedBack&) {
        if (!matter_.sent_to_manager.after(matter_.fed_back))
            return because(Why::NothingToFeedBack);
        return event_.day < matter_.sent_to_manager.day ? because(Why::DayTooEarly) : with_words();
    }

private:
    Verdict with_words() const { return event_.words.said ? fine : because(Why::WordsMissing); }
    /// A way that the person never left leads nowhere. By word of mouth always can: they stood here.
    Verdict by_means(Means means) const {
        const ContactWays& ways = matter_.arrival.ways;
        const bool by_code = matter_.arrival.wish == ReplyWish::ByCode;
        const bool open = (means == Means::Letter && ways.post && !by_code) ||
                          (means == Means::Email && ways.email && !by_code) ||
                          (means == Means::Code && by_code) ||
                          (means == Means::ByMouth && !by_code);
        return open ? fine : because(Why::MeansMissing);
    }

    const Matter& matter_;
    const Event& event_;
};

template <typename... Kinds>
bool is_one_of(const Kind& kind) {
    return (std::holds_alternative<Kinds>(kind) || ...);
}

/// What still happens to a matter that is closed.
bool goes_on_after_closing(const Kind& kind) {
    return is_one_of<Noted, ReadBy, ContactOpened, CopiedOut, Published, Withdrawn, Linked, Heard,
                     HintRaised, HintAnswered, Reopened, Purged>(kind);
}

/// What was said or seen may be written down afterwards. All else happens as it is entered: nobody becomes less late
/// by writing an earlier day.
bool may_be_entered_later(const Event& event) {
    if (const auto* confirmed = std::get_if<Confirmed>(&event.kind))
        return confirmed->means == Means::ByMouth;
    if (const auto* replied = std::get_if<Replied>(&event.kind))
        return replied->means == Means::ByMouth;
    return is_one_of<Arrived, Noted, MeasureTaken, PraisePassedOn, Heard, FedBack>(event.kind);
}

Verdict judge_days(const Matter& matter, const Event& event) {
    if (event.day > event.entered)
        return because(Why::DayAhead);
    if (std::holds_alternative<Arrived>(event.kind))
        return fine;
    const bool before_arrival = event.day < matter.arrived || event.entered < matter.entered;
    if (before_arrival || (event.day != event.entered && !may_be_entered_later(event)))
        return because(Why::DayTooEarly);
    return fine;
}

} // namespace

std::optional<Refusal> refusal_of(const Matter& matter, const Event& event) {
    if (const Verdict wrong_day = judge_days(matter, event))
        return wrong_day;
    if (matter.revision == 0)
        return std::holds_alternative<Arrived>(event.kind) ? fine : because(Why::NotArrived);
    if (matter.purged.happened())
        return because(Why::IsPurged);
    if (is_closed(matter) && !goes_on_after_closing(event.kind))
        return std::holds_alternative<Arrived>(event.kind) ? because(Why::ArrivedAlready)
                                                           : because(Why::IsClosed);
    return std::visit(Judging(matter, event), event.kind);
}

} // namespace tycktill::matters
