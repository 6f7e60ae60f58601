// Memory that is given back is overwritten first. Every copy of a text that the program makes on its
// way (a key pressed, a longer text, a drawn label) is so forgotten when it is released, without any
// class having to remember to. Linked into the program, not into a library: it is the program's choice, and one
// that also does long work without any secret may wait with it (forgetful_memory.h).
#include "shared/base/forgetful_memory.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

namespace {

std::atomic<bool> forgets{true};

void* take(std::size_t size) {
    if (void* block = std::malloc(size == 0 ? 1 : size))
        return block;
    throw std::bad_alloc();
}

void* take(std::size_t size, std::align_val_t align) {
    void* block = nullptr;
    if (posix_memalign(&block, static_cast<std::size_t>(align), size == 0 ? 1 : size) != 0)
        throw std::bad_alloc();
    return block;
}

void give_back(void* block) noexcept {
    if (block != nullptr && forgets.load(std::memory_order_relaxed))
        explicit_bzero(block, malloc_usable_size(block));
    std::free(block);
}

} // namespace

void tycktill::base::forget_freed_memory(bool wish) {
    forgets = wish;
}

void* operator new(std::size_t size) {
    return take(size);
}
void* operator new[](std::size_t size) {
    return take(size);
}
void* operator new(std::size_t size, std::align_val_t align) {
    return take(size, align);
}
void* operator new[](std::size_t size, std::align_val_t align) {
    return take(size, align);
}
// Also these, or what the sanitizers put in their place would be given back here.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* block) noexcept {
    give_back(block);
}
void operator delete[](void* block) noexcept {
    give_back(block);
}
void operator delete(void* block, std::size_t) noexcept {
    give_back(block);
}
void operator delete[](void* block, std::size_t) noexcept {
    give_back(block);
}
void operator delete(void* block, std::align_val_t) noexcept {
    give_back(block);
}
void operator delete[](void* block, std::align_val_t) noexcept {
    give_back(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
    give_back(block);
}
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept {
    give_back(block);
}
void operator delete(void* block, const std::nothrow_t&) noexcept {
    give_back(block);
}
void operator delete[](void* block, const std::nothrow_t&) noexcept {
    give_back(block);
}
