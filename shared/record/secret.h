#pragma once
/// Bytes that must not be left behind: keys and what opens them. Kept in locked memory between guard
/// pages and overwritten when they go, also when a vector grows.
#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>
#include <vector>

namespace tycktill::record {

namespace detail {
void* take_secret_memory(std::size_t bytes); ///< nullptr when there is none
void give_secret_memory(void* memory);
} // namespace detail

template <typename T>
struct SecretAllocator {
    using value_type = T;
    SecretAllocator() = default;
    template <typename U>
    SecretAllocator(const SecretAllocator<U>&) {}
    T* allocate(std::size_t count) {
        void* memory = detail::take_secret_memory(count * sizeof(T));
        if (!memory)
            throw std::bad_alloc();
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t) { detail::give_secret_memory(memory); }
    template <typename U>
    bool operator==(const SecretAllocator<U>&) const {
        return true;
    }
};

using SecretBytes = std::vector<std::uint8_t, SecretAllocator<std::uint8_t>>;

/// Overwrites memory in a way that no compiler takes away.
void wipe(void* memory, std::size_t bytes);

} // namespace tycktill::record
