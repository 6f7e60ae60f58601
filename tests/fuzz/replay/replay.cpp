// Gives the committed seeds of one fuzz target to it again, and each of them cut at every place and with every
// byte turned: what a fuzzer found once stays mended, and a target that has grown blind is seen.
//
//     replay_NAME FOLDER…
#include "shared/base/files.h"
#include "tests/support/rooms.h"

#include <cstdio>

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t most_changed = 400; ///< places of one seed, spread over it
long runs = 0;

void give(const Bytes& bytes) {
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    ++runs;
}

void give_seed(const Bytes& seed) {
    give(seed);
    const std::size_t step = seed.size() / most_changed + 1;
    for (std::size_t at = 0; at < seed.size(); at += step) {
        give(Bytes(seed.begin(), seed.begin() + static_cast<std::ptrdiff_t>(at)));
        Bytes turned = seed;
        turned[at] = static_cast<std::uint8_t>(turned[at] ^ (1U << (at % 8)));
        give(turned);
    }
}

} // namespace

int main(int count, char** words) {
    long seeds = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& entry : std::filesystem::directory_iterator(words[i])) {
            const auto seed = read_file(entry.path());
            if (!seed) {
                std::fprintf(stderr, "%s\n", seed.error().what.c_str());
                return 1;
            }
            give_seed(*seed);
            ++seeds;
        }
    std::printf("%ld seeds, %ld inputs\n", seeds, runs);
    return seeds > 0 ? 0 : 1;
}
