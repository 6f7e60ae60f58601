#include "scanner/commands/workers.h"

#include "scanner/commands/commands.h"
#include "scanner/pages/document.h"
#include "scanner/pages/whole_pipe.h"
#include "shared/base/log.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace tycktill::scanner {

namespace {

/// One page or one file's end, as it goes through a pipe: this head, then line and trouble.
struct Head {
    int file = 0;
    int page = 0; ///< 0: only tells how many pages the file has
    int pages = 0;
    unsigned line = 0, trouble = 0; ///< lengths
};

/// Which file is next, and which page of each, shared between the processes. Whole files first: opening one
/// costs as much as reading a page. Whoever finds no file left helps with the pages of those that have many.
class Shares {
public:
    explicit Shares(std::size_t files)
        : size_(sizeof(std::atomic<std::size_t>) + files * sizeof(File)), files_(files) {
        void* memory =
            mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            throw std::bad_alloc();
        next_ = new (memory) std::atomic<std::size_t>(0);
        file_ = reinterpret_cast<File*>(next_ + 1);
        for (std::size_t i = 0; i < files; ++i)
            new (&file_[i]) File;
    }
    ~Shares() { munmap(next_, size_); }
    Shares(const Shares&) = delete;
    Shares& operator=(const Shares&) = delete;
    /// The next file that nobody has opened.
    std::optional<std::size_t> take_file() {
        const std::size_t file = (*next_)++;
        return file < files_ ? std::optional(file) : std::nullopt;
    }
    int take_page(std::size_t file) { return ++file_[file].taken; }
    void tell_pages(std::size_t file, int pages) { file_[file].pages = pages; }
    /// Whether a second process is worth its start. A file that another is still opening is waited for, but
    /// not for long: it may have ended.
    bool has_much_left(std::size_t file) const {
        for (int wait = 0; file_[file].pages == 0 && wait < 100; ++wait)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return file_[file].pages == 0 || file_[file].pages - file_[file].taken > 1;
    }

private:
    struct File {
        std::atomic<int> taken{0}, pages{0};
    };
    std::size_t size_, files_;
    std::atomic<std::size_t>* next_ = nullptr;
    File* file_ = nullptr;
};

void tell(int to, Head head, const PageDone& done) {
    head.line = unsigned(done.line.size());
    head.trouble = unsigned(done.trouble.size());
    std::string message(sizeof head, '\0');
    std::memcpy(message.data(), &head, sizeof head);
    message += done.line + done.trouble;
    if (!pages::write_whole(to, message.data(), message.size()))
        _exit(1);
}

// A file that cannot be opened counts as one page that could not be read, told by whoever takes it.
void work_on_file(const std::string& name, std::size_t index, Shares& shares, const PageWork& work,
                  int to) {
    auto document = pages::Document::open(name);
    // What is missing of a file is told after its pages, like one more of them.
    const bool lacks = document && !document->missing().empty();
    const int pages = document ? document->pages() + lacks : 1;
    shares.tell_pages(index, pages);
    for (int page = shares.take_page(index); page <= pages; page = shares.take_page(index)) {
        PageDone done;
        if (lacks && page == pages) {
            done.trouble = document->missing();
        } else if (document) {
            auto decoded = document->page(page);
            const double decode_ms = decoded ? decoded->milliseconds : 0;
            Result<pages::Image> image =
                decoded ? Result<pages::Image>(std::move(decoded->image))
                        : Result<pages::Image>(tl::make_unexpected(decoded.error()));
            done = work(name, page, std::move(image), decode_ms);
        } else {
            done = work(name, 0, tl::make_unexpected(document.error()), 0);
        }
        tell(to, {int(index), page, pages, 0, 0}, done);
    }
}

/// Prints in order what comes in any order.
class InOrder {
public:
    explicit InOrder(std::vector<std::string> names)
        : names_(std::move(names)), pages_(names_.size(), 0), next_page_(1) {}
    void take(const Head& head, PageDone done) {
        pages_[std::size_t(head.file)] = head.pages;
        waiting_[{head.file, head.page}] = std::move(done);
        ++count_;
        print_ready();
    }
    /// Whatever a lost worker left out is said, so that nothing goes missing in silence.
    bool finish() {
        while (file_ < int(names_.size())) {
            print_ready();
            if (file_ >= int(names_.size()))
                break;
            say(names_[std::size_t(file_)] + ": page " + std::to_string(next_page_) +
                ": the reader ended early; read this file again");
            good_ = false;
            ++next_page_;
            if (next_page_ > std::max(1, pages_[std::size_t(file_)]))
                go_on();
        }
        return good_;
    }
    int count() const { return count_; }

private:
    void print_ready() {
        for (auto found = waiting_.find({file_, next_page_}); found != waiting_.end();
             found = waiting_.find({file_, next_page_})) {
            if (!found->second.line.empty())
                std::puts(found->second.line.c_str());
            if (!found->second.trouble.empty()) {
                say(about(names_[std::size_t(file_)], found->second.trouble));
                good_ = false;
            }
            waiting_.erase(found);
            if (++next_page_ > pages_[std::size_t(file_)])
                go_on();
        }
        std::fflush(stdout);
    }
    void go_on() {
        ++file_;
        next_page_ = 1;
    }

