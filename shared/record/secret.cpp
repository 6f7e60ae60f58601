#include "shared/record/secret.h"

#include "shared/record/sodium.h"

#include <cstdio>
#include <cstdlib>

namespace tycktill::record {

void ready_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) {
        std::fputs("tycktill: the machine gives no random numbers; nothing can be sealed\n",
                   stderr);
        std::abort();
    }
}

void* detail::take_secret_memory(std::size_t bytes) {
    ready_sodium();
    return sodium_malloc(bytes);
}

void detail::give_secret_memory(void* memory) {
    sodium_free(memory);
}

void wipe(void* memory, std::size_t bytes) {
    sodium_memzero(memory, bytes);
}

} // namespace tycktill::record
