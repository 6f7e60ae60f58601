#include "tests/support/month.h"

#include "office/archive/memory_archive.h"
#include "office/reading/verify.h"
#include "office/receive/receiver.h"
#include "tests/support/month_station.h"
#include "tests/support/rooms.h"
#include "tests/support/seeded_random.h"

#include <memory>
#include <queue>

namespace tycktill::test {
namespace {

using Seconds = std::int64_t;
constexpr Seconds hour = 3600, day_long = 24 * hour, epoch_of_month = 1'790'000'000;

enum class What { Person, Round, OfficeCloses, OfficeOpens, Restart, Revoke, Enrol, Fire };

struct Event {
    Seconds at = 0;
    long number = 0; ///< in the order in which they were thought of
    What what = What::Person;
    std::size_t station = 0;
    bool operator>(const Event& other) const {
        return std::pair(at, number) > std::pair(other.at, other.number);
    }
};

/// Signs for everything and now and then keeps nothing.
class ForgetfulArchive final : public MemoryArchive {
public:
    explicit ForgetfulArchive(bool forgets) : forgets_(forgets) {}
    Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                               BytesView receipt, Day today) override {
        if (forgets_ && ++times_ % 10 == 0)
            return Arrival{Kept{{receipt.begin(), receipt.end()}}};
        return MemoryArchive::keep_whole(manifest, envelope, receipt, today);
    }

private:
    bool forgets_;
    int times_ = 0;
};

class Lives {
public:
    Lives(std::uint64_t seed, const MonthPlan& plan)
        : plan_(plan), chance_(seed), archive_(plan.lie == Lie::OfficeForgets) {
        seed_all_randomness(seed);
        receipt_key_ = make_signing_key();
        root_ = make_signing_key();
        restart_receivers();
        for (int i = 0; i < plan.stations; ++i)
            add_station("station-" + std::to_string(i + 1), seed * 1000 + std::uint64_t(i));
        for (std::size_t i = 0; i < stations_.size(); ++i) {
            think_of(What::Person, i, gap_between_people());
            think_of(What::Round, i, chance_.below(int(2 * day_long)));
        }
        for (int i = 0; i < 5; ++i)
            think_of(What::OfficeCloses, 0, chance_.below(int(end())));
        for (int i = 0; i < 10; ++i)
            think_of(What::Restart, 0, chance_.below(int(end())));
        think_of(What::Revoke, 0, end() / 4 + chance_.below(int(end() / 4)));
        think_of(What::Fire, 1, end() / 3 + chance_.below(int(end() / 2)));
    }

    Month live() {
        while (!events_.empty() && events_.top().at < end() && told_.broken.empty()) {
            const Event event = events_.top();
            events_.pop();
            move_clock(event.at);
            happen(event);
        }
        if (told_.broken.empty())
            come_to_rest();
        for (const auto& station : stations_) {
            told_.requests += station->network().requests;
            told_.faults += station->network().faults;
            told_.power_cuts += station->power_cuts();
        }
        return told_;
    }

private:
    Seconds end() const { return plan_.days * day_long; }
    Seconds gap_between_people() {
        return 1 + Seconds(-std::log(chance_.between(1e-9, 1)) * double(end()) /
                           plan_.people_per_station);
    }
    void think_of(What what, std::size_t station, Seconds in) {
        events_.push({now_ + in, ++thoughts_, what, station});
    }
    void move_clock(Seconds to) {
        clock_.advance(std::chrono::seconds(to - now_));
        now_ = to;
        clock_.set(first_day_ + std::chrono::days(now_ / day_long));
    }
    void trace(const Event& event, std::string_view outcome) {
        const std::string line = std::to_string(event.at) + " " + std::to_string(int(event.what)) +
                                 " " + std::to_string(event.station) + " " + std::string(outcome);
        const Bytes said = bytes_of(line);
        told_.trace = blake2b({told_.trace, said});
    }