    std::vector<std::string> names_;
    std::vector<int> pages_;
    std::map<std::pair<int, int>, PageDone> waiting_;
    int file_ = 0, next_page_, count_ = 0;
    bool good_ = true;
};

/// A line on a terminal that says how far the work has come; nothing elsewhere.
class Progress {
public:
    explicit Progress(std::size_t files) : files_(files), shown_(isatty(STDERR_FILENO) != 0) {}
    ~Progress() {
        if (shown_)
            std::fputs("\r\033[K", stderr);
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void show(int pages, std::size_t file) {
        if (!shown_)
            return;
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        const double rate = seconds > 0 ? pages / seconds : 0;
        const double share = double(file) / double(std::max<std::size_t>(files_, 1));
        const int left = share > 0 ? int(seconds / share * (1 - share)) : 0;
        const int filled = int(20 * share);
        std::fprintf(stderr, "\r\033[K[%s%s] %zu/%zu files, %d pages, %.1f pages/s, %d s left",
                     std::string(std::size_t(filled), '#').c_str(),
                     std::string(std::size_t(20 - filled), '.').c_str(), file, files_, pages, rate,
                     left);
    }

private:
    std::size_t files_;
    bool shown_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

struct Worker {
    pid_t process = -1;
    int from = -1;
};

Worker start_worker(const std::vector<std::string>& files, Shares& shares, const MakeWork& make) {
    int ends[2];
    if (pipe(ends) != 0)
        return {};
    const pid_t process = fork();
    if (process != 0) {
        close(ends[1]);
        return {process, ends[0]};
    }
    close(ends[0]);
    const PageWork work = make();
    while (const auto file = shares.take_file())
        work_on_file(files[*file], *file, shares, work, ends[1]);
    for (std::size_t i = 0; i < files.size(); ++i)
        if (shares.has_much_left(i))
            work_on_file(files[i], i, shares, work, ends[1]);
    _exit(0);
}

bool take_one(int from, InOrder& order, Progress& progress) {
    Head head;
    if (!pages::read_whole(from, &head, sizeof head))
        return false;
    PageDone done{std::string(head.line, '\0'), std::string(head.trouble, '\0')};
    if (!pages::read_whole(from, done.line.data(), head.line) ||
        !pages::read_whole(from, done.trouble.data(), head.trouble))
        return false;
    order.take(head, std::move(done));
    progress.show(order.count(), std::size_t(head.file) + (head.page == head.pages ? 1 : 0));
    return true;
}

} // namespace

bool work_through(const std::vector<std::string>& files, int jobs, const MakeWork& make) {
    Shares shares(files.size());
    InOrder order(files);
    {
        Progress progress(files.size());
        std::vector<Worker> workers;
        for (int i = 0; i < std::max(1, jobs); ++i)
            workers.push_back(start_worker(files, shares, make));
        std::vector<pollfd> open;
        for (const Worker& worker : workers)
            if (worker.from >= 0)
                open.push_back({worker.from, POLLIN, 0});
        while (!open.empty() && poll(open.data(), open.size(), -1) > 0)
            for (std::size_t i = 0; i < open.size(); ++i)
                if (open[i].revents != 0 && !take_one(open[i].fd, order, progress)) {
                    close(open[i].fd);
                    open.erase(open.begin() + std::ptrdiff_t(i));
                    break;
                }
        for (const Worker& worker : workers)
            if (worker.process > 0)
                waitpid(worker.process, nullptr, 0);
    }
    return order.finish();
}

} // namespace tycktill::scanner
