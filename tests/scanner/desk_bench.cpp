// desk_bench: from Ctrl Enter to the next form on the glass, what a key costs, and what an idle desk
// takes. On a software renderer, with real pages in a real queue.
#include "scanner/pages/encode.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "scanner/screens/desk_program.h"
#include "shared/base/files.h"
#include "shared/store/station.h"
#include "shared/touch/window.h"
#include "tests/support/bench_row.h"
#include "tests/support/damage.h"
#include "tests/support/must.h"
#include "tests/support/printed_form.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/xvfb.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <stdexcept>

using namespace tycktill;

namespace {

const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";
const std::string passphrase = "en provdisk i receptionen";
constexpr int form_count = 24;

double milliseconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

/// Processor time of this process: on a busy machine the clock on the wall measures the neighbours.
double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

/// A station with a pile of whole forms at 300 dpi, every doubt settled.
struct Pile {
    TemporaryFolder folder;
    Catalogue catalogue = must(Catalogue::load(assets));
    KeyPair office = make_key_pair();
    std::filesystem::path data() const { return folder.path() / "data"; }

    Queue queue() const {
        Database store = must(open_queue_store(data()));
        KeyPair key = must(unlock_operator_key(store, {passphrase, {}, {}}));
        return Queue(std::move(store), std::move(key), catalogue, {"ljusnarsberg", "", "sv"});
    }

    void fill() {
        Chance chance(7);
        Database store = must(open_queue_store(data()));
        const PublicKey key = must(operator_public_key(store, {passphrase, {}, {}}));
        Intake intake(std::move(store), key, catalogue, nullptr,
                      {must(parse_day("2026-11-20")), "ljusnarsberg", "Posten"});
        for (int i = 0; i < form_count; ++i) {
            PrintedForm printed = print_form(catalogue, "ljusnarsberg/klagomalsblankett");
            for (std::size_t page = 0; page < printed.pages.size(); ++page)
                fill_in(printed.pages[page], printed.sheet->pages[page],
                        {{"typ", {"klagomal"}}, {"fran", {"narstaende"}}}, Writer{}, chance);
            const auto file = folder.path() / ("form-" + std::to_string(i) + ".tif");
            must(write_file(file, group4_tiff_of(printed.pages)));
            must(intake.add(file));
        }
        Queue opened = queue();
        for (const auto& item : must(opened.items.list()))
            for (const auto& doubt : must(opened.items.load(item.id)).assembled.doubts)
                must(opened.work.settle(item.id, doubt.key, values_for(doubt)));
    }

private:
    static std::vector<std::string> values_for(const Doubt& doubt) {
        if (doubt.key.starts_with("@"))
            return {"ok"};
        return doubt.suggestion.empty() ? std::vector<std::string>{"Maten var kall."}
                                        : std::vector<std::string>{doubt.suggestion.front()};
    }
};

/// A desk in a window, driven from inside the process on the wall's clock.
struct Desked {
    std::unique_ptr<Typesetter> typesetter = must(Typesetter::open(assets));
    std::unique_ptr<Window> window = must(
        Window::open({must(parse_panel("1920x1080@24")), "Tyck till", false, true}, *typesetter));
    DeskProgram program;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

    explicit Desked(const Pile& pile)
        : program(doors_of(pile),
                  {.upload =
                       [this](const Image& image) {
                           return window->upload({image.width(), image.height(), 1, image.row(0)});
                       },
                   .release = [this](TextureId texture) { window->release(texture); },
                   .place = "Kopparberg"}) {
        program.start();
        rest(0.3);
    }
    const Desk& desk() const { return program.desk(); }
    static DeskDoors doors_of(const Pile& pile) {
        return {.unlock = [&pile](const std::string&) -> Result<UnlockedQueue> {
                    return UnlockedQueue{pile.queue(), pile.queue(), ""};
                },
                .catalogue = pile.catalogue,
                .send = [&pile](Queue& queue, const SubmissionId& id) -> Result<void> {
                    Outbox outbox = TRY(Outbox::open(outbox_file(pile.data())));
                    return queue.sending.carry_out(id, outbox, {pile.office.public_key},
                                                   must(parse_day("2026-11-22")));
                },
                .today = [] { return must(parse_day("2026-11-22")); },
                .clock = [] { return DeskClock{1000}; },
                .municipality = "ljusnarsberg"};
    }
    Moment now() const {
        return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now() - start);
    }
    void draw() {
        window->settle([this](Ui& ui) { program.draw(ui); }, now());
    }
    void key(KeyDown down) {
        window->ui().give({now(), down});
        window->ui().give({now(), KeyUp{down.key}});
        draw();
    }
    /// As long as a person looks: what is done ahead is done meanwhile.
    void rest(double seconds) {
        const auto until = std::chrono::steady_clock::now() +
                           std::chrono::milliseconds(static_cast<int>(seconds * 1000));
        while (std::chrono::steady_clock::now() < until) {
            draw();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
};

void measure_next_form(const Pile& pile) {
    Desked desk(pile);
    desk.key({Key::Enter});
    if (desk.desk().view != Desk::View::Form)
        throw std::runtime_error("no form opened: " + desk.desk().message);
    std::vector<double> next, worked, keys;
    for (int i = 0; i + 2 < form_count; ++i) {
        desk.rest(1.0);
        keys.push_back(milliseconds_of([&] { desk.key({Key::F6}); }));
        desk.key({Key::F6});
        desk.rest(0.2);
        const auto before = desk.desk().form->queued.item.id;
        const double from = processor_ms();
        next.push_back(milliseconds_of([&] { desk.key({Key::Enter, false, true}); }));
        worked.push_back(processor_ms() - from);
        if (!desk.desk().form || desk.desk().form->queued.item.id == before)
            throw std::runtime_error("Ctrl Enter did not go on: " + desk.desk().message);
    }
    print_row({"desk: Ctrl Enter to the next form drawn, median of " + std::to_string(next.size()),
               median(next), "ms", "a key to its drawn frame", median(keys), "at most 100"});
    print_row({"desk: Ctrl Enter to the next form drawn, the slowest",
               *std::max_element(next.begin(), next.end()), "ms", "", 0, "at most 100"});
    print_row({"desk: the same in processor time, all threads of the renderer, median",
               median(worked), "ms", "", 0, ""});
}

void measure_idle(const Pile& pile) {
    ::setenv("TYCKTILL_OPERATOR_PASSPHRASE", passphrase.c_str(), 1);
    const test::Running running(
        {test::program("tycktill-scan"), "desk", "--data", pile.data().string()},
        pile.folder.path() / "idle");
    std::this_thread::sleep_for(std::chrono::seconds(4));
    const double before = test::cpu_seconds(running.process());
    std::this_thread::sleep_for(std::chrono::seconds(20));
    const double used = test::cpu_seconds(running.process()) - before;
    print_row({"desk: idle at the queue, over 20 s", used * 5, "% core", "", 0, "at most 1"});
}

} // namespace

int main() {
    try {
        const Xvfb display(1920, 1080);
        if (!display.ready)
            throw std::runtime_error("Xvfb is not installed; install xvfb");
        Pile pile;
        pile.fill();
        measure_next_form(pile);
        measure_idle(pile);
        return 0;
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "desk_bench: %s\n", trouble.what());
        return 1;
    }
}