    void restart_receivers() {
        for (auto& receiver : receivers_)
            receiver = std::make_unique<Receiver>(
                archive_, ReceiverSettings{{root_.verify_key, signed_bytes(keys(), root_)},
                                           receipt_key_,
                                           clock_,
                                           [this] { return epoch_of_month + now_; }});
    }
    OfficeKeys keys() const {
        return {1, receipt_key_.verify_key, {office_.public_key, escrow_.public_key}};
    }
    /// Two receivers on one archive; whichever the address leads to today.
    tl::expected<HttpResponse, NoAnswer> office(const HttpRequest& request) {
        if (closed_ > 0)
            return tl::make_unexpected(NoAnswer{"connection refused", false});
        return receivers_[chance_.one_in(2) ? 1 : 0]->answer(request);
    }

    StationIdentity enrolled(const std::string& name, SigningKey key) {
        const auto secret = random_submission_id().bytes;
        const Bytes code(secret.begin(), secret.end());
        (void)archive_.add_enrol_code(blake2b(code), name, clock_.today());
        const HttpRequest request{
            "POST", enrol_path, {}, {}, signed_bytes(Enrolment{code, key.verify_key}, key)};
        if (receivers_[0]->answer(request).status != 200)
            told_.broken = "a station could not enrol";
        return {name, std::move(key),         "https://office.example", "sha256//",
                {},   receipt_key_.verify_key};
    }
    void add_station(const std::string& name, std::uint64_t seed) {
        stations_.push_back(std::make_unique<MonthStation>(
            enrolled(name, make_signing_key()), seed, chance_,
            [this](const HttpRequest& request) { return office(request); },
            plan_.lie == Lie::StationsSyncTooLittle));
        stations_.back()->now = [this] { return epoch_of_month + now_; };
        if (chance_.one_in(5)) { // a dead clock battery, a wrong year in the BIOS
            const Seconds now = epoch_of_month, year = 365 * day_long;
            const std::array<Seconds, 8> wrong{day_long,       -day_long,      year,
                                               -year,          -now,           4'102'444'800 - now,
                                               200 * day_long, -200 * day_long};
            stations_.back()->clock_error = wrong[std::size_t(chance_.below(int(wrong.size())))];
        }
    }

    void happen(const Event& event) {
        MonthStation& station = *stations_[event.station];
        switch (event.what) {
        case What::Person:
            if (station.burnt)
                return;
            think_of(What::Person, event.station, gap_between_people());
            if (station.person(clock_.today()))
                ++told_.thanked;
            think_of(What::Round, event.station, hour);
            return trace(event, std::to_string(told_.thanked));
        case What::Round:
            return round(event, station);
        case What::OfficeCloses:
            ++closed_;
            think_of(What::OfficeOpens, 0, 60 + chance_.below(int(10 * hour)));
            return trace(event, "");
        case What::OfficeOpens:
            --closed_;
            return trace(event, "");
        case What::Restart:
            restart_receivers();
            return trace(event, "");
        case What::Revoke:
            (void)archive_.revoke(station.identity().name);
            think_of(What::Enrol, event.station, 2 * day_long);
            return trace(event, "");
        case What::Enrol: {
            auto key = signing_key_of(BytesView(station.identity().signing_key.seed.data(),
                                                station.identity().signing_key.seed.size()));
            enrolled(station.identity().name, std::move(*key)); // the same key: its chain goes on
            station.refused = false;
            think_of(What::Round, event.station, 60);
            return trace(event, "");
        }
        case What::Fire:
            return burn(event, station);
        }
    }

    void round(const Event& event, MonthStation& station) {
        if (station.burnt || station.refused)
            return;
        if (chance_.one_in(20)) // somebody sets the clock
            station.clock_error = chance_.below(int(day_long)) - day_long / 2;
        const Round done = station.round(clock_);
        told_.delivered += done.delivered;
        if (done.held > 0)
            told_.broken = "a sound submission was refused for good";
        station.refused = done.alarm.has_value();
        if (done.trouble)
            think_of(What::Round, event.station,
                     1 + std::chrono::duration_cast<std::chrono::seconds>(station.pause_after(done))
                             .count());
        trace(event, std::to_string(done.delivered) + (done.trouble ? done.trouble->why : "") +
                         (done.alarm ? done.alarm->why : ""));
    }

