// Kills the intake of a pile and of a watched folder at random moments, again and again: after the last
// start every page is in the queue once, and every file of the folder is moved.
//     scanner_intake_soak MINUTES [KILLS]      100 kills of each unless the time is up before
#include "forms/definition/catalogue.h"
#include "forms/paper/page_code.h"
#include "scanner/pages/encode.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/filled_page.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

using namespace tycktill;
namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

namespace {

constexpr int page_count = 200;

Bytes front_page(const Serial& serial) {
    static const Catalogue catalogue =
        Catalogue::load(fs::path(TYCKTILL_SOURCE) / "assets").value();
    const Sheet& sheet = *catalogue.sheet(catalogue.form("ljusnarsberg")->ref);
    Image page =
        drawn_page(sheet, sheet.pages[0], to_text(PageCode{fingerprint(sheet), serial, 1}), 150);
    page.dpi = 150;
    return group4_tiff_of(page).value();
}

std::set<std::string> pile(const fs::path& folder) {
    std::set<std::string> serials;
    fs::create_directories(folder);
    for (int number = 0; number < page_count; ++number) {
        const Serial serial = random_serial();
        serials.insert(serial.text);
        if (!write_file(folder / (std::to_string(number) + ".tif"), front_page(serial)))
            std::exit(1);
    }
    return serials;
}

std::vector<std::string> intake_words(const fs::path& data, const fs::path& post, bool watched) {
    std::vector<std::string> words{test::program("tycktill-scan"), "--data", data.string(),
                                   "intake", "--no-text"};
    if (watched)
        words.emplace_back("--watch");
    words.push_back(post.string());
    return words;
}

/// How many pages are lost or doubled.
int faults(const fs::path& folder, const fs::path& data, std::set<std::string> serials) {
    const auto outcome = test::run(
        {test::program("tycktill-scan"), "--data", data.string(), "queue", "--json"}, folder);
    int wrong = outcome.status == 0 ? 0 : 1;
    for (const std::string& line : split(outcome.out, '\n')) {
        if (line.empty())
            continue;
        const auto item = nlohmann::json::parse(line);
        wrong += serials.erase(item.at("serial").get<std::string>()) != 1;
        wrong += item.at("pages") != 1;
    }
    return wrong + static_cast<int>(serials.size());
}

bool has_files(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file())
            return true;
    return false;
}

/// A started intake, killed after a random while. True when it ended by itself before.
bool killed_run(const fs::path& folder, const std::vector<std::string>& words, std::mt19937& random,
                int longest_ms) {
    test::Running running(words, folder / "out");
    std::this_thread::sleep_for(
        std::chrono::milliseconds(20 + int(random() % unsigned(longest_ms))));
    return running.stop(SIGKILL) == 0;
}

/// The last run is left alone; then nothing may be missing or there twice.
int finish(const fs::path& folder, const fs::path& data, const fs::path& post, bool watched,
           const std::set<std::string>& serials) {
    test::Running running(intake_words(data, post, watched), folder / "out");
    if (watched) {
        for (int tenth = 0; tenth < 1200 && has_files(post); ++tenth)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        running.stop(SIGTERM);
        if (has_files(post))
            return page_count;
    } else {
        running.wait();
    }
    return faults(folder, data, serials);
}

struct Sum {
    int kills = 0, rounds = 0, faults = 0;
};

/// Piles are taken in under kills until there were enough of them.
Sum soak(bool watched, int kills, Steady::time_point until) {
    std::mt19937 random(watched ? 11 : 7);
    Sum sum;
    while (sum.kills < kills && Steady::now() < until) {
        const TemporaryFolder folder;
        const fs::path data = folder.path() / "data", post = folder.path() / "post";
        const auto serials = pile(post);
        ++sum.rounds;
        // A watched folder looks twice, two seconds apart, before it takes a file.
        const int longest = watched ? 4500 : 900;
        for (int i = 0; i < 25 && sum.kills < kills && Steady::now() < until; ++i) {
            const bool ended =
                killed_run(folder.path(), intake_words(data, post, watched), random, longest);
            sum.kills += !ended;
            if (ended || (watched && !has_files(post)))
                break;
        }
        sum.faults += finish(folder.path(), data, post, watched, serials);
    }
    return sum;
}

void tell(const char* what, const Sum& sum) {
    std::printf("%s: %d kills over %d piles of %d pages, %d pages lost or doubled\n", what,
                sum.kills, sum.rounds, page_count, sum.faults);
    std::fflush(stdout);
}

} // namespace

int main(int count, char** words) {
    const int minutes = count > 1 ? std::max(1, std::atoi(words[1])) : 10;
    const int kills = count > 2 ? std::max(1, std::atoi(words[2])) : 100;
    setenv("TYCKTILL_OPERATOR_PASSPHRASE", "hemlig", 1);
    setenv("TYCKTILL_ASSETS", TYCKTILL_SOURCE "/assets", 1);
    const auto begin = Steady::now();
    const Sum piles = soak(false, kills, begin + std::chrono::seconds(minutes * 30));
    tell("intake of a folder", piles);
    const Sum watched = soak(true, kills, begin + std::chrono::seconds(minutes * 60));
    tell("watched folder", watched);
    return piles.faults + watched.faults == 0 ? 0 : 1;
}
