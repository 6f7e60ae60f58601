#include "scanner/queue/page_readers.h"

#include "scanner/pages/whole_pipe.h"
#include "scanner/queue/reading_json.h"

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>

namespace tycktill::queue {

namespace {

/// As it goes through the pipe, after how many papers come: this head, then reading, picture and streaks.
struct Head {
    bool decoded = false;
    double width_mm = 0;
    std::size_t reading = 0, picture = 0, streaks = 0; ///< lengths
};

bool send(int to, const PageOutcome& outcome) {
    const Bytes reading = to_bytes(outcome.page);
    const Head head{outcome.decoded, outcome.width_mm, reading.size(), outcome.picture.size(),
                    outcome.streaks.size()};
    return pages::write_whole(to, &head, sizeof head) &&
           pages::write_whole(to, reading.data(), head.reading) &&
           pages::write_whole(to, outcome.picture.data(), head.picture) &&
           pages::write_whole(to, outcome.streaks.data(), head.streaks * sizeof(double));
}

std::optional<PageOutcome> receive(int from) {
    Head head;
    if (!pages::read_whole(from, &head, sizeof head))
        return {};
    PageOutcome outcome;
    Bytes reading(head.reading);
    outcome.picture.resize(head.picture);
    outcome.streaks.resize(head.streaks);
    outcome.decoded = head.decoded;
    outcome.width_mm = head.width_mm;
    if (!pages::read_whole(from, reading.data(), head.reading) ||
        !pages::read_whole(from, outcome.picture.data(), head.picture) ||
        !pages::read_whole(from, outcome.streaks.data(), head.streaks * sizeof(double)))
        return {};
    auto page = parse_form_page(reading);
    if (!page)
        return {};
    outcome.page = std::move(*page);
    return outcome;
}

bool send(int to, const PageOutcomes& outcomes) {
    const std::size_t count = outcomes.size();
    return pages::write_whole(to, &count, sizeof count) &&
           std::all_of(outcomes.begin(), outcomes.end(),
                       [&](const PageOutcome& outcome) { return send(to, outcome); });
}

std::optional<PageOutcomes> receive_all(int from) {
    std::size_t count = 0;
    if (!pages::read_whole(from, &count, sizeof count))
        return {};
    PageOutcomes outcomes;
    while (outcomes.size() < count) {
        auto outcome = receive(from);
        if (!outcome)
            return {};
        outcomes.push_back(std::move(*outcome));
    }
    return outcomes;
}

[[noreturn]] void work(const std::filesystem::path& file, int first, int jobs, int pages,
                       const ReadOnePage& read, int to) {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody reads for an intake that is gone
    std::signal(SIGPIPE, SIG_DFL);
    auto document = pages::Document::open(file);
    if (!document)
        _exit(1);
    for (int number = first; number <= pages; number += jobs)
        if (!send(to, read(*document, number)))
            _exit(1);
    _exit(0);
}

} // namespace

PageReaders::PageReaders(const std::filesystem::path& file, int jobs, int pages, ReadOnePage read) {
    for (int first = 1; first <= jobs; ++first) {
        Worker worker;
        int ends[2];
        if (pipe(ends) == 0) {
            worker.process = fork();
            if (worker.process == 0) {
                close(ends[0]);
                for (const Worker& other : workers_)
                    if (other.from >= 0)
                        close(other.from);
                work(file, first, jobs, pages, read, ends[1]);
            }
            close(ends[1]);
            worker.from = ends[0];
        }
        workers_.push_back(worker);
    }
}

PageReaders::~PageReaders() {
    for (const Worker& worker : workers_) {
        if (worker.from >= 0)
            close(worker.from);
        if (worker.process > 0) {
            kill(worker.process, SIGKILL);
            waitpid(worker.process, nullptr, 0);
        }
    }
}

std::optional<PageOutcomes> PageReaders::take(int number) {
    Worker& worker = workers_[std::size_t(number - 1) % workers_.size()];
    if (worker.from < 0)
        return {};
    auto outcome = receive_all(worker.from);
    if (!outcome) {
        close(worker.from);
        worker.from = -1;
    }
    return outcome;
}

} // namespace tycktill::queue
