#include "office/matters/matter.h"

#include <algorithm>

namespace tycktill::matters {
namespace {

/// Writes what an event says into the matter; one function a kind.
class Writing {
public:
    Writing(Matter& matter, const Event& event)
        : matter_(matter), event_(event), now_{matter.revision, event.day} {}

    void operator()(const Arrived& kind) {
        matter_.arrival = kind;
        matter_.arrived = event_.day;
        matter_.board = kind.board;
        matter_.unit = kind.unit;
        matter_.rounds = {Round{now_, {}, {}, {}, {}}};
    }
    void operator()(const Registered& kind) {
        first(matter_.registered);
        matter_.number = kind.number;
        matter_.line = kind.line;
        matter_.provision = kind.provision;
    }
    void operator()(const Confirmed& kind) {
        matter_.confirmed = now_;
        if (kind.agreed)
            round().agreed.push_back({now_, *kind.agreed});
    }
    void operator()(const Assigned& kind) {
        matter_.assigned = now_;
        matter_.handler = kind.handler;
        matter_.unit = kind.unit;
    }
    void operator()(const Taken&) {
        matter_.assigned = now_;
        matter_.handler = event_.by;
        work();
    }
    void operator()(const HandedOver& kind) {
        ++matter_.hand_overs;
        matter_.unit = kind.unit;
        matter_.board = kind.board;
        matter_.handler.clear();
        matter_.assigned = now_;
        work();
    }
    void operator()(const Lifted& kind) {
        matter_.lifted = now_;
        matter_.level = kind.level;
        matter_.serious |= kind.because == Lifted::Because::Serious;
        work();
    }
    void operator()(const Noted&) {}
    void operator()(const Jotted&) { ++matter_.jottings; }
    void operator()(const WaitsFor& kind) {
        work();
        matter_.waiting = now_;
        matter_.waits_until = kind.until;
    }
    void operator()(const NewDayAgreed& kind) { round().agreed.push_back({now_, kind.agreed}); }
    void operator()(const MeasureTaken&) {
        ++matter_.measures;
        work();
    }
    void operator()(const PraisePassedOn&) {
        matter_.praise_passed_on = now_;
        work();
    }
    void operator()(const Replied&) { answered(); }
    void operator()(const ReplyHindered&) {
        matter_.last_hindrance = now_;
        if (!round().hindered.happened())
            round().hindered = now_;
        work();
    }
    void operator()(const Heard& kind) {
        matter_.heard = now_;
        matter_.reception = kind.reception;
    }
    void operator()(const HintRaised& kind) { matter_.open_hints.insert(kind.hint); }
    void operator()(const HintAnswered& kind) { matter_.open_hints.erase(kind.hint); }
    void operator()(const Referred& kind) {
        if (kind.told && is_reachable(matter_))
            answered();
        else
            work();
    }
    void operator()(const Linked& kind) { matter_.links.insert(kind.other); }
    void operator()(const Closed& kind) {
        matter_.last_close = now_;
        round().closed = now_;
        matter_.outcome = kind.outcome;
        matter_.waiting = {};
        if (kind.jottings == Closed::Jottings::Weed)
            matter_.jottings = 0;
    }
    void operator()(const Reopened&) {
        matter_.rounds.push_back(Round{now_, {}, {}, {}, {}});
        work();
    }
    void operator()(const ReadBy&) {}
    void operator()(const ContactOpened&) { matter_.contact_opened_by.insert(event_.by); }
    void operator()(const CopiedOut&) {}
    void operator()(const Published&) { matter_.published = now_; }
    void operator()(const Withdrawn&) { matter_.withdrawn = now_; }
    void operator()(const Purged&) { matter_.purged = now_; }
    void operator()(const SentToManager& kind) {
        matter_.sent_to_manager = now_;
        matter_.sent_by = event_.by;
        matter_.unit = kind.unit;
        matter_.assigned = now_;
    }
    void operator()(const FedBack&) {
        matter_.fed_back = now_;
        work();
    }

private:
    Round& round() { return matter_.rounds.back(); }
    void first(Moment& moment) {
        if (!moment.happened())
            moment = now_;
    }
    /// Something was done: it is in progress, and nobody waits any longer.
    void work() {
        first(matter_.begun);
        matter_.waiting = {};
    }
    void answered() {
        matter_.last_reply = now_;
        if (!round().replied.happened())
            round().replied = now_;
        work();
    }

    Matter& matter_;
    const Event& event_;
    Moment now_;
};

void write(Matter& matter, const Event& event) {
    ++matter.revision;
    matter.entered = std::max(matter.entered, event.entered);
    std::visit(Writing(matter, event), event.kind);
}

} // namespace

bool is_reachable(const Matter& matter) {
    return matter.arrival.wish != ReplyWish::None;
}

bool is_closed(const Matter& matter) {
    return !matter.rounds.empty() && matter.round().closed.happened();
}

bool owes_reply(const Matter& matter) {
    if (!is_reachable(matter))
        return false;
    const int since = std::max(matter.round().began.at, matter.lifted.at);
    return matter.last_reply.at < since && matter.last_hindrance.at < since;
}

std::vector<ClosingNeed> closing_needs(const Matter& matter, const Closed& closed, Role by) {
    using What = ClosingNeed::What;
    std::vector<ClosingNeed> needs;
    const auto need = [&](bool missing, What what) {
        if (missing)
            needs.push_back({what, std::nullopt});
    };
    need(!matter.registered.happened(), What::Register);
    for (const Hint hint : matter.open_hints)
        needs.push_back({What::AnswerHint, hint});
    need(matter.arrival.praise && !matter.praise_passed_on.happened(), What::PassPraiseOn);
    need(owes_reply(matter), What::Reply);
    need(matter.sent_to_manager.after(matter.fed_back), What::FeedBack);
    need(matter.last_reply.after(matter.heard) && !matter.arrival.praise, What::AskReception);
    need(matter.serious && by != Role::Manager, What::ChiefCloses);
    need(matter.jottings > 0 && !closed.jottings, What::DecideJottings);
    need(closed.outcome.empty(), What::Outcome);
    return needs;
}

tl::expected<Matter, Refusal> step(const Matter& matter, const Event& event) {
    if (auto refusal = refusal_of(matter, event))
        return tl::make_unexpected(std::move(*refusal));
    Matter next = matter;
    write(next, event);
    return next;
}

Matter fold(Matter matter, const std::vector<Event>& events) {
    for (const Event& event : events)
        write(matter, event);
    return matter;
}

} // namespace tycktill::matters
