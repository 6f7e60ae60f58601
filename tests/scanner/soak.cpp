/// scanner_soak MINUTES [PAGES [FIRST [DAMAGE]]]: reads pages of every form under numbers of their own, ticked and
/// damaged at random, until the time is up or so many are read. Page N is the same on every machine: a line
/// about it names what to repeat. With DAMAGE only those whose damage's name has that in it. Counts what must not happen: another page's number, a mark that says the
/// wrong thing with nobody asked, a page that is not found.
#include "scanner/reading/read_page.h"
#include "shared/base/places.h"
#include "tests/scanner/accuracy.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tycktill;

namespace {

using Steady = std::chrono::steady_clock;

/// What the workers share: memory that is zero at first.
template <typename T>
T* shared(std::size_t count) {
    void* memory =
        mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        std::exit(1);
    return new (memory) T[count]{};
}

struct Order {
    Steady::time_point end;
    int pages = 0, first = 1;
    std::string damage = {};
};

void tell(int number, const BlankPage& paper, const Person& person,
          const std::vector<Damage>& damages, const Tally& tally) {
    if (tally.read == 1 && tally.silently_wrong == 0 && tally.filled_read_as_ticked == 0)
        return;
    const char* what = tally.wrong_serial            ? "another page's number"
                       : tally.silently_wrong        ? "a mark silently wrong"
                       : tally.filled_read_as_ticked ? "a filled box read as ticked"
                                                     : "not read";
    std::printf("page %d: %s: %s, %s, %s\n", number, what, paper.name().c_str(), person.name,
                name_of(damages).c_str());
    std::fflush(stdout);
}

Tally one_page(int number, const std::vector<Damage>& damages) {
    const std::string assets = assets_folder().string();
    const auto& papers = blank_pages(assets);
    Chance chance(std::uint64_t(number) * 7919);
    // Three in four have boxes to tick.
    const int choice = chance.one_in(4) ? int(papers.size()) : ticked_pages(assets);
    const BlankPage& paper = papers[std::size_t(chance.below(choice))];
    const Person& person = people()[std::size_t(chance.below(int(people().size())))];
    const Tally tally = read_one(assets, paper, person, damages, chance);
    tell(number, paper, person, damages, tally);
    return tally;
}

void work(const Order& order, std::atomic<int>& next, Tally* sums) {
    const auto damages = all_damages();
    while (Steady::now() < order.end) {
        const int number = next++;
        if (number >= order.first + order.pages)
            return;
        const std::size_t kind = std::size_t(number) % damages.size();
        if (name_of(damages[kind]).find(order.damage) == std::string::npos)
            continue;
        sums[kind] += one_page(number, damages[kind]);
        if (number % 1000 == 0)
            std::fprintf(stderr, "page %d\n", number);
    }
}

bool is_of(const std::vector<Damage>& damages, DamageKind kind) {
    return std::any_of(damages.begin(), damages.end(),
                       [&](const Damage& damage) { return damage.kind == kind; });
}

void print_found(const char* what, const Tally& tally) {
    std::printf("found, %s: %d of %d (%.2f %%)\n", what, tally.read, tally.pages,
                100.0 * tally.read / std::max(1, tally.pages));
}

bool print_sums(const std::vector<Tally>& sums) {
    const auto damages = all_damages();
    Tally all, photos, faxes, others;
    std::fputs(table_head().c_str(), stdout);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        std::fputs(table_row(name_of(damages[i]), sums[i]).c_str(), stdout);
        all += sums[i];
        (is_of(damages[i], DamageKind::Photo) ? photos
         : is_of(damages[i], DamageKind::Fax) ? faxes
                                              : others) += sums[i];
    }
    std::fputs((states_head() + states_rows("all", all)).c_str(), stdout);
    print_found("telephone photographs", photos);
    print_found("fax", faxes);
    print_found("all others", others);
    std::printf("another page's number: %d of %d pages\n", all.wrong_serial, all.pages);
    std::printf("marks that nobody is asked about: %d, of them wrong: %d; filled boxes read as "
                "ticked: %d\n",
                all.asserted, all.silently_wrong, all.filled_read_as_ticked);
    std::printf("clear marks: %d, asked about all the same: %d (%.2f %%)\n", all.clear,
                all.clear_asked, 100.0 * all.clear_asked / std::max(1, all.clear));
    return all.wrong_serial == 0 && 10'000LL * all.silently_wrong <= all.asserted &&
           all.filled_read_as_ticked == 0 && 100LL * (photos.pages - photos.read) <= photos.pages &&
           50LL * (faxes.pages - faxes.read) <= faxes.pages && others.read == others.pages;
}

} // namespace

int main(int count, char** words) {
    const double minutes = count > 1 ? std::atof(words[1]) : 1;
    Order order{Steady::now() + std::chrono::milliseconds(std::int64_t(minutes * 60'000))};
    order.pages = count > 2 ? std::atoi(words[2]) : 1'000'000'000;
    order.first = count > 3 ? std::atoi(words[3]) : 1;
    order.damage = count > 4 ? words[4] : "";
    blank_pages(assets_folder().string()); // printed once, for all workers
    const auto jobs = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t kinds = all_damages().size();
    auto* next = shared<std::atomic<int>>(1);
    *next = order.first;
    auto* tallies = shared<Tally>(jobs * kinds);
    for (std::size_t i = 0; i < jobs; ++i)
        if (fork() == 0) {
            work(order, *next, tallies + i * kinds);
            _exit(0);
        }
    bool good = true;
    int status = 0;
    while (wait(&status) > 0)
        good = good && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    std::vector<Tally> sums(kinds);
    for (std::size_t i = 0; i < jobs * kinds; ++i)
        sums[i % kinds] += tallies[i];
    if (!good)
        std::puts("a worker ended early");
    return print_sums(sums) && good ? 0 : 1;
}
