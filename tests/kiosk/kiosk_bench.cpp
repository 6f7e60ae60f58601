// How quick the kiosk is on a software renderer: start, frame, touch, page, idleness, and Skicka beside
// what the same disk needs for a bare write.
#include "kiosk/station/station_door.h"
#include "shared/base/files.h"
#include "shared/store/station.h"
#include "tests/support/bench_row.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/xvfb.h"
#include "window_visit.h"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <functional>
#include <sys/resource.h>

using namespace tycktill;

namespace {

double milliseconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

/// On the disk that the programs stand on, so that a commit is a commit; gone afterwards.
struct Station {
    std::filesystem::path folder =
        std::filesystem::path(TYCKTILL_PROGRAMS) / ("bench-" + std::to_string(::getpid()));
    std::filesystem::path data = folder / "data";

    Station() {
        StationIdentity identity;
        identity.name = "kiosk-1";
        identity.signing_key = make_signing_key();
        identity.office_url = "https://127.0.0.1:1";
        identity.recipients = {make_key_pair().public_key};
        std::filesystem::create_directories(data);
        if (const auto saved = save_station(data, identity); !saved)
            throw std::runtime_error(saved.error().what);
    }
    ~Station() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    std::vector<std::string> command() const {
        return {test::program("tycktill-kiosk"), "--municipality", "ljusnarsberg", "--data",
                data.string()};
    }
};

/// What it costs a program to be loaded, get a window from the driver and draw one frame into it.
int show_an_empty_window() {
    const auto typesetter = must(Typesetter::open(TYCKTILL_SOURCE "/assets"));
    const auto window = must(Window::open({Panel{}, "empty", false, false}, *typesetter));
    window->settle([](Ui&) {}, Moment{0});
    return 0;
}

/// Of all children that have ended.
double processor_milliseconds() {
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return of(used.ru_utime) + of(used.ru_stime);
}

struct Starts {
    std::vector<double> wall, processor;
    void run(const std::vector<std::string>& words, const Station& station) {
        const double before = processor_milliseconds();
        wall.push_back(milliseconds_of([&] { test::run(words, station.folder); }));
        processor.push_back(processor_milliseconds() - before);
    }
};

void measure_start(const Station& station) {
    const auto play = station.folder / "start.play";
    if (!write_text(play, "expect \"Säg vad du tycker.\"\n"))
        return;
    auto words = station.command();
    for (const std::string& word :
         {std::string("--play"), play.string(), std::string("--pictures"), station.folder.string()})
        words.push_back(word);
    Starts kiosk, empty;
    for (int run = 0; run < 9; ++run) {
        kiosk.run(words, station);
        empty.run({std::filesystem::read_symlink("/proc/self/exe").string(), "--empty-window"},
                  station);
    }
    print_row({"kiosk: exec to first frame drawn and checked, and out again", median(kiosk.wall),
               "ms", "an empty window, exec to frame and out again", median(empty.wall),
               "at most 2000"});
    print_row({"kiosk: processor time of that", median(kiosk.processor), "ms",
               "of the empty window", median(empty.processor), ""});
}

void measure_idle(const Station& station) {
    test::Running running(station.command(), station.folder / "idle");
    std::this_thread::sleep_for(std::chrono::seconds(4));
    const double before = test::cpu_seconds(running.process());
    std::this_thread::sleep_for(std::chrono::seconds(10));
    const double used = test::cpu_seconds(running.process()) - before;
    print_row(
        {"kiosk: idle at the start page, over 10 s", used * 10, "% core", "", 0, "at most 1"});
}

void measure_pages(WindowVisit& visit) {
    std::vector<double> frames, touches, pages;
    visit.press("Börja");
    for (int time = 0; time < 40; ++time) {
        const PxRect card = visit.tree().pressable("Klagomål")->rect;
        touches.push_back(milliseconds_of([&] {
            visit.give(PointerDown{card.mid_x(), card.mid_y()});
        }));
        frames.push_back(visit.window->last_frame_ms());
        pages.push_back(milliseconds_of([&] { // the card leads on
            visit.give(PointerUp{card.mid_x(), card.mid_y()});
        }));
        visit.press("Tillbaka");
    }
    print_row({"kiosk: a frame of 1080 × 1920", median(frames), "ms", "", 0, ""});
    print_row(
        {"kiosk: touch to drawn frame, median of 40", median(touches), "ms", "", 0, "at most 100"});
    print_row({"kiosk: touch to drawn frame, the slowest",
               *std::max_element(touches.begin(), touches.end()), "ms", "", 0, "at most 100"});
    print_row({"kiosk: page change, median of 40", median(pages), "ms", "", 0, "at most 300"});
    print_row({"kiosk: page change, the slowest", *std::max_element(pages.begin(), pages.end()),
               "ms", "", 0, "at most 300"});
}

void bare_write(const std::filesystem::path& file, const std::vector<char>& bytes) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    const bool written =
        ::write(handle, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    if (::fdatasync(handle) != 0 || !written)
        throw std::runtime_error("the disk does not take a bare write");
    ::close(handle);
}

void measure_send(const Station& station, WindowVisit& visit) {
    visit.presses("Klagomål", "Vet inte", "Mig själv");
    visit.type(U"Maten var kall när den kom, och ingen svarade när vi ringde.");
    visit.presses("Nästa", "Hoppa över", "Nej, jag vill vara anonym");
    StationDoor door(station.data, {});
    const std::vector<char> bytes(4096, 'x');
    std::vector<double> sends, writes;
    for (int time = 0; time < 30; ++time) {
        door.get_ready(); // as when the check page has come
        sends.push_back(milliseconds_of([&] {
            if (!std::holds_alternative<Sent>(
                    door.send(visit.app->setting(), visit.app->session())))
                throw std::runtime_error("Skicka did not keep the item");
        }));
        door.let_go();
        writes.push_back(milliseconds_of([&] { bare_write(station.data / "bare", bytes); }));
    }
    print_row({"kiosk: Skicka to durable commit, sealing and all", median(sends), "ms",
               "bare write of 4 KiB + fdatasync", median(writes), ""});
}

} // namespace

int main(int count, char** words) {
    try {
        if (count > 1 && std::string(words[1]) == "--empty-window")
            return show_an_empty_window();
        const Xvfb display;
        if (!display.ready)
            throw std::runtime_error("Xvfb is not installed; install xvfb");
        const Station station;
        measure_start(station);
        measure_idle(station);
        WindowVisit visit("ljusnarsberg", "21.5-portrait", {});
        measure_pages(visit);
        measure_send(station, visit);
        return 0;
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "kiosk_bench: %s\n", trouble.what());
        return 1;
    }
}
