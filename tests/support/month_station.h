#pragma once
/// One station of the simulated month: an outbox on a disk that loses what was not synced, its courier,
/// and what people were told there.
#include "shared/courier/backoff.h"
#include "shared/courier/courier.h"
#include "tests/support/bad_network.h"
#include "tests/support/fault_disk.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/outbox_peer.h"
#include "tests/support/rooms.h"

#include <map>
#include <set>

namespace tycktill::test {

class MonthStation {
public:
    MonthStation(StationIdentity identity, std::uint64_t seed, Chance& chance,
                 BadNetwork::Office office, bool syncs_too_little)
        : syncs_too_little_(syncs_too_little), disk_(seed), identity_(std::move(identity)),
          chance_(chance), network_(chance, std::move(office)) {
        open();
    }

    /// Somebody presses Skicka. True: thanked.
    bool person(Day day) {
        const Envelope envelope = some_envelope();
        fault_perhaps();
        bool kept = outbox_->keep(envelope, day).has_value();
        if (!kept && !disk_.power_is_off())
            kept = outbox_->keep(envelope, day).has_value(); // as the kiosk does, with the same id
        disk_.relieve();
        if (kept)
            thanked_.insert(envelope.id);
        else
            unsure_.insert(envelope.id);
        restart_if_dark();
        return kept;
    }

    /// Releases what waits and carries it, as the courier does at its interval.
    Round round(const Clock& clock) {
        fault_perhaps();
        Round round;
        if (outbox_->release())
            if (auto carried = deliver_waiting(*outbox_, *client_, identity_.name, clock))
                round = std::move(*carried);
        disk_.relieve();
        if (disk_.power_is_off())
            round.trouble = Unreachable{"the power went", {}, false};
        restart_if_dark();
        failures_ = round.trouble ? failures_ + 1 : 0;
        return round;
    }
    std::chrono::milliseconds pause_after(const Round& round) {
        return next_attempt(failures_, round.trouble->retry_after, chance_.between(0, 1));
    }

    /// The first promise that its own store broke, or "".
    std::string broken(const std::map<SubmissionId, Bytes>& receipts) {
        for (const auto& id : thanked_) {
            const auto receipt = outbox_->receipt(id).value();
            const auto signed_for = receipts.find(id);
            if (!receipt || signed_for == receipts.end())
                return "somebody was thanked and the office never got it";
            if (*receipt != signed_for->second)
                return "the station and the office hold different receipts";
        }
        const auto counts = outbox_->counts().value();
        return counts.waiting + counts.held > 0 ? "something never left a station" : "";
    }

    bool knows(const SubmissionId& id) const {
        return thanked_.count(id) > 0 || unsure_.count(id) > 0;
    }
    int waiting() const { return outbox_->counts().value().waiting; }
    const StationIdentity& identity() const { return identity_; }
    BadNetwork& network() { return network_; }
    long power_cuts() const { return power_cuts_; }
    const std::set<SubmissionId>& thanked() const { return thanked_; }

    std::int64_t clock_error = 0; ///< seconds
    bool refused = false;         ///< revoked and not enrolled anew
    bool burnt = false;
    bool steady_power = false;
    std::function<std::int64_t()> now;

private:
    void open() {
        OutboxOptions options;
        options.file_system = disk_.name();
        outbox_.emplace(Outbox::open("outbox.db", options).value());
        if (syncs_too_little_)
            (void)OutboxPeer::database(*outbox_).run_script("PRAGMA synchronous=OFF");
        client_.emplace(identity_, network_, [this] { return now() + clock_error; });
    }

    void fault_perhaps() {
        const int call = 1 + chance_.below(60);
        if (!steady_power && chance_.one_in(12))
            disk_.fail_at(call, FaultDisk::Fault::PowerCut);
        else if (!steady_power && chance_.one_in(40))
            disk_.fail_at(call, FaultDisk::Fault::WriteError);
    }

    void restart_if_dark() {
        if (!disk_.power_is_off())
            return;
        ++power_cuts_;
        outbox_.reset();
        disk_.restart_after_power_cut();
        open();
    }

    /// Bytes in an envelope's shape: that nobody can open it matters to nobody here.
    Envelope some_envelope() {
        Envelope envelope;
        envelope.id = random_submission_id();
        Bytes bytes(chance_.one_in(12) ? chunk_bytes + 9'000 : 1'300);
        for (std::size_t i = 0; i < bytes.size(); i += 64)
            bytes[i] = static_cast<std::uint8_t>(chance_.below(256));
        std::copy(envelope.id.bytes.begin(), envelope.id.bytes.end(), bytes.begin());
        envelope.parts.push_back({PartKind::Matter, std::move(bytes)});
        return envelope;
    }

    bool syncs_too_little_;
    FaultDisk disk_;
    StationIdentity identity_;
    Chance& chance_;
    BadNetwork network_;
    std::optional<Outbox> outbox_;
    std::optional<OfficeClient> client_;
    int failures_ = 0;
    long power_cuts_ = 0;
    std::set<SubmissionId> thanked_, unsure_;
};

} // namespace tycktill::test
