#pragma once
/// Kills the real programs at named places, by a seed, while submissions are kept and carried; and
/// judges afterwards whether anything that was acknowledged is lost or doubled.
#include "office/archive/sqlite_archive.h"
#include "shared/base/fail_point.h"
#include "tests/support/budget.h"
#include "tests/support/chance.h"
#include "tests/support/outbox_peer.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"
#include "tests/support/xvfb.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace tycktill::test {

/// What came of many kills. `broken` says the first broken promise, "" for none.
struct Kills {
    long kills = 0;                 ///< programs that really died
    long acknowledged = 0;          ///< submissions whose keeper said «kept»
    std::map<std::string, long> at; ///< kills by place
    std::string broken;
};

class KilledPrograms {
public:
    explicit KilledPrograms(std::uint64_t seed) : chance_(seed) { world_.enrol(); }

    /// The real kiosk alone, played from the first page to the thanks; needs a display.
    Kills run_kiosks(const Budget& budget) {
        const Xvfb display(1080, 1920);
        if (!display.ready)
            return kills_;
        while (budget.allows(kills_.kills) && kills_.broken.empty())
            kill_kiosk();
        judge();
        return kills_;
    }

    Kills run(const Budget& budget) {
        for (long turn = 0; budget.allows(kills_.kills) && kills_.broken.empty(); ++turn) {
            switch (turn % 3) {
            case 0:
                kill_keeper();
                break;
            case 1:
                kill_courier();
                break;
            default:
                kill_receiver();
            }
            if (turn % 60 == 59)
                judge();
        }
        judge();
        return kills_;
    }

private:
    template <std::size_t N>
    std::string some(const std::array<const char*, N>& places) {
        return places[static_cast<std::size_t>(chance_.below(int(N)))];
    }
    std::string with_count(const std::string& place, int most) {
        return place + ":" + std::to_string(1 + chance_.below(most));
    }
    std::size_t some_size() { return chance_.one_in(5) ? 300'000 : 0; }
    void count(const std::string& place) {
        ++kills_.kills;
        ++kills_.at[place.substr(0, place.find(':'))];
    }

    /// What the kiosk and the desk do when somebody presses Skicka, in a process of its own.
    void kill_keeper() {
        const std::string place = with_count(some<2>({"store.committing", "store.committed"}), 3);
        std::array<int, 2> pipe{};
        must(::pipe(pipe.data()) == 0, "pipe");
        const std::size_t size = some_size();
        const pid_t child = ::fork();
        if (child == 0) {
            arm_fail_point(place);
            for (int i = 0; i < 3; ++i) {
                const SubmissionId id = world_.keep(size);
                if (::write(pipe[1], id.bytes.data(), 16) != 16)
                    break;
            }
            ::_exit(0);
        }
        ::close(pipe[1]);
        for (SubmissionId id; ::read(pipe[0], id.bytes.data(), 16) == 16;)
            acknowledged_.insert(id);
        ::close(pipe[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (WIFSIGNALED(status))
            count(place);
        kills_.acknowledged = long(acknowledged_.size());
    }

    std::set<SubmissionId> in_outbox() {
        auto outbox = Outbox::open(outbox_file(world_.station)).value();
        std::set<SubmissionId> ids;
        auto row = OutboxPeer::database(outbox).query("SELECT id FROM item").value();
        while (row.next().value()) {
            SubmissionId id;
            const Bytes bytes = row.bytes(0);
            std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
            ids.insert(id);
        }
        return ids;
    }

    /// A visit of the kiosk's own tests, without its pictures.
    std::filesystem::path visit() {
        const auto file = world_.folder.path() / "visit.play";
        std::ifstream from(std::string(TYCKTILL_SOURCE) + "/tests/kiosk/plays/anonymous.play");
        std::ofstream to(file);
        for (std::string line; std::getline(from, line);)
            if (line.rfind("picture", 0) != 0)
                to << line << "\n";
        return file;
    }

    void kill_kiosk() {
        const bool any_time = chance_.one_in(3);
        const std::string place = any_time ? "" : some<2>({"store.committing", "store.committed"});
        const auto before = in_outbox();
        std::vector<std::string> words = killed_at_kiosk(place);
        Running kiosk(words, world_.folder.path() / "kiosk-out");
        if (any_time)
            std::this_thread::sleep_for(std::chrono::milliseconds(200 + chance_.below(3000)));
        const int status = any_time ? kiosk.stop(SIGKILL) : kiosk.wait();
        if (status > 0)
            return broke("the kiosk's visit did not come to its end");
        const auto after = in_outbox();
        std::set<SubmissionId> fresh;
        std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                            std::inserter(fresh, fresh.end()));
        if (!std::includes(after.begin(), after.end(), before.begin(), before.end()))
            return broke("what was kept is gone after the kiosk was killed");
        if (fresh.size() > 1 || (status == 0 && fresh.empty()))
            return broke(fresh.empty() ? "the kiosk thanked for what it did not keep"
                                       : "one visit was kept twice");
        if (status == 0) // thanked, before anything killed it
            acknowledged_.insert(fresh.begin(), fresh.end());
        else
            count(any_time ? "kiosk at any time" : "kiosk " + place);
        kills_.acknowledged = long(acknowledged_.size());
    }
    std::vector<std::string> killed_at_kiosk(const std::string& place) {
        std::vector<std::string> words = ProgramWorld::killed_at(place, "tycktill-kiosk");
        for (const std::string& word :
             {std::string("--municipality"), std::string("ljusnarsberg"), std::string("--panel"),
              std::string("21.5-portrait"), std::string("--data"), world_.station,
              std::string("--today"), std::string("2026-11-22"), std::string("--play"),
              visit().string()})
            words.push_back(word);
        return words;
    }

    void kill_courier() {
        acknowledged_.insert(world_.keep(some_size()));
        const std::string place = with_count(
            some<4>({"store.committing", "store.committed", "courier.sending", "courier.answered"}),
            4);
        if (world_.tell_courier({"once"}, place).status == -1)
            count(place);
    }

    void kill_receiver() {
        acknowledged_.insert(world_.keep(some_size()));
        const std::string place = with_count(some<4>({"receiver.asked", "receiver.answering",
                                                      "archive.committing", "archive.committed"}),
                                             4);
        world_.serving->stop(SIGKILL);
        world_.serve(place);
        world_.tell_courier({"once"});
        // Ends it where it has come to, also when it never came past its place.
        world_.serving->stop(SIGKILL);
        count(place);
        world_.serve();
    }

    void judge() {
        for (int tries = 0; tries < 5 && world_.tell_courier({"once"}).status != 0; ++tries) {
        }
        const auto outbox = Outbox::open(outbox_file(world_.station)).value();
        const auto counts = outbox.counts().value();
        if (counts.waiting + counts.held > 0)
            return broke(std::to_string(counts.waiting + counts.held) + " never left the station");
        const auto archive =
            open_sqlite_archive(std::filesystem::path(world_.office) / "office" / "office.db");
        if (!archive)
            return broke(archive.error().what);
        std::set<SubmissionId> there;
        const auto rows = (*archive)->envelopes().value();
        for (const auto& row : rows)
            if (row.arrived && !there.insert(row.id).second)
                return broke("one id twice at the office");
        for (const auto& id : acknowledged_)
            if (there.count(id) == 0 || !outbox.receipt(id).value())
                return broke("an acknowledged submission is lost");
        if (world_.tell_office({"verify", "--json"}).status != 0)
            return broke("tycktill-office verify finds a gap, a double, a fork or an alteration");
    }
    void broke(std::string what) { kills_.broken = std::move(what); }

    Chance chance_;
    ProgramWorld world_;
    std::set<SubmissionId> acknowledged_;
    Kills kills_;
};

} // namespace tycktill::test
