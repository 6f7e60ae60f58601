/// scanner_soak MINUTES: reads the whole corpus of damaged pages over and over, each round with other ticks
/// and other damage, and counts what must not happen: another page's number, and a wrong answer that nobody
/// is asked about.
#include "shared/base/places.h"
#include "tests/scanner/accuracy.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tycktill;

namespace {

using Clock = std::chrono::steady_clock;

// Rounds first, first + step, … until the time is up; whole rows only.
std::vector<Tally> soak(int first, int step, Clock::time_point end) {
    const auto damages = all_damages();
    std::vector<Tally> out(damages.size());
    for (int round = first; Clock::now() < end; round += step)
        for (std::size_t i = 0; i < damages.size() && Clock::now() < end; ++i) {
            const Tally tally = read_all_hands(assets_folder().string(), damages[i], round);
            out[i].pages += tally.pages;
            out[i].read += tally.read;
            out[i].wrong_serial += tally.wrong_serial;
            out[i].right += tally.right;
            out[i].asked += tally.asked;
            out[i].wrong += tally.wrong;
        }
    return out;
}

struct Worker {
    pid_t process = -1;
    int from = -1;
};

Worker start_worker(int first, int step, Clock::time_point end) {
    int ends[2];
    if (pipe(ends) != 0)
        std::exit(1);
    const pid_t process = fork();
    if (process == 0) {
        const auto tallies = soak(first, step, end);
        const std::size_t size = tallies.size() * sizeof(Tally);
        _exit(write(ends[1], tallies.data(), size) == ssize_t(size) ? 0 : 1);
    }
    close(ends[1]);
    return {process, ends[0]};
}

} // namespace

int main(int count, char** words) {
    const double minutes = count > 1 ? std::atof(words[1]) : 1;
    const auto end = Clock::now() + std::chrono::milliseconds(int(minutes * 60'000));
    const int jobs = std::max(1, int(std::thread::hardware_concurrency()));
    const auto damages = all_damages();
    std::vector<Worker> workers;
    for (int i = 0; i < jobs; ++i)
        workers.push_back(start_worker(1 + i, jobs, end));
    std::vector<Tally> sums(damages.size());
    for (const Worker& worker : workers) {
        std::vector<Tally> part(damages.size());
        const std::size_t size = part.size() * sizeof(Tally);
        int status = 1;
        const bool whole = read(worker.from, part.data(), size) == ssize_t(size);
        waitpid(worker.process, &status, 0);
        if (!whole || status != 0) {
            std::puts("a worker ended early");
            return 1;
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            sums[i].pages += part[i].pages;
            sums[i].read += part[i].read;
            sums[i].wrong_serial += part[i].wrong_serial;
            sums[i].right += part[i].right;
            sums[i].asked += part[i].asked;
            sums[i].wrong += part[i].wrong;
        }
    }
    Tally all;
    std::fputs(table_head().c_str(), stdout);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        std::fputs(table_row(damages[i], sums[i]).c_str(), stdout);
        all.pages += sums[i].pages;
        all.wrong_serial += sums[i].wrong_serial;
        all.right += sums[i].right;
        all.asked += sums[i].asked;
        all.wrong += sums[i].wrong;
    }
    std::printf("%d pages, %d with another page's number; %d questions, %d wrong without a doubt\n",
                all.pages, all.wrong_serial, all.right + all.asked + all.wrong, all.wrong);
    return all.wrong_serial == 0 && 10'000LL * all.wrong <= all.right + all.asked + all.wrong ? 0
                                                                                              : 1;
}
