#pragma once
/// A month at the register, played by a child process that is killed between any two writes, again and again; and
/// judged afterwards: nothing that was acknowledged is lost, no number is given twice, none is left out.
#include "office/register/register.h"
#include "shared/base/fail_point.h"
#include "tests/support/rooms.h"

#include <csignal>
#include <functional>
#include <map>
#include <random>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace tycktill::registry {

using Opened = std::function<std::unique_ptr<Register>()>;

class KilledMonth {
public:
    KilledMonth(Opened open, std::uint32_t seed) : open_(std::move(open)), random_(seed) {}

    int acknowledged() const { return static_cast<int>(rows_.size() + events_.size()); }

    /// One life of the child, then a judgement: "" when every promise was kept.
    std::string live_and_judge() {
        static constexpr const char* places[] = {"register.writing", "register.committed", ""};
        const std::string place = places[random_() % 3];
        const auto count = random_() % 20 + 1;
        const auto seed = random_();
        int pipe[2];
        if (::pipe(pipe) != 0)
            return "no pipe";
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(pipe[0]);
            if (!place.empty())
                arm_fail_point(place + ":" + std::to_string(count));
            play(seed, pipe[1]);
            ::_exit(0);
        }
        ::close(pipe[1]);
        read_acknowledgements(pipe[0], place.empty() ? child : 0, count);
        ::close(pipe[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        ++life_;
        return judge();
    }

private:
    std::string id_of(std::uint32_t seed, int number) const {
        std::string digits = std::to_string(seed) + std::to_string(life_) + std::to_string(number);
        return std::string(32 - digits.size(), '0') + digits;
    }
    static std::string facts_of(const std::string& id, int revision) {
        return "event " + std::to_string(revision) + " of " + id;
    }
    static void tell(int to, const std::string& line) {
        (void)!::write(to, line.data(), line.size()); // shorter than a pipe takes at once
    }

    /// In the child: ten days of deliveries and of acts in what is there.
    void play(std::uint32_t seed, int to) {
        std::mt19937 random(seed);
        const auto kept = open_();
        int number = 0;
        std::vector<std::string> ids;
        for (const Day first = parse_day("2026-12-24").value(); Day day : days_from(first)) {
            std::vector<Incoming> delivery;
            for (auto left = random() % 4; left > 0; --left)
                delivery.push_back({id_of(seed, ++number), random() % 2 ? "sn" : "ks", day, "x"});
            const auto rows = kept->receive(delivery, day).value();
            for (const Row& row : rows) {
                tell(to, "R " + row.matter + " " + row.board + std::to_string(row.year) + "/" +
                             std::to_string(row.number) + "\n");
                ids.push_back(row.matter);
            }
            for (auto left = random() % 4; left > 0 && !ids.empty(); --left) {
                const std::string id = ids[random() % ids.size()];
                const int seen = static_cast<int>(kept->events(id).value().size());
                std::vector<NewEvent> events{{facts_of(id, seen + 1), bytes_of("words"), {}}};
                if (random() % 2)
                    events.push_back({facts_of(id, seen + 2), {}, {}});
                if (std::holds_alternative<Added>(kept->add_all(id, seen, events).value()))
                    tell(to, "E " + id + " " +
                                 std::to_string(seen + static_cast<int>(events.size())) + "\n");
            }
        }
    }
    static std::vector<Day> days_from(Day first) {
        std::vector<Day> days;
        for (int i = 0; i < 10; ++i)
            days.push_back(first + std::chrono::days(i));
        return days;
    }

    /// `victim`: killed from outside after so many acknowledgements, wherever it then is.
    void read_acknowledgements(int from, pid_t victim, std::size_t count) {
        std::string all;
        char piece[4096];
        for (ssize_t got; (got = ::read(from, piece, sizeof piece)) > 0;) {
            all.append(piece, static_cast<std::size_t>(got));
            const auto lines = static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n'));
            if (victim > 0 && lines >= count)
                ::kill(victim, SIGKILL);
        }
        std::istringstream lines(all);
        for (std::string kind, id, what; lines >> kind >> id >> what;) {
            if (kind == "R")
                rows_[id] = what;
            else
                events_[id] = std::max(events_[id], std::stoi(what));
        }
    }

    std::string judge() {
        const auto kept = open_();
        const auto rows = kept->rows({}).value();
        std::map<std::string, int> last;
        for (const Row& row : rows) {
            const std::string series = row.board + std::to_string(row.year);
            if (row.number != ++last[series])
                return series + ": the number after " + std::to_string(last[series] - 1) + " is " +
                       std::to_string(row.number);
            if (const auto told = rows_.find(row.matter);
                told != rows_.end() && told->second != series + "/" + std::to_string(row.number))
                return row.matter + " has another number than was told";
            const auto events = kept->events(row.matter).value();
            if (first_broken(row.matter, events))
                return row.matter + ": its chain is broken";
            for (std::size_t i = 0; i < events.size(); ++i)
                if (events[i].facts != facts_of(row.matter, static_cast<int>(i) + 1))
                    return row.matter + ": an event is another's";
            if (static_cast<int>(events.size()) < events_[row.matter])
                return row.matter + ": an event that was acknowledged is lost";
        }
        for (const auto& [id, number] : rows_)
            if (!kept->row(id).value())
                return id + ": a row that was acknowledged is lost";
        return "";
    }

    Opened open_;
    std::mt19937 random_;
    int life_ = 0;
    std::map<std::string, std::string> rows_; ///< acknowledged, with the number that was told
    std::map<std::string, int> events_;       ///< acknowledged revisions
};

} // namespace tycktill::registry
