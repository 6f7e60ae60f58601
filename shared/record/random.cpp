#include "shared/record/random.h"

#include "shared/record/sodium.h"

namespace tycktill::record {

std::uint32_t random_below(std::uint32_t count) {
    ready_sodium();
    return randombytes_uniform(count);
}

} // namespace tycktill::record
