// After Klart, Rensa and the time-out no word that a person wrote is left in this process. The word is
// never whole in the test itself: each letter is kept turned and only turned back to be typed.
#include "app_scene.h"
#include "tests/support/rooms.h"

#include <array>
#include <cstring>
#include <fstream>
#include <sstream>

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

constexpr unsigned char turn = 0x5A;

/// "Vaktelägget-Qzx9" with every byte turned; ASCII, so that a letter is a byte.
struct Canary {
    std::vector<unsigned char> turned;
    explicit Canary(const char* turned_text) {
        for (const char* at = turned_text; *at != 0; ++at)
            turned.push_back(static_cast<unsigned char>(*at));
    }
    char32_t letter(std::size_t at) const { return static_cast<char32_t>(turned[at] ^ turn); }
};

/// A word that is made of the seed, so that it stands nowhere in the program's own texts.
Canary make_canary(unsigned seed, std::size_t length) {
    Canary canary("");
    for (std::size_t at = 0; at < length; ++at) {
        seed = seed * 1103515245u + 12345u;
        canary.turned.push_back(static_cast<unsigned char>(('a' + (seed >> 16) % 26) ^ turn));
    }
    return canary;
}

bool stands_at(const char* bytes, const Canary& canary) {
    for (std::size_t at = 0; at < canary.turned.size(); ++at)
        if ((static_cast<unsigned char>(bytes[at]) ^ turn) != canary.turned[at])
            return false;
    return true;
}

struct Region {
    std::uintptr_t begin = 0, end = 0;
};

std::vector<Region> writable_regions() {
    std::vector<Region> regions;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream words(line);
        Region region;
        char dash = 0;
        std::string rights;
        words >> std::hex >> region.begin >> dash >> region.end >> rights;
        const bool special = line.find("[v") != std::string::npos;
        if (rights.rfind("rw", 0) == 0 && !special)
            regions.push_back(region);
    }
    return regions;
}

/// How many times the word stands in this process's memory; the window that is read through is
/// overwritten, so that it does not find itself.
int times_in_memory(const Canary& canary) {
    static std::array<char, 1 << 16> window;
    int times = 0;
    std::ifstream memory("/proc/self/mem", std::ios::binary);
    const std::size_t overlap = canary.turned.size() - 1;
    for (const Region& region : writable_regions()) {
        for (std::uintptr_t at = region.begin; at < region.end; at += window.size() - overlap) {
            const std::size_t size = std::min<std::size_t>(window.size(), region.end - at);
            memory.clear();
            memory.seekg(static_cast<std::streamoff>(at));
            if (!memory.read(window.data(), static_cast<std::streamsize>(size)))
                break;
            const auto own = reinterpret_cast<std::uintptr_t>(window.data());
            for (std::size_t i = 0; i + canary.turned.size() <= size; ++i) {
                const bool in_window = at + i >= own && at + i < own + window.size();
                times += !in_window && stands_at(window.data() + i, canary) ? 1 : 0;
            }
        }
    }
    window.fill(0);
    return times;
}

void type_letters(AppScene& scene, const Canary& canary) {
    for (std::size_t at = 0; at < canary.turned.size(); ++at)
        scene.give(Character{canary.letter(at)}, Moment{1});
}

/// A long word goes to the heap; one of ten letters lives inside the strings themselves.
struct Written {
    Canary text = make_canary(20261122, 40), name = make_canary(471147, 10);
    AppScene scene;

    Written() {
        scene.presses("Börja", "Klagomål", "Vet inte", "Mig själv");
        type_letters(scene, text);
        scene.presses("Nästa", "Hoppa över", "Ja, jag lämnar mina uppgifter");
        type_letters(scene, name);
    }
    void expect_nothing() {
        scene.wait(2s);
        CHECK(times_in_memory(text) == 0);
        CHECK(times_in_memory(name) == 0);
    }
};

} // namespace

TEST_CASE("while it is written, what is written is found: the search itself works") {
    Written written;
    CHECK(times_in_memory(written.text) > 0);
    CHECK(times_in_memory(written.name) > 0);
}

TEST_CASE("nothing is left in memory after Avbryt och rensa") {
    Written written;
    written.scene.presses("Avbryt och rensa", "Rensa nu");
    written.expect_nothing();
}

TEST_CASE("nothing is left in memory after the time-out") {
    Written written;
    written.scene.wait(125s);
    REQUIRE(written.scene.says("Säg vad du tycker."));
    written.expect_nothing();
}

TEST_CASE("nothing is left in memory once it is sent and thanked for") {
    Written written;
    written.scene.press("Adress, postnummer och ort").type(U"Storgatan 5, 714 30 Kopparberg");
    written.scene.press("Telefon").type(U"070-174 06 35");
    written.scene.presses("Nästa", "Visa resten", "Skicka");
    REQUIRE(written.scene.kept.size() == 1);
    written.expect_nothing();
    written.scene.press("Klart – rensa skärmen");
    written.expect_nothing();
}
