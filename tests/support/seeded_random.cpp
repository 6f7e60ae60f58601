#include "tests/support/seeded_random.h"
#include "tests/support/rooms.h"

#include <random>
#include <sodium.h>

namespace tycktill::test {
namespace {

std::mt19937_64& engine() {
    static std::mt19937_64 here;
    return here;
}

std::uint32_t one_number() {
    return static_cast<std::uint32_t>(engine()() >> 32);
}

void fill(void* target, std::size_t size) {
    auto* bytes = static_cast<unsigned char*>(target);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<unsigned char>(engine()() >> 56);
}

} // namespace

void seed_all_randomness(std::uint64_t seed) {
    static randombytes_implementation seeded{
        [] { return "seeded"; }, one_number, nullptr, nullptr, fill, nullptr};
    engine().seed(seed);
    randombytes_set_implementation(&seeded);
}

} // namespace tycktill::test
