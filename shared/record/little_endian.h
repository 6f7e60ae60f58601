#pragma once
/// Numbers in our binary formats are little-endian; reading never goes past the end.
#include "shared/base/bytes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tycktill::record {

inline void put_bytes(Bytes& bytes, BytesView more) {
    const std::size_t at = bytes.size();
    bytes.resize(at + more.size());
    std::copy(more.begin(), more.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

template <typename T>
void put_number(Bytes& bytes, T number) {
    std::array<std::uint8_t, sizeof(T)> little{};
    for (std::size_t i = 0; i < sizeof(T); ++i)
        little[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * i));
    put_bytes(bytes, little);
}

/// Takes pieces off the front; after the first that is missing everything is missing.
class ByteReader {
public:
    explicit ByteReader(BytesView bytes) : rest_(bytes) {}

    std::optional<BytesView> take(std::size_t count) {
        if (broken_ || count > rest_.size()) {
            broken_ = true;
            return std::nullopt;
        }
        const BytesView taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }

    template <typename T>
    std::optional<T> number() {
        const auto taken = take(sizeof(T));
        if (!taken)
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = sizeof(T); i-- > 0;)
            value = value << 8 | (*taken)[i];
        return static_cast<T>(value);
    }

    template <std::size_t size>
    std::optional<std::array<std::uint8_t, size>> array() {
        const auto taken = take(size);
        if (!taken)
            return std::nullopt;
        std::array<std::uint8_t, size> value{};
        std::copy(taken->begin(), taken->end(), value.begin());
        return value;
    }

    BytesView rest() const { return rest_; }
    bool at_end() const { return !broken_ && rest_.empty(); }

private:
    BytesView rest_;
    bool broken_ = false;
};

} // namespace tycktill::record