    /// It has told the office of its places in the chain and could not send what stands there.
    void burn(const Event& event, MonthStation& station) {
        for (int people = 0; people < 3; ++people)
            told_.thanked += station.person(clock_.today()) ? 1 : 0;
        station.network().only_heartbeats = true;
        (void)station.round(clock_);
        station.burnt = true;
        trace(event, std::to_string(station.waiting()));
    }

    /// The month is over; everything works again, and everyone is given the time to come to rest.
    void come_to_rest() {
        closed_ = 0;
        for (std::size_t i = 0; i < stations_.size(); ++i) {
            MonthStation& station = *stations_[i];
            if (station.burnt)
                continue;
            if (std::exchange(station.refused, false) || i == 0)
                happen({now_, 0, What::Enrol, i});
            station.network().one_in = 0;
            station.steady_power = true;
            for (int tries = 0; tries < 5 && (tries == 0 || station.waiting() > 0); ++tries)
                told_.delivered += station.round(clock_).delivered;
        }
        judge();
    }

    void judge() {
        std::map<SubmissionId, Bytes> receipts;
        const auto rows = archive_.envelopes().value();
        for (const auto& row : rows) {
            if (row.arrived)
                receipts[row.id] = row.receipt;
            const bool known = std::any_of(stations_.begin(), stations_.end(), [&](const auto& at) {
                return at->identity().name == row.station && at->knows(row.id);
            });
            if (!known)
                return broke("the office has what nobody sent");
        }
        for (const auto& station : stations_)
            if (!station->burnt)
                if (auto what = station->broken(receipts); !what.empty())
                    return broke(station->identity().name + ": " + what);
        const auto proofs = verify_archive(archive_, receipt_key_.verify_key).value();
        for (const auto& proof : proofs)
            judge(proof);
        if (archive_.incidents().value().size() > 0)
            broke("an id was used twice");
    }

    /// Where nothing burnt nothing may be found. Where it did, the office must name every place that
    /// the station had told it of and that never arrived: no more, no fewer.
    void judge(const StationProof& proof) {
        const auto& burnt = *stations_[1];
        if (proof.station != burnt.identity().name) {
            if (!proof.findings.empty() || proof.missing > 0)
                broke(proof.station + ": " + proof.findings.front().what);
            return;
        }
        std::int64_t told = 0, begun = 0;
        const auto heads = archive_.heads(proof.station).value();
        for (const auto& head : heads)
            told += head.seq;
        for (const auto& finding : proof.findings)
            begun += finding.kind == FindingKind::Incomplete ? 1 : 0;
        told_.missing = proof.missing;
        if (proof.missing + proof.received + begun != told)
            broke("the office counts " + std::to_string(proof.missing) + " missing of " +
                  std::to_string(told));
        for (const auto& finding : proof.findings)
            if (finding.kind != FindingKind::Gap && finding.kind != FindingKind::Incomplete)
                broke(proof.station + ": " + finding.what);
    }
    void broke(std::string what) {
        if (told_.broken.empty())
            told_.broken = std::move(what);
    }

    MonthPlan plan_;
    Chance chance_;
    Day first_day_ = parse_day("2026-11-01").value();
    FixedClock clock_{first_day_};
    Seconds now_ = 0;
    KeyPair office_ = make_key_pair(), escrow_ = make_key_pair();
    SigningKey receipt_key_, root_;
    ForgetfulArchive archive_;
    std::array<std::unique_ptr<Receiver>, 2> receivers_;
    int closed_ = 0;
    std::vector<std::unique_ptr<MonthStation>> stations_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    long thoughts_ = 0;
    Month told_;
};

} // namespace

Month live_a_month(std::uint64_t seed, const MonthPlan& plan) {
    try {
        return Lives(seed, plan).live();
    } catch (const std::exception& trouble) { // a store that does not even open
        Month month;
        month.broken = trouble.what();
        return month;
    }
}

} // namespace tycktill::test
